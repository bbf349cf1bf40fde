"""Settings kept: the hub's and each operator's in its settings table, a desk's in its own file or environment."""

import json
import os
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import select

from frontdesk import deskfile
from frontdesk.errors import Refused
from frontdesk.hub.columns import undamaged
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import settings
from frontdesk.settings import DECLARED, Declared, Scope, Settings, checked
from frontdesk.words import one_line

_KINDS = frozenset({settings.name})
_LONGEST_ID = 128
#: As of when the settings were read: the last that was written in the hub, and this desk's own file.
_Read = tuple[int, tuple[int, int]]
_NEVER: _Read = (-1, (0, 0))


class Source(StrEnum):
    """Where a value comes from; the environment goes before what was chosen."""

    DEFAULT = "default"
    CHOSEN = "chosen"
    ENVIRONMENT = "environment"


class Preferences:
    """Reads the settings as they stand for an operator, and writes them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: tuple[_Read, dict[str, tuple[Settings, dict[str, Source]]]] = (_NEVER, {})

    def read(self, operator: str = "") -> Settings:
        """Every setting, those of a person as `operator` chose; read anew only when one was written."""
        return self._known(operator)[0]

    def source(self, name: str, operator: str = "") -> Source:
        """Where the value of a setting comes from."""
        return self._known(operator)[1].get(name, Source.DEFAULT)

    def write(self, name: str, value: str, *, by: str, desk: str) -> None:
        """Keep a setting where its kind is kept; WrongUse, Refused."""
        value = one_line(value)
        declared = _changeable(name, value)
        if declared.scope is Scope.DESK:
            self._keep_here(deskfile.to_change() | {name: value})
            return
        row = {"id": _row_id(declared, by), "value": json.dumps(value, ensure_ascii=False)}
        with self._hub.step("setting.set", by=by, desk=desk) as step:
            known = rows_by_id(step.connection, settings, [row["id"]])
            (step.update if known else step.insert)(settings, [row])

    def put_back(self, name: str, *, by: str, desk: str) -> None:
        """Let a setting be what it is when nobody chose; WrongUse, Refused."""
        declared = _changeable(name, DECLARED[name].default if name in DECLARED else "")
        if declared.scope is Scope.DESK:
            self._keep_here({known: value for known, value in deskfile.to_change().items() if known != name})
            return
        with self._hub.step("setting.default", by=by, desk=desk) as step:
            step.delete(settings, [_row_id(declared, by)])

    def restore_here(self, name: str, value: str | None) -> None:
        """Let one of this desk's own settings be as it was, None where nobody had chosen it; the others stay."""
        others = {known: kept for known, kept in deskfile.to_change().items() if known != name}
        self._keep_here(others if value is None else others | {name: value})

    def _keep_here(self, chosen: dict[str, str]) -> None:
        deskfile.write(chosen)
        self._kept = (_NEVER, {})

    def _known(self, operator: str) -> tuple[Settings, dict[str, Source]]:
        now = self._hub.touched(_KINDS), deskfile.stamp()
        kept = self._kept
        if kept[0] != now:
            kept = self._kept = (now, {})
        known = kept[1].get(operator)
        if known is None:
            known = kept[1][operator] = self._read(operator)
        return known

    def _read(self, operator: str) -> tuple[Settings, dict[str, Source]]:
        chosen = self._stored(operator) | _here()
        told = _told()
        sources = dict.fromkeys(chosen, Source.CHOSEN) | dict.fromkeys(told, Source.ENVIRONMENT)
        return replace(Settings(), **(chosen | told)), sources

    def _stored(self, operator: str) -> dict[str, str]:
        names = {_row_id(one, operator): one for one in DECLARED.values() if one.scope is not Scope.DESK}
        with self._hub.read() as connection:
            rows = connection.execute(select(settings)).all()
        stored = {row.id: undamaged(json.loads, row.value) for row in rows if row.id in names}
        return {names[id].name: value for id, value in stored.items() if _still_accepted(names[id], value)}


def told_here() -> Settings:
    """This desk's own settings as they are known before any hub is open, and every other one's default."""
    return replace(Settings(), **(_here() | _told()))


def _changeable(name: str, value: str) -> Declared:
    declared = checked(name, value)
    if declared.name in _told():
        raise Refused(f"{declared.variable} tells “{name}” here.", hint="Start without it to choose another.")
    return declared


def _row_id(declared: Declared, operator: str) -> str:
    return f"{declared.name}/{operator}"[:_LONGEST_ID] if declared.scope is Scope.OPERATOR else declared.name


def _still_accepted(declared: Declared, value: str) -> bool:
    """A person's choice that a newer version does not know gives way to the default."""
    return declared.scope is Scope.HUB or declared.accepts(value)


def _here() -> dict[str, str]:
    chosen = deskfile.read()
    own = [one for one in DECLARED.values() if one.scope is Scope.DESK and one.name in chosen]
    return {one.name: chosen[one.name] for one in own if one.accepts(chosen[one.name])}


def _told() -> dict[str, str]:
    """What the environment tells; a value that cannot be is passed over."""
    told = {one.name: one_line(os.environ.get(one.variable, "")) for one in DECLARED.values() if one.variable}
    return {name: value for name, value in told.items() if value and DECLARED[name].accepts(value)}
