"""The settings, each declared in one paragraph; who reads and keeps them is passed in."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from enum import StrEnum
from typing import Any

from frontdesk.clock import is_zone
from frontdesk.errors import Refused, WrongUse


class Scope(StrEnum):
    """Whose setting it is: the organisation's, a workstation's, or a person's at whatever desk they sit."""

    HUB = "hub"
    DESK = "desk"
    OPERATOR = "operator"


class Kind(StrEnum):
    """What can be a value, and so what it is entered with."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    SPAN = "span"
    PARTY = "party"
    ZONE = "zone"
    REGION = "region"
    THEME = "theme"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What is declared of one setting; `choices` are pairs of value and title, `low` and `high` bound a number."""

    name: str
    title: str
    help: str
    scope: Scope
    kind: Kind
    default: str
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0

    def accepts(self, value: str) -> bool:
        """Whether this setting can have `value`."""
        return _RULES[self.kind](self, value)

    @property
    def wanted(self) -> str:
        """What a value has to be, in words."""
        titles = ", ".join(value for value, _ in self.choices)
        return _WANTED[self.kind].format(low=self.low, high=self.high, choices=titles)

    @property
    def variable(self) -> str:
        """The environment variable that goes before what was chosen; '' where none does, as in the hub's."""
        return "" if self.scope is Scope.HUB else f"FRONTDESK_{self.name.upper()}"


def setting(
    default: str, title: str, help: str, *, scope: Scope = Scope.HUB, kind: Kind = Kind.TEXT, **more: Any
) -> Any:
    """A setting: what it is when nobody chose, what it is called and for, whose it is, what can be a value."""
    return field(default=default, metadata={"title": title, "help": help, "scope": scope, "kind": kind, **more})


THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may be chosen, as text."""

    organisation: str = setting("", "Organisation", "Its name, as callers hear it when the line has no greeting.")
    line: str = setting("Main line", "Line", "The name of the line that is answered.")
    greeting: str = setting("", "Greeting", "What is said first on the line. Empty: the organisation's name.")
    zone: str = setting(
        "", "Time zone", "Where days begin and end, such as Europe/Stockholm. Empty: as the computer has it.",
        kind=Kind.ZONE,
    )  # fmt: skip
    region: str = setting(
        "US", "Region", "Where numbers without a country code belong, in two letters: US, GB, SE.", kind=Kind.REGION
    )
    catch_all: str = setting("", "Catch-all", "The person or department who takes what nobody owns.", kind=Kind.PARTY)
    gap_owner: str = setting(
        "", "Owner of gaps", "Who looks for an owner for what nobody owns. Empty: the catch-all.", kind=Kind.PARTY
    )
    alert_after: str = setting(
        "60", "Alert after (seconds)", "How long a caller may wait before that is shown and said.", kind=Kind.NUMBER,
        low=5, high=3600,
    )  # fmt: skip
    desk: str = setting("Desk 1", "Desk", "The name of this desk, as the log tells it.", scope=Scope.DESK)
    operator: str = setting(
        "", "Operator", "Who always sits here. Empty: whoever signs on, else the computer's user.", scope=Scope.DESK
    )
    export_folder: str = setting(
        "", "Folder for files", "Where the files of the log go. Empty: the documents of whoever sits here.",
        scope=Scope.DESK,
    )  # fmt: skip
    export_formats: str = setting(
        "CSV", "Formats of files", "What the log is written as: some of CSV, XLSX, PDF, JSON.", scope=Scope.DESK
    )
    theme: str = setting(
        "system", "Theme", "Light, dark or high contrast; or whatever the system asks for.", scope=Scope.OPERATOR,
        kind=Kind.THEME, choices=THEMES,
    )  # fmt: skip
    keys: str = setting(
        "", "Keys", "The keys that you gave to commands instead of the usual ones.", scope=Scope.OPERATOR,
        kind=Kind.KEYS,
    )  # fmt: skip

    @property
    def patience(self) -> timedelta:
        """How long a caller may wait, as usual where what the hub holds is no such number."""
        declared = DECLARED["alert_after"]
        told = self.alert_after if declared.accepts(self.alert_after) else declared.default
        return timedelta(seconds=int(told))


DECLARED = {one.name: Declared(name=one.name, default=str(one.default), **one.metadata) for one in fields(Settings)}


def checked(name: str, value: str) -> Declared:
    """The declaration of the setting `name`; WrongUse for none, Refused when it cannot have `value`."""
    declared = DECLARED.get(name)
    if declared is None:
        raise WrongUse(f"There is no setting “{name}”.", hint="Settings: " + ", ".join(DECLARED))
    if not declared.accepts(value):
        sentence = f"“{value}” is not a value for “{declared.title}”: {declared.wanted}."
        raise Refused(sentence, hint="It stays as it was.")
    return declared


def keys_of(value: str) -> dict[str, tuple[str, ...]]:
    """The keys of commands that were changed, by the command's id, out of the value of `keys`; ValueError."""
    told = json.loads(value) if value else {}
    if not isinstance(told, dict) or not all(_are_keys(keys) for keys in told.values()):
        raise ValueError("keys are an object of lists")
    return {id: tuple(keys) for id, keys in told.items()}


def keys_value(keys: Mapping[str, tuple[str, ...]]) -> str:
    """The value of `keys` that `keys_of` reads; '' where no key was changed."""
    told = {id: list(own) for id, own in sorted(keys.items())}
    return json.dumps(told, ensure_ascii=False) if told else ""


def _are_keys(keys: object) -> bool:
    return isinstance(keys, list) and all(isinstance(key, str) and key for key in keys)


def _is_keys(value: str) -> bool:
    try:
        keys_of(value)
    except (ValueError, RecursionError):
        return False
    return True


_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def _is_span(value: str) -> bool:
    """'08:00-18:00', or over midnight '22:00-06:00'."""
    found = _SPAN.fullmatch(value)
    return found is not None and found.group(1, 2) != found.group(3, 4)


_RULES: Mapping[Kind, Callable[[Declared, str], bool]] = {
    Kind.TEXT: lambda _, value: len(value) <= 400,
    Kind.CHOICE: lambda one, value: value in dict(one.choices),
    Kind.NUMBER: lambda one, value: value.isascii() and value.isdecimal() and one.low <= int(value[:9]) <= one.high,
    Kind.SPAN: lambda _, value: _is_span(value),
    Kind.PARTY: lambda _, value: len(value) <= 400,
    Kind.ZONE: lambda _, value: not value or is_zone(value),
    Kind.REGION: lambda _, value: len(value) == 2 and value.isascii() and value.isupper(),
    Kind.THEME: lambda one, value: value in dict(one.choices),
    Kind.KEYS: lambda _, value: _is_keys(value),
}
_WANTED = {
    Kind.TEXT: "a text of at most 400 letters",
    Kind.CHOICE: "one of {choices}",
    Kind.NUMBER: "a number from {low} to {high}",
    Kind.SPAN: "two times of day, such as 08:00-18:00",
    Kind.PARTY: "a person or department",
    Kind.ZONE: "a region and a city, such as Europe/Stockholm",
    Kind.REGION: "two capital letters, such as US, GB, SE",
    Kind.THEME: "one of {choices}",
    Kind.KEYS: "keys by command, as JSON",
}
