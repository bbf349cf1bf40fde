"""What a record says of itself: labels with what stands there, line by line."""

from msgspec import Struct

from frontdesk.words import apart
from ui.models.rows import State, Tone
from ui.words import listed


class FactLine(Struct, frozen=True, kw_only=True):
    """One line of a fact: words, before them a date, after them a state, at the right a number."""

    text: str
    is_strong: bool = False
    tone: Tone = Tone.PLAIN
    lead: str = ""
    state: State | None = None
    right: str = ""

    @property
    def spoken(self) -> str:
        state = " ".join(part for part in (self.state.word, self.state.note) if part) if self.state else ""
        return listed(self.lead, self.text, state, self.right)


class Fact(Struct, frozen=True):
    """A label and its lines."""

    label: str
    lines: tuple[FactLine, ...]

    @property
    def spoken(self) -> str:
        return f"{self.label}: {'; '.join(apart(line.spoken) for line in self.lines)}"


def fact(label: str, *texts: str, is_strong: bool = False) -> list[Fact]:
    """One fact of plain texts, as a list that is empty where nothing is said."""
    lines = tuple(FactLine(text=text, is_strong=is_strong) for text in texts if text)
    return [Fact(label, lines)] if lines else []
