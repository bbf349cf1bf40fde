"""The rows of the knowledge room: articles, lines, versions; and the names above their columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.models.articles import ArticleRow, LineRow, VersionRow
from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate
from ui.widgets.lists import RowList
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen

_GAP = 12
_FIRST, _SECOND = 15, 34
_NUMBER = 156
# Wide enough for 'Version 12, draft waits' and 'Review by 28 Feb 2027'; in a narrow window the second says less.
_STATE, _VERIFIED, _VERIFIED_NARROW = 172, 148, 96


def article_columns(width: float, *, is_compact: bool) -> tuple[float, float]:
    """Where the state begins, and where the title ends, in a list of this width; verified ends at its right."""
    state = width - (_VERIFIED_NARROW if is_compact else _VERIFIED) - _STATE
    return state, state - _GAP


class ArticleDelegate(RowDelegate[ArticleRow]):
    """Title and where it belongs; how it stands and which version; when it was verified and is to be again."""

    HEIGHT, HAS_LINES = 48, True

    def paint_row(self, pen: Pen, area: QRectF, row: ArticleRow, is_marked: bool) -> None:
        first, second, is_compact = area.top() + _FIRST, area.top() + _SECOND, self.standing.is_compact
        state, title = (area.left() + x for x in article_columns(area.width(), is_compact=is_compact))
        pen.words(area.left(), first, row.title, Type.STRONG if is_marked else Type.NAME, limit=title)
        pen.words(area.left(), second, row.about, ink="ink2", limit=title)
        pen.state(state, first, row.state, area.right(), Type.NAME)
        pen.words(state + 20, second, row.version, ink="ink2", limit=area.right())
        pen.words_before(area.right(), first, row.verified)
        pen.words_before(area.right(), second, row.due_short if is_compact else row.due, ink=row.due_tone)


class LineDelegate(RowDelegate[LineRow]):
    """Name and greeting of a line; its number and how it stands."""

    HEIGHT, HAS_LINES = 48, True

    def paint_row(self, pen: Pen, area: QRectF, row: LineRow, is_marked: bool) -> None:
        first, second = area.top() + _FIRST, area.top() + _SECOND
        state = area.right() - _NUMBER
        pen.words(area.left(), first, row.name, Type.STRONG if is_marked else Type.NAME, limit=state - _GAP)
        pen.words(area.left(), second, row.greeting, ink="ink2", limit=state - _GAP)
        pen.state(state, first, row.state, area.right(), Type.NAME)
        pen.words(state + 20, second, row.number, ink="ink2", limit=area.right())


class VersionDelegate(RowDelegate[VersionRow]):
    """How a version stands, its number, when it was written, by whom and why."""

    HEIGHT, REACH = 24, 0
    _WHEN, _TEXT = 96, 176

    def paint_row(self, pen: Pen, area: QRectF, row: VersionRow, _is_marked: bool) -> None:
        middle, left = area.center().y(), area.left()
        x = pen.icon(left, middle, row.state.icon, row.state.tone)
        pen.words(x, middle, row.version, Type.NAME, limit=left + self._WHEN - 4)
        pen.words(left + self._WHEN, middle, row.when, ink="ink2", limit=left + self._TEXT - 4)
        pen.words(left + self._TEXT, middle, row.text, limit=area.right())


class _LongList(RowList):
    """A list that may have ten thousands of rows: all of one height, so that none is asked for its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setUniformItemSizes(True)
        self.set_takes_enter(True)

    def sizeHint(self) -> QSize:
        return QSize(200, 4 * self._delegate.HEIGHT)


class ArticleList(_LongList):
    """Articles by title."""

    NAME, DELEGATE = "Articles", ArticleDelegate


class LineList(_LongList):
    """Lines by name."""

    NAME, DELEGATE = "Lines", LineDelegate


class VersionList(RowList):
    """The versions of one article, the newest first; as high as they are many."""

    NAME, DELEGATE, HAS_MARK = "Versions", VersionDelegate, False

    def show_rows(self, rows: Sequence[VersionRow]) -> None:
        self.set_rows(rows, -1)
        self.setFixedHeight(self.content_height())


class ColumnNames(Painted):
    """'Article … State … Verified', above the rows; other words above the lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 36, parent)
        self._are_lines = self._is_compact = False
        self.show_names(are_lines=False)

    def show_names(self, *, are_lines: bool) -> None:
        """The columns of the articles, or of the lines."""
        self._are_lines = are_lines
        self.speak(self.tr("Columns: {}").format(", ".join(self._names())))

    def set_compact(self, is_compact: bool) -> None:
        """The columns of a narrow window."""
        self._is_compact = is_compact
        self.update()

    def paint(self, pen: Pen) -> None:
        middle, right = self.height() / 2, float(self.width())
        columns = article_columns(right, is_compact=self._is_compact)
        state = right - _NUMBER if self._are_lines else columns[0]
        for x, name in zip((0, state), self._names(), strict=False):
            pen.words(x, middle, name, Type.STRONG, "ink2")
        if not self._are_lines:
            pen.words_before(right, middle, self._names()[-1], Type.STRONG, "ink2")

    def _names(self) -> tuple[str, ...]:
        if self._are_lines:
            return self.tr("Line"), self.tr("State")
        return self.tr("Article"), self.tr("State"), self.tr("Verified")
