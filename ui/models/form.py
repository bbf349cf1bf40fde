"""What a form asks for: its fields, and what was typed into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Names(StrEnum):
    """Whose names a field completes."""

    PERSON = "person"
    DEPARTMENT = "department"
    PARTY = "party"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field; `chosen` is the id of whoever was chosen by name, as 'person:<id>'; '' where typed."""

    text: str
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: a line, a long text, names to complete, or one of a few choices (pairs of id and words)."""

    id: str
    label: str
    typed: Typed = Typed("")
    placeholder: str = ""
    names: Names | None = None
    choices: tuple[tuple[str, str], ...] = ()
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name that can be taken: 'person:<id>', the name, and what tells it from others."""

    id: str
    name: str
    note: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.name}, {self.note}" if self.note else self.name


#: What was typed, by the id of the field.
Texts = Mapping[str, Typed]


def line(texts: Texts, id: str) -> str:
    """What stands in a field; '' where the form has none."""
    return texts[id].text if id in texts else ""
