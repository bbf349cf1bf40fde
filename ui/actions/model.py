"""What an action is: one paragraph of data that the palette, the key sheet, the buttons and the tests read."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ui.actions.target import Target


class Group(StrEnum):
    """How the key sheet sorts actions."""

    CALL = "This call"
    LISTS = "The three lists"
    GO = "Go to"
    HELP = "Help"


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def always(_target: Target) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A command. `keys` are Qt key sequences, the first is shown; `when` says whether it can be done now.

    `is_local` marks keys that the box itself handles, so that they keep their meaning in other fields.
    """

    id: str
    title: str
    help: str
    group: Group
    keys: tuple[str, ...]
    run: Callable[[Target], None]
    when: Callable[[Target], bool] = always
    is_local: bool = False

    @property
    def key(self) -> str:
        """The key as it is shown: 'Ctrl K', 'Alt ←'."""
        return " ".join(_ARROWS.get(part, part) for part in self.keys[0].split("+")) if self.keys else ""
