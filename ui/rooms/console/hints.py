"""The one line above the ways to end a call: what is missing, or what should be known before it goes anywhere."""

from PySide6.QtCore import QCoreApplication

from frontdesk.calls.model import State
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.words import apart
from ui.actions import key
from ui.console.console import Console
from ui.words import first_name, until, when


def hint(console: Console) -> tuple[str, str]:
    """What to say, '' for nothing, and in which ink: somebody away, somebody at it, no way to answer."""
    for found in (_away, _returned, _joins, _no_number, _no_address):
        words = found(console)
        if words:
            return words, "ink2" if found is _joins else "warn"
    return "", "ink2"


def _away(console: Console) -> str:
    goal, overview, cover = console.handoff.goal, console.overview, console.handoff.cover
    if goal is None or goal.away_until is None or overview is None:
        return ""
    ends = until(goal.away_until, console.now(), overview.zone)
    if cover is None:
        return _tr("Away {}; nobody is named to cover.").format(ends)
    return _tr("Away {}. {}: {}").format(ends, key("call.cover") or key("help.commands"), apart(cover.name))


def _returned(console: Console) -> str:
    goal = console.handoff.goal
    if goal is None or goal.joins is None or goal.joins.state is not State.RETURNED:
        return ""
    return _tr("{} gave this back; it is still to be passed on.").format(apart(first_name(goal.joins.to.name)))


def _joins(console: Console) -> str:
    goal, overview = console.handoff.goal, console.overview
    if goal is None or goal.joins is None or overview is None:
        return ""
    since = when(goal.joins.made_at, console.now(), overview.zone)
    return _tr("{} has had this since {}.").format(apart(first_name(goal.joins.to.name)), since)


def _no_number(console: Console) -> str:
    promised = console.handoff.promise()
    if promised is None or promised[0] is not HandoffKind.CALLBACK or promised[1].channel is not Channel.PHONE:
        return ""
    told = _tr("No number to call back on yet: {} notes it.").format(key("call.caller"))
    return "" if console.handoff.has_number else told


def _no_address(console: Console) -> str:
    promised = console.handoff.promise()
    if promised is None or promised[1].channel is not Channel.MAIL or console.handoff.has_address:
        return ""
    return _tr("No address noted: put it into the summary.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("CallPanel", text)
