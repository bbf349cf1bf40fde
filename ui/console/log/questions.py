"""The panels of the log: what each asks, and what answering it does."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from frontdesk.calls.model import Changes, Contact, Handoff, Outcome, Passing, Reason, Step
from frontdesk.calls.rules import meant
from frontdesk.errors import Refused
from frontdesk.words import apart
from ui.console.keeping.asking import Asking, Done, beside
from ui.console.keeping.naming import party, topic
from ui.console.log.reading import Told
from ui.console.telling import undoes
from ui.models.closing import closed_facts, reckoning_facts
from ui.models.facts import Fact, FactLine
from ui.models.form import Field, NameRow, Names, Texts, Typed, line
from ui.models.log_record import edit_facts
from ui.models.logged import CONTACTS, call_number
from ui.models.states import REASONS, outcome_word
from ui.words import counted, day_name, ordinal

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.calls.reckoning import Reckoning
    from frontdesk.desk import Desk
    from frontdesk.exchange.daylog import Exported

EXPORT, CLOSE = "log.export", "log.close:"
#: Panels that only tell what was done.
TOLD = ("exported", "closed")
_SAID = {Step.ACKNOWLEDGE: "has taken it up", Step.FINISH: "has done it"}
_MOST_CALLERS = 5
_LETTERS = (FactLine(text="N not mine"), FactLine(text="S something is missing"), FactLine(text="O other"))
_NOBODY = "caller:"


def note_step(handoff: Handoff, step: Step, desk: "Desk") -> Done:
    """Its owner says that they have taken it up, or done it."""
    verb = desk.handoffs.acknowledge if step is Step.ACKNOWLEDGE else desk.handoffs.finish
    verb(handoff.id, by=desk.operator)
    return Done(f"Noted: {apart(handoff.to.name)} {_SAID[step]}, {handoff.reference}. {undoes()}")


def give_back(handoff: Handoff) -> Asking:
    """Why it came back, and whose it is."""
    return Asking(
        id=f"return:{handoff.id}", title="Returned", act="Note that it was returned", blame="meant",
        facts=(f"from {apart(handoff.to.name)}", handoff.reference), groups=((Fact("One key", _LETTERS),),),
        fields=(
            Field(id="reason", label="Why", choices=tuple((one.value, words) for one, words in REASONS.items())),
            Field(id="note", label="They say", placeholder="In their words"),
            Field(id="meant", label="Whose it is", names=Names.PARTY, placeholder="Where they know"),
        ),
        file=partial(_give_back, handoff),
    )  # fmt: skip


def _give_back(handoff: Handoff, desk: "Desk", texts: Texts) -> Done:
    whose = party(desk, texts, "meant")
    reason = Reason(line(texts, "reason") or Reason.NOT_MINE)
    desk.handoffs.give_back(handoff.id, reason, note=line(texts, "note"), meant=whose, by=desk.operator)
    belongs = f" It is {apart(whose.name)}’s." if whose else ""
    return Done(
        f"{apart(handoff.to.name)} returned {handoff.reference}: {REASONS[reason].lower()}.{belongs} {undoes()}"
    )


def pass_on(handoff: Handoff) -> Asking:
    """To whom what came back goes now."""
    to = meant(handoff)
    return Asking(
        id=f"pass-on:{handoff.id}", title="Pass it on", act="Pass it on", blame="to",
        facts=(f"{apart(handoff.to.name)} gave it back",),
        fields=(
            Field(id="to", label="To", names=Names.PARTY, placeholder="A person or a department",
                  typed=Typed(to.name, to.text) if to else Typed("")),
            Field(id="note", label="Note", placeholder="What they should know"),
        ),
        file=partial(_pass_on, handoff),
    )  # fmt: skip


def _pass_on(handoff: Handoff, desk: "Desk", texts: Texts) -> Done:
    to = party(desk, texts, "to")
    with beside("to"):
        made = desk.handoffs.pass_on(handoff.id, Passing(to=to), note=line(texts, "note"), by=desk.operator)
    return Done(f"Passed on to {apart(made.to.name)}, {made.reference}. {undoes()}")


def cancel(handoff: Handoff) -> Asking:
    """Why nothing is owed any more."""
    return Asking(
        id=f"cancel:{handoff.id}", title="Cancel it", act="Cancel the hand-off", blame="note",
        facts=(f"{apart(handoff.to.name)} owes nothing any more",),
        fields=(Field(id="note", label="Why", placeholder="The caller found it themselves"),),
        file=partial(_cancel, handoff),
    )  # fmt: skip


def _cancel(handoff: Handoff, desk: "Desk", texts: Texts) -> Done:
    desk.handoffs.cancel(handoff.id, note=line(texts, "note"), by=desk.operator)
    return Done(f"Cancelled: {handoff.reference}. {undoes()}")


def correct(told: Told) -> Asking:
    """What a call should say; what it said before stands below."""
    one, call = told.record.line, told.record.line.call
    urgent = (("", "No"), ("yes", "Yes"))
    outcome = Field(id="outcome", label="Outcome", typed=Typed(call.outcome.value),
                    choices=tuple((each.value, outcome_word(each)) for each in Outcome
                                  if each is not Outcome.HANDED_OFF))  # fmt: skip
    fields = (
        Field(id="summary", label="Summary", typed=Typed(call.summary), is_long=True, placeholder="What they asked"),
        Field(id="topic", label="Topic", names=Names.TOPIC, placeholder="No topic",
              typed=Typed(one.topic, f"topic:{call.topic_id}" if call.topic_id else "")),
        Field(id="caller", label="Caller", names=Names.PERSON, placeholder="Nobody is known",
              typed=Typed(one.caller or one.organisation, f"{_NOBODY}{call.caller_id}" if call.caller_id else "")),
        *([] if call.outcome is Outcome.HANDED_OFF else [outcome]),
        Field(id="contact", label="Came by", typed=Typed(call.contact.value),
              choices=tuple((each.value, words) for each, words in CONTACTS.items())),
        Field(id="urgent", label="Urgent", typed=Typed("yes" if call.urgent else ""), choices=urgent),
    )  # fmt: skip
    return Asking(
        id=f"correct:{call.id}", title="Correct the call", facts=(one.caller or "Unknown caller", call.reference),
        act="Save", fields=fields, blame="summary", groups=edit_facts(told.record.edits, told.now, told.zone),
        file=partial(_correct, call.id, fields),
    )  # fmt: skip


def _correct(call_id: str, fields: tuple[Field, ...], desk: "Desk", texts: Texts) -> Done:
    before = {one.id: one.typed.text for one in fields}
    edited = {id for id in before if line(texts, id) != before[id]}
    if not edited:
        raise Refused("Nothing was changed.")
    changes: dict[str, Any] = {}
    if "summary" in edited:
        changes["summary"] = line(texts, "summary")
    if "topic" in edited:
        found = topic(desk, texts, "topic")
        changes["topic_id"] = found.id if found else None
    if "caller" in edited:
        changes["caller_id"] = _caller_id(desk, texts)
    if "outcome" in edited:
        changes["outcome"] = Outcome(line(texts, "outcome"))
    if "contact" in edited:
        changes["contact"] = Contact(line(texts, "contact"))
    if "urgent" in edited:
        changes["urgent"] = bool(line(texts, "urgent"))
    call = desk.corrections.correct(call_id, by=desk.operator, **cast(Changes, changes))
    return Done(f"Corrected: {', '.join(sorted(edited))} of {call.reference}. {undoes()}")


def attach(told: Told) -> Asking:
    """Whose the number of a call is."""
    one, call = told.record.line, told.record.line.call
    number = call_number(call, told.numbers)
    has = (
        f"{apart(one.caller or one.organisation)} has it"
        if one.caller or one.organisation
        else "nobody is known to have it"
    )
    return Asking(
        id=f"attach:{call.number}", title="Whose number is this?", facts=(number, has), act="Attach the number",
        fields=(
            Field(id="caller", label="Caller", names=Names.PERSON, placeholder="A part of the name"),
            Field(id="shared", label="Shared", choices=(("", "No, it is theirs alone"), ("yes", "Yes, with others"))),
        ),
        blame="caller", file=partial(_attach, call.number, number),
    )  # fmt: skip


def _attach(number: str, shown: str, desk: "Desk", texts: Texts) -> Done:
    caller_id = _caller_id(desk, texts)
    with beside("caller"):
        if caller_id is None:
            raise Refused("Whose is it? Name a caller.", hint="Take the name from the list.")
        holder = desk.callers.attach(number, caller_id, together=bool(line(texts, "shared")), by=desk.operator)
    return Done(f"{shown} is a number of {apart(holder.name or holder.organisation)} now. {undoes()}")


def _caller_id(desk: "Desk", texts: Texts) -> str | None:
    """The caller in a field, as it was taken from the list, or by a name that only one goes by; None for nobody."""
    typed = texts["caller"]
    if typed.chosen.startswith(_NOBODY):
        return typed.chosen.removeprefix(_NOBODY)
    if not typed.text.strip():
        return None
    found = callers_for(desk, typed.text)
    with beside("caller"):
        if len(found) != 1:
            told = f"{counted(len(found), 'caller')} go by “{typed.text}”." if found else f"Nobody is “{typed.text}”."
            raise Refused(told, hint="Take the name from the list.")
    return found[0].id.removeprefix(_NOBODY)


def callers_for(desk: "Desk", text: str) -> list[NameRow]:
    """The callers that go by these words."""
    found = desk.routing.known_callers(text, limit=_MOST_CALLERS)
    return [
        NameRow(id=f"{_NOBODY}{one.caller.id}", name=one.caller.name or one.caller.organisation,
                note=one.caller.organisation if one.caller.name else "") for one in found
    ]  # fmt: skip


def export(days: str, folder: str, formats: str, department: Typed, owner: Typed, not_carried: str) -> Asking:
    """Which log is to be written, as what, and where; `not_carried` is what the one in sight is filtered by besides."""
    facts = ["hand-offs with all that became of them", f"not kept to: {not_carried}" if not_carried else ""]
    return Asking(
        id=EXPORT, title="Export the log", facts=tuple(filter(None, facts)), act="Write the files",
        fields=(
            Field(id="days", label="Days", typed=Typed(days), placeholder="12 mar, last week"),
            Field(id="department", label="Department", names=Names.DEPARTMENT, typed=department, placeholder="All"),
            Field(id="owner", label="Owner", names=Names.PARTY, typed=owner, placeholder="Everybody"),
            Field(id="formats", label="Formats", typed=Typed(formats), placeholder="CSV, XLSX, PDF, JSON"),
            Field(id="folder", label="Folder", typed=Typed(folder), placeholder="Its path"),
        ),
        blame="days", file=_elsewhere,
    )  # fmt: skip


def exported(written: "Sequence[Exported]") -> Asking:
    """What was written, and where it lies."""
    first = written[0]
    folder = Fact("Folder", (FactLine(text=str(first.file.parent)),))
    files = Fact("Files", tuple(FactLine(text=one.file.name, is_strong=True) for one in written))
    return Asking(
        id="exported", title="Written", facts=(counted(first.rows, "hand-off"),), act="Back to the record",
        groups=((files, folder),), file=_nothing,
    )  # fmt: skip


def close(reckoned: "Reckoning", before: "Closed | None", has_changed: bool, folder: str, formats: str) -> Asking:
    """What a day comes to, and where its files go."""
    again = f"closing it again makes a {ordinal(before.revision + 1)} revision" if before else "as it stands now"
    return Asking(
        id=f"{CLOSE}{reckoned.day}", title=f"Close {day_name(reckoned.day)}", facts=(again,),
        act="Close the day again" if before else "Close the day",
        fields=(
            Field(id="formats", label="Formats", typed=Typed(formats), placeholder="CSV, XLSX, PDF, JSON"),
            Field(id="folder", label="Folder", typed=Typed(folder), placeholder="Its path"),
        ),
        groups=reckoning_facts(reckoned, before, has_changed), blame="folder", file=_elsewhere,
    )  # fmt: skip


def closed(told: "Closed") -> Asking:
    """A day that was closed, its files and what is carried over."""
    return Asking(
        id="closed", title=f"{day_name(told.day)} is closed", act="Back to the record", file=_nothing,
        facts=(f"revision {told.revision}", undoes()), groups=closed_facts(told),
    )  # fmt: skip


def day_of(asking: Asking) -> date:
    """The day that a panel would close."""
    return date.fromisoformat(asking.id.removeprefix(CLOSE))


def _elsewhere(_desk: "Desk", _texts: Texts) -> Done:
    raise AssertionError("files are written in their own lane")


def _nothing(_desk: "Desk", _texts: Texts) -> Done:
    return Done("")
