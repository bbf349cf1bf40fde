"""Spelling: every letter by its word, accents named, other scripts letter by letter."""

import pytest

from ui.models.spelling import digits_said, said, spelled


@pytest.mark.parametrize(
    ("letter", "word"),
    [
        ("a", "Alfa"), ("J", "Juliett"), ("x", "X-ray"), ("0", "zero"), ("9", "nine"),
        ("-", "hyphen"), ("’", "apostrophe"), (".", "dot"), ("&", "and"), ("@", "at"),
        ("é", "Echo with acute"), ("Å", "Alfa with ring above"), ("ø", "Oscar with stroke"),
        ("ü", "Uniform with two dots"), ("ñ", "November with tilde"), ("ß", "double Sierra"),
        ("Ж", "Ж"), ("ω", "ω"), ("山", "山"), ("ﬁ", "ﬁ"),
    ],
)  # fmt: skip
def test_a_letter_is_said_so_that_it_cannot_be_misheard(letter: str, word: str) -> None:
    assert said(letter) == word


def test_the_table_is_whole() -> None:
    assert [said(letter)[0].lower() for letter in "abcdefghijklmnopqrstuvwxyz"] == list("abcdefghijklmnopqrstuvwxyz")


def test_a_name_is_spelled_word_by_word() -> None:
    assert spelled("  Zoë\tO’Neil ") == [
        ("Zoë", "Zulu · Oscar · Echo with two dots"),
        ("O’Neil", "Oscar · apostrophe · November · Echo · India · Lima"),
    ]
    assert spelled("") == []


def test_marks_stay_with_their_letter() -> None:
    assert spelled("e\N{COMBINING DOT BELOW}") == [("ẹ", "Echo with dot below")]
    assert spelled("Pe\N{COMBINING ACUTE ACCENT}") == [("Pé", "Papa · Echo with acute")]


def test_digits_are_said_in_their_groups() -> None:
    assert digits_said("570 555 0142") == "five seven zero, five five five, zero one four two"
    assert digits_said("+46 8 12") == "plus four six, eight, one two"
    assert digits_said("231") == "two three one"
