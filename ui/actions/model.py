"""What an action is: one paragraph of data that the palette, the key sheet, the buttons and the tests read."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from ui.actions.keymap import KEYMAP, key_words
from ui.actions.target import Target


class Group(StrEnum):
    """How the key sheet sorts actions."""

    CALL = "This call"
    LISTS = "The lists"
    GO = "Go to"
    LOG = "Log"
    DIRECTORY = "Directory"
    KNOWLEDGE = "Knowledge"
    HELP = "Help"


class Command(Protocol):
    """What palette and key sheet read of a command, whatever it acts on."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def help(self) -> str: ...

    @property
    def group(self) -> Group: ...

    @property
    def keys(self) -> tuple[str, ...]: ...

    @property
    def key(self) -> str: ...


def always(_target: Target) -> bool:
    return True


class Action(Struct, frozen=True, kw_only=True):
    """A command. `keys` are its usual Qt key sequences, the first is shown; `when` says whether it can be done now.

    `is_local` marks keys that the box itself handles, so that they keep their meaning in other fields; `is_fixed`
    those that nobody may give to another command.
    """

    id: str
    title: str
    help: str
    group: Group
    keys: tuple[str, ...]
    run: Callable[[Target], None]
    when: Callable[[Target], bool] = always
    is_local: bool = False
    is_fixed: bool = False

    @property
    def keys_now(self) -> tuple[str, ...]:
        """The keys as whoever sits here chose them."""
        return KEYMAP.of(self.id, self.keys)

    @property
    def key(self) -> str:
        """The key as it is shown now: 'Ctrl K', 'Alt ←'."""
        keys = self.keys_now
        return key_words(keys[0]) if keys else ""
