"""The Say panel of an answer: what does not fit is not dropped in silence."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painting import shown
from ui.theme import Look, Theme, Type
from ui.widgets.preview import SayLine, SayPanel, SayWords

STEPS = ("Ask for the number of the invoice", "Ask when it came", "Offer the bank’s form", "Do not promise a day",
         "Note their address", "Say who pays it back")  # fmt: skip
ANSWER = SayWords(sentence="We pay it back.", lines=[SayLine(step) for step in STEPS], note="Version 4")
TALL, LOW = 400, 160


@pytest.fixture
def say(qtbot: QtBot, qapp: QApplication) -> SayPanel:
    made = SayPanel(Look(qapp, Theme.LIGHT))
    made.show_words(ANSWER)
    shown(qtbot, made, 364, TALL)
    return made


def painted(say: SayPanel, height: int) -> list[str]:
    """The texts that stand in the panel at this height, from the top."""
    with noted_texts() as texts:
        say.resize(364, height)
        texts.clear()
        say.text.grab()
    return texts


@contextmanager
def noted_texts() -> Iterator[list[str]]:
    texts: list[str] = []
    elided = Look.elided

    def noted(self: Look, text: str, width: float, kind: Type = Type.TEXT) -> str:
        texts.append(elided(self, text, width, kind))
        return texts[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Look, "elided", noted)
        yield texts


def test_where_everything_fits_nothing_else_is_said(say: SayPanel) -> None:
    assert painted(say, TALL) == ["We pay it back.", *STEPS, "Version 4"]


def test_where_not_every_line_fits_the_last_says_how_to_read_the_rest(say: SayPanel) -> None:
    texts = painted(say, LOW)
    lines = [text for text in texts if text in STEPS]
    assert "More to know: F4" in texts
    assert lines == list(STEPS[: len(lines)])
    assert 0 < len(lines) < len(STEPS)
    assert "Version 4" not in texts


def test_it_names_the_key_as_somebody_chose_it_or_none(say: SayPanel) -> None:
    say.set_key("F9")
    assert "More to know: F9" in painted(say, LOW)
    say.set_key("")
    assert "More to know" in painted(say, LOW)


def test_a_line_that_goes_on_is_cut_at_a_word_and_says_so(say: SayPanel) -> None:
    long = " ".join(["invoice"] * 80)
    say.show_words(SayWords(sentence="We pay it back.", lines=[SayLine(long)]))
    *lines, last = [text for text in painted(say, LOW) if "invoice" in text]
    assert all(line.endswith("invoice") for line in lines)
    assert last.endswith("invoice …")
