"""What a verb of the command line is: its words, its arguments, and what it answers."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from frontdesk.bell import Rung
from frontdesk.cli.opening import the_hub
from frontdesk.clock import Clock

if TYPE_CHECKING:
    from frontdesk.desk import Desk

Record = Mapping[str, Any]


class Argument(Struct, frozen=True):
    """One argument: the names and options that argparse takes."""

    names: tuple[str, ...]
    options: Mapping[str, Any]


def argument(*names: str, **options: Any) -> Argument:
    """An argument of a verb, in argparse's words."""
    return Argument(names, options)


class Column(Struct, frozen=True):
    """One column of a table in text, and its cell."""

    title: str
    cell: Callable[[Record], object]


def columns(*keys: str) -> tuple[Column, ...]:
    """A column for each of these keys, under its own name."""
    return tuple(Column(key.replace("_", " "), itemgetter(key)) for key in keys)


class Answer(Struct, frozen=True, kw_only=True):
    """What a verb gives back: `data` for --json; as text the `columns` of a list, or the `lines` of an object.

    Times in `data` are aware; `asides` go to stderr; `code` is the exit code.
    """

    data: Record | Sequence[Record]
    columns: tuple[Column, ...] = ()
    lines: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    code: int = 0


#: Opens the desk that a verb works at.
Opening = Callable[[Namespace, Clock], AbstractContextManager["Desk"]]


class Ringer(Protocol):
    """Tells the console that is open over a hub that a call rings; Refused where none is."""

    def __call__(self, hub: Path | str, rung: Rung, /) -> None: ...


class Verb(Struct, frozen=True, kw_only=True):
    """One verb of the command line: 'who', or 'call add'.

    It works at a desk (`run`), or on files alone (`files`), or it only speaks with the console that is open (`rings`);
    then no hub is opened.
    With `takes_it_first` what it is about may also stand before its last word: 'handoff REF done'.
    """

    words: str
    help: str
    run: Callable[["Desk", Namespace], Answer] | None = None
    rings: Callable[[Ringer, Namespace], Answer] | None = None
    files: Callable[[Namespace, Clock], Answer] | None = None
    arguments: tuple[Argument, ...] = ()
    opens: Opening = the_hub
    takes_it_first: bool = False
