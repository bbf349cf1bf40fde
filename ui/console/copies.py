"""Backups at the desk: one made now, and one of those that are kept put in the hub's place."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock, computer_zone
from frontdesk.upkeep.backups import Backups, Kept
from ui.actions import key
from ui.console.conversation import Carrying, Conversation, Progress
from ui.console.kept_words import made_at, size, what_for
from ui.messages import Messages
from ui.models.asked import Asked, Option
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Copies(QObject):
    """`chosen` carries a backup that is to be put in the hub's place, and how it is called."""

    chosen = Signal(object, str)

    def __init__(
        self, work: Work, messages: Messages, talk: Conversation, where: Path, clock: Clock,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._work, self._messages, self._talk, self._clock = work, messages, talk, clock
        self._backups = Backups(where, clock=clock)
        self.desk: Desk | None = None
        self.making: Carrying = Carrying(work, self)

    def back_up(self) -> None:
        """Make a backup beside the window; once more stops it."""
        if self.making.is_busy:
            self.making.stop()
            return
        self.making.carry("Backing up", self._make, self._made, self._messages.refuse)

    def stop(self) -> None:
        """The window closes: a backup that is not whole leaves nothing behind."""
        self.making.stop()

    def offer(self) -> None:
        """Show the backups that are kept."""
        self._work.run(self, self._kept, self._list, lane=Lane.READ, topic="kept")

    def _make(self, progress: Progress) -> tuple[Kept, int]:
        made = self._backups.make(progress=progress)
        return made, made.path.stat().st_size

    def _made(self, answer: tuple[Kept, int]) -> None:
        made, count = answer
        self._messages.say(f"Backed up: {made.path.name}, {size(count)}, in {made.path.parent}.")

    def _kept(self) -> list[tuple[Kept, int]]:
        return [(one, one.path.stat().st_size) for one in self._backups.kept()]

    def _list(self, kept: list[tuple[Kept, int]]) -> None:
        if not kept:
            makes = key("hub.backup") or key("help.commands")
            self._messages.say(f"No backup is kept yet; {makes} makes one.")
            return
        options = tuple(self._row(place, one, count) for place, (one, count) in enumerate(kept))
        sentences = ("Which one? Nothing is done before one more question.",)
        self._talk.ask(
            Asked(
                title="Put a backup in place",
                sentences=sentences,
                options=options,
                back=self._talk.leave,
                leaving="Leave the hub as it is",
            )
        )

    def _row(self, place: int, kept: Kept, count: int) -> Option:
        letter = _LETTERS[place] if place < len(_LETTERS) else ""
        detail = f"{what_for(kept)} · {size(count)}"
        return Option(letter=letter, title=self._made_at(kept), detail=detail, act=partial(self._ask_again, kept))

    def _ask_again(self, kept: Kept) -> None:
        made = self._made_at(kept)
        put = Option(
            letter="P",
            title=f"Put the backup of {made} in place",
            detail="The window closes and opens again over it.",
            act=partial(self._choose, kept, made),
        )
        self._talk.ask(
            Asked(
                title="Put this backup in place?",
                sentences=(
                    f"What was entered after {made} is then missing in the hub.",
                    "The hub of now is kept beside it, and calls that are open come back.",
                ),
                options=(put,),
                back=self.offer,
                leaving="Another one",
            )
        )

    def _choose(self, kept: Kept, made: str) -> None:
        self.chosen.emit(kept.path, f"The backup of {made} is in place.")

    def _made_at(self, kept: Kept) -> str:
        return made_at(kept, self._clock.now(), self._zone())

    def _zone(self) -> ZoneInfo:
        return self.desk.zone() if self.desk is not None else ZoneInfo(computer_zone())
