"""What is different today, what begins tomorrow, and that it has an end."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.directory.different import Different
from frontdesk.directory.model import ExceptionKind
from frontdesk.errors import NotFound, Refused
from tests.directory.house import ASA, BO, CLAIMS, INGA, MAJA, TEN, TOPICS, House
from tests.directory.state import put, row

HOUR = timedelta(hours=1)


@pytest.fixture
def different(house: House) -> Different:
    return Different(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone))


def told(different: Different) -> list[tuple[str, bool]]:
    return [(one.about, one.is_now) for one in different.different_today()]


def test_what_is_different_now_stands_before_what_is_to_come(house: House, different: Different) -> None:
    house.directory.absent(INGA, TEN + 9 * HOUR, by=MAJA)
    house.directory.absent(BO, TEN + 30 * HOUR, cover=CLAIMS, starts_at=TEN + 20 * HOUR, by=MAJA)
    house.directory.reroute(TOPICS[2], ASA, TEN + 5 * HOUR, by=MAJA)
    house.directory.reroute(TOPICS[1], ASA, TEN + 8 * HOUR, starts_at=TEN + 2 * HOUR, by=MAJA)
    assert told(different) == [
        ("Lost property", True), ("Inga Ek", True), ("Broken glass", False), ("Bo Lind", False),
    ]  # fmt: skip
    house.clock.at = TEN + 5 * HOUR
    assert told(different) == [("Broken glass", True), ("Inga Ek", True), ("Bo Lind", False)]


#: It is ten in Stockholm: tomorrow ends 38 hours later.
BEGINNINGS = [(0, True), (1, True), (37, True), (38, False), (100, False)]


def test_what_begins_after_tomorrow_is_not_told_yet(house: House, different: Different) -> None:
    for hours, is_told in BEGINNINGS:
        house.directory.absent(INGA, TEN + 200 * HOUR, starts_at=TEN + hours * HOUR, by=MAJA)
        assert (hours, told(different) != []) == (hours, is_told)
        house.hub.undo(by="Maja", desk="Desk 1")


def test_nothing_is_told_of_whoever_left(house: House, different: Different) -> None:
    times = {"starts_at": TEN, "ends_at": TEN + HOUR, "said": "", "private": "", "cover_person_id": None,
             "cover_department_id": None}  # fmt: skip
    put(house.hub, "exceptions", {"id": "e1", "kind": "absent", "person_id": "gone", "topic_id": None, **times},
        {"id": "e2", "kind": "rerouted", "person_id": None, "topic_id": "past", **times},
        {"id": "e3", "kind": "absent", "person_id": "bo", "topic_id": None, **times})  # fmt: skip
    assert told(different) == [("Bo Lind", True)]


def test_somebody_is_away_from_a_later_hour_on(house: House) -> None:
    noted = house.directory.absent(
        INGA, TEN + 3 * HOUR, starts_at=TEN + HOUR, said="back at one", private=" at the\ndentist ", by=MAJA
    )
    assert (noted.kind, noted.starts_at, noted.private) == (ExceptionKind.ABSENT, TEN + HOUR, "at the dentist")
    assert house.directory.coverage(TOPICS[0]).answers_now == INGA
    house.clock.at = TEN + HOUR
    assert house.directory.coverage(TOPICS[0]).answers_now == BO
    house.clock.at = TEN + 3 * HOUR
    assert house.directory.coverage(TOPICS[0]).answers_now == INGA


def test_nothing_becomes_different_in_retrospect(house: House) -> None:
    assert house.directory.absent(INGA, TEN + HOUR, starts_at=TEN - 5 * HOUR, by=MAJA).starts_at == TEN


def test_an_end_before_the_beginning_is_refused(house: House) -> None:
    with pytest.raises(Refused, match="The end lies before the beginning"):
        house.directory.absent(INGA, TEN + HOUR, starts_at=TEN + 2 * HOUR, by=MAJA)
    with pytest.raises(Refused, match="The end lies before the beginning"):
        house.directory.reroute(TOPICS[0], BO, TEN + HOUR, starts_at=TEN + HOUR, by=MAJA)


def test_ending_what_has_not_begun_lets_it_never_come(house: House, different: Different) -> None:
    noted = house.directory.absent(INGA, TEN + 5 * HOUR, starts_at=TEN + HOUR, by=MAJA)
    house.directory.end(noted.id, by=MAJA)
    assert told(different) == []
    with pytest.raises(NotFound):
        house.directory.end(noted.id, by=MAJA)
    house.hub.undo(by="Maja", desk="Desk 1")
    assert told(different) == [("Inga Ek", False)]
    house.clock.at = TEN + 2 * HOUR
    house.directory.end(noted.id, by=MAJA)
    assert told(different) == []
    assert row(house.hub, "exceptions", noted.id)["ends_at"] == TEN + 2 * HOUR
