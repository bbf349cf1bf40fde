"""setting: what the organisation, a desk and whoever sits there may choose."""

from argparse import Namespace
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from frontdesk.cli.opening import the_hub
from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.clock import Clock
from frontdesk.errors import WrongUse

if TYPE_CHECKING:
    from frontdesk.choosing import Choice
    from frontdesk.desk import Desk


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """Every setting as it stands, for the operator who asks."""
    return Answer(
        data=[_told(one) for one in desk.choosing.all()], columns=columns("name", "value", "title", "scope", "from")
    )


def set_one(desk: "Desk", asked: Namespace) -> Answer:
    """Change one setting, or put it back."""
    choice = desk.choosing.put_back(asked.name) if asked.default else desk.choosing.set(asked.name, asked.value)
    line = f"{asked.name} is now “{choice.words}”" + (", as when nobody chose." if asked.default else ".")
    return Answer(data={"name": asked.name, "value": choice.words}, lines=(line,))


def _the_hub(asked: Namespace, clock: Clock) -> AbstractContextManager["Desk"]:
    """The hub that is there, for words that say one thing."""
    if (asked.value is None) is not asked.default:
        raise WrongUse("Give a value, or --default, and not both.", hint="frontdesk setting set NAME VALUE")
    return the_hub(asked, clock)


def _told(choice: "Choice") -> dict[str, str]:
    declared = choice.declared
    return {
        "name": declared.name,
        "value": choice.words if declared.kind != "theme" else choice.value,
        "title": declared.title,
        "scope": declared.scope.value,
        "from": declared.variable if choice.source == "environment" else choice.source.value,
        "default": declared.default,
    }


VERBS = (
    Verb(words="setting list", help="The settings as they stand.", run=listed),
    Verb(
        words="setting set", help="Change a setting, or put it back.", run=set_one, opens=_the_hub,
        arguments=(
            argument("name", metavar="NAME", help="the setting"),
            argument("value", metavar="VALUE", nargs="?", help="what it shall be"),
            argument("--default", action="store_true", help="what it is when nobody chose"),
        ),
    ),
)  # fmt: skip
