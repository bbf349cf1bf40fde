"""What people type into the fields of the directory, read and checked; a sentence says what cannot be taken."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.errors import FrontdeskError, Refused
from frontdesk.words import clean, fold, one_line

LONGEST_LINE, LONGEST_MAIL, LONGEST_TEXT = 200, 254, 65_536
MOST_WORDS = 200
_YEAR_IN_MINUTES = 365 * 24 * 60
_MAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+")

#: Reads a number as it was typed into its key ('+15705550142', '231'); '' for what is none.
NumberKey = Callable[[str], str]
Reader = Callable[[Any], Any]


class Unreadable(Refused):
    """What stands in one field cannot be taken; `field` is its name."""

    def __init__(self, field: str, refused: FrontdeskError) -> None:
        super().__init__(str(refused), hint=refused.hint)
        self.field = field


class PersonFields(TypedDict, total=False):
    """The fields of a person as they were typed; those that are not given stay as they are."""

    name: str
    department_id: str | None
    role: str
    mail: str
    numbers: Sequence[str]
    place: str


class DepartmentFields(TypedDict, total=False):
    """The fields of a department as they were typed; those that are not given stay as they are."""

    name: str
    mail: str
    number: str
    place: str


class TopicFields(TypedDict, total=False):
    """The fields of a topic as they were typed; those that are not given stay as they are."""

    name: str
    text: str
    keywords: Sequence[str]
    phrases: Sequence[str]
    kind: HandoffKind
    channel: Channel
    due_minutes: int


def of_a_person(number_key: NumberKey) -> Mapping[str, Reader]:
    """How each field of a person is read."""
    return {
        "name": _name("A person"),
        "department_id": _same,
        "role": _line("role"),
        "mail": _mail,
        "numbers": lambda typed: _keys(typed, number_key),
        "place": _line("place"),
    }


def of_a_department(number_key: NumberKey) -> Mapping[str, Reader]:
    """How each field of a department is read."""
    return {
        "name": _name("A department"),
        "mail": _mail,
        "number": lambda typed: _as_read(typed, number_key),
        "place": _line("place"),
    }


def of_a_topic() -> Mapping[str, Reader]:
    """How each field of a topic is read."""
    return {
        "name": _name("A topic"),
        "text": _text,
        "keywords": _several("keywords"),
        "phrases": _several("phrases"),
        "kind": lambda typed: HandoffKind(typed).value,
        "channel": lambda typed: Channel(typed).value,
        "due_minutes": _minutes,
    }


def read(typed: Mapping[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The columns that `typed` gives; Unreadable with the reason for the first that cannot be taken."""
    columns = {name: _read(name, value, readers[name]) for name, value in typed.items()}
    return columns | ({"name_folded": fold(columns["name"])} if "name" in columns else {})


def _read(name: str, value: Any, reader: Reader) -> Any:
    try:
        return reader(value)
    except Refused as refused:
        raise Unreadable(name, refused) from refused


def _same(typed: Any) -> Any:
    return typed or None


def _line(what: str) -> Reader:
    def reading(typed: str) -> str:
        found = one_line(typed)
        if len(found) > LONGEST_LINE:
            raise Refused(f"The {what} is longer than {LONGEST_LINE} characters.", hint="Shorten it.")
        return found

    return reading


def _name(whose: str) -> Reader:
    line = _line("name")

    def reading(typed: str) -> str:
        found: str = line(typed)
        if not found:
            raise Refused(f"{whose} needs a name.", hint="Type one.")
        return found

    return reading


def _mail(typed: str) -> str:
    found = one_line(typed).lower()
    if found and (not _MAIL.fullmatch(found) or len(found) > LONGEST_MAIL):
        raise Refused(
            f"“{_short(found)}” is not a mail address.", hint="Write it as name@example.com, or leave it out."
        )
    return found


def _key(typed: str, number_key: NumberKey) -> str:
    found = number_key(typed)
    if not found:
        hint = "Write it with its area code, or as the digits that are dialled in the house."
        raise Refused(f"“{_short(typed)}” is not a telephone number.", hint=hint)
    return found


def _keys(typed: Sequence[str], number_key: NumberKey) -> tuple[str, ...]:
    lines = [line for line in map(one_line, typed) if line]
    return tuple(dict.fromkeys(_key(line, number_key) for line in lines))


def _as_read(typed: str, number_key: NumberKey) -> str:
    """A department's number stays as people read it; it has to be one nevertheless."""
    found: str = _line("number")(typed)
    if found:
        _key(found, number_key)
    return found


def _text(typed: str) -> str:
    found = clean(typed).strip()
    if len(found) > LONGEST_TEXT:
        raise Refused(f"The text is longer than {LONGEST_TEXT:,} characters.", hint="Shorten it.")
    return found


def _several(what: str) -> Reader:
    line = _line(f"longest of the {what}")

    def reading(typed: Sequence[str]) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for word in filter(None, map(line, typed)):
            found.setdefault(fold(word), word)
        if len(found) > MOST_WORDS:
            raise Refused(f"There are more than {MOST_WORDS} {what}.", hint="Leave some out.")
        return tuple(found.values())

    return reading


def _minutes(typed: int) -> int:
    if not 1 <= typed <= _YEAR_IN_MINUTES:
        raise Refused("A promise is for a minute at least, and for a year at most.", hint="Write another time.")
    return typed


def _short(typed: str) -> str:
    plain = one_line(typed)
    return plain if len(plain) <= 40 else plain[:39] + "…"
