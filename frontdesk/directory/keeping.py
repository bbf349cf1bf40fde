"""Keeping people, departments and topics: add, change, bring back; each verb is one step that undo takes back."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, TypeVar

from msgspec import Struct

from frontdesk.clock import Clock
from frontdesk.directory import chains, fields
from frontdesk.directory.fields import DepartmentFields, NumberKey, PersonFields, Reader, TopicFields
from frontdesk.directory.model import Department, Operator, Party, Person, Topic
from frontdesk.directory.records import past, save_chain, shelves
from frontdesk.directory.records.shelves import Shelf
from frontdesk.errors import NotAllowed
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step
from frontdesk.ids import new_id

Noun = TypeVar("Noun")
#: Tells another room, in the open step, that whoever was the first party of each pair is the second one from now on.
Renamed = Callable[[Step, Sequence[tuple[Party, Party]]], None]


class Kind(StrEnum):
    """The records that are kept by hand."""

    PERSON = "person"
    DEPARTMENT = "department"
    TOPIC = "topic"
    CALLER = "caller"


class Kept(Struct, Generic[Noun], frozen=True):
    """A noun as it is kept now, and others in use that have the same name."""

    noun: Noun
    alike: tuple[Noun, ...] = ()


class Named(Struct, frozen=True):
    """A record by its kind, id, reference and name; `detail` tells it from others of that name."""

    kind: Kind
    id: str
    reference: str
    name: str
    detail: str = ""


class Keeping:
    """Adds, changes and brings back. A double name is taken, and told back as `alike`.

    Fields are given as they were typed; Refused says in a sentence what cannot be taken, NotFound what is gone.
    """

    def __init__(self, hub: Hub, *, clock: Clock, number_key: NumberKey, renamed: Sequence[Renamed] = ()) -> None:
        self._hub = hub
        self._clock = clock
        self._renamed = tuple(renamed)
        self._of_a_person = fields.of_a_person(number_key)
        self._of_a_department = fields.of_a_department(number_key)
        self._of_a_topic = fields.of_a_topic()

    def add_person(self, typed: PersonFields, *, by: Operator) -> Kept[Person]:
        """Somebody new in the directory."""
        return self._added(shelves.PEOPLE, typed, self._of_a_person, by)

    def change_person(self, id: str, typed: PersonFields, *, by: Operator) -> Kept[Person]:
        """Change the fields that `typed` gives."""
        return self._changed(shelves.PEOPLE, id, typed, self._of_a_person, by)

    def add_department(self, typed: DepartmentFields, *, by: Operator) -> Kept[Department]:
        """A new department."""
        return self._added(shelves.DEPARTMENTS, typed, self._of_a_department, by)

    def change_department(self, id: str, typed: DepartmentFields, *, by: Operator) -> Kept[Department]:
        """Change the fields that `typed` gives."""
        return self._changed(shelves.DEPARTMENTS, id, typed, self._of_a_department, by)

    def add_topic(self, typed: TopicFields, *, chain: Sequence[Party] = (), by: Operator) -> Kept[Topic]:
        """A new topic, with its owner and deputies where they are named."""
        return self._added(shelves.TOPICS, typed, self._of_a_topic, by, chains.checked(chain))

    def add_topic_within(self, step: Step, typed: TopicFields, *, chain: Sequence[Party] = ()) -> Kept[Topic]:
        """The same as part of a step that writes more than the topic."""
        return _put_in(step, shelves.TOPICS, _read_new(typed, self._of_a_topic), chains.checked(chain))

    def change_topic(self, id: str, typed: TopicFields, *, by: Operator) -> Kept[Topic]:
        """Change the fields that `typed` gives."""
        return self._changed(shelves.TOPICS, id, typed, self._of_a_topic, by)

    def retire_topic(self, id: str, *, by: Operator) -> Topic:
        """No longer offer a topic; what is owed about it stays owed."""
        with self._hub.step("topic.retire", by=by.name, desk=by.desk) as step:
            row = _row_in_use(step, shelves.TOPICS, id)
            row["retired_at"] = self._clock.now()
            step.update(shelves.TOPICS.table, [row])
        return shelves.TOPICS.build(row)

    def bring_back(self, kind: Kind, id: str, *, by: Operator) -> Named:
        """Use a retired record again, as it was; what was handed on stays with the heir.

        NotAllowed for a caller who was made one with another: both would be recognised, and the calls are the other's.
        """
        table = shelves.TABLES[kind]
        with self._hub.step(f"{kind}.bring-back", by=by.name, desk=by.desk) as step:
            row = shelves.the_row(step.connection, table, id, kind)
            if kind is Kind.CALLER and past.was_made_one(step.connection, table, id):
                hint = "Undo takes a merge back while nothing newer builds on it."
                raise NotAllowed(f"{named(kind, row).name} was made one with another caller.", hint=hint)
            step.update(table, [{**row, "retired_at": None}])
        return named(kind, row)

    def retired(self, kind: Kind) -> list[Named]:
        """The records of this kind that are no longer in use, the last one first."""
        with self._hub.read() as connection:
            return [named(kind, row) for row in shelves.retired(connection, shelves.TABLES[kind])]

    def _added(
        self, shelf: Shelf[Noun], typed: Mapping[str, Any], readers: Mapping[str, Reader], by: Operator,
        chain: chains.Chain = (),
    ) -> Kept[Noun]:  # fmt: skip
        columns = _read_new(typed, readers)
        with self._hub.step(f"{shelf.word}.add", by=by.name, desk=by.desk) as step:
            return _put_in(step, shelf, columns, chain)

    def _changed(
        self, shelf: Shelf[Noun], id: str, typed: Mapping[str, Any], readers: Mapping[str, Reader], by: Operator
    ) -> Kept[Noun]:
        columns = fields.read(typed, readers)
        with self._hub.step(f"{shelf.word}.change", by=by.name, desk=by.desk) as step:
            row = _row_in_use(step, shelf, id)
            changes = {name: value for name, value in columns.items() if row[name] != value}
            _refuse_gone(step, changes)
            if "name" in changes:
                self._rename(step, shelf, row, row | changes)
            row |= changes
            step.update(shelf.table, [row])
            return Kept(shelf.build(row), shelves.alike(step.connection, shelf, row))

    def _rename(self, step: Step, shelf: Shelf[Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        if shelf is not shelves.TOPICS:
            for tell in self._renamed:
                tell(step, [(shelf.build(before).party, shelf.build(after).party)])


def _read_new(typed: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The columns of something new; Refused without a name."""
    return fields.read({"name": "", **typed}, readers)


def _put_in(step: Step, shelf: Shelf[Noun], columns: Mapping[str, Any], chain: chains.Chain) -> Kept[Noun]:
    _refuse_gone(step, columns)
    shelves.refuse_gone(step.connection, chain)
    reference = references(step.connection, shelf.table, 1)[0]
    row = {**shelf.blank, "id": new_id(), "reference": reference, **columns}
    step.insert(shelf.table, [row])
    save_chain(step, row["id"], chain)
    return Kept(shelf.build(row), shelves.alike(step.connection, shelf, row))


def _refuse_gone(step: Step, columns: Mapping[str, Any]) -> None:
    """Refused for a department that is no longer there."""
    id = columns.get("department_id")
    if id is not None:
        row = shelves.the_row(step.connection, shelves.DEPARTMENTS.table, id, "department")
        shelves.refuse_gone(step.connection, [shelves.DEPARTMENTS.build(row).party])


def _row_in_use(step: Step, shelf: Shelf[Any], id: str) -> dict[str, Any]:
    row = shelves.the_row(step.connection, shelf.table, id, shelf.word)
    if row["retired_at"] is not None:
        raise NotAllowed(f"{row['name']} is retired.", hint="Bring it back first.")
    return row


def named(kind: Kind, row: Mapping[str, Any]) -> Named:
    """A row by its name; a caller without one by the number, told from others by role, organisation or mail."""
    name = row["name"] or next(iter(row.get("numbers", ())), row["reference"])
    detail = row.get("role") or row.get("organisation") or row.get("mail") or ""
    return Named(kind, row["id"], row["reference"], name, detail)
