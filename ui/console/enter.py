"""What Enter does: one value that box, row and button all show."""

from enum import StrEnum

from msgspec import Struct

from frontdesk.directory.model import Party
from frontdesk.words import apart
from ui.console.call import CallAtHand
from ui.console.goal import Goal
from ui.console.search import List, Search
from ui.models.found import act_of, handing_words
from ui.models.logged import open_by_topic


class Doing(StrEnum):
    """What Enter does."""

    START = "start"
    CALLER = "caller"
    CHOOSE = "choose"
    ANSWER = "answer"
    OWNER = "owner"
    CATCH_ALL = "catch-all"
    PERSON = "person"
    KNOWN_CALLER = "known caller"
    FILE_ANSWER = "file answer"
    FILE_HANDOFF = "file hand-off"
    WAITING = "waiting"
    NOTHING = "nothing"


class Act(Struct, frozen=True):
    """What Enter does, in words: box, row and button all say this one value."""

    doing: Doing
    words: str


NOTHING = Act(Doing.NOTHING, "")


def what_enter_does(search: Search, call: CallAtHand, catch_all: Party | None, *, is_fresh: bool) -> Act:
    """`is_fresh`: the words in the box are still those for which something was chosen, so Enter ends the call."""
    if search.choices and search.active is List.PEOPLE:
        named = search.choice
        return Act(Doing.CHOOSE, f"It is {apart(named.name) or 'this caller'}" if named else "Say who it is")
    if is_fresh:
        return _end_call(call)
    if search.number is not None and search.is_settled:
        number = search.number
        return Act(Doing.CALLER, f"Call from {number.shown}" if number.key else "Call without a number")
    return _choose_marked(search, call, catch_all)


def _end_call(call: CallAtHand) -> Act:
    if call.article is not None:
        return Act(Doing.FILE_ANSWER, "Log as answered")
    if call.taken is not None:
        return Act(Doing.FILE_HANDOFF, handing_words(call.taken.to, call.taken.joins))
    return Act(Doing.START, "Start a call") if call.notes is None else NOTHING


def _choose_marked(search: Search, call: CallAtHand, catch_all: Party | None) -> Act:
    if search.active is List.ANSWERS and search.answer:
        return Act(Doing.ANSWER, "Give this answer")
    if search.active is List.PEOPLE and search.person:
        return Act(Doing.PERSON, f"Choose {apart(search.person.person.name)}")
    if search.active is List.PEOPLE and search.caller:
        return Act(Doing.KNOWN_CALLER, f"It is {apart(search.caller.name or search.caller.organisation)}")
    if search.owner:
        opened = open_by_topic(call.standing).get(search.owner.coverage.topic.id)
        return Act(Doing.OWNER, act_of(search.owner.coverage, opened))
    return Act(Doing.CATCH_ALL, f"Choose {apart(catch_all.name)}") if catch_all else NOTHING


def still_goes_to(call: CallAtHand, act: Act, marked: Goal | None) -> str:
    """Who was chosen and still gets the hand-off while another is marked; '' where they are one."""
    taken = call.taken
    if taken is None or act.doing in (Doing.FILE_HANDOFF, Doing.NOTHING):
        return ""
    to = taken.joins.to if taken.joins else taken.to
    return "" if to is None or (marked is not None and marked.to == to) else to.name


def takes_from(doing: Doing, search: Search, call: CallAtHand) -> List | None:
    """The list whose marked row Enter takes; once something is chosen, the list where just that is marked."""
    if doing is Doing.FILE_HANDOFF:
        return List.OWNERS if _is_chosen_topic(search, call) else None
    if doing is Doing.FILE_ANSWER:
        is_marked = search.answer and call.article and search.answer.article.id == call.article.id
        return List.ANSWERS if is_marked else None
    return None if doing in (Doing.CALLER, Doing.WAITING) else search.active


def _is_chosen_topic(search: Search, call: CallAtHand) -> bool:
    chosen = call.taken.coverage if call.taken else None
    return bool(search.owner and chosen and search.owner.coverage.topic.id == chosen.topic.id)
