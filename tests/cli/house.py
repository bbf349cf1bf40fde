"""A small house to ask at: two departments, three people, three topics, one answer."""

from pathlib import Path

from frontdesk.clock import Clock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory import records
from frontdesk.directory.model import Department, Operator, Party, PartyKind, Person, Topic
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub
from frontdesk.hub.tables import articles, departments, people, topics
from frontdesk.ids import new_id
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row

BY = Operator("Mona", "Desk 1")

IT = Department(id=new_id(), reference="DTTTTT", name="IT", mail="it@house.example", number="200")
FACILITIES = Department(id=new_id(), reference="DFFFFF", name="Facilities")
AVA = Person(
    id=new_id(), reference="PVVVVV", name="Ava Dunne", department_id=IT.id, role="Printers",
    mail="ava@house.example", numbers=("+15705550142", "231"),
)  # fmt: skip
BEN = Person(id=new_id(), reference="PBBBBB", name="Ben Cole", department_id=IT.id, mail="ben@house.example")
TWIN = Person(id=new_id(), reference="PCCCCC", name="Ben Cole", department_id=FACILITIES.id)
PRINTERS = Topic(
    id=new_id(), reference="TPPPPP", name="Printer faults", text="Paper jams and toner", keywords=("printer", "toner"),
    phrases=("the printer eats my paper",), due_minutes=120,
)  # fmt: skip
ROOMS = Topic(id=new_id(), reference="TRRRRR", name="Room booking", keywords=("meeting",))
PARKING = Topic(id=new_id(), reference="TKKKKK", name="Parking")
JAM = Article(
    id=new_id(), reference="KJJJJJ", title="Clearing a paper jam", say="Open the flap on the left.",
    keywords=("printer",), topic_id=PRINTERS.id,
)  # fmt: skip


def make_house(where: Path | str, clock: Clock, *, zone: str = "Europe/Stockholm") -> None:
    """Make the hub of the house; 'Facilities' takes what nobody owns."""
    made = make_hub(where, clock=clock)
    _fill(made)
    made.close()
    desk = open_desk(where, clock=clock, operator=BY.name)
    for name, value in {"zone": zone, "region": "US", "organisation": "The House", "catch_all": "Facilities"}.items():
        desk.set(name, value)
    desk.close()


def open_house(where: Path | str, clock: Clock, *, zone: str = "Europe/Stockholm") -> Desk:
    """A desk over the hub of the house, just made."""
    make_house(where, clock, zone=zone)
    return open_desk(where, clock=clock, operator=BY.name)


def _fill(hub: Hub) -> None:
    with hub.step("house.make", by="Builder", desk="Yard") as step:
        step.insert(departments, [records.named_row(one) for one in (IT, FACILITIES)])
        step.insert(people, [records.named_row(one) for one in (AVA, BEN, TWIN)])
        step.insert(topics, [records.named_row(one) for one in (PRINTERS, ROOMS, PARKING)])
        step.insert(articles, [article_row(JAM)])
        records.save_chain(step, PRINTERS.id, (_person(AVA), _person(BEN)))
        records.save_chain(step, ROOMS.id, (Party(PartyKind.DEPARTMENT, FACILITIES.id, FACILITIES.name),))


def _person(person: Person) -> Party:
    return Party(PartyKind.PERSON, person.id, person.name)
