"""Keeping articles and lines: what is typed stays until it is saved or let go, and every verb is one step."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from frontdesk.errors import FrontdeskError, Stale
from frontdesk.knowledge.rules import Act
from frontdesk.knowledge.wording import Wording
from frontdesk.lines.model import Line
from ui.console.forms import Body
from ui.console.knowledge import typed, verbs
from ui.console.knowledge.reading import ArticleRecord, Page
from ui.console.knowledge.shelf import Shelf
from ui.console.knowledge.typed import Form, Typed
from ui.console.knowledge.verbs import Done
from ui.work import Lane, Work

if TYPE_CHECKING:
    from ui.console.console import Console


#: What the typed words of this room are kept under.
_ROOM = "knowledge"


class Keeping(QObject):
    """The forms of the knowledge room and its verbs. `changed` when another form is in sight, or none; `saved` when
    what was typed is in the hub."""

    changed = Signal()
    saved = Signal()

    def __init__(self, work: Work, console: "Console", shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._console, self._shelf = work, console, shelf
        self.form: Typed | None = None
        self._kept: dict[tuple[Form, str], Typed] = {}
        self._let_go: Typed | None = None
        self._parted: tuple[Form, str] | None = None
        console.forms.take_up(_ROOM, self._take_over)
        self._is_busy = False
        shelf.marked.connect(self._leave)
        shelf.recorded.connect(self._take_up)

    # What may be done now

    def can(self, verb: str) -> bool:
        """Whether a verb that rooms share can be done now."""
        if verb == "save":
            return self.form is not None
        if verb == "let-go":
            return self.form is not None or self._let_go is not None
        if verb in ("new", "lists"):
            return True
        act = {"change": Act.CHANGE, "retire": Act.RETIRE, "bring-back": Act.BRING_BACK}.get(verb)
        return act is not None and self.may(act)

    def may(self, act: Act) -> bool:
        """Whether something can be done with the marked record now; the buttons show it."""
        record = self._shelf.record
        if isinstance(record, Line):
            return act is Act.BRING_BACK if record.retired_at else act in (Act.CHANGE, Act.RETIRE)
        return record is not None and act in record.allowed

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of records of which something is typed and not saved; '' for a new one."""
        return frozenset(id for _, id in self._kept)

    # Typing

    def write_new(self) -> None:
        """Begin a new article, or a line where lines are listed; go on with the one that is not saved."""
        self._open(typed.new_line() if self._shelf.page is Page.LINES else typed.new_article())

    def change(self) -> None:
        """Change the marked record."""
        record = self._shelf.record
        if isinstance(record, Line):
            numbers = self._shelf.lists.numbers if self._shelf.lists else {}
            self._open(typed.change_of_line(record, numbers.get(record.number, record.number)))
        elif record is not None:
            self._open(typed.change_of(record))

    def place(self) -> None:
        """Say which topic the marked article answers, and for which line."""
        record, lists = self._shelf.record, self._shelf.lists
        if isinstance(record, ArticleRecord) and lists is not None:
            topic = record.article.topic_id
            self._open(typed.placing_of(record.article, lists.around.topic(topic) if topic else ""))

    def type(self, name: str, text: str) -> None:
        """A field of the form in sight has another text."""
        if self.form is None or self.form.fields.get(name) == text:
            return
        self.form = self.form.typed(name, text)
        if self.form.is_changed:
            self._keep(self.form)
        else:
            self._forget(self.form.key)

    def close(self) -> bool:
        """Leave a form in which nothing was typed; False where there is none, or words would be lost."""
        if self.form is None or self.form.is_changed:
            return False
        self._show(None)
        return True

    def let_go(self) -> None:
        """Let what was typed go; the second time, bring it back."""
        if self.form is not None:
            self._let_go = self.form if self.form.is_changed else None
            self._parted = self.form.key
            self._forget(self.form.key)
            self._show(None)
            if self._let_go is not None:
                self._console.messages.say("What you typed is let go; the same key brings it back.")
        elif self._let_go is not None:
            back, self._let_go, self._parted = self._let_go, None, None
            self._keep(back)
            if back.id and back.id != self._shelf.marked_id:
                self._shelf.refresh(wanted=back.id)
            self._show(back)

    # Verbs

    def save(self) -> None:
        """Write what was typed; a refusal keeps it."""
        form, desk, lists = self.form, self._shelf.desk, self._shelf.lists
        if form is None:
            return
        if desk is None or lists is None:
            self._console.messages.say(self._console.around.not_open)
        elif form.id and not form.is_changed:
            self._show(None)
            self._console.messages.say("Nothing was changed.")
        elif not self._is_busy:
            self._parted = None
            self._run(partial(verbs.save, desk, form, lists), partial(self._is_saved, form), partial(self._stay, form))

    def approve(self) -> None:
        self._do(verbs.approve)

    def verify(self) -> None:
        self._do(verbs.verify)

    def retire(self) -> None:
        self._do(verbs.retire)

    def bring_back(self) -> None:
        self._do(verbs.bring_back)

    def drop(self) -> None:
        """Drop the draft of the marked article."""
        self._do(verbs.drop)

    def _do(self, verb: Callable[..., Done]) -> None:
        record, desk = self._shelf.record, self._shelf.desk
        if desk is not None and record is not None:
            self._run(partial(verb, desk, record), self._is_done, self._refuse)

    def _run(
        self, job: Callable[[], Done], then: Callable[[Done], None], failed: Callable[[FrontdeskError], None]
    ) -> None:
        """One verb at a time: a key pressed twice is one act."""
        if not self._is_busy:
            self._is_busy = True
            self._work.run(self, job, then, lane=Lane.RECORDS, failed=failed)

    def _is_saved(self, sent: Typed, done: Done) -> None:
        is_more = self._since(sent) is not None
        if not is_more:
            self._go_over(sent, [])
        if is_more and not sent.id:
            self._go_on(sent, done)
        else:
            self._is_done(done)

    def _since(self, sent: Typed) -> Typed | None:
        """What was typed on in a form after it was sent, or was let go since; None where that is what was sent."""
        here = self._let_go if self._parted == sent.key else self._kept.get(sent.key)
        return here if here is not None and here.key == sent.key and here.fields != sent.fields else None

    def _go_on(self, sent: Typed, done: Done) -> None:
        """More was typed while a new record was written: that is about the record now, and makes no second one."""
        self._tell(done)
        desk = self._shelf.desk
        if desk is None or sent.form is Form.LINE:
            self._carry(sent, done.id, None)
        else:
            self._is_busy = True
            carry, failed = partial(self._carry, sent, done.id), partial(self._carry_nothing, done.id)
            self._work.run(self, partial(verbs.latest_wording, desk, done.id), carry, lane=Lane.READ, failed=failed)

    def _carry(self, sent: Typed, id: str, latest: Wording | None) -> None:
        self._is_busy = False
        since = self._since(sent)
        self._go_over(sent, typed.going_on(since, sent, id, latest) if since is not None else [])
        self._shelf.refresh(wanted=id)

    def _carry_nothing(self, id: str, error: FrontdeskError) -> None:
        self._refuse(error)
        self._shelf.refresh(wanted=id)

    def _go_over(self, sent: Typed, forms: list[Typed]) -> None:
        """What was sent is written: what is left of its form stands in `forms`, the first of them in its place."""
        first = next(iter(forms), None)
        if self._parted == sent.key:
            if self._let_go is not None and self._let_go.key == sent.key:
                self._let_go = first
            return
        is_in_sight = self.form is not None and self.form.key == sent.key
        self._forget(sent.key)
        for form in forms:
            self._keep(form)
        if is_in_sight:
            self._show(first)
            if first is None:
                self.saved.emit()

    def _is_done(self, done: Done) -> None:
        self._tell(done)
        self._shelf.refresh(wanted=done.id)

    def _tell(self, done: Done) -> None:
        self._is_busy = False
        self._console.messages.say(done.words.strip())
        self._console.wrote.emit()

    def _refuse(self, error: FrontdeskError) -> None:
        self._is_busy = False
        self._console.messages.refuse(error)
        if isinstance(error, Stale):
            self._shelf.refresh()

    def _stay(self, sent: Typed, error: FrontdeskError) -> None:
        """What was typed stays; where somebody else was quicker, the next save goes over what they wrote."""
        self._refuse(error)
        if isinstance(error, Stale) and self._shelf.desk is not None:
            job = partial(verbs.latest_wording, self._shelf.desk, sent.id)
            self._work.run(self, job, partial(self._see, sent.key), lane=Lane.READ)

    def _see(self, key: tuple[Form, str], latest: Wording) -> None:
        kept = self._kept.get(key)
        if kept is not None:
            self._keep(replace(kept, seen=latest))
            if self.form is not None and self.form.key == key:
                self.form = self._kept[key]

    # What is kept over a crash

    def remind(self) -> None:
        """Tell once what an earlier run left: the room is in sight."""
        self._console.forms.remind(_ROOM)

    def _keep(self, form: Typed) -> None:
        self._kept[form.key] = form
        self._console.forms.keep_soon(_ROOM, form.name, form.body)

    def _forget(self, key: tuple[Form, str]) -> None:
        form = self._kept.pop(key, None)
        if form is not None:
            self._console.forms.keep_soon(_ROOM, form.name, None)

    def _take_over(self, left: dict[str, Body]) -> list[str]:
        """Words that an earlier run left are in their forms again; what was typed since then goes before."""
        forms = [Typed.of(body) for body in left.values()]
        self._kept = {form.key: form for form in forms} | self._kept
        self._take_up()
        self.changed.emit()
        return [form.title for form in forms]

    # Which form is in sight

    def _open(self, begun: Typed) -> None:
        """Show a form, with what was typed there before."""
        self._let_go = None
        self._show(self._kept.get(begun.key, begun))

    def _leave(self) -> None:
        """Another record is marked: the form of the one before is in sight no longer, and its words stay."""
        if self.form is not None and not (self.form.id and self.form.id == self._shelf.marked_id):
            self._show(None)

    def _take_up(self) -> None:
        """Words that were typed for the marked record and are not saved are in sight with it."""
        if self.form is None and self._shelf.marked_id:
            found = (kept for (_, id), kept in self._kept.items() if id == self._shelf.marked_id)
            self._show(next(found, None))

    def _show(self, form: Typed | None) -> None:
        if form is not self.form:
            self.form = form
            self.changed.emit()
