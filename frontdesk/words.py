"""Text as people type it: cleaned at the border, folded for matching."""

import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
# Letters that Unicode does not take apart, and whose plain spelling people type instead.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "ng",
     "’": "'", "‘": "'"}
)
# Typed for an apostrophe; Unicode takes it apart into a space and an accent.
_ACUTE = "\N{ACUTE ACCENT}"

# strftime would name them in the language of the system, which the window switches to.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def clean(text: str) -> str:
    """`text` in NFC without NUL, control characters and lone surrogates; line ends become \\n."""
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """`clean(text)` on one line, spaces run together, ends trimmed."""
    return _SPACES.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """The form in which two spellings meet: no case, no accents, one line."""
    text = one_line(text)
    if text.isascii():
        return text.lower()
    taken_apart = unicodedata.normalize("NFKD", text.replace(_ACUTE, "'").casefold())
    plain = "".join(c for c in taken_apart if not unicodedata.combining(c)).casefold().translate(_PLAIN)
    return _SPACES.sub(" ", plain).strip()


def words(text: str) -> list[str]:
    """The folded words of `text`, in order: runs of letters, digits and marks of any script."""
    return re.findall(r"[^\W_]+", fold(text))


def digits(text: str) -> str:
    """The decimal digits of `text`, of any script, as ASCII."""
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdecimal())
