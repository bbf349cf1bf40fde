"""Two desks over one hub, and the dictionaries that tell what it has to hold: how they begin, end and are compared."""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator, Party, PartyKind
from frontdesk.errors import FrontdeskError
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub
from frontdesk.ids import new_id
from frontdesk.lookup.per_thread import DeskFiles
from frontdesk.places import desk_file
from frontdesk.upkeep import check
from tests.faults.extent import extent
from tests.faults.plain_model import Plain, Refused
from tests.faults.stored_rows import stored

Done = TypeVar("Done")

TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MAJA, BENGT = Operator("Maja", "Desk 1"), Operator("Bengt", "Desk 2")
#: No name begins another, so that each finds its own bearers alone.
PEOPLE_NAMES, TOPIC_NAMES = ("Inga", "Åsa", "Bo", "Straße", "Nguyễn"), ("Hail", "Glass", "Lost", "Öl")
#: The clock goes on, or is set back.
SHIFTS = (timedelta(minutes=7), timedelta(hours=26), timedelta(hours=-1), timedelta(days=-365))

#: A disk in memory, where there is one: that a disk keeps what it was told is tried elsewhere.
IN_MEMORY = next((folder for folder in ("/dev/shm",) if os.access(folder, os.W_OK)), None)

operators = st.sampled_from((MAJA, BENGT))
#: Which of those that there are.
which = st.integers(0, 99)


class Killed(Exception):
    """The power went in mid-step."""


class TwoDesks(RuleBasedStateMachine):
    """The desks of Maja and Bengt."""

    def __init__(self) -> None:
        super().__init__()
        self.plain = Plain()
        self.clock = StoppedClock(TEN)
        self._rest = ExitStack()
        self._folder = Path(self._rest.enter_context(TemporaryDirectory(dir=IN_MEMORY)))
        self._copies = 0
        self._steps = 0

    @initialize()
    def begin(self) -> None:
        """An empty hub; the desks' own files lie in one folder."""
        self._home = os.environ.get("FRONTDESK_HOME", "")
        os.environ["FRONTDESK_HOME"] = str(self._folder / "home")
        self._file = self._folder / "hub.db"
        make_hub(self._file, clock=self.clock).close()
        self._open()
        people = [self.add(MAJA, "people", name) for name in PEOPLE_NAMES[:3]]
        for name, chain in zip(TOPIC_NAMES, (people[:2], people[1:]), strict=False):
            self.give(BENGT, self.add(BENGT, "topics", name), chain)

    def teardown(self) -> None:
        try:
            assert check(self.hub).problems == ()
        finally:
            self._end()

    def _end(self) -> None:
        self._close()
        os.environ["FRONTDESK_HOME"] = self._home
        self._rest.close()

    @rule(is_killed=st.booleans())
    def restart(self, is_killed: bool) -> None:
        """Both programs end, or are ended, and are started again."""
        file = self._copied_in_mid_step() if is_killed else self._file
        self._close()
        self._file = file
        self._open()

    def _copied_in_mid_step(self) -> Path:
        """The files as they lie on the disk while a step is open: what the next start finds when the power goes."""
        self._copies += 1
        found = self._folder / f"hub-{self._copies}.db"
        with suppress(Killed), self.hub.step("person.add", by="Maja", desk="Desk 1") as step:
            step.insert(tables.people, [NEVER])
            for end in ("", "-wal"):
                shutil.copyfile(f"{self._file}{end}", f"{found}{end}")
            raise Killed
        return found

    @rule(by=st.sampled_from(SHIFTS))
    def set_clock(self, by: timedelta) -> None:
        """Time passes, or somebody sets the clock back."""
        self.clock.at += by

    @rule(by=operators)
    def undo(self, by: Operator) -> None:
        """An operator takes back what they did last."""
        try:
            self.plain.undo(by.name)
        except Refused:
            may = False
        else:
            may = True
        self.does(may, lambda: self.desks[by].hub.undo(by=by.name, desk=by.desk))

    @invariant()
    def the_hub_holds_what_the_dictionaries_hold(self) -> None:
        assert stored(self.hub) == self.plain.rows

    @invariant()
    def the_journal_tells_the_same_story(self) -> None:
        self._steps += 1
        if self._steps % extent(4, 1) == 0:  # to look through everything takes longer than all the rest
            assert check(self.hub).problems == ()

    @invariant()
    def the_index_finds_whoever_is_there_and_nobody_else(self) -> None:
        self.desks[BENGT].follow()
        for kind, rows, names in (("person", "people", PEOPLE_NAMES), ("topic", "topics", TOPIC_NAMES)):
            live = {id: row["name"] for id, row in self.plain.live(rows).items()}
            for name in names:
                found = {hit.id for hit in self.index.here().find(name, kind=kind, limit=100)}
                assert found == {id for id, known in live.items() if known == name}, name

    @property
    def hub(self) -> Hub:
        return self.desks[MAJA].hub

    def does(self, may: bool, verb: Callable[[], Done]) -> Done | None:
        """What `verb` gives back; it has to be refused, in a sentence, where it may not be done."""
        if may:
            return verb()
        with pytest.raises(FrontdeskError, match=r"\.$"):
            verb()
        return None

    def add(self, by: Operator, kind: str, name: str) -> str:
        """Somebody or something new; its id."""
        keeping, row = self.desks[by].keeping, dict[str, object](name=name, retired_at=None)
        if kind == "people":
            id, row["role"] = keeping.add_person({"name": name}, by=by).noun.id, ""
        else:
            id, row["keywords"] = keeping.add_topic({"name": name, "keywords": ["Roof"]}, by=by).noun.id, ("Roof",)
        with self.plain.step(by.name) as rows:
            rows[kind, id] = row
        return id

    def give(self, by: Operator, topic: str, chain: list[str]) -> None:
        """Let exactly these own a topic and stand in."""
        self.desks[by].owning.own(topic, [self.party(id) for id in chain], by=by)
        with self.plain.step(by.name) as rows:
            self.plain.rechain(rows, topic, chain)

    def one(self, kind: str, which: int) -> str:
        """One of all there ever were of a kind: retired perhaps, or taken back by somebody's undo."""
        ids = sorted(key for known, key in self.plain.ever if known == kind)
        return str(ids[which % len(ids)])

    def is_there(self, kind: str, id: str) -> bool:
        return (kind, id) in self.plain.rows

    def is_in_use(self, kind: str, id: str) -> bool:
        return self.is_there(kind, id) and self.plain.rows[kind, id]["retired_at"] is None

    def party(self, id: str) -> Party:
        row = self.plain.rows.get(("people", id), {"name": "Somebody"})
        return Party(PartyKind.PERSON, id, row["name"])

    def _open(self) -> None:
        self.desks = {one: open_desk(self._file, clock=self.clock, operator=one.name) for one in (MAJA, BENGT)}
        self.index = DeskFiles(desk_file(self.hub.id), hub_id=self.hub.id)

    def _close(self) -> None:
        for desk in self.desks.values():
            desk.close()
        self.index.close()


NEVER = {
    "id": new_id(), "reference": "XXXXXX", "name": "Never", "name_folded": "never", "department_id": None,
    "role": "", "mail": "", "numbers": (), "place": "", "retired_at": None,
}  # fmt: skip
