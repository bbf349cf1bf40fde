"""Finds people as they were heard: whoever may be meant by all of the typed words, in any order."""

from collections.abc import Iterable, Sequence

from frontdesk.lookup.ear import Ear, Heard
from frontdesk.lookup.likeness import Likeness
from frontdesk.lookup.model import SOUNDS_LIKE, SPELT_NEARLY, Why
from frontdesk.lookup.ranking import HEARD, IN_PART, Found, Word
from frontdesk.lookup.readings import other_readings
from frontdesk.lookup.shelf import Row
from frontdesk.lookup.typed import Typed

# Names have few words; of a sentence some would sound like somebody.
_MOST_WORDS = 5
_LEAST_IN_A_SENTENCE, _HEARD_IN_A_SENTENCE, _SURE = 5, 3, 0.8
_COMPARED = 300
# What all words together must be worth; a single one has no other to vouch for it.
_LEAST, _LEAST_ALONE = 0.72, 0.78
_OTHERWISE = 0.95
_MORE_WORDS = 0.02


def find_heard(ear: Ear, typed: Typed, plainly: Sequence[Found]) -> list[Found]:
    """Who was not found `plainly`; nobody where one of the words is like nobody's name."""
    texts = list(dict.fromkeys(typed.sequence))
    if len(texts) > _MOST_WORDS:
        return []
    found = _who(ear, texts, typed.last) or _who_otherwise(ear, texts, typed)
    known = {one.row.place for one in plainly}
    # Who is there by that very name makes another spelling unlikely.
    is_there = any(set(texts).issubset(one.row.name.split()) for one in plainly)
    return [one for one in found if one.why and one.row.place not in known and not (is_there and _is_misspelt(one))]


def find_heard_in(ear: Ear, words: Sequence[Word]) -> list[Found]:
    """Whoever has a name that sounds like one of the words that nobody has; `words` are all that count."""
    total = sum(word.weight for word in words)
    unknown = [word for word in words if not word.needles and len(word.text) >= _LEAST_IN_A_SENTENCE]
    longest = sorted(unknown, key=lambda word: -len(word.text))[:_HEARD_IN_A_SENTENCE]
    return [
        Found(one.row, IN_PART, round(one.score * word.weight / total, 6), one.why)
        for word in longest
        for one in _surely(ear, word.text)
    ]


def _surely(ear: Ear, text: str) -> list[Found]:
    like = {name: likeness for name, likeness in ear.near(text).items() if _is_sure(likeness)}
    heard = Heard(text, like, " OR ".join(f'"{name}"' for name in like))
    return _judged_all(ear, [heard]) if like else []


def _is_sure(likeness: Likeness) -> bool:
    return likeness.field == SOUNDS_LIKE and likeness.worth >= _SURE


def _is_misspelt(found: Found) -> bool:
    return found.why is not None and found.why.field == SPELT_NEARLY


def _who(ear: Ear, texts: Iterable[str], last: str) -> list[Found]:
    heard = []
    for text in texts:
        heard.append(ear.hear(text, is_typed_on=text == last))
        if not heard[-1].query:
            return []
    return _judged_all(ear, heard)


def _who_otherwise(ear: Ear, texts: Sequence[str], typed: Typed) -> list[Found]:
    why = Why(SPELT_NEARLY, typed.title)
    for reading in other_readings(ear.shelf, texts):
        found = _who(ear, reading, typed.last)
        if found:
            return [Found(one.row, HEARD, round(_OTHERWISE * one.score, 6), why) for one in found]
    return []


def _judged_all(ear: Ear, heard: Sequence[Heard]) -> list[Found]:
    places = ear.shelf.named(" AND ".join(one.query for one in heard), limit=_COMPARED)
    return [found for row in ear.shelf.rows(places) if (found := _judged(row, heard))]


def _judged(row: Row, heard: Sequence[Heard]) -> Found | None:
    """`row` by how near its words are to those typed, each to another one; None where they are not near enough."""
    left = row.name.split()
    matched: list[tuple[Likeness, str]] = []
    for one in heard:
        found = max(((likeness, word) for word in left if (likeness := one.of(word))), default=None)
        if found is None:
            return None
        left.remove(found[1])
        matched.append((found[0], one.text))
    worth = sum(likeness.worth * len(text) for likeness, text in matched) / sum(len(text) for _, text in matched)
    if worth < (_LEAST if len(heard) > 1 else _LEAST_ALONE):
        return None
    return Found(row, HEARD, round(worth - _MORE_WORDS * len(left), 6), _why(matched))


def _why(matched: Sequence[tuple[Likeness, str]]) -> Why | None:
    """What is said of the least sure of the words; None where all stand there as they were typed."""
    unsure = [(likeness, text) for likeness, text in matched if likeness.field]
    if not unsure:
        return None
    likeness, text = min(unsure, key=lambda pair: pair[0].worth)
    return Why(likeness.field, text)
