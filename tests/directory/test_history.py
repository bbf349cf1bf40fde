"""The history of a record: who did what, and what stood there before, in words that people read."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from frontdesk.calls.model import Notes, Outcome
from frontdesk.directory.history import Entry, History
from frontdesk.directory.keeping import Keeping
from frontdesk.directory.owning import Owning
from frontdesk.errors import WrongUse
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import exceptions, journal
from frontdesk.ids import new_id
from tests.directory.house import ASA, BENGT, BO, CLAIMS, INGA, MAJA, TEN, House
from tests.directory.state import row

LATER = TEN + timedelta(hours=1)


@pytest.fixture
def past(house: House) -> History:
    return History(house.hub, shown=house.callers.shown)


@pytest.fixture
def keeping(house: House) -> Keeping:
    return Keeping(house.hub, clock=house.clock, number_key=house.directory._number_key)


def test_a_person_has_a_history_in_readable_values(house: House, past: History, keeping: Keeping) -> None:
    house.clock.at = LATER
    keeping.change_person("inga", {"role": "Boss", "department_id": "desk", "numbers": ["231"]}, by=BENGT)
    house.hub.undo(by="Bengt", desk="Desk 2")
    undone, changed, made = past.history("person", "inga")
    assert changed == Entry(
        at=LATER, who="Bengt", desk="Desk 2", verb="person.change",
        changes={"Department": ("Claims", "Front desk"), "Role": ("", "Boss"),
                 "Numbers": (("+1 570 555 0142", "231"), ("231",))},
    )  # fmt: skip
    assert undone == Entry(
        at=LATER, who="Bengt", desk="Desk 2", verb="undo",
        changes={"Department": ("Front desk", "Claims"), "Role": ("Boss", ""),
                 "Numbers": (("231",), ("+1 570 555 0142", "231"))},
    )  # fmt: skip
    assert made == Entry(
        at=TEN, who="Setup", desk="Setup", verb="house.furnish",
        changes={"Name": (None, "Inga Ek"), "Department": (None, "Claims"), "Mail": (None, "inga@ek.example"),
                 "Numbers": (None, ("+1 570 555 0142", "231"))},
    )  # fmt: skip


def test_a_topic_tells_of_its_owners_too(house: House, past: History, keeping: Keeping) -> None:
    owning = Owning(house.hub)
    owning.own("hail", (CLAIMS, INGA, ASA), by=MAJA)
    owning.own("hail", (BO,), by=MAJA)
    owning.own("hail", (), by=MAJA)
    keeping.change_topic("hail", {"due_minutes": 90}, by=MAJA)
    keeping.retire_topic("hail", by=MAJA)
    told = [(entry.verb, entry.changes) for entry in past.history("topic", "hail")]
    assert told == [
        ("topic.retire", {"Retired": (None, TEN)}),
        ("topic.change", {"Usual promise (minutes)": (60, 90)}),
        ("topic.own", {"Owner": ("Bo Lind", None)}),
        ("topic.own", {"Deputy 2": ("Åsa Öberg", None), "Deputy 1": ("Inga Ek", None), "Owner": ("Claims", "Bo Lind")}),
        ("topic.own", {"Deputy 2": (None, "Åsa Öberg"), "Deputy 1": ("Bo Lind", "Inga Ek"),
                       "Owner": ("Inga Ek", "Claims")}),
        ("house.furnish", {"Name": (None, "Hail damage"), "Kind": (None, "callback"), "Channel": (None, "phone"),
                           "Usual promise (minutes)": (None, 60), "Owner": (None, "Inga Ek"),
                           "Deputy 1": (None, "Bo Lind")}),
    ]  # fmt: skip


def test_who_covers_is_one_field_whoever_it_is(house: House, past: History) -> None:
    noted = house.directory.absent(INGA, LATER, cover=BO, by=MAJA)
    with house.hub.step("exception.change", by="Maja", desk="Desk 1") as step:
        changed_row = {**row(house.hub, "exceptions", noted.id), "cover_person_id": None}
        step.update(exceptions, [changed_row | {"cover_department_id": "claims"}])
    changed, made = past.history("exception", noted.id)
    assert changed.changes == {"Cover": ("Bo Lind", "Claims")}
    assert made.changes == {"Kind": (None, "covered"), "Person": (None, "Inga Ek"), "Cover": (None, "Bo Lind"),
                            "From": (None, TEN), "Until": (None, LATER)}  # fmt: skip


def erase(hub: Hub, id: str) -> None:
    """Put a digest in the place of the words, as somebody who erases them does."""
    with hub._writing.begin() as connection:
        gone = update(journal).where(journal.c.row == id)
        connection.execute(gone.where(journal.c.before.is_not(None)).values(before="#" + "0" * 64))
        connection.execute(gone.where(journal.c.after.is_not(None)).values(after="#" + "0" * 64, salt=""))


def test_erased_words_are_told_as_erased(house: House, past: History, keeping: Keeping) -> None:
    keeping.change_person("bo", {"role": "Driver"}, by=MAJA)
    erase(house.hub, "bo")
    keeping.change_person("bo", {"role": "Guard"}, by=MAJA)
    told = [(entry.verb, dict(entry.changes), entry.is_erased) for entry in past.history("person", "bo")]
    assert told == [
        ("person.change", {"Role": ("Driver", "Guard")}, False),
        ("person.change", {}, True),
        ("house.furnish", {}, True),
    ]


def test_a_call_has_a_history_and_nothing_else_is_in_it(house: House, past: History) -> None:
    notes = Notes(id=new_id(), started_at=TEN, caller_name="Nils", topic_id="hail", summary="Hail on the roof")
    call = house.calls.log(notes, Outcome.ANSWERED, by=MAJA).call
    (entry,) = past.history("call", call.id)
    assert (entry.verb, entry.changes["Topic"], entry.changes["Caller"], entry.changes["Outcome"]) == (
        "call.log", (None, "Hail damage"), (None, "Nils"), (None, "answered"),
    )  # fmt: skip
    assert past.history("person", "nobody") == []
    assert past.history("topic", "nothing") == []


def test_other_things_have_no_history(past: History) -> None:
    with pytest.raises(WrongUse, match="There is no history of a “journal”"):
        past.history("journal", "1")
