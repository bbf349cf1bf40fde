"""log: a day's hand-offs as a file."""

from argparse import ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.cli.verb import Answer, Verb, argument

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def export(desk: "Desk", asked: Namespace) -> Answer:
    """Write the hand-off log of a day, whole or not at all."""
    written = desk.day_log.export(asked.day or desk.calls.today(), asked.out)
    return Answer(
        data={"file": str(written.file), "day": written.day, "format": asked.format, "rows": written.rows},
        lines=(f"{written.file}: {written.rows} hand-offs of {written.day}.",),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ArgumentTypeError(f"“{text}” is not a day; write it like 2026-03-12") from wrong


VERBS = (
    Verb(
        words="log export", help="Write the hand-off log of a day.", run=export,
        arguments=(
            argument("--day", type=_day, metavar="YYYY-MM-DD", help="the day (today)"),
            argument("--format", choices=["csv"], default="csv", help="the file's format (csv)"),
            argument("--out", type=Path, required=True, metavar="FILE", help="the file to write"),
        ),
    ),
)  # fmt: skip
