"""Undo takes back an operator's last step at their desk, wholly or not at all."""

import pytest
from sqlalchemy import select

from frontdesk.errors import NotFound, Stale
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import broken_links
from frontdesk.hub.tables import departments, journal, ownership, people, topics
from tests.hub.rows import TEN, add, change, department, everything, person, remove, stored

ME = {"by": "Maja", "desk": "Desk 1"}


def test_rows_that_a_step_made_are_gone_again(hub: Hub) -> None:
    add(hub, department("D1"), department("D2"))
    undone = hub.undo(**ME)
    assert (undone.verb, undone.rows) == ("thing.add", 2)
    assert stored(hub) == {}


def test_rows_that_a_step_changed_are_as_they_were(hub: Hub) -> None:
    before = person("P1", "Åsa", numbers=("+46705550142", "231"), retired_at=TEN)
    add(hub, before, table=people)
    change(hub, person("P1", "Bo"), table=people)
    hub.undo(**ME)
    assert stored(hub, people) == {"P1": before}


def test_rows_that_a_step_took_away_are_back(hub: Hub) -> None:
    add(hub, person("P1", numbers=("231",), retired_at=TEN), table=people)
    remove(hub, "P1", table=people)
    hub.undo(**ME)
    assert stored(hub, people) == {"P1": person("P1", numbers=("231",), retired_at=TEN)}


def test_a_step_over_parents_and_children_is_taken_back_whole(hub: Hub) -> None:
    add(hub, department("D1"), department("D2"))
    add(hub, person("P1", department_id="D1"), table=people)
    before = everything(hub)
    with hub.step("thing.import", **ME) as step:
        step.insert(departments, [department("D3")])
        step.insert(people, [person("P2", department_id="D3")])
        step.update(people, [person("P1", department_id="D3")])
        step.delete(departments, ["D1"])
        step.update(departments, [department("D2", "Other")])
    assert hub.undo(**ME).rows == 5
    assert everything(hub) == before


def test_a_row_that_a_step_touched_several_times_is_as_it_was(hub: Hub) -> None:
    add(hub, department("D1", "First"), department("D2", "Second"))
    with hub.step("thing.many", **ME) as step:
        step.update(departments, [department("D1", "Between")])
        step.update(departments, [department("D1", "First")])
        step.update(departments, [department("D2", "Between")])
        step.update(departments, [department("D2", "Last"), department("D1", "Last")])
        step.insert(departments, [department("D3")])
        step.delete(departments, ["D3"])
    hub.undo(**ME)
    assert stored(hub) == {"D1": department("D1", "First"), "D2": department("D2", "Second")}


def test_an_undo_is_itself_in_the_journal_and_names_what_it_undoes(hub: Hub) -> None:
    add(hub, department("D1"))
    hub.undo(**ME)
    with hub.read() as connection:
        made, undone = connection.execute(select(journal).order_by(journal.c.seq)).all()
        assert (undone.verb, undone.who, undone.undoes) == ("undo", "Maja", made.step)
        assert (undone.before, undone.after) == (made.after, None)
        assert list(broken_links(connection)) == []


def test_undo_again_takes_back_the_step_before_and_never_an_undo(hub: Hub) -> None:
    add(hub, department("D1", "First"))
    change(hub, department("D1", "Second"))
    change(hub, department("D1", "Third"))
    seen = []
    for _ in range(3):
        hub.undo(**ME)
        seen.append([row["name"] for row in stored(hub).values()])
    assert seen == [["Second"], ["First"], []]
    with pytest.raises(NotFound, match="nothing to undo"):
        hub.undo(**ME)


def test_what_undo_would_take_back_is_told_beforehand(hub: Hub) -> None:
    with pytest.raises(NotFound):
        hub.next_undo(**ME)
    add(hub, department("D1"))
    change(hub, department("D1", "Other"))
    assert hub.next_undo(**ME) == "thing.change"
    hub.undo(**ME)
    assert hub.next_undo(**ME) == "thing.add"


def test_another_operator_or_desk_keeps_their_steps(hub: Hub) -> None:
    add(hub, department("D1"))
    add(hub, department("D2"), by="Bo", desk="Desk 1")
    add(hub, department("D3"), by="Maja", desk="Desk 2")
    hub.undo(**ME)
    assert set(stored(hub)) == {"D2", "D3"}
    with pytest.raises(NotFound):
        hub.undo(**ME)


def test_it_is_refused_by_name_when_somebody_changed_a_row_since(hub: Hub) -> None:
    add(hub, department("D1", "Claims"), department("D2", "Fleet"))
    change(hub, department("D2", "Fleet and vans"), by="Bo")
    with pytest.raises(Stale, match=r"cannot be undone any more\. Changed since: Fleet and vans\."):
        hub.undo(**ME)
    assert set(stored(hub)) == {"D1", "D2"}
    assert hub.seq() == 3


def test_it_is_refused_when_somebody_took_a_row_away_since(hub: Hub) -> None:
    add(hub, department("D1"), department("D2"))
    remove(hub, "D2", by="Bo")
    with pytest.raises(Stale, match="a row of departments that is gone"):
        hub.undo(**ME)
    assert set(stored(hub)) == {"D1"}


def test_it_is_refused_when_something_newer_points_to_a_row(hub: Hub) -> None:
    add(hub, department("D1"))
    add(hub, person("P1", department_id="D1"), table=people, by="Bo")
    before = everything(hub)
    with pytest.raises(Stale, match="Something newer builds on it"):
        hub.undo(**ME)
    assert everything(hub) == before
    assert hub.seq() == 2


def test_it_can_be_undone_once_the_newer_change_is_taken_back(hub: Hub) -> None:
    add(hub, department("D1"))
    add(hub, person("P1", department_id="D1"), table=people, by="Bo")
    hub.undo(by="Bo", desk="Desk 1")
    hub.undo(**ME)
    assert everything(hub) == ({}, {})


def test_a_row_without_a_name_goes_by_what_it_belongs_to(hub: Hub) -> None:
    topic = {"id": "T1", "reference": "T1", "name": "Hail damage", "name_folded": "hail damage", "text": "",
             "keywords": (), "phrases": (), "kind": "callback", "channel": "phone", "due_minutes": 240,
             "retired_at": None}  # fmt: skip
    owned = {"id": "O1", "topic_id": "T1", "position": 0, "person_id": "P1", "department_id": None}
    add(hub, topic, table=topics)
    add(hub, person("P1"), person("P2"), table=people)
    add(hub, owned, table=ownership)
    change(hub, owned | {"person_id": "P2"}, table=ownership, by="Bo")
    with pytest.raises(Stale, match=r"Changed since: Hail damage\."):
        hub.undo(**ME)
