"""The one box: where the operator types what the caller needs, and reads what Enter will do."""

from math import floor

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen

_HALO, _RING = 3, 2
_TEXT_LEFT, _ICON_LEFT = 48, 16
_LONGEST, _CARET = 2000, 26
_ALSO_GAP = 16


class _Edit(QLineEdit):
    """A line edit whose caret is 2 px of accent, and stands still."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            area = QRectF(self.cursorRect())
            # Qt's caret is of the text's colour; where it falls between two pixels, half a pixel more hides it.
            left = floor(area.center().x()) - (0.5 if self.devicePixelRatioF() > 1 else 0)
            with Pen(self, self._look) as pen:
                pen.fill(QRectF(left, floor(area.center().y() - _CARET / 2), 2, _CARET), "accent")


class Box(QWidget):
    """The search box; `edit` holds the words, `set_act` says what Enter does with them.

    The widget is 3 px larger on each side than the box it shows, for the halo: 54 px high for a box of 48.
    """

    typed = Signal(str)

    def __init__(self, look: Look, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._act, self._key, self._also, self._spoken = look, "", "Enter", "", ""
        self.setFixedHeight(Space.BOX + 2 * _HALO)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.edit = _Edit(look, self)
        self.edit.setFrame(False)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setFont(look.font(Type.TYPED))
        self.set_placeholder(placeholder or self.tr("What do they need?"))
        self.edit.textEdited.connect(self.typed)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        look.changed.connect(self._recolour)
        self._recolour()

    def set_act(self, words: str, key: str = "Enter", spoken: str = "") -> None:
        """Says what Enter does now; without words nothing is promised."""
        self._act, self._key, self._spoken = words, key, spoken
        self._tell()

    def set_also(self, words: str) -> None:
        """Says before it, as a warning, what another key does to something else."""
        self._also = words
        self._tell()

    def _tell(self) -> None:
        act = self._spoken or (f"{self._key}: {self._act}" if self._act else "")
        self.edit.setAccessibleDescription(". ".join(part for part in (act, self._also) if part))
        self._place_edit()
        self.update()

    @property
    def also(self) -> str:
        return self._also

    @property
    def act(self) -> str:
        return self._act

    def set_placeholder(self, words: str) -> None:
        # A space keeps the caret off the first letter.
        self.edit.setPlaceholderText(f" {words}")
        self.edit.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_edit()

    def _place_edit(self) -> None:
        # QLineEdit keeps 2 px to the left of its text.
        left = _HALO + _TEXT_LEFT - 2
        self.edit.setGeometry(left, _HALO + 8, max(0, round(self._act_left()) - Space.STEP * 2 - left), Space.BOX - 16)

    def _act_left(self) -> float:
        right = self.width() - _HALO - Space.REACH
        if self._act:
            right -= round(keycap_width(self._look, self._key) + 8 + self._look.width(self._act, Type.STRONG))
        return right - (self._look.width(self._also, Type.STRONG) + _ALSO_GAP if self._also else 0)

    def _recolour(self) -> None:
        look = self.palette()
        for role in (look.ColorRole.Base, look.ColorRole.Window):
            look.setColor(role, QColor(Qt.GlobalColor.transparent))
        look.setColor(look.ColorRole.Text, self._look.colour("ink"))
        look.setColor(look.ColorRole.PlaceholderText, self._look.colour("ink3"))
        self.edit.setPalette(look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            has_focus = self.edit.hasFocus()
            outer = QRectF(self.rect())
            if has_focus:
                pen.box(outer, "accent_tint", radius=Space.RADIUS_BOX + _HALO)
            inner = outer.adjusted(_HALO, _HALO, -_HALO, -_HALO)
            pen.box(inner, "raised", "accent" if has_focus else "edge", Space.RADIUS_BOX, _RING if has_focus else 1)
            pen.icon(inner.left() + _ICON_LEFT, inner.center().y(), Icon.MAGNIFYING_GLASS, "ink2", 20)
            self._paint_act(pen, inner)

    def _paint_act(self, pen: Pen, inner: QRectF) -> None:
        if self._act:
            left = paint_keycap(pen, inner.right() - Space.REACH, inner.center().y(), self._key, is_enter=True)
            left = pen.words_before(left - 8, inner.center().y(), self._act, Type.STRONG, "accent_ink")
        else:
            left = inner.right() - Space.REACH + _ALSO_GAP
        if self._also:
            pen.words_before(left - _ALSO_GAP, inner.center().y(), self._also, Type.STRONG, "warn")
