"""The settings, each declared in one line; who reads and keeps them is passed in."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from frontdesk.clock import is_zone
from frontdesk.errors import Refused, WrongUse


class Scope(StrEnum):
    """Whose setting it is: one for the organisation, or one for a workstation."""

    HUB = "hub"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of one setting; `check` says whether a value is acceptable."""

    name: str
    title: str
    scope: Scope
    check: Callable[[str], bool]


def setting(default: str, title: str, *, scope: Scope = Scope.HUB, check: Callable[[str], bool] | None = None) -> Any:
    """A setting with its default, its title, whose it is, and what makes a value acceptable."""
    return field(default=default, metadata={"title": title, "scope": scope, "check": check or (lambda _: True)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a hub or a desk may choose."""

    organisation: str = setting("", "Name of the organisation")
    line: str = setting("Main line", "Name of the line that is answered")
    greeting: str = setting("", "Greeting of the line")
    zone: str = setting("", "Time zone of the hub (IANA name; empty: the computer's)",
                        check=lambda v: not v or is_zone(v))  # fmt: skip
    region: str = setting("US", "Region that national numbers are read in (two letters)",
                          check=lambda v: len(v) == 2 and v.isascii() and v.isupper())  # fmt: skip
    catch_all: str = setting("", "Who takes what nobody owns (a person or department)")
    desk: str = setting("Desk 1", "Name of this desk", scope=Scope.DESK)
    operator: str = setting("", "Who is signed on at this desk (empty: the computer's user)", scope=Scope.DESK)
    theme: str = setting("system", "Theme: system, light, dark or contrast", scope=Scope.DESK,
                         check=lambda v: v in ("system", "light", "dark", "contrast"))  # fmt: skip


DECLARED = {
    one.name: Declared(one.name, one.metadata["title"], one.metadata["scope"], one.metadata["check"])
    for one in fields(Settings)
}


def checked(name: str, value: str) -> Declared:
    """The declaration of the setting `name`; WrongUse for none, Refused when it cannot have `value`."""
    declared = DECLARED.get(name)
    if declared is None:
        raise WrongUse(f"There is no setting “{name}”.", hint="Settings: " + ", ".join(DECLARED))
    if not declared.check(value):
        raise Refused(f"“{value}” is not a value for {name}: {declared.title}.", hint="It stays as it was.")
    return declared
