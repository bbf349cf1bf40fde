"""Notices that time did not just go by: the computer slept, its clock was set, or another day began."""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock, local_day

#: The window looks every second; it may be kept from that for some of them.
_SLEPT = timedelta(seconds=20)
#: By less a clock is set right by itself, again and again.
_SET = timedelta(seconds=2)


class Watch(QObject):
    """`clock_set` carries by how much the clock was set, `came_late` that much time went by since the last look, or
    that it is another day or another time than it was: what is shown may be true no longer."""

    clock_set = Signal(object)
    came_late = Signal()

    def __init__(self, clock: Clock, zone: Callable[[], ZoneInfo], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._zone = clock, zone
        self._now, self._passed = clock.now(), clock.passed()

    def look(self) -> None:
        """Compare with the look before."""
        before, self._now = self._now, self._clock.now()
        passed_before, self._passed = self._passed, self._clock.passed()
        went_by = self._passed - passed_before
        set_by = self._now - before - went_by
        is_set, zone = abs(set_by) > _SET, self._zone()
        if is_set:
            self.clock_set.emit(set_by)
        if is_set or abs(went_by) > _SLEPT or local_day(before, zone) != local_day(self._now, zone):
            self.came_late.emit()
