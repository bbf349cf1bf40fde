"""Every command of the console, once: keys, palette, key sheet, buttons and tests read it from here."""

from ui.actions import call, go, help, lists
from ui.actions.model import Action, Group

__all__ = ["ALL", "BY_ID", "Action", "Group"]

ALL: tuple[Action, ...] = (*call.ACTIONS, *lists.ACTIONS, *go.ACTIONS, *help.ACTIONS)
BY_ID = {action.id: action for action in ALL}
