"""What stands in one cell: text, words, a mail address, numbers, a span of time; or why it cannot be taken."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from frontdesk.callers.numbers import NumberKind, looks_like_number, read_all
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.words import clean, fold, one_line

LONGEST_LINE = 200
LONGEST_TEXT = 65_536
LONGEST_MAIL = 254
MOST_WORDS = 200
_LONGEST_QUOTED = 40
_YEAR_IN_MINUTES = 365 * 24 * 60

#: What people write where there is nothing to write.
NOTHING = frozenset(("-", "--", "–", "—", "?", "n/a", "none", "null", "nil", "tbd", "tba"))

_MAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+")
_NAMED_MAIL = re.compile(r"[^<>]*<([^<>]+)>")
_BY_SPREADSHEET = re.compile(r"\s*\d+(?:[.,]\d+)?[eE]\+?\d+\s*")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)")
_UNITS = {
    "": 1, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
    "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60,
    "d": 1440, "day": 1440, "days": 1440, "w": 10080, "week": 10080, "weeks": 10080,
}  # fmt: skip
_KINDS = {
    "transfer": HandoffKind.TRANSFER, "callback": HandoffKind.CALLBACK, "message": HandoffKind.MESSAGE,
}  # fmt: skip
_CHANNELS = {
    "phone": Channel.PHONE, "telephone": Channel.PHONE, "call": Channel.PHONE, "tel": Channel.PHONE,
    "mail": Channel.MAIL, "email": Channel.MAIL, "chat": Channel.CHAT, "slack": Channel.CHAT, "teams": Channel.CHAT,
    "inperson": Channel.IN_PERSON, "visit": Channel.IN_PERSON, "desk": Channel.IN_PERSON, "walkin": Channel.IN_PERSON,
    "post": Channel.POST, "letter": Channel.POST,
}  # fmt: skip


class Unfit(Exception):
    """A row that cannot be taken; `str()` is the reason, without a full stop."""


class Contact(NamedTuple):
    """A way to reach an owner, and the address that was written for it, '' for none."""

    channel: Channel
    address: str


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: 'n/a', '-'."""
    return fold(text) in NOTHING


def line(what: str, longest: int = LONGEST_LINE) -> Callable[[str], str]:
    """Reads one line of text, `what` in a reason."""

    def read(text: str) -> str:
        found = one_line(text)
        if len(found) > longest:
            raise Unfit(f"the {what} is longer than {longest} characters")
        return found

    return read


def text(what: str, longest: int | None = None) -> Callable[[str], str]:
    """Reads text of several lines, of at most `longest` characters and 64 KiB, `what` in a reason."""

    def read(cell: str) -> str:
        found = clean(cell).strip()
        if longest is not None and len(found) > longest:
            raise Unfit(f"the {what} is longer than {longest:,} characters")
        if len(found.encode()) > LONGEST_TEXT:
            raise Unfit(f"the {what} is longer than 64 KiB")
        return found

    return read


def several(what: str, parted_by: str) -> Callable[[str], tuple[str, ...]]:
    """Reads short texts parted by any sign of `parted_by` or a line end; one that comes twice counts once."""
    parts = re.compile(f"[{re.escape(parted_by)}\n]")

    def read(cell: str) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for part in parts.split(clean(cell)):
            if word := one_line(part):
                found.setdefault(fold(word), word)
        if len(found) > MOST_WORDS:
            raise Unfit(f"more than {MOST_WORDS} {what}")
        if any(len(word) > LONGEST_LINE for word in found.values()):
            raise Unfit(f"one of the {what} is longer than {LONGEST_LINE} characters")
        return tuple(found.values())

    return read


def mail(cell: str) -> str:
    """A mail address in small letters, also out of 'Anna Berg <anna@example.com>'; '' for none."""
    if not _MAIL.fullmatch(cell):
        cell = one_line(cell)
        if is_nothing(cell):
            return ""
        named = _NAMED_MAIL.fullmatch(cell)
        cell = (named[1] if named else cell).removeprefix("mailto:").strip()
        if not _MAIL.fullmatch(cell):
            raise Unfit(f"“{quoted(cell)}” is not one mail address")
    if len(cell) > LONGEST_MAIL:
        raise Unfit(f"the mail address is longer than {LONGEST_MAIL} characters")
    return clean(cell).lower()


def numbers(region: str) -> Callable[[str], tuple[str, ...]]:
    """Reads the keys of every number in a cell, as somebody in `region` means them, each extension after its number."""

    def read(cell: str) -> tuple[str, ...]:
        keys: list[str] = []
        for number in read_all(cell, region):
            if number.kind is NumberKind.UNREADABLE:
                raise Unfit(_why_no_number(number.received))
            keys += [key for key in (number.key, number.extension) if key]
        return (keys[0],) if len(keys) == 1 else tuple(dict.fromkeys(keys))

    return read


def _why_no_number(received: str) -> str:
    if _BY_SPREADSHEET.fullmatch(received):
        return f"the number “{quoted(received)}” lost its digits in a spreadsheet; enter it there as text"
    return f"“{quoted(received)}” is not a telephone number"


def minutes(cell: str) -> int:
    """A span such as '4 h', '30 min', '1 day', '1 h 30 min'; a bare number is minutes."""
    plain = fold(cell)
    spans = _SPAN.findall(plain)
    if not spans or _SPAN.sub("", plain).strip() or any(unit not in _UNITS for _, unit in spans):
        raise Unfit(f"“{quoted(cell)}” is not a span of time; write 4 h, 30 min or 1 day")
    found = round(sum(float(count.replace(",", ".")) * _UNITS[unit] for count, unit in spans))
    if not 1 <= found <= _YEAR_IN_MINUTES:
        raise Unfit(f"“{quoted(cell)}” is not between a minute and a year")
    return found


def kind(cell: str) -> str:
    """The kind of hand-off by its name."""
    found = _KINDS.get("".join(fold(cell).replace("-", " ").split()))
    if found is None:
        raise Unfit(f"“{quoted(cell)}” is not a kind of hand-off; write transfer, callback or message")
    return found.value


def contact(cell: str) -> Contact:
    """How an owner is reached: the name of a channel, or an address that tells by its looks which one it is."""
    found = line("contact")(cell)
    named = _CHANNELS.get("".join(fold(found).replace("-", " ").split()))
    if named is not None:
        return Contact(named, "")
    if _MAIL.fullmatch(found):
        return Contact(Channel.MAIL, found)
    return Contact(Channel.PHONE if looks_like_number(found) else Channel.CHAT, found)


def day(cell: str) -> str:
    """A date written 2026-03-31, as it is stored."""
    try:
        return date.fromisoformat(one_line(cell)).isoformat()
    except ValueError:
        raise Unfit(f"“{quoted(cell)}” is not a date; write 2026-03-31") from None


def quoted(cell: str) -> str:
    """The start of a cell, short enough for a reason."""
    plain = one_line(cell)
    return plain if len(plain) <= _LONGEST_QUOTED else plain[: _LONGEST_QUOTED - 1] + "…"
