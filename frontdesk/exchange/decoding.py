"""The text in a file's bytes: by its mark, as UTF-8, or by what its letters look like."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheets and older programs write; the whole list of the world only adds wrong guesses on short files.
_LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "mac_roman"]
_OTHER_SCRIPTS = ["cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"]
_ACCENTED_WORDS = re.compile(rb"(?=[A-Za-z]*[\x80-\xff])[A-Za-z\x80-\xff]+")
_SAMPLE = 65_536


class Decoded(NamedTuple):
    """Text and the encoding it was in; where `damaged`, bytes that are not of it are lone surrogates in the text."""

    text: str
    encoding: str
    damaged: bool = False


def decoded(content: bytes) -> Decoded | None:
    """`content` as text, or None when it is none that we know."""
    encoding = _marked(content) or _unmarked_utf16(content) or "utf-8"
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return _damaged_utf8(content) or _by_letters(content) if encoding == "utf-8" else None


def _marked(content: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")


def _unmarked_utf16(content: bytes) -> str:
    """Every second byte of mostly Latin text in UTF-16 is zero."""
    sample = content[:4096]
    if len(sample) < 4 or len(content) % 2:
        return ""
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) * 2 > len(zeros):
            return encoding
    return ""


def _damaged_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few bytes broken: taking the whole for another encoding would spoil every other line."""
    text = content.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in text)
    right = sum(c > "\x7f" for c in text) - broken
    return Decoded(text, "utf-8", damaged=True) if right > broken else None


def _by_letters(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    suspects = _LATIN if _is_latin(telling) else _OTHER_SCRIPTS
    matches = list(from_bytes(telling, cp_isolation=suspects))
    least = min((match.chaos for match in matches), default=0.0)
    fitting = {name for match in matches if match.chaos == least for name in match.could_be_from_charset}
    # Where the letters fit several, or too few to tell, it is the first: what most desktops write.
    for encoding in sorted(suspects, key=lambda name: name not in fitting):
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_latin(telling: bytes) -> bool:
    """In Latin script accents are the lesser part of a word; in any other script nearly every byte is above ASCII."""
    words: list[bytes] = _ACCENTED_WORDS.findall(telling)
    high = sum(byte > 0x7F for word in words for byte in word)
    return high < 0.6 * sum(map(len, words))
