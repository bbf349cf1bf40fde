"""What sounds alike, and under which keys a word of a name lies."""

import pytest

from frontdesk.lookup.likeness import nearest
from frontdesk.lookup.short_forms import forms
from frontdesk.lookup.sounds import skeleton, sound_keys, spoken

ALIKE = [
    ("smykowski", "smikofski"),
    ("smith", "smyth"),
    ("meier", "mayer"),
    ("maier", "meyer"),
    ("katherine", "catherine"),
    ("knight", "night"),
    ("wright", "rite"),
    ("phillips", "filips"),
    ("john", "jon"),
    ("mueller", "muller"),
    ("kowalski", "kovalski"),
    ("szymanski", "shimanski"),
    ("schulz", "shults"),
    ("stephen", "steven"),
]
APART = [("berg", "holm"), ("anna", "otto"), ("smith", "schultz"), ("meier", "martin"), ("kelly", "perry")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_sounds_alike_shares_its_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_sounds_different_does_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(("word", "said"), [("smyth", "smit"), ("wright", "rit"), ("smykowski", "smikofski"), ("", "")])
def test_spellings_of_one_sound_become_one_sign(word: str, said: str) -> None:
    assert spoken(word) == said


@pytest.mark.parametrize("word", ["", "x", "4th", "231", "a" * 25, "山", "💥"])
def test_what_is_no_name_lies_nowhere(word: str) -> None:
    assert sound_keys(word) == set()


def test_a_word_lies_by_its_consonants_its_code_and_its_beginning() -> None:
    code, beginning = {"JNS", "NS", "JS", "JN"}, {"jones", "ones", "jnes", "joes", "jons", "jone"}
    assert sound_keys("jones") == {"=ans", *code, *beginning}


def test_a_word_of_other_letters_lies_by_its_letters() -> None:
    assert sound_keys("иван") == {"иван", "ван", "иан", "ивн", "ива"}


def test_nearer_is_worth_more_and_a_sound_more_than_a_slip() -> None:
    found = nearest("smith", ["smith", "smyth", "smits", "schmidt", "holm"])
    assert sorted(found, key=lambda word: -found[word].worth) == ["smith", "smyth", "smits", "schmidt"]
    assert (found["smyth"].field, found["smits"].field) == ("sounds like", "spelt nearly")


def test_short_and_full_forms_lead_to_each_other() -> None:
    assert "bob" in forms()["robert"]
    assert "robert" in forms()["bob"]
    assert all(name.isalpha() and name == name.lower() for name in forms())
