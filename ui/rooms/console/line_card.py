"""The card of a line: how it is answered, what we do and what we do not do."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.lines.model import Line
from frontdesk.words import apart
from ui.console.reached import ReachedLine
from ui.icons import Icon
from ui.rooms.console.card import ReadCard
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.painted import Words
from ui.widgets.points import Points
from ui.widgets.sentence import Sentence

_MARK = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")


class LineCard(ReadCard):
    """What whoever answers on this line should know; it follows the call at hand."""

    def __init__(self, look: Look, reached: ReachedLine, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._reached = reached
        self.heading.set_title(self.tr("This line"))
        self._name = Words(look, kind=Type.TITLE, wraps=True)
        self.greeting = Sentence(look)
        self._does_heading = ListHeading(look, self.tr("What we do"))
        self._not_heading = ListHeading(look, self.tr("What we do not do"))
        self.does = Points(look, Icon.CHECK, "good")
        self.does_not = Points(look, Icon.PROHIBIT, "bad")
        self.nothing = Words(look, ink="ink2", wraps=True)
        self._lay_out()

    def show_now(self) -> None:
        line = self._reached.told
        self.setAccessibleName(self.tr("This line: {}").format(apart(line.name)) if line else self.tr("This line"))
        if line is not None:
            self._show(line)

    def _show(self, line: Line) -> None:
        self._name.setText(line.name or self.tr("A line without a name"))
        self.greeting.show_words(f"“{line.greeting}”" if line.greeting else "")
        self.greeting.setVisible(bool(line.greeting))
        self._show_points(self._does_heading, self.does, self.tr("What we do"), line.does)
        self._show_points(self._not_heading, self.does_not, self.tr("What we do not do"), line.does_not)
        self.nothing.setText(self.tr("Nothing is written yet of what this line does, and what it does not do."))
        self.nothing.setVisible(not (line.does or line.does_not))

    def _show_points(self, heading: ListHeading, shown: Points, title: str, text: str) -> None:
        points = [_MARK.sub("", one).strip() for one in text.splitlines() if one.strip()]
        shown.show_points(title, points)
        heading.setVisible(bool(points))
        shown.setVisible(bool(points))

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for heading, points in ((self._does_heading, self.does), (self._not_heading, self.does_not)):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(heading)
            side.addWidget(points)
            side.addStretch()
            sides.addLayout(side, 1)
        for part in (self._name, self.greeting):
            self.column.addWidget(part)
            self.column.addSpacing(8)
        self.column.addWidget(self.nothing)
        self.column.addLayout(sides)
        self.column.addStretch()
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
