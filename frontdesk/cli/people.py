"""people: who is there."""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.importing import importing
from frontdesk.cli.verb import Answer, Column, Verb, columns

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """Everybody, by name."""
    numbers = Column("numbers", lambda one: [desk.callers.shown(number) for number in one["numbers"]])
    houses = {house.id: house.name for house in desk.directory.departments()}
    return Answer(
        data=[
            {
                "name": person.name,
                "reference": person.reference,
                "department": houses.get(person.department_id or ""),
                "role": person.role,
                "mail": person.mail,
                "numbers": person.numbers,
                "place": person.place,
            }
            for person in desk.directory.people()
        ],
        columns=(*columns("name", "department", "role", "mail"), numbers, *columns("place", "reference")),
    )


VERBS = (
    importing("people", "Bring people from a CSV file."),
    Verb(words="people list", help="Everybody in the directory.", run=listed),
)
