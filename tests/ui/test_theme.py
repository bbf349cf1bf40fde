"""The look: colours that can be told apart, sizes that follow the system, and whose wish goes first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from ui.theme import CONTRAST, DARK, LIGHT, TOKENS, Look, Theme, Tokens, Type, _fonts, palette, theme_for, wished

# What is written on what, from the table of the design; 'edge' and 'cover' are no text.
TEXT_PAIRS = [
    *(("ink", ground) for ground in ("paper", "chrome", "raised", "accent_tint", "warn_tint", "hover", "bad_tint")),
    *(("ink2", ground) for ground in ("paper", "chrome", "accent_tint", "warn_tint", "hover", "press", "bad_tint")),
    *(("ink3", ground) for ground in ("paper", "chrome", "raised", "hover", "accent_tint")),
    *(("good", ground) for ground in ("paper", "accent_tint", "chrome", "warn_tint", "raised")),
    *(("warn", ground) for ground in ("paper", "chrome", "raised", "warn_tint", "accent_tint")),
    *(("bad", ground) for ground in ("paper", "chrome", "bad_tint", "accent_tint")),
    ("accent", "paper"),
    ("accent_ink", "paper"),
    ("accent_ink", "accent_tint"),
    ("on_accent", "accent_fill"),
    ("key_ink", "key"),
]
READ_ALOUD = [("ink", "paper"), ("ink", "chrome"), ("ink", "raised"), ("ink2", "paper"), ("ink2", "chrome")]
BOUNDARIES = [("edge", "paper"), ("edge", "raised"), ("cover", "paper")]
THEMES = [LIGHT, DARK, CONTRAST]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, one: str, other: str) -> float:
    high, low = sorted((luminance(getattr(tokens, one)), luminance(getattr(tokens, other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_the_one_everybody_uses() -> None:
    assert contrast(LIGHT, "ink", "paper") == pytest.approx(17.6, abs=0.05)
    assert contrast(DARK, "accent_ink", "accent_tint") == pytest.approx(8.0, abs=0.05)
    assert contrast(CONTRAST, "warn", "paper") == pytest.approx(13.5, abs=0.05)


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark", "contrast"])
def test_every_text_can_be_read_on_its_ground(tokens: Tokens) -> None:
    assert [pair for pair in TEXT_PAIRS if contrast(tokens, *pair) < 4.5] == []


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark", "contrast"])
def test_what_is_read_aloud_stands_out_further(tokens: Tokens) -> None:
    assert [pair for pair in READ_ALOUD if contrast(tokens, *pair) < 7] == []


@pytest.mark.parametrize("tokens", THEMES, ids=["light", "dark", "contrast"])
def test_the_edge_of_a_field_can_be_seen(tokens: Tokens) -> None:
    assert [pair for pair in BOUNDARIES if contrast(tokens, *pair) < 3] == []


def test_the_enter_colour_is_the_selection_of_the_palette() -> None:
    made = palette(DARK)
    assert made.highlight().color() == QColor("#3F62DC")
    assert made.base().color() == QColor("#22262C")
    assert made.window().color() == QColor("#15171B")


@pytest.mark.parametrize(
    ("asked", "theme"),
    [("dark", Theme.DARK), ("contrast", Theme.CONTRAST), ("", Theme.SYSTEM), ("purple", Theme.SYSTEM)],
)
def test_the_environment_may_ask_for_a_theme(asked: str, theme: Theme) -> None:
    assert wished({"FRONTDESK_THEME": asked}) is theme


def test_nothing_asked_for_follows_the_system() -> None:
    assert wished({}) is Theme.SYSTEM


NO_WISH, HIGH = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        (Qt.ColorScheme.Unknown, NO_WISH, Theme.LIGHT),
        (Qt.ColorScheme.Light, NO_WISH, Theme.LIGHT),
        (Qt.ColorScheme.Dark, NO_WISH, Theme.DARK),
        (Qt.ColorScheme.Light, HIGH, Theme.CONTRAST),
        (Qt.ColorScheme.Dark, HIGH, Theme.CONTRAST),
    ],
)
def test_the_system_is_followed(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, theme: Theme) -> None:
    assert theme_for(scheme, contrast) is theme


def test_a_choice_goes_before_the_environment(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_THEME", "dark")
    assert Look(qapp, Theme.LIGHT).theme is Theme.LIGHT
    assert Look(qapp).theme is Theme.DARK


def test_another_theme_is_shown_and_told_at_once(qapp: QApplication) -> None:
    look = Look(qapp, Theme.LIGHT)
    told: list[Theme] = []
    look.changed.connect(lambda: told.append(look.theme))
    look.choose(Theme.CONTRAST)
    assert told == [Theme.CONTRAST]
    assert look.tokens is TOKENS[Theme.CONTRAST]
    assert look.colour("accent") == QColor("#5CE1FF")
    assert qapp.palette().window().color() == QColor("#000000")


def test_text_has_two_sizes_and_a_small_one(qapp: QApplication) -> None:
    system = QFont(qapp.font())
    system.setPixelSize(12)
    sizes = {kind: font.pixelSize() for kind, font in _fonts(system).items()}
    assert sizes[Type.SMALL] == 11
    assert sizes[Type.TEXT] == sizes[Type.NAME] == sizes[Type.STRONG] == 13
    assert sizes[Type.ALOUD] == sizes[Type.TITLE] == sizes[Type.TYPED] == 20


def test_larger_text_of_the_system_makes_all_of_it_larger(qapp: QApplication) -> None:
    system = QFont(qapp.font())
    system.setPixelSize(15)
    fonts = _fonts(system)
    assert (fonts[Type.SMALL].pixelSize(), fonts[Type.TEXT].pixelSize(), fonts[Type.ALOUD].pixelSize()) == (13, 15, 23)


def test_figures_are_all_of_one_width(qapp: QApplication) -> None:
    look = Look(qapp, Theme.LIGHT)
    assert look.width("11:11") == look.width("08:48")


def test_words_that_do_not_fit_end_in_an_ellipsis(qapp: QApplication) -> None:
    look = Look(qapp, Theme.LIGHT)
    assert look.elided("Billing disputes", 200) == "Billing disputes"
    cut = look.elided("Billing disputes", 60)
    assert cut.startswith("Bil")
    assert cut.endswith("…")
    assert look.width(cut) <= 60
