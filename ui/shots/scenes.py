"""The states worth seeing, and how each comes about."""

from functools import partial

from PySide6.QtCore import Qt

from frontdesk.calls.model import Contact
from frontdesk.errors import Refused
from ui.console.day import Page
from ui.shots.caller import CALLER
from ui.shots.directory import DIRECTORY
from ui.shots.knowledge import KNOWLEDGE
from ui.shots.log import LOG
from ui.shots.recovery import RECOVERY
from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _nothing(_stage: Stage) -> None:
    pass


def _recognised(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.wait(41)


def _in_call(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.type("double invoice")
    stage.wait(133)


def _answer(stage: Stage) -> None:
    stage.type("payment terms")
    stage.press(_KEYS.Key_Backtab)
    stage.wait(38)


def _answer_taken(stage: Stage) -> None:
    _answer(stage)
    stage.press(_KEYS.Key_Return)


def _chosen(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.type("spare fan")
    stage.press(_KEYS.Key_Return)
    stage.wait(65)


def _joined(stage: Stage) -> None:
    _in_call(stage)
    stage.press(_KEYS.Key_Return)


def _person(stage: Stage) -> None:
    stage.type("henrik")
    stage.wait(9)


def _shared_number(stage: Stage) -> None:
    stage.calls("+1 570 555 0145")


def _promise(stage: Stage) -> None:
    _chosen(stage)
    stage.press(_KEYS.Key_P, held=_ALT)
    stage.type("tomorrow 9")


def _caller_card(stage: Stage) -> None:
    _recognised(stage)
    stage.press(_KEYS.Key_F3)


def _new_caller(stage: Stage) -> None:
    stage.calls("+44 20 7946 0123")
    stage.press(_KEYS.Key_F3)
    stage.wait(12)


def _article(stage: Stage) -> None:
    stage.type("charged twice")
    stage.press(_KEYS.Key_F4)
    stage.wait(20)


def _no_inquiry(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.press(_KEYS.Key_F8)


def _nobody(stage: Stage) -> None:
    stage.type("zeppelin mooring")
    stage.wait(24)


def _palette(stage: Stage) -> None:
    stage.type("charged twice")
    stage.press(_KEYS.Key_K, held=_CTRL)


def _sheet(stage: Stage) -> None:
    stage.press(_KEYS.Key_F1)


def _log(stage: Stage, page: Page = Page.HANDOFFS) -> None:
    stage.press(_KEYS.Key_2, held=_CTRL)
    stage.program.log.show_page(page)
    stage.settle()


def _owed(stage: Stage) -> None:
    stage.press(_KEYS.Key_F2)


def _filtered(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_Slash)
    stage.type("delivery")


def _log_in_call(stage: Stage) -> None:
    _in_call(stage)
    _log(stage)


def _settings(stage: Stage) -> None:
    stage.press(_KEYS.Key_Comma, held=_CTRL)


def _setting_refused(stage: Stage) -> None:
    _settings(stage)
    stage.press(_KEYS.Key_Down, _KEYS.Key_Down, _KEYS.Key_Down, _KEYS.Key_Return)
    stage.type("Mars")
    stage.press(_KEYS.Key_Return)


def _key_taken(stage: Stage) -> None:
    _settings(stage)
    stage.press(_KEYS.Key_Slash)
    stage.type("promise")
    stage.press(_KEYS.Key_Return, _KEYS.Key_Return, _KEYS.Key_F5)


def _on_hold(stage: Stage) -> None:
    _chosen(stage)
    stage.press(_KEYS.Key_F7)
    stage.wait(42)


def _three_waiting(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.type("spare fan")
    stage.wait(20)
    stage.press(_KEYS.Key_F7)
    stage.wait(75)
    stage.calls("+44 20 7946 0123")
    stage.wait(9)
    stage.program.console.waiting.begin(Contact.PHONE)  # no menu has the keys on a screen that is not there
    stage.wait(21)
    stage.calls("+1 570 555 0142")
    stage.type("double invoice")
    stage.program.console.ring("+1 570 555 0145")
    stage.wait(13)
    stage.press(_KEYS.Key_U, held=_ALT)


def _waiting_marked(stage: Stage) -> None:
    _three_waiting(stage)
    stage.press(_KEYS.Key_W, _KEYS.Key_W, held=_ALT)


def _offered(stage: Stage) -> None:
    _three_waiting(stage)
    stage.press(_KEYS.Key_F6)


def _filed(stage: Stage) -> None:
    stage.type("spare fan")
    stage.press(_KEYS.Key_Return, _KEYS.Key_F6)


def _refused(stage: Stage) -> None:
    _in_call(stage)
    refusal = Refused("The hub’s disk is full; nothing was filed.", hint="Your notes are kept: make room and press F6.")
    stage.program.messages.refuse(refusal)


SCENES = (
    Scene(name="idle", play=_nothing, has_contrast=True, has_smallest=True),
    Scene(name="caller-recognised", play=_recognised),
    Scene(name="owner-takes-enter", play=_in_call, has_contrast=True, has_smallest=True),
    Scene(name="answer-takes-enter", play=_answer),
    Scene(name="answer-open", play=_answer_taken),
    Scene(name="owner-chosen", play=_chosen, has_smallest=True),
    Scene(name="open-hand-off-joined", play=_joined),
    Scene(name="person-takes-enter", play=_person),
    Scene(name="two-on-one-number", play=_shared_number),
    Scene(name="promise-edited", play=_promise),
    Scene(name="caller-card", play=_caller_card, has_smallest=True),
    Scene(name="caller-card-new", play=_new_caller),
    Scene(name="whole-article", play=_article),
    Scene(name="not-an-inquiry", play=_no_inquiry),
    Scene(name="nobody-found", play=_nobody),
    Scene(name="handed-off", play=_filed),
    Scene(name="on-hold", play=_on_hold, has_contrast=True, has_smallest=True),
    Scene(name="three-waiting", play=_three_waiting, has_contrast=True, has_smallest=True),
    Scene(name="waiting-marked", play=_waiting_marked, has_smallest=True),
    Scene(name="waiting-offered", play=_offered, has_smallest=True),
    Scene(name="refused", play=_refused),
    Scene(name="all-commands", play=_palette),
    Scene(name="all-keys", play=_sheet, has_smallest=True),
    Scene(name="log-hand-offs", play=_log, has_contrast=True, has_smallest=True),
    Scene(name="log-all-calls", play=partial(_log, page=Page.CALLS), has_smallest=True),
    Scene(name="log-still-open", play=_owed),
    Scene(name="log-filtered", play=_filtered),
    Scene(name="log-in-a-call", play=_log_in_call, has_smallest=True),
    Scene(name="settings", play=_settings, has_contrast=True, has_smallest=True),
    Scene(name="settings-refused", play=_setting_refused, has_smallest=True),
    Scene(name="settings-key", play=_key_taken, has_smallest=True),
    *LOG,
    *CALLER,
    *DIRECTORY,
    *KNOWLEDGE,
    *RECOVERY,
    Scene(name="first-start", play=_nothing, hub="none"),
    Scene(name="empty-idle", play=_nothing, hub="empty"),
    Scene(name="empty-nothing-found", play=_nobody, hub="empty"),
    Scene(name="empty-log", play=_log, hub="empty"),
)
