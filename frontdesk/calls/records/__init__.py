"""The call log's rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from frontdesk.calls.model import (
    OWED,
    Call,
    Contact,
    Handoff,
    HandoffLine,
    Logged,
    LogLine,
    Move,
    Outcome,
    Promise,
    Reason,
    State,
    Step,
)
from frontdesk.calls.records.clocks import places
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.directory.records import parties, party_columns
from frontdesk.hub import tables
from frontdesk.hub.columns import undamaged
from frontdesk.hub.nouns import build, row_of
from frontdesk.hub.prepared import IDS, PreparedRead
from frontdesk.hub.steps import Step as HubStep
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import calls, handoffs, journal, moves
from frontdesk.ids import new_id


def call(row: Mapping[Any, Any]) -> Call:
    return build(
        Call,
        row,
        contact=undamaged(Contact, row["contact"]),
        outcome=undamaged(Outcome, row["outcome"]),
        urgent=bool(row["urgent"]),
    )


def call_row(noun: Call) -> dict[str, Any]:
    return row_of(noun, urgent=int(noun.urgent))


def handoff_row(noun: Handoff) -> dict[str, Any]:
    return row_of(
        noun,
        "owner", "to", "promise", "moves",
        **party_columns(noun.owner, "owner_"),
        **party_columns(noun.to, "to_"),
        promise=noun.promise.words,
        due_at=noun.promise.due_at,
        channel=noun.promise.channel.value,
    )  # fmt: skip


def move_rows(noun: Handoff, first: int = 0) -> list[dict[str, Any]]:
    """The rows of the hand-off's moves from position `first` on."""
    return [
        row_of(
            move,
            "meant",
            id=new_id(),
            handoff_id=noun.id,
            position=position,
            step=move.step.value,
            reason=move.reason.value if move.reason else "",
            **party_columns(move.meant, "meant_"),
        )
        for position, move in enumerate(noun.moves)
        if position >= first
    ]


def add_handoff(step: HubStep, noun: Handoff) -> None:
    step.insert(handoffs, [handoff_row(noun)])
    step.insert(moves, move_rows(noun))


def save_handoff(step: HubStep, noun: Handoff, *, known_moves: int) -> None:
    """Write a hand-off that moved on; its first `known_moves` moves are stored already."""
    step.update(handoffs, [handoff_row(noun)])
    step.insert(moves, move_rows(noun, known_moves))


def add_call(step: HubStep, noun: Call) -> None:
    step.insert(calls, [call_row(noun)])


def gap_row(noun: Call) -> dict[str, Any]:
    """The words of a call that nobody owns."""
    words = noun.words or noun.summary
    return {"id": new_id(), "call_id": noun.id, "words": words, "closed_at": None, "topic_id": None, "note": ""}


def handoffs_of(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[Handoff]:
    """The hand-offs of these rows with their parties and moves."""
    who = parties(
        connection,
        [(row["owner_person_id"], row["owner_department_id"]) for row in rows]
        + [(row["to_person_id"], row["to_department_id"]) for row in rows],
    )
    made = moves_of(connection, [row["id"] for row in rows])
    return [
        build(
            Handoff,
            row,
            owner=who.get(row["owner_person_id"] or row["owner_department_id"] or ""),
            to=undamaged(who.__getitem__, row["to_person_id"] or row["to_department_id"]),
            kind=undamaged(HandoffKind, row["kind"]),
            promise=Promise(words=row["promise"], due_at=row["due_at"], channel=undamaged(Channel, row["channel"])),
            state=undamaged(State, row["state"]),
            moves=tuple(made.get(row["id"], ())),
        )
        for row in rows
    ]


_MOVES_OF = PreparedRead(select(moves).where(moves.c.handoff_id.in_(IDS)).order_by(moves.c.position))


def moves_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Move]]:
    """The moves of these hand-offs, in order."""
    rows = _MOVES_OF.rows_of(connection, ids)
    meant = parties(connection, [_meant(row) for row in rows if any(_meant(row))])
    found: dict[str, list[Move]] = {}
    for row in rows:
        found.setdefault(row["handoff_id"], []).append(_move(row, meant))
    return found


def _meant(row: Mapping[Any, Any]) -> tuple[str | None, str | None]:
    return row["meant_person_id"], row["meant_department_id"]


def _move(row: Mapping[Any, Any], meant: Mapping[str, Party]) -> Move:
    person, department = _meant(row)
    return build(
        Move,
        row,
        step=undamaged(Step, row["step"]),
        reason=undamaged(Reason, row["reason"]) if row["reason"] else None,
        meant=meant.get(person or department or ""),
    )


def handoffs_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Handoff]:
    rows = list(rows_by_id(connection, handoffs, ids).values())
    return {one.id: one for one in handoffs_of(connection, rows)}


def handoff_called(connection: Connection, reference: str) -> Handoff | None:
    rows = connection.execute(select(handoffs).where(handoffs.c.reference == reference.upper())).mappings().all()
    return handoffs_of(connection, rows)[0] if rows else None


def open_alike(connection: Connection, caller_id: str, topic_id: str) -> list[Handoff]:
    """Hand-offs still owed to this caller on this topic, oldest first."""
    return handoffs_of(connection, _OPEN_ALIKE.rows(connection, caller=caller_id, topic=topic_id))


def owed_lines(connection: Connection, *, before: datetime | None = None) -> list[HandoffLine]:
    """Everything still owed, soonest due first; with `before`, only what is due before that moment."""
    wanted = _owed() if before is None else _owed().where(handoffs.c.due_at < before)
    return handoff_lines(connection, connection.execute(wanted).mappings().all())


def owed_to(connection: Connection, caller_id: str) -> list[HandoffLine]:
    """Everything still owed to one caller, soonest due first."""
    wanted = _owed().where(handoffs.c.caller_id == caller_id)
    return handoff_lines(connection, connection.execute(wanted).mappings().all())


def all_handoff_lines(connection: Connection) -> list[HandoffLine]:
    """Every hand-off, newest first."""
    rows = connection.execute(select(handoffs).order_by(handoffs.c.made_at.desc())).mappings().all()
    return handoff_lines(connection, rows)


def day_lines(connection: Connection, start: datetime, end: datetime) -> list[HandoffLine]:
    """Hand-offs made before `end` that were made, moved or due since `start`, or might be open at the end."""
    wanted = select(handoffs).where(may_belong(start, end)).order_by(handoffs.c.made_at, handoffs.c.id)
    return handoff_lines(connection, connection.execute(wanted).mappings().all())


def may_belong(start: datetime, end: datetime) -> ColumnElement[bool]:
    """Whether a hand-off may belong to the log of the half-open span; `rules.belongs_to_day` tells."""
    touched = or_(
        handoffs.c.made_at >= start,
        and_(handoffs.c.due_at >= start, handoffs.c.due_at < end),
        handoffs.c.state.in_([state.value for state in OWED]),
        handoffs.c.id.in_(select(moves.c.handoff_id).where(moves.c.at >= start)),
    )
    return and_(handoffs.c.made_at < end, touched)


def _owed() -> Select[Any]:
    return (
        select(handoffs)
        .where(handoffs.c.state.in_([state.value for state in OWED]))
        .order_by(handoffs.c.due_at, handoffs.c.id)
    )


_OPEN_ALIKE = PreparedRead(
    _owed().where(handoffs.c.caller_id == bindparam("caller"), handoffs.c.topic_id == bindparam("topic"))
)


def handoff_lines(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[HandoffLine]:
    """Hand-offs with the names and the call they need to be read."""
    whole = handoffs_of(connection, rows)
    who = rows_by_id(connection, tables.callers, {one.caller_id for one in whole if one.caller_id})
    about = rows_by_id(connection, tables.topics, {one.topic_id for one in whole if one.topic_id})
    began = rows_by_id(connection, calls, {one.call_id for one in whole})
    nothing: dict[str, Any] = {}
    lines = []
    for one in whole:
        caller, origin = who.get(one.caller_id or "", nothing), began.get(one.call_id, nothing)
        lines.append(
            HandoffLine(
                handoff=one,
                caller=caller.get("name", ""),
                organisation=caller.get("organisation", ""),
                number=origin.get("number", "") or origin.get("received", ""),
                topic=about.get(one.topic_id or "", nothing).get("name", ""),
                summary=origin.get("summary", "") or origin.get("words", ""),
                said=" ".join(filter(None, (origin.get(name) for name in ("words", "reference", "received")))),
            )
        )
    return lines


def filed(connection: Connection, call_id: str) -> Logged | None:
    """What the log holds of this call; None when it was not filed."""
    row = rows_by_id(connection, calls, [call_id]).get(call_id)
    if row is None:
        return None
    passed = handoffs_by_id(connection, [row["handoff_id"]] if row["handoff_id"] else [])
    return Logged(call=call(row), handoff=passed.get(row["handoff_id"] or ""))


def lines_between(connection: Connection, start: datetime, end: datetime, *, limit: int) -> list[LogLine]:
    """The calls that began in the half-open span, newest first; in the order of filing where the clock was set back."""
    within = and_(calls.c.started_at >= start, calls.c.started_at < end)
    lines = with_clock(connection, _log_lines(connection, select(calls).where(within), limit))
    if any(line.clock_changed for line in lines):
        placed = places(connection, [line.call.id for line in lines])
        lines.sort(key=lambda line: placed[line.call.id].seq if line.call.id in placed else 0, reverse=True)
    return lines


def lines_of(connection: Connection, caller_id: str, *, limit: int) -> list[LogLine]:
    """One caller's calls, newest first."""
    return _log_lines(connection, select(calls).where(calls.c.caller_id == caller_id), limit)


def last_line(connection: Connection, desk: str, since: datetime) -> LogLine | None:
    """The call that was logged last at a desk, of those that began at `since` or later.

    The journal tells which: a clock may have been set back meanwhile.
    """
    lately = select(calls.c.id).where(calls.c.desk == desk, calls.c.started_at >= since)
    filed = and_(journal.c.kind == calls.name, journal.c.before.is_(None), journal.c.row.in_(lately))
    last = select(journal.c.row).where(filed).order_by(journal.c.seq.desc()).limit(1)
    return next(iter(_log_lines(connection, select(calls).where(calls.c.id == last.scalar_subquery()), 1)), None)


def calls_since(connection: Connection, caller_id: str, since: datetime) -> int:
    """How many calls of one caller began at `since` or later."""
    counted = select(func.count()).where(calls.c.caller_id == caller_id, calls.c.started_at >= since)
    return int(connection.execute(counted).scalar_one())


def _log_lines(connection: Connection, wanted: Select[Any], limit: int) -> list[LogLine]:
    newest = wanted.order_by(calls.c.started_at.desc(), calls.c.id.desc()).limit(limit)
    return log_lines(connection, connection.execute(newest).mappings().all())


def with_clock(connection: Connection, lines: list[LogLine]) -> list[LogLine]:
    """The lines, with whether the clock had been set back just before each was filed."""
    placed = places(connection, [line.call.id for line in lines])
    changed = {id for id, place in placed.items() if place.clock_changed}
    return [replace(line, clock_changed=True) if line.call.id in changed else line for line in lines]


def log_lines(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[LogLine]:
    """Calls with the names and the hand-off they need to be read, in the order of their rows."""
    found = [call(row) for row in rows]
    who = rows_by_id(connection, tables.callers, {one.caller_id for one in found if one.caller_id})
    about = rows_by_id(connection, tables.topics, {one.topic_id for one in found if one.topic_id})
    passed = handoffs_by_id(connection, {one.handoff_id for one in found if one.handoff_id})
    nothing: dict[str, Any] = {}
    return [
        LogLine(
            call=one,
            caller=who.get(one.caller_id or "", nothing).get("name", ""),
            organisation=who.get(one.caller_id or "", nothing).get("organisation", ""),
            topic=about.get(one.topic_id or "", nothing).get("name", ""),
            handoff=passed.get(one.handoff_id or ""),
        )
        for one in found
    ]
