"""How a name sounds: the keys under which its words lie, so that whatever was heard leads to them."""

import re
from functools import lru_cache

# Longer ones are not names.
_LONGEST = 24
# A code as short as this, with a letter left out, would lead to everybody.
_LEAST_CODE = 3
_LEFT_OUT_OF = 9
_BEGINNING = 5

#: What is spelt in several ways and said in one, by languages that names come from.
_SAID = {
    **dict.fromkeys(("tsch", "tch", "sch", "cz", "ch", "sh", "sz", "rz", "zh"), "x"),
    **dict.fromkeys(("tz", "ts", "zz", "ss", "z"), "s"),
    **dict.fromkeys(("ck", "q", "c"), "k"),
    **dict.fromkeys(("ph", "pf", "ff", "w", "v"), "f"),
    **dict.fromkeys(("dt", "th", "tt"), "t"),
    **dict.fromkeys(("gh", "h"), ""),
    **dict.fromkeys(("ei", "ai", "ay", "ey", "aj", "ej"), "9"),
    **dict.fromkeys(("ie", "ee", "ea", "y", "j"), "i"),
    **dict.fromkeys(("oe", "oh"), "o"),
    **dict.fromkeys(("ou", "oo", "ue", "ow", "au", "aw"), "u"),
    **dict.fromkeys(("ae", "aa", "ah"), "a"),
    "x": "ks",
}
# A w between vowels, or in Kowalski and Smykowski, is a sound of its own.
_SPELT = re.compile("[ao]w(?![aeiouys])|" + "|".join(sorted(_SAID.keys() - {"ow", "aw"}, key=len, reverse=True)))
_SOFT = re.compile("c(?=[eiy])")
_SILENT = re.compile("^(?:k(?=n)|w(?=r)|p(?=[sn]))|(?<=[^aeiouy])e$")
_TWICE = re.compile(r"(.)\1+")
_OPEN = re.compile("(?<=.)[aeiou9]")
_CLASSES = str.maketrans({"d": "t", "b": "p", "m": "n", "g": "k", "x": "s"})


@lru_cache(4096)
def spoken(word: str) -> str:
    """About how `word` is said: spellings of one sound become one sign, what is silent is gone."""
    said = _SPELT.sub(lambda found: _SAID[found[0]], _SOFT.sub("s", _SILENT.sub("", word)))
    return _TWICE.sub(r"\1", said)


def skeleton(word: str) -> str:
    """The consonants of what is said, those that are easily confused as one; of vowels only that it begins with one."""
    said = _OPEN.sub("", spoken(word)).translate(_CLASSES)
    return _TWICE.sub(r"\1", "a" + said[1:] if said[:1] in "aeiou9" else said)


def sound_key(word: str) -> str:
    """Where all words lie that are said alike."""
    return f"={skeleton(word)}"


def sound_keys(word: str) -> set[str]:
    """Where `word` lies: two words that sound alike, or nearly so, share a key; none for what is no name."""
    if len(word) < 2 or len(word) > _LONGEST or not word.isalpha():
        return set()
    if not word.isascii():
        return _one_left_out(word)
    return {sound_key(word), *_one_left_out(_code(word)), *_one_left_out(word[:_BEGINNING])}


def _code(word: str) -> str:
    from jellyfish import metaphone

    return metaphone(word)


def _one_left_out(code: str) -> set[str]:
    code = code[:_LEFT_OUT_OF]
    if len(code) < _LEAST_CODE:
        return {code} - {""}
    return {code, *(code[:at] + code[at + 1 :] for at in range(len(code)))}
