"""Whatever is typed is answered, and nothing typed is taken for a language."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.lookup.model import Why
from frontdesk.lookup.service import DeskFile
from frontdesk.lookup.typed import MOST_TERMS, read
from tests.lookup.cards import person, topic

SYNTAX = [
    "",
    " ",
    "\x00",
    "ed\x00gar\x00",
    "\ud800edgar\udfff",
    '"',
    '""edgar"',
    "edgar*",
    "*",
    "^edgar",
    "name : edgar",
    "{name text} : edgar",
    "- edgar",
    "edgar AND",
    "AND OR NOT",
    "NEAR(edgar poole, 3)",
    "NEAR(",
    "edgar + poole",
    "(((((",
    "'; DROP TABLE cards; --",
    "%_%",
    "…!?.,;:/\\|-_=+[]{}()<>@#$^&*~`",
    "\N{ZERO WIDTH JOINER}\N{RIGHT-TO-LEFT OVERRIDE}",
    "²½ﷺ",
    "9" * 5000,
    "1 " * 5000,
    "+(" * 5000,
    "edgar " * 5000,
    "x" * 10_000_000,
    "é" * 10_000_000,
    "💥" * 100_000,
]


@pytest.mark.parametrize(("terms", "letters"), [(50, 200), (10_000, 5), (10, 100_000)])
def test_F53_at_most_sixteen_terms_of_a_hundred_characters_are_read(terms: int, letters: int) -> None:
    typed = read(" ".join(f"{n:02}{'x' * letters}" for n in range(terms)))
    assert len(typed.sequence) <= MOST_TERMS
    assert {len(word) for word in typed.sequence} <= {100, *range(1, 100)}


@pytest.mark.parametrize("text", SYNTAX, ids=range(len(SYNTAX)))
def test_F52_the_syntax_of_queries_is_only_text(desk_file: DeskFile, text: str) -> None:
    for kind in ("person", "topic", "article"):
        assert len(desk_file.find(text, kind=kind, limit=8)) <= 8
    assert desk_file.count("person") == 10


@pytest.mark.parametrize("text", ['"edgar', "edgar*", "^edgar", "(edgar", "edgar\x00", "\ud800 edgar"])
def test_F43_F44_F52_signs_around_a_name_do_not_hide_it(desk_file: DeskFile, text: str) -> None:
    assert [hit.id for hit in desk_file.find(text, kind="person", limit=8)] == ["edgar"]


def test_F52_every_naughty_string_is_answered(desk_file: DeskFile, naughty_strings: list[str]) -> None:
    for text in naughty_strings:
        for kind in ("person", "topic"):
            assert len(desk_file.find(text, kind=kind, limit=8)) <= 8


@pytest.mark.parametrize("text", ["", " ", "\t\n\u00a0", "?", "…!?.,;:/", '-- () "" **', "\N{ZERO WIDTH JOINER}"])
def test_F51_blanks_and_signs_find_nothing(desk_file: DeskFile, text: str) -> None:
    assert [desk_file.find(text, kind=kind, limit=8) for kind in ("person", "topic", "article")] == [[], [], []]


def test_F48_a_name_is_found_whichever_way_its_letters_are_written(desk_file: DeskFile) -> None:
    desk_file.apply([person("nfd", "A\u030asa O\u0308berg")], [], seq=8)
    for text in ("Åsa Öberg", "A\u030asa", "asa oberg"):
        (hit,) = desk_file.find(text, kind="person", limit=8)
        assert (hit.id, hit.title) == ("nfd", "Åsa Öberg")


def test_F49_a_name_in_letters_that_look_the_same_is_not_found_for_the_other(desk_file: DeskFile) -> None:
    desk_file.apply([person("cyrillic", "Аnnа Smith")], [], seq=8)
    assert [hit.id for hit in desk_file.find("anna smith", kind="person", limit=8)] == ["anna"]


def test_F55_the_reason_for_a_hit_in_a_very_long_text_is_a_few_of_its_words(desk_file: DeskFile) -> None:
    desk_file.apply(
        [topic("long", "Rules", text="hail " * 20_000 + "marzipan on the floor " + "hail " * 80_000)], [], seq=8
    )
    (hit,) = desk_file.find("marzipan", kind="topic", limit=8)
    assert (hit.id, hit.why) == ("long", Why("text", "marzipan"))
    (hit,) = desk_file.find("hail", kind="topic", limit=8)
    assert (hit.id, hit.why.field, len(hit.why.text) < 300) == ("long", "text", True)


def test_no_hits_are_asked_for_and_none_come(desk_file: DeskFile) -> None:
    assert desk_file.find("edgar", kind="person", limit=0) == []


@given(st.text(st.characters(categories=None), max_size=60))
def test_any_text_at_all_is_read(text: str) -> None:
    typed = read(text)
    assert len(typed.words) <= MOST_TERMS
