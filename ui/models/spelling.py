"""Numbers and names as they are said: digits as words, letters by a table that everybody knows."""

import unicodedata

from frontdesk.words import one_line

_LETTERS = (
    "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike",
    "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray",
    "Yankee", "Zulu",
)  # fmt: skip
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_SAID = {letter[0].lower(): letter for letter in _LETTERS} | {str(value): word for value, word in enumerate(_DIGITS)}
_SIGNS = {
    "+": "plus", "-": "hyphen", "'": "apostrophe", "’": "apostrophe", ".": "dot", "&": "and", ",": "comma",
    "/": "slash", "*": "star", "#": "hash", "(": "bracket", ")": "bracket", "@": "at", "_": "underscore",
}  # fmt: skip
_LATIN = "LATIN "
#: Letters of no such table, and what they are called on the telephone.
_OWN = {"ß": "double Sierra", "æ": "Alfa Echo joined", "œ": "Oscar Echo joined"}


def spelled(name: str) -> list[tuple[str, str]]:
    """Every word of a name with how it is spelled: ('Åsa', 'Alfa with ring above · Sierra · Alfa')."""
    return [(word, " · ".join(said(letter) for letter in _letters(word))) for word in one_line(name).split()]


def said(letter: str) -> str:
    """One letter as it is said: 'Alfa', 'Alfa with ring above', 'five', 'hyphen'; of another script as it is."""
    plain = letter.lower()
    known = _SAID.get(plain) or _OWN.get(plain) or _SIGNS.get(letter)
    return known or _with_mark(letter) or letter


def digits_said(number: str) -> str:
    """A number in its groups, digit by digit: '570 555 0142' is 'five seven zero, five five five, …'."""
    groups = one_line(number).replace("+", "+ ").split()
    return ", ".join(" ".join(said(digit) for digit in group) for group in groups).replace("plus,", "plus")


def _with_mark(letter: str) -> str:
    """A Latin letter with something on it: 'Echo with acute'; '' for any other."""
    name = unicodedata.name(letter, "") if len(letter) == 1 else ""
    base, _, mark = name.partition(" WITH ")
    if not (name.startswith(_LATIN) and mark):
        return ""
    plain = _SAID.get(base[-1].lower()) if base[-2:-1] == " " else None
    return f"{plain} with {mark.lower().replace('diaeresis', 'two dots')}" if plain else ""


def _letters(word: str) -> list[str]:
    """The letters of a word; marks that stand on a letter stay with it."""
    letters: list[str] = []
    for one in unicodedata.normalize("NFC", word):
        if letters and (unicodedata.combining(one) or one == "\N{ZERO WIDTH JOINER}"):
            letters[-1] += one
        else:
            letters.append(one)
    return letters
