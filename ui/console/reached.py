"""The line that the call at hand reached: noted, chosen by name, and minded where answers are looked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.callers.model import Recognition
from frontdesk.lines.model import Line
from frontdesk.routing.model import Findings
from frontdesk.words import apart
from ui.console.means import Means
from ui.console.picking import Shows, is_named
from ui.console.search import Search
from ui.models.rows import PersonRow
from ui.words import listed
from ui.work import Lane

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class OnLine:
    """Looks as the desk does, for who reached the line `line_id`: no answer of another line; callers by name too."""

    def __init__(self, desk: "Desk", line_id: str) -> None:
        self._desk = desk
        self.line_id = line_id

    def look(self, text: str, /) -> tuple[Findings, Recognition | None]:
        return self._desk.look(text, line_id=self.line_id, with_callers=True)


class ReachedLine(QObject):
    """Follows the call at hand; between calls the usual line counts."""

    def __init__(self, means: Means, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._search = search
        self._looks: OnLine | None = None
        self._lines: dict[str, Line] = {}
        means.calls.changed.connect(self._follow)
        means.around.changed.connect(self._follow)

    def open(self, desk: "Desk") -> OnLine:
        """Whoever looks for what is typed, for the line at hand."""
        self._looks = OnLine(desk, self._id)
        return self._looks

    @property
    def at_hand(self) -> Line | None:
        """The line that was reached, else the usual one; None where neither has a name of its own."""
        call = self._calls.at_hand
        return (call.line if call else None) or self._around.line

    @property
    def told(self) -> Line | None:
        """The same to be shown: made of the settings where no line is named; None while the hub is opening."""
        return self.at_hand or (self._around.overview.line if self._around.overview else None)

    def find(self, typed: str, show: Shows) -> None:
        """Show the lines that go by these words."""
        if self._around.desk is not None:
            job = partial(_named, self._around.desk)
            self._work.run(self, job, partial(self._show, typed, show), lane=Lane.READ, topic="lines")

    def take(self, row: PersonRow) -> None:
        """The call at hand reached the line of this row."""
        line = self._lines[row.id]
        self._calls.change(self._calls.start().reach(line))
        self._messages.say(f"The call is on the line {apart(line.name)} now.")

    def _show(self, typed: str, show: Shows, found: list[tuple[Line, str]]) -> None:
        self._lines = {line.id: line for line, _ in found}
        show([_row(line, number) for line, number in found if is_named(line.name, typed)])

    @property
    def _id(self) -> str:
        call, usual = self._calls.at_hand, self._around.line
        if call is not None:
            return call.notes.line_id or ""
        return usual.id if usual else ""

    def _follow(self) -> None:
        if self._looks is not None and self._looks.line_id != self._id:
            self._looks.line_id = self._id
            self._search.refresh()


def _named(desk: "Desk") -> list[tuple[Line, str]]:
    return [(line, desk.callers.shown(line.number)) for line in desk.lines.lines()]


def _row(line: Line, number: str) -> PersonRow:
    return PersonRow(id=line.id, name=line.name, number=number, spoken=listed(line.name, number))
