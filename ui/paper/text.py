"""The text of pages: a title with what belongs to it, and rows of a table, set into lines for a printer."""

from collections.abc import Sequence
from functools import cache
from html import escape

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
    QTextTable,
)

from frontdesk.exchange.paper import Printed, PrintedCell, PrintedColumn

Row = tuple[PrintedCell, ...]

TEXT_PT = 7.5
QUIET = "#474F5C"
_TITLE_PT = 15
# More on one line than these would be broken within their words.
_TOTALS_ACROSS = 6
_INK, _LINE = "#16191F", "#CDD3DB"
_STYLE = f"""
p {{ margin: 0; white-space: pre-wrap; color: {_INK}; }}
p.quiet, th p {{ color: {QUIET}; }}
p.title {{ font-size: {_TITLE_PT}pt; font-weight: 600; }}
th {{ text-align: left; font-weight: 600; border-bottom: 1px solid {QUIET}; }}
td {{ border-bottom: 1px solid {_LINE}; }}
.totals td {{ border: none; }}
"""


class _Text(QTextDocument):
    """Text that loads nothing, whatever stands in it."""

    def loadResource(self, _type: int, _name: object) -> None:
        return None


@cache
def _family() -> str:
    return "Inter" if QFontDatabase.hasFamily("Inter") else QFontInfo(QGuiApplication.font()).family()


def font(points: float) -> QFont:
    font = QFont(_family())
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Other shapes of a sign, such as a raised hyphen between digits, would be copied out of the file as nothing.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def document(body: str, device: QPagedPaintDevice) -> QTextDocument:
    """`body` set into lines as wide as a page of `device`."""
    made = _Text()
    made.setUndoRedoEnabled(False)
    made.setDocumentMargin(0)
    made.documentLayout().setPaintDevice(device)
    made.setDefaultFont(font(TEXT_PT))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    made.setDefaultStyleSheet(_STYLE)
    made.setTextWidth(device.width())  # before the text, which is then laid out once
    made.setHtml(body)
    return made


def on_pages(document: QTextDocument, room: float) -> QTextDocument:
    """`document`, broken over pages as high as `room`, on each of which its heading stands again."""
    document.setPageSize(QSizeF(document.textWidth(), room))
    return document


def row_heights(document: QTextDocument) -> list[float]:
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


def paint(painter: QPainter, document: QTextDocument, top: float, height: float) -> None:
    """Draw what lies between `top` and `top + height` of `document`, at the painter's place."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, _INK)  # whatever theme the window has
    context.clip = QRectF(0, top, document.size().width(), height)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def head_html(printed: Printed, missing: str, *, is_empty: bool) -> str:
    lines = [_paragraph(printed.title, "title"), *(_paragraph(line, "quiet") for line in printed.about)]
    if printed.totals:
        lines.append(_totals_html(printed.totals))
    if missing:
        lines.append(_paragraph(f"{missing} {printed.elsewhere}".strip()))
    return "".join([*lines, _paragraph(" "), _paragraph(printed.empty if is_empty else " ")])


def _totals_html(totals: Sequence[tuple[str, str]]) -> str:
    cells = [f"<td>{_paragraph(f'{name}: {figure}')}</td>" for name, figure in totals]
    lines = ("".join(cells[at : at + _TOTALS_ACROSS]) for at in range(0, len(cells), _TOTALS_ACROSS))
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table class='totals' cellspacing='0' cellpadding='4'>{body}</table>"


def table_html(columns: Sequence[PrintedColumn], rows: Sequence[Row]) -> str:
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
