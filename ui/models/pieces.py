"""What the log is filtered by: pieces such as 'state:returned', words, and days; as typed and as told."""

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.calls.filter import Filter
from frontdesk.calls.model import Outcome, State
from frontdesk.words import apart, fold
from ui.models.days import EVERY_DAY, Days, read_days
from ui.models.form import NameRow
from ui.models.states import outcome_word, state_word
from ui.words import listed


class Key(StrEnum):
    """What a piece of a filter is about, as it is typed before the colon."""

    TO = "to"
    DEPARTMENT = "dept"
    TOPIC = "topic"
    STATE = "state"
    OUTCOME = "outcome"
    BY = "by"
    DAY = "day"


OVERDUE = "overdue"
_TYPED = re.compile(rf"(?:^|(?<=\s))({'|'.join(Key)}):\s*(\S.*|)$", re.IGNORECASE)
_TOLD = {Key.TO: "to {}", Key.DEPARTMENT: "{}", Key.TOPIC: "about {}", Key.BY: "by {}"}
_SHORTEST_WORD = 4


class Piece(Struct, frozen=True):
    """One piece of a filter: what it is about, the id or value that is meant, and how it is told."""

    key: Key
    value: str
    name: str

    @property
    def words(self) -> str:
        """'to Edgar Lindholm', 'returned'."""
        return _TOLD.get(self.key, "{}").format(apart(self.name))

    @property
    def id(self) -> str:
        return f"{self.key}:{self.value}"


class Asked(Struct, frozen=True, kw_only=True):
    """What the log is to show; `days` None means today, whatever day that is."""

    days: Days | None = None
    pieces: tuple[Piece, ...] = ()
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the days leaves rows out."""
        return bool(self.pieces or self.words.strip())

    def with_piece(self, piece: Piece) -> "Asked":
        """The same by `piece` too; one of each kind, the last one counts."""
        kept = tuple(one for one in self.pieces if one.key is not piece.key)
        return replace(self, pieces=(*kept, piece))

    def without(self, place: int) -> "Asked":
        """The same but for the piece at `place`."""
        return replace(self, pieces=(*self.pieces[:place], *self.pieces[place + 1 :]))

    def value(self, key: Key) -> str:
        """What is meant by the piece of this kind; '' where there is none."""
        return next((piece.value for piece in self.pieces if piece.key is key), "")

    def filter(self, days: Days) -> Filter:
        """The same as the hub is asked for it, of these days."""
        state, outcome = self.value(Key.STATE), self.value(Key.OUTCOME)
        return Filter(
            from_day=days.first, to_day=days.last, person_id=self.value(Key.TO),
            department_id=self.value(Key.DEPARTMENT), topic_id=self.value(Key.TOPIC),
            state=State(state) if state and state != OVERDUE else None, overdue=state == OVERDUE,
            outcome=Outcome(outcome) if outcome else None, operator=self.value(Key.BY), words=self.words,
        )  # fmt: skip


def filter_sentence(what: str, asked: Asked, days: str) -> str:
    """'Hand-offs, Thursday 12 March: returned, to Edgar Lindholm, with “invoice”.'"""
    with_words = f"with “{' '.join(asked.words.split())}”" if asked.words.strip() else ""
    told = listed(*(piece.words for piece in asked.pieces), with_words)
    return f"{what}, {days}: {told}." if told else f"{what}, {days}."


def being_typed(text: str) -> tuple[str, Key | None, str]:
    """(what stands before, the key, what follows it) of the piece that `text` ends with; no key where it is none."""
    found = _TYPED.search(text)
    if found is None:
        return text, None, ""
    return text[: found.start()].rstrip(), Key(found[1].lower()), found[2].strip(" \"“”'")


def worded_pieces(text: str, today: date) -> list[Piece]:
    """Pieces that plain words may mean: days, a state, an outcome."""
    days = read_days(text, today)
    found = [day_piece(days, today)] if days else []
    last = fold(text).rpartition(" ")[2]
    if len(last) >= _SHORTEST_WORD:
        found += [piece for piece in (*STATES, *OUTCOMES) if fold(piece.name).startswith(last)]
    return found


def day_piece(days: Days, today: date) -> Piece:
    return Piece(Key.DAY, days.typed(), "All days" if days == EVERY_DAY else days.title(today))


def named(pieces: tuple[Piece, ...], text: str) -> list[Piece]:
    """Those of `pieces` whose name begins as was typed; every one where nothing was."""
    typed = fold(text)
    return [piece for piece in pieces if fold(piece.name).startswith(typed) or piece.value.startswith(typed)]


STATES = (*(Piece(Key.STATE, state.value, state_word(state).lower()) for state in State),
          Piece(Key.STATE, OVERDUE, "overdue"))  # fmt: skip
OUTCOMES = tuple(Piece(Key.OUTCOME, outcome.value, outcome_word(outcome).lower()) for outcome in Outcome)
_KINDS = {Key.TO: "to", Key.DEPARTMENT: "department", Key.TOPIC: "topic", Key.STATE: "state",
          Key.OUTCOME: "outcome", Key.BY: "taken by", Key.DAY: "day"}  # fmt: skip


def piece_rows(pieces: list[Piece]) -> list[NameRow]:
    """Pieces as names to take."""
    return [
        NameRow(id=piece.id, name=piece.name[:1].upper() + piece.name[1:], note=_KINDS[piece.key]) for piece in pieces
    ]
