"""CSV as real programs write it, read cell by cell, and refused with the line where it is broken."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import Refused
from frontdesk.exchange.tables import RefusedRow, Row, Table, TableUnreadable, read_table

SPECTRUM = [
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "newlines",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
]
DAISY = [
    ("1", "dog", "Cleo", "5"),
    ("2", "dog", "Pancakes", "4"),
    ("3", "cat", "Mozie", "8"),
    ("4", "spider", "Daisy, the tarantula", "6"),
]


def cells(content: bytes | str) -> list[tuple[str, ...]]:
    table = read(content)
    assert table.refused == ()
    return [row.cells for row in table.rows]


def read(content: bytes | str) -> Table:
    return read_table(content.encode() if isinstance(content, str) else content)


def refusal(content: bytes | str) -> TableUnreadable:
    with pytest.raises(TableUnreadable) as refused:
        read(content)
    assert refused.value.hint
    return refused.value


@pytest.mark.parametrize("name", SPECTRUM)
def test_the_spectrum_is_read_as_it_says_it_should_be(shared: Path, name: str) -> None:
    spectrum = shared / "corpora/csv/csv-spectrum"
    table = read_table(spectrum / f"csvs/{name}.csv")
    expected = json.loads((spectrum / f"json/{name}.json").read_bytes())
    assert [dict(zip(table.headers, row.cells, strict=True)) for row in table.rows] == expected
    assert table.refused == ()


def test_the_two_of_the_spectrum_that_contradict_themselves_are_read_as_they_lie_there(shared: Path) -> None:
    spectrum = shared / "corpora/csv/csv-spectrum/csvs"
    # The file was checked in with bare line feeds; its expectation still says CR LF.
    assert read_table(spectrum / "newlines_crlf.csv").rows == (
        Row(2, ("1", "2", "3")),
        Row(3, ("Once upon \na time", "5", "6")),
        Row(5, ("7", "8", "9")),
    )
    # Its expectation has another telephone number; the degree signs were lost before it was checked in.
    assert read_table(spectrum / "location_coordinates.csv").rows == (
        Row(2, ("2095257564", "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W", "Modesto", "Stanislaus")),
    )


@pytest.mark.parametrize(("number", "delimiter"), [(1, ","), (2, ";"), (3, ","), (4, "\t")])
def test_F62_delimiter_and_quotes_are_found_out(shared: Path, number: int, delimiter: str) -> None:
    table = read_table(shared / f"corpora/csv/sqlite-utils/tests/sniff/example{number}.csv")
    assert table.headers == ("id", "species", "name", "age")
    assert [row.cells for row in table.rows] == DAISY
    assert table.delimiter == delimiter


def test_a_list_of_payloads_is_one_column_and_the_line_with_a_comma_is_refused(shared: Path) -> None:
    table = read_table(shared / "corpora/csv/csv-injection/Intruder/csv-payload.txt")
    assert table.headers == ('DDE ("cmd";"/C calc";"!A0")A0',)
    assert [row.line for row in table.rows] == [2, 3, 4, 5]
    assert table.refused == (RefusedRow(6, "2 cells where the header has 1"),)


@pytest.mark.parametrize(("name", "count"), [("dir_kubernetes_sigs.csv", 271), ("dir_uk_local_services.csv", 117)])
def test_both_real_directories_are_read_whole(shared: Path, name: str, count: int) -> None:
    table = read_table(shared / "directories" / name)
    assert table.headers == ("topic", "owner", "text", "status", "contact")
    assert (len(table.rows), table.refused) == (count, ())


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_F62_the_encoding_is_found_out(encoding: str, told: str) -> None:
    table = read("name;ort\r\nÅsa Öberg;Växjö\r\n".encode(encoding))
    assert (table.encoding, table.headers) == (told, ("name", "ort"))
    assert table.rows == (Row(2, ("Åsa Öberg", "Växjö")),)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń,Łukasz", "cp1250"),
        ("Иван Петров,возврат товара", "cp1251"),
        ("田中太郎,配送の問い合わせ", "cp932"),
        ("L’accueil,12 €", "cp1252"),
    ],
)
def test_F62_other_desktops_encodings_are_known_by_their_letters(text: str, encoding: str) -> None:
    table = read(f"name,note\n{text}\n".encode(encoding))
    assert table.rows[0].cells == tuple(text.split(","))
    assert table.encoding == encoding


def test_one_broken_byte_in_utf_8_refuses_its_row_and_spoils_no_other() -> None:
    table = read("name,ort\nÅsa,Växjö\n".encode() + b"Andr\xe9,Lund\n" + "Bo,Malmö\n".encode())
    assert [row.cells for row in table.rows] == [("Åsa", "Växjö"), ("Bo", "Malmö")]
    assert table.refused == (RefusedRow(3, "it holds bytes that are not UTF-8, as the rest of the file is"),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_blank_ones_are_counted_and_passed_over(end: str) -> None:
    table = read(end.join(["", "a,b", "", "1,2", ",", "3,4"]))
    assert table.header_line == 2
    assert table.rows == (Row(4, ("1", "2")), Row(6, ("3", "4")))


def test_F62_a_line_number_is_where_the_record_starts() -> None:
    table = read('a,b\n"one\ntwo\nthree",1\n\nx,2\n')
    assert table.rows == (Row(2, ("one\ntwo\nthree", "1")), Row(6, ("x", "2")))


def test_F62_short_rows_are_filled_up_long_ones_refused_and_empty_cells_at_the_end_let_go() -> None:
    table = read("a,b,c\n1\n1,2,3,4\n1,2,3,,\n")
    assert table.rows == (Row(2, ("1", "", "")), Row(4, ("1", "2", "3")))
    assert table.refused == (RefusedRow(3, "4 cells where the header has 3"),)


def test_a_quote_that_is_never_closed_is_refused_where_it_opens() -> None:
    table = read('a,b\n1,2\n3,"four\n5,6\n7,8\n')
    assert table.rows == (Row(2, ("1", "2")),)
    assert table.refused == (
        RefusedRow(3, "a quote is opened here and not closed rightly; nothing up to line 5 was read"),
    )


def test_text_after_a_closed_quote_is_refused_and_the_next_line_read() -> None:
    table = read('a,b\n"x"y,2\n3,4\n')
    assert table.rows == (Row(3, ("3", "4")),)
    assert table.refused == (RefusedRow(2, "a quote is opened and not closed before the end of its cell"),)


def test_quotes_in_the_middle_of_a_cell_are_text() -> None:
    assert cells('size,name\n12" pipe,the "big" one\n') == [('12" pipe', 'the "big" one')]


def test_F62_a_cell_too_long_to_be_meant_is_refused() -> None:
    table = read(f"a,b\n{'x' * 65_537},1\n{'x' * 65_536},2\n{'y' * 200_000},3\n")
    assert [row.line for row in table.rows] == [3]
    assert table.refused == (
        RefusedRow(2, "a cell holds more than 65,536 characters"),
        RefusedRow(4, "a cell holds more than 65,536 characters"),
    )


def test_F62_zero_bytes_are_dropped() -> None:
    assert cells(b"a,b\n1\0,\x002\n3,4\n5,6\n") == [("1", "2"), ("3", "4"), ("5", "6")]


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    assert cells("Namn;Pris\nRör;1,50\nKran;12,00\n") == [("Rör", "1,50"), ("Kran", "12,00")]


def test_an_inch_sign_in_a_column_s_name_does_not_hide_the_delimiter() -> None:
    assert read('Size (");Name\n12;Rör\n').headers == ('Size (")', "Name")


def test_a_spreadsheet_s_own_announcement_is_obeyed() -> None:
    table = read("sep=;\r\na,x;b\r\n1;2\r\n")
    assert (table.headers, table.header_line, table.rows) == (("a,x", "b"), 2, (Row(3, ("1", "2")),))


def test_apostrophes_in_names_are_no_quotes() -> None:
    assert cells("name,house\nO'Brien,'t Hof\nD'Arcy,\"x,y\"\n") == [("O'Brien", "'t Hof"), ("D'Arcy", "x,y")]


def test_an_apostrophe_that_kept_a_spreadsheet_from_calculating_comes_off() -> None:
    content = "a,b\n'=SUM(1),'+46701234567\n'0701,x;'=1\n'til,O'Brien\n"
    assert cells(content) == [("=SUM(1)", "+46701234567"), ("0701", "x;=1"), ("'til", "O'Brien")]


def test_one_column_needs_no_delimiter() -> None:
    assert cells('question\nWhere is my order?\n"Open on Sunday, too?"\n') == [
        ("Where is my order?",),
        ("Open on Sunday, too?",),
    ]


@pytest.mark.parametrize("content", ["a,b,c", "a,b,c\n", "\ufeffa;b;c\r\n", "a\tb\tc\n\n\n"])
def test_F62_a_header_alone_is_a_table_without_rows(content: str) -> None:
    table = read(content)
    assert (table.headers, table.rows, table.refused) == (("a", "b", "c"), (), ())


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", ",,\n"])
def test_an_empty_file_is_refused(content: str) -> None:
    assert str(refusal(content)) == "The file is empty."


def test_F62_columns_of_one_name_are_refused_by_name() -> None:
    error = refusal("Name,Phone,name,Mail,PHONE\n1,2,3,4,5\n")
    assert str(error) == "More than one column is called Name, PHONE, Phone, name in line 1."


def test_F62_a_column_with_neither_name_nor_text_is_left_out() -> None:
    table = read("a,,b,\n1,,2,\n3,,4\n")
    assert (table.headers, [row.cells for row in table.rows]) == (("a", "b"), [("1", "2"), ("3", "4")])


def test_F62_text_under_no_name_is_refused_with_its_line() -> None:
    assert str(refusal("a,,b\n1,,2\n3,x,4\n")) == "Column 2 has no name in line 1, but text in line 3."


def test_names_of_columns_are_trimmed() -> None:
    assert read(" a , b\n1,2\n").headers == ("a", "b")
    assert read('" a\nx ",b\n1,2\n').headers == ("a x", "b")


def test_a_header_that_cannot_be_read_is_refused_with_its_line() -> None:
    assert str(refusal('\n"a,b\n1,2\n')).startswith("The column names in line 2 cannot be read: a quote is opened")
    assert str(refusal("x" * 201 + ",b\n1,2\n")) == "Line 1 holds no column names: one is over 200 characters long."


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"\x89PNG"])
def test_a_file_of_another_kind_is_refused_with_the_way_out(start: bytes) -> None:
    assert refusal(start + bytes(range(256))).hint == "Open it there and save it as CSV."


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"away\.csv cannot be read: no such file or directory\."):
        read_table(tmp_path / "away.csv")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read: is a directory"):
        read_table(tmp_path)


def test_a_space_before_a_quote_is_no_part_of_the_cell() -> None:
    table = read('a, "b"\n1, "x, y"\n 2, z\n')
    assert (table.headers, [row.cells for row in table.rows]) == (("a", "b"), [("1", "x, y"), ("2", "z")])


def is_read_or_refused(content: bytes) -> bool:
    try:
        table = read_table(content)
    except TableUnreadable:
        return True
    return all(len(row.cells) == len(table.headers) for row in table.rows)


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_read_or_refused(content: bytes) -> None:
    assert is_read_or_refused(content)


@given(st.text("ab,;\t|\"'\n\r=é ", max_size=60))
def test_whatever_text_comes_it_is_read_or_refused(content: str) -> None:
    assert is_read_or_refused(content.encode())
