"""Telephone numbers: from what was typed or rung to the one key that a number goes by, and back to what people read."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from frontdesk.words import fold, one_line

# Loading the plans of all countries is left to the first number that needs them: the window opens without.
if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LONGEST_SHOWN = 40
_LONGEST_SERVICE_CODE = 20
_LONGEST_INTERNAL = 6
_LONGEST_FIELD = 500
_MOST_DIGITS = 15
_NORTH_AMERICA = "1"

_NO_NUMBER = frozenset(
    fold(words)
    for words in (
        "anonymous", "anonym", "restricted", "unknown", "unavailable", "not available", "withheld",
        "number withheld", "private", "private number", "private caller", "blocked", "hidden", "hidden number",
        "no number", "no caller id", "caller id blocked", "out of area", "none", "null", "n/a",
        "hemligt", "hemligt nummer", "skyddat nummer", "dolt nummer", "okänt", "okänt nummer",
        "unbekannt", "unterdrückt",
    )
)  # fmt: skip

_WITHHELD = frozenset(said for said in _NO_NUMBER if " " in said) | {"anonymous", "anonym", "withheld"}

_PLAIN_INTERNATIONAL = re.compile(r"\+[1-9](?: ?[0-9]){5,15}")
_SIP = re.compile(r"\bsips?:([^@;>?]*)", re.IGNORECASE)
_TEL = re.compile(r"(?:tel|callto):(?://)?", re.IGNORECASE)
_TEL_PARAMETERS = re.compile(r";\s*(?!ext)[a-z][a-z0-9-]*=[^;]*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s;,.]*(?:;\s*ext\s*=|,+|\b(?:extension|extn|ext|anknytning|anknytn|ankn|durchwahl|poste)\b[.:=]?|(?<=[\d\s)])x\.?"
    r"|^x\.?|(?<=\d)\s*#)\s*(\d{1,8})#?$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[0-9+()\[\]./ -]*")
_SERVICE_CODE = re.compile(r"[*#][0-9*#]*")
_SPREADSHEET = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+|\d{7,}[.,]0", re.IGNORECASE)
_SEPARATE = re.compile(r"\n|\||,\s+(?=[+0(])|;\s*(?![a-z-]+\s*=)|\s(?:or|and|och|eller|und|oder|&)\s", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))

_DATE = re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})")
_PRICE = re.compile(r"\d+\.\d{1,2}")
_SHORT_IN_GROUPS = re.compile(r"\d{3} \d{2,3}|\d{2} \d{3}")


class NumberKind(StrEnum):
    """What a received number is worth for telling who calls."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    ANONYMOUS = "anonymous"
    UNREADABLE = "unreadable"


class Number(Struct, frozen=True):
    """A number as received and the key it goes by: "+15705550142", "1001", or "" where nobody may be matched."""

    received: str
    kind: NumberKind
    key: str
    extension: str = ""


class _Plan(Struct, frozen=True):
    """What one country code allows, as far as a number written in plain international form needs it."""

    lengths: frozenset[int]
    prefix: re.Pattern[str] | None


def is_region(code: str) -> bool:
    """Whether numbers can be read as somebody in the region `code` ("US", "SE") means them."""
    import phonenumbers

    return code in phonenumbers.SUPPORTED_REGIONS


def read(text: str, region: str) -> Number:
    """The one number in `text`, as somebody in `region` ("US", "SE") means it; two in one field are UNREADABLE."""
    if key := _plain_key(text):
        return Number(text, NumberKind.EXTERNAL, key)
    found = read_all(text, region)
    return found[0] if len(found) == 1 else Number(text, NumberKind.UNREADABLE, "")


def read_all(text: str, region: str) -> tuple[Number, ...]:
    """Every number in a field such as "070-123 45 67 / 08-123 45 68"; never empty."""
    if key := _plain_key(text):
        return (Number(text, NumberKind.EXTERNAL, key),)
    if len(text) > _LONGEST_FIELD:
        return (Number(text, NumberKind.UNREADABLE, ""),)
    pieces = [piece for piece in _SEPARATE.split(_plain(text)) if piece.strip()]
    if len(pieces) < 2:
        return _across_slashes(text, region)
    return tuple(number for piece in pieces for number in _across_slashes(piece.strip(), region))


def shown(number: Number | str, region: str) -> str:
    """The number as people read it, always with its country: "+1 570 555 0142"; internal ones as they are."""
    return _written(number, region, spoken=False)


def grouped(number: Number | str, region: str) -> str:
    """The number to read aloud: without the country code where it is the region's own, "570 555 0142"."""
    return _written(number, region, spoken=True)


def says_withheld(text: str) -> bool:
    """Whether `text` says that a number is withheld, and cannot well be an inquiry ('private', 'blocked')."""
    return len(text) <= _LONGEST_SHOWN and fold(text) in _WITHHELD


def looks_like_number(text: str) -> bool:
    """Would a person mean a number by `text`? Not by dates, times, prices or words with a digit in them."""
    plain = _plain(text[: _LONGEST_FIELD + 1])
    if len(plain) > _LONGEST_FIELD:
        return False
    if _SIP.match(plain) or _TEL.match(plain):
        return any(c.isdigit() for c in plain.partition("@")[0])
    if _DATE.fullmatch(plain) or _PRICE.fullmatch(plain):
        return False
    head, extension = _without_extension(plain)
    return bool(extension and not head) or _mostly_digits(head)


def _mostly_digits(plain: str) -> bool:
    if _SERVICE_CODE.fullmatch(plain.replace(" ", "")):
        return any(c.isdigit() for c in plain)
    count = sum(c.isdigit() for c in plain)
    if not _WRITTEN.fullmatch(plain) or not 1 <= count <= _MOST_DIGITS or "+" in plain[1:].lstrip("(+ "):
        return False
    if plain.startswith(("+", "(+")):
        return True
    return count >= 3 if plain.isdigit() else count > 5 or bool(_SHORT_IN_GROUPS.fullmatch(plain))


def _across_slashes(text: str, region: str) -> tuple[Number, ...]:
    """Two numbers where a slash parts two of one kind; else a slash belongs to the number, as in 070/123."""
    whole = _read_one(text, region)
    pieces = [_read_one(piece, region) for piece in _SLASH.split(_plain(text))] if "/" in text else []
    if len(pieces) < 2:
        return (whole,)
    kinds = {piece.kind for piece in pieces}
    if kinds == {NumberKind.EXTERNAL}:
        return tuple(pieces)
    if kinds == {NumberKind.INTERNAL}:
        apart = len({len(piece.key) for piece in pieces}) == 1 and len(pieces[0].key) > 3
        return tuple(pieces) if apart else (whole,)
    return _beside_a_whole_one(text, whole, pieces)


def _beside_a_whole_one(text: str, whole: Number, pieces: list[Number]) -> tuple[Number, ...]:
    """A number that exists and the house's own after it; of "08-123 456 78/79" the last digits are another's."""
    first, *rest = pieces
    if not _exists(first) or _exists(whole):
        return (whole,)
    last_group = re.findall(r"\d+", first.received)[-1]
    lengths = {len(piece.key) for piece in rest}
    own = {piece.kind for piece in rest} == {NumberKind.INTERNAL} and min(lengths) > 2
    return tuple(pieces) if own and len(last_group) not in lengths else (Number(text, NumberKind.UNREADABLE, ""),)


def _exists(number: Number) -> bool:
    import phonenumbers

    return number.kind is NumberKind.EXTERNAL and phonenumbers.is_valid_number(phonenumbers.parse(number.key))


def _read_one(text: str, region: str) -> Number:
    plain = _dialled(_plain(text))
    if not any(c.isalnum() or c in "*#" for c in plain) or fold(plain) in _NO_NUMBER:
        return Number(text, NumberKind.ANONYMOUS, "")
    if _SPREADSHEET.fullmatch(plain):
        return Number(text, NumberKind.UNREADABLE, "")
    code = plain.replace(" ", "")
    if _SERVICE_CODE.fullmatch(code):
        known = len(code) <= _LONGEST_SERVICE_CODE and any(c.isdigit() for c in code)
        return Number(text, NumberKind.INTERNAL, code) if known else Number(text, NumberKind.UNREADABLE, "")
    return _dial_plan(text, *_without_extension(plain), region)


def _dial_plan(received: str, plain: str, extension: str, region: str) -> Number:
    """`plain` by length: a few digits are the house's own, more belong to the region's or a country's plan."""
    if not plain and extension:
        return Number(received, NumberKind.INTERNAL, extension)
    digits = "".join(c for c in plain if c.isdigit())
    international = plain.lstrip("([ ").startswith("+")
    # The one "+" stands at the front; after it, nobody dials the way out once more.
    if not _WRITTEN.fullmatch(plain) or plain.count("+") > 1 or ("+" in plain and not international):
        return Number(received, NumberKind.UNREADABLE, "")
    key = _key("+" + digits.removeprefix("00") if international else digits, region)
    if key:
        return Number(received, NumberKind.EXTERNAL, key, extension)
    if 0 < len(digits) <= _LONGEST_INTERNAL and not international:
        return Number(received, NumberKind.INTERNAL, digits, extension)
    return Number(received, NumberKind.UNREADABLE, "")


def _key(digits: str, region: str) -> str:
    """The E.164 form of what was dialled in `region`, or "" when no plan has such a number."""
    if not digits.startswith("+") and len(digits) < _LONGEST_INTERNAL:
        return ""
    number = _parsed(digits, region)
    if number is None and digits.startswith("00"):
        number = _parsed("+" + digits[2:], region)
    return "" if number is None else _e164(number)


def _parsed(digits: str, region: str) -> "PhoneNumber | None":
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    if str(number.country_code) == _NORTH_AMERICA and _e164(number)[2] in "01":
        return None  # no area begins so: another country's number, read in the wrong region
    certain = _says_where_it_belongs(digits, region) and len(digits) > _LONGEST_INTERNAL
    return number if certain or phonenumbers.is_valid_number(number) else None


def _says_where_it_belongs(digits: str, region: str) -> bool:
    """Dialled from outside: with "+", with the way out, or with the region's own prefix where it has one.

    Without any of these a subscriber's number lacks its area, and only a number that exists is taken as whole.
    """
    from phonenumbers.phonemetadata import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region)
    if digits.startswith("+") or plan is None or not plan.national_prefix:
        return True
    return str(plan.country_code) == _NORTH_AMERICA or digits.startswith(plan.national_prefix)


def _e164(number: "PhoneNumber") -> str:
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _plain_key(text: str) -> str:
    """The key of "+1 570 555 0142", read without the library: directories hold a hundred thousand like it.

    "" where the country's plan would change a digit or has no number of this length; the library then decides.
    """
    if not _PLAIN_INTERNATIONAL.fullmatch(text):
        return ""
    digits = text.replace(" ", "")
    for end in (2, 3, 4):
        plan = _plan(digits[1:end])
        if plan is not None:
            national = digits[end:]
            changed = national.startswith("0") or (plan.prefix is not None and plan.prefix.match(national))
            return digits if len(national) in plan.lengths and not changed else ""
    return ""


@cache
def _plan(country_code: str) -> _Plan | None:
    import phonenumbers
    from phonenumbers.phonemetadata import PhoneMetadata

    region = phonenumbers.region_code_for_country_code(int(country_code))
    plan = PhoneMetadata.metadata_for_region_or_calling_code(int(country_code), region)
    if plan is None or plan.general_desc is None:
        return None
    prefix = plan.national_prefix_for_parsing
    return _Plan(frozenset(plan.general_desc.possible_length), re.compile(prefix) if prefix else None)


def _plain(text: str) -> str:
    """`text` with ASCII digits, spaces and dashes, and without the marks that only steer how it is drawn."""
    if not text.isascii():
        text = "".join(c for c in text.translate(_DASHES) if unicodedata.category(c) != "Cf")
        text = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
        text = text.translate(_DASHES)
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line).removeprefix("'")


def _dialled(plain: str) -> str:
    """What is dialled in a tel: or sip: address; other text stays."""
    if address := _SIP.search(plain):
        return address[1].strip()
    return _TEL_PARAMETERS.sub("", plain[scheme.end() :]) if (scheme := _TEL.match(plain)) else plain


def _without_extension(plain: str) -> tuple[str, str]:
    found = _EXTENSION.search(plain)
    return (plain[: found.start()].strip(), found[1]) if found else (plain, "")


def _written(number: Number | str, region: str, *, spoken: bool) -> str:
    if isinstance(number, str):
        number = read(number, region)
    if number.kind is NumberKind.ANONYMOUS:
        return "no number"
    if number.kind is NumberKind.UNREADABLE:
        return one_line(number.received)[:_LONGEST_SHOWN]
    external = number.kind is NumberKind.EXTERNAL
    main = _in_groups(number.key, region if spoken else "") if external else number.key
    word = "extension" if spoken else "ext"
    return f"{main} {word} {number.extension}" if number.extension else main


@lru_cache(maxsize=4096)
def _in_groups(key: str, own_region: str) -> str:
    """`key` in groups parted by single spaces; national form where `own_region` shares its country code."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    number = phonenumbers.parse(key)
    own = bool(own_region) and phonenumbers.country_code_for_region(own_region) == number.country_code
    form = PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL
    return " ".join(re.findall(r"\+?\d+", phonenumbers.format_number(number, form)))
