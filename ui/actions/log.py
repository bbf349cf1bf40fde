"""What can be done in the log: its days, its filter, the steps of a hand-off, corrections, files, the day's end."""

from collections.abc import Callable

from frontdesk.calls.model import Step
from ui.actions.model import Action, Group
from ui.actions.target import Target


def _can(step: Step) -> Callable[[Target], bool]:
    return lambda at: at.window.shows_log and at.log.acts.asking is None and step in at.log.acts.allowed()


def _take(step: Step) -> Callable[[Target], None]:
    return lambda at: at.log.acts.take(step)


def _has_record(at: Target) -> bool:
    return at.window.shows_log and at.log.acts.asking is None and at.log.record.told is not None


def _export(at: Target) -> None:
    at.window.go("log")
    at.log.export()


def _close_day(at: Target) -> None:
    at.window.go("log")
    at.log.close_day()


ACTIONS = (
    Action(
        id="log.day-before",
        title="Day before",
        help="Show the log of the day before; of several, as many days before.",
        group=Group.LOG,
        keys=("Alt+Left",),
        run=lambda at: at.log.step_day(-1),
        when=lambda at: at.window.shows_log,
    ),
    Action(
        id="log.day-after",
        title="Day after",
        help="Show the log of the day after; of several, as many days after.",
        group=Group.LOG,
        keys=("Alt+Right",),
        run=lambda at: at.log.step_day(1),
        when=lambda at: at.window.shows_log,
    ),
    Action(
        id="log.every-day",
        title="All days",
        help="Look in the whole log; once more, in today’s again.",
        group=Group.LOG,
        keys=("Ctrl+Shift+F",),
        run=lambda at: at.log.show_every_day(),
        when=lambda at: at.window.shows_log,
    ),
    Action(
        id="log.acknowledge",
        title="Acknowledged",
        help="Note that the owner has taken the hand-off up.",
        group=Group.LOG,
        keys=("Ctrl+T",),
        run=_take(Step.ACKNOWLEDGE),
        when=_can(Step.ACKNOWLEDGE),
    ),
    Action(
        id="log.done",
        title="Done",
        help="Note that what was promised is done.",
        group=Group.LOG,
        keys=("Ctrl+D",),
        run=_take(Step.FINISH),
        when=_can(Step.FINISH),
    ),
    Action(
        id="log.returned",
        title="Returned",
        help="Note why the owner returned the hand-off, and whose it is.",
        group=Group.LOG,
        keys=("Ctrl+B",),
        run=_take(Step.RETURN),
        when=_can(Step.RETURN),
    ),
    Action(
        id="log.pass-on",
        title="Pass it on",
        help="Pass on what came back to somebody else; the promise stays.",
        group=Group.LOG,
        keys=("Ctrl+P",),
        run=_take(Step.PASS_ON),
        when=_can(Step.PASS_ON),
    ),
    Action(
        id="log.cancel",
        title="Cancel the hand-off",
        help="Note why nothing is owed any more.",
        group=Group.LOG,
        keys=("Ctrl+W",),
        run=_take(Step.CANCEL),
        when=_can(Step.CANCEL),
    ),
    Action(
        id="log.attach",
        title="Whose number is this",
        help="Give the number of the call in sight to a caller by name.",
        group=Group.LOG,
        keys=("Ctrl+U",),
        run=lambda at: at.log.acts.attach(),
        when=lambda at: _has_record(at) and at.log.acts.can_attach,
    ),
    Action(
        id="log.others",
        title="Other calls",
        help="Go through the caller’s other calls; Enter opens the marked one.",
        group=Group.LOG,
        keys=("Ctrl+H",),
        run=lambda at: at.log.record.enter_others(),
        when=lambda at: _has_record(at) and bool(at.log.record.others),
    ),
    Action(
        id="log.back",
        title="Back to the record before",
        help="Show the record again from which this one was opened.",
        group=Group.LOG,
        keys=("Alt+Backspace",),
        run=lambda at: at.log.record.back(),
        when=lambda at: at.window.shows_log and at.log.record.has_back,
    ),
    Action(
        id="log.export",
        title="Export",
        help="Write the hand-offs of the days in sight as files.",
        group=Group.LOG,
        keys=("Ctrl+E",),
        run=_export,
    ),
    Action(
        id="log.close-day",
        title="Close the day",
        help="Show what was done and what is carried over by name, and write the day’s files.",
        group=Group.LOG,
        keys=("F12",),
        run=_close_day,
    ),
    Action(
        id="log.choose-folder",
        title="Choose the folder",
        help="Choose with the system’s dialog where files go.",
        group=Group.LOG,
        keys=("Ctrl+O",),
        run=lambda at: at.window.log_room.choose_folder(),
        when=lambda at: at.window.shows_log and at.window.log_room.asks_for_folder,
    ),
)
