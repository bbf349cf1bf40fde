"""Pages to print: a table in a PDF file, on A4 or Letter, drawn without a window and, where need be, a display."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QLocale, QLoggingCategory, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QRawFont,
    QTextDocument,
    QTextOption,
    QTextTable,
)

from frontdesk.exchange.paper import Printed, PrintedCell, PrintedColumn

Row = tuple[PrintedCell, ...]

#: Where people print on Letter, as Unicode's locale data have it.
_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
_MARGIN_MM = 12
_DPI = 300
_TEXT_PT, _TITLE_PT = 7.5, 15
_INK, _QUIET, _LINE = "#16191F", "#474F5C", "#CDD3DB"
_STYLE = f"""
p {{ margin: 0; white-space: pre-wrap; color: {_INK}; }}
p.quiet, th p {{ color: {_QUIET}; }}
p.title {{ font-size: {_TITLE_PT}pt; font-weight: 600; }}
th {{ text-align: left; font-weight: 600; border-bottom: 1px solid {_QUIET}; }}
td {{ border-bottom: 1px solid {_LINE}; }}
.totals td {{ border: none; }}
"""
_AT_ONCE = 40
_MOST_NAMED = 12
# Formatting marks and line ends have no shape of their own; of the variation selectors none needs one.
_SHAPELESS = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))

_own_application: list[QGuiApplication] = []


class PdfPaper:
    """Draws tables into PDF files. The size of the sheet is the usual one of `locale`, the system's where none is."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self._locale = locale or QLocale.system()

    def draw(self, printed: Printed, file: Path) -> None:
        """Draw the pages of `printed` into `file`; OSError where it cannot be written."""
        _have_application()
        out = QFile(str(file))
        if not out.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(out.errorString())
        try:
            _Pages(printed, _writer(out, self._locale, printed.title)).draw()
            if not out.flush() or out.error() != QFile.FileError.NoError:
                raise OSError(out.errorString())
        finally:
            out.close()


def _have_application() -> None:
    """Fonts need Qt's application; the command line has none, and perhaps no display."""
    # For each letter without a font Qt names all the fonts that lack it; the file itself says which letters those are.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    if QGuiApplication.instance() is None:
        _own_application.append(QGuiApplication(["frontdesk", "-platform", "offscreen"]))


def _writer(out: QFile, locale: QLocale, title: str) -> QPdfWriter:
    writer = QPdfWriter(out)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(size_in(locale)))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Frontdesk")
    return writer


def size_in(locale: QLocale) -> QPageSize.PageSizeId:
    """The sheet that people print on there."""
    is_letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def shared_out(heights: Sequence[float], first: float, room: float) -> list[int]:
    """How many rows each page holds: `first` is the room on the first page, `room` on each of the others.

    A row that is higher than a page has one to itself, which its drawer continues on the next.
    """
    pages, left, count = list[int](), first, 0
    for height in heights:
        if height > left and (count or left < room):
            pages.append(count)
            left, count = room, 0
        left, count = left - height, count + 1
    return [*pages, count]


class _Text(QTextDocument):
    """Text that loads nothing, whatever stands in it."""

    def loadResource(self, _type: int, _name: object) -> None:
        return None


@dataclass(slots=True)
class _Measured:
    """What the first pass found: the height of each row, the pages of those too high for one, the letters."""

    heading: float = 0.0
    heights: list[float] = field(default_factory=list)
    tall: dict[int, int] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)


class _Pages:
    """One table on its way onto pages. Rows are measured, shared out, then drawn, some at a time: there may be many."""

    def __init__(self, printed: Printed, writer: QPdfWriter) -> None:
        self._printed = printed
        self._writer = writer
        self._font = _font(_TEXT_PT)
        self._foot = _DPI / 72 * _TEXT_PT * 2.5
        self._width = float(writer.width())
        self._room = writer.height() - self._foot

    def draw(self) -> None:
        """Measure and draw everything."""
        measured = self._measured()
        is_empty = not measured.heights
        head = self._document(_head(self._printed, _without_font(measured.letters, self._font), is_empty=is_empty))
        top = head.size().height()
        counts = shared_out(measured.heights, self._room - top - measured.heading, self._room - measured.heading)
        total = len(counts) + sum(pages - 1 for pages in measured.tall.values())
        painter = QPainter(self._writer)
        try:
            self._draw(painter, head, counts, total)
        finally:
            painter.end()

    def _measured(self) -> _Measured:
        found = _Measured()
        for rows in _some(self._printed.rows()):
            table = self._table(rows)
            heading, *heights = _row_heights(table)
            found.heading = heading
            for at, height in enumerate(heights):
                if height > self._room - heading:
                    found.tall[len(found.heights) + at] = self._on_pages(self._table(rows[at : at + 1])).pageCount()
            found.heights += heights
            found.letters.update(*(text for row in rows for cell in row for text in cell))
        found.letters.update(self._printed.title, *self._printed.about)
        return found

    def _draw(self, painter: QPainter, head: QTextDocument, counts: list[int], total: int) -> None:
        rows, number = self._printed.rows(), 1
        _paint(painter, head, 0, self._room)
        for place, count in enumerate(counts):
            if place:
                self._next(painter, number, total)
                number += 1
            if count:
                top = head.size().height() if place == 0 else 0.0
                number = self._draw_rows(painter, list(islice(rows, count)), top, number, total)
        self._sign(painter, number, total)
        for _ in rows:  # to its end, so that who counts them has counted all
            pass

    def _draw_rows(self, painter: QPainter, rows: Sequence[Row], top: float, number: int, total: int) -> int:
        """Draw rows below `top`; the number of the page on which they end."""
        table = self._table(rows)
        painter.save()
        painter.translate(0, top)
        pages = 1
        if table.size().height() > self._room - top + 1:
            pages = self._on_pages(table).pageCount()
        for page in range(pages):
            if page:
                self._next(painter, number, total)
                number += 1
            _paint(painter, table, page * self._room, self._room)
        painter.restore()
        return number

    def _next(self, painter: QPainter, number: int, total: int) -> None:
        self._sign(painter, number, total)
        self._writer.newPage()

    def _sign(self, painter: QPainter, number: int, total: int) -> None:
        painter.save()
        painter.resetTransform()
        painter.setFont(self._font)
        painter.setPen(_QUIET)
        foot = QRectF(0, self._room, self._width, self._foot)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, self._printed.title)
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, f"Page {number} of {total}")
        painter.restore()

    def _table(self, rows: Sequence[Row]) -> QTextDocument:
        return self._document(_table(self._printed.columns, rows))

    def _document(self, body: str) -> QTextDocument:
        made = _Text()
        made.setUndoRedoEnabled(False)
        made.setDocumentMargin(0)
        made.documentLayout().setPaintDevice(self._writer)
        made.setDefaultFont(self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setDefaultTextOption(option)
        made.setDefaultStyleSheet(_STYLE)
        made.setTextWidth(self._width)  # before the text, which is then laid out once
        made.setHtml(body)
        return made

    def _on_pages(self, document: QTextDocument) -> QTextDocument:
        document.setPageSize(QSizeF(self._width, self._room))
        return document


@cache
def _family() -> str:
    return "Inter" if QFontDatabase.hasFamily("Inter") else QFontInfo(QGuiApplication.font()).family()


def _font(points: float) -> QFont:
    font = QFont(_family())
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Other shapes of a sign, such as a raised hyphen between digits, would be copied out of the file as nothing.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def _row_heights(document: QTextDocument) -> list[float]:
    """The height of each row of the one table, the heading's first."""
    table = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    layout = document.documentLayout()
    tops = [
        layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()
        for row in range(table.rows())
    ]
    tops[0] = 0.0
    ends = [*tops[1:], document.size().height()]
    return [end - top for top, end in zip(tops, ends, strict=True)]


def _paint(painter: QPainter, document: QTextDocument, top: float, height: float) -> None:
    """Draw what lies between `top` and `top + height` of `document`, at the painter's place."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, _INK)  # whatever theme the window has
    context.clip = QRectF(0, top, document.size().width(), height)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _head(printed: Printed, missing: str, *, is_empty: bool) -> str:
    lines = [_paragraph(printed.title, "title"), *(_paragraph(line, "quiet") for line in printed.about)]
    if printed.totals:
        cells = "".join(f"<td>{_paragraph(f'{name}: {figure}')}</td>" for name, figure in printed.totals)
        lines.append(f"<table class='totals' cellspacing='0' cellpadding='4'><tr>{cells}</tr></table>")
    if missing:
        lines.append(_paragraph(f"{missing} {printed.elsewhere}".strip()))
    return "".join([*lines, _paragraph(" "), _paragraph(printed.empty if is_empty else " ")])


def _table(columns: Sequence[PrintedColumn], rows: Sequence[Row]) -> str:
    heads = "".join(f"<th width='{each.share}%'>{_paragraph(each.heading)}</th>" for each in columns)
    body = "".join(f"<tr>{_cells(columns, row)}</tr>" for row in rows)
    return f"<table width='100%' cellspacing='0' cellpadding='3'><thead><tr>{heads}</tr></thead>{body}</table>"


def _cells(columns: Sequence[PrintedColumn], row: Row) -> str:
    return "".join(f"<td>{_cell(column, cell)}</td>" for column, cell in zip(columns, row, strict=True))


def _cell(column: PrintedColumn, cell: PrintedCell) -> str:
    return "".join(_paragraph(text, heavy=place == column.heavy) for place, text in enumerate(cell))


def _paragraph(text: str, kind: str = "", *, heavy: bool = False) -> str:
    shown = f"<b>{escape(text)}</b>" if heavy else escape(text)
    return f"<p class='{kind}'>{shown}</p>" if kind else f"<p>{shown}</p>"


def _without_font(letters: Iterable[str], font: QFont) -> str:
    """A sentence that names the letters which no font of this computer shows; '' where there are none."""
    fonts = _Fonts(font)
    missing = sorted(letter for letter in letters if not fonts.show(letter))
    if not missing:
        return ""
    named = ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in missing[:_MOST_NAMED])
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return f"No font on this computer shows these characters, which stand as empty boxes: {named}{more}."


class _Fonts:
    """A font, and all those that may stand in for it."""

    def __init__(self, first: QFont) -> None:
        self._open = [QRawFont.fromFont(first)]
        self._others = iter(QFontDatabase.families())

    def show(self, letter: str) -> bool:
        """Whether one of them shows `letter`; a mark without a shape needs none."""
        if unicodedata.category(letter) in _SHAPELESS or "VARIATION SELECTOR" in unicodedata.name(letter, ""):
            return True
        return any(font.supportsCharacter(ord(letter)) for font in self._all())

    def _all(self) -> Iterator[QRawFont]:
        """Those that were opened already, then one after the other: opening all would take a while."""
        yield from list(self._open)
        for family in self._others:
            self._open.append(QRawFont.fromFont(QFont(family)))
            yield self._open[-1]
