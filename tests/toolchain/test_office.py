"""LibreOffice as the reader of what we write."""

from pathlib import Path

from tests.support.office import Cell, Office

CSV = 'name,phone,note\r\nÅsa  B,0046 8,=1+1\r\n"two\nlines",,2026-03-02\r\n'


def test_cells_come_back_with_kind_text_and_formula(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "three rows.csv"
    path.write_bytes(CSV.encode())
    assert office.opened(path) == [
        [Cell("string", "name"), Cell("string", "phone"), Cell("string", "note")],
        [Cell("string", "Åsa  B"), Cell("string", "0046 8"), Cell("float", "2", "of:=1+1")],
        [Cell("string", "two\nlines"), Cell("", ""), Cell("date", "2026-03-02")],
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_cell(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "marked.csv"
    path.write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    assert office.opened(path)[0][0] == Cell("string", "name")
