"""who: the owner of a matter, and who answers for it now."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.directory.model import Coverage, Party
from frontdesk.words import one_line

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.lookup.model import Why
_MOST, _MOST_SHOWN = 10_000, 80


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” is not a number from 1 up")
    return min(int(text), _MOST)


WORDS = argument("words", nargs="+", metavar="WORDS", help="a few words of the need")
LIMIT = argument("--limit", type=_count, default=10, metavar="N", help="how many at most (10)")


def who(desk: "Desk", asked: Namespace) -> Answer:
    """Topics that fit the words, best first, each with who answers now."""
    words = " ".join(asked.words)
    desk.follower.catch_up()
    found = [
        owned(one.coverage) | {"why": reason(one.why), "score": one.score}
        for one in desk.routing.owners(words, limit=asked.limit)
    ]
    if not found:
        return nothing_found(desk, words)
    return Answer(data=found, columns=columns("topic", "answers_now", "because", "owner", "why", "score"))


def owned(coverage: Coverage) -> dict[str, Any]:
    """A topic with its owner and who answers now; `because` says why that is another."""
    return {
        "topic": coverage.topic.name,
        "reference": coverage.topic.reference,
        "owner": name(coverage.owner),
        "answers_now": name(coverage.answers_now),
        "because": coverage.because,
        "deputies": [deputy.name for deputy in coverage.deputies],
    }


def name(party: Party | None) -> str | None:
    """The name of a person or department, None where there is none."""
    return party.name if party else None


def reason(why: "Why") -> str:
    """Why something was found: the field and its matching words."""
    return f"{why.field}: {why.text}"


def nothing_found(desk: "Desk", words: str) -> Answer:
    """No answer, and still no dead end: whoever takes what nobody owns is named."""
    catch_all = desk.directory.catch_all()
    next_step = (
        f"{catch_all.name} takes what nobody owns."
        if catch_all
        else "Nobody is named yet for what nobody owns: frontdesk setting set catch_all NAME"
    )
    return Answer(data=[], asides=(f"Nothing found for “{_start(words)}”.", next_step), code=1)


def _start(words: str) -> str:
    plain = one_line(words)
    return plain if len(plain) <= _MOST_SHOWN else plain[: _MOST_SHOWN - 1] + "…"


VERBS = (Verb(words="who", help="Who answers for a matter.", run=who, arguments=(WORDS, LIMIT)),)
