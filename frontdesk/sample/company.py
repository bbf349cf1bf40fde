"""Tarn Valley Cooling, a company to try things out on: written into an empty hub in one step."""

import json
from collections.abc import Iterator
from random import Random
from zoneinfo import ZoneInfo

from frontdesk.callers.records import caller_row
from frontdesk.calls.model import Outcome
from frontdesk.calls.records import call_row, gap_row, handoff_row, move_rows
from frontdesk.clock import Clock
from frontdesk.directory import records as directory
from frontdesk.directory.model import Operator
from frontdesk.errors import Refused
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.knowledge.records import article_row
from frontdesk.sample.callers import Callers, new_callers
from frontdesk.sample.cast import Cast, new_cast
from frontdesk.sample.different import exemptions
from frontdesk.sample.fates import Fates
from frontdesk.sample.hours import Hours
from frontdesk.sample.scribe import Scribe
from frontdesk.sample.story import Story, spans
from frontdesk.sample.traffic import Traffic

#: Who makes the sample: nobody who signs on, so that nobody's undo takes it back.
SAMPLE = Operator("Sample", "Sample")
_SEED = 570
_FRESH = {"departments": 8, "people": 60, "topics": 80, "articles": 50, "callers": 300, "calls": 4800, "handoffs": 1800}
_CATCH_ALL = "Delphine Achard"
_GREETING = "Hello, Tarn Valley Cooling, how can I help?"


def fill(hub: Hub, *, clock: Clock, zone: ZoneInfo, by: Operator = SAMPLE, seed: int = _SEED) -> None:
    """Write the sample company, as it stands at `clock.now()` in `zone`, into `hub`; Refused unless it is empty.

    The same seed and time give the same company, but for ids and references.
    """
    with hub.step("sample.make", by=by.name, desk=by.desk) as step:
        _refuse_unless_empty(step)
        now, rng = clock.now(), Random(seed)
        cast = new_cast(rng, lambda kind: _fresh(step, kind), now, zone)
        callers = new_callers(rng, _fresh(step, "callers"), cast)
        hours = Hours.around(now, zone)
        scribe = _written(rng, step, cast, callers, hours)
        _save_settings(step, cast, zone)
        _save_directory(step, cast)
        step.insert(tables.callers, [caller_row(caller) for caller in callers.all()])
        _save_calls(step, scribe)
        step.insert(tables.exceptions, [directory.exemption_row(one) for one in exemptions(cast, hours, now, zone)])


def _refuse_unless_empty(step: Step) -> None:
    known = (directory.all_people, directory.all_departments, directory.all_topics)
    if any(read(step.connection) for read in known):
        raise Refused("This hub is not empty; nothing was changed.", hint="Make the sample company in a new file.")


def _fresh(step: Step, kind: str) -> Iterator[str]:
    return iter(references(step.connection, tables.BY_KIND[kind], _FRESH[kind]))


def _written(rng: Random, step: Step, cast: Cast, callers: Callers, hours: Hours) -> Scribe:
    scribe = Scribe(cast, hours, _fresh(step, "calls"), _fresh(step, "handoffs"))
    Traffic(rng, scribe, callers, Fates(rng, scribe), spans(hours.last)).run()
    Story(scribe, callers).run()
    scribe.calls.sort(key=lambda call: call.started_at)
    scribe.handoffs.sort(key=lambda handoff: handoff.made_at)
    return scribe


def _save_settings(step: Step, cast: Cast, zone: ZoneInfo) -> None:
    chosen = {
        "organisation": "Tarn Valley Cooling",
        "line": "Main line",
        "greeting": _GREETING,
        "zone": zone.key,
        "region": "US",
        "catch_all": cast.party(_CATCH_ALL).text,
    }
    rows = [{"id": name, "value": json.dumps(value, ensure_ascii=False)} for name, value in chosen.items()]
    known = rows_by_id(step.connection, tables.settings, chosen)
    step.update(tables.settings, [row for row in rows if row["id"] in known])
    step.insert(tables.settings, [row for row in rows if row["id"] not in known])


def _save_directory(step: Step, cast: Cast) -> None:
    step.insert(tables.departments, [directory.named_row(one) for one in cast.departments.values()])
    step.insert(tables.people, [directory.named_row(one) for one in cast.people.values()])
    step.insert(tables.topics, [directory.named_row(one) for one in cast.topics.values()])
    for name, chain in cast.chains.items():
        directory.save_chain(step, cast.topics[name].id, chain)
    step.insert(tables.articles, [article_row(one) for some in cast.articles.values() for one in some])


def _save_calls(step: Step, scribe: Scribe) -> None:
    step.insert(tables.handoffs, [handoff_row(one) for one in scribe.handoffs])
    step.insert(tables.calls, [call_row(one) for one in scribe.calls])
    step.insert(tables.moves, [row for one in scribe.handoffs for row in move_rows(one)])
    step.insert(tables.gaps, [gap_row(one) for one in scribe.calls if one.outcome is Outcome.UNOWNED])
