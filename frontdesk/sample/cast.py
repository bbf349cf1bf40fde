"""The sample company as nouns: departments, people, topics with their owners, articles."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from frontdesk.clock import local_day
from frontdesk.directory.model import Department, Party, PartyKind, Person, Topic
from frontdesk.ids import new_id
from frontdesk.knowledge.model import Article
from frontdesk.sample.answers import ANSWERS
from frontdesk.sample.matters import MATTERS
from frontdesk.sample.model import Answer, House, Matter, Staff
from frontdesk.sample.staff import DIRECT, HOUSES, STAFF
from frontdesk.words import fold

DOMAIN = "tarnvalley.example"
#: Gives references for one kind of record.
References = Callable[[str], Iterator[str]]
# Title: version, days since it was verified, days between reviews; what the pictures and the tour show.
_SHOWN = {
    "Duplicate invoice: what to say": (4, 12, 180),
    "Payment terms and due dates": (2, 21, 180),
    "How to get a corrected invoice": (3, 214, 180),
}


class Cast(Struct):
    """Everybody and everything by name."""

    departments: dict[str, Department] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    chains: dict[str, tuple[Party, ...]] = field(default_factory=dict)
    articles: dict[str, list[Article]] = field(default_factory=dict)

    def party(self, name: str) -> Party:
        """The person or department of that name."""
        if name in self.people:
            return Party(PartyKind.PERSON, self.people[name].id, name)
        return Party(PartyKind.DEPARTMENT, self.departments[name].id, name)


def new_cast(rng: Random, references: References, now: datetime, zone: ZoneInfo) -> Cast:
    """The company as it stands at `now`."""
    cast = Cast()
    fresh = references("departments")
    cast.departments = {house.name: _department(house, next(fresh)) for house in HOUSES}
    fresh = references("people")
    cast.people = {staff.name: _person(cast, staff, next(fresh)) for staff in STAFF}
    fresh = references("topics")
    for matter in MATTERS:
        cast.topics[matter.name] = _topic(matter, next(fresh))
        cast.chains[matter.name] = tuple(cast.party(name) for name in _listed(matter.chain))
    fresh = references("articles")
    for answer in ANSWERS:
        cast.articles.setdefault(answer.topic, []).append(_article(cast, answer, next(fresh), rng, now, zone))
    return cast


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _department(house: House, reference: str) -> Department:
    return Department(
        id=new_id(),
        reference=reference,
        name=house.name,
        mail=f"{house.mailbox}@{DOMAIN}",
        number=house.number,
        place=house.place,
    )


def _person(cast: Cast, staff: Staff, reference: str) -> Person:
    direct = DIRECT.get(staff.name)
    return Person(
        id=new_id(),
        reference=reference,
        name=staff.name,
        department_id=cast.departments[staff.house].id,
        role=staff.role,
        mail=fold(staff.name).replace(" ", ".") + f"@{DOMAIN}",
        numbers=(staff.number, f"+157055501{direct}") if direct else (staff.number,),
        place=staff.place,
    )


def _topic(matter: Matter, reference: str) -> Topic:
    return Topic(
        id=new_id(),
        reference=reference,
        name=matter.name,
        text=matter.text,
        keywords=_listed(matter.keywords),
        phrases=matter.phrases,
        kind=matter.usual.kind,
        channel=matter.usual.channel,
        due_minutes=matter.usual.minutes,
    )


def _article(cast: Cast, answer: Answer, reference: str, rng: Random, now: datetime, zone: ZoneInfo) -> Article:
    ago = rng.randint(3, 60) if rng.random() < 0.7 else rng.randint(190, 420)
    drawn = (rng.randint(1, 6), ago, rng.choice((180, 180, 365)))
    version, ago, between = _SHOWN.get(answer.title, drawn)
    day = local_day(now, zone) - timedelta(days=ago)
    chain = cast.chains[answer.topic]
    return Article(
        id=new_id(),
        reference=reference,
        title=answer.title,
        say=answer.say,
        body="\n".join(answer.body),
        keywords=_listed(answer.keywords),
        topic_id=cast.topics[answer.topic].id,
        version=version,
        verifier=chain[0].name,
        verified_at=datetime.combine(day, time(9 + rng.randrange(7), rng.choice((5, 20, 40))), zone),
        review_due=day + timedelta(days=between),
    )
