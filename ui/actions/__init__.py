"""Every command of the console, once: keys, palette, key sheet, buttons and tests read it from here."""

from collections.abc import Callable

from ui.actions import call, caller, directory, go, help, hub, knowledge, lists, log
from ui.actions.keymap import KEYMAP
from ui.actions.model import Action, Group

__all__ = ["ALL", "BY_ID", "Action", "Group", "key", "shows_key"]

ALL: tuple[Action, ...] = (
    *call.ACTIONS, *caller.ACTIONS, *lists.ACTIONS, *go.ACTIONS, *log.ACTIONS, *hub.ACTIONS, *directory.ACTIONS,
    *knowledge.ACTIONS, *help.ACTIONS,
)  # fmt: skip
BY_ID = {action.id: action for action in ALL}


def key(id: str) -> str:
    """The key of a command as it is shown now."""
    return BY_ID[id].key


def shows_key(id: str, show: Callable[[str], None]) -> None:
    """Let `show`, a method of a widget, have the key of a command now, and again whenever somebody changes it."""
    KEYMAP.caption(id, BY_ID[id].keys, show)
