"""log: the hand-offs of a day, or of several, as files."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontdesk.cli.verb import Answer, Verb, argument
from frontdesk.directory.model import Party, PartyKind
from frontdesk.errors import NotFound, WrongUse
from frontdesk.exchange.wanted import Format, Wanted
from frontdesk.places import is_folder
from frontdesk.words import one_line

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.desk import Desk
    from frontdesk.exchange.daylog import Exported

_STEPS = ("made", "joined", "passed_on", "done", "returned", "cancelled")
_TIMES = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TWO_DAYS = "Name either --day, or --from and --to."


def export(desk: "Desk", asked: Namespace) -> Answer:
    """Write the hand-off log, each file whole or not at all."""
    wanted = _wanted(desk, asked)
    files = _files(asked.out, _formats(asked), wanted)
    totals = desk.log.totals(wanted.first, wanted.last).figures() if wanted.is_whole else {}
    written = desk.day_log.export_all(wanted, files, totals=totals)
    return Answer(data=_told(wanted, written), lines=tuple(_line(one, wanted) for one in written))


def _wanted(desk: "Desk", asked: Namespace) -> Wanted:
    first, last = _days(asked, desk.calls.today())
    return Wanted(
        first=first,
        last=last,
        department=_department(desk, asked.department) if asked.department else None,
        owner=desk.directory.party(asked.owner) if asked.owner else None,
    )


def _days(asked: Namespace, today: date) -> tuple[date, date]:
    if asked.day and (asked.first or asked.last):
        raise WrongUse("A log is of one day or of several.", hint=_TWO_DAYS)
    if asked.last and not asked.first:
        raise WrongUse("--to is missing the day that the log begins with.", hint=_TWO_DAYS)
    if asked.first:
        return asked.first, asked.last or today
    return asked.day or today, asked.day or today


def _department(desk: "Desk", text: str) -> Party:
    try:
        found = desk.directory.party(text)
    except NotFound as unknown:
        raise NotFound(f"No department goes by “{one_line(text)}”.", hint=unknown.hint) from unknown
    if found.kind is not PartyKind.DEPARTMENT:
        raise NotFound(f"{found.name} is a person, not a department.", hint="Name a person with --owner.")
    return found


def _formats(asked: Namespace) -> list[Format]:
    """The formats named, each once; where none is, what the name of the file ends in, else CSV."""
    if asked.format:
        return list(dict.fromkeys(Format(name) for name in asked.format))
    ending = asked.out.suffix.lower().removeprefix(".")
    return [Format(ending) if ending in set(Format) and not is_folder(asked.out) else Format.CSV]


def _files(out: Path, formats: Sequence[Format], wanted: Wanted) -> dict[Format, Path]:
    if is_folder(out):
        return {format: out / wanted.file_name(format) for format in formats}
    if len(formats) > 1:
        raise WrongUse(f"{out} is no folder, and one file cannot be of several formats.", hint="Name a folder.")
    return {formats[0]: out}


def _told(wanted: Wanted, written: "Sequence[Exported]") -> Mapping[str, Any]:
    """The first file as it always was, then the days and all files."""
    first = written[0]
    return {
        "file": str(first.file),
        "day": wanted.last,
        "format": first.format.value,
        "rows": first.rows,
        "from": wanted.first,
        "to": wanted.last,
        "department": wanted.department.name if wanted.department else None,
        "owner": wanted.owner.name if wanted.owner else None,
        "files": [{"file": str(one.file), "format": one.format.value, "rows": one.rows} for one in written],
    }


def _line(one: "Exported", wanted: Wanted) -> str:
    return f"{one.file}: {one.rows} hand-off{'' if one.rows == 1 else 's'} of {wanted.days}."


def close(desk: "Desk", asked: Namespace) -> Answer:
    """Close a day, with its files or not at all; again, as a new revision."""
    day, formats = asked.day or desk.calls.today(), asked.format or [Format.CSV.value]
    closed = desk.closing.close(day, asked.folder, formats, by=desk.operator)
    return Answer(data=_told_closed(closed), lines=tuple(_closed_lines(closed)))


def _told_closed(closed: "Closed") -> Mapping[str, Any]:
    return {
        "day": closed.day,
        "revision": closed.revision,
        "closed_at": closed.closed_at,
        "by": closed.by,
        "files": [str(file) for file in closed.files],
        "totals": closed.figures,
        "owed": [{"to": name, "references": references} for name, references in closed.owed],
    }


def _closed_lines(closed: "Closed") -> Iterator[str]:
    """What was done, then what each owes, then the files."""
    told, again = closed.figures, _again(closed.revision)
    steps = ", ".join(f"{told[f'handoffs_{step}']} {step.replace('_', ' ')}" for step in _STEPS)
    yield f"{closed.day} is closed{again}. Calls: {told['calls']}. Hand-offs: {steps}."
    yield f"Carried over: {told['handoffs_carried_over']}, of them overdue: {told['handoffs_overdue']}."
    yield from (f"  {name}: {', '.join(references)}" for name, references in closed.owed)
    yield from (f"Written: {file}" for file in closed.files)


def _again(revision: int) -> str:
    """', for the second time'; where nobody would count in words, ', as revision 12'."""
    if revision == 1:
        return ""
    times = dict(enumerate(_TIMES, 2))
    return f", for the {times[revision]} time" if revision in times else f", as revision {revision}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ArgumentTypeError(f"“{text}” is not a day; write it like 2026-03-12") from wrong


VERBS = (
    Verb(
        words="log export", help="Write the hand-off log of a day, or of several.", run=export,
        arguments=(
            argument("--day", type=_day, metavar="YYYY-MM-DD", help="the day (today)"),
            argument("--from", type=_day, dest="first", metavar="YYYY-MM-DD", help="the first of several days"),
            argument("--to", type=_day, dest="last", metavar="YYYY-MM-DD", help="the last of them (today)"),
            argument("--department", metavar="D", help="only what concerns this department and its people"),
            argument("--owner", metavar="P",
                     help="only what this person, or this department and its people, owned or was handed"),
            argument("--format", action="append", choices=[each.value for each in Format],
                     help="the file's format; may be given again, for a folder"),
            argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, or a folder"),
        ),
    ),
    Verb(
        words="log close", help="Close a day: write its files, and carry over by name what is owed.", run=close,
        arguments=(
            argument("--day", type=_day, metavar="YYYY-MM-DD", help="the day (today)"),
            argument("--folder", type=Path, required=True, metavar="DIR", help="where its files go"),
            argument("--format", action="append", choices=[each.value for each in Format],
                     help="a file's format (csv); may be given again"),
        ),
    ),
)  # fmt: skip
