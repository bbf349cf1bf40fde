"""Pages as they are printed: shared out, headed and numbered, every letter shown or named, nothing loaded."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from frontdesk.exchange.paper import Printed, PrintedColumn
from tests.exchange.house import fonts, printed, said_by
from ui.paper import PdfPaper, size_in
from ui.paper.pages import shared_out

COLUMNS = (PrintedColumn("Reference", 20, 0), PrintedColumn("Asked", 80))
NOWHERE = "\U0010fffd"

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(file: Path, *asked: str, totals: tuple[tuple[str, str], ...] = (), locale: str = "sv_SE") -> Path:
    """A file with a row for each text that was asked."""

    def rows() -> Iterator[tuple[tuple[str, ...], ...]]:
        for number, text in enumerate(asked, 1):
            yield (f"R{number:05}",), (text,)

    page = Printed(
        title="Log of Thursday", about=("Only IT",), totals=totals, columns=COLUMNS, rows=rows, empty="Nothing at all.",
        elsewhere="CSV has them.",
    )  # fmt: skip
    PdfPaper(QLocale(locale)).draw(page, file)
    return file


def pages(file: Path) -> list[str]:
    """The text of each page, as it is laid out."""
    return said_by("pdftotext", "-layout", str(file), "-").split("\f")[:-1]


def facts(file: Path, name: str) -> str:
    found = re.search(rf"^{name}:\s*(.*)$", said_by("pdfinfo", str(file)), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([], [0]),
        ([10, 10], [2]),
        ([30, 30], [1, 1]),
        ([40, 90], [1, 1]),
        ([60], [0, 1]),
        ([10, 60, 40, 1], [1, 2, 1]),
        ([10, 300, 10], [1, 1, 1]),
        ([300], [0, 1]),
    ],
)
def test_rows_are_shared_out_whole(heights: list[float], expected: list[int]) -> None:
    assert shared_out(heights, 50, 100) == expected


def test_the_first_page_has_title_totals_and_table(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.pdf", "Paper jam", totals=(("answered", "7"), ("owed", "2")))
    (page,) = pages(file)
    lines = [re.sub(r"\s+", " ", line.strip()) for line in page.splitlines() if line.strip()]
    assert lines == [
        "Log of Thursday", "Only IT", "answered: 7 owed: 2", "Reference Asked", "R00001 Paper jam",
        "Log of Thursday Page 1 of 1",
    ]  # fmt: skip
    assert facts(file, "Title") == "Log of Thursday"


def test_F93_the_heading_and_the_count_are_on_every_page_and_no_row_is_lost_or_torn(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.pdf", *("One line\nof three\nor so" for _ in range(100)))
    found = pages(file)
    assert len(found) > 3
    assert [f"Page {number} of {len(found)}" in page for number, page in enumerate(found, 1)] == [True] * len(found)
    assert all(re.search(r"Reference +Asked", page) for page in found)
    assert re.findall(r"R\d{5}", "".join(found)) == [f"R{number:05}" for number in range(1, 101)]
    assert [page.count("One line") == page.count("or so") for page in found] == [True] * len(found)


def test_F93_of_ten_thousand_rows_none_is_lost_and_no_letter_is_an_empty_box_in_silence(tmp_path: Path) -> None:
    wild = "打印机故障 أحمد 🙂"
    file = drawn(tmp_path / "a.pdf", *(wild if number % 1_000 == 0 else "Paper jam" for number in range(10_000)))
    found = pages(file)
    text = "".join(found)
    assert re.findall(r"R\d{5}", text) == [f"R{number:05}" for number in range(1, 10_001)]
    assert f"Page {len(found)} of {len(found)}" in found[-1]
    letters = {letter for letter in wild if not letter.isspace()}
    named = {letter for letter in letters if f"U+{ord(letter):04X}" in text}
    shown = set(unicodedata.normalize("NFKC", text))
    assert letters - named <= shown


def test_a_row_higher_than_a_page_goes_on_over_the_next_ones(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.pdf", "before", *["\n".join(f"line {number:03}" for number in range(150))], "after")
    found = pages(file)
    assert re.findall(r"line (\d{3})", "".join(found)) == [f"{number:03}" for number in range(150)]
    assert all("Reference" in page for page in found)
    assert f"Page {len(found)} of {len(found)}" in found[-1]
    assert "after" in found[-1]


def test_a_word_without_end_is_broken_and_stays_in_its_column(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.pdf", "x" * 5_000)
    assert "".join(pages(file)).count("x") == 5_000


def test_F56_F85_spaces_and_signs_are_printed_as_they_are_and_nothing_is_loaded(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    asked = f"<img src='file://{picture}'><b>&lt;</b> 10x20 -> 14:30 +1 570 a-b"
    assert asked in " ".join("".join(pages(drawn(tmp_path / "a.pdf", asked))).split())
    assert said_by("pdfimages", "-list", str(tmp_path / "a.pdf")).splitlines()[2:] == []


def test_letters_of_many_scripts_can_be_copied_out(tmp_path: Path) -> None:
    text = printed(drawn(tmp_path / "a.pdf", "Zoë Łukasz Ελλάδα Привет"))
    assert "Zoë Łukasz Ελλάδα Привет" in text
    assert "No font" not in text


def test_F93_letters_that_no_font_shows_are_named(tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.pdf", f"a{NOWHERE}b")
    text = " ".join(printed(file).split())
    assert (
        "No font on this computer shows these characters, which stand as empty boxes: U+10FFFD. CSV has them." in text
    )
    assert set(fonts(file).values()) == {"yes"}


def test_a_mark_that_has_no_shape_needs_no_font(tmp_path: Path) -> None:
    assert "No font" not in printed(drawn(tmp_path / "a.pdf", "a\u200fb\u200dc\ufe0f\td"))


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    assert "Nothing at all." in printed(drawn(tmp_path / "a.pdf"))


@pytest.mark.parametrize(("locale", "size"), [("en_US", "792 x 612"), ("es_MX", "792 x 612"), ("sv_SE", "842 x 595")])
def test_the_sheet_is_the_usual_one_of_the_place(tmp_path: Path, locale: str, size: str) -> None:
    assert facts(drawn(tmp_path / "a.pdf", "Jam", locale=locale), "Page size").startswith(size)
    assert size_in(QLocale(locale)).name in ("A4", "Letter")


def test_a_dark_window_prints_dark_on_white(tmp_path: Path, qapp: QApplication) -> None:
    light, before = drawn(tmp_path / "light.pdf", "Jam"), QGuiApplication.palette()
    qapp.setPalette(QPalette("#000000"))
    dark = drawn(tmp_path / "dark.pdf", "Jam")
    qapp.setPalette(before)
    dots = [said_by("pdftotext", "-bbox", str(file), "-") for file in (light, dark)]
    assert dots[0] == dots[1]
    assert ink(light) == ink(dark)


def ink(file: Path) -> bytes:
    """The first page as grey dots."""
    said_by("pdftoppm", "-gray", "-r", "20", "-singlefile", str(file), str(file.with_suffix("")))
    return file.with_suffix(".pgm").read_bytes()


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        drawn(tmp_path / "away" / "a.pdf", "Jam")
