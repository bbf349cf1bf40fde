"""What a record says of itself: labels with what stands there, line by line."""

from dataclasses import dataclass

from ui.models.rows import State, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
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
        return ", ".join(part for part in (self.lead, self.text, state, self.right) if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its lines."""

    label: str
    lines: tuple[FactLine, ...]

    @property
    def spoken(self) -> str:
        return f"{self.label}: {'; '.join(line.spoken for line in self.lines)}"


def fact(label: str, *texts: str, is_strong: bool = False) -> list[Fact]:
    """One fact of plain texts, as a list that is empty where nothing is said."""
    lines = tuple(FactLine(text=text, is_strong=is_strong) for text in texts if text)
    return [Fact(label, lines)] if lines else []
