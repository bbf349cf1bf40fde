"""Text as people type it, and the form in which two spellings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.words import apart, clean, digits, fold, one_line, words

any_text = st.text(st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna", "Anna"),
        ("", ""),
        ("a\x00b\x07c\x1b[0m\x7f", "abc[0m"),
        ("a\ud800b\udfff", "a�b�"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("tab\tstays", "tab\tstays"),
        ("A\u030asa", "Åsa"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_F43_F44_F48_text_is_cleaned_of_what_breaks_files_and_servers(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Anna\t Berg \n", "Anna Berg"), ("one\r\ntwo", "one two"), ("a\u00a0b\u2028c", "a b c"), (" \n ", "")],
)
def test_text_is_brought_on_one_line(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åsa Öberg", "asa oberg"),
        ("STRASSE", "straße"),
        ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"),
        ("Þórður", "thordur"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("Istanbul", "ıstanbul"),
        ("O’Brien", "o'brien"),
        ("O´Brien", "o'brien"),
        ("ＦＵＬＬ", "full"),
        ("ﬁnance", "finance"),
        ("  Anna\n Berg", "anna berg"),
        ("Νίκος", "ΝΙΚΟΣ"),
        ("Ё", "е"),
        ("Đorđe", "dorde"),
        ("A\u030asa", "Åsa"),
    ],
)
def test_F48_two_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "folded"), [("Åsa  Öberg", "asa oberg"), ("A-B c_d", "a-b c_d"), ("東京", "東京"), ("", "")]
)
def test_the_folded_form_is_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_F49_different_words_stay_different() -> None:
    assert len({fold(text) for text in ("Anna", "Hanna", "Ann", "An na", "Anna.", "анна")}) == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pay-roll, 2nd  floor", ["pay", "roll", "2nd", "floor"]),
        ("snake_case O’Brien", ["snake", "case", "o", "brien"]),
        ("  …  ", []),
        ("Löneutbetalning 東京", ["loneutbetalning", "東京"]),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("+46 (0)8-123", "4608123"), ("٠١٢", "012"), ("x²", ""), ("none", ""), ("７", "7")]
)
def test_digits_of_any_script_are_read(text: str, found: str) -> None:
    assert digits(text) == found


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_F43_F44_cleaned_text_can_be_written_anywhere(text: str) -> None:
    assert "\x00" not in clean(text)
    assert clean(text).encode().decode() == clean(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("דוד לוי", "\u2068דוד לוי\u2069"),
        ("محمد 5", "\u2068محمد 5\u2069"),
        ("Bo\u202egnp.exe", "\u2068Bo\u202egnp.exe\u2069"),
        ("Bo \u2067Lind", "\u2068Bo \u2067Lind\u2069\u2069"),
        ("Bo\u2069 \u202eLind", "\u2068Bo \u202eLind\u2069"),
        ("one, \u2068דוד\u2069", "one, \u2068דוד\u2069"),
        ("Bo Lind", "Bo Lind"),
        ("Åsa Öberg · “Łódź” 北京 Ελένη", "Åsa Öberg · “Łódź” 北京 Ελένη"),
        ("", ""),
    ],
)
def test_F47_a_text_that_turns_the_direction_of_writing_is_isolated_and_no_other(text: str, shown: str) -> None:
    assert apart(text) == shown
    assert apart(shown) == shown


@given(st.text(st.sampled_from("aב5 \u202e\u202c\u2066\u2067\u2068\u2069"), max_size=12))
def test_F47_what_is_isolated_ends_where_the_text_does(text: str) -> None:
    shown, depth = apart(text), 0
    for place, sign in enumerate(shown, start=1):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth > 0 or place == len(shown) or shown == text
    assert depth == 0
    assert shown.replace("\u2068", "").replace("\u2069", "") == text.replace("\u2068", "").replace("\u2069", "")
