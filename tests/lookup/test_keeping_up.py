"""Cards come and go; however they came, the file answers the same."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from frontdesk.lookup.model import Card, Hit
from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import PEOPLE, TOPICS, person, topic

WORDS = ("anna", "anne", "smith", "smythe", "Éva", "billing", "bill", "account", "山田")
NUMBERS = ("+15705550142", "231", "0231", "+4930123456")
QUERIES = (*WORDS, "a", "b", "an", "ann smi", "billing account", "231", "5705", "0142", "anna 231", "x anna about bill")

names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
cards = st.builds(
    lambda kind, id, name, more, numbers, uses: Card(
        kind, str(id), name, (("name", name), *(("keyword", word) for word in more)), tuple(numbers), uses
    ),
    st.sampled_from(("person", "topic")),
    st.integers(0, 9),
    names,
    st.lists(st.sampled_from(WORDS), max_size=2),
    st.lists(st.sampled_from(NUMBERS), max_size=2),
    st.integers(0, 3),
)


@contextmanager
def opened(folder: str, name: str) -> Iterator[DeskFile]:
    file = DeskFile.open(Path(folder) / name, hub_id="hub-1")
    try:
        yield file
    finally:
        file.close()


def answers(file: DeskFile) -> list[object]:
    found: list[object] = [file.find(text, kind=kind, limit=5) for text in QUERIES for kind in ("person", "topic")]
    return [*found, *(sorted(file.holders(number)) for number in NUMBERS), file.count("person"), file.count("topic")]


def best(file: DeskFile, text: str, kind: str = "person") -> list[str]:
    return [hit.id for hit in file.find(text, kind=kind, limit=8)]


@settings(max_examples=60, deadline=None)
@given(st.lists(cards, max_size=14), st.lists(cards, max_size=8), st.lists(st.integers(0, 9), max_size=4))
def test_slices_and_a_rebuild_answer_the_same(first: list[Card], then: list[Card], gone: list[int]) -> None:
    left = [("person", str(id)) for id in gone]
    remaining = {(card.kind, card.id): card for card in [*first, *then] if (card.kind, card.id) not in left}
    with tempfile.TemporaryDirectory() as folder, opened(folder, "a") as applied, opened(folder, "b") as rebuilt:
        applied.apply(first, [], seq=1)
        applied.apply(then, left, seq=2)
        rebuilt.rebuild(remaining.values(), seq=2)
        assert answers(applied) == answers(rebuilt)
        applied.apply(then, left, seq=2)
        assert answers(applied) == answers(rebuilt)


def test_an_empty_file_has_seen_nothing_and_finds_nothing(path: Path) -> None:
    with opened(str(path.parent), path.name) as file:
        assert (file.seen(), file.count("person"), file.holders("231"), best(file, "anna")) == (0, 0, [], [])


def test_what_was_applied_is_seen_and_never_less(desk_file: DeskFile) -> None:
    desk_file.apply([], [], seq=12)
    desk_file.apply([person("late", "Late Comer")], [], seq=9)
    assert desk_file.seen() == 12


def test_a_changed_card_is_found_by_its_new_words_only(desk_file: DeskFile) -> None:
    desk_file.apply([person("edgar", "Eduard Poole", numbers=("232",))], [], seq=8)
    assert best(desk_file, "edgar") == []
    assert best(desk_file, "eduard") == ["edgar"]
    assert best(desk_file, "5550142") == []
    assert (desk_file.holders("231"), desk_file.holders("232")) == ([], [("person", "edgar")])
    assert desk_file.count("person") == 10


def test_a_card_that_is_gone_is_found_no_more(desk_file: DeskFile) -> None:
    desk_file.apply([], [("person", "edgar"), ("person", "never-there")], seq=8)
    assert (best(desk_file, "edgar"), best(desk_file, "0142"), desk_file.count("person")) == ([], [], 9)


def test_a_card_used_more_moves_up(desk_file: DeskFile) -> None:
    assert best(desk_file, "parking", "topic") == ["fines", "parking"]
    desk_file.apply([replace(TOPICS[1], uses=10)], [], seq=8)
    assert best(desk_file, "parking", "topic") == ["parking", "fines"]


def test_an_exact_number_names_all_who_hold_it(desk_file: DeskFile) -> None:
    desk_file.apply([person("second", "Second Holder", numbers=("+15705550142",), uses=3)], [], seq=8)
    assert desk_file.holders("+15705550142") == [("person", "second"), ("person", "edgar")]
    assert desk_file.holders("15705550142") == []
    assert desk_file.holders("231") == [("person", "edgar")]


def test_a_rebuild_that_fails_changes_nothing(desk_file: DeskFile) -> None:
    def broken() -> Iterator[Card]:
        yield person("new", "New Comer")
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        desk_file.rebuild(broken(), seq=20)
    with pytest.raises(AttributeError):
        desk_file.apply([person("new", "New Comer"), None], [], seq=20)  # type: ignore[list-item]
    assert (desk_file.seen(), best(desk_file, "new"), best(desk_file, "edgar")) == (7, [], ["edgar"])


def test_a_rebuild_leaves_nothing_of_before(desk_file: DeskFile) -> None:
    desk_file.rebuild([topic("only", "Only topic")], seq=3)
    assert (desk_file.seen(), desk_file.count("person"), best(desk_file, "0142")) == (3, 0, [])
    assert best(desk_file, "only", "topic") == ["only"]


def test_F43_F44_text_that_a_file_cannot_hold_is_cleaned(desk_file: DeskFile) -> None:
    name = "Odd\x00 Na\ud800me"
    odd = Card("person", "odd", name, (("name", name), ("role", "a\x1eb\x1fc")), (" 40 4 ",))
    desk_file.apply([odd], [], seq=8)
    (hit,) = desk_file.find("odd", kind="person", limit=8)
    assert (hit.id, hit.title) == ("odd", "Odd Na\N{REPLACEMENT CHARACTER}me")
    assert desk_file.holders("404") == [("person", "odd")]


def test_another_connection_reads_while_one_writes_and_sees_it_when_done(path: Path, desk_file: DeskFile) -> None:
    with opened(str(path.parent), path.name) as reader:
        assert best(reader, "5550142") == ["edgar"]
        seen_inside: list[list[Hit]] = []

        def watched() -> Iterator[Card]:
            yield person("new", "New Comer", numbers=("+15705559999",))
            seen_inside.append(reader.find("edgar", kind="person", limit=8))

        desk_file.apply(watched(), [("person", "edgar")], seq=8)
        assert [[hit.id for hit in hits] for hits in seen_inside] == [["edgar"]]
        assert (best(reader, "edgar"), best(reader, "5550142"), best(reader, "559999")) == ([], [], ["new"])
        desk_file.rebuild(PEOPLE, seq=9)
        assert (best(reader, "5550142"), best(reader, "559999"), reader.seen()) == (["edgar"], [], 9)
