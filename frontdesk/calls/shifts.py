"""Who is signed on at which desk."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from frontdesk.calls.model import Shift
from frontdesk.calls.records import shifts as records
from frontdesk.clock import Clock, day_bounds
from frontdesk.errors import Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.ids import new_id
from frontdesk.words import fold, one_line

#: Signs what begins and ends shifts, so that nobody's undo takes back who is signed on: signing on again does that.
#: Names of operators are trimmed, so that nobody goes by it.
SIGNS = " Shift"
_LONGEST_NAME = 500


class Shifts:
    """Operators come and go at desks. `changed` is called after somebody did."""

    def __init__(
        self, hub: Hub, *, clock: Clock, zone: Callable[[], ZoneInfo], changed: Callable[[], None] = lambda: None
    ) -> None:
        self._hub = hub
        self._clock = clock
        self._zone = zone
        self._changed = changed

    def sign_on(self, operator: str, desk: str) -> Shift:
        """Begin the shift of `operator` at `desk`, and end the one that runs there; their own simply goes on.

        However the name is typed, they sign as they did before, else as they stand in the directory.

        Refused without a name.
        """
        name = _named(operator)
        with self._hub.step("shift.begin", by=SIGNS, desk=desk) as step:
            running = records.current(step.connection, desk)
            if running and fold(running.operator) == fold(name):
                return running
            self._end(step, running)
            name = records.spelled(step.connection, name)
            begun = Shift(id=new_id(), desk=desk, operator=name, began_at=self._clock.now())
            records.add(step, begun)
        self._changed()
        return begun

    def sign_off(self, desk: str) -> Shift | None:
        """End the shift that runs at `desk`; None where none did."""
        with self._hub.step("shift.end", by=SIGNS, desk=desk) as step:
            ended = self._end(step, records.current(step.connection, desk))
        self._changed()
        return ended

    def rename(self, desk: str, name: str) -> None:
        """What was `desk` is called `name` now: the shift that runs there goes on, in place of any that ran here."""
        with self._hub.step("shift.rename", by=SIGNS, desk=name) as step:
            running = records.current(step.connection, desk)
            if running:
                self._end(step, records.current(step.connection, name))
                records.save(step, replace(running, desk=name))

    def current(self, desk: str) -> Shift | None:
        """The shift that runs at `desk`; None where nobody is signed on."""
        with self._hub.read() as connection:
            return records.current(connection, desk)

    def on(self, day: date) -> list[Shift]:
        """The shifts of a day of the hub, at every desk, in the order of their beginning."""
        start, end = day_bounds(day, self._zone())
        with self._hub.read() as connection:
            return records.between(connection, start, end)

    def _end(self, step: Step, running: Shift | None) -> Shift | None:
        if running is None:
            return None
        ended = replace(running, ended_at=max(self._clock.now(), running.began_at))
        records.save(step, ended)
        return ended


def _named(operator: str) -> str:
    name = one_line(operator)
    if not name:
        raise Refused("Nobody was named to sign on.", hint="Say who sits at the desk now.")
    if len(name) > _LONGEST_NAME:
        raise Refused(f"This name is longer than {_LONGEST_NAME} characters.", hint="Shorten it.")
    return name
