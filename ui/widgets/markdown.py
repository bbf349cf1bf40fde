"""Markdown shown safely: no HTML, nothing loaded, no link followed, and never more than can be shown at once."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from frontdesk.words import clean, one_line
from ui.theme import Look, Type

#: The addresses that are shown as links; what opens them is chosen by whoever pastes them.
ADDRESSES = frozenset({"https", "http", "mailto", "tel"})
MOST_CHARACTERS = 65_536
MOST_LINES = 2_000
LONGEST_LINE = 4_000
# Beyond, laying out a table takes seconds.
_MOST_CELLS = 2_000
_DEEPEST = 8
_LINE, _BETWEEN, _INDENT = 20, 4, 20
_OF_PLAIN_TEXT = (
    QTextFormat.Property.FontWeight, QTextFormat.Property.FontItalic, QTextFormat.Property.FontStrikeOut,
    QTextFormat.Property.FontSizeAdjustment, QTextFormat.Property.FontFamilies, QTextFormat.Property.FontFixedPitch,
)  # fmt: skip
_UNKNOWN = QTextDocument.ResourceType.UnknownResource


class Fitted(NamedTuple):
    """A text that can be shown at once: with its tables or as plain lines, and a sentence on what was left out."""

    text: str
    has_tables: bool
    notice: str


def fitted(text: str) -> Fitted:
    """`text` without what would hold up the window."""
    lines = clean(text[:MOST_CHARACTERS]).split("\n")
    is_cut = len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES
    is_broken = any(len(line) > LONGEST_LINE for line in lines)
    shown = "\n".join(piece for line in lines[:MOST_LINES] for piece in _broken(line))
    has_tables = shown.count("|") <= _MOST_CELLS
    return Fitted(shown, has_tables, _notice(is_cut, is_broken, not has_tables))


def _broken(line: str) -> Iterator[str]:
    """A line that is too long as paragraphs of their own, parted between words where there are any."""
    while len(line) > LONGEST_LINE:
        end = line.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE) + 1 or LONGEST_LINE
        yield line[:end]
        yield ""
        line = line[end:]
    yield line


def _notice(is_cut: bool, is_broken: bool, is_untabled: bool) -> str:
    said = [
        words
        for words, applies in (
            ("its end is left out", is_cut),
            ("long lines are broken", is_broken),
            ("tables are shown as lines", is_untabled),
        )
        if applies
    ]
    return f"This text is too large to show as it is: {', '.join(said)}." if said else ""


def copied(address: QUrl) -> str:
    """What a click on a link copies: a bare number or mail address, else the whole address; '' for what is no link."""
    if address.scheme().lower() not in ADDRESSES:
        return ""
    is_bare = address.scheme().lower() in ("mailto", "tel")
    return one_line(address.path() if is_bare else address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


class MarkdownText(QTextBrowser):
    """Reads like a page. A click or Enter on a link copies its address, and `said` carries the sentence about it."""

    said = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = self.notice = ""
        self._page: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(Type.TEXT))
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.anchorClicked.connect(self._copy)
        look.changed.connect(self._show_again)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return b""  # None would let Qt look for itself

    def doSetSource(self, _name: QUrl | str, _kind: QTextDocument.ResourceType = _UNKNOWN) -> None:
        """There is no other page to go to."""

    def show_markdown(self, text: str) -> None:
        """Show `text`; `notice` then says in a sentence what of it is not shown as it is, '' for nothing."""
        self._text = text
        self._show()
        self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        fits, former = fitted(self._text), self._page
        self.notice = fits.notice
        self._page = _page(fits, self._look, self)
        self.setDocument(self._page)
        if former is not None:
            former.deleteLater()

    def _show_again(self) -> None:
        """In the colours of now, at the same place."""
        place = self.verticalScrollBar().value()
        self._show()
        self.document().documentLayout().documentSize()
        self.verticalScrollBar().setValue(place)

    def _copy(self, address: QUrl) -> None:
        text = copied(address)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("Copied: {address}").format(address=text))


def _page(fits: Fitted, look: Look, parent: QWidget) -> QTextDocument:
    """The text as it is shown; made harmless before anything lays it out, since laying out is what loads."""
    page = QTextDocument(parent)
    page.setUndoRedoEnabled(False)
    page.setDefaultFont(look.font(Type.TEXT))
    page.setDocumentMargin(0)
    page.setIndentWidth(_INDENT)
    features = QTextDocument.MarkdownFeature
    dialect = features.MarkdownDialectGitHub if fits.has_tables else features.MarkdownDialectCommonMark
    page.setMarkdown(fits.text, features.MarkdownNoHTML | dialect)
    cursor = QTextCursor(page)
    cursor.beginEditBlock()
    _disarm(page, cursor, look)
    _space_lines(page, cursor)
    if fits.notice:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.insertText(fits.notice)
    cursor.endEditBlock()
    return page


def _disarm(page: QTextDocument, cursor: QTextCursor, look: Look) -> None:
    """Pictures become their words, links what may be copied, and tips, which would be read as HTML, go."""
    found = [_Piece.of(fragment) for block in _blocks(page) for fragment in _fragments(block)]
    for piece in reversed([one for one in found if one.is_armed]):
        cursor.setPosition(piece.start)
        cursor.setPosition(piece.end, QTextCursor.MoveMode.KeepAnchor)
        if piece.shape.isImageFormat():
            alt = piece.shape.property(QTextFormat.Property.ImageAltText)
            cursor.insertText(clean(str(alt or "")).replace("\n", " "), _harmless(piece.shape, look))
        else:
            cursor.setCharFormat(_harmless(piece.shape, look))


class _Piece(NamedTuple):
    """A run of characters of one shape."""

    start: int
    end: int
    shape: QTextCharFormat

    @classmethod
    def of(cls, fragment: QTextFragment) -> "_Piece":
        return cls(fragment.position(), fragment.position() + fragment.length(), fragment.charFormat())

    @property
    def is_armed(self) -> bool:
        return self.shape.isImageFormat() or self.shape.isAnchor() or bool(self.shape.toolTip())


def _harmless(shape: QTextCharFormat, look: Look) -> QTextCharFormat:
    """The shape of plain text like this, or of a link whose address may be copied."""
    made = QTextCharFormat()
    for name in _OF_PLAIN_TEXT:
        if shape.hasProperty(name.value):
            made.setProperty(name.value, shape.property(name.value))
    if shape.isAnchor() and copied(QUrl(shape.anchorHref())):
        made.setAnchor(True)
        made.setAnchorHref(shape.anchorHref())
        made.setForeground(look.colour("accent_ink"))
        made.setFontUnderline(True)
    return made


def _space_lines(page: QTextDocument, cursor: QTextCursor) -> None:
    """Lines of one height that wrap at the edge, however deep they stand."""
    spacing = QTextBlockFormat()
    spacing.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    spacing.setBottomMargin(_BETWEEN)
    spacing.setRightMargin(0)
    spacing.setNonBreakableLines(False)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spacing)
    for block in _blocks(page):
        _bring_in(block)


def _bring_in(block: QTextBlock) -> None:
    """What stands too deep to be read stands at the deepest place that can be; so does a picture's line in a list."""
    points, shape = block.textList(), block.blockFormat()
    if shape.leftMargin() > _DEEPEST * _INDENT or (points is not None and shape.indent()):
        shape.setLeftMargin(min(shape.leftMargin(), _DEEPEST * _INDENT))
        shape.setIndent(0)
        QTextCursor(block).setBlockFormat(shape)
    if points is not None and points.format().indent() > _DEEPEST:
        deep = QTextListFormat(points.format())
        deep.setIndent(_DEEPEST)
        points.setFormat(deep)


def _blocks(page: QTextDocument) -> Iterator[QTextBlock]:
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1
