"""The settings, each declared in one line; who reads and keeps them is passed in."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Scope(StrEnum):
    """Whose setting it is: one for the organisation, one a workstation, one a person."""

    HUB = "hub"
    DESK = "desk"
    OPERATOR = "operator"


def setting(default: Any, title: str, *, scope: Scope = Scope.HUB, check: Callable[[Any], bool] | None = None) -> Any:
    """A setting with its default, its title on the page, and what makes a value acceptable."""
    return field(default=default, metadata={"title": title, "scope": scope, "check": check})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a hub, a desk or an operator may choose."""

    organisation: str = setting("", "Name of the organisation")
    greeting: str = setting("", "Greeting of the line")
    line: str = setting("Main line", "Name of the line")
    zone: str = setting("", "Time zone of the hub (IANA name; empty: the computer's)")
    region: str = setting("US", "Region that national numbers are read in (ISO 3166 two letters)")
    catch_all: str = setting("", "Who takes what nobody owns (reference of a person or department)")
    desk: str = setting("Desk 1", "Name of this desk", scope=Scope.DESK)
    theme: str = setting("system", "Theme", scope=Scope.DESK,
                         check=lambda v: v in ("system", "light", "dark", "contrast"))
    operator: str = setting("", "Who is signed on at this desk", scope=Scope.DESK)


def declared() -> dict[str, tuple[str, Scope]]:
    """Every setting with its title and scope, in the order of the page."""
    return {f.name: (f.metadata["title"], f.metadata["scope"]) for f in fields(Settings)}
