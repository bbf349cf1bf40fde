"""Text as people type it: cleaned at the border, folded for matching."""

import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
#: What turns the direction of writing, by its class in Unicode: letters and digits of such scripts, and marks.
_TURNING = frozenset({"R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "PDF"})
_OPENING = frozenset("\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}")
_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Letters that Unicode does not take apart, and whose plain spelling people type instead.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "ng",
        "’": "'",
        "‘": "'",
    }
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


def apart(text: str) -> str:
    """`text` as it stands in a sentence or beside other text: where it is written from right to left, or holds marks
    that turn the direction of writing, isolated, so that nothing around it is turned; any other text as it is."""
    if text.isascii() or not _turns(text):
        return text
    inside, depth = [], 0
    for sign in text:
        depth += (sign in _OPENING) - (sign == _PDI)
        if depth < 0:  # it would end the isolation from within
            depth = 0
        else:
            inside.append(sign)
    return _FSI + "".join(inside) + _PDI * (depth + 1)


def _turns(text: str) -> bool:
    """Whether something in it reaches beyond it: what is not isolated, or an isolation that does not begin or end."""
    depth = 0
    for sign in text:
        if sign in _OPENING:
            depth += 1
        elif sign == _PDI:
            depth -= 1
        elif depth == 0 and unicodedata.bidirectional(sign) in _TURNING:
            return True
        if depth < 0:
            return True
    return depth > 0


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
