"""People are found by the beginnings of all typed words, and by any part of a number."""

import pytest

from frontdesk.lookup.model import Why
from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import person

BY_WORDS = [
    ("edg", [("edgar", Why("name", "Edgar"))]),
    ("poole edgar", [("edgar", Why("name", "Edgar Poole"))]),
    ("EDGAR  Poo", [("edgar", Why("name", "Edgar Poole"))]),
    ("anna", [("annabel", Why("name", "Annabel")), ("anna", Why("name", "Anna"))]),
    ("anna smith", [("anna", Why("name", "Anna Smith"))]),
    ("smith", [("smithson", Why("name", "Smithson")), ("anna", Why("name", "Smith"))]),
    ("anna acc", [("anna", Why("name", "Anna"))]),
    ("acc", [("anna", Why("department", "Accounts")), ("edgar", Why("department", "Accounts"))]),
    ("anna.smith@exa", [("anna", Why("mail", "anna.smith@example"))]),
    ("human res", [("jose", Why("department", "Human Resources"))]),
]
ACCENTS = [("jose muller", "jose"), ("JOSÉ MÜ", "jose"), ("soren lukasz", "soren"), ("sinead o'neill", "oneill")]
SCRIPTS = [
    ("山", "yamada", "山"),
    ("太郎", "yamada", "太郎"),
    ("業部", "yamada", "業部"),
    ("иван пет", "ivan", "Иван Петров"),
    ("СКЛАД", "ivan", "Склад"),
    ("حداد", "layla", "حداد"),
]
NUMBERS = [
    ("231", ["edgar", "annabel"]),
    ("0231", ["annabel", "edgar"]),
    ("570555", ["anna", "edgar"]),
    ("0570 555 01-42", ["edgar"]),
    ("+1 (570) 555.0142", ["edgar"]),
    ("001570/5550142", ["edgar"]),
    ("+49 (0)30 123", ["jose"]),
    ("142", ["edgar"]),
    ("5501", ["anna", "edgar", "layla"]),
    ("٠١٤٢", ["edgar"]),
    ("５５５０１７７", ["anna"]),
    ("99999", []),
]


def ids(desk_file: DeskFile, text: str, limit: int = 8) -> list[str]:
    return [hit.id for hit in desk_file.find(text, kind="person", limit=limit)]


@pytest.mark.parametrize(("text", "expected"), BY_WORDS)
def test_every_typed_word_begins_a_word_of_the_person(
    desk_file: DeskFile, text: str, expected: list[tuple[str, Why]]
) -> None:
    assert [(hit.id, hit.why) for hit in desk_file.find(text, kind="person", limit=8)] == expected


@pytest.mark.parametrize(("text", "expected"), ACCENTS)
def test_accents_need_not_be_typed(desk_file: DeskFile, text: str, expected: str) -> None:
    assert ids(desk_file, text) == [expected]


@pytest.mark.parametrize(("text", "expected", "why"), SCRIPTS)
def test_every_script_is_found_by_its_own_words(desk_file: DeskFile, text: str, expected: str, why: str) -> None:
    assert [(hit.id, hit.why.text) for hit in desk_file.find(text, kind="person", limit=8)] == [(expected, why)]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_any_part_of_a_number_finds_its_people(desk_file: DeskFile, text: str, expected: list[str]) -> None:
    assert ids(desk_file, text) == expected


def test_a_number_says_the_part_that_was_typed(desk_file: DeskFile) -> None:
    (hit,) = desk_file.find("poole 0570 555", kind="person", limit=8)
    assert (hit.id, hit.score, hit.why) == ("edgar", 1.0, Why("number", "0570 555"))


def test_a_word_beside_a_number_must_match_as_well(desk_file: DeskFile) -> None:
    assert ids(desk_file, "570 anna") == ["anna"]
    assert ids(desk_file, "joan 570 555") == ["smithson"]


def test_a_sentence_finds_whom_it_names(desk_file: DeskFile) -> None:
    (first, second) = desk_file.find("edgar about an invoice", kind="person", limit=8)
    assert (first.id, first.why) == ("edgar", Why("name", "Edgar"))
    assert (second.id, second.why) == ("oneill", Why("role", "Invoice"))
    assert 0 < second.score < first.score < 1


def test_in_a_sentence_beginnings_and_little_words_find_nobody(desk_file: DeskFile) -> None:
    desk_file.apply([person("an", "An Nguyen")], [], seq=8)
    assert ids(desk_file, "is there an edg on the line") == []
    assert ids(desk_file, "an") == ["annabel", "an", "anna"]


def test_a_word_that_many_share_does_not_flood_a_sentence(desk_file: DeskFile) -> None:
    crowd = [person(f"clerk-{n}", f"Person {n}", department="Complaints") for n in range(40)]
    desk_file.apply(crowd, [], seq=8)
    assert ids(desk_file, "edgar about complaints please") == ["edgar"]


def test_the_exact_title_stands_before_more_used_beginnings(desk_file: DeskFile) -> None:
    desk_file.apply([person("plain", "Anna")], [], seq=8)
    assert ids(desk_file, "anna") == ["plain", "annabel", "anna"]


def test_a_title_that_begins_so_stands_before_a_more_used_name_that_has_the_word(desk_file: DeskFile) -> None:
    desk_file.apply([person("title", "Smithers Bo")], [], seq=8)
    assert ids(desk_file, "smith") == ["title", "smithson", "anna"]


def test_of_a_thousand_alike_the_most_used_come_first(desk_file: DeskFile) -> None:
    desk_file.apply([person(f"z{n:04}", f"Zed Zander {n:04}", uses=n % 500) for n in range(1000)], [], seq=8)
    for text in ("z", "ze", "zan", "zander ze"):
        assert ids(desk_file, text, limit=4) == ["z0499", "z0999", "z0498", "z0998"]
