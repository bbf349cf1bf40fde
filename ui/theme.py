"""The look in one place: colours, type and measures, and the theme the system asks for."""

import os
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

_MOST_ON_A_LINE = 1_000


class Theme(StrEnum):
    """The looks there are; SYSTEM follows what the system asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tokens(Struct, frozen=True, kw_only=True):
    """Every colour of one theme, by what it is for."""

    paper: str
    chrome: str
    raised: str
    hover: str
    press: str
    line: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_fill: str
    on_accent: str
    accent_tint: str
    accent_ink: str
    good: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    key: str
    key_edge: str
    key_ink: str
    cover: str
    cover_tint: str


LIGHT = Tokens(
    paper="#FFFFFF", chrome="#F6F7F9", raised="#FFFFFF", hover="#ECEFF3", press="#E2E6EC",
    line="#E3E6EB", edge="#848D9B", ink="#16191F", ink2="#474F5C", ink3="#5C6573",
    accent="#2F56D6", accent_fill="#2F56D6", on_accent="#FFFFFF", accent_tint="#EDF2FE", accent_ink="#2348BD",
    good="#16713F", warn="#85500A", warn_tint="#FDF3DF", bad="#B3261E", bad_tint="#FDEFED",
    key="#FFFFFF", key_edge="#CDD3DB", key_ink="#474F5C", cover="#808A99", cover_tint="#E3E6EB",
)  # fmt: skip
DARK = Tokens(
    paper="#15171B", chrome="#1B1E23", raised="#22262C", hover="#272C34", press="#303640",
    line="#2B3038", edge="#727C8B", ink="#EDEFF3", ink2="#B4BCC8", ink3="#949DAB",
    accent="#8AA6FF", accent_fill="#3F62DC", on_accent="#FFFFFF", accent_tint="#1E2843", accent_ink="#A9BEFF",
    good="#6CCF97", warn="#EDB762", warn_tint="#30260F", bad="#FF9389", bad_tint="#3A1D1B",
    key="#22262C", key_edge="#434A55", key_ink="#B4BCC8", cover="#7D8898", cover_tint="#2B3038",
)  # fmt: skip
CONTRAST = Tokens(
    paper="#000000", chrome="#000000", raised="#000000", hover="#1C1C1C", press="#2E2E2E",
    line="#8C8C8C", edge="#FFFFFF", ink="#FFFFFF", ink2="#FFFFFF", ink3="#D6D6D6",
    accent="#5CE1FF", accent_fill="#5CE1FF", on_accent="#000000", accent_tint="#002A36", accent_ink="#5CE1FF",
    good="#7CF2A8", warn="#FFC56B", warn_tint="#000000", bad="#FFA39B", bad_tint="#000000",
    key="#000000", key_edge="#FFFFFF", key_ink="#FFFFFF", cover="#FFFFFF", cover_tint="#3A3A3A",
)  # fmt: skip
TOKENS: Mapping[Theme, Tokens] = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}


class Space:
    """Measures in logical pixels."""

    STEP = 4
    REACH = 12  # how far a row goes beyond its text
    PAGE, PAGE_NARROW, NARROW_BELOW = 24, 20, 1200
    RAIL, RAIL_ITEM, RAIL_PITCH = 76, 56, 60
    BAND, BOX, BOX_TOP, STRIP, HEADING, TABS = 48, 48, 176, 40, 32, 44
    PANEL, PANEL_NARROW, PANEL_WIDE = 384, 328, 464
    QUIET, PRIMARY, KEYCAP = 32, 40, 18
    RADIUS_BOX, RADIUS, RADIUS_KEY, RADIUS_BAR = 8, 6, 4, 2


class Type(StrEnum):
    """The kinds of text there are: two sizes, and the small one for keycaps and rail labels."""

    SMALL = "small"
    SMALL_STRONG = "small strong"
    TEXT = "text"
    NAME = "name"
    STRONG = "strong"
    TYPED = "typed"
    ALOUD = "aloud"
    TITLE = "title"


_SHAPES: Mapping[Type, tuple[float, int]] = {
    Type.SMALL: (0.85, 500), Type.SMALL_STRONG: (0.85, 600),
    Type.TEXT: (1, 400), Type.NAME: (1, 500), Type.STRONG: (1, 600),
    Type.TYPED: (1.54, 400), Type.ALOUD: (1.54, 500), Type.TITLE: (1.54, 600),
}  # fmt: skip
_DISPLAY_FROM = 18
# The rows are drawn for 13 px; with text beyond 16 px they would cut it.
_SMALLEST, _LARGEST = 13, 16


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of a theme."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in (
        (roles.Window, tokens.paper), (roles.Base, tokens.raised), (roles.AlternateBase, tokens.chrome),
        (roles.WindowText, tokens.ink), (roles.Text, tokens.ink), (roles.ButtonText, tokens.ink),
        (roles.Button, tokens.hover), (roles.Light, tokens.paper), (roles.Midlight, tokens.hover),
        (roles.Mid, tokens.line), (roles.Dark, tokens.edge), (roles.Shadow, tokens.line),
        (roles.Highlight, tokens.accent_fill), (roles.HighlightedText, tokens.on_accent),
        (roles.PlaceholderText, tokens.ink3), (roles.ToolTipBase, tokens.raised), (roles.ToolTipText, tokens.ink),
        (roles.Link, tokens.accent_ink), (roles.LinkVisited, tokens.accent_ink), (roles.Accent, tokens.accent),
        (roles.BrightText, tokens.on_accent),
    ):  # fmt: skip
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink3))
    return made


def style_sheet(tokens: Tokens) -> str:
    """The few things a palette cannot say: scroll bars, menus, tooltips, fields whose frame is painted around them."""
    return f"""
QToolTip {{ background: {tokens.raised}; color: {tokens.ink}; border: 1px solid {tokens.edge}; padding: 4px 8px; }}
QMenu {{ background: {tokens.raised}; color: {tokens.ink}; border: 1px solid {tokens.edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {tokens.press}; }}
QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 4px 8px; }}
QLineEdit[frame="false"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0; }}
QScrollBar::handle {{ background: {tokens.edge}; border-radius: 2px; margin: 2px; min-height: 24px; min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def wished(environment: Mapping[str, str] = os.environ) -> Theme:
    """The theme FRONTDESK_THEME asks for; SYSTEM where it asks for none there is."""
    asked = environment.get("FRONTDESK_THEME", "")
    return Theme(asked) if asked in set(Theme) else Theme.SYSTEM


class Look(QObject):
    """What every widget paints with; `changed` after the theme did."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Theme | None = None) -> None:
        """Dresses `app`; `choice` goes before FRONTDESK_THEME, and both before the system."""
        super().__init__(app)
        self._app = app
        self._choice = choice or wished()
        self.theme = Theme.LIGHT
        self._widths: dict[tuple[str, Type], float] = {}
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        app.setStyle(QStyleFactory.create("Fusion"))
        self._hints.setCursorFlashTime(0)
        self._fonts = _fonts(app.font())
        self._metrics = {kind: QFontMetricsF(font) for kind, font in self._fonts.items()}
        app.setFont(self._fonts[Type.TEXT])
        self._follow()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._contrast.contrastPreferenceChanged.connect(self._follow)

    @property
    def choice(self) -> Theme:
        """What was asked for; SYSTEM follows the system."""
        return self._choice

    def choose(self, choice: Theme) -> None:
        """Shows `choice` from now on; SYSTEM follows the system again."""
        self._choice = choice
        self._follow()

    def colour(self, name: str) -> QColor:
        """The colour of a token by its name, such as 'accent_ink'."""
        return self._colours[name]

    def font(self, kind: Type) -> QFont:
        return self._fonts[kind]

    def metrics(self, kind: Type) -> QFontMetricsF:
        return self._metrics[kind]

    def width(self, text: str, kind: Type = Type.TEXT) -> float:
        """How wide `text` is, or the first thousand characters of it, which no line has room for; remembered, since
        lists ask for the same words at every key."""
        text = text[:_MOST_ON_A_LINE]
        known = self._widths.get((text, kind))
        if known is None:
            if len(self._widths) > 8000:
                self._widths.clear()
            known = self._widths[text, kind] = self._metrics[kind].horizontalAdvance(text)
        return known

    def elided(self, text: str, width: float, kind: Type = Type.TEXT) -> str:
        """`text`, cut with an ellipsis where it is wider than `width`."""
        text = text[:_MOST_ON_A_LINE]
        if self.width(text, kind) <= width:
            return text
        return self._metrics[kind].elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))

    @property
    def is_framed(self) -> bool:
        """Whether tints and fills need a frame to be seen, as in high contrast."""
        return self.theme is Theme.CONTRAST

    def _follow(self) -> None:
        theme = self._wanted()
        self.theme, self.tokens = theme, TOKENS[theme]
        self._colours = {name: QColor(value) for name, value in asdict(self.tokens).items()}
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def _wanted(self) -> Theme:
        if self._choice is not Theme.SYSTEM:
            return self._choice
        return theme_for(self._hints.colorScheme(), self._contrast.contrastPreference())


def theme_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """The theme a system asks for; who needs contrast needs it by day and by night."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return Theme.CONTRAST
    return Theme.DARK if scheme == Qt.ColorScheme.Dark else Theme.LIGHT


def _fonts(system: QFont) -> dict[Type, QFont]:
    base = min(max(QFontInfo(system).pixelSize(), _SMALLEST), _LARGEST)
    have_inter = QFontDatabase.hasFamily("Inter")
    made = {}
    for kind, (factor, weight) in _SHAPES.items():
        font = QFont(system)
        font.setPixelSize(round(base * factor))
        if have_inter:
            font.setFamilies(["Inter Display", "Inter"] if font.pixelSize() >= _DISPLAY_FROM else ["Inter"])
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        made[kind] = font
    return made
