"""Tabs of a room, and the field that filters its list."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.fields import Line, see_through
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen, Run
from ui.words import short_count

_GAP, _GAP_NARROW, _UNDERLINE, _COUNT_GAP = 24, 16, 2, 6
_LONGEST = 200


class Tab(Struct, frozen=True):
    """A list of the room, by id and label."""

    id: str
    label: str


class Tabs(QWidget):
    """44 px; the open tab has a line of ink below it. `chosen` carries the id of the clicked one."""

    chosen = Signal(str)

    def __init__(self, look: Look, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(Space.TABS)
        self.setAccessibleName(self.tr("Lists"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.PAGE, 0, Space.PAGE - 8, 0)
        self.row.setSpacing(_GAP)
        self._tabs = {tab.id: _Tab(look, tab, self) for tab in tabs}
        for button in self._tabs.values():
            self.row.addWidget(button)
            button.clicked.connect(self._choose)
        self.row.addStretch()

    def select(self, id: str) -> None:
        for own, tab in self._tabs.items():
            tab.setChecked(own == id)

    def set_count(self, id: str, count: int | None) -> None:
        self._tabs[id].set_count(count)

    def _choose(self) -> None:
        tab = self.sender()
        assert isinstance(tab, _Tab)
        self.chosen.emit(tab.tab.id)

    def set_compact(self, is_compact: bool) -> None:
        """Moves the tabs closer together, for windows below 1200 px."""
        self.row.setSpacing(_GAP_NARROW if is_compact else _GAP)
        for tab in self._tabs.values():
            tab.set_compact(is_compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.hairline(0, self.height() - 1, self.width())


class _Tab(QAbstractButton):
    def __init__(self, look: Look, tab: Tab, parent: QWidget) -> None:
        super().__init__(parent)
        self.tab, self._look, self._count = tab, look, ""
        self._counted: int | None = None
        self._is_compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, for whoever hears it
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(Space.TABS)
        self.set_count(None)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.set_count(self._counted)

    def set_count(self, count: int | None) -> None:
        self._counted = count
        self._count = "" if count is None else short_count(count, is_narrow=self._is_compact)
        self.setText(f"{self.tab.label} {self._count}".strip())
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """The list that opens says so by `select`."""

    def sizeHint(self) -> QSize:
        count = self._look.width(self._count) + _COUNT_GAP if self._count else 0
        return QSize(round(self._look.width(self.tab.label, Type.STRONG) + count), Space.TABS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            kind, ink = (Type.STRONG, "ink") if self.isChecked() else (Type.NAME, "ink2")
            ink = "ink" if self.underMouse() else ink
            runs = [Run(self.tab.label, kind, ink), Run(self._count, ink="ink2", gap=_COUNT_GAP)]
            pen.line(0, self.height() / 2, runs, self.width() + 1)
            if self.isChecked():
                pen.fill(QRectF(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE), "ink")


class Filter(QWidget):
    """A magnifier, words to filter a list by, and the key that goes there; `edit` holds the words."""

    def __init__(self, look: Look, key: str = "/", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(Space.QUIET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(240)
        row = self._row = QHBoxLayout(self)
        self.edit = Line(look, Type.TEXT, _LONGEST, self)
        self.edit.setPlaceholderText(self.tr("Filter"))
        self.set_key(key)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        see_through(self.edit)
        row.addWidget(self.edit)

    def set_key(self, key: str) -> None:
        """The key that goes there."""
        self._key = key
        words = self.tr("Filter")
        self.edit.setAccessibleName(f"{words}, {key}" if key else words)
        right = keycap_width(self._look, key)
        self._row.setContentsMargins(32, 4, round(right) + 16 if right else 8, 4)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            middle = self.height() / 2
            if self.edit.hasFocus():
                pen.box(QRectF(self.rect()), "raised", "edge", width=2)
            pen.icon(8, middle, Icon.MAGNIFYING_GLASS, "ink2")
            if self._key:
                paint_keycap(pen, self.width() - 8, middle, self._key)
