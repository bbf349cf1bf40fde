"""Choosing: every setting and key as it stands, the marked one, and what becomes of a new value."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from frontdesk.errors import FrontdeskError
from frontdesk.settings import Kind, Scope, keys_value
from frontdesk.words import words
from ui.actions import ALL, BY_ID, Action, key
from ui.actions.keymap import KEYMAP, Keys, key_words
from ui.actions.rekeying import given, holder, put_back, why_not
from ui.console.telling import undoes
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.choosing import Choice
    from ui.console.console import Console

_GROUPS = {Scope.HUB: "This organisation", Scope.DESK: "This desk", Scope.OPERATOR: "You"}


class Entry(Struct, frozen=True, kw_only=True):
    """A setting, or the key of a command (`action`), as the page shows it; `told_by` goes before what is chosen."""

    id: str
    title: str
    help: str
    group: str
    value: str
    words: str
    usual: str
    kind: Kind
    is_changed: bool
    choices: tuple[tuple[str, str], ...] = ()
    told_by: str = ""
    action: Action | None = None

    @property
    def can_change(self) -> bool:
        """Whether the one who sits here may choose it."""
        return not self.told_by and not (self.action and self.action.is_fixed)


class Choosing(QObject):
    """Reads and changes settings and keys. `changed` when something new is to be shown, `saved` with the id of what was
    kept, `refused` with a sentence when it was not."""

    changed = Signal()
    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, work: Work, console: "Console", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._console = console
        self._choices: list[Choice] = []
        self.parties: list[str] = []
        self.words = ""
        self._marked = ""
        self._asked_twice = ("", "")

    def open(self) -> None:
        """The page comes into sight: read everything, and who may be named."""
        if self._console.desk is not None:
            names = self._console.desk.choosing.parties
            self._work.run(self, names, self._name, lane=Lane.READ, topic="parties")
        self.refresh()

    def refresh(self) -> None:
        """Read the settings again."""
        if self._console.desk is not None:
            self._work.run(self, self._console.desk.choosing.all, self._show, lane=Lane.READ, topic="settings")

    @property
    def entries(self) -> list[Entry]:
        """The settings and keys that have the words of the filter."""
        wanted = words(self.words)
        return [entry for entry in self._all() if _has(entry, wanted)]

    @property
    def marked(self) -> Entry | None:
        """The marked setting or key: the first where the one that was is not in sight."""
        entries = self.entries
        return next((entry for entry in entries if entry.id == self._marked), entries[0] if entries else None)

    def filter(self, typed: str) -> None:
        """Show only what has all these words; what was found stays marked in the whole list."""
        self.words = typed
        marked = self.marked
        self._marked = marked.id if marked else self._marked
        self.changed.emit()

    def mark(self, id: str) -> None:
        """Show one setting or key in full."""
        self._marked = id
        self.changed.emit()

    def step_row(self, by: int) -> None:
        """Mark the next setting or key, or the one before."""
        entries, marked = self.entries, self.marked
        if marked is not None:
            place = min(max(entries.index(marked) + by, 0), len(entries) - 1)
            self.mark(entries[place].id)

    def save(self, value: str) -> None:
        """Keep another value for the marked setting."""
        entry, desk = self.marked, self._console.desk
        if entry is not None and desk is not None and entry.action is None:
            self._run(entry, partial(desk.choosing.set, entry.id, self._spelled(entry, value)), self._set)

    def put_back(self) -> None:
        """Let the marked setting or key be what it is when nobody chose."""
        entry, desk = self.marked, self._console.desk
        if entry is None or desk is None:
            return
        if entry.action is not None:
            self._keep_keys(put_back(entry.action, KEYMAP.changed), f"{entry.title} has its usual key again.")
        else:
            self._run(entry, partial(desk.choosing.put_back, entry.id), self._set)

    @property
    def has_own_keys(self) -> bool:
        """Whether any command has another key than usual."""
        return bool(KEYMAP.changed)

    def put_keys_back(self) -> None:
        """Let every command have its usual key."""
        self._keep_keys({}, "Every command has its usual key again.")

    def take_key(self, pressed: str, *, types: bool = False) -> None:
        """Give the marked command the key that was pressed; one that another has is taken when it is pressed again."""
        entry = self.marked
        if entry is None or entry.action is None:
            return
        reason = why_not(entry.action, pressed, types=types)
        other = holder(entry.action, pressed, KEYMAP.changed)
        if reason:
            self._tell_problem(reason)
        elif other is not None and self._asked_twice != (entry.id, pressed):
            self._asked_twice = (entry.id, pressed)
            self._tell_problem(f"{key_words(pressed)} is “{other.title}”. Press it again to take it from there.")
        else:
            from_whom = f", taken from “{other.title}”" if other else ""
            said = f"{entry.title} has {key_words(pressed)} now{from_whom}."
            self._keep_keys(given(entry.action, pressed, KEYMAP.changed), said)

    def forget_key(self) -> None:
        """A key that was pressed once is not to be taken when it is pressed again later."""
        self._asked_twice = ("", "")

    def _keep_keys(self, keys: dict[str, Keys], said: str) -> None:
        self.forget_key()
        if self._console.desk is not None:
            job = partial(self._console.desk.choosing.set, "keys", keys_value(keys))
            marked = self.marked
            self._run(marked, job, partial(self._say, said, marked.id if marked else ""))

    def _run(self, entry: Entry | None, job: Callable[[], "Choice"], then: Callable[["Choice"], None]) -> None:
        failed = partial(self._refuse, entry.id if entry else "")
        self._work.run(self, job, then, lane=Lane.RECORDS, failed=failed)

    def _set(self, choice: "Choice") -> None:
        said = f"is “{choice.words}” now" if choice.words else "is empty now"
        self._say(f"{choice.declared.title} {said}.", choice.declared.name, choice)

    def _say(self, said: str, id: str, _choice: "Choice") -> None:
        self._console.messages.say(f"{said} {undoes()}".strip())
        self.saved.emit(id)
        self._console.wrote.emit()
        self._console.around.look_around()
        self.refresh()

    def _refuse(self, id: str, error: FrontdeskError) -> None:
        """Say why beside the field, or in the status line where another setting is in sight by then."""
        if self.marked is not None and self.marked.id == id:
            self._tell_problem(" ".join(part for part in (str(error), error.hint) if part))
        else:
            self._console.messages.refuse(error)

    def _tell_problem(self, sentence: str) -> None:
        self.refused.emit(sentence)
        self._console.messages.announce(sentence)

    def _spelled(self, entry: Entry, value: str) -> str:
        """A time zone or name as it is written, whatever letters were typed large."""
        typed = value.strip().casefold()
        return next((own for own in self.names(entry.kind) if own.casefold() == typed), value)

    def names(self, kind: Kind) -> Sequence[str]:
        """What a value of this kind may be completed to."""
        if kind is Kind.ZONE:
            return _zones()
        return self.parties if kind is Kind.PARTY else ()

    def _show(self, choices: "list[Choice]") -> None:
        self._choices = choices
        self.changed.emit()

    def _name(self, parties: list[str]) -> None:
        self.parties = parties
        self.changed.emit()

    def _all(self) -> list[Entry]:
        settings = [_of_setting(one) for one in self._choices if one.declared.kind is not Kind.KEYS]
        return [*settings, *(_of_action(action) for action in ALL)] if settings else []


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def _of_setting(choice: "Choice") -> Entry:
    declared = choice.declared
    return Entry(
        id=declared.name,
        title=declared.title,
        help=declared.help,
        group=_GROUPS[declared.scope],
        value=choice.value,
        words=choice.words,
        usual=dict(declared.choices).get(declared.default, declared.default),
        kind=declared.kind,
        is_changed=choice.is_changed,
        choices=declared.choices,
        told_by=declared.variable if choice.source == "environment" else "",
    )


def _of_action(action: Action) -> Entry:
    return Entry(
        id=f"key:{action.id}",
        title=action.title,
        help=action.help,
        group=f"Your keys: {action.group.value.lower()}",
        value=key(action.id),
        words=key(action.id),
        usual=key_words(action.keys[0]),
        kind=Kind.KEYS,
        is_changed=action.id in KEYMAP.changed,
        action=BY_ID[action.id],
    )


def _has(entry: Entry, wanted: list[str]) -> bool:
    own = words(f"{entry.title} {entry.help} {entry.group} {entry.words}")
    return all(any(word.startswith(part) for word in own) for part in wanted)
