"""What is done in the directory, beside what every room has: new, change, retire, bring back."""

from collections.abc import Callable

from ui.actions.model import Action, Group
from ui.actions.target import Target


def _may(action: str) -> Callable[[Target], bool]:
    return lambda at: at.window.shows("directory") and at.directory.marked.allows(action)


def _keeps_chain(at: Target) -> bool:
    asking = at.directory.keeper.asking if at.window.shows("directory") else None
    return asking is not None and bool(asking.chain)


def _merges(at: Target) -> bool:
    asking = at.directory.keeper.asking if at.window.shows("directory") else None
    return asking is not None and asking.swapped is not None


ACTIONS = (
    Action(
        id="directory.owners",
        title="Owner and deputies",
        help="Open the chain of the marked topic: add by name, move up and down, take out.",
        group=Group.DIRECTORY,
        keys=("Alt+C",),
        run=lambda at: at.directory.marked.keep_owners(),
        when=_may("directory.owners"),
    ),
    Action(
        id="directory.move-up",
        title="Move up in the chain",
        help="The marked deputy answers before the one above; the first of them owns the topic.",
        group=Group.DIRECTORY,
        keys=("Alt+Up",),
        run=lambda at: at.directory.keeper.rechain("move_up"),
        when=_keeps_chain,
    ),
    Action(
        id="directory.move-down",
        title="Move down in the chain",
        help="The marked one answers after the one below.",
        group=Group.DIRECTORY,
        keys=("Alt+Down",),
        run=lambda at: at.directory.keeper.rechain("move_down"),
        when=_keeps_chain,
    ),
    Action(
        id="directory.take-out",
        title="Take out of the chain",
        help="The marked one no longer answers for this topic; whoever stands behind moves up.",
        group=Group.DIRECTORY,
        keys=("Alt+Del",),
        run=lambda at: at.directory.keeper.rechain("remove"),
        when=_keeps_chain,
    ),
    Action(
        id="directory.away",
        title="Away until",
        help="Note until when the marked person is away, and who covers.",
        group=Group.DIRECTORY,
        keys=("Alt+Shift+A",),
        run=lambda at: at.directory.marked.note_away(),
        when=_may("directory.away"),
    ),
    Action(
        id="directory.reroute",
        title="Reroute until",
        help="Send what concerns the marked topic to somebody else for a while.",
        group=Group.DIRECTORY,
        keys=("Alt+G",),
        run=lambda at: at.directory.marked.note_rerouted(),
        when=_may("directory.reroute"),
    ),
    Action(
        id="directory.end",
        title="End early",
        help="The absence or rerouting of the record in sight ends now.",
        group=Group.DIRECTORY,
        keys=("Alt+F",),
        run=lambda at: at.directory.marked.end_early(),
        when=_may("directory.end"),
    ),
    Action(
        id="directory.merge",
        title="Merge doubles",
        help="See what making one of the marked two would do; Enter does it.",
        group=Group.DIRECTORY,
        keys=("Alt+M",),
        run=lambda at: at.directory.marked.look_at_merging(),
        when=_may("directory.merge"),
    ),
    Action(
        id="directory.keep-other",
        title="Keep the other one",
        help="Of two that are about to be merged the other stays.",
        group=Group.DIRECTORY,
        keys=("Alt+K",),
        run=lambda at: at.directory.keeper.swap(),
        when=_merges,
    ),
    Action(
        id="directory.close-gap",
        title="Close the gap",
        help="Name the topic that covers it now, or write a note; all gaps in the same words are closed.",
        group=Group.DIRECTORY,
        keys=("Alt+I",),
        run=lambda at: at.directory.marked.close_gap(),
        when=_may("directory.close-gap"),
    ),
)
