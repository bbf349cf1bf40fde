"""The states of the log worth seeing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _log(stage: Stage) -> None:
    stage.press(_KEYS.Key_2, held=_CTRL)


def _filter(stage: Stage, *pieces: str) -> None:
    _log(stage)
    stage.press(_KEYS.Key_Slash)
    for piece in pieces:
        stage.type(piece)
        stage.press(_KEYS.Key_Return)


def _offered(stage: Stage) -> None:
    _filter(stage, "last week")
    stage.type("to:e")


def _several_days(stage: Stage) -> None:
    _filter(stage, "last week", "dept:serv", "state:done")
    stage.press(_KEYS.Key_Return)


def _every_day(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_F, held=_CTRL | _SHIFT)
    stage.press(_KEYS.Key_Tab, held=_CTRL)


def _returned(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_Down, _KEYS.Key_Down)


def _comes_back(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_B, held=_CTRL)
    stage.press(_KEYS.Key_N)
    stage.type("the contract is with Sales")
    stage.press(_KEYS.Key_Tab)
    stage.type("sal")


def _corrected(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_E, held=_ALT)
    stage.press(_KEYS.Key_A, held=_CTRL)
    stage.type("Can the service visit on Friday move to Monday?")
    stage.press(_KEYS.Key_S, held=_CTRL)


def _correcting(stage: Stage) -> None:
    _corrected(stage)
    stage.press(_KEYS.Key_E, held=_ALT)


def _others(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_H, held=_CTRL)


def _in_folder(stage: Stage) -> None:
    """Where files go, whatever computer the picture is taken on."""
    edit = stage.program.window.log_room.panel.form.editor("folder")
    assert isinstance(edit, QLineEdit)
    edit.setText("~")
    stage.settle()


def _export(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_E, held=_CTRL)
    _in_folder(stage)


def _writing(stage: Stage) -> None:
    _export(stage)
    files = stage.program.log.files
    files.begin("Writing the log")
    files.hear(0, 1284)
    stage.wait(4)
    files.hear(420, 1284)


def _closing(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_F12)
    _in_folder(stage)


LOG = (
    Scene(name="log-piece-offered", play=_offered, has_smallest=True),
    Scene(name="log-several-days", play=_several_days, has_smallest=True),
    Scene(name="log-every-day", play=_every_day),
    Scene(name="log-returned", play=_returned, has_contrast=True, has_smallest=True),
    Scene(name="log-comes-back", play=_comes_back, has_smallest=True),
    Scene(name="log-corrected", play=_corrected),
    Scene(name="log-correcting", play=_correcting, has_smallest=True),
    Scene(name="log-other-calls", play=_others, has_smallest=True),
    Scene(name="log-export", play=_export, has_smallest=True),
    Scene(name="log-writing", play=_writing, has_contrast=True),
    Scene(name="log-closing", play=_closing, has_contrast=True, has_smallest=True),
)
