"""What was learned outlives the program, and is learned again where it does not."""

import pytest

from frontdesk.routing.kept import unpack
from frontdesk.routing.router import Router
from frontdesk.routing.said import Named, Said
from tests.routing.topics import SAID, TOPICS, PlainReader

ASKED = ("the barrier", "my bill", "login screen", "ill tomorrow", "something else")


@pytest.fixture
def taught() -> Router:
    router = Router(TOPICS, PlainReader())
    router.learn(*SAID)
    router.relearn()
    return router


def test_a_router_answers_as_the_one_it_was_saved_from(taught: Router) -> None:
    again = Router(TOPICS, PlainReader(), saved=taught.saved())
    assert again.known() == taught.known()
    for text in ASKED:
        rows = taught.rank(text)
        assert [one.topic for one in again.rank(text)] == [one.topic for one in rows]
        assert [one.score for one in again.rank(text)] == pytest.approx([one.score for one in rows], abs=0.05)


def test_what_was_saved_is_not_read_again(taught: Router) -> None:
    reader = PlainReader()
    Router(TOPICS, reader, saved=taught.saved())
    assert reader.asked == 0


def test_a_new_topic_and_a_renamed_one_are_read_and_the_others_stay(taught: Router) -> None:
    topics = [*TOPICS[:3], Named("leave", "Days off"), Named("food", "Canteen")]
    again = Router(topics, PlainReader(), saved=taught.saved())
    assert again.rank("the barrier")[0].topic == "park"
    assert {one.topic for one in again.rank("canteen", 9)} == {"bill", "park", "pass", "leave", "food"}


def test_a_phrase_that_was_taken_back_is_forgotten(taught: Router) -> None:
    bare = [Named(topic.id, topic.name, topic.keywords) for topic in TOPICS]
    again = Router(bare, PlainReader(), saved=taught.saved())
    assert again.known() == {said.id for said in SAID}


def test_damage_anywhere_is_nothing_and_never_an_error(taught: Router) -> None:
    whole = taught.saved()
    assert unpack(whole) is not None
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        spoiled = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        assert Router(TOPICS, saved=spoiled).rank("parking")
        assert unpack(whole[:place]) is None
    assert unpack(b"") is None
    assert unpack(b"PK\x03\x04 no") is None


def test_what_was_learned_with_weights_is_not_mixed_with_what_is_learned_without(taught: Router) -> None:
    plain = Router(TOPICS, saved=taught.saved())
    assert plain.known() == {"phrase park 0"}
    assert plain.rank("parking")[0].topic == "park"


def test_learning_goes_on_after_a_start(taught: Router) -> None:
    again = Router(TOPICS, PlainReader(), saved=taught.saved())
    again.learn(Said("9", "xylophone lessons", "leave"))
    again.forget("1")
    again.relearn()
    assert again.known() == (taught.known() | {"9"}) - {"1"}
