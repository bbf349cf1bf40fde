"""Who calls, as rows and as facts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls.model import Contact, HandoffLine, Standing
from frontdesk.calls.rules import is_overdue, said_time
from frontdesk.routing.model import FoundCaller
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.logged import CAME, PROMISED, who
from ui.models.rows import PersonRow, State, Tone
from ui.words import counted, listed, ordinal


def choice_rows(callers: Sequence[Caller]) -> list[PersonRow]:
    """Several who share a number: nobody is chosen for the operator."""
    return [
        PersonRow(
            id=caller.id or caller.person_id or "",
            name=caller.name or "Without a name",
            note=caller.organisation or ("colleague" if caller.person_id else ""),
            spoken=listed(caller.name, caller.organisation),
        )
        for caller in callers
    ]


def caller_rows(found: Sequence[FoundCaller], *, having: Collection[str] = ()) -> list[PersonRow]:
    """Callers found by name; `having` are the ids of those who have the number in question already."""
    return [_caller_row(one.caller, has_it=one.caller.id in having) for one in found]


def _caller_row(caller: Caller, *, has_it: bool) -> PersonRow:
    name, note = (caller.name, caller.organisation) if caller.name else (caller.organisation, "")
    state = State(Icon.CHECK, "Has it already", Tone.GOOD) if has_it else State(Icon.PHONE, "Caller")
    return PersonRow(
        id=caller.id, name=name, note=note, availability=state, spoken=listed(name, note, state.word.lower())
    )


def caller_name(caller: Caller | None, recognition: Recognition, noted: str, contact: Contact) -> str:
    """The heading's name: as noted, as known, the number, or how they came."""
    known = noted or (caller.name if caller else "")
    return known or recognition.shown or CAME[contact]


def facts(caller: Caller | None, recognition: Recognition, standing: Standing) -> list[tuple[str, str]]:
    """What should be known of a caller: (quiet words, strong words)."""
    told: list[tuple[str, str]] = []
    known = recognition.candidates
    if known and caller is None:
        told.append(
            ("", f"{len(known)} people share this number" if len(known) > 1 else f"{apart(known[0].name)}’s number")
        )
    elif caller is not None or recognition.key:
        told.append(("", _how_often(caller, standing)))
    if standing.usually:
        told.append(("usually speaks with", standing.usually))
    if caller and caller.person_id:
        told.append(("", "colleague"))
    if caller and caller.note:
        told.append((caller.note, ""))
    return told


def _how_often(caller: Caller | None, standing: Standing) -> str:
    if standing.calls_this_week:
        return f"{ordinal(standing.calls_this_week + 1)} call this week"
    if standing.earlier:
        return counted(len(standing.earlier), "earlier call")
    return "first call" if caller is not None else "first call from this number"


def owed_words(line: HandoffLine, now: datetime, zone: ZoneInfo, *, with_caller: bool = False) -> str:
    """'Henrik Solberg promised a call back by 15:00 today', with the caller where that is not plain."""
    handoff = line.handoff
    to = f"{apart(handoff.to.name)} {PROMISED[handoff.kind]}"
    if with_caller:
        to = to.replace("promised", f"promised {who(line.caller, line.organisation)}")
    return f"{to} {said_time(handoff.promise.due_at, at=now, zone=zone)}"


def is_late(line: HandoffLine, now: datetime) -> bool:
    return is_overdue(line.handoff.state, line.handoff.promise.due_at, now)
