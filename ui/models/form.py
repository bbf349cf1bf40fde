"""What a form asks for: its fields, and what was typed into them."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from frontdesk.words import apart


class Names(StrEnum):
    """Whose names a field completes."""

    PERSON = "person"
    DEPARTMENT = "department"
    PARTY = "party"
    TOPIC = "topic"


class Typed(Struct, frozen=True):
    """What stands in a field; `chosen` is the id of whoever was chosen by name, as 'person:<id>'; '' where typed."""

    text: str
    chosen: str = ""


class Field(Struct, frozen=True, kw_only=True):
    """One field: a line, a long text, names to complete, or one of a few choices (pairs of id and words).

    `longest` is how many characters can be typed into a line.
    """

    id: str
    label: str
    typed: Typed = Typed("")
    placeholder: str = ""
    names: Names | None = None
    choices: tuple[tuple[str, str], ...] = ()
    is_long: bool = False
    longest: int = 2_000


class NameRow(Struct, frozen=True, kw_only=True):
    """A name that can be taken: 'person:<id>', the name, and what tells it from others."""

    id: str
    name: str
    note: str = ""

    @property
    def spoken(self) -> str:
        return f"{apart(self.name)}, {self.note}" if self.note else self.name


#: What was typed, by the id of the field.
Texts = Mapping[str, Typed]


def line(texts: Texts, id: str) -> str:
    """What stands in a field; '' where the form has none."""
    return texts[id].text if id in texts else ""
