"""The history of a record in words: what was done, what stood there before, and what was taken back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.model import Edit
from frontdesk.directory.history import Entry
from frontdesk.directory.readable import Value
from ui.models.history import history_fact
from ui.models.log_record import edit_facts

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def told(verb: str, **changes: tuple[Value, Value]) -> list[str]:
    """The lines of one step of Alma's."""
    entry = Entry(at=AT, who="Alma", desk="Desk 1", verb=verb, changes=changes)
    (fact,) = history_fact([entry], AT, STOCKHOLM)
    return [line.text for line in fact.lines]


@pytest.mark.parametrize(
    ("verb", "changes", "lines"),
    [
        ("person.retire", {"Retired": (None, AT)}, ["Retired, Alma"]),
        ("undo", {"Retired": (AT, None)}, ["Taken back", "In use again, Alma"]),
        ("undo", {"Retired": (None, AT)}, ["Taken back", "Retired, Alma"]),
        ("undo", {"Role": ("Boss", "")}, ["Taken back", "Role: no longer Boss, Alma"]),
        ("undo", {"Name": ("Bo", None), "Role": ("", None)}, ["Taken back, Alma"]),
        ("undo", {"Name": (None, "Bo"), "Role": (None, "")}, ["Taken back, Alma"]),
        ("undo", {}, ["Taken back, Alma"]),
        ("person.merge", {"Retired": (None, AT)}, ["Merged", "Retired, Alma"]),
        ("topic.own", {"Owner": ("Bo", None), "Deputy 1": ("Eva", None)},
         ["Owner: no longer Bo", "Deputy 1: no longer Eva, Alma"]),
        ("person.change", {"Role": ("Clerk", "Boss")}, ["Role: Clerk → Boss, Alma"]),
    ],
)  # fmt: skip
def test_each_step_is_told_by_what_it_did(verb: str, changes: dict[str, tuple[Value, Value]], lines: list[str]) -> None:
    assert told(verb, **changes) == lines


def past(*edits: tuple[str, dict[str, tuple[str, str]]]) -> list[str]:
    """What the record of a call says of these steps, the last first; each was an hour after the one before."""
    logged = Edit(at=AT, who="Alma", verb="call.log", fields={"summary": ("", "Hail")})
    later = [
        Edit(at=AT + timedelta(hours=hours), who="Mia", verb=verb, fields=fields)
        for hours, (verb, fields) in enumerate(edits, 1)
    ]
    groups = edit_facts([logged, *later], AT + timedelta(hours=9), STOCKHOLM)
    return [fact.spoken for fact in groups[0]] if groups else []


def test_the_past_of_a_call_says_names_and_what_was_done_and_no_reference() -> None:
    assert past(
        ("handoff.pass-on", {"hand-off": ("Inga Ek", "Bo Lind")}),
        ("undo", {"hand-off": ("", "Inga Ek")}),
        ("call.correct", {"caller": ("Ulla Ström", "Nils"), "urgent": ("", "yes")}),
        ("person.retire", {"hand-off": ("Inga Ek", "Bo Lind")}),
        ("caller.attach", {"caller": ("", "Ulla Ström")}),
        ("topic.merge", {"topic": ("Hail", "Storm")}),
    ) == [
        "16:00: Topic was “Hail”; doubles merged by Mia",
        "15:00: Caller was not said; number attached by Mia",
        "14:00: It was with Inga Ek; passed on by Mia",
        "13:00: Caller was “Ulla Ström”; Urgent was not said; corrected by Mia",
        "12:00: taken back by Mia",
        "11:00: It was with Inga Ek; passed on by Mia",
    ]


def test_a_call_that_nobody_changed_has_no_past() -> None:
    assert past() == []
