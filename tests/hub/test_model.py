"""Any sequence of verbs and undos, against a plain dict that does the same."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.clock import StoppedClock
from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import broken_links
from frontdesk.hub.opening import make_hub
from frontdesk.hub.tables import departments
from tests.hub.rows import TEN, Row, department, stored

ME = {"by": "Maja", "desk": "Desk 1"}
ids = st.sampled_from(["D1", "D2", "D3", "D4"])
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=5)
writes = st.tuples(st.sampled_from(["put", "delete"]), ids, names)
#: A step is a list of writes; None is an undo.
steps = st.one_of(st.lists(writes, min_size=1, max_size=5), st.none())


@contextmanager
def fresh_hub() -> Iterator[Hub]:
    with tempfile.TemporaryDirectory() as folder:
        hub = make_hub(Path(folder) / "hub.db", clock=StoppedClock(TEN))
        yield hub
        hub.close()


def write(hub: Hub, rows: dict[str, Row], one: list[tuple[str, str, str]]) -> dict[str, Row]:
    """Do the writes of one step in the hub; what a dict makes of them."""
    rows = dict(rows)
    with hub.step("thing.do", **ME) as step:
        for what, id, name in one:
            row = department(id, name)
            if what == "delete":
                step.delete(departments, [id])
                rows.pop(id, None)
            elif id in rows:
                step.update(departments, [row])
                rows[id] = row
            else:
                step.insert(departments, [row])
                rows[id] = row
    return rows


@settings(max_examples=25)
@given(st.lists(steps, max_size=12))
def test_the_hub_holds_what_a_dict_would(script: list[list[tuple[str, str, str]] | None]) -> None:
    with fresh_hub() as hub:
        rows: dict[str, Row] = {}
        past: list[dict[str, Row]] = []
        for one in script:
            entries = hub.seq()
            if one is not None:
                after = write(hub, rows, one)
                past += [rows] if hub.seq() > entries else []
                rows = after
            elif past:
                hub.undo(**ME)
                rows = past.pop()
            else:
                with pytest.raises(NotFound):
                    hub.undo(**ME)
            assert stored(hub) == rows
        with hub.read() as connection:
            assert list(broken_links(connection)) == []
