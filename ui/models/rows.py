"""The rows of every list: exactly what is painted, and the sentence a screen reader says instead."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from ui.icons import Icon


class Tone(StrEnum):
    """What a state asks of the eye; the names are those of the colours."""

    NEUTRAL = "ink2"
    PLAIN = "ink"
    FAINT = "ink3"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class State(Struct, frozen=True):
    """A state as it is shown: icon, word and tone; `note` follows it, quieter ('not mine', '17:12')."""

    icon: Icon
    word: str
    tone: Tone = Tone.NEUTRAL
    note: str = ""


class Row(Protocol):
    """What a list needs of a row, whatever it paints."""

    @property
    def id(self) -> str: ...

    @property
    def spoken(self) -> str: ...


class AnswerRow(Struct, frozen=True, kw_only=True):
    """An answer: its title and how far it can be trusted; `short` stands for the state in a narrow window."""

    id: str
    title: str
    state: State | None = None
    short: str = ""
    spoken: str = ""


class OwnerRow(Struct, frozen=True, kw_only=True):
    """A topic and who answers for it now; the best row also spells out why, who is next, and what Enter does.

    `act` is what Enter does, `act_icon` its icon; `act_key` the key that does it while Enter takes from another list.
    """

    id: str
    topic: str
    person: str
    availability: State | None = None
    match: str = ""
    place: str = ""
    matched: str = ""
    then: str = ""
    act: str = ""
    act_icon: Icon = Icon.ARROW_RIGHT
    act_key: str = ""
    spoken: str = ""
    is_catch_all: bool = False


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person: who, where they belong, whether they can be reached, under which number.

    `matched` says why they stand here whose name was not typed just so.
    """

    id: str
    name: str
    matched: str = ""
    note: str = ""
    availability: State | None = None
    number: str = ""
    spoken: str = ""


class LogRow(Struct, frozen=True, kw_only=True):
    """One call of the log on one line; `matter` is 'Service visits → Marek Dolan', `urgent` says that it was."""

    id: str
    time: str
    who: str
    summary: str
    matter: str
    state: State
    duration: str = ""
    urgent: State | None = None
    spoken: str = ""


class OwedRow(Struct, frozen=True, kw_only=True):
    """A promise that is still open: until when, to whom, what about, and how it stands."""

    id: str
    due: str
    caller: str
    matter: str
    state: State
    spoken: str = ""


class DifferentRow(Struct, frozen=True, kw_only=True):
    """Something that is different today: what, what follows from it, until when."""

    id: str
    icon: Icon
    tone: Tone
    title: str
    detail: str
    until: str = ""
    spoken: str = ""


class HandoffRow(Struct, frozen=True, kw_only=True):
    """One hand-off of the log's table."""

    id: str
    made: str
    caller: str
    topic: str
    owner: str
    state: State
    due: str
    due_tone: Tone = Tone.PLAIN
    spoken: str = ""


class SettingRow(Struct, frozen=True, kw_only=True):
    """A setting or the key of a command, and what it is now; or the heading of those that belong together."""

    id: str
    title: str
    value: str = ""
    state: State | None = None
    is_key: bool = False
    is_heading: bool = False
    spoken: str = ""


class MoveRow(Struct, frozen=True, kw_only=True):
    """One step in the life of a hand-off: when, and what happened."""

    id: str
    time: str
    icon: Icon
    text: str
    tone: Tone = Tone.NEUTRAL
    spoken: str = ""
