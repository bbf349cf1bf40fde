"""References that people say and type."""

import re

import pytest

from frontdesk.hub import nouns
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import departments
from frontdesk.ids import new_id
from tests.hub.rows import add, department

#: Six signs, a letter first; nothing that reads as a word, or that two people read differently.
REFERENCE = re.compile(r"[BCDFGHJKMNPQRSTVWXZ][BCDFGHJKMNPQRSTVWXZ2-9]{5}")


def test_references_can_be_read_aloud_and_none_comes_twice(hub: Hub) -> None:
    with hub.read() as connection:
        made = nouns.references(connection, departments, 2_000)
    assert len(set(made)) == 2_000
    assert all(REFERENCE.fullmatch(reference) for reference in made)


def test_a_reference_that_is_taken_is_not_given_again(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["B22222", "B22222", "C33333", "C33333", "D44444"])
    add(hub, department("D1", reference="B22222"))
    monkeypatch.setattr(nouns, "_reference", lambda: next(drawn))
    with hub.read() as connection:
        assert nouns.references(connection, departments, 2) == ["C33333", "D44444"]


def test_ids_are_in_the_order_of_their_making() -> None:
    made = [new_id() for _ in range(1_000)]
    assert made == sorted(set(made))
    assert {(len(id), id[14]) for id in made} == {(36, "7")}
