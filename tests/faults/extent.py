"""How much of the fault tests is done: some of it in every run, all of it by `make faults`."""

import os
from collections.abc import Sequence
from typing import TypeVar

ALL = os.environ.get("FRONTDESK_FAULTS") == "all"
_Value = TypeVar("_Value")


def extent(some: _Value, everything: _Value) -> _Value:
    """The one for every run, or the one for `make faults`."""
    return everything if ALL else some


def spots(calls: int, *quarters: int) -> Sequence[int]:
    """At which of so many calls something fails: at each, or at the first after these quarters of them, 0 to 4."""
    return range(1, calls + 1) if ALL else sorted({min(calls * quarter // 4 + 1, calls) for quarter in quarters})
