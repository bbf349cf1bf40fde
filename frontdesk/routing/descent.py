"""Finds the lowest place of a smooth hollow: L-BFGS, in the few lines that it takes."""

from collections import deque
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from frontdesk.routing.vectors import Floats

Slope: TypeAlias = Callable[[Floats], tuple[float, Floats]]

_REMEMBERED = 10
_LEAST_STEP = 1e-5
_ENOUGH = 1e-4


def lowest(slope: Slope, start: Floats, *, steps: int, tolerance: float = 1e-4) -> Floats:
    """Where `slope`, which gives height and gradient, is lowest, after at most `steps` from `start`."""
    place = start
    height, gradient = slope(place)
    seen: deque[tuple[Floats, Floats]] = deque(maxlen=_REMEMBERED)
    for _ in range(steps):
        way = _way(gradient, seen)
        found = _step(slope, place, height, gradient, way)
        if found is None:
            break
        next, height, turned = found
        if float(np.vdot(next - place, turned - gradient)) > 0:
            seen.append((next - place, turned - gradient))
        place, gradient = next, turned
        if _long(gradient) < tolerance * max(1.0, _long(place)):
            break
    return place


def _way(gradient: Floats, seen: deque[tuple[Floats, Floats]]) -> Floats:
    """Downhill, corrected by how the last steps turned the gradient."""
    way = -gradient
    if not seen:
        return way / np.float32(max(_long(gradient), 1e-9))
    shares = []
    for moved, turned in reversed(seen):
        share = np.vdot(moved, way) / np.vdot(turned, moved)
        shares.append(share)
        way = way - share * turned
    moved, turned = seen[-1]
    way = way * (np.vdot(moved, turned) / np.vdot(turned, turned))
    for (moved, turned), share in zip(seen, reversed(shares), strict=True):
        way = way + moved * (share - np.vdot(turned, way) / np.vdot(turned, moved))
    return way


def _step(
    slope: Slope, place: Floats, height: float, gradient: Floats, way: Floats
) -> tuple[Floats, float, Floats] | None:
    """A step that goes down enough, half as long each time that it does not; None where none does."""
    steep, long = float(np.vdot(gradient, way)), 1.0
    while long > _LEAST_STEP:
        next = place + np.float32(long) * way
        new, turned = slope(next)
        if new <= height + _ENOUGH * long * steep:
            return next, new, turned
        long /= 2
    return None


def _long(row: Floats) -> float:
    return float(np.linalg.norm(row))
