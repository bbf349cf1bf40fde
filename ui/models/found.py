"""What the box found, as rows of the three lists."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from frontdesk.calls.model import Handoff
from frontdesk.calls.model import State as Stands
from frontdesk.directory.model import Coverage, Party, Person, Presence
from frontdesk.routing.model import IN_FULL, Findings, FoundAnswer, FoundOwner, FoundPerson, Why
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.rows import AnswerRow, OwnerRow, PersonRow, State, Tone
from ui.models.states import UNKNOWN
from ui.words import age, counted, day_and_month, first_name, listed, shortened, until

CATCH_ALL = "catch-all"
_LONGEST_MATCH = 24


class Now(Struct, frozen=True, kw_only=True):
    """What rows need beside what was found: the moment, the catch-all, what is open for the caller by topic.

    `has_chosen`: somebody was chosen already, and it is them that the key for handing off means, not a row.
    """

    at: datetime
    zone: ZoneInfo
    catch_all: Party | None = None
    open_by_topic: Mapping[str, Handoff] = field(default_factory=dict)
    hand_off_key: str = "F6"
    has_chosen: bool = False


def answer_rows(answers: Sequence[FoundAnswer], now: Now) -> list[AnswerRow]:
    return [_answer_row(found, now) for found in answers]


def _answer_row(found: FoundAnswer, now: Now) -> AnswerRow:
    article, today = found.article, now.at.astimezone(now.zone).date()
    if article.review_due and article.review_due <= today:
        state = State(Icon.CLOCK_FILL, f"Review due {day_and_month(article.review_due)}", Tone.WARN)
        short = "due"
    elif article.verified_at:
        words, short = age(article.verified_at.astimezone(now.zone).date(), today)
        state = State(Icon.CIRCLE_WAVY_CHECK_FILL, f"Verified {words}", Tone.GOOD)
    else:
        state, short = State(Icon.CLOCK_FILL, "Not verified", Tone.WARN), "no"
    spoken = listed(article.title, state.word, _match_words(found.score))
    return AnswerRow(id=article.id, title=article.title, state=state, short=short, spoken=spoken)


def owner_rows(owners: Sequence[FoundOwner], now: Now) -> list[OwnerRow]:
    """The owners, and last the catch-all: there is no dead end."""
    return [*(_owner_row(found, now) for found in owners), _catch_all_row(now)]


def _owner_row(found: FoundOwner, now: Now) -> OwnerRow:
    cover = found.coverage
    person = cover.answers_now.name if cover.answers_now else "Nobody"
    opened = now.open_by_topic.get(cover.topic.id)
    state = availability(cover, now)
    act = "" if now.has_chosen else handing_words(cover.answers_now, opened)
    following = f"then {apart(cover.deputies[0].name)}" if cover.deputies and cover.answers_now == cover.owner else ""
    return OwnerRow(
        id=cover.topic.id,
        topic=cover.topic.name,
        match=_match(found.score),
        person=person,
        availability=state,
        matched=shortened(found.why.text, _LONGEST_MATCH),
        then=following,
        act=act,
        act_icon=Icon.LINK_SIMPLE if opened else Icon.ARROW_RIGHT,
        act_key=now.hand_off_key,
        spoken=listed(cover.topic.name, person, state.word, _match_words(found.score), act),
    )


def availability(cover: Coverage, now: Now) -> State:
    """What is known of whoever answers now: never 'free' unless somebody said so."""
    if cover.presence is Presence.NOBODY:
        return State(Icon.WARNING_CIRCLE_FILL, "Nobody answers", Tone.BAD)
    if not cover.because:
        return UNKNOWN
    if cover.owner_away_until and cover.owner:
        ends = until(cover.owner_away_until, now.at, now.zone)
        return State(Icon.AIRPLANE_TILT, f"{apart(cover.owner.name)} is away {ends}", Tone.WARN)
    return State(Icon.INFO_FILL, cover.because[0].upper() + cover.because[1:], Tone.WARN)


def handing_words(to: Party | None, joins: Handoff | None) -> str:
    """What F6 does with a hand-off, in words."""
    if joins:
        return f"Join {_as_it_stands(joins)}"
    return f"Hand off to {apart(to.name)}" if to else "Choose who takes it"


def act_of(cover: Coverage, opened: Handoff | None) -> str:
    """What taking this owner does, in words."""
    if opened:
        return f"Choose {_as_it_stands(opened)}"
    return f"Choose {apart(cover.answers_now.name)}" if cover.answers_now else "Choose who takes it"


def _as_it_stands(handoff: Handoff) -> str:
    name = first_name(handoff.to.name)
    return f"what {apart(name)} gave back" if handoff.state is Stands.RETURNED else f"{apart(name)}’s open hand-off"


def _catch_all_row(now: Now) -> OwnerRow:
    catch_all = now.catch_all
    named = catch_all.name if catch_all else "nobody is named as catch-all yet"
    words = f"None of these: {apart(named)}"
    act = handing_words(catch_all, None) if catch_all and not now.has_chosen else ""
    return OwnerRow(
        id=CATCH_ALL, topic=words, person="", is_catch_all=True, act=act, act_key=now.hand_off_key, spoken=words
    )


def person_rows(people: Sequence[FoundPerson], now: Now) -> list[PersonRow]:
    return [_person_row(found, now) for found in people]


def _person_row(found: FoundPerson, now: Now) -> PersonRow:
    person = found.person
    note = found.department.name if found.department else person.role
    state = UNKNOWN
    if found.away_until:
        state = State(Icon.AIRPLANE_TILT, f"Away {until(found.away_until, now.at, now.zone)}", Tone.WARN)
    number = usual_number(person)
    why = found.why.text if found.why.field in ("number", "mail") else ""
    heard = heard_words(found.why)
    spoken = listed(person.name, heard, note, state.word, number, why and f"matched {why}")
    return PersonRow(
        id=person.id, name=person.name, matched=heard, note=note, availability=state, number=number, spoken=spoken
    )


def heard_words(why: Why) -> str:
    """Why somebody stands here whose name is not what was typed: 'sounds like “smikofski”'; '' where it is."""
    if not why.is_heard:
        return ""
    typed = f"“{shortened(why.text, _LONGEST_MATCH)}”"
    return f"{typed} {why.field}" if why.field == IN_FULL else f"{why.field} {typed}"


def usual_number(person: Person) -> str:
    """The number that a colleague is called at from within the house: their shortest; '' where none is known."""
    return min(person.numbers, key=len, default="")


def summary(findings: Findings) -> str:
    """What a screen reader says of the lists: '3 owners, first: Billing disputes, Edgar Lindholm. 1 answer'."""
    parts = []
    if findings.owners:
        first = findings.owners[0].coverage
        answers = first.answers_now.name if first.answers_now else "nobody"
        parts.append(f"{counted(len(findings.owners), 'owner')}, first: {apart(first.topic.name)}, {apart(answers)}")
    if findings.answers:
        parts.append(f"{counted(len(findings.answers), 'answer')}, first: {apart(findings.answers[0].article.title)}")
    if findings.people:
        parts.append(f"{len(findings.people)} people, first: {apart(findings.people[0].person.name)}")
    if findings.callers:
        first_caller = findings.callers[0].caller
        named = first_caller.name or first_caller.organisation
        parts.append(f"{counted(len(findings.callers), 'caller')}, first: {apart(named)}")
    return ". ".join(parts) or "Nothing found; the catch-all stands last"


def _match(score: float) -> str:
    return f"{round(score * 100)} %"


def _match_words(score: float) -> str:
    return f"{round(score * 100)} percent match"
