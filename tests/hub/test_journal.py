"""The journal's chain, worked out a second time by the words of its description."""

from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select, update

from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import broken_links
from frontdesk.hub.tables import head, journal
from tests.hub.rows import add, change, department, remove


@pytest.fixture
def written(hub: Hub) -> Hub:
    """A hub with an insert, an update, a delete and an undo behind it: five entries."""
    add(hub, department("D1", "Claims"), department("D2", "Flåte"))
    change(hub, department("D1", "Motor claims"), by="Bo", desk="Desk 2")
    remove(hub, "D2")
    hub.undo(by="Maja", desk="Desk 1")
    return hub


def entries(hub: Hub) -> list[Any]:
    with hub.read() as connection:
        return list(connection.execute(select(journal).order_by(journal.c.seq)).all())


def tamper(hub: Hub, seq: int, **values: Any) -> None:
    """Change an entry as somebody with the bare database could."""
    with hub.step("tamper", by="x", desk="x") as step:
        step.connection.execute(update(journal).where(journal.c.seq == seq).values(**values))


def faults(hub: Hub) -> list[str]:
    with hub.read() as connection:
        return list(broken_links(connection))


def hashed(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()


def worked_out(previous: str, entry: Any) -> str:
    """The digest that `entry` must carry behind `previous`."""
    words = [hashed(entry.salt, "" if text is None else "=" + text) for text in (entry.before, entry.after)]
    at = f"{entry.at:%Y-%m-%dT%H:%M:%S.%f}Z"
    return hashed(previous, str(entry.seq), entry.step, entry.undoes or "", at, entry.who, entry.desk, entry.verb,
                  entry.kind, entry.row, *words)  # fmt: skip


def test_every_entry_is_chained_to_the_one_before(written: Hub) -> None:
    last = "0" * 64
    for seq, entry in enumerate(entries(written), 1):
        assert entry.seq == seq
        assert entry.digest == worked_out(last, entry)
        last = entry.digest
    assert seq == 5
    with written.read() as connection:
        assert connection.execute(select(head.c.seq, head.c.digest)).one() == (5, last)


def test_a_whole_journal_has_no_faults(written: Hub) -> None:
    assert faults(written) == []


def test_every_entry_has_a_salt_of_its_own(written: Hub) -> None:
    salts = {entry.salt for entry in entries(written)}
    assert len(salts) == 5
    assert {len(salt) for salt in salts} == {32}


@pytest.mark.parametrize(
    "values", [{"who": "Bo"}, {"verb": "other"}, {"after": "{}"}, {"before": "{}"}, {"row": "D2"}, {"undoes": "x"},
               {"desk": "Desk 9"}, {"kind": "people"}, {"salt": "0" * 32}],
    ids=lambda values: next(iter(values)),
)  # fmt: skip
def test_a_changed_entry_is_named(written: Hub, values: dict[str, str]) -> None:
    tamper(written, 1, **values)
    assert faults(written) == ["Journal entry 1 does not carry its digest."]


def test_an_entry_taken_out_of_the_middle_is_named(written: Hub) -> None:
    with written.step("tamper", by="x", desk="x") as step:
        step.connection.execute(journal.delete().where(journal.c.seq == 2))
    assert faults(written) == [
        "The journal jumps from entry 1 to entry 3.",
        "Journal entry 3 does not carry its digest.",
    ]


def test_entries_cut_off_at_the_end_are_noticed(written: Hub) -> None:
    with written.step("tamper", by="x", desk="x") as step:
        step.connection.execute(journal.delete().where(journal.c.seq == 5))
    assert faults(written) == ["The journal ends at entry 4, and its head says 5."]


def test_words_can_be_erased_and_the_chain_still_holds(written: Hub) -> None:
    entry = entries(written)[2]
    erased = {name: "#" + hashed(entry.salt, "=" + getattr(entry, name)) for name in ("before", "after")}
    tamper(written, 3, salt="", **erased)
    assert "claims" not in str(entries(written)[2]).lower()
    assert faults(written) == []
    tamper(written, 3, after="#" + "0" * 64)
    assert faults(written) == ["Journal entry 3 does not carry its digest."]


def test_a_row_that_was_missing_is_told_from_one_without_words(written: Hub) -> None:
    tamper(written, 1, before="")
    assert faults(written) == ["Journal entry 1 does not carry its digest."]
