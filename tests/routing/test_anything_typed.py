"""Whatever stands in the box: an answer or nothing, never an error and never a wait."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.routing.encoder import Encoder
from frontdesk.routing.router import Router
from frontdesk.routing.said import Named, Said
from tests.routing.topics import SAID, TOPICS, PlainReader

READER = PlainReader()
ROUTERS = {"words": Router(TOPICS), "meaning": Router(TOPICS, READER)}
IDS = {topic.id for topic in TOPICS}
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.mark.parametrize("router", ROUTERS.values(), ids=ROUTERS)
@given(text=ANYTHING)
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(router: Router, text: str) -> None:
    found = router.rank(text, 9)
    assert {one.topic for one in found} in (IDS, set())
    assert all(0 <= one.confidence <= 1 for one in found)
    assert (router.owned(text) is None) == (not found)
    assert len(router.matters(text)) in (0, 2)


@given(texts=st.lists(ANYTHING, max_size=8))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_learned_saved_and_forgotten(texts: list[str]) -> None:
    router = Router(TOPICS, PlainReader())
    router.learn(*(Said(str(place), text, "park") for place, text in enumerate(texts)))
    router.relearn()
    again = Router(TOPICS, PlainReader(), saved=router.saved())
    for place in range(len(texts)):
        again.forget(str(place))
    assert again.known() == {"phrase park 0"}


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🙂🙂", "\x00\x01", "—–", '"" * ( ) -', "\ud800"])
def test_without_a_word_there_is_nothing(text: str) -> None:
    assert ROUTERS["meaning"].rank(text) == ()
    assert ROUTERS["meaning"].owned(text) is None


@pytest.mark.parametrize(
    "make",
    [lambda: "a" * 10_000_000, lambda: "invoice " * 1_300_000, lambda: "日本語" * 3_000_000, lambda: "? " * 5_000_000],
    ids=["one word", "words", "unspaced", "stops"],
)
def test_ten_megabytes_are_read_at_their_beginning(make: Callable[[], str]) -> None:
    text = make()
    assert ROUTERS["meaning"].rank(text) == ROUTERS["meaning"].rank(text[:1_000])
    assert ROUTERS["meaning"].matters(text) == ()
    assert READER.longest <= 1_000


def test_words_in_any_script_match_where_they_are_the_same() -> None:
    topics = [
        Named("de", "Rückerstattung"),
        Named("ru", "Возврат денег"),
        Named("ja", "返金"),
        Named("el", "Επιστροφή"),
    ]
    router = Router(topics)
    typed = ("ruckerstattung", "возврат", "返金", "ΕΠΙΣΤΡΟΦΗ")
    assert [router.rank(text)[0].topic for text in typed] == ["de", "ru", "ja", "el"]


def test_a_row_of_nothing_is_a_number(encoder: Encoder) -> None:
    router = Router([Named("odd", "🙂"), Named("bare", ""), *TOPICS], encoder)
    router.learn(*SAID, Said("z", "🙂", "odd"), Said("y", "", "bare"))
    router.relearn()
    assert router.rank("the barrier of the garage")[0].topic == "park"
    assert sum(one.confidence for one in router.rank("日本語", 9)) == pytest.approx(1, abs=1e-4)
