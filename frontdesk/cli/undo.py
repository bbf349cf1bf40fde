"""undo: take back the operator's last verb."""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.verb import Answer, Verb
from frontdesk.words import one_line

if TYPE_CHECKING:
    from frontdesk.calls.model import TakenBack
    from frontdesk.desk import Desk

#: What was done, in words, by the verb's name in the journal.
_DONE = {
    "call.log": "the last logged call",
    "call.correct": "the correction of a call",
    "handoff.acknowledge": "that a hand-off was acknowledged",
    "handoff.finish": "that a hand-off was done",
    "handoff.return": "that a hand-off was returned",
    "handoff.cancel": "that a hand-off was cancelled",
    "handoff.pass-on": "that a hand-off was passed on",
    "day.close": "the closing of a day; its files stay",
    "caller.attach": "whose a number is",
    "exception.absent": "an exception",
    "exception.covered": "an exception",
    "exception.rerouted": "an exception",
    "exception.end": "the end of an exception",
    "person.add": "a new person",
    "person.change": "a changed person",
    "person.retire": "that a person was retired",
    "person.bring-back": "that a person was brought back",
    "person.merge": "that two people were made one",
    "department.add": "a new department",
    "department.change": "a changed department",
    "department.retire": "that a department was retired",
    "department.bring-back": "that a department was brought back",
    "department.merge": "that two departments were made one",
    "topic.add": "a new topic",
    "topic.change": "a changed topic",
    "topic.own": "changed owners of a topic",
    "topic.retire": "that a topic was retired",
    "topic.bring-back": "that a topic was brought back",
    "topic.merge": "that two topics were made one",
    "caller.bring-back": "that a caller was brought back",
    "caller.merge": "that two callers were made one",
    "gap.close": "that a gap was closed",
    "gap.make-topic": "a topic made of a gap",
    "setting.set": "a changed setting",
    "setting.default": "a setting that was put back",
    "people.import": "an import of people",
    "topics.import": "an import of topics",
    "articles.import": "an import of articles",
}


def undo(desk: "Desk", _asked: Namespace) -> Answer:
    """Take back what this operator did last at this desk."""
    undone = desk.undo()
    what = _DONE.get(undone.verb, undone.verb.replace(".", " "))
    if undone.notes:
        what = call_words(undone)
    rows = "1 row" if undone.rows == 1 else f"{undone.rows} rows"
    return Answer(data={"undone": undone.verb, "rows": undone.rows}, lines=(f"Took back {what} ({rows}).",))


def call_words(undone: "TakenBack") -> str:
    """'the call of Nils Lindgren, “delivery date”'."""
    notes = undone.notes
    assert notes is not None
    who = undone.caller or notes.received or "somebody unknown"
    about = one_line(notes.summary or notes.words)
    return f"the call of {who}" + (f", “{about}”" if about else "")


VERBS = (Verb(words="undo", help="Take back what you did last.", run=undo),)
