"""Finding one's way, by eye and by ear."""

from ui.actions.model import Action, Group

ACTIONS = (
    Action(
        id="help.keys",
        title="All keys",
        help="Every key on one sheet.",
        group=Group.HELP,
        keys=("F1",),
        run=lambda at: at.window.show_keys(),
    ),
    Action(
        id="help.commands",
        title="All commands",
        help="Find a command by its words.",
        group=Group.HELP,
        keys=("Ctrl+K",),
        run=lambda at: at.window.show_palette(),
    ),
    Action(
        id="say.again",
        title="Say that again",
        help="The screen reader says the last message once more.",
        group=Group.HELP,
        keys=("Alt+R",),
        run=lambda at: at.console.messages.again(),
    ),
    Action(
        id="say.where",
        title="Where am I",
        help="The screen reader says the room, the field and what Enter does.",
        group=Group.HELP,
        keys=("Alt+Q",),
        run=lambda at: at.window.say_where(),
    ),
    Action(
        id="say.open",
        title="What is open",
        help="The screen reader says the call at hand and what is owed.",
        group=Group.HELP,
        keys=("Alt+O",),
        run=lambda at: at.room.say_open(),
    ),
)
