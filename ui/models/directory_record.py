"""One record of the directory: its facts, its history, and what may be done with it now."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.directory.model import Channel, Coverage, ExceptionKind, Exemption, HandoffKind, Party
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.directory import KINDS, Now, away_state, due_words, id_of
from ui.models.facts import Fact, FactLine, fact
from ui.models.history import history_fact
from ui.models.rows import State, Tone
from ui.models.states import UNKNOWN
from ui.words import capital, counted, listed

if TYPE_CHECKING:
    from frontdesk.calls.gaps import GapLine
    from frontdesk.desk import Desk
    from frontdesk.directory.different import Difference
    from frontdesk.directory.keeping import Named
    from frontdesk.directory.listing import Holding, ListedDepartment, ListedPerson, ListedTopic
    from frontdesk.directory.merging import Pair

Groups = tuple[tuple[Fact, ...], ...]
_MOST_HISTORY, _MOST_NAMES = 40, 12
_BY = {Channel.PHONE: "by phone", Channel.MAIL: "by e-mail", Channel.CHAT: "by chat", Channel.IN_PERSON: "in person",
       Channel.POST: "by post"}  # fmt: skip
_HOW = {"callback": "Call back", "message": "Message", "transfer": "Transfer"}


class Act(Struct, frozen=True):
    """What may be done: the id of an action, and what its button says."""

    action: str
    words: str


class Record(Struct, frozen=True, kw_only=True):
    """A record as it is shown. `ends` is the exception that can be ended early, '' where there is none."""

    id: str
    title: str
    facts: tuple[str, ...] = ()
    state: State | None = None
    groups: Groups = ()
    acts: tuple[Act, ...] = ()
    ends: str = ""

    def allows(self, action: str) -> bool:
        """Whether an action is among what may be done."""
        return any(act.action == action for act in self.acts)


def read_record(desk: "Desk", item: Any, now: Now) -> Record:
    """Everything about what a row is about; NotFound where it is gone."""
    made: Record = _RECORDS[type(item).__name__](desk, item, now)
    return replace(made, id=id_of(item))


def _history(desk: "Desk", kind: str, id: str, now: Now) -> tuple[Fact, ...]:
    return tuple(history_fact(desk.past.history(kind, id, limit=_MOST_HISTORY), now.at, now.zone))


def _groups(*groups: Sequence[Fact]) -> Groups:
    return tuple(tuple(group) for group in groups if group)


def _person(desk: "Desk", listed: "ListedPerson", now: Now) -> Record:
    one = desk.listing.person(listed.person.id)
    person, held = one.person, desk.listing.holding(one.person.party)
    ends = held.exemptions[0].id if held.exemptions else ""
    acts = [
        Act("room.change", "Change"),
        Act("directory.away", "Away until"),
        *([Act("directory.end", "Back early")] if ends else []),
        Act("room.retire", "Retire"),
    ]
    reach = [
        *fact("Numbers", ", ".join(one.numbers), is_strong=True),
        *fact("Mail", person.mail),
        *fact("Place", person.place),
    ]
    return Record(
        id="",
        title=person.name,
        facts=tuple(part for part in (person.role, one.department, person.reference) if part),
        state=away_state(one.away, now) if one.away else None,
        groups=_groups(
            reach or fact("Numbers", "Neither number nor mail is known."),
            _different(held.exemptions, now),
            _holding(held, now),
            _history(desk, "person", person.id, now),
        ),
        acts=tuple(acts),
        ends=ends,
    )


def _different(exemptions: Sequence[Exemption], now: Now) -> list[Fact]:
    lines = []
    for one in exemptions:
        ends = now.until(one.ends_at)
        starts = "" if one.starts_at <= now.at else f"from {now.on(one.starts_at)} "
        to = f", {apart(one.cover.name)} covers" if one.cover else ", the deputies answer"
        lines.append(FactLine(text=f"{starts}{ends}{to}"))
        lines += [FactLine(text=f"Told to callers: {one.said}")] if one.said else []
        lines += [FactLine(text=f"Not told: {one.private}", tone=Tone.NEUTRAL)] if one.private else []
    return [Fact("Away", tuple(lines))] if lines else []


def _holding(held: "Holding", now: Now) -> list[Fact]:
    owns = _some([topic.name for topic in held.owns])
    stands_in = _some(
        [f"{apart(topic.name)}, for {apart(owner.name)}" if owner else topic.name for topic, owner in held.deputises]
    )
    covers = _some([f"{apart(about)} {now.until(one.ends_at)}" for one, about in held.covers])
    return [
        *(fact("Owns", *owns) or fact("Owns", "No topic")),
        *fact("Deputises", *stands_in),
        *fact("Covers", *covers),
    ]


def _some(names: Sequence[str]) -> tuple[str, ...]:
    """The names, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return (*names[:_MOST_NAMES], f"and {more} more") if more > 0 else tuple(names)


def _department(desk: "Desk", listed: "ListedDepartment", now: Now) -> Record:
    one = desk.listing.department(listed.department.id)
    house = one.department
    members = [person.name for person in desk.listing.members(house.id)]
    held = desk.listing.holding(house.party)
    reach = [*fact("Number", house.number, is_strong=True), *fact("Mail", house.mail), *fact("Place", house.place)]
    return Record(
        id="",
        title=house.name,
        facts=("Department", f"{one.people} people" if one.people != 1 else "1 person", house.reference),
        groups=_groups(
            reach or fact("Number", "Neither number nor mail is known."),
            _holding(held, now),
            fact("People", ", ".join(_some(members))),
            _history(desk, "department", house.id, now),
        ),
        acts=(Act("room.change", "Change"), Act("room.retire", "Retire")),
    )


def _topic(desk: "Desk", listed: "ListedTopic", now: Now) -> Record:
    return _of_topic(desk, listed.coverage.topic.id, now)


def _of_topic(desk: "Desk", id: str, now: Now) -> Record:
    cover = desk.directory.cover(id)
    topic, rerouted = cover.topic, desk.listing.reroutings(id)
    reroute = Act("directory.reroute", "Reroute until")
    acts = [
        Act("room.change", "Change"),
        Act("directory.owners", "Owner and deputies"),
        *([Act("directory.end", "End rerouting")] if rerouted else [reroute]),
        Act("room.retire", "Retire"),
    ]
    if cover.owner is None:
        acts = [acts[1], acts[0], *acts[2:]]
    within = "" if topic.kind is HandoffKind.TRANSFER else f" within {due_words(topic)}"
    promise = f"{_HOW[topic.kind]}{within}, {_BY[topic.channel]}"
    return Record(
        id="",
        title=topic.name,
        facts=("Topic", topic.reference),
        state=State(Icon.QUESTION_FILL, "Unowned", Tone.BAD) if cover.owner is None else None,
        groups=_groups(
            _chain(desk, cover, now),
            _rerouted(rerouted, now),
            [
                *fact("Words", ", ".join(topic.keywords)),
                *fact("Said like", *(f"“{phrase}”" for phrase in topic.phrases[:5])),
                *fact("About", topic.text if topic.text != topic.name else ""),
                *fact("Promise", promise),
            ],
            _history(desk, "topic", topic.id, now),
        ),
        acts=tuple(acts),
        ends=rerouted[0].id if rerouted else "",
    )


def _chain(desk: "Desk", cover: Coverage, now: Now) -> list[Fact]:
    """Owner, deputies and the catch-all, with what is known of each; and who answers now."""
    catch_all = desk.directory.catch_all()
    chain = [cover.owner, *cover.deputies] if cover.owner else []
    numbers = desk.listing.numbers_of([*chain, catch_all] if catch_all else chain)
    away = desk.directory.today().away
    told = [
        Fact(f"Deputy {place}" if place else "Owner", (_party_line(one, away.get(one.id), numbers, now),))
        for place, one in enumerate(chain)
    ]
    if not chain:
        told = fact("Owner", "Nobody owns this topic yet.", is_strong=True)
    if catch_all:
        told.append(Fact("Catch-all", (_party_line(catch_all, away.get(catch_all.id), numbers, now),)))
    answers = cover.answers_now.name if cover.answers_now else "Nobody"
    return [*told, *fact("Now", f"{apart(answers)} answers{f', {cover.because}' if cover.because else ''}")]


def _party_line(one: Party, away: Exemption | None, numbers: Mapping[str, str], now: Now) -> FactLine:
    state = away_state(away, now) if away else UNKNOWN
    return FactLine(text=one.name, is_strong=True, state=state, right=numbers.get(one.id, ""))


def _rerouted(exemptions: Sequence[Exemption], now: Now) -> list[Fact]:
    lines = [
        FactLine(text=f"{'' if one.starts_at <= now.at else f'from {now.on(one.starts_at)} '}{now.until(one.ends_at)}"
                      f" to {apart(one.cover.name) if one.cover else 'nobody'}")
        for one in exemptions
    ]  # fmt: skip
    return [Fact("Rerouted", tuple(lines))] if lines else []


def _difference(desk: "Desk", one: "Difference", now: Now) -> Record:
    exemption = desk.listing.exemption(one.exemption.id)
    is_topic = exemption.kind is ExceptionKind.REROUTED
    cover = exemption.cover.name if exemption.cover else "Nobody; the deputies answer"
    return Record(
        id="",
        title=one.about,
        facts=("Topic" if is_topic else "Person",),
        state=away_state(exemption, now),
        groups=_groups(
            [
                *fact("From", now.on(exemption.starts_at)),
                *fact("Until", now.on(exemption.ends_at), is_strong=True),
                *fact("Goes to" if is_topic else "Covered by", cover),
                *fact("Told", exemption.said),
                *fact("Not told", exemption.private),
            ],
            _history(desk, "exception", exemption.id, now),
        ),
        acts=(Act("directory.end", _ended_words(one.is_now, is_topic)),),
        ends=exemption.id,
    )


def _ended_words(is_now: bool, is_topic: bool) -> str:
    """As the records of person and topic say it."""
    if not is_now:
        return "It does not happen"
    return "End rerouting" if is_topic else "Back early"


def _gap(desk: "Desk", one: "GapLine", now: Now) -> Record:
    owner = desk.gaps.owner()
    who = listed(one.caller, one.organisation)
    return Record(
        id="",
        title="Gap",
        facts=(counted(one.count, "call"), f"last {now.on(one.at)}"),
        state=State(Icon.QUESTION_FILL, "Nobody could answer", Tone.BAD),
        groups=_groups(
            [
                *fact("Their words", one.words or "None were noted.", is_strong=True),
                *fact(
                    "Last from",
                    listed(who, one.number),
                ),
                *fact("Looked after", owner.name if owner else "by nobody: name a gap owner or a catch-all"),
            ],
            _history(desk, "gap", one.id, now),
        ),
        acts=(Act("directory.close-gap", "Close the gap"), Act("room.new", "Make a topic of it")),
    )


def _pair(desk: "Desk", one: "Pair", now: Now) -> Record:
    return Record(
        id="",
        title=one.kept.name,
        facts=(KINDS[one.kept.kind], *(capital(because) for because in one.because)),
        groups=_groups(
            [
                *fact("Stays", listed(one.kept.name, one.kept.detail, one.kept.reference)),
                *fact(
                    "Double",
                    listed(one.double.name, one.double.detail, one.double.reference),
                ),
            ],
            _history(desk, one.kept.kind, one.kept.id, now),
        ),
        acts=(Act("directory.merge", "See what merging does"),),
    )


def _retired(desk: "Desk", one: "Named", now: Now) -> Record:
    return Record(
        id="",
        title=one.name,
        facts=tuple(part for part in (KINDS[one.kind], one.detail, one.reference) if part),
        state=State(Icon.X_CIRCLE, "Retired"),
        groups=_groups(_history(desk, one.kind, one.id, now)),
        acts=(Act("room.bring-back", "Bring back"),),
    )


def _unowned(desk: "Desk", one: Any, now: Now) -> Record:
    return _of_topic(desk, one.id, now)


_RECORDS: Mapping[str, Callable[..., Record]] = {
    "ListedPerson": _person, "ListedDepartment": _department, "ListedTopic": _topic, "Topic": _unowned,
    "Difference": _difference, "GapLine": _gap, "Pair": _pair, "Named": _retired,
}  # fmt: skip
