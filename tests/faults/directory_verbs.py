"""The verbs of the directory, at two desks and in dictionaries."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from frontdesk.directory.keeping import Kind
from frontdesk.directory.model import Operator, Topic
from tests.faults.plain_model import OWED, Rows, passed_on
from tests.faults.stored_rows import stored
from tests.faults.two_desks import PEOPLE_NAMES, TOPIC_NAMES, TwoDesks, operators, which

somebody = precondition(lambda self: self.plain.of("people"))
something = precondition(lambda self: self.plain.of("topics") and self.plain.of("people"))
topic_names, people_names = st.sampled_from(TOPIC_NAMES), st.sampled_from(PEOPLE_NAMES)


class DirectoryVerbs(TwoDesks):
    """People and topics come, change, go and come back; owners and exceptions."""

    @rule(by=operators, name=people_names)
    def add_person(self, by: Operator, name: str) -> None:
        self.add(by, "people", name)

    @somebody
    @rule(by=operators, one=which, name=people_names)
    def change_person(self, by: Operator, one: int, name: str) -> None:
        id, typed = self.one("people", one), {"name": name, "role": "Roofs"}
        may = self.is_in_use("people", id)
        self.does(may, lambda: self.desks[by].keeping.change_person(id, typed, by=by))  # type: ignore[arg-type]
        if may:
            with self.plain.step(by.name) as rows:
                rows["people", id] = {**rows["people", id], **typed}

    @somebody
    @rule(by=operators, one=which)
    def retire_without_an_heir(self, by: Operator, one: int) -> None:
        id = self.one("people", one)
        may = self.is_in_use("people", id) and not self.plain.holds(id, self.clock.at)
        self.does(may, lambda: self.desks[by].retiring.retire(self.party(id), None, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                self._gone(rows, id)

    @somebody
    @rule(by=operators, one=which, other=which)
    def retire_with_an_heir(self, by: Operator, one: int, other: int) -> None:
        id, heir = self.one("people", one), self.one("people", other)
        may = self.is_in_use("people", id) and self.is_in_use("people", heir) and id != heir
        self.does(may, lambda: self.desks[by].retiring.retire(self.party(id), self.party(heir), by=by))
        if may:
            made = self._made()
            with self.plain.step(by.name) as rows:
                self._inherited(rows, id, heir, made)
                self._gone(rows, id)

    @rule(by=operators, name=topic_names, owner=which)
    def add_topic(self, by: Operator, name: str, owner: int) -> None:
        chain = [self.one("people", owner)] if self.plain.of("people") else []
        may = all(self.is_in_use("people", id) for id in chain)
        keeping, parties = self.desks[by].keeping, [self.party(id) for id in chain]
        made = self.does(may, lambda: keeping.add_topic({"name": name, "keywords": ["Roof"]}, chain=parties, by=by))
        if made:
            with self.plain.step(by.name) as rows:
                rows["topics", made.noun.id] = {"name": name, "keywords": ("Roof",), "retired_at": None}
                self.plain.rechain(rows, made.noun.id, chain)

    @something
    @rule(by=operators, one=which, name=topic_names)
    def change_topic(self, by: Operator, one: int, name: str) -> None:
        id = self.one("topics", one)
        may = self.is_in_use("topics", id)
        self.does(may, lambda: self.desks[by].keeping.change_topic(id, {"name": name}, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                rows["topics", id] = {**rows["topics", id], "name": name}

    @something
    @rule(by=operators, one=which)
    def retire_topic(self, by: Operator, one: int) -> None:
        id = self.one("topics", one)
        may = self.is_in_use("topics", id)
        self.does(may, lambda: self.desks[by].keeping.retire_topic(id, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                rows["topics", id] = {**rows["topics", id], "retired_at": self.clock.at}

    @something
    @rule(by=operators, kind=st.sampled_from([("people", Kind.PERSON), ("topics", Kind.TOPIC)]), one=which)
    def bring_back(self, by: Operator, kind: tuple[str, Kind], one: int) -> None:
        id = self.one(kind[0], one)
        may = self.is_there(kind[0], id)
        self.does(may, lambda: self.desks[by].keeping.bring_back(kind[1], id, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                rows[kind[0], id] = {**rows[kind[0], id], "retired_at": None}

    @something
    @rule(by=operators, one=which, owners=st.lists(which, max_size=3))
    def own(self, by: Operator, one: int, owners: list[int]) -> None:
        id, chain = self.one("topics", one), [self.one("people", owner) for owner in owners]
        may = self.is_in_use("topics", id) and all(self.is_in_use("people", owner) for owner in chain)
        may = may and len(set(chain)) == len(chain)
        self.does(may, lambda: self.desks[by].owning.own(id, [self.party(owner) for owner in chain], by=by))
        if may and chain != self.plain.chain(self.plain.rows, id):
            with self.plain.step(by.name) as rows:
                self.plain.rechain(rows, id, chain)

    @somebody
    @rule(by=operators, one=which, cover=st.none() | which, begins=st.integers(-2, 2), hours=st.integers(-1, 30))
    def be_absent(self, by: Operator, one: int, cover: int | None, begins: int, hours: int) -> None:
        id, covers = self.one("people", one), None if cover is None else self.one("people", cover)
        starts, ends = self._span(begins, hours)
        may = ends > starts and id != covers and all(self.is_in_use("people", who) for who in (id, covers) if who)
        directory, by_whom = self.desks[by].directory, self.party(covers) if covers else None
        person = self.party(id)
        made = self.does(may, lambda: directory.absent(
            person, ends, cover=by_whom, starts_at=self.clock.at + timedelta(hours=begins), by=by
        ))  # fmt: skip
        if made:
            with self.plain.step(by.name) as rows:
                rows["exceptions", made.id] = {
                    "kind": "covered" if covers else "absent", "person": id, "topic": None, "cover": covers,
                    "starts_at": starts, "ends_at": ends,
                }  # fmt: skip

    @something
    @rule(by=operators, one=which, to=which, hours=st.integers(-1, 30))
    def reroute(self, by: Operator, one: int, to: int, hours: int) -> None:
        id, cover = self.one("topics", one), self.one("people", to)
        starts, ends = self._span(0, hours)
        may = ends > starts and self.is_in_use("people", cover) and self.is_in_use("topics", id)
        topic, party = Topic(id=id, reference="", name=""), self.party(cover)
        made = self.does(may, lambda: self.desks[by].directory.reroute(topic, party, ends, by=by))
        if made:
            with self.plain.step(by.name) as rows:
                rows["exceptions", made.id] = {
                    "kind": "rerouted", "person": None, "topic": id, "cover": cover, "starts_at": starts,
                    "ends_at": ends,
                }  # fmt: skip

    @precondition(lambda self: self.plain.of("exceptions"))
    @rule(by=operators, one=which)
    def end(self, by: Operator, one: int) -> None:
        id = self.one("exceptions", one)
        may = self.is_there("exceptions", id)
        self.does(may, lambda: self.desks[by].directory.end(id, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                self._ended(rows, id)

    def _span(self, begins: int, hours: int) -> tuple[datetime, datetime]:
        """From when until when: nothing is different in retrospect."""
        begin = self.clock.at + timedelta(hours=begins)
        return max(begin, self.clock.at), begin + timedelta(hours=hours)

    def _ended(self, rows: Rows, id: str) -> None:
        """One that has not begun never comes."""
        row = rows["exceptions", id]
        if row["starts_at"] > self.clock.at:
            del rows["exceptions", id]
        else:
            rows["exceptions", id] = {**row, "ends_at": min(row["ends_at"], self.clock.at)}

    def _gone(self, rows: Rows, id: str) -> None:
        """Retired, and no longer away."""
        for (kind, key), row in list(rows.items()):
            if kind == "exceptions" and row["person"] == id and row["ends_at"] > self.clock.at:
                self._ended(rows, key)
        rows["people", id] = {**rows["people", id], "retired_at": self.clock.at}

    def _inherited(self, rows: Rows, id: str, heir: str, made: dict[str, str]) -> None:
        """The heir owns, owes and covers in their place; nobody covers for themselves."""
        for topic in self.plain.of("topics"):
            chain = self.plain.chain(rows, topic)
            if id in chain:
                self.plain.rechain(rows, topic, dict.fromkeys(heir if one == id else one for one in chain))
        for (kind, key), row in list(rows.items()):
            if kind == "handoffs" and row["to"] == id and row["state"] in OWED:
                passed_on(rows, key, made[row["call"]], heir, heir if row["owner"] == id else row["owner"])
            if kind == "exceptions" and row["cover"] == id and row["ends_at"] > self.clock.at:
                alone = {"kind": "absent", "cover": None} if row["person"] == heir else {"cover": heir}
                rows[kind, key] = {**row, **alone}

    def _made(self) -> dict[str, str]:
        """The hand-offs that the model does not know yet, by their call."""
        known = self.plain.of("handoffs")
        rows = ((key, row) for (kind, key), row in stored(self.hub).items() if kind == "handoffs")
        return {row["call"]: key for key, row in rows if key not in known}
