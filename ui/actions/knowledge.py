"""What is done with articles; what every room can do with its records is in `go`."""

from ui.actions.model import Action, Group
from ui.actions.target import Target


def _may(act: str, at: Target) -> bool:
    return at.window.shows("knowledge") and at.knowledge.may(act)


ACTIONS = (
    Action(
        id="knowledge.approve",
        title="Approve the draft",
        help="From now on the article says this; you vouch for it, and it is looked at again in half a year.",
        group=Group.KNOWLEDGE,
        keys=("Alt+A",),
        run=lambda at: at.knowledge.approve(),
        when=lambda at: _may("approve", at),
    ),
    Action(
        id="knowledge.verify",
        title="It is still true",
        help="Vouch for the article as it is; it is looked at again in half a year.",
        group=Group.KNOWLEDGE,
        keys=("Alt+Y",),
        run=lambda at: at.knowledge.verify(),
        when=lambda at: _may("verify", at),
    ),
    Action(
        id="knowledge.drop",
        title="Drop the draft",
        help="Throw the draft away; what was approved before stays in force.",
        group=Group.KNOWLEDGE,
        keys=("Alt+D",),
        run=lambda at: at.knowledge.drop(),
        when=lambda at: _may("drop", at),
    ),
    Action(
        id="knowledge.place",
        title="Place the article",
        help="Say which topic it answers, and for which line it holds.",
        group=Group.KNOWLEDGE,
        keys=("Ctrl+G",),
        run=lambda at: at.knowledge.place(),
        when=lambda at: _may("place", at),
    ),
    Action(
        id="knowledge.versions",
        title="What versions differ in",
        help="The newest version against the one before; once more, one further back.",
        group=Group.KNOWLEDGE,
        keys=("Alt+V",),
        run=lambda at: at.knowledge.compare(),
        when=lambda at: at.window.shows("knowledge") and at.knowledge.has_versions,
    ),
)
