"""What the log is filtered by, as it is typed: words, pieces that are taken from names, days."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock, local_day
from ui.console.log.reading import members_of, pieces_for
from ui.models.days import Days, read_days
from ui.models.form import NameRow
from ui.models.pieces import Asked, Key, Piece, being_typed
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Filtering(QObject):
    """Holds what is `asked`. `changed` when that changed, `offered` with names to take, `retyped` with what is left
    of the typed words."""

    changed = Signal()
    offered = Signal(object)
    retyped = Signal(str)

    def __init__(
        self, work: Work, clock: Clock, seen_by: Callable[[], Sequence[str]], parent: QObject | None = None
    ) -> None:
        """`seen_by` names operators of the calls in sight."""
        super().__init__(parent)
        self._work, self._clock, self._seen_by = work, clock, seen_by
        self.desk: Desk | None = None
        self.asked = Asked()
        self.members: frozenset[str] = frozenset()
        self._text = self._offered_for = ""
        self._is_taking = False

    def type(self, text: str) -> None:
        """The line says something else: its words count at once, a piece that is begun when its name is taken."""
        self._text, self._is_taking = text, False
        words = being_typed(text)[0]
        if words.split() != self.asked.words.split():
            self._ask(Asked(days=self.asked.days, pieces=self.asked.pieces, words=words))
        if self.desk is None or not text.strip():
            self.offered.emit([])
            return
        job = partial(pieces_for, self.desk, text, tuple(self._seen_by()))
        self._work.run(self, job, partial(self._offer, text), lane=Lane.LOOKUP, topic="pieces")

    def enter(self, marked: NameRow) -> None:
        """Take what is marked; where it was offered for fewer letters, what is offered first for all of them."""
        if self._offered_for == self._text:
            self.take(marked)
        else:
            self._is_taking = True

    def forget_enter(self) -> None:
        """What Enter was pressed for is no longer meant."""
        self._is_taking = False

    def take(self, row: NameRow) -> None:
        """Filter by what was offered; of the typed words those stay that it does not stand for."""
        key, _, value = row.id.partition(":")
        before, typed_key, _ = being_typed(self._text)
        if typed_key is None:
            before = "" if key == Key.DAY else self._text.rpartition(" ")[0]
        words = before.strip()
        if key == Key.DAY:
            self._ask(Asked(days=self._read(value), pieces=self.asked.pieces, words=words))
        else:
            name = row.name.lower() if key in (Key.STATE, Key.OUTCOME) else row.name
            pieces = self.asked.with_piece(Piece(Key(key), value, name)).pieces
            self._ask(Asked(days=self.asked.days, pieces=pieces, words=words))
        self._text = words
        self.offered.emit([])
        self.retyped.emit(f"{words} " if words else "")

    def drop(self, place: int) -> None:
        """Filter no longer by the piece at `place`."""
        if 0 <= place < len(self.asked.pieces):
            self._ask(self.asked.without(place))

    def show_days(self, days: Days | None) -> None:
        """Show other days; None means today, whatever day that is."""
        self._ask(Asked(days=days, pieces=self.asked.pieces, words=self.asked.words))

    def clear(self) -> bool:
        """Show everything of the same days; False where nothing was left out."""
        if not (self.asked.is_narrow or self._text):
            return False
        self._text = ""
        self._ask(Asked(days=self.asked.days))
        self.offered.emit([])
        self.retyped.emit("")
        return True

    def _read(self, value: str) -> Days | None:
        zone = self.desk.zone() if self.desk else None
        today = local_day(self._clock.now(), zone) if zone else self._clock.now().date()
        days = read_days(value, today)
        return None if days is not None and days.day == today else days

    def _offer(self, text: str, rows: Sequence[NameRow]) -> None:
        if text != self._text:
            return
        self._offered_for = text
        self.offered.emit(list(rows))
        if self._is_taking and rows:
            self.take(rows[0])
        self._is_taking = False

    def _ask(self, asked: Asked) -> None:
        before, self.asked = self.asked, asked
        department = asked.value(Key.DEPARTMENT)
        if department and department != before.value(Key.DEPARTMENT) and self.desk is not None:
            self.members = frozenset((department,))
            job = partial(members_of, self.desk, department)
            self._work.run(self, job, self._know_members, lane=Lane.READ, topic="members")
        self.changed.emit()

    def _know_members(self, members: frozenset[str]) -> None:
        self.members = members
        self.changed.emit()
