"""What the status line says after something was done."""

from frontdesk.calls.model import Logged, Outcome, State, TakenBack
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.words import apart
from ui.actions import key
from ui.models.states import outcome_word
from ui.words import shortened

OPENING = "The hub is still opening; what you typed is kept. Press the key again in a moment."
NOT_FILED_YET = "The last call is not in the log yet: another program holds the hub. Press the key again when it is."
BEING_UNDONE = (
    "What was done last is being undone, whole or not at all; it cannot be stopped. Go on with the next call."
)
BEING_FILED = "Another program holds the hub. The call is kept at this desk, and is filed as soon as that ends."
_LONGEST = 40

_UNDONE = {
    "people.import": "the import of people is taken back",
    "topics.import": "the import of topics is taken back",
    "articles.import": "the import of articles is taken back",
    "article.write": "the new article is gone again",
    "article.change": "the article’s draft is as it was",
    "article.place": "the article is under its former topic and line",
    "article.approve": "the article says what it said, and the draft waits again",
    "article.verify": "the article is verified as it was before",
    "article.retire": "the article may be given again",
    "article.restore": "the article is retired again",
    "article.drop": "the draft is there again",
    "line.add": "the new line is gone again",
    "line.change": "the line is as it was",
    "line.retire": "the line rings again",
    "line.restore": "the line is retired again",
    "caller.attach": "the number is whose it was before",
    "setting.set": "the setting is as it was",
    "setting.default": "the setting is as it was",
    "call.correct": "the call says again what it said before",
    "handoff.acknowledge": "the hand-off is not acknowledged",
    "handoff.finish": "the hand-off is not done",
    "handoff.return": "the hand-off did not come back",
    "handoff.pass-on": "the hand-off is with whom it was",
    "handoff.cancel": "the hand-off is not cancelled",
    "day.close": "the closing of a day; its files stay",
    "exception.absent": "nobody is noted as away by that any more",
    "exception.covered": "nobody is noted as away by that any more",
    "exception.rerouted": "the topic goes to its owner again",
    "exception.end": "the absence or rerouting goes on as it was noted",
    "person.add": "the new person is gone again",
    "person.change": "the person is as before",
    "person.retire": "the person is back, and has everything again that the heir took over",
    "person.bring-back": "the person is retired again",
    "person.merge": "the two people are two again",
    "department.add": "the new department is gone again",
    "department.change": "the department is as before",
    "department.retire": "the department is back, and has everything again that the heir took over",
    "department.bring-back": "the department is retired again",
    "department.merge": "the two departments are two again",
    "topic.add": "the new topic is gone again",
    "topic.change": "the topic is as before",
    "topic.own": "owner and deputies of the topic are as before",
    "topic.retire": "the topic is in use again",
    "topic.bring-back": "the topic is retired again",
    "topic.merge": "the two topics are two again",
    "caller.bring-back": "the caller is retired again",
    "caller.merge": "the two callers are two again",
    "gap.close": "the gap is open again",
    "gap.make-topic": "the new topic is gone again, and the gap is open",
}


def undone_words(undone: TakenBack) -> str:
    """'Undone: the call of Nils Lindgren, “delivery date”, is out of the log. Ctrl L opens it again.'"""
    if undone.notes is None:
        return f"Undone: {_UNDONE.get(undone.verb, undone.verb.replace('.', ' '))}."
    about = shortened(" ".join((undone.notes.summary or undone.notes.words).split()), _LONGEST)
    who = undone.caller or undone.notes.received or "somebody unknown"
    named = f"{apart(who)}, “{apart(about)}”," if about else apart(who)
    return f"Undone: the call of {named} is out of the log. {opens_again()}"


def undone_before(count: int) -> str:
    """'A call that was undone is in no log. Ctrl L opens it again, then Shift Esc lets it go for good.'"""
    opens = key("call.open-last") or key("help.commands")
    lets_go = key("call.discard") or key("help.commands")
    if count == 1:
        return f"A call that was undone is in no log. {opens} opens it again, then {lets_go} lets it go for good."
    return f"{count} calls that were undone are in no log. {opens} opens the last, {lets_go} then lets it go for good."


def filed_words(logged: Logged, catch_all: Party | None, due: str) -> str:
    """'In the log: handed off to Henrik Solberg by 15:00 today, JDS45K. Ctrl Z undoes.'"""
    reference = logged.handoff.reference if logged.handoff else logged.call.reference
    also = f" They wait for {apart(logged.others[0].to.name)} on the same topic too." if logged.others else ""
    undo = _lacks(logged) or undoes()
    return f"In the log: {_became(logged, catch_all)}{due and f' {due}'}, {reference}.{also} {undo}"


def undoes() -> str:
    """'Ctrl Z undoes.', with the key as it is now; '' where none does."""
    return f"{key('edit.undo')} undoes." if key("edit.undo") else ""


def opens_again() -> str:
    """'Ctrl L opens it again.', with the key as it is now."""
    return f"{key('call.open-last') or key('help.commands')} opens it again."


def still_unsaved(titles: list[str]) -> str:
    """'Typed before and not saved yet: New person.', of several how many more."""
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    return f"Typed before and not saved yet: {shortened(titles[-1], _LONGEST)}{more}."


def nothing_noted() -> str:
    """Why a call is not filed of which the log would learn nothing, and what to do instead."""
    no_inquiry = key("call.not-an-inquiry") or key("help.commands")
    return f"Nothing was noted of this call: type what they need first, or press {no_inquiry} if it was no inquiry."


def hands_off() -> str:
    """'press F6.', with the key as it is now."""
    return f"press {key('call.hand-off') or key('help.commands')}."


def _lacks(logged: Logged) -> str:
    """What is missing to keep the promise to somebody unknown; '' for nothing."""
    handoff, call = logged.handoff, logged.call
    if handoff is None or handoff.call_id != call.id or call.caller_id:
        return ""
    if handoff.promise.channel is Channel.MAIL and "@" not in call.summary:
        return "No address to write to is known."
    calls_back = handoff.kind is HandoffKind.CALLBACK and handoff.promise.channel is Channel.PHONE
    return "No number to call back on is known." if calls_back and not call.number else ""


def _became(logged: Logged, catch_all: Party | None) -> str:
    if logged.handoff:
        joined = logged.handoff.call_id != logged.call.id
        to = logged.handoff.to.name
        if logged.handoff.state is State.RETURNED:
            return f"joined what {apart(to)} gave back, which is still to be passed on"
        return f"joined {apart(to)}’s hand-off" if joined else f"handed off to {apart(to)}"
    if logged.call.outcome is Outcome.UNOWNED:
        return f"kept as a gap for {apart(catch_all.name)}" if catch_all else "kept as a gap"
    return outcome_word(logged.call.outcome).lower()
