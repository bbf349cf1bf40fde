"""check: is everything in the hub as it was written?"""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.verb import Answer, Verb

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_REFUSED = 3
_NEXT = ("The hub is not as it was written.", "frontdesk backup --list names copies, frontdesk restore FILE takes one.")


def check(desk: "Desk", _asked: Namespace) -> Answer:
    """Compare the hub's file, journal and records with each other; changes nothing."""
    from frontdesk.upkeep import check as compare

    report = compare(desk.hub)
    read = f"{report.entries} journal entries, {report.rows} rows"
    return Answer(
        data={"ok": report.ok, "problems": report.problems, "entries": report.entries, "rows": report.rows},
        lines=(f"The hub is sound: {read}.",) if report.ok else report.problems,
        asides=() if report.ok else _NEXT,
        code=0 if report.ok else _REFUSED,
    )


VERBS = (Verb(words="check", help="Is everything in the hub as it was written?", run=check),)
