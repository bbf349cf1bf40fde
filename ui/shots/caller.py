"""The line that was reached, what is read aloud, who calls, and who sits at the desk."""

from PySide6.QtCore import Qt

from frontdesk.directory.model import Operator
from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_BOTH = _CTRL | Qt.KeyboardModifier.ShiftModifier
_SETUP = Operator("Alma Reyes", "Desk 1")
_LINES = (
    ("Main line", "+1 570 555 0100", "Hello, Tarn Valley Cooling, how can I help?",
     "- Cold rooms, chillers and ice machines: advice, offers, delivery\n- Service visits, day and night, for machines "
     "under contract\n- Spare parts for what we sold, ten years back\n- Invoices and payments",
     "- Household fridges: the maker’s own number is on the door\n- Cars and trailers\n- Prices over the telephone for "
     "whole cold rooms: Sales calls back"),
    ("Night line", "+1 570 555 0190", "Tarn Valley Cooling, the breakdown line. Is anybody in danger?",
     "- Breakdowns of machines under contract", "- Orders and invoices: from eight o’clock"),
    ("Nordwind Ice", "+1 570 555 0191", "Good day, Nordwind Ice, how can I help?", "- Ice machines", ""),
)  # fmt: skip


def _with_lines(stage: Stage) -> None:
    desk = stage.program.console.desk
    assert desk is not None
    for name, number, greeting, does, does_not in _LINES:
        desk.lines.add(by=_SETUP, name=name, number=number, greeting=greeting, does=does, does_not=does_not)
    stage.program.feed.ask()
    stage.wait(0)


def _line_choice(stage: Stage) -> None:
    _with_lines(stage)
    stage.calls("+1 570 555 0142")
    stage.press(_KEYS.Key_L, held=_ALT)
    stage.type("n")


def _line_reached(stage: Stage) -> None:
    _with_lines(stage)
    stage.program.console.ring("+1 570 555 0119", "+1 570 555 0190")
    stage.settle()
    stage.type("machine stopped")
    stage.wait(31)


def _line_card(stage: Stage) -> None:
    _with_lines(stage)
    stage.calls("+1 570 555 0142")
    stage.press(_KEYS.Key_H, held=_BOTH)
    stage.wait(12)


def _read_back(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.type("double invoice")
    stage.press(_KEYS.Key_Z, held=_ALT)
    stage.wait(50)


def _sign_on(stage: Stage) -> None:
    stage.press(_KEYS.Key_S, held=_BOTH)
    stage.type("mar")


def _late(stage: Stage) -> None:
    """Three promises, and the hour of all of them has passed."""
    for words in ("spare fan", "commissioning date"):
        stage.calls("+1 570 555 0142")
        stage.type(words)
        stage.press(_KEYS.Key_Return, _KEYS.Key_F6)
    _at_seven(stage)
    stage.calls("+1 570 555 0142")


def _one_late(stage: Stage) -> None:
    _at_seven(stage)
    stage.calls("+1 570 555 0119")


def _at_seven(stage: Stage) -> None:
    stage.wait(int((stage.clock.at.replace(hour=19, minute=5) - stage.clock.at).total_seconds()))


def _by_name(stage: Stage) -> None:
    stage.type("halasz")


def _attach(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.press(_KEYS.Key_A, held=_BOTH)
    stage.type("orla")


def _away(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.type("rui castanho")
    stage.press(_KEYS.Key_Return)


def _another_marked(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.type("spare fan")
    stage.press(_KEYS.Key_Return)
    stage.type(" charged twice double invoice")


CALLER = (
    Scene(name="line-reached", play=_line_reached, has_smallest=True),
    Scene(name="line-choice", play=_line_choice),
    Scene(name="line-card", play=_line_card, has_contrast=True, has_smallest=True),
    Scene(name="numbers-and-spelling", play=_read_back, has_smallest=True),
    Scene(name="sign-on", play=_sign_on, has_smallest=True),
    Scene(name="promise-late", play=_one_late, has_smallest=True),
    Scene(name="promises-late", play=_late, has_contrast=True, has_smallest=True),
    Scene(name="caller-by-name", play=_by_name),
    Scene(name="attach-number", play=_attach),
    Scene(name="person-away", play=_away, has_smallest=True),
    Scene(name="another-marked", play=_another_marked, has_smallest=True),
)
