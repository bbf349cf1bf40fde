"""The states of the directory worth seeing."""

from functools import partial

from PySide6.QtCore import Qt

from ui.models.directory import Page
from ui.rooms.directory.room import DirectoryRoom
from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _room(stage: Stage) -> DirectoryRoom:
    found = stage.program.window.room_named("directory")
    assert isinstance(found, DirectoryRoom)
    return found


def _directory(stage: Stage, page: Page = Page.PEOPLE, down: int = 0) -> None:
    stage.press(_KEYS.Key_3, held=_CTRL)
    _room(stage).show_page(page)
    stage.settle()
    for _ in range(down):
        stage.press(_KEYS.Key_Down)


def _named(stage: Stage, page: Page, words: str) -> None:
    _directory(stage, page)
    stage.press(_KEYS.Key_Slash)
    stage.type(words)
    stage.press(_KEYS.Key_Return)


def _form(stage: Stage, page: Page, words: str, key: Qt.Key) -> None:
    _named(stage, page, words)
    stage.press(key, held=_ALT)
    stage.settle()  # the fields stand where they belong before Tab looks for the next one


def _away(stage: Stage) -> None:
    _named(stage, Page.PEOPLE, "henrik")
    stage.press(_KEYS.Key_A, held=_ALT | Qt.KeyboardModifier.ShiftModifier)
    stage.type("tomorrow 9")


def _topic_open(stage: Stage) -> None:
    _form(stage, Page.TOPICS, "billing disputes", _KEYS.Key_E)


def _in_call(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.type("double invoice")
    stage.wait(133)
    _named(stage, Page.TOPICS, "billing disputes")


def _completed(stage: Stage) -> None:
    _form(stage, Page.TOPICS, "billing disputes", _KEYS.Key_C)
    stage.type("ma")


def _refused(stage: Stage) -> None:
    _form(stage, Page.PEOPLE, "henrik", _KEYS.Key_E)
    stage.press(_KEYS.Key_Tab, _KEYS.Key_Tab, _KEYS.Key_Tab, _KEYS.Key_Tab)
    stage.type(" at work")
    stage.press(_KEYS.Key_Return)


def _retiring(stage: Stage) -> None:
    _form(stage, Page.PEOPLE, "henrik", _KEYS.Key_T)
    stage.type("joa")


def _doubled(stage: Stage) -> None:
    """Somebody is typed in a second time, with a number that was not known."""
    _directory(stage)
    stage.press(_KEYS.Key_N, held=_ALT)
    stage.type("Henrik Solberg")
    stage.press(_KEYS.Key_Tab)
    stage.type("accounts")
    stage.press(_KEYS.Key_Return, _KEYS.Key_Tab)
    stage.type("Head of accounts")
    stage.press(_KEYS.Key_Tab)
    stage.type("+1 570 555 0188")
    stage.press(_KEYS.Key_Return)
    _room(stage).show_page(Page.DOUBLES)
    stage.settle()


def _merging(stage: Stage) -> None:
    _doubled(stage)
    stage.press(_KEYS.Key_M, held=_ALT)


def _closing(stage: Stage) -> None:
    _directory(stage, Page.GAPS)
    stage.press(_KEYS.Key_End, _KEYS.Key_Return)


DIRECTORY = (
    Scene(name="directory-people", play=_directory, has_contrast=True, has_smallest=True),
    Scene(name="directory-topic", play=partial(_named, page=Page.TOPICS, words="billing disputes"), has_smallest=True),
    Scene(name="directory-topics", play=partial(_directory, page=Page.TOPICS), has_contrast=True, has_smallest=True),
    Scene(name="directory-departments", play=partial(_directory, page=Page.DEPARTMENTS, down=1), has_smallest=True),
    Scene(name="directory-different", play=partial(_directory, page=Page.DIFFERENT), has_smallest=True),
    Scene(name="directory-gaps", play=partial(_directory, page=Page.GAPS), has_smallest=True),
    Scene(name="directory-in-a-call", play=_in_call, has_smallest=True),
    Scene(name="directory-owners", play=_completed, has_smallest=True),
    Scene(name="directory-refused", play=_refused, has_smallest=True),
    Scene(name="directory-away", play=_away, has_smallest=True),
    Scene(name="directory-change-topic", play=_topic_open, has_smallest=True),
    Scene(name="directory-retiring", play=_retiring, has_smallest=True),
    Scene(name="directory-doubles", play=_doubled, has_smallest=True),
    Scene(name="directory-merging", play=_merging, has_smallest=True),
    Scene(name="directory-closing-gap", play=_closing, has_smallest=True),
    Scene(name="empty-directory", play=_directory, hub="empty"),
    Scene(name="empty-directory-different", play=partial(_directory, page=Page.DIFFERENT), hub="empty"),
)  # fmt: skip
