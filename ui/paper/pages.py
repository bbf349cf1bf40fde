"""A table on its way onto pages: measured, shared out, then drawn, some rows at a time, since there may be many."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct, field
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPdfWriter, QTextDocument

from frontdesk.exchange.paper import Printed
from ui.paper.letters import without_font
from ui.paper.text import QUIET, TEXT_PT, Row, document, font, head_html, on_pages, paint, row_heights, table_html

_AT_ONCE = 40
_FOOT_LINES = 2.5
_PT_PER_INCH = 72


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


class _Measured(Struct):
    """What the first pass found: the height of each row, the pages of those too high for one, the letters."""

    heading: float = 0.0
    heights: list[float] = field(default_factory=list)
    tall: dict[int, int] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)


class Pages:
    """One table, its title, and the printer they go to."""

    def __init__(self, printed: Printed, writer: QPdfWriter) -> None:
        self._printed = printed
        self._writer = writer
        self._font = font(TEXT_PT)
        self._foot = writer.resolution() / _PT_PER_INCH * TEXT_PT * _FOOT_LINES
        self._width = float(writer.width())
        self._room = writer.height() - self._foot

    def draw(self) -> None:
        """Measure and draw everything."""
        measured = self._measured()
        is_empty = not measured.heights
        missing = without_font(measured.letters, self._font)
        head = document(head_html(self._printed, missing, is_empty=is_empty), self._writer)
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
            heading, *heights = row_heights(table)
            found.heading = heading
            for at, height in enumerate(heights):
                if height > self._room - heading:
                    alone = on_pages(self._table(rows[at : at + 1]), self._room)
                    found.tall[len(found.heights) + at] = alone.pageCount()
            found.heights += heights
            found.letters.update(*(text for row in rows for cell in row for text in cell))
        found.letters.update(self._printed.title, *self._printed.about)
        return found

    def _draw(self, painter: QPainter, head: QTextDocument, counts: list[int], total: int) -> None:
        rows, number = self._printed.rows(), 1
        paint(painter, head, 0, self._room)
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
            pages = on_pages(table, self._room).pageCount()
        for page in range(pages):
            if page:
                self._next(painter, number, total)
                number += 1
            paint(painter, table, page * self._room, self._room)
        painter.restore()
        return number

    def _next(self, painter: QPainter, number: int, total: int) -> None:
        self._sign(painter, number, total)
        self._writer.newPage()

    def _sign(self, painter: QPainter, number: int, total: int) -> None:
        painter.save()
        painter.resetTransform()
        painter.setFont(self._font)
        painter.setPen(QUIET)
        foot = QRectF(0, self._room, self._width, self._foot)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, self._printed.title)
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, f"Page {number} of {total}")
        painter.restore()

    def _table(self, rows: Sequence[Row]) -> QTextDocument:
        return document(table_html(self._printed.columns, rows), self._writer)


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some
