"""The hub's file: backups of it."""

from ui.actions.model import Action, Group

ACTIONS = (
    Action(
        id="hub.backup",
        title="Back up now",
        help="Make a copy of the hub beside it while work goes on; once more, stop it.",
        group=Group.LOG,
        keys=("Ctrl+Shift+B",),
        run=lambda at: at.window.back_up(),
        when=lambda at: at.console.desk is not None,
    ),
    Action(
        id="hub.restore",
        title="Put a backup in place",
        help="Choose one of the backups that are kept; what it would do is asked once more.",
        group=Group.LOG,
        keys=("Ctrl+Shift+P",),
        run=lambda at: at.window.offer_backups(),
        when=lambda at: at.window.has_hub,
    ),
)
