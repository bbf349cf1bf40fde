"""A verb's step: its rows and its journal entries, together or not at all."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from frontdesk.errors import Stale
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import departments, journal, people, settings
from tests.hub.rows import TEN, add, change, department, person, remove, stored


def entries(hub: Hub) -> list[dict[str, Any]]:
    with hub.read() as connection:
        return [dict(row) for row in connection.execute(select(journal).order_by(journal.c.seq)).mappings()]


def test_a_step_writes_rows_and_says_so_in_the_journal(hub: Hub) -> None:
    add(hub, department("D1", "Claims"), department("D2", "Fleet"), by="Maja", desk="Desk 3")
    assert stored(hub) == {"D1": department("D1", "Claims"), "D2": department("D2", "Fleet")}
    first, second = entries(hub)
    assert [first["seq"], second["seq"]] == [1, 2]
    assert first["step"] == second["step"]
    assert (first["verb"], first["who"], first["desk"], first["at"]) == ("thing.add", "Maja", "Desk 3", TEN)
    assert (first["kind"], first["row"], second["row"]) == ("departments", "D1", "D2")
    assert first["before"] is None
    assert first["undoes"] is None


def test_the_journal_holds_the_whole_row_before_and_after(hub: Hub) -> None:
    add(hub, person("P1", "Åsa", numbers=("+15705550142", "231")), table=people)
    change(hub, person("P1", "Åsa Ek", numbers=("231",), retired_at=TEN), table=people)
    _, entry = entries(hub)
    assert json.loads(entry["before"]) == {
        "id": "P1", "reference": "P1", "name": "Åsa", "name_folded": "åsa", "department_id": None, "role": "",
        "mail": "", "numbers": ["+15705550142", "231"], "place": "", "retired_at": None,
    }  # fmt: skip
    assert json.loads(entry["after"]) == {
        "id": "P1", "reference": "P1", "name": "Åsa Ek", "name_folded": "åsa ek", "department_id": None, "role": "",
        "mail": "", "numbers": ["231"], "place": "", "retired_at": "2026-03-02T09:00:00.000000Z",
    }  # fmt: skip


def test_a_row_is_written_in_one_spelling_whatever_the_engine(hub: Hub) -> None:
    add(hub, {"id": "zone", "value": "\"Å\""}, table=settings)
    (entry,) = entries(hub)
    assert entry["after"] == '{"id":"zone","value":"\\"Å\\""}'


def fail_within_a_step(hub: Hub) -> None:
    with hub.step("thing.fail", by="Maja", desk="Desk 1") as step:
        step.insert(departments, [department("D2")])
        step.update(departments, [department("D1", "Other")])
        raise ZeroDivisionError


def test_raising_inside_a_step_leaves_nothing(hub: Hub) -> None:
    add(hub, department("D1"))
    with pytest.raises(ZeroDivisionError):
        fail_within_a_step(hub)
    assert stored(hub) == {"D1": department("D1")}
    assert [entry["seq"] for entry in entries(hub)] == [1]
    assert hub.seq() == 1


def test_entries_are_numbered_without_a_gap_over_failed_steps(hub: Hub) -> None:
    add(hub, department("D1"))
    with pytest.raises(ZeroDivisionError):
        fail_within_a_step(hub)
    add(hub, department("D3"))
    assert [(entry["seq"], entry["row"]) for entry in entries(hub)] == [(1, "D1"), (2, "D3")]


def test_a_step_that_writes_nothing_leaves_no_entry(hub: Hub) -> None:
    with hub.step("thing.look", by="Maja", desk="Desk 1"):
        pass
    assert entries(hub) == []


def test_a_row_that_stays_the_same_leaves_no_entry(hub: Hub) -> None:
    add(hub, department("D1"), department("D2"))
    change(hub, department("D1"), department("D2", "Other"))
    assert [entry["row"] for entry in entries(hub)] == ["D1", "D2", "D2"]


def test_deleting_what_is_not_there_is_passed_over(hub: Hub) -> None:
    add(hub, department("D1"))
    remove(hub, "D9", "D1")
    assert stored(hub) == {}
    assert [entry["row"] for entry in entries(hub)] == ["D1", "D1"]
    assert entries(hub)[1]["after"] is None


def test_changing_a_row_that_is_gone_is_refused_and_leaves_nothing(hub: Hub) -> None:
    add(hub, department("D1"))
    with pytest.raises(Stale, match="took this record away"):
        change(hub, department("D1", "Other"), department("D9"))
    assert stored(hub) == {"D1": department("D1")}


@pytest.mark.parametrize("count", [99, 100, 1_201])
def test_many_rows_are_kept_as_faithfully_as_few(hub: Hub, count: int) -> None:
    rows = [person(f"P{n}", f"Ö’{n} %(id)s", numbers=(str(n), "+46"), retired_at=TEN) for n in range(count)]
    add(hub, *rows, table=people)
    assert stored(hub, people) == {row["id"]: row for row in rows}
    assert hub.seq() == count
    remove(hub, *[row["id"] for row in rows], table=people)
    assert stored(hub, people) == {}
    assert hub.undo(by="Maja", desk="Desk 1").rows == count
    assert stored(hub, people) == {row["id"]: row for row in rows}


def test_the_feed_tells_what_was_written_behind_an_entry(hub: Hub) -> None:
    add(hub, department("D1"), department("D2"))
    add(hub, person("P1"), table=people)
    change(hub, department("D1", "Other"))
    assert hub.changes(0) == [(1, "departments", "D1"), (2, "departments", "D2"), (3, "people", "P1"),
                              (4, "departments", "D1")]  # fmt: skip
    assert hub.changes(2) == [(3, "people", "P1"), (4, "departments", "D1")]
    assert hub.changes(1, limit=1) == [(2, "departments", "D2")]
    assert hub.changes(4) == []


def test_a_reader_sees_one_state_while_others_write(hub: Hub) -> None:
    add(hub, department("D1"))
    with hub.read() as connection:
        before = connection.execute(select(departments.c.id)).scalars().all()
        add(hub, department("D2"))
        after = connection.execute(select(departments.c.id)).scalars().all()
    assert (before, after) == (["D1"], ["D1"])
    assert set(stored(hub)) == {"D1", "D2"}
