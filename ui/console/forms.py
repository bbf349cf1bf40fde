"""What is typed into the forms of the rooms is on the disk soon after, and there again after a crash."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from frontdesk.errors import FrontdeskError
from ui.console.telling import still_unsaved
from ui.messages import Messages
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

# A key is answered first, as with the drafts of calls.
_KEEP_AFTER_MS = 40

#: What a form holds, as JSON has it.
Body = dict[str, Any]
#: Takes what an earlier run left, by the ids of the forms, and says what each is about.
Take = Callable[[dict[str, Body]], list[str]]


class KeptForms(QObject):
    """Writes what forms hold in the lane of the drafts, one write at a time: only the last of what follows counts.

    Each room keeps its forms under a name of its own, and takes what an earlier run left when it is made.
    """

    def __init__(self, work: Work, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._desk: Desk | None = None
        self._waiting: dict[str, Take] = {}
        self._left: dict[str, list[str]] = {}
        self._seen: set[str] = set()
        self._noted: dict[str, Body | None] = {}
        self._writing: set[str] = set()
        self._told: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_AFTER_MS)
        self._later.timeout.connect(self._write)

    def open(self, desk: "Desk") -> None:
        """From now on forms can be kept; what an earlier run left is read for the rooms that are there."""
        self._desk = desk
        for room, take in self._waiting.items():
            self._read(desk, room, take)
        self._waiting.clear()

    def take_up(self, room: str, take: Take) -> None:
        """Hand `take` what an earlier run left of a room's forms, by their ids, as soon as that is known."""
        if self._desk is None:
            self._waiting[room] = take
        else:
            self._read(self._desk, room, take)

    def remind(self, room: str) -> None:
        """The room is in sight: tell once what an earlier run left there."""
        self._seen.add(room)
        titles = self._left.pop(room, None)
        if titles:
            self._messages.say(still_unsaved(titles))

    @property
    def is_to_be_kept(self) -> bool:
        """Whether something was typed that is not on its way to the disk yet."""
        return self._later.isActive()

    def keep_soon(self, room: str, id: str, body: Body | None) -> None:
        """Keep what a form holds when the key was answered; None forgets it."""
        self._noted[f"{room}/{id}"] = body
        if not self._later.isActive():
            self._later.start()

    def keep_now(self) -> None:
        """Do not wait for more: the window is about to close."""
        self._later.stop()
        self._write()

    def _read(self, desk: "Desk", room: str, take: Take) -> None:
        self._work.run(self, lambda: desk.forms.all(), partial(self._hand, room, take), lane=Lane.DRAFTS)

    def _hand(self, room: str, take: Take, found: dict[str, Body]) -> None:
        prefix = f"{room}/"
        own = {id.removeprefix(prefix): body for id, body in found.items() if id.startswith(prefix)}
        if own:
            self._left[room] = take(own)
        if room in self._seen:
            self.remind(room)

    def _write(self) -> None:
        if self._desk is None:
            return
        for id in self._noted.keys() - self._writing:
            body = self._noted.pop(id)
            self._writing.add(id)
            job = partial(_put, self._desk, id, body)
            failed = partial(self._is_not_kept, id, body)
            self._work.run(self, job, partial(self._is_kept, id), lane=Lane.DRAFTS, failed=failed)

    def _is_kept(self, id: str, _nothing: None) -> None:
        self._writing.discard(id)
        self._told.discard(id)
        if not self._later.isActive():
            self._write()

    def _is_not_kept(self, id: str, body: Body | None, error: FrontdeskError) -> None:
        """The next key tries again, and so does closing the window; it is told once of a form."""
        self._writing.discard(id)
        self._noted.setdefault(id, body)
        if id not in self._told:
            self._told.add(id)
            self._messages.refuse(error)


def _put(desk: "Desk", id: str, body: Body | None) -> None:
    if body is None:
        desk.forms.drop(id)
    else:
        desk.forms.keep(id, body)
