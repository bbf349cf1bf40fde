"""Who answers for a topic, row by row."""

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.directory.model import Coverage, ExceptionKind, Exemption, Party, PartyKind, Presence, Topic
from frontdesk.directory.rules import Today, coverage, in_force

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOON, EVENING, FRIDAY = NOW + timedelta(hours=2), NOW + timedelta(hours=8), NOW + timedelta(days=4)
TOPIC = Topic(id="T1", reference="T1", name="Hail damage")


def person(name: str) -> Party:
    return Party(PartyKind.PERSON, name.lower(), name)


INGA, BO, CARL, DORA = (person(name) for name in ("Inga", "Bo", "Carl", "Dora"))
CLAIMS = Party(PartyKind.DEPARTMENT, "claims", "Claims")
DESK = Party(PartyKind.DEPARTMENT, "desk", "Front desk")


def away(who: Party, until: datetime = EVENING, cover: Party | None = None) -> Exemption:
    kind = ExceptionKind.COVERED if cover else ExceptionKind.ABSENT
    id = f"{who.id}-{until:%d%H}"
    return Exemption(id=id, kind=kind, starts_at=NOW, ends_at=until, person_id=who.id, cover=cover)


def rerouted(to: Party | None, until: datetime = EVENING, topic: str = "T1") -> Exemption:
    return Exemption(id=f"r-{until:%d%H}", kind=ExceptionKind.REROUTED, starts_at=NOW, ends_at=until, topic_id=topic,
                     cover=to)  # fmt: skip


# What is the case: the chain, what is different, the catch-all; and then who answers, why, and until when the owner
# is away.
ANSWERS = [
    ("the owner is there", [INGA, BO], [], DESK, INGA, "", None),
    ("somebody else is away", [INGA, BO], [away(CARL), away(BO)], DESK, INGA, "", None),
    ("the owner is away", [INGA, BO, CARL], [away(INGA)], DESK, BO, "deputy of Inga", EVENING),
    ("owner and deputy are away", [INGA, BO, CARL], [away(INGA), away(BO)], DESK, CARL, "deputy of Inga", EVENING),
    ("the owner is covered", [INGA, BO], [away(INGA, cover=DORA)], DESK, DORA, "covers Inga", EVENING),
    ("a department covers", [INGA, BO], [away(INGA, cover=CLAIMS)], DESK, CLAIMS, "covers Inga", EVENING),
    ("the cover is away too", [INGA, BO], [away(INGA, cover=DORA), away(DORA)], DESK, BO, "deputy of Inga", EVENING),
    ("a cover's cover is not asked", [INGA, BO], [away(INGA, cover=DORA), away(DORA, cover=CARL)], DESK, BO,
     "deputy of Inga", EVENING),
    ("the owner covers themselves", [INGA, BO], [away(INGA, cover=INGA)], DESK, BO, "deputy of Inga", EVENING),
    ("the deputy is covered", [INGA, BO], [away(INGA), away(BO, cover=DORA)], DESK, DORA, "covers Bo", EVENING),
    ("everybody is away", [INGA, BO], [away(INGA), away(BO)], DESK, DESK, "nobody else is there", EVENING),
    ("everybody is away and nobody catches", [INGA, BO], [away(INGA), away(BO)], None, None, "", EVENING),
    ("the catch-all is away too", [INGA], [away(INGA), away(CARL)], CARL, None, "", EVENING),
    ("nobody owns it", [], [], DESK, DESK, "nobody owns this", None),
    ("nobody owns it and nobody catches", [], [], None, None, "", None),
    ("nobody owns it and the catch-all is away", [], [away(CARL)], CARL, None, "", None),
    ("a department owns it", [CLAIMS, BO], [], DESK, CLAIMS, "", None),
    ("it is rerouted", [INGA, BO], [rerouted(DORA)], DESK, DORA, "rerouted", None),
    ("it is rerouted to a department", [INGA], [rerouted(CLAIMS)], DESK, CLAIMS, "rerouted", None),
    ("rerouted while the owner is away", [INGA], [rerouted(DORA), away(INGA)], DESK, DORA, "rerouted", EVENING),
    ("it is rerouted to somebody away", [INGA, BO], [rerouted(DORA), away(DORA)], DESK, INGA, "", None),
    ("it is rerouted to somebody away, as is the owner", [INGA, BO], [rerouted(DORA), away(DORA), away(INGA)], DESK,
     BO, "deputy of Inga", EVENING),
    ("another topic is rerouted", [INGA], [rerouted(DORA, topic="T2")], DESK, INGA, "", None),
    ("it is rerouted to nobody", [INGA, BO], [rerouted(None)], DESK, INGA, "", None),
    ("it is rerouted to nobody, and nobody owns it", [], [rerouted(None)], DESK, DESK, "nobody owns this", None),
    ("nobody owns it and it is rerouted", [], [rerouted(DORA)], DESK, DORA, "rerouted", None),
    ("it is rerouted twice", [INGA], [rerouted(DORA, FRIDAY), rerouted(BO, NOON)], DESK, DORA, "rerouted", None),
    ("the owner is away twice", [INGA, BO], [away(INGA, FRIDAY), away(INGA, NOON)], DESK, BO, "deputy of Inga", FRIDAY),
    ("away for long, covered for now", [INGA, BO], [away(INGA, FRIDAY), away(INGA, NOON, DORA)], DESK, DORA,
     "covers Inga", FRIDAY),
    ("covered for long, away for now", [INGA, BO], [away(INGA, NOON), away(INGA, FRIDAY, DORA)], DESK, DORA,
     "covers Inga", FRIDAY),
    ("covered by two", [INGA, BO], [away(INGA, NOON, CARL), away(INGA, FRIDAY, DORA)], DESK, DORA,
     "covers Inga", FRIDAY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "chain", "different", "catch_all", "answers", "because", "until"), ANSWERS, ids=[row[0] for row in ANSWERS]
)
def test_who_answers(
    case: str, chain: list[Party], different: list[Exemption], catch_all: Party | None, answers: Party | None,
    because: str, until: datetime | None,
) -> None:  # fmt: skip
    for order in (different, different[::-1]):
        assert coverage(TOPIC, chain, Today.of(order), catch_all) == Coverage(
            topic=TOPIC,
            owner=chain[0] if chain else None,
            answers_now=answers,
            deputies=tuple(chain[1:]),
            presence=Presence.UNKNOWN if answers else Presence.NOBODY,
            owner_away_until=until,
            because=because,
        )


def test_nobody_is_ever_said_to_be_free() -> None:
    assert {presence.value for presence in Presence} == {"unknown", "away", "nobody"}


@pytest.mark.parametrize(
    ("minutes", "holds"), [(-1, False), (0, True), (1, True), (119, True), (120, False), (121, False)]
)
def test_an_exception_holds_from_its_beginning_until_just_before_its_end(minutes: int, holds: bool) -> None:
    gone = away(INGA, NOON)
    assert in_force([gone], NOW + timedelta(minutes=minutes)) == ([gone] if holds else [])


def test_of_several_those_that_hold_are_told_in_their_order() -> None:
    to_come = [away(INGA, FRIDAY), away(BO, NOON), away(CARL, EVENING)]
    assert in_force(to_come, NOON) == [to_come[0], to_come[2]]


def odd(kind: ExceptionKind, person_id: str | None, topic_id: str | None) -> Exemption:
    return Exemption(id="odd", kind=kind, starts_at=NOW, ends_at=NOON, person_id=person_id, topic_id=topic_id)


@pytest.mark.parametrize(
    ("kind", "person_id", "topic_id", "away", "rerouted"),
    [
        ("rerouted", None, "T1", [], ["T1"]),
        ("rerouted", "inga", "T1", [], ["T1"]),
        ("rerouted", "inga", None, ["inga"], []),
        ("rerouted", None, None, [], []),
        ("absent", "inga", "T1", ["inga"], []),
        ("absent", "inga", None, ["inga"], []),
        ("absent", None, "T1", [], []),
        ("covered", None, None, [], []),
    ],
)
def test_what_is_different_is_about_a_topic_where_it_is_rerouted_else_about_a_person(
    kind: str, person_id: str | None, topic_id: str | None, away: list[str], rerouted: list[str]
) -> None:
    today = Today.of([odd(ExceptionKind(kind), person_id, topic_id)])
    assert (list(today.away), list(today.rerouted)) == (away, rerouted)


def test_until_when_somebody_is_away_is_told_of_people_only() -> None:
    today = Today.of([away(INGA, NOON)])
    assert today.away_until(INGA) == NOON
    assert today.away_until(BO) is None
    assert today.away_until(CLAIMS) is None
    assert today.away_until(None) is None
