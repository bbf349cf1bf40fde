"""The lines' rows."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from frontdesk.hub.nouns import build, references, row_of
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import lines, settings
from frontdesk.lines.model import Line
from frontdesk.words import fold


def line_row(noun: Line) -> dict[str, Any]:
    return row_of(noun, name_folded=fold(noun.name))


def lines_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Line]:
    return {id: build(Line, row) for id, row in rows_by_id(connection, lines, ids).items()}


def all_lines(connection: Connection) -> list[Line]:
    """Every line that is not retired, in the order in which they were named."""
    rows = connection.execute(select(lines).where(lines.c.retired_at.is_(None)).order_by(lines.c.id)).mappings()
    return [build(Line, row) for row in rows]


def every_line(connection: Connection) -> list[Line]:
    """Every line, retired ones too."""
    return [build(Line, row) for row in connection.execute(select(lines)).mappings()]


def new_reference(connection: Connection) -> str:
    return references(connection, lines, 1)[0]


def add(step: Step, noun: Line) -> None:
    step.insert(lines, [line_row(noun)])


def save(step: Step, noun: Line) -> None:
    step.update(lines, [line_row(noun)])


def save_default(step: Step, name: str) -> None:
    """Let the settings name the line that rings where nothing tells which."""
    row = {"id": "line", "value": json.dumps(name, ensure_ascii=False)}
    known = rows_by_id(step.connection, settings, [row["id"]])
    (step.update if known else step.insert)(settings, [row])
