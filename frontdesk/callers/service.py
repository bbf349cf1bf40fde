"""Recognising who calls, and making a caller of somebody new."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from frontdesk.callers import numbers, records
from frontdesk.callers.colleagues import colleague
from frontdesk.callers.model import Caller, Recognition
from frontdesk.callers.numbers import Number, NumberKind
from frontdesk.directory.model import Operator, Person
from frontdesk.directory.service import Directory
from frontdesk.errors import Ambiguous, NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.ids import new_id
from frontdesk.words import fold, one_line

#: Everybody who has exactly this number: (kind 'caller' or 'person', id); None where only the hub can tell.
Holders = Callable[[str], list[tuple[str, str]] | None]


class Callers:
    """Who is calling. `region` tells the region that national numbers are read in."""

    def __init__(self, hub: Hub, directory: Directory, *, holders: Holders, region: Callable[[], str]) -> None:
        self._hub = hub
        self._directory = directory
        self._holders = holders
        self._region = region

    def read(self, text: str) -> Number:
        """The number in `text`, read in the hub's region."""
        return numbers.read(text, self._region())

    def shown(self, key: str) -> str:
        """A number's key as people read it."""
        return numbers.shown(key, self._region()) if key else ""

    def aloud(self, key: str) -> str:
        """A number's key as it is said in the hub's region."""
        return numbers.grouped(key, self._region()) if key else ""

    def recognise(self, text: str) -> Recognition:
        """Everybody who calls from the number in `text`; anonymous and unreadable ones match nobody."""
        number = self.read(text)
        if number.kind in (NumberKind.ANONYMOUS, NumberKind.UNREADABLE):
            withheld = number.kind is NumberKind.ANONYMOUS
            return Recognition(received=one_line(text), key="", shown=one_line(text), is_withheld=withheld)
        with self._hub.read() as connection:
            found = self._holding(connection, number.key)
        return Recognition(
            received=number.received,
            key=number.key,
            shown=self.shown(number.key),
            aloud=self.aloud(number.key),
            candidates=found,
        )

    def caller(self, id: str) -> Caller:
        """The caller with this id; NotFound."""
        with self._hub.read() as connection:
            found = records.callers_by_id(connection, [id])
        if not found:
            raise NotFound("This caller is no longer known.")
        return found[id]

    def called(self, text: str) -> Caller | None:
        """The caller in use who goes by that name or reference; None where nobody does, Ambiguous."""
        text = one_line(text)
        with self._hub.read() as connection:
            found = records.called(connection, text)
        if len(found) > 1:
            raise Ambiguous(f"More than one caller goes by “{text}”.", candidates=[one.label for one in found])
        return found[0] if found else None

    def in_use(self, ids: list[str]) -> dict[str, Caller]:
        """The callers with these ids, by id; those out of use are left out."""
        with self._hub.read() as connection:
            found = records.callers_by_id(connection, ids)
        return {id: one for id, one in found.items() if one.retired_at is None}

    def attach(self, text: str, caller_id: str, *, together: bool = False, by: Operator) -> Caller:
        """Give a caller the number in `text`, and what came from it while nobody knew whose it is.

        Refused where it was withheld or cannot be read; where others have it, unless they share it `together`: then
        nobody can tell whose the earlier calls were, and they stay as they are. NotFound.
        """
        key = self._to_attach(text).key
        with self._hub.step("caller.attach", by=by.name, desk=by.desk) as step:
            known = self._in_use(step, caller_id)
            own, others = self._held(step, known, key)
            strangers = [one for one in others if _unknown(one)]
            if len(others) > len(strangers) and not together:
                raise _held_already([one for one in others if not _unknown(one)])
            holder = known if own else replace(known, numbers=(*known.numbers, key))
            records.save(step, holder)
            if len(others) == len(strangers):
                for one in strangers:
                    records.save(step, _without(one, key, step.by.at))
                records.give_calls(step, key, of=[one.id for one in strangers], to=known.id)
        return holder

    def _to_attach(self, text: str) -> Number:
        number = self.read(text)
        if number.kind is NumberKind.ANONYMOUS:
            raise Refused("This number was withheld; it is nobody's.", hint="Ask for the number, and type it.")
        if number.kind is NumberKind.UNREADABLE:
            raise Refused(f"“{one_line(text)}” is not a number.", hint="Type it as it is dialled.")
        return number

    def _in_use(self, step: Step, caller_id: str) -> Caller:
        known = records.callers_by_id(step.connection, [caller_id]).get(caller_id)
        if known is None or known.retired_at is not None:
            raise NotFound("This caller is no longer known.")
        return known

    def _held(self, step: Step, known: Caller, key: str) -> tuple[bool, list[Caller]]:
        """Whether `known` has the number, themselves or as a colleague, and who else has."""
        # The index may be a moment behind the log, and a call just filed is the one that is asked about.
        holding = (*self._holding(step.connection, key), *records.who_called(step.connection, key))
        held = {one.id or one.person_id: one for one in holding}
        others = [one for one in held.values() if one.id != known.id and not _is_same_person(one, known)]
        return key in known.numbers or len(others) < len(held), others

    def settle(self, step: Step, named: Caller, key: str) -> Caller | None:
        """The caller of a call being logged, made in `step` when new; None when nothing tells who it was.

        `named` holds what the operator noted: an id when chosen, a person_id for a colleague, a name. Who was made one
        with another meanwhile is that other one; Refused where nothing tells who that is.
        """
        chosen = records.callers_by_id(step.connection, [named.id] if named.id else [])
        if chosen:
            return self._filled(step, records.in_place_of(step.connection, chosen[named.id]), named)
        if named.person_id:
            return self._settle_colleague(step, named.person_id)
        if key:
            return self._settle_number(step, named, key)
        return self._made(step, named, "") if named.name else None

    def _settle_colleague(self, step: Step, person_id: str) -> Caller:
        person_id = records.person_in_place_of(step.connection, person_id)
        met = records.of_people(step.connection, [person_id])
        return met.get(person_id) or self._made(step, colleague(self._directory.person(person_id)), "")

    def _settle_number(self, step: Step, named: Caller, key: str) -> Caller | None:
        known = self._holding(step.connection, key)
        if named.name:
            alike = sorted((one for one in known if fold(one.name) in (fold(named.name), "")), key=_nameless)
            known = tuple(alike[:1])
        if len(known) > 1:
            return None
        if not known:
            return self._made(step, named, key)
        return self._filled(step, known[0], named)

    def _filled(self, step: Step, known: Caller, named: Caller) -> Caller:
        if not known.id:
            return self._made(step, known, "")
        if known.person_id:  # as they are kept: the directory tells the rest
            known = records.callers_by_id(step.connection, [known.id])[known.id]
        filled = replace(known, name=known.name or named.name, organisation=known.organisation or named.organisation)
        if filled != known:
            records.save(step, filled)
        return filled

    def _made(self, step: Step, named: Caller, key: str) -> Caller:
        reference = records.new_reference(step.connection)
        made = replace(named, id=new_id(), reference=reference, numbers=(key,) if key else ())
        records.add(step, made)
        return made

    def _holding(self, connection: Any, key: str) -> tuple[Caller, ...]:
        held = self._holders(key)
        if held is None:
            held = records.holders(connection, key)
        known = records.callers_by_id(connection, [id for kind, id in held if kind == "caller"])
        met = records.of_people(connection, [id for kind, id in held if kind == "person"])
        own = [one.person_id for one in known.values() if one.person_id]
        people = self._directory.people_by_id([*own, *(id for kind, id in held if kind == "person")])
        named = [_by_person(one, people) for one in known.values()]
        colleagues = [colleague(people[id], met.get(id)) for kind, id in held if kind == "person" and id in people]
        return (*named, *(one for one in colleagues if one.id not in known))


def _nameless(caller: Caller) -> bool:
    return not caller.name


def _unknown(caller: Caller) -> bool:
    """Whether nothing is known of a caller but the number."""
    return not (caller.name or caller.organisation or caller.person_id)


def _held_already(others: list[Caller]) -> Refused:
    names = ", ".join(one.name or one.organisation for one in others)
    return Refused(
        f"{names} has this number." if len(others) == 1 else f"{names} have this number.",
        hint="Say that they share it, or choose them.",
    )


def _is_same_person(one: Caller, other: Caller) -> bool:
    return one.person_id is not None and one.person_id == other.person_id


def _without(caller: Caller, key: str, at: datetime) -> Caller:
    """A caller whose number was somebody else's; out of use where they have no other."""
    left = tuple(number for number in caller.numbers if number != key)
    return replace(caller, numbers=left, retired_at=None if left else at)


def _by_person(caller: Caller, people: Mapping[str, Person]) -> Caller:
    """A caller; one who is a colleague as the directory has them."""
    person = people.get(caller.person_id or "")
    return colleague(person, caller) if person else caller
