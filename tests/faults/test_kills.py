"""Programs that are killed while they write: what they had told is in the log, and nothing is there by half."""

import random

from tests.faults.afterwards import assert_sound
from tests.faults.children import at_work
from tests.faults.conftest import Place, Places
from tests.faults.extent import extent, spots
from tests.faults.strace import traced
from tests.faults.work import Word, calls_for_ever, ten_calls, two_calls

ROUNDS = extent(12, 100)
#: A call takes about a hundredth of a second, so that the moment lies anywhere in one or two of them.
_LONGEST_WAIT = 0.02


def test_F01_a_kill_in_mid_write_loses_nothing_acknowledged(place: Place) -> None:
    chance, words = random.Random(1), list[Word]()
    for _ in range(ROUNDS):
        with at_work(calls_for_ever, place.hub, place.home) as child:
            child.go()
            child.hear(chance.randint(1, 20))
            child.hear_for(chance.uniform(0, _LONGEST_WAIT))
            child.kill()
        words += child.words
        assert_sound(place.hub, place.home, words)
    assert sum(word.what == "logged" for word in words) > ROUNDS


def test_F01_a_kill_leaves_another_program_that_writes_undisturbed(place: Place) -> None:
    chance, words = random.Random(2), list[Word]()
    for _ in range(extent(4, 40)):
        with (
            at_work(ten_calls, place.hub, place.home) as goes_on,
            at_work(calls_for_ever, place.hub, place.home) as killed,
        ):
            goes_on.go()
            killed.go()
            killed.hear(chance.randint(1, 10))
            killed.kill()
            assert goes_on.wait() == 0
        assert [word for word in goes_on.words if word.what == "refused"] == []
        assert goes_on.words[-1].what == "ended"
        words += [*goes_on.words, *killed.words]
        assert_sound(place.hub, place.home, words)


def test_F01_a_kill_at_any_call_that_writes_loses_nothing_acknowledged(places: Places) -> None:
    for call, made in _calls_made(places).items():
        for spot in spots(made, 0, 1, 3, 4):
            _killed_at(places.new(), call, spot)


def _calls_made(places: Places) -> dict[str, int]:
    """How often two calls make the system write, by the name of what they ask for."""
    place = places.new()
    with at_work(two_calls, place.hub, place.home) as child:
        note = place.hub.with_name("trace")
        with traced(child.pid, place.files, note) as trace:
            child.go()
            assert child.wait() == 0
    made = trace.counts()
    return {call: made[call] for call in ("pwrite64", "fdatasync", "fsync", "ftruncate") if made[call]}


def _killed_at(place: Place, call: str, spot: int) -> None:
    with at_work(two_calls, place.hub, place.home) as child:
        rule = f"inject={call}:signal=KILL:when={spot}"
        with traced(child.pid, place.files, place.hub.with_name("trace"), rule):
            child.go()
            assert child.wait() == -9, f"{call} {spot} was never reached"
    assert_sound(place.hub, place.home, child.words)
