"""The log: the first page and those that follow, of a million calls, by every kind of filter."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from random import Random

from msgspec import Struct, field

from bench.figures import Figures, share
from bench.full import CALLS, PEOPLE, full_home
from bench.home import at_home
from bench.many_calls import LAST_AT, RARE
from frontdesk.calls.filter import Cursor, Filter
from frontdesk.calls.log import Log
from frontdesk.calls.model import Outcome, State
from frontdesk.desk import Desk, open_desk

_ABSENT = "qwzxy"


class Taken(Struct):
    """What the pages of one filter took, in ms; `whole` until fifty rows stood or the log had no more."""

    first: list[float] = field(default_factory=list)
    following: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def measure(*, calls: int = CALLS, people: int = PEOPLE, rounds: int = 20) -> Figures:
    """The slowest hundredth of the first pages and of the others, over all filters and for each of them."""
    with full_home(people, calls) as home, at_home(home), closing(open_desk(home / "hub.db")) as desk:
        log = Log(desk.hub, clock=desk.clock, zone=desk.zone, region=lambda: "US")
        taken = {name: _asked(log, filters, rounds) for name, filters in _filters(desk).items()}
        counted = _timed(lambda: log.calls.count(Filter(words=_ABSENT)))
        totals = _timed(lambda: log.totals(LAST_AT.date()))
    return {"log.count_ms": counted, "log.totals_ms": totals, **_figures(taken)}


def _figures(taken: Mapping[str, Taken]) -> Figures:
    every = {
        "log.first_page_p99_ms": share([ms for one in taken.values() for ms in one.first], 0.99),
        "log.next_page_p99_ms": share([ms for one in taken.values() for ms in one.following], 0.99),
    }
    for name, one in taken.items():
        every[f"log.first_page_p99_ms.{name}"] = share(one.first, 0.99)
        every[f"log.next_page_p99_ms.{name}"] = share(one.following or [0.0], 0.99)
        every[f"log.whole_ms.{name}"] = share(one.whole, 0.99)
    return every


def _filters(desk: Desk) -> dict[str, Iterator[Filter]]:
    """For each kind of filter, one after the other with what else may be asked for."""
    random, today = Random(1), LAST_AT.date()
    people = [person.id for person in desk.directory.people()]
    houses = [house.id for house in desk.directory.departments()]
    topics = [cover.topic.id for cover in desk.directory.topics()]
    kinds: dict[str, Callable[[], Filter]] = {
        "none": Filter,
        "day": lambda: _on(today - timedelta(days=random.randrange(2_000))),
        "person": lambda: Filter(person_id=random.choice(people)),
        "department": lambda: Filter(department_id=random.choice(houses)),
        "topic": lambda: Filter(topic_id=random.choice(topics)),
        "state": lambda: Filter(state=random.choice(list(State))),
        "outcome": lambda: Filter(outcome=random.choice(list(Outcome))),
        "overdue": lambda: Filter(overdue=True),
        "operator": lambda: Filter(operator="Alma Reyes"),
        "words_common": lambda: Filter(words=random.choice(("invoice", "damaged", "unpaid invoice"))),
        "words_rare": lambda: Filter(words=RARE),
        "words_absent_day": lambda: _on(today - timedelta(days=random.randrange(2_000)), _ABSENT),
        "words_absent": lambda: Filter(words=_ABSENT),
    }
    return {name: iter(make, None) for name, make in kinds.items()}


def _on(day: date, words: str = "") -> Filter:
    return Filter(from_day=day, to_day=day, words=words)


def _asked(log: Log, filters: Iterator[Filter], rounds: int) -> Taken:
    """The first page of each, then on by its cursor until fifty rows stand, then one page more."""
    taken = Taken()
    for asked in islice(filters, rounds):
        rows, spent, cursor = _page(log, asked, None)
        taken.first.append(spent)
        while cursor and rows < 50:
            more, ms, cursor = _page(log, asked, cursor)
            rows, spent = rows + more, spent + ms
            taken.following.append(ms)
        taken.whole.append(spent)
        if cursor:
            taken.following.append(_page(log, asked, cursor)[1])
    return taken


def _page(log: Log, asked: Filter, after: Cursor | None) -> tuple[int, float, Cursor | None]:
    began = time.perf_counter_ns()
    page = log.calls.page(asked, after)
    return len(page.lines), (time.perf_counter_ns() - began) / 1e6, page.after


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - began) / 1e6
