"""Hears one typed word: which words of names may be meant by it."""

from msgspec import Struct

from frontdesk.lookup.likeness import Likeness, begun, best, nearest, other_forms
from frontdesk.lookup.shelf import Shelf
from frontdesk.lookup.sounds import skeleton, sound_keys

_CANDIDATES, _BEGUN = 2_000, 200
_LIKE = 40
_LEAST_BEGUN = 4
_MOST_KEPT = 64
_BEGINS = Likeness(0.95, "")
_TYPED = Likeness(1.0, "")


class Heard(Struct, frozen=True):
    """A typed word, the words of names that may be meant by it, and the query of FTS5 for all; '' where nobody is."""

    text: str
    like: dict[str, Likeness]
    query: str

    def of(self, word: str) -> Likeness | None:
        """How near `word` is to it, None where it is not."""
        if word == self.text:
            return _TYPED
        found = self.like.get(word)
        begins = _BEGINS if word.startswith(self.text) else None
        return max(found, begins) if found and begins else found or begins


#: What was heard for words typed before, by the kind of the names: words before the one being typed stay as they are.
Kept = dict[tuple[int, str, bool], dict[str, Likeness]]


class Ear:
    """Hears words among the names on one shelf; `kept` is told where the names have not changed since."""

    def __init__(self, shelf: Shelf, kept: Kept) -> None:
        self.shelf = shelf
        self._kept = kept

    def hear(self, text: str, *, is_typed_on: bool) -> Heard:
        """The names that are `text`, begin so, sound or are spelt like it, or are short or full forms of it.

        While it `is_typed_on`, also those that begin with what sounds like it, where none begins just so.
        """
        query, begin = self.shelf.beginning(text)
        near = self.near(text, may_go_on=is_typed_on and not begin)
        like = best(near, other_forms(text), limit=_LIKE)
        ways = [*([query] if begin else []), *(f'"{word}"' for word in like)]
        return Heard(text, like, f"({' OR '.join(ways)})" if ways else "")

    def near(self, text: str, *, may_go_on: bool = False) -> dict[str, Likeness]:
        """The names that sound or are spelt like `text`."""
        asked = self.shelf.kind, text, may_go_on
        if asked not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[asked] = self._near(text, may_go_on=may_go_on)
        return self._kept[asked]

    def _near(self, text: str, *, may_go_on: bool) -> dict[str, Likeness]:
        keys = sound_keys(text)
        if not keys:
            return {}
        like = nearest(text, self.shelf.alike(keys, limit=_CANDIDATES))
        if may_go_on and len(text) >= _LEAST_BEGUN:
            like = best(like, begun(text, self.shelf.sounding(skeleton(text), limit=_BEGUN)), limit=_LIKE)
        like.pop(text, None)
        return like
