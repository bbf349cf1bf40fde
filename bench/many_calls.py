"""A call log of any length, seeded, written in bulk and without a journal."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from bench.hubs import make_sized
from bench.words import Company
from frontdesk.calls.model import Contact, Outcome, State, Step
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.hub.columns import time_text
from frontdesk.hub.connect import connect
from frontdesk.ids import new_id

#: The last call of every log; a Monday at four.
LAST_AT = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
#: Stands in the words of one call in 20,000.
RARE = "weathercock"
_SIGNS = "BCDFGHJKMNPQRSTVWXZ23456789"
_EACH = timedelta(seconds=240)  # a million are eight years
_A_BATCH = 50_000
_RARE_EVERY = 20_000
_STEPS = {
    State.OPEN: (Step.MAKE,),
    State.ACKNOWLEDGED: (Step.MAKE, Step.ACKNOWLEDGE),
    State.DONE: (Step.MAKE, Step.ACKNOWLEDGE, Step.FINISH),
    State.RETURNED: (Step.MAKE, Step.RETURN),
    State.CANCELLED: (Step.MAKE, Step.CANCEL),
}
_OTHERWISE = [outcome for outcome in Outcome if outcome is not Outcome.HANDED_OFF] + [Outcome.ANSWERED] * 9
_CONTACTS = [contact.value for contact in Contact]
_Row = tuple[object, ...]


class Cast(Struct, frozen=True):
    """Who and what the calls are about, by id."""

    people: list[str]
    topics: list[str]
    callers: list[tuple[str, str]]


def make_log(where: Path, calls: int, *, people: int = 10_000, seed: int = 1) -> None:
    """A hub of `people` with `calls` calls until `LAST_AT`, three in ten of them handed off."""
    make_sized(where, people, seed=seed)
    with closing(connect(where, cache_kib=400_000)) as hub:
        hub.execute("PRAGMA synchronous=OFF")
        hub.execute("PRAGMA foreign_keys=OFF")
        hub.execute("BEGIN IMMEDIATE")
        cast = Cast(_ids(hub, "people"), _ids(hub, "topics"), _callers(hub, max(10, calls // 50), seed))
        written = _written(cast, calls, Random(seed), Company(seed))
        while batch := list(islice(written, _A_BATCH)):
            for table in ("calls", "handoffs", "moves"):
                _insert(hub, table, [row for kind, row in batch if kind == table])
        hub.execute("COMMIT")


def _ids(hub: Any, table: str) -> list[str]:
    return [id for (id,) in hub.execute(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608 - our own tables


def _insert(hub: Any, table: str, rows: Sequence[_Row]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        hub.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own tables


def _callers(hub: Any, count: int, seed: int) -> list[tuple[str, str]]:
    company, made = Company(seed), []
    rows: list[_Row] = []
    for serial in range(count):
        name, number = company.person(), f"+1572{serial:07d}"
        made.append((new_id(), number))
        firm = f"{name.rpartition(' ')[2]} Ltd"
        rows.append((made[-1][0], _reference(serial), name, name.lower(), firm, f'["{number}"]', None, "", None))
    _insert(hub, "callers", rows)
    return made


def _reference(serial: int) -> str:
    signs = ""
    for _ in range(6):
        serial, sign = divmod(serial, len(_SIGNS))
        signs += _SIGNS[sign]
    return signs


def _written(cast: Cast, count: int, random: Random, company: Company) -> Iterator[tuple[str, _Row]]:
    """(table, row) of every call, its hand-off and its moves, oldest first."""
    texts = [f"{company.matter()}. {company.sentence()}" for _ in range(2_000)]
    matters = cast.topics[: max(1, len(cast.topics) // 10)]  # what most of the calls are about
    for serial in range(count):
        at = LAST_AT - _EACH * (count - 1 - serial)
        words = RARE if serial % _RARE_EVERY == _RARE_EVERY // 2 else ""
        topic = random.choice(matters if random.random() < 0.8 else cast.topics)
        handed = new_id() if random.random() < 0.3 else None
        id, (caller, number) = new_id(), random.choice(cast.callers)
        outcome = Outcome.HANDED_OFF if handed else random.choice(_OTHERWISE)
        yield "calls", (
            id, _reference(serial), time_text(at), time_text(at + _EACH / 2), random.choice(_CONTACTS), number, number,
            caller, topic, None, handed, outcome.value, random.choice(texts), words,
            random.choice(("Alma Reyes", "Jonah Whitlock")), "Desk 1", None, 0, 0, "",
        )  # fmt: skip
        if handed:
            yield from _handed(handed, id, topic, caller, at, serial, random, cast)


def _handed(
    id: str, call: str, topic: str, caller: str, at: datetime, serial: int, random: Random, cast: Cast
) -> Iterator[tuple[str, _Row]]:
    fresh = LAST_AT - at < timedelta(days=1)
    state = random.choice([State.DONE] * 20 + ([State.OPEN, State.ACKNOWLEDGED] * 10 if fresh else [State.CANCELLED]))
    if serial % 5_000 < 10:
        state = State.RETURNED
    owner, to = random.choice(cast.people), random.choice(cast.people)
    yield "handoffs", (
        id, _reference(serial), call, topic, caller, owner, None, to if serial % 4 == 0 else owner, None,
        HandoffKind.CALLBACK.value, "call you back", time_text(at + timedelta(hours=4)), Channel.PHONE.value,
        state.value, time_text(at),
    )  # fmt: skip
    for place, step in enumerate(_STEPS[state]):
        moved = time_text(at + timedelta(minutes=30 * place))
        yield "moves", (new_id(), id, place, step.value, moved, "Alma Reyes", "", "", None, None)
