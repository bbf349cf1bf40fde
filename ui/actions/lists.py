"""Moving in the lists while the focus stays in the box."""

from ui.actions.model import Action, Group

ACTIONS = (
    Action(
        id="list.down",
        title="Next row",
        help="Mark the next row of the list that Enter takes from.",
        group=Group.LISTS,
        keys=("Down",),
        run=lambda at: at.console.search.step_row(1),
        is_local=True,
    ),
    Action(
        id="list.up",
        title="Row before",
        help="Mark the row before.",
        group=Group.LISTS,
        keys=("Up",),
        run=lambda at: at.console.search.step_row(-1),
        is_local=True,
    ),
    Action(
        id="list.next",
        title="Next list",
        help="Answers, owners, people: let Enter take from the next list.",
        group=Group.LISTS,
        keys=("Tab",),
        run=lambda at: at.console.search.step_list(1),
        is_local=True,
    ),
    Action(
        id="list.before",
        title="List before",
        help="Let Enter take from the list before.",
        group=Group.LISTS,
        keys=("Shift+Tab", "Backtab", "Shift+Backtab"),
        run=lambda at: at.console.search.step_list(-1),
        is_local=True,
    ),
)
