"""What two versions of an article say differently: signs before the lines, marks in them, and no colour alone."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from frontdesk.knowledge.differences import Change, DifferingLine
from ui.theme import Look, Type
from ui.widgets.fields import see_through
from ui.words import counted

_SIGNS = {Change.KEPT: "\N{FIGURE SPACE}", Change.ADDED: "+", Change.REMOVED: "−"}
_INKS = {Change.KEPT: "ink2", Change.ADDED: "good", Change.REMOVED: "bad"}
_FIELDS = {"title": "Title", "say": "Say", "body": "Text", "keywords": "Found by"}
_NEAR = 2
_LINE, _INDENT = 20, 20


def difference_words(lines: Sequence[DifferingLine]) -> str:
    """'2 lines added, 1 removed'; 'nothing differs'."""
    counts = {change: sum(line.change is change for line in lines) for change in (Change.ADDED, Change.REMOVED)}
    said = [f"{count} {change.value}" for change, count in counts.items() if count]
    if not said:
        return "nothing differs"
    first = next(count for count in counts.values() if count)
    return ", ".join(said).replace(f"{first} ", f"{counted(first, 'line')} ", 1)


class Differences(QTextEdit):
    """The lines of two versions; long stretches that are the same are left out, and say so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: Sequence[DifferingLine] = ()
        self._page: QTextDocument | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(look.font(Type.TEXT))
        self.setAccessibleName(self.tr("What differs"))
        self.viewport().setAutoFillBackground(False)
        see_through(self)
        look.changed.connect(self._write)

    def show_lines(self, lines: Sequence[DifferingLine]) -> None:
        self._lines = lines
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        page = QTextDocument(self)
        page.setUndoRedoEnabled(False)
        page.setDefaultFont(self._look.font(Type.TEXT))
        page.setDocumentMargin(0)
        option = QTextOption()
        option.setTabStopDistance(_INDENT)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        page.setDefaultTextOption(option)
        cursor = QTextCursor(page)
        cursor.beginEditBlock()
        for field, lines in groupby(self._lines, key=lambda line: line.field):
            self._write_field(cursor, _FIELDS[field], list(lines))
        cursor.endEditBlock()
        former, self._page = self._page, page
        self.setDocument(page)
        if former is not None:
            former.deleteLater()

    def _write_field(self, cursor: QTextCursor, name: str, lines: Sequence[DifferingLine]) -> None:
        """The lines of one field that differ, and what stands near them."""
        if all(line.change is Change.KEPT for line in lines):
            return
        self._begin(cursor, is_heading=True)
        cursor.insertText(self.tr(name), self._shape("ink2", is_strong=True))
        for line in _near_changes(lines):
            self._begin(cursor)
            if isinstance(line, int):
                left_out = self.tr("{} the same").format(counted(line, "line"))
                cursor.insertText(f"{_SIGNS[Change.KEPT]}\t… {left_out}", self._shape("ink3"))
            else:
                self._write_line(cursor, line)

    def _write_line(self, cursor: QTextCursor, line: DifferingLine) -> None:
        ink = _INKS[line.change]
        cursor.insertText(f"{_SIGNS[line.change]}\t", self._shape(ink, is_strong=True))
        for part in line.parts:
            shape = self._shape("ink2" if line.change is Change.KEPT else "ink")
            if part.is_marked:
                shape = self._shape(ink, is_strong=True)
                shape.setFontUnderline(line.change is Change.ADDED)
                shape.setFontStrikeOut(line.change is Change.REMOVED)
            cursor.insertText(part.text, shape)

    def _begin(self, cursor: QTextCursor, *, is_heading: bool = False) -> None:
        """A new line; the first stands where the text begins."""
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        shape.setTopMargin(8 if is_heading else 2)
        if not is_heading:
            shape.setLeftMargin(_INDENT)
            shape.setTextIndent(-_INDENT)
        if cursor.position() == 0 and not cursor.document().characterCount() > 1:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)

    def _shape(self, ink: str, *, is_strong: bool = False) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setForeground(self._look.colour(ink))
        shape.setFontWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        return shape


def _near_changes(lines: Sequence[DifferingLine]) -> Iterator[DifferingLine | int]:
    """The lines that differ and two around them; how many are left out between."""
    changed = [place for place, line in enumerate(lines) if line.change is not Change.KEPT]
    shown = {near for place in changed for near in range(place - _NEAR, place + _NEAR + 1)}
    left_out = 0
    for place, line in enumerate(lines):
        if place not in shown:
            left_out += 1
            continue
        if left_out:
            yield left_out
            left_out = 0
        yield line
    if left_out:
        yield left_out
