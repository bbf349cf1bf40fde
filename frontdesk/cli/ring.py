"""ring: pop a caller up in the console that is open over the hub."""

from argparse import Namespace

from frontdesk.bell import Rung
from frontdesk.cli.verb import Answer, Ringer, Verb, argument
from frontdesk.places import usual_hub
from frontdesk.words import one_line


def ring(ringer: Ringer, asked: Namespace) -> Answer:
    """Tell the console who rings; Refused where none is open."""
    rung = Rung(one_line(" ".join(asked.number)), one_line(asked.line))
    ringer(asked.hub or usual_hub(), rung)
    return Answer(data={"number": rung.number, "line": rung.line}, lines=("The console was told.",))


VERBS = (
    Verb(
        words="ring", help="Pop a caller up in the console that is open.", rings=ring,
        arguments=(
            argument("number", nargs="+", metavar="NUMBER", help="the number that calls, or anonymous"),
            argument("--line", default="", metavar="N", help="the number of the line that was reached"),
        ),
    ),
)  # fmt: skip
