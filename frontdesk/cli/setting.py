"""setting: what a hub may choose."""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.settings import DECLARED

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """Every setting as it stands."""
    return Answer(
        data=[
            {"name": one.name, "value": _value(desk, one.name), "title": one.title, "scope": one.scope.value}
            for one in DECLARED.values()
        ],
        columns=columns("name", "value", "title", "scope"),
    )


def set_one(desk: "Desk", asked: Namespace) -> Answer:
    """Change one setting of the hub."""
    desk.set(asked.name, asked.value)
    value = _value(desk, asked.name)
    return Answer(data={"name": asked.name, "value": value}, lines=(f"{asked.name} is now “{value}”.",))


def _value(desk: "Desk", name: str) -> str:
    if name == "catch_all":
        named = desk.directory.catch_all()
        return named.name if named else ""
    return str(getattr(desk.settings(), name))


VERBS = (
    Verb(words="setting list", help="The settings as they stand.", run=listed),
    Verb(
        words="setting set", help="Change a setting.", run=set_one,
        arguments=(
            argument("name", metavar="NAME", help="the setting"),
            argument("value", metavar="VALUE", help="what it shall be"),
        ),
    ),
)  # fmt: skip
