"""What can be done in the window for looking up: find, copy a number, close; nothing writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from ui.actions.keymap import key_words
from ui.actions.model import Group

if TYPE_CHECKING:
    from ui.lookup_window import LookupWindow


class LookupAction(Struct, frozen=True, kw_only=True):
    """A command of that window; `is_local` marks keys that its box handles."""

    id: str
    title: str
    help: str
    group: Group
    keys: tuple[str, ...]
    run: Callable[["LookupWindow"], None]
    is_local: bool = False

    @property
    def key(self) -> str:
        """The key as it is shown: 'Ctrl K'."""
        return key_words(self.keys[0])


LOOKUP = (
    LookupAction(
        id="lookup.copy",
        title="Copy the number",
        help="The number of the person or owner that is marked.",
        group=Group.LISTS,
        keys=("Enter", "Return"),
        run=lambda window: window.lookup.copy(),
        is_local=True,
    ),
    LookupAction(
        id="lookup.down",
        title="Next row",
        help="Mark the next row of the list.",
        group=Group.LISTS,
        keys=("Down",),
        run=lambda window: window.lookup.search.step_row(1),
        is_local=True,
    ),
    LookupAction(
        id="lookup.up",
        title="Row before",
        help="Mark the row before.",
        group=Group.LISTS,
        keys=("Up",),
        run=lambda window: window.lookup.search.step_row(-1),
        is_local=True,
    ),
    LookupAction(
        id="lookup.next",
        title="Other list",
        help="Owners, people: let Enter copy from the other list.",
        group=Group.LISTS,
        keys=("Tab", "Shift+Tab", "Backtab", "Shift+Backtab"),
        run=lambda window: window.lookup.search.step_list(1),
        is_local=True,
    ),
    LookupAction(
        id="lookup.back",
        title="Empty the box, then close",
        help="One thing at a time: what is open, the words, the window.",
        group=Group.GO,
        keys=("Esc",),
        run=lambda window: window.step_back(),
    ),
    LookupAction(
        id="lookup.quit",
        title="Quit",
        help="Close the window; it keeps nothing.",
        group=Group.GO,
        keys=("Ctrl+Q",),
        run=lambda window: window.leave(),
    ),
    LookupAction(
        id="lookup.keys",
        title="All keys",
        help="Every key on one sheet.",
        group=Group.HELP,
        keys=("F1",),
        run=lambda window: window.show_keys(),
    ),
    LookupAction(
        id="lookup.commands",
        title="All commands",
        help="Find a command by its words.",
        group=Group.HELP,
        keys=("Ctrl+K",),
        run=lambda window: window.show_palette(),
    ),
    LookupAction(
        id="lookup.again",
        title="Say that again",
        help="The screen reader says the last message once more.",
        group=Group.HELP,
        keys=("Alt+R",),
        run=lambda window: window.lookup.messages.again(),
    ),
)
