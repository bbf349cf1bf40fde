"""Hubs of any size, seeded, written in bulk."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bench.words import Company
from frontdesk.clock import SystemClock, computer_zone
from frontdesk.directory.model import Department, Person, Topic
from frontdesk.directory.records import chain_row, named_row
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.opening import make_hub
from frontdesk.hub.tables import articles, departments, ownership, people, settings, topics
from frontdesk.ids import new_id
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row
from frontdesk.words import fold

_A_STEP = 5_000
_PEOPLE_PER_HOUSE = 40
_VERIFIED_AT = datetime(2026, 1, 5, tzinfo=UTC)


def make_sized(where: Path, size: int, *, seed: int = 1) -> None:
    """A hub of `size` people, a tenth as many topics and a fifth as many articles."""
    make_hub(where, clock=SystemClock(), fill=partial(_fill, size, seed)).close()


def _fill(size: int, seed: int, hub: Hub) -> None:
    company, random = Company(seed), Random(seed)
    houses = [_house(company, serial) for serial in range(max(1, size // _PEOPLE_PER_HOUSE))]
    persons = [_person(company, serial, random.choice(houses).id) for serial in range(size)]
    matters = [_topic(company) for _ in range(size // 10)]
    _write(hub, departments, [named_row(house) for house in houses])
    _write(hub, people, [named_row(person) for person in persons])
    _write(hub, topics, [named_row(topic) for topic in matters])
    _write(hub, ownership, list(_chains(random, matters, persons)))
    _write(hub, articles, [_article(company, random.choice(matters).id) for _ in range(size // 5)])
    chosen = {"catch_all": houses[0].party.text, "zone": computer_zone()}  # as the first start writes them
    _write(hub, settings, [{"id": name, "value": f'"{value}"'} for name, value in chosen.items()])


def _house(company: Company, serial: int) -> Department:
    return Department(id=new_id(), reference="", name=company.department(serial), number=str(200 + serial))


def _person(company: Company, serial: int, house: str) -> Person:
    name = company.person()
    mail = f"{fold(name).replace(' ', '.').replace('..', '.')}.{serial}@example.com"
    numbers = (f"+1570{5_550_000 + serial:07d}", str(10_000 + serial))
    return Person(
        id=new_id(), reference="", name=name, department_id=house, role=company.role(), mail=mail, numbers=numbers,
        place=company.place(),
    )  # fmt: skip


def _topic(company: Company) -> Topic:
    return Topic(
        id=new_id(), reference="", name=company.matter(), text=company.sentence(), keywords=company.keywords(),
        phrases=company.phrases(),
    )  # fmt: skip


def _chains(random: Random, matters: list[Topic], persons: list[Person]) -> Iterator[dict[str, Any]]:
    for topic in matters:
        for position in range(random.randint(1, 3)):
            yield chain_row(new_id(), topic.id, position, random.choice(persons).party)


def _article(company: Company, topic: str) -> dict[str, Any]:
    body = "\n".join(f"- {company.sentence()}" for _ in range(4))
    return article_row(Article(
        id=new_id(), reference="", title=company.matter(), say=company.sentence(), body=body,
        keywords=company.keywords(), topic_id=topic, version=1, verifier="Alma Reyes", verified_at=_VERIFIED_AT,
        review_due=(_VERIFIED_AT + timedelta(days=365)).date(),
    ))  # fmt: skip


def _write(hub: Hub, table: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _A_STEP):
        some = rows[start : start + _A_STEP]
        with hub.step("bench.fill", by="Bench", desk="Bench") as step:
            if "reference" in some[0]:
                for row, reference in zip(some, references(step.connection, table, len(some)), strict=True):
                    row["reference"] = reference
            step.insert(table, some)
