"""import: people, topics and articles from a CSV file; looked at first, then taken as one step or not at all."""

from argparse import ArgumentTypeError, Namespace
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.cli.opening import the_hub_or_a_new_one
from frontdesk.cli.verb import Answer, Verb, argument
from frontdesk.directory.model import PartyKind
from frontdesk.exchange.fields import Noun
from frontdesk.words import one_line

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.exchange.plans import Plan, PlannedRow

_REFUSED = 3
_FATES = ("new", "changed", "same", "refused")
_KINDS = {"people": PartyKind.PERSON, "departments": PartyKind.DEPARTMENT}


def bring(noun: Noun, desk: "Desk", asked: Namespace) -> Answer:
    """Import a file of `noun`: all of it or, where a row is refused, nothing."""
    plan = desk.importing.plan(noun, asked.file, mapping=dict(asked.map), create_owners=_owners(asked))
    if not asked.dry_run:
        desk.importing.apply(plan, by=desk.operator)
    return _told(plan, noun, asked)


def _owners(asked: Namespace) -> PartyKind | None:
    return _KINDS[asked.owners_are] if getattr(asked, "create_owners", False) else None


def _told(plan: "Plan", noun: Noun, asked: Namespace) -> Answer:
    fates = Counter(row.fate.value for row in plan.rows)
    counts = {fate: fates[fate] for fate in _FATES}
    data = {
        "file": str(asked.file),
        "noun": noun.value,
        "dry_run": asked.dry_run,
        **counts,
        "created": plan.created,
        "columns": dict(plan.columns),
        "ignored": plan.ignored,
        "rows": [row._asdict() for row in plan.rows] if asked.dry_run else [],
    }
    refused = asked.dry_run and fates["refused"] > 0
    return Answer(
        data=data,
        lines=(*_preview(plan, asked), *_summary(plan, asked, counts)),
        asides=("Rows are refused; as the file is, nothing of it would be imported.",) if refused else (),
        code=_REFUSED if refused else 0,
    )


def _preview(plan: "Plan", asked: Namespace) -> list[str]:
    """A line for each row of a dry run that is not the same already."""
    rows = [row for row in plan.rows if asked.dry_run and row.fate.value != "same"]
    return [f"line {row.line}: {row.fate.value} {one_line(row.name)}{_because(row)}" for row in rows]


def _because(row: "PlannedRow") -> str:
    said = row.reason or ", ".join(row.changes)
    return f" ({said})" if said else ""


def _summary(plan: "Plan", asked: Namespace, counts: dict[str, int]) -> list[str]:
    said = ["Dry run: " * asked.dry_run + ", ".join(f"{count} {fate}" for fate, count in counts.items()) + "."]
    if plan.created:
        said.append(f"Made besides: {', '.join(plan.created)}.")
    if plan.ignored:
        said.append(f"Nothing was read from: {', '.join(plan.ignored)}.")
    return said


def _pair(text: str) -> tuple[str, str]:
    header, equals, field = text.rpartition("=")
    if not equals or not header:
        raise ArgumentTypeError(f"“{text}” is not HEADER=FIELD")
    return header, field


_OWNERS = (
    argument("--create-owners", action="store_true", help="make owners that are not in the directory yet"),
    argument("--owners-are", choices=list(_KINDS), default="people", help="what owners are made as (people)"),
)


def importing(noun: str, help: str) -> Verb:
    """The verb that imports a noun."""
    return Verb(
        words=f"{noun} import", help=help, run=partial(bring, Noun(noun)), opens=the_hub_or_a_new_one,
        arguments=(
            argument("file", type=Path, metavar="FILE", help="the CSV file"),
            argument("--dry-run", action="store_true", help="tell what would be done, row by row, and change nothing"),
            argument("--map", type=_pair, action="append", default=[], metavar="HEADER=FIELD",
                     help="what a column holds; may be given again; an empty FIELD leaves the column out"),
            *_OWNERS,
        ),
    )  # fmt: skip
