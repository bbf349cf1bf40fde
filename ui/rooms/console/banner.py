"""The banner: what was promised to whoever calls, in the words said, and how late it is."""

from collections.abc import Sequence

from msgspec.structs import replace

from frontdesk.calls.model import HandoffLine
from frontdesk.calls.rules import owed_line
from ui.actions import key
from ui.console.console import Console
from ui.models.callers import is_late, owed_words
from ui.models.logged import most_urgent
from ui.models.states import handoff_state
from ui.widgets.strip import Strip, StripKind, StripWords
from ui.words import began, first_name, shortened

#: As much of the words said as is left where there is no room for all: by when, and how late, is worth more.
_SHORTER = (0, 60, 48, 36, 24, 16, 8)


def banner(strip: Strip, console: Console, *, is_compact: bool) -> StripWords | None:
    """What the strip says now: in a call what its caller is owed, between calls what is late; None for nothing. As
    long as the hub cannot be opened, that."""
    overview, refusal = console.overview, console.around.refusal
    if overview is None:
        return _closed(strip, refusal) if refusal else None
    if console.has_call:
        return _owed_to_caller(strip, console, console.call.standing.owed)
    late = most_urgent([line for line in overview.owed if is_late(line, console.now())])
    if late is None:
        return None
    return StripWords(
        kind=StripKind.OVERDUE,
        lead=strip.tr("Overdue"),
        strong=owed_words(late, console.now(), overview.zone, with_caller=True),
        rests=() if is_compact else (late.topic,),
        act=strip.tr("Open"),
        key=key("go.owed"),
    )


def _closed(strip: Strip, refusal: str) -> StripWords:
    """The hub cannot be opened: in short where there is no room for the next step, which stands below."""
    short = f"{refusal.partition('. ')[0].rstrip('.')}."
    return StripWords(kind=StripKind.OVERDUE, lead=strip.tr("Not open"), strong=refusal, shorter=(short,))


def _owed_to_caller(strip: Strip, console: Console, owed: Sequence[HandoffLine]) -> StripWords | None:
    line, overview, now = most_urgent(owed), console.overview, console.now()
    if line is None or overview is None:
        return None
    late, others = is_late(line, now), len(owed) - 1
    made = began(line.handoff.made_at, now, overview.zone)
    return StripWords(
        kind=StripKind.OVERDUE if late else StripKind.OWED,
        lead=strip.tr("Overdue") if late else strip.tr("Owed"),
        strong=_promised(line, console),
        shorter=tuple(_promised(line, console, longest, by_first_name=True) for longest in _SHORTER),
        rests=(strip.tr("since {}").format(made), line.topic),
        state=None if late or others else handoff_state(line.handoff, now, overview.zone),
        act=strip.tr("and {} more").format(others) if others else "",
        key=key("go.owed") if others else "",
    )


def _promised(line: HandoffLine, console: Console, longest: int = 0, *, by_first_name: bool = False) -> str:
    """'Edgar Lindholm promised: call you back by 15:00 today, 1 hour late'; `longest` 0 leaves no word out."""
    assert console.overview is not None
    promise, name = line.handoff.promise, line.handoff.to.name
    said = replace(promise, words=shortened(promise.words, longest)) if longest else promise
    told = owed_line(said, at=console.now(), zone=console.overview.zone)
    return f"{first_name(name) if by_first_name else name} {told}"
