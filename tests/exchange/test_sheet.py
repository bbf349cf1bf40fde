"""CSV for spreadsheets: harmless, unchanged, and numbers that stay numbers to ring."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.exchange.sheet import csv_bytes, guarded, unguarded
from frontdesk.exchange.tables import read_table

# Text as the hub holds it: no NUL, no lone surrogate.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HAZARDS = st.text("='\"+-@;,|\t\r\n ＝＠1Ex(!a", max_size=12)


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(content).rows]


def test_text_is_quoted_numbers_are_bare_lines_end_as_windows_has_it_and_a_mark_says_utf_8() -> None:
    written = csv_bytes(("Caller", "Calls", "Note"), [("Åsa", 3, None), ('the "old" one', -1, "a\nb")])
    assert written == (b'\xef\xbb\xbf"Caller","Calls","Note"\r\n"\xc3\x85sa",3,""\r\n"the ""old"" one",-1,"a\nb"\r\n')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("  =1+1", "'  =1+1"),
        ('"=1+1', "'\"=1+1"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("'=1+1", "''=1+1"),
        ("x;=1+1", "x;'=1+1"),
        ("x,=1+1", "x,'=1+1"),
        ("x|=1+1", "x|'=1+1"),
        ("x\t=1+1", "x\t'=1+1"),
        ("x\n=1+1", "x\n'=1+1"),
        ("x; ＝1+1", "x; '＝1+1"),
        ("x;-2+cmd|' /C calc'!A0", "x;'-2+cmd|' /C calc'!A0"),
        ("x;+SUM(A1)", "x;'+SUM(A1)"),
    ],
)
def test_F91_what_a_spreadsheet_would_carry_out_gets_an_apostrophe(text: str, expected: str) -> None:
    assert guarded(text) == expected
    assert unguarded(expected) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0701", "'0701"),
        ("+15705550142", "'+15705550142"),
        ("15705550142", "15705550142"),
        ("467012345678", "'467012345678"),
        ("12E456", "'12E456"),
        ("3-12", "'3-12"),
        ("+46 812 345", "'+46 812 345"),
    ],
)
def test_F91_what_a_spreadsheet_would_show_as_another_number_stays_text(text: str, expected: str) -> None:
    assert guarded(text) == expected
    assert unguarded(expected) == text


@pytest.mark.parametrize(
    "text",
    [
        "+1 570 555 0142",
        "+46 70 123 45 67 ext 12",
        "1001",
        "2026-11-21",
        "14:30",
        "K7M2QX",
        "O'Brien",
        "'quoted'",
        "anna@example.com",
        "Called twice, +46 70 123 45 67; -5 degrees",
        "Please:\n- call back\n- bring the form",
        "a = b",
        "",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.one_of(TEXT, HAZARDS))
def test_F91_the_guard_comes_off_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(st.lists(st.one_of(TEXT, HAZARDS), min_size=3, max_size=3).filter(any), max_size=6))
def test_whatever_is_written_is_read_back_the_same(rows: list[list[str]]) -> None:
    assert cells(csv_bytes(("One", "Two, or more", "Three;3"), rows)) == [tuple(row) for row in rows]


@given(st.lists(st.one_of(TEXT, HAZARDS).filter(bool), max_size=6))
def test_a_table_of_one_column_is_read_back_the_same(column: list[str]) -> None:
    assert cells(csv_bytes(("Note",), [[text] for text in column])) == [(text,) for text in column]


def test_F91_the_known_payloads_come_out_harmless_and_come_back_unchanged(shared: Path) -> None:
    payloads = (shared / "corpora/csv/csv-injection/Intruder/csv-payload.txt").read_text(encoding="utf-8").splitlines()
    harmful = [payload for payload in payloads if payload[0] in "=+-@"]
    assert len(harmful) == 5
    assert [guarded(payload)[0] for payload in harmful] == ["'"] * 5
    assert cells(csv_bytes(("Payload",), [[payload] for payload in payloads])) == [(payload,) for payload in payloads]


def test_F91_a_formula_in_a_column_s_name_is_harmless_too() -> None:
    assert csv_bytes(("=1+1",), []) == b'\xef\xbb\xbf"\'=1+1"\r\n'


def test_F43_F44_a_character_that_no_file_can_hold_does_not_stop_the_writing() -> None:
    assert csv_bytes(("Note",), [["a\0b"], ["c\ud800"]]) == b'\xef\xbb\xbf"Note"\r\n"ab"\r\n"c?"\r\n'


def test_no_text_takes_long_to_guard() -> None:
    hostile = "|-" * 200_000
    assert unguarded(guarded(hostile)) == hostile
