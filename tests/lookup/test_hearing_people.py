"""People are found by a name that was heard, mistyped or shortened, and always after those who have it just so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.lookup.ear import Ear
from frontdesk.lookup.model import Why
from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import TOPICS, person, topic

PEOPLE = (
    person("robert", "Robert Smykowski", role="Invoice clerk"),
    person("bob", "Bob Poole", department="Legal"),
    person("john", "John Smith"),
    person("katherine", "Katherine Howe"),
    person("catherine", "Catherine Berg"),
    person("meier", "Anna Meier"),
    person("mayer", "Jens Mayer"),
    person("maier", "Ute Maier"),
    person("muller", "Jürgen Müller"),
    person("oberg", "Åsa Öberg"),
    person("zolc", "Łukasz Żółć"),
    person("oneill", "Sinéad O’Neill"),
    person("mcdonald", "Hamish McDonald"),
    person("anne-marie", "Anne-Marie Duval"),
    person("vanderberg", "Peter van der Berg"),
    person("delacruz", "Carlos de la Cruz"),
    person("nguyen", "An Nguyen"),
    person("li", "Bo Li"),
    person("lee", "Al Lee"),
    person("wright", "William Wright", uses=3),
    person("knight", "Elizabeth Knight"),
    person("ivan", "Иван Петров"),
    person("yamada", "山田 太郎"),
)
BY_SOUND = [
    ("Smikofski", ["robert"]),
    ("smykovsky", ["robert"]),
    ("robert smikofski", ["robert"]),
    ("Smikofski Robert", ["robert"]),
    ("Jon Smyth", ["john"]),
    ("Catherine", ["catherine", "katherine"]),
    ("Katherine", ["katherine", "catherine"]),
    ("kathryn how", ["katherine"]),
    ("Meier", ["meier", "maier", "mayer"]),
    ("Mayer", ["mayer", "maier", "meier"]),
    ("Maier", ["maier", "meier", "mayer"]),
    ("elizabeth night", ["knight"]),
    ("Mueller", ["muller"]),
    ("asa oeberg", ["oberg"]),
]
BY_SPELLING = [
    ("nguen", ["nguyen"]),
    ("hamihs mcdonald", ["mcdonald"]),
    ("smtih john", ["john"]),
    ("jmith john", ["john"]),
    ("lukas zolc", ["zolc"]),
    ("петроф", ["ivan"]),
    ("macdonald", ["mcdonald"]),
    ("mac donald", ["mcdonald"]),
    ("mc donald", ["mcdonald"]),
    ("oneil", ["oneill"]),
    ("annemarie", ["anne-marie"]),
    ("qoole", ["bob"]),
    ("vanderberg", ["vanderberg"]),
    ("delacruz", ["delacruz"]),
]
BY_SHORT_FORM = [
    ("bob", ["bob", "robert"]),
    ("Robert", ["robert", "bob"]),
    ("Bob Smykowski", ["robert"]),
    ("Robert Poole", ["bob"]),
    ("bob smikofski", ["robert"]),
    ("liz knight", ["knight"]),
    ("bill wright", ["wright"]),
]
REASONS = [
    ("smikofski", "robert", Why("sounds like", "smikofski")),
    ("robert smikofski", "robert", Why("sounds like", "smikofski")),
    ("bob smykowski", "robert", Why("in full", "bob")),
    ("bob smikofski", "robert", Why("sounds like", "smikofski")),
    ("bob smykofski", "robert", Why("in full", "bob")),
    ("robert poole", "bob", Why("short for", "robert")),
    ("nguen", "nguyen", Why("spelt nearly", "nguen")),
    ("oneil", "oneill", Why("spelt nearly", "oneil")),
    ("robert smyk", "robert", Why("name", "Robert Smykowski")),
]
SHORT = [
    ("li", ["li"]),
    ("al", ["lee"]),
    ("bo", ["li", "bob"]),
    ("le", ["lee", "bob"]),
    ("ed", []),
    ("jo", ["john"]),
    ("x", []),
    ("xy", []),
    ("lu", ["zolc"]),
    ("ann", ["meier", "anne-marie", "nguyen"]),
]
NOBODY = ["qwzx", "zzyzx", "billing", "parking permits", "invoices were wrong", "what", "card", "川", "смит"]


@pytest.fixture
def heard(path: Path) -> Iterator[DeskFile]:
    file = DeskFile.open(path, hub_id="hub-1")
    file.rebuild([*PEOPLE, *TOPICS], seq=7)
    yield file
    file.close()


def ids(file: DeskFile, text: str, limit: int = 8) -> list[str]:
    return [hit.id for hit in file.find(text, kind="person", limit=limit)]


@pytest.mark.parametrize(("text", "expected"), BY_SOUND)
def test_a_name_written_as_it_was_heard_finds_the_one_it_means(heard: DeskFile, text: str, expected: list[str]) -> None:
    assert ids(heard, text) == expected


@pytest.mark.parametrize(("text", "expected"), BY_SPELLING)
def test_a_slip_of_the_fingers_and_another_way_to_write_it_find_the_name(
    heard: DeskFile, text: str, expected: list[str]
) -> None:
    assert ids(heard, text) == expected


@pytest.mark.parametrize(("text", "expected"), BY_SHORT_FORM)
def test_a_short_form_finds_the_full_name_and_the_other_way_round(
    heard: DeskFile, text: str, expected: list[str]
) -> None:
    assert ids(heard, text) == expected


@pytest.mark.parametrize(("text", "id", "why"), REASONS)
def test_the_reason_says_what_the_name_is_to_the_typed_word(heard: DeskFile, text: str, id: str, why: Why) -> None:
    found = {hit.id: hit.why for hit in heard.find(text, kind="person", limit=8)}
    assert found[id] == why


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_a_short_name_does_not_match_everybody(heard: DeskFile, text: str, expected: list[str]) -> None:
    assert ids(heard, text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_what_sounds_like_nobody_finds_nobody(heard: DeskFile, text: str) -> None:
    assert ids(heard, text) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("smik", ["robert"]), ("smikof", ["robert"]), ("jurgen mul", ["muller"])]
)
def test_a_name_is_heard_before_its_last_letter(heard: DeskFile, text: str, expected: list[str]) -> None:
    assert ids(heard, text) == expected


def test_whoever_has_the_name_just_so_stands_before_whoever_is_used_more(heard: DeskFile) -> None:
    heard.apply([person("often", "Ute Mayer", uses=900), person("begins", "Meierhof Ada")], [], seq=8)
    assert ids(heard, "meier") == ["begins", "meier", "maier", "often", "mayer"]


def test_where_a_name_is_there_just_so_a_misspelling_is_not_thought_of(heard: DeskFile) -> None:
    heard.apply([person("joan", "Joan Smith"), person("jon", "Jon Smyth")], [], seq=8)
    assert ids(heard, "john smith") == ["john", "jon"]
    assert ids(heard, "jhon smith") == ["john", "jon", "joan"]


def test_nobody_is_listened_for_when_the_list_is_full(heard: DeskFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def listened(*_: object) -> None:
        raise AssertionError("the list was full already")

    heard.apply([person(f"meier-{n}", f"Anna Meier {n}") for n in range(4)], [], seq=8)
    monkeypatch.setattr("frontdesk.lookup.names.find_heard", listened)
    assert len(ids(heard, "meier", limit=5)) == 5
    with pytest.raises(AssertionError, match="full already"):
        ids(heard, "meier", limit=6)


def test_six_words_are_a_sentence_and_no_name(heard: DeskFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def listened(*_: object, **__: object) -> None:
        raise AssertionError("every word of a sentence was listened for")

    monkeypatch.setattr(Ear, "hear", listened)
    assert ids(heard, "robert smikofski wants his money back") == ["robert"]
    with pytest.raises(AssertionError, match="was listened for"):
        ids(heard, "robert smikofski wants his money")


def test_a_name_is_heard_in_a_sentence_beside_what_is_found_plainly(heard: DeskFile) -> None:
    first, *others = heard.find("smikofski about the warranty of my cooler", kind="person", limit=8)
    assert (first.id, first.why, others) == ("robert", Why("sounds like", "smikofski"), [])
    assert first.score < 0.5
    assert ids(heard, "i need robert smikofski for a warranty")[0] == "robert"


def test_a_heard_name_scores_less_than_one_that_stands_there(heard: DeskFile) -> None:
    plain, nearly = (heard.find(text, kind="person", limit=1)[0].score for text in ("smykowski", "smikofski"))
    assert (plain, nearly < 1.0) == (1.0, True)


def test_a_name_is_heard_as_long_as_somebody_has_it(heard: DeskFile) -> None:
    heard.apply([person("second", "Ada Smykowski")], [("person", "robert")], seq=8)
    assert ids(heard, "smikofski") == ["second"]
    heard.apply([person("second", "Ada Holm")], [], seq=9)
    assert ids(heard, "smikofski") == []
    assert ids(heard, "hollm") == ["second"]


def test_a_name_that_another_still_has_is_heard_on(heard: DeskFile) -> None:
    heard.apply([person("second", "Ada Smykowski")], [], seq=8)
    heard.apply([], [("person", "robert")], seq=9)
    assert ids(heard, "smikofski") == ["second"]


def test_a_name_that_was_not_there_when_it_was_first_typed_is_heard(heard: DeskFile) -> None:
    assert ids(heard, "lindkvist") == []
    heard.apply([person("new", "Ada Lindquist")], [], seq=8)
    assert ids(heard, "lindkvist") == ["new"]


def test_nothing_of_a_name_stays_in_the_file_that_nobody_has_any_more(heard: DeskFile) -> None:
    heard.apply([], [("person", one.id) for one in PEOPLE], seq=8)
    assert heard._db.execute("SELECT count(*) FROM sounds").fetchone()[0] == 0


def test_names_of_topics_are_not_heard(heard: DeskFile) -> None:
    heard.apply([topic("late", "Billing parking late")], [], seq=8)
    assert heard.find("billink", kind="topic", limit=8) == []
    assert heard._db.execute("SELECT count(*) FROM sounds WHERE word IN ('billing', 'parking')").fetchone()[0] == 0


def test_F52_every_naughty_string_is_answered_by_people_who_can_be_heard(
    heard: DeskFile, naughty_strings: list[str]
) -> None:
    assert all(len(heard.find(text, kind="person", limit=8)) <= 8 for text in naughty_strings)


BAD = [
    "smikofski" * 2_000,
    "smik " * 5_000,
    "smíkøfskí 💥",
    "s\x00mikofski",
    "\ud800",
    '"smikofski" OR',
    "o" * 300,
    "de la " * 40,
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_F52_F53_whatever_is_typed_hearing_answers(heard: DeskFile, text: str) -> None:
    assert len(heard.find(text, kind="person", limit=8)) <= 8


def test_a_name_as_long_as_a_page_and_names_of_signs_are_filed(heard: DeskFile) -> None:
    heard.apply([person("long", "Ab" * 5_000), person("signs", "*** 123 💥 ²"), person("empty", " ")], [], seq=8)
    assert ids(heard, "smikofski") == ["robert"]
