"""Settings kept: the hub's in its settings table, a desk's in its environment."""

import json
import os
from dataclasses import replace

from sqlalchemy import select

from frontdesk.errors import Refused
from frontdesk.hub.columns import undamaged
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import settings
from frontdesk.settings import DECLARED, Scope, Settings, checked
from frontdesk.words import one_line

_KINDS = frozenset({settings.name})


class Preferences:
    """Reads the settings as they stand, and writes the hub's."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: tuple[int, Settings] | None = None

    def read(self) -> Settings:
        """Every setting; read anew only when one was written."""
        touched = self._hub.touched(_KINDS)
        kept = self._kept
        if kept is None or kept[0] != touched:
            kept = self._kept = (touched, self._stored())
        return kept[1]

    def write(self, name: str, value: str, *, by: str, desk: str) -> None:
        """Keep a setting of the hub; WrongUse, Refused."""
        value = one_line(value)
        if checked(name, value).scope is Scope.DESK:
            raise Refused(f"“{name}” belongs to a desk.", hint=f"Start the desk with {variable(name)} set.")
        row = {"id": name, "value": json.dumps(value, ensure_ascii=False)}
        with self._hub.step("setting.set", by=by, desk=desk) as step:
            known = step.connection.execute(select(settings.c.id).where(settings.c.id == name)).first()
            (step.update if known else step.insert)(settings, [row])

    def _stored(self) -> Settings:
        with self._hub.read() as connection:
            rows = connection.execute(select(settings)).all()
        stored = {row.id: undamaged(json.loads, row.value) for row in rows if row.id in DECLARED}
        return replace(Settings(**stored), **_of_this_desk())


def variable(name: str) -> str:
    """The environment variable that sets a desk's setting."""
    return f"FRONTDESK_{name.upper()}"


def _of_this_desk() -> dict[str, str]:
    own = [name for name, one in DECLARED.items() if one.scope is Scope.DESK]
    told = {name: one_line(os.environ.get(variable(name), "")) for name in own}
    return {name: value for name, value in told.items() if value and DECLARED[name].check(value)}
