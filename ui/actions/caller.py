"""The line that was reached, what is read aloud, whose number it is, who covers, and who sits at the desk."""

from ui.actions.model import Action, Group

ACTIONS = (
    Action(
        id="call.line",
        title="Line they reached",
        help="Put the call on another line by a few letters of its name; its greeting and its answers follow.",
        group=Group.CALL,
        keys=("Alt+L",),
        run=lambda at: at.window.in_console(lambda: at.room.middle.over.open("pick line")),
    ),
    Action(
        id="call.line-card",
        title="What this line does",
        help="The greeting of the line, what we do and what we do not do.",
        group=Group.CALL,
        keys=("Ctrl+Shift+H",),
        run=lambda at: at.window.in_console(lambda: at.room.middle.over.open("line")),
    ),
    Action(
        id="call.read-back",
        title="Numbers and spelling",
        help="The caller’s numbers in groups and the name spelled, large, to be read aloud.",
        group=Group.CALL,
        keys=("Alt+Z",),
        run=lambda at: at.window.in_console(lambda: at.room.middle.over.open("read back")),
        when=lambda at: at.console.has_call,
    ),
    Action(
        id="call.cover",
        title="Hand off to who covers",
        help="Whoever was chosen is away: let it go to who covers for them.",
        group=Group.CALL,
        keys=("Alt+J",),
        run=lambda at: at.console.handoff.take_cover(),
        when=lambda at: at.console.handoff.cover is not None,
    ),
    Action(
        id="call.attach",
        title="Attach the number",
        help="Give the number of this call to a caller chosen by name.",
        group=Group.CALL,
        keys=("Ctrl+Shift+A",),
        run=lambda at: at.window.in_console(lambda: at.room.middle.over.open("attach")),
        when=lambda at: at.console.attaching.number is not None,
    ),
    Action(
        id="desk.sign-on",
        title="Sign on",
        help="Say who sits at this desk now; open calls go on.",
        group=Group.GO,
        keys=("Ctrl+Shift+S",),
        run=lambda at: at.window.in_console(lambda: at.room.middle.over.open("sign on")),
    ),
    Action(
        id="desk.sign-off",
        title="Sign off",
        help="End the shift of whoever is signed on at this desk.",
        group=Group.GO,
        keys=("Ctrl+Shift+O",),
        run=lambda at: at.console.shift.off(),
    ),
)
