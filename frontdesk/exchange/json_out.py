"""A log as JSON: one object for programs to read, the same bytes for the same log."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.calls.model import Move
from frontdesk.exchange.entries import COLUMNS, TAKEN, Entry, Log, Value

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def write_json(log: Log, file: Path) -> int:
    """Write `log` to `file`; how many hand-offs it has."""
    rows = 0
    with file.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        out.write(_head(log))
        for rows, entry in enumerate(_entries(log), 1):
            out.write(entry if rows == 1 else f",\n{entry}")
        out.write("\n]}\n")
    return rows


def _head(log: Log) -> str:
    """The object up to its hand-offs, which are written as they are read: there may be very many."""
    wanted = log.wanted
    head: dict[str, Any] = {
        "from": wanted.first.isoformat(),
        "to": wanted.last.isoformat(),
        "zone": str(log.zone),
        "until": _moment(log.until, log.zone),
        "filter": {
            "department": wanted.department.name if wanted.department else None,
            "owner": wanted.owner.name if wanted.owner else None,
        },
    }
    if log.totals:
        head["totals"] = dict(log.totals)
    return _ENCODE(head)[:-1] + ',"handoffs":[\n'


def _entries(log: Log) -> Iterator[str]:
    for entry in log.entries():
        yield _ENCODE(_told(entry, log))


def _told(entry: Entry, log: Log) -> dict[str, Any]:
    return {column.name: _plain(column.value(entry, log), log.zone) for column in COLUMNS}


def _plain(value: Value, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return _moment(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_move(move, zone) for move in value]
    return value


def _move(move: Move, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "at": _moment(move.at, zone),
        "step": TAKEN[move.step],
        "by": move.by,
        "note": move.note,
        "reason": move.reason.value if move.reason else None,
        "whose": move.meant.name if move.meant else None,
    }


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")
