"""What the status line says after something was done."""

from frontdesk.calls.model import Logged, Outcome
from frontdesk.directory.model import Party
from ui.models.states import outcome_word

_UNDONE = {
    "call.log": "the last call is out of the log, Ctrl L opens its notes",
    "people.import": "the import of people is taken back",
    "topics.import": "the import of topics is taken back",
    "articles.import": "the import of articles is taken back",
    "setting.set": "the setting is as it was",
    "exception.absent": "nobody is noted as away by that any more",
    "exception.covered": "nobody is noted as away by that any more",
    "exception.rerouted": "the topic goes to its owner again",
}


def undone_words(verb: str) -> str:
    """'Undone: the last call is out of the log.'"""
    return f"Undone: {_UNDONE.get(verb, verb.replace('.', ' '))}."


def filed_words(logged: Logged, catch_all: Party | None) -> str:
    """'In the log: handed off to Henrik Solberg, JDS45K. Ctrl Z undoes.'"""
    reference = logged.handoff.reference if logged.handoff else logged.call.reference
    also = f" They wait for {logged.others[0].to.name} on the same topic too." if logged.others else ""
    return f"In the log: {_became(logged, catch_all)}, {reference}.{also} Ctrl Z undoes."


def _became(logged: Logged, catch_all: Party | None) -> str:
    if logged.handoff:
        joined = logged.handoff.call_id != logged.call.id
        to = logged.handoff.to.name
        return f"joined {to}’s hand-off" if joined else f"handed off to {to}"
    if logged.call.outcome is Outcome.UNOWNED:
        return f"kept as a gap for {catch_all.name}" if catch_all else "kept as a gap"
    return outcome_word(logged.call.outcome).lower()
