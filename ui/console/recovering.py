"""A hub that cannot be opened: what happened, what is kept, and what can be done about it."""

from collections.abc import Callable
from datetime import UTC
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock, computer_zone
from frontdesk.errors import FrontdeskError, HubUnusable, Refused
from frontdesk.places import is_file, typed_path
from frontdesk.upkeep.backups import Backups, Kept
from frontdesk.upkeep.damage import IN_USE, Choice, Damage, Fault, InUse, what_is_wrong
from frontdesk.upkeep.restoring import Restored, restore
from frontdesk.upkeep.salvaging import Salvaged, salvage_into
from ui.console.conversation import Conversation, Progress
from ui.console.kept_words import made_at
from ui.console.opening import Opening
from ui.models.asked import Asked, Option
from ui.words import shortened

_CANNOT = "The hub cannot be opened"
_MISSING = "The hub is missing"
_LEAVE = "Leave it as it is"
_BACK = "Back"
_LONGEST_PATH = 200


class _Wrong(Struct, frozen=True):
    """What is wrong, and the backups that may be put in place, the last made first."""

    sentence: str
    kept: str
    fault: Fault | None
    choices: tuple[Choice, ...]
    backups: tuple[Kept, ...]


class Recovering(QObject):
    """Asks what is to be done, and does it. `left` carries why the hub is not open, `another` a file to open instead,
    `anew` that a new hub is wanted where none is, `closed` that the window is to close; `told` what was done."""

    left = Signal(object)
    another = Signal(object)
    anew = Signal()
    closed = Signal()
    told = Signal(str)

    def __init__(
        self, talk: Conversation, opening: Opening, where: Path, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._talk, self._opening, self._where, self._clock = talk, opening, where, clock
        self._error: FrontdeskError = Refused("The hub is not open.")
        self._wrong: _Wrong | None = None

    def explain(self, error: FrontdeskError) -> None:
        """The hub was not opened: look why, and ask what is to be done."""
        self._error = error
        job = partial(_look, self._where, self._clock, error)
        self._talk.carry("Looking what is wrong", job, self._know, self._look_no_further)

    def put_in_place(self, copy: Path, told: str, failed: Callable[[FrontdeskError], None]) -> None:
        """Put a copy in the hub's place, then open it."""
        job = partial(_restored, copy, self._where, self._clock)
        self._talk.carry("Putting the backup in place", job, partial(self._is_in_place, told), failed)

    def _know(self, wrong: _Wrong) -> None:
        self._wrong = wrong
        self._ask()

    def _look_no_further(self, _stopped: FrontdeskError) -> None:
        self._know(_Wrong(str(self._error), self._error.hint, None, (Choice.RETRY, Choice.ANOTHER), ()))

    def _ask(self, note: str = "") -> None:
        wrong = self._wrong
        assert wrong is not None
        options = tuple(self._option(choice, wrong) for choice in wrong.choices)
        title = _MISSING if wrong.fault is Fault.MISSING else _CANNOT
        sentences = (wrong.sentence, wrong.kept)
        self._talk.ask(
            Asked(title=title, sentences=sentences, options=options, back=self._leave, leaving=_LEAVE, note=note)
        )

    def _option(self, choice: Choice, wrong: _Wrong) -> Option:
        if choice is Choice.RESTORE:
            kept = wrong.backups[0]
            stays = "" if wrong.fault is Fault.MISSING else " The file that is here now is kept beside it."
            title = f"Put the backup of {self._made_at(kept)} in place"
            detail = f"What was entered after that is missing in it.{stays}"
            return Option(letter="P", title=title, detail=detail, act=partial(self._restore, kept))
        title, detail, letter = _WORDS[choice]
        acts: dict[Choice, Callable[[], None]] = {
            Choice.READ_ONLY: self._open_to_read,
            Choice.SALVAGE: self._salvage,
            Choice.ANOTHER: self._ask_which,
            Choice.START: self._begin_anew,
            Choice.RETRY: self._retry,
            Choice.UPDATE: self.closed.emit,
        }
        return Option(letter=letter, title=title, detail=detail, act=acts[choice])

    def _made_at(self, kept: Kept) -> str:
        return made_at(kept, self._clock.now(), ZoneInfo(computer_zone()))

    # What is chosen

    def _leave(self) -> None:
        self._talk.leave()
        self.left.emit(self._error)

    def _restore(self, kept: Kept) -> None:
        told = f"The backup of {self._made_at(kept)} is in place."
        self.put_in_place(kept.path, told, partial(self._is_not_restored, kept))

    def _is_in_place(self, told: str, done: Restored) -> None:
        beside = f" What stood there is kept as {done.aside.name}." if done.aside else ""
        self.told.emit(f"{told}{beside}")
        self._retry()

    def _is_not_restored(self, kept: Kept, error: FrontdeskError) -> None:
        """A backup that is damaged too is not offered again: the one before it is."""
        wrong = self._wrong
        assert wrong is not None
        note = _note(error)
        if isinstance(error, HubUnusable):
            note = f"The backup of {self._made_at(kept)} is not sound either: {error}"
            left = tuple(one for one in wrong.backups if one != kept)
            choices = tuple(one for one in wrong.choices if left or one is not Choice.RESTORE)
            self._wrong = _Wrong(wrong.sentence, wrong.kept, wrong.fault, choices, left)
        self._ask(note)

    def _open_to_read(self) -> None:
        self._open(is_read_only=True)

    def _retry(self) -> None:
        self._open(is_read_only=False)

    def _open(self, *, is_read_only: bool) -> None:
        self._talk.began.emit("Opening the hub")
        self._opening.start(is_read_only=is_read_only)

    def _begin_anew(self) -> None:
        self._talk.leave()
        self.anew.emit()

    def _ask_which(self, note: str = "") -> None:
        self._talk.ask(
            Asked(
                title="Name another file",
                sentences=("It is opened instead of this one, which stays as it is.",),
                back=self._ask,
                leaving=_BACK,
                field="File",
                typed=self._take_another,
                note=note,
            )
        )

    def _take_another(self, typed: str) -> None:
        path = typed_path(typed)
        if typed.strip() and is_file(path):
            self.another.emit(path.absolute())
        else:
            missing = f"There is no file {shortened(str(path), _LONGEST_PATH)}."
            self._ask_which(missing if typed.strip() else "Type the name of a file.")

    def _salvage(self) -> None:
        out = _free_beside(self._where, f"{self._clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}")
        job = partial(_salvaged, out, self._where, self._clock)
        self._talk.carry("Saving what can be read", job, self._count, lambda error: self._ask(_note(error)))

    def _count(self, saved: Salvaged) -> None:
        take = Option(
            letter="W",
            title="Work with what was saved",
            detail="It takes the place of the hub; the damaged file is kept beside it.",
            act=partial(self._take_saved, saved),
        )
        asked = Asked(
            title="What could be read is saved",
            sentences=(count_words(saved), f"It is in {saved.file.name}, beside the damaged file."),
            options=(take,),
            back=self._ask,
            leaving=_BACK,
        )
        self._talk.ask(asked)

    def _take_saved(self, saved: Salvaged) -> None:
        self.put_in_place(saved.file, "What was saved is the hub now.", lambda error: self._ask(_note(error)))


def count_words(saved: Salvaged) -> str:
    """'1,204 rows read, 3 made anew from the journal, 12 lost. 40 entries of the journal are lost.'

    Who changed what when is told by the journal; the rows are what is in the hub now.
    """
    journal, *tables = saved.tables
    anew, gone = sum(count.rebuilt for count in tables), sum(count.lost for count in tables)
    parts = [f"{saved.read:,} rows read"]
    if anew:
        parts.append(f"{anew:,} made anew from the journal")
    parts.append(f"{gone:,} lost" if gone else "none is known to be lost")
    return f"{', '.join(parts)}. {_journal_words(journal.lost)}"


def _journal_words(lost: int) -> str:
    return f"Of the journal {lost:,} entries are lost." if lost else "The journal is whole."


_WORDS = {
    Choice.READ_ONLY: ("Open it to read only", "What can be read is shown; nothing can be filed.", "O"),
    Choice.SALVAGE: ("Save what can be read", "Into a new file beside it; what was read and lost is counted.", "S"),
    Choice.ANOTHER: ("Name another file", "A hub that lies elsewhere.", "N"),
    Choice.START: ("Begin anew", "With the sample company or an empty hub.", "B"),
    Choice.RETRY: ("Try again", "Once it can be opened.", "T"),
    Choice.UPDATE: ("Close, and install the newer Frontdesk", "The hub is opened by it as it is.", "C"),
}


def _look(where: Path, clock: Clock, error: FrontdeskError, progress: Progress) -> _Wrong:
    if isinstance(error, InUse):
        return _Wrong(str(error), error.kept, None, IN_USE, ())
    found = what_is_wrong(where) or what_is_wrong(where, thorough=True, progress=progress)
    if found is None:
        return _Wrong(str(error), error.hint, None, (Choice.RETRY, Choice.ANOTHER), ())
    return _Wrong(found.sentence, found.kept, found.fault, found.choices, _kept(found, where, clock))


def _kept(found: Damage, where: Path, clock: Clock) -> tuple[Kept, ...]:
    return Backups(where, clock=clock).kept() if found.backup is not None else ()


def _restored(copy: Path, where: Path, clock: Clock, progress: Progress) -> Restored:
    return restore(copy, where, clock=clock, progress=progress)


def _salvaged(out: Path, where: Path, clock: Clock, progress: Progress) -> Salvaged:
    return salvage_into(out, where, clock=clock, progress=progress)


def _free_beside(where: Path, time: str) -> Path:
    name = f"{where.stem}-salvaged-{time}"
    number, path = 1, where.with_name(f"{name}.db")
    while path.exists():
        number += 1
        path = where.with_name(f"{name}-{number}.db")
    return path


def _note(error: FrontdeskError) -> str:
    return " ".join(part for part in (str(error), error.hint) if part)
