"""Import: a file looked at row by row, then taken over whole, in one step, or not at all."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from frontdesk.directory import records as directory
from frontdesk.directory.keeping import Renamed
from frontdesk.directory.model import Operator, PartyKind
from frontdesk.errors import Refused, Stale
from frontdesk.exchange.articles_in import NO_ARTICLES, decide_articles, kept_articles
from frontdesk.exchange.fields import Columns, Noun, columns
from frontdesk.exchange.parties import Parties
from frontdesk.exchange.people_in import decide_people
from frontdesk.exchange.plans import AT_ONCE, Decisions, Fate, Imported, Plan, Progress, Writes
from frontdesk.exchange.tables import Table, read_table
from frontdesk.exchange.topics_in import Owned, decide_topics
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import changes_after
from frontdesk.hub.kept import MANY_ROWS, Why, keep_before
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step
from frontdesk.knowledge import records as knowledge

#: What a plan was made of; a change to any of it since then may make the plan wrong.
_MADE_OF = {
    Noun.PEOPLE: {"people", "departments"},
    Noun.TOPICS: {"topics", "ownership", "people", "departments"},
    Noun.ARTICLES: {"articles", "topics", "versions"},
}
_MOST_NAMED = 5
_CHANGES_AT_ONCE = 10_000


def _unheard(_what: str, _done: int, _of: int) -> None:
    pass


@contextmanager
def _uncounted() -> Iterator[None]:
    """Without looking for rings of garbage: there are none among rows, and counting them all over costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Import:
    """Takes people, topics and articles over from CSV; `region` tells where national numbers are read."""

    def __init__(self, hub: Hub, *, region: Callable[[], str], renamed: Sequence[Renamed] = ()) -> None:
        self._hub = hub
        self._region = region
        self._renamed = tuple(renamed)

    def plan(
        self, noun: Noun, path: Path, *, mapping: Mapping[str, str] | None = None,
        create_owners: PartyKind | None = None, progress: Progress = _unheard,
    ) -> Plan:  # fmt: skip
        """What importing the file would do; nothing is written.

        `mapping` says which header is which field, '' for none; `create_owners` makes owners that nobody goes by.
        TableUnreadable for a file that is no table, WrongUse for columns that cannot be told apart.
        """
        with _uncounted():
            return self._plan(noun, read_table(path), mapping or {}, create_owners, progress)

    def _plan(
        self, noun: Noun, table: Table, mapping: Mapping[str, str], create: PartyKind | None, progress: Progress
    ) -> Plan:
        placed = columns(noun, table.headers, mapping, line=table.header_line)
        seq = self._hub.seq()
        decisions = Decisions()
        for line, reason in table.refused:
            decisions.refuse(line, "", reason)
        self._decide(noun, table, placed, create, decisions, progress)
        self._give_references(decisions.writes)
        self._sign_versions(decisions.writes)
        return Plan(
            noun=noun,
            rows=tuple(sorted(decisions.rows, key=lambda row: row.line)),
            created=tuple(decisions.created),
            columns=_named(placed, table.headers),
            ignored=placed.ignored,
            seq=seq,
            writes=decisions.writes,
        )

    def apply(self, plan: Plan, *, by: Operator, progress: Progress = _unheard) -> Imported:
        """Do what `plan` says, as one step; Refused where it has refused rows, Stale where the hub moved on."""
        _refuse_unfit(plan)
        if len(plan.rows) > MANY_ROWS:
            keep_before(self._hub, Why.BEFORE_IMPORT, progress=partial(progress, "keeping a copy"))
        with _uncounted(), self._hub.step(f"{plan.noun.value}.import", by=by.name, desk=by.desk) as step:
            _refuse_stale(step, plan)
            for tell in self._renamed if plan.writes.renamed else ():
                tell(step, plan.writes.renamed)
            _write(step, plan.writes, progress)
        return Imported(
            new=plan.count(Fate.NEW),
            changed=plan.count(Fate.CHANGED),
            same=plan.count(Fate.SAME),
            created=plan.created,
        )

    def _decide(
        self, noun: Noun, table: Table, placed: Columns, create: PartyKind | None, decisions: Decisions,
        progress: Progress,
    ) -> None:  # fmt: skip
        region = self._region()
        with self._hub.read() as connection:
            people = [] if noun is Noun.ARTICLES else directory.rows_in_use(connection, tables.people)
            houses = [] if noun is Noun.ARTICLES else directory.rows_in_use(connection, tables.departments)
            topics = [] if noun is Noun.PEOPLE else directory.rows_in_use(connection, tables.topics)
            articles = kept_articles(connection) if noun is Noun.ARTICLES else NO_ARTICLES
            chains = directory.chains(connection) if noun is Noun.TOPICS else {}
            ids = directory.ownership_ids(connection) if noun is Noun.TOPICS else {}
        if noun is Noun.PEOPLE:
            decide_people(table.rows, placed, people, houses, region=region, decisions=decisions, progress=progress)
        elif noun is Noun.TOPICS:
            owned = Owned(topics=topics, chains=chains, ids=ids)
            parties = Parties(people, houses, region=region, create=create, decisions=decisions)
            decide_topics(table.rows, placed, owned, parties, decisions=decisions, progress=progress)
        else:
            decide_articles(table.rows, placed, articles, topics, decisions=decisions, progress=progress)

    def _give_references(self, writes: Writes) -> None:
        """What is new gets the reference that people say and type."""
        with self._hub.read() as connection:
            for kind, rows in writes.new.items():
                if "reference" in rows[0]:
                    fresh = references(connection, tables.BY_KIND[kind], len(rows))
                    for row, reference in zip(rows, fresh, strict=True):
                        row["reference"] = reference

    def _sign_versions(self, writes: Writes) -> None:
        """Words that give way to others are kept with who wrote them."""
        with self._hub.read() as connection:
            knowledge.sign(connection, writes.new.get("versions", []))


def _named(placed: Columns, headers: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(header, field) of the columns that are read, in the file's order."""
    read = sorted((at, field) for field, positions in placed.places.items() for at in positions)
    return tuple((headers[at], field) for at, field in read)


def _refuse_unfit(plan: Plan) -> None:
    unfit = plan.refused()
    if not unfit:
        return
    shown: dict[str, list[int]] = {}
    for row in unfit[:_MOST_NAMED]:
        shown.setdefault(row.reason, []).append(row.line)
    named = "; ".join(f"{_lines(numbers)}: {reason}" for reason, numbers in shown.items())
    more = f"; and {len(unfit) - _MOST_NAMED} more rows" if len(unfit) > _MOST_NAMED else ""
    count = "1 row is" if len(unfit) == 1 else f"{len(unfit)} rows are"
    raise Refused(
        f"{count} refused, so nothing was imported: {named}{more}.",
        hint="Mend these rows or take them out, then import the file again.",
    )


def _lines(numbers: list[int]) -> str:
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _refuse_stale(step: Step, plan: Plan) -> None:
    seq = plan.seq
    while entries := changes_after(step.connection, seq, limit=_CHANGES_AT_ONCE):
        if any(kind in _MADE_OF[plan.noun] for _, kind, _ in entries):
            raise Stale(
                "The directory changed since the file was looked at; nothing was imported.",
                hint="Look at the file again, then import it.",
            )
        seq = entries[-1][0]


def _write(step: Step, writes: Writes, progress: Progress) -> None:
    """Write everything, what is pointed to before what points to it."""
    done, total = 0, writes.count()
    for table in tables.RECORDS:
        new, changed = writes.new.get(table.name, []), writes.changed.get(table.name, [])
        for rows, write in ((new, step.insert), (changed, step.update)):
            for start in range(0, len(rows), AT_ONCE):
                progress("writing", done, total)
                part = rows[start : start + AT_ONCE]
                write(table, part)
                done += len(part)
        step.delete(table, writes.gone.get(table.name, []))
    progress("writing", total, total)
