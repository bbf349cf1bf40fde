"""Keys as they are drawn on buttons and rows, and the button that shows its key."""

from html import escape
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.pen import Pen, Run

_INSIDE, _NARROWEST = 10, 20
_PADDING, _PADDING_COMPACT, _KEY_RIGHT, _BETWEEN = 12, 8, 8, 4


def keycap_width(look: Look, key: str) -> float:
    """How wide the cap of `key` is; 0 without a key."""
    return max(_NARROWEST, round(look.width(key, Type.SMALL) + _INSIDE)) if key else 0


def paint_keycap(
    pen: Pen, right: float, middle: float, key: str, *, is_enter: bool = False, on_fill: bool = False
) -> float:
    """Paints one cap that ends at `right`; returns where it begins. `on_fill` is for the primary button."""
    width = keycap_width(pen.look, key)
    rect = QRectF(right - width, middle - Space.KEYCAP / 2, width, Space.KEYCAP)
    if on_fill:
        face, edge, ink = "", "on_accent", "on_accent"
    else:
        face, edge, ink = ("accent_fill", "", "on_accent") if is_enter else ("key", "key_edge", "key_ink")
    pen.box(rect, face, edge, Space.RADIUS_KEY)
    kind = Type.SMALL_STRONG if is_enter else Type.SMALL
    pen.words(rect.center().x() - pen.look.width(key, kind) / 2, middle, key, kind, ink)
    return rect.left()


def paint_keys(pen: Pen, right: float, middle: float, keys: tuple[str, ...]) -> float:
    """Paints several caps side by side, the last one ending at `right`; returns where they begin."""
    for key in reversed(keys):
        right = paint_keycap(pen, right, middle, key, is_enter=key == "Enter") - _BETWEEN
    return right + _BETWEEN


def plain_tip(text: str) -> str:
    """`text` for a tool tip, which Qt would read as HTML where it looks like it."""
    return f"<p>{escape(text)}</p>" if "<" in text or "&" in text else text


class KeyButton(QPushButton):
    """A button that shows its key; the primary one has the accent while Enter is what does it."""

    def __init__(
        self, look: Look, text: str, key: str = "", *, is_primary: bool = False, icon: Icon | None = None,
        is_bare: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`is_bare`: words and keycap without a face, as in 'Caller history F3'."""
        super().__init__(parent)
        self._look, self._primary, self._bare = look, is_primary, is_bare
        self._padding = _PADDING
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Space.PRIMARY if is_primary else Space.QUIET)
        self.show_act(text, key, icon)

    def show_act(self, text: str, key: str = "", icon: Icon | None = None, spoken: str = "") -> None:
        """Says what the button does, and by which key; `spoken` says more of it to a screen reader."""
        self._text, self._key, self._icon, self._spoken = text, key, icon, spoken
        self.setText(text.replace("&", "&&"))  # a name such as 'R&D' is no shortcut
        self.setAccessibleName(f"{spoken or text}, {key}" if key else spoken or text)
        self.setToolTip(plain_tip(self.accessibleName()))
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Shows another key for the same act."""
        self.show_act(self._text, key, self._icon, self._spoken)

    def set_compact(self, is_compact: bool) -> None:
        """Leaves less room around the words."""
        self._padding = _PADDING_COMPACT if is_compact else _PADDING
        self.updateGeometry()
        self.update()

    def set_title(self, text: str, spoken: str = "") -> None:
        """Shows another act for the same key."""
        if (text, spoken) != (self._text, self._spoken):
            self.show_act(text, self._key, self._icon, spoken)

    def sizeHint(self) -> QSize:
        kind = Type.STRONG if self._primary else Type.NAME
        width = self._look.width(self._text, kind) + keycap_width(self._look, self._key)
        edges = _BETWEEN * 2 if self._bare else self._padding + _KEY_RIGHT + _BETWEEN
        return QSize(ceil(width + edges) + (20 if self._icon else 0), self.height())

    def minimumSizeHint(self) -> QSize:
        # Longer words are cut only in the primary button, which has a row of its own.
        if not self._primary:
            return self.sizeHint()
        return QSize(ceil(keycap_width(self._look, self._key)) + 2 * _PADDING, self.height())

    @property
    def _is_filled(self) -> bool:
        return self._primary and self._key == "Enter" and self.isEnabled()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            self._paint_face(pen)
            self._paint_words(pen)

    def _paint_face(self, pen: Pen) -> None:
        if self._bare:
            return
        rect = QRectF(self.rect())
        if self._is_filled:
            pen.box(rect, "accent_fill")
        else:
            is_strong = self.isEnabled() and (self.isDown() or self.underMouse())
            pen.box(rect, "press" if is_strong else "hover", "line" if self._look.is_framed else "")

    def _paint_words(self, pen: Pen) -> None:
        middle = self.height() / 2
        right: float = self.width() - (0 if self._bare else _KEY_RIGHT)
        if self._key:
            is_enter = self._key == "Enter" and self.isEnabled()
            right = paint_keycap(pen, right, middle, self._key, is_enter=is_enter, on_fill=self._is_filled) - _BETWEEN
        if self._bare:
            pen.words_before(right - _BETWEEN, middle, self._text, Type.TEXT, self._ink())
        else:
            kind = Type.STRONG if self._primary else Type.NAME
            pen.line(self._padding, middle, [Run(self._text, kind, self._ink(), icon=self._icon)], right)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink3"
        if self._is_filled:
            return "on_accent"
        return "ink2" if self._bare else "ink"
