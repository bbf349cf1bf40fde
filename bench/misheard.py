"""Names as they are heard and mistyped: rules of how people spell what they hear, and slips of the fingers."""

import re
from random import Random

# What is spelt in one way and may be written in another by whoever only heard it.
_HEARD_RULES = """
ow(?=sk) of ov off; ow ou au; w v; v w f; ph f; f ph; ff f; ck k c; c(?=[aouklr]) k; c(?=[eiy]) s; s(?=[eiy]) c; x ks
z s ts; tz ts z; cz ch tsch; sz sh; sch sh; sh sch ch; ^ts z s; ^pf f; ^kn n; ^wr r; rz zh; qu kw; j y g; g(?=[ei]) j
th t; dt t d; d$ t; t$ d; b$ p; gh g; (?<=[^csp])h -; (?<=[aeiou])t(?=[aeiou]|$) th tt; ^mc mac; ^mac mc; k c
y i; i y ie ee; ie y i ee; ei ai ay ey; ai ay ei ey; ay ei ai; ey y ie ay; ee ea i; ea ee e; oo u; u oo; ou u oo
au aw ow o; ae e a; oe o e; ue u; e$ -; (?<=[lnrtd])$ e; er$ a ar or; or$ er; ar$ er; a e; o u; e a
son$ sen; sen$ son; man$ mann; mann$ man; ll l; nn n; mm m; ss s; rr r; tt t
(?<=[aeiou])l(?=[aeiou]|$) ll; (?<=[aeiou])n(?=[aeiou]|$) nn; (?<=[aeiou])m(?=[aeiou]|$) mm
(?<=[aeiou])s(?=[aeiou]|$) ss
"""
_HEARD = tuple(
    (re.compile(pattern), tuple("" if one == "-" else one for one in ways))
    for pattern, *ways in (rule.split() for rule in re.split("[;\n]", _HEARD_RULES) if rule)
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)
}  # fmt: skip
_LEAST = 4


def misheard(random: Random, word: str) -> str:
    """`word` as somebody may spell it who heard it: changed in one or two places, of a short one in one."""
    for _ in range(random.randint(1, 2) if len(word) > _LEAST + 1 else 1):
        word = _respelt(random, word)
    return word


def _respelt(random: Random, word: str) -> str:
    fits = [(pattern, ways) for pattern, ways in _HEARD if pattern.search(word)]
    pattern, ways = random.choice(fits) if fits else (re.compile("$"), ("e",))
    found = random.choice(list(pattern.finditer(word)))
    return word[: found.start()] + random.choice(ways) + word[found.end() :]


def mistyped(random: Random, word: str) -> str:
    """`word` with one slip: two letters swapped, one left out, one twice, one too many, or the key beside it."""
    at = random.randrange(len(word))
    slip = random.randrange(5)
    if slip == 0 and len(word) > 1:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if slip == 1 and len(word) >= _LEAST:
        return word[:at] + word[at + 1 :]
    beside = random.choice(_BESIDE.get(word[at], "e"))
    return word[:at] + ("", "", word[at] * 2, word[at] + beside, beside)[max(slip, 2)] + word[at + 1 :]
