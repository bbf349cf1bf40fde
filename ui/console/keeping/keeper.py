"""The verbs of the directory: forms that are opened, typed into and written, and what is done with one key."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from frontdesk.directory.fields import Unreadable
from frontdesk.errors import FrontdeskError, Refused
from frontdesk.words import apart
from ui.console.console import Console
from ui.console.forms import Body
from ui.console.keeping.asking import Ask, Asking, Done, changed
from ui.console.keeping.book import DirectoryBook
from ui.console.telling import undoes
from ui.models.form import NameRow, Texts, Typed
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: What the typed words of this room are kept under.
_ROOM = "directory"

#: The form's name for a column whose reader refused.
_COLUMNS = {"keywords": "words", "due_minutes": "due", "department_id": "department"}


class Keeper(QObject):
    """Opens one form at a time. `asked` when another is open, or none; `carried` when what is being typed goes on in
    another; `refused` (field, sentence) when what was typed cannot be taken. What was typed is kept until it is written
    or let go."""

    asked = Signal()
    carried = Signal()
    refused = Signal(str, str)

    def __init__(self, work: Work, console: Console, book: DirectoryBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._console, self._book = work, console, book
        self._typed: dict[str, dict[str, Typed]] = {}
        console.forms.take_up(_ROOM, self._take_up)
        self._is_writing = False
        self._again: Ask | None = None
        self._parted = ""
        self.asking: Asking | None = None
        self.place = 0

    def ask(self, ask: Ask) -> None:
        """Open a form."""
        desk = self._desk()
        if desk is not None:
            self._again = ask
            self._work.run(self, partial(ask, desk), self._open, lane=Lane.READ, topic="form")

    def leave(self) -> bool:
        """Close the form, and leave all as it was; what was typed is kept. False where none is open."""
        if self.asking is None:
            return False
        self.asking = self._again = None
        self.asked.emit()
        return True

    def type(self, field: str, typed: Typed) -> None:
        """Something was typed into a field."""
        if self.asking is not None:
            self._typed.setdefault(self.asking.id, {})[field] = typed
            self._keep(self.asking)

    @property
    def has_typed(self) -> bool:
        """Whether the open form holds typed words."""
        return self.asking is not None and bool(self._typed.get(self.asking.id))

    def let_go(self) -> None:
        """Forget what was typed into the open form."""
        if self.asking is not None and self._again is not None:
            self._parted = self.asking.id
            self._forget(self.asking)
            self._console.messages.say("What was typed is gone.")
            self.ask(self._again)

    def save(self, texts: Texts) -> None:
        """Write the open form."""
        desk, asking = self._desk(), self.asking
        if desk is None or asking is None or self._is_writing:
            return
        self._is_writing, self._parted = True, ""
        job, sent = partial(asking.file, desk, texts), dict(self._typed.get(asking.id, {}))
        failed = partial(self._refuse, asking.id)
        self._work.run(self, job, partial(self._filed, asking, sent), lane=Lane.RECORDS, failed=failed)

    def swap(self) -> None:
        """Keep the other one of two that are merged."""
        if self.asking is not None and self.asking.swapped is not None:
            self.ask(self.asking.swapped)

    def do(self, verb: "Callable[[Desk], Done]") -> None:
        """Do something that asks for nothing."""
        desk = self._desk()
        if desk is not None and not self._is_writing:
            self._is_writing = True
            failed = partial(self._refuse, self.asking.id if self.asking else "")
            self._work.run(self, partial(verb, desk), self._done, lane=Lane.RECORDS, failed=failed)

    def step_chain(self, by: int) -> None:
        """Mark another place in the chain."""
        chain = self.asking.chain if self.asking else None
        if chain:
            self.place = max(0, min(self.place + by, len(chain) - 1))
            row = chain[self.place]
            self._console.messages.announce(row.spoken)
            self.asked.emit()

    def rechain(self, verb: str) -> None:
        """Move whoever is marked in the chain up or down, or take them out: 'move_up', 'move_down', 'remove'."""
        asking = self.asking
        if asking is not None and asking.chain:
            row = asking.chain[min(self.place, len(asking.chain) - 1)]
            self.do(partial(_rechain, asking.topic_id, row.id, verb, row.name))

    def renew(self) -> None:
        """Read the chain again that is being kept: somebody wrote."""
        if self.asking is not None and self.asking.chain is not None and self._again is not None:
            self.ask(self._again)

    def remind(self) -> None:
        """Tell once what an earlier run left: the room is in sight."""
        self._console.forms.remind(_ROOM)

    def _keep(self, asking: Asking) -> None:
        fields = {id: [typed.text, typed.chosen] for id, typed in self._typed[asking.id].items()}
        self._console.forms.keep_soon(_ROOM, asking.id, {"title": asking.title, "fields": fields})

    def _forget(self, asking: Asking) -> None:
        if self._typed.pop(asking.id, None) is not None:
            self._console.forms.keep_soon(_ROOM, asking.id, None)

    def _take_up(self, left: dict[str, Body]) -> list[str]:
        """Words that an earlier run left are in their forms again; what was typed since then goes before."""
        for id, body in left.items():
            fields = {name: Typed(text, chosen) for name, (text, chosen) in body["fields"].items()}
            self._typed[id] = fields | self._typed.get(id, {})
        return [body["title"] for body in left.values()]

    def _desk(self) -> "Desk | None":
        if self._console.desk is None:
            self._console.messages.say(self._console.around.not_open)
        return self._console.desk

    def _open(self, asking: Asking) -> None:
        self._show(asking, self.asked)

    def _show(self, asking: Asking, told: SignalInstance) -> None:
        typed = self._typed.get(asking.id, {})
        is_other = self.asking is None or self.asking.id != asking.id
        self.place = 0 if is_other else self._place_in(asking.chain or ())
        self.asking = asking.filled(typed)
        told.emit()
        if is_other:
            kept = " What you typed before is here again." if typed else ""
            self._console.messages.announce(
                f"{apart(asking.title)}, {', '.join(asking.facts)}. Enter: {asking.act}.{kept}"
            )

    def _place_in(self, chain: tuple[NameRow, ...]) -> int:
        """Where in the chain as it is now stands whoever is marked; whoever came into their place, where they left."""
        before = self.asking.chain if self.asking and self.asking.chain else ()
        marked = before[self.place].id if self.place < len(before) else ""
        ids = [row.id for row in chain]
        return ids.index(marked) if marked in ids else max(0, min(self.place, len(ids) - 1))

    def _filed(self, asking: Asking, sent: dict[str, Typed], done: Done) -> None:
        """It is written: its form closes, but for words that were typed since."""
        is_in_sight = self.asking is not None and self.asking.id == asking.id
        if is_in_sight and done.stays:
            self.place = len(asking.chain or ())
        if self._typed.get(asking.id, {}) == sent:
            self._forget(asking)
            if is_in_sight and not done.stays:
                self.asking = self._again = None
                self.asked.emit()
        self._done(done)
        if self._is_about(asking) and done.goes_on is not None:
            self._go_on(asking, sent, done.goes_on)

    def _is_about(self, asking: Asking) -> bool:
        """Whether there are words that were typed on after its form was sent, and not let go since."""
        return asking.id in self._typed and self._parted != asking.id

    def _go_on(self, asking: Asking, sent: dict[str, Typed], ask: Ask) -> None:
        """More was typed while a new record was written: that is about the record now, and makes no second one."""
        desk = self._desk()
        if desk is not None:
            self._is_writing = True
            carry, failed = partial(self._carry, asking, sent, ask), partial(self._refuse, asking.id)
            self._work.run(self, partial(ask, desk), carry, lane=Lane.READ, failed=failed)

    def _carry(self, begun: Asking, sent: dict[str, Typed], ask: Ask, asking: Asking) -> None:
        self._is_writing = False
        if not self._is_about(begun):
            return
        since = {id: typed for id, typed in self._typed[begun.id].items() if sent.get(id) != typed}
        self._forget(begun)
        self._tell_unsaved(begun, asking, since)
        carried = changed(asking.fields, {id: since[id] for id in since if asking.has(id)})
        if carried:
            self._typed[asking.id] = dict(carried)
            self._keep(asking)
        if self.asking is None or self.asking.id != begun.id:
            return
        if carried:
            self._again = ask
            self._show(asking, self.carried)
        else:
            self.leave()

    def _tell_unsaved(self, begun: Asking, asking: Asking, since: Texts) -> None:
        """Say what was typed into fields that the form of the record does not have."""
        labels = {one.id: one.label for one in begun.fields if one.id in since and not asking.has(one.id)}
        lost = [f"{label} was not saved: {since[id].text}." for id, label in labels.items() if since[id].text.strip()]
        if lost:
            self._console.messages.refuse(Refused(" ".join(lost), hint=self._console.messages.last.text))

    def _done(self, done: Done) -> None:
        self._is_writing = False
        self._console.messages.say(done.sentence.strip())
        self._book.seek(done.row, done.page, done.name)
        self.renew()
        self._console.wrote.emit()
        self._console.around.look_around()

    def _refuse(self, id: str, error: FrontdeskError) -> None:
        """Told beside the field too, where the form that was in sight still is."""
        self._is_writing = False
        if self.asking is not None and self.asking.id == id and self.asking.fields:
            field = error.field if isinstance(error, Unreadable) else self.asking.blame
            self.refused.emit(_COLUMNS.get(field, field), str(error))
        self._console.messages.refuse(error)


def _rechain(topic_id: str, party_id: str, verb: str, name: str, desk: "Desk") -> Done:
    chain = getattr(desk.owning, verb)(topic_id, party_id, by=desk.operator)
    place = next((place for place, one in enumerate(chain) if one.id == party_id), None)
    if place is None:
        first = f"; {apart(chain[0].name)} is the owner" if chain else "; nobody owns it now"
        return Done(f"{apart(name)} is out of the chain{first}. {undoes()}", row=f"topic:{topic_id}")
    role = f"deputy {place}" if place else "the owner"
    return Done(f"{apart(name)} is {role} now. {undoes()}", row=f"topic:{topic_id}")
