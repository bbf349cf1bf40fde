"""Who has called before: their numbers, and what they are to the company."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct, field

from frontdesk.callers.model import Caller
from frontdesk.ids import new_id
from frontdesk.sample.cast import Cast
from frontdesk.sample.known import COLLEAGUES, NOTES, ORGANISATIONS, PRIVATE, WITHOUT_NUMBER
from frontdesk.sample.model import Crowd

_NAMELESS = 12
_SECOND_NUMBER = 0.08
_FIXED = {"Tibor Halasz": "+15705550142", "Orla Quist": "+15705550119", "Hollis Brandt": "+15705550147"}
_AREAS = ("570", "272", "717", "610", "607", "814")
# Of the house's own area code, the first hundred and the direct numbers stay with the house.
_OWN_AREA, _OWN_FREE = "570", range(101, 160)


class Callers(Struct):
    """Everybody who calls, by what they are; `strangers` have a number and no name yet."""

    crowds: dict[Crowd, list[Caller]] = field(default_factory=lambda: {crowd: [] for crowd in Crowd})
    colleagues: list[Caller] = field(default_factory=list)
    visitors: list[Caller] = field(default_factory=list)
    strangers: list[Caller] = field(default_factory=list)

    def all(self) -> list[Caller]:
        """Every caller."""
        known = [caller for crowd in self.crowds.values() for caller in crowd]
        return [*known, *self.colleagues, *self.visitors, *self.strangers]


def new_callers(rng: Random, fresh: Iterator[str], cast: Cast) -> Callers:
    """Everybody who calls; `fresh` gives their references."""
    numbers = _numbers(rng)
    found = Callers()
    for known in ORGANISATIONS:
        shared = next(numbers)
        for place, name in enumerate(known.people):
            own = (shared,) if known.shares_number and place < 2 else _own(rng, name, numbers)
            found.crowds[known.crowd].append(_caller(fresh, name, own, known.organisation))
    found.crowds[Crowd.HOME] = [_caller(fresh, name, _own(rng, name, numbers)) for name in PRIVATE]
    found.visitors = [_caller(fresh, name, ()) for name in WITHOUT_NUMBER]
    found.strangers = [_caller(fresh, "", (next(numbers),)) for _ in range(_NAMELESS)]
    for name in COLLEAGUES:
        person = cast.people[name]
        found.colleagues.append(_caller(fresh, name, person.numbers, person_id=person.id))
    return found


def _caller(
    fresh: Iterator[str], name: str, own: tuple[str, ...], organisation: str = "", person_id: str | None = None
) -> Caller:
    return Caller(
        id=new_id(),
        reference=next(fresh),
        name=name,
        organisation=organisation,
        numbers=own,
        person_id=person_id,
        note=NOTES.get(name, ""),
    )


def _own(rng: Random, name: str, numbers: Iterator[str]) -> tuple[str, ...]:
    first = _FIXED.get(name) or next(numbers)
    return (first, next(numbers)) if rng.random() < _SECOND_NUMBER else (first,)


def _numbers(rng: Random) -> Iterator[str]:
    """Numbers that no one has: 555-0100 to 555-0199 are kept free for stories in every area."""
    free = [f"+1{area}5550{last}" for area in _AREAS for last in (_OWN_FREE if area == _OWN_AREA else range(100, 200))]
    rng.shuffle(free)
    return (number for number in free if number not in _FIXED.values())
