"""What a day comes to, as facts: its figures, what was done in it, and who owes what is carried over."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from frontdesk.words import apart
from ui.models.facts import Fact, FactLine
from ui.models.rows import Tone
from ui.words import counted, listed, ordinal

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.calls.reckoning import OwedBy, Reckoning

Groups = tuple[tuple[Fact, ...], ...]
_CALLS = (("calls_answered", "answered"), ("calls_handed_off", "handed off"), ("calls_unowned", "unowned"),
          ("calls_abandoned", "abandoned"), ("calls_not_an_inquiry", "not an inquiry"))  # fmt: skip
_HANDOFFS = (("handoffs_made", "made"), ("handoffs_joined", "joined"), ("handoffs_passed_on", "passed on"),
             ("handoffs_done", "done"), ("handoffs_returned", "returned"),
             ("handoffs_cancelled", "cancelled"))  # fmt: skip


def figure_facts(figures: Mapping[str, int]) -> tuple[Fact, ...]:
    """The figures of a day or of several: the same that stand in the files."""
    calls = FactLine(text=counted(figures["calls"], "call"), is_strong=True)
    told = FactLine(text=_told(figures, _CALLS))
    return (Fact("Calls", (calls, told)), Fact("Hand-offs", (FactLine(text=_told(figures, _HANDOFFS)),)))


def closing_words(closed: "Closed | None", has_changed: bool, owed: int, day: date | None) -> tuple[str, Tone]:
    """What closing the day in sight would do, or that it is closed; with the tone it is said in."""
    if closed is not None and has_changed:
        return "Changed since it was closed. Closing it again makes a new revision; the first files stay.", Tone.WARN
    if closed is not None:
        again = f" for the {ordinal(closed.revision)} time" if closed.revision > 1 else ""
        return f"Closed{again} by {apart(closed.by)}; {counted(owed, 'hand-off')} carried over by name.", Tone.GOOD
    if day is None:
        return "Files are written of the days in sight; a day is closed for itself.", Tone.NEUTRAL
    carried = f"carries {counted(owed, 'open hand-off')} over by name" if owed else "carries nothing over"
    return f"Closing the day writes its files and {carried}.", Tone.NEUTRAL


def _told(figures: Mapping[str, int], named: tuple[tuple[str, str], ...]) -> str:
    """A day that was closed long ago may not have every figure."""
    return listed(*(f"{figures[name]} {words}" for name, words in named if figures.get(name))) or "none"


def reckoning_facts(reckoned: "Reckoning", before: "Closed | None", has_changed: bool) -> Groups:
    """What closing a day would note."""
    owed = [_owed_line(one) for one in reckoned.owed]
    carried = sum(len(one.lines) for one in reckoned.owed)
    groups = (figure_facts(reckoned.totals.figures()), (_carried(carried, owed),))
    return (*groups, (_last(before, has_changed),)) if before else groups


def closed_facts(closed: "Closed") -> Groups:
    """What a closing noted, and its files."""
    owed = [FactLine(text=name, right=str(len(references))) for name, references in closed.owed]
    carried = sum(len(references) for _, references in closed.owed)
    files = Fact("Files", tuple(FactLine(text=file.name, is_strong=True) for file in closed.files))
    folder = Fact("Folder", tuple(FactLine(text=str(file.parent)) for file in closed.files[:1]))
    return ((files, folder), figure_facts(closed.figures), (_carried(carried, owed),))


def _carried(count: int, owed: list[FactLine]) -> Fact:
    if not owed:
        return Fact("Carried over", (FactLine(text="Nothing is owed to anybody.", tone=Tone.GOOD),))
    return Fact("Carried over", (FactLine(text=f"{counted(count, 'hand-off')}, by name", is_strong=True), *owed))


def _owed_line(one: "OwedBy") -> FactLine:
    late = f"{one.overdue} overdue" if one.overdue else ""
    return FactLine(text=listed(one.who.name, late), right=str(len(one.lines)), tone=Tone.BAD if late else Tone.PLAIN)


def _last(closed: "Closed", has_changed: bool) -> Fact:
    changed = [FactLine(text="Changed since it was closed", tone=Tone.WARN)] if has_changed else []
    revision = f", revision {closed.revision}" if closed.revision > 1 else ""
    return Fact("Closed", (FactLine(text=f"by {apart(closed.by)}, {closed.desk}{revision}"), *changed))
