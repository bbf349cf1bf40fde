"""The log in each format, opened by the programs that its readers have, and compared value by value."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import Reason, Step
from frontdesk.exchange.entries import COLUMNS, TAKEN
from frontdesk.exchange.wanted import Format, Wanted
from tests.cli.house import BEN, BY, IT
from tests.exchange.house import HEADER, House, fonts, house_in, printed, rows_of, selected
from tests.support.office import EMPTY, Cell, Office
from ui.paper import PdfPaper

THURSDAY = date(2026, 3, 12)
#: What a caller is called or asks, and how CSV guards it.
WILD = {
    "=SUM(1)": "'=SUM(1)",
    "+15705550142": "'+15705550142",
    "-2+3": "'-2+3",
    "@here": "'@here",
    "\t=1": "'\t'=1",
    "007": "'007",
    "3-12": "'3-12",
    "https://example.com/a": "https://example.com/a",
    "two\nlines": "two\nlines",
    "أحمد الفارسي": "أحمد الفارسي",
    "דוד לוי": "דוד לוי",
    "打印机故障": "打印机故障",
    "🙂 jammed": "🙂 jammed",
    'quote " comma , semicolon ; <b>&amp;': 'quote " comma , semicolon ; <b>&amp;',
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in("Europe/Stockholm", tmp_path) as made:
        made.desk.paper = PdfPaper
        yield made


@pytest.fixture
def told(house: House) -> list[dict[str, str]]:
    """A returned hand-off, and one to a department; what the log tells of them, as text."""
    first = house.at("2026-03-12 13:42").hand_off(
        "The printer eats paper", due="2026-03-12 15:00", received="(570) 555-0199", caller="Zoë Ek"
    )
    house.at("2026-03-12 14:10")
    house.desk.handoffs.give_back(first, Reason.NOT_MINE, note="asked twice", meant=BEN.party, by=BY)
    second = house.at("2026-03-12 15:30").hand_off("Fax", due="2026-03-13 09:00", to=IT.party, topic=None)
    house.at("2026-03-12 15:45").move(second, Step.ACKNOWLEDGE)
    house.at("2026-03-13 12:00")
    every = {"day": "2026-03-12", "organisation": "Ek & Sons", "kind": "callback", "promise": "call you back",
             "channel": "phone", "department": "IT", "carried_over": "yes"}  # fmt: skip
    return [
        {**dict.fromkeys(HEADER, ""), **every, **row}
        for row in (
            {
                "reference": house.desk.calls.handoff(first).reference,
                "state": "returned",
                "overdue": "yes",
                "made_at": "2026-03-12 14:42+01:00",
                "due_at": "2026-03-12 16:00+01:00",
                "caller": "Zoë Ek",
                "number": "+1 570 555 0199",
                "topic": "Printer faults",
                "owner": "Ava Dunne",
                "to": "Ava Dunne",
                "summary": "The printer eats paper",
                "moves": "14:42 made by Mona\n15:10 returned by Mona (not mine; Ben Cole’s): asked twice",
            },
            {
                "reference": house.desk.calls.handoff(second).reference,
                "state": "acknowledged",
                "overdue": "no",
                "made_at": "2026-03-12 16:30+01:00",
                "due_at": "2026-03-13 10:00+01:00",
                "organisation": "",
                "to": "IT",
                "summary": "Fax",
                "moves": "16:30 made by Mona\n16:45 acknowledged by Mona",
            },
        )
    ]


def exported(house: House, folder: Path, *formats: Format, day: date = THURSDAY, **more: Any) -> list[Path]:
    """The files of the day's log in these formats, of all where none is named."""
    wanted = Wanted(first=day, last=day)
    files = {format: folder / wanted.file_name(format) for format in formats or Format}
    return [written.file for written in house.desk.day_log.export_all(wanted, files, **more)]


def squeezed(text: str) -> str:
    """`text` as it can be compared after it was set into lines: no white space, no shapes, no marks of direction."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


def shown(rows: list[dict[str, str]], cells: list[list[Cell]]) -> list[dict[str, str]]:
    """What a spreadsheet shows, as rows by column; the empty cells at the end of a line are no cells."""
    full = [[*line, *[EMPTY] * (len(HEADER) - len(line))] for line in cells[1:]]
    assert len(full) == len(rows)
    return [dict(zip(HEADER, (cell.text for cell in line), strict=True)) for line in full]


def test_csv_shows_each_value_in_libreoffice(
    house: House, told: list[dict[str, str]], tmp_path: Path, office: Office
) -> None:
    (file,) = exported(house, tmp_path, Format.CSV)
    cells = office.opened(file)
    assert [cell.text for cell in cells[0]] == HEADER
    assert shown(told, cells) == told
    assert {cell.formula for line in cells for cell in line} == {""}


def test_xlsx_shows_each_value_in_libreoffice_and_everything_is_text(
    house: House, told: list[dict[str, str]], tmp_path: Path, office: Office
) -> None:
    (file,) = exported(house, tmp_path, Format.XLSX)
    cells = office.opened(file)
    assert [cell.text for cell in cells[0]] == HEADER
    assert shown(told, cells) == told
    assert {(cell.kind, cell.formula) for line in cells for cell in line} <= {("string", ""), ("", "")}


def test_json_tells_each_value_to_jq(house: House, told: list[dict[str, str]], tmp_path: Path) -> None:
    (file,) = exported(house, tmp_path, Format.JSON, totals={"handed off": 2})
    assert selected(file, "[keys_unsorted, .from, .to, .zone, .until, .filter, .totals]") == [
        ["from", "to", "zone", "until", "filter", "totals", "handoffs"], "2026-03-12", "2026-03-12",
        "Europe/Stockholm", "2026-03-13T00:00:00+01:00", {"department": None, "owner": None}, {"handed off": 2},
    ]  # fmt: skip
    assert selected(file, "[.handoffs[] | keys_unsorted]") == [HEADER, HEADER]
    first = selected(file, ".handoffs[0]")
    assert first.pop("moves") == [
        {"at": "2026-03-12T14:42:00+01:00", "step": "made", "by": "Mona", "note": "", "reason": None, "whose": None},
        {"at": "2026-03-12T15:10:00+01:00", "step": "returned", "by": "Mona", "note": "asked twice",
         "reason": "not-mine", "whose": "Ben Cole"},
    ]  # fmt: skip
    as_text = {name: told[0][name] for name in HEADER if name != "moves"}
    assert first == as_text | {
        "overdue": True,
        "carried_over": True,
        "made_at": "2026-03-12T14:42:00+01:00",
        "due_at": "2026-03-12T16:00:00+01:00",
    }
    assert selected(file, "[.handoffs[1] | .overdue, .topic, .owner, .to, (.moves | length)]") == [
        False, "", "", "IT", 2,
    ]  # fmt: skip


def test_pdf_prints_each_value_in_order(
    house: House, told: list[dict[str, str]], tmp_path: Path, qapp: QApplication
) -> None:
    (file,) = exported(house, tmp_path, Format.PDF, totals={"handed off": 2, "answered": 7})
    text = squeezed(printed(file))
    head = "Hand-offs, 2026-03-12 As of 2026-03-13 00:00+01:00 (Europe/Stockholm) handed off: 2 answered: 7"
    assert text.startswith(squeezed(head))
    words = {"overdue": "overdue ", "carried_over": "carried over ", "made_at": "made ", "due_at": "due ",
             "owner": "owner ", "to": "to ", "channel": "by ", "department": "department "}  # fmt: skip
    order = [*HEADER[: HEADER.index("kind")], "department", *HEADER[HEADER.index("kind") : -1]]
    place = 0
    for row in told:
        for name in order:
            value = squeezed(words.get(name, "") + row[name]) if row[name] else ""
            place = text.index(value, place) + len(value)
    assert text.endswith("Page1of1")


def test_all_fonts_are_in_the_pdf(house: House, told: list[dict[str, str]], tmp_path: Path, qapp: QApplication) -> None:
    house.at("2026-03-12 16:00").hand_off("أحمد Ελλάδα Привет", due="2026-03-13 12:00")
    (file,) = exported(house, tmp_path, Format.PDF)
    assert fonts(file)
    assert set(fonts(file).values()) == {"yes"}


def test_F50_F91_F92_F93_whatever_callers_say_stays_what_it_is(
    house: House, tmp_path: Path, office: Office, qapp: QApplication
) -> None:
    house.at("2026-03-12 09:00")
    stored = [house.desk.calls.handoff(house.hand_off(wild, due="2026-03-12 12:00")).reference for wild in WILD]
    csv_file, xlsx_file, pdf_file, json_file = exported(house, tmp_path)
    place = HEADER.index("summary")
    said = [wild.strip() for wild in WILD]
    assert [line[place].text for line in office.opened(xlsx_file)[1:]] == said
    assert {line[place].kind for line in office.opened(xlsx_file)[1:]} == {"string"}
    assert [row["summary"] for row in rows_of(csv_file)] == [
        "'=1" if wild == "\t=1" else guarded for wild, guarded in WILD.items()
    ]
    assert selected(json_file, "[.handoffs[].summary]") == said
    assert selected(json_file, "[.handoffs[].reference]") == stored
    assert_shown_or_named(squeezed(printed(pdf_file)), said)


def assert_shown_or_named(text: str, said: list[str]) -> None:
    """Each letter can be copied out of the pages, or is named as one that no font shows."""
    for words in said:
        letters = [c for c in squeezed(words) if f"U+{ord(c):04X}" not in text]
        is_leftwards = any(unicodedata.bidirectional(c) in ("R", "AL") for c in letters)
        assert is_leftwards or "".join(letters) in text, words
        assert set(letters) <= set(text), words


def test_F92_a_workbook_keeps_its_heading_in_sight_and_holds_no_formula_number_or_link(
    house: House, told: list[dict[str, str]], tmp_path: Path
) -> None:
    (file,) = exported(house, tmp_path, Format.XLSX)
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        names = parts.namelist()
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert set(re.findall(r'<c r="\w+" s="\d+" t="(\w+)"', sheet)) == {"inlineStr"}
    assert "<f>" not in sheet
    assert "<v>" not in sheet
    assert not [name for name in names if "rels" in name and "sheet" in name]
    assert len(re.findall(r"<col ", sheet)) >= 10
    assert re.findall(r'<row r="(\d)"[^>]* ht="(\d+)"', sheet) == [("2", "45"), ("3", "30")]


def test_the_second_sheet_says_what_the_log_is_of(house: House, tmp_path: Path) -> None:
    house.at("2026-03-13 12:00")
    (file,) = exported(house, tmp_path, Format.XLSX, totals={"handed off": 2})
    with zipfile.ZipFile(file) as parts:
        about = re.findall(r"<t[^>]*>([^<]*)</t>", parts.read("xl/worksheets/sheet2.xml").decode())
    assert about[:8] == ["from", "2026-03-12", "to", "2026-03-12", "zone", "Europe/Stockholm", "until",
                         "2026-03-13 00:00+01:00"]  # fmt: skip
    assert about[-2:] == ["handed off", "2"]


def test_F92_a_text_too_long_for_a_cell_is_cut_in_xlsx_alone_and_says_so(
    house: House, tmp_path: Path, office: Office
) -> None:
    house.at("2026-03-12 09:00").hand_off("🙂" * 20_000, due="2026-03-12 12:00")
    csv_file, xlsx_file = exported(house, tmp_path, Format.CSV, Format.XLSX)
    place = HEADER.index("summary")
    shown_there = office.opened(xlsx_file)[1][place].text
    assert rows_of(csv_file)[0]["summary"] == "🙂" * 20_000
    assert shown_there.endswith("🙂… (cut here; the other formats have all of it)")
    assert 16_000 < shown_there.count("🙂") < 16_384


@pytest.mark.parametrize(
    ("day", "moments", "offsets"),
    [
        ("2026-03-29", ["2026-03-28 23:00", "2026-03-29 21:59"], ["00:00:00+01:00", "23:59:00+02:00"]),
        ("2026-10-25", ["2026-10-24 22:00", "2026-10-25 00:30", "2026-10-25 01:30", "2026-10-25 22:59"],
         ["00:00:00+02:00", "02:30:00+02:00", "02:30:00+01:00", "23:59:00+01:00"]),
    ],
)  # fmt: skip
def test_days_of_23_and_25_hours_are_told_alike(
    house: House, tmp_path: Path, day: str, moments: list[str], offsets: list[str], office: Office, qapp: QApplication
) -> None:
    for at in moments:
        house.move(house.at(at).hand_off(at, due=at), Step.FINISH)
    house.at("2026-12-31 12:00")
    csv_file, xlsx_file, pdf_file, json_file = exported(house, tmp_path, day=date.fromisoformat(day))
    as_text = [f"{day} {offset[:5]}{offset[8:]}" for offset in offsets]
    assert selected(json_file, "[.handoffs[].made_at]") == [f"{day}T{offset}" for offset in offsets]
    assert [row["made_at"] for row in rows_of(csv_file)] == as_text
    assert [line[HEADER.index("made_at")].text for line in office.opened(xlsx_file)[1:]] == as_text
    assert all(squeezed(f"made {at}") in squeezed(printed(pdf_file)) for at in as_text)


def test_a_day_without_hand_offs_is_told_in_every_format(house: House, tmp_path: Path, qapp: QApplication) -> None:
    house.at("2026-03-13 12:00")
    csv_file, _, pdf_file, json_file = exported(house, tmp_path)
    assert rows_of(csv_file) == []
    assert selected(json_file, ".handoffs") == []
    assert "There are no hand-offs to tell of." in printed(pdf_file)


def test_the_same_log_is_the_same_json_and_csv(house: House, told: list[dict[str, str]], tmp_path: Path) -> None:
    before = [file.read_bytes() for file in exported(house, tmp_path, Format.CSV, Format.JSON)]
    assert [file.read_bytes() for file in exported(house, tmp_path, Format.CSV, Format.JSON)] == before


def test_every_step_has_its_word_and_every_column_its_place() -> None:
    assert set(TAKEN) == set(Step)
    assert [column.name for column in COLUMNS] == HEADER
    assert {column.heading for column in COLUMNS} == {
        "Hand-off", "Made, due", "Caller", "Topic, owner, to", "Promise", "Asked", "Moves",
    }  # fmt: skip
