"""Somebody leaves: what they hold is shown, goes to the heir in one step, and comes back by one undo."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from frontdesk import upkeep
from frontdesk.calls import records as records_of_calls
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.heirs import OwedHandoffs
from frontdesk.calls.log import Log
from frontdesk.calls.model import Notes, Outcome, Passing, Reason, State, Step
from frontdesk.directory import records
from frontdesk.directory.estates import Orphan, OrphanKind
from frontdesk.directory.model import Party, PartyKind
from frontdesk.directory.owning import Owning
from frontdesk.directory.retiring import Retiring
from frontdesk.errors import NotAllowed, Refused
from frontdesk.ids import new_id
from frontdesk.knowledge.heirs import VerifiedArticles
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row
from tests.directory.house import ASA, BENGT, BO, CLAIMS, DESK, INGA, MAJA, TEN, TOPICS, House
from tests.directory.state import everything, put, row, steps

HOUR = timedelta(hours=1)
GONE = Party(PartyKind.PERSON, "gone", "Gone Girl")
ANNA = Party(PartyKind.PERSON, "anna1", "Anna Berg")


@pytest.fixture
def retiring(house: House) -> Retiring:
    return Retiring(house.hub, clock=house.clock, more=(OwedHandoffs(), VerifiedArticles()))


def hand_off(house: House, to: Party, about: str = "hail") -> str:
    notes = Notes(id=new_id(), started_at=TEN, caller_name="Nils", topic_id=about, passing=Passing(to=to))
    made = house.calls.log(notes, Outcome.HANDED_OFF, by=MAJA).handoff
    assert made is not None
    return made.id


def article(house: House, id: str, verifier: str) -> None:
    noun = Article(id=id, reference=id.upper(), title=f"About {id}", verifier=verifier, verified_at=TEN)
    put(house.hub, "articles", article_row(noun))


def owners(house: House, topic: str) -> list[str]:
    return [party.name for party in Owning(house.hub).chain(topic)]


def test_what_would_be_orphaned_is_shown(house: House, retiring: Retiring) -> None:
    handed = house.calls.handoff(hand_off(house, INGA))
    hand_off(house, BO)
    done = hand_off(house, INGA)
    house.calls.move(done, Step.FINISH, by=MAJA)
    article(house, "a1", "inga EK")
    article(house, "a2", "Bo Lind")
    Owning(house.hub).own("glass", (CLAIMS, INGA), by=MAJA)
    cover = house.directory.absent(BO, TEN + HOUR, cover=INGA, by=MAJA)
    house.directory.absent(ASA, TEN + HOUR, cover=CLAIMS, by=MAJA)
    put(house.hub, "settings", {"id": "catch_all", "value": '"person:inga"'})
    leaving = retiring.leaving(INGA)
    assert leaving.orphans == (
        Orphan(OrphanKind.OWNS, "hail", "Hail damage"),
        Orphan(OrphanKind.DEPUTISES, "glass", "Broken glass", "Claims"),
        Orphan(OrphanKind.HANDOFF, handed.id, "Hail damage", f"{handed.reference}, Nils"),
        Orphan(OrphanKind.ARTICLE, "a1", "About a1", "A1"),
        Orphan(OrphanKind.COVERS, cover.id, "Bo Lind", "covered"),
        Orphan(OrphanKind.SETTING, "catch_all", "Catch-all"),
    )
    assert [one.id for one in leaving.of(OrphanKind.HANDOFF)] == [handed.id]
    assert leaving.needs_heir


def test_the_heir_gets_everything_in_one_step_and_undo_takes_it_back(house: House, retiring: Retiring) -> None:
    handed = hand_off(house, INGA)
    article(house, "a1", "Inga Ek")
    Owning(house.hub).own("glass", (CLAIMS, INGA), by=MAJA)
    cover = house.directory.absent(BO, TEN + HOUR, cover=INGA, by=MAJA)
    put(house.hub, "settings", {"id": "catch_all", "value": '"person:inga"'})
    before = everything(house.hub)
    house.clock.at = TEN + timedelta(minutes=1)
    done = retiring.retire(INGA, ASA, by=MAJA)
    assert len(done.orphans) == 6
    assert steps(house.hub)[-1] == "person.retire"
    assert (owners(house, "hail"), owners(house, "glass")) == (["Åsa Öberg", "Bo Lind"], ["Claims", "Åsa Öberg"])
    assert row(house.hub, "people", "inga")["retired_at"] == house.clock.at
    assert (row(house.hub, "articles", "a1")["verifier"], row(house.hub, "articles", "a1")["verified_at"]) == (
        "Åsa Öberg", None,
    )  # fmt: skip
    assert row(house.hub, "exceptions", cover.id)["cover_person_id"] == "asa"
    assert row(house.hub, "settings", "catch_all")["value"] == '"person:asa"'
    assert house.calls.handoff(handed).state is State.CANCELLED
    assert retiring.leaving(INGA).orphans == ()
    assert upkeep.check(house.hub).ok
    house.hub.undo(by="Maja", desk="Desk 1")
    assert everything(house.hub) == before
    assert upkeep.check(house.hub).ok


STATES = [(None, ["make", "cancel"]), (Step.ACKNOWLEDGE, ["make", "acknowledge", "cancel"]),
          (Step.RETURN, ["make", "return", "cancel"])]  # fmt: skip


@pytest.mark.parametrize(("step", "told"), STATES)
def test_what_is_owed_goes_on_to_the_heir_with_its_promise(
    house: House, retiring: Retiring, step: Step | None, told: list[str]
) -> None:
    handed = hand_off(house, INGA)
    if step:
        house.calls.move(handed, step, by=MAJA)
    old = house.calls.handoff(handed)
    retiring.retire(INGA, BO, by=MAJA)
    (owed,) = house.calls.handoffs(owed_only=True)
    new = owed.handoff
    assert (new.to, new.owner, new.state, new.promise) == (BO, BO, State.OPEN, old.promise)
    assert [move.step.value for move in house.calls.handoff(handed).moves] == told
    passed = house.calls.handoff(handed).moves[-1]
    assert "Inga Ek left; Bo Lind takes over" in passed.note
    assert new.reference in passed.note
    assert row(house.hub, "calls", old.call_id)["handoff_id"] == new.id
    assert upkeep.check(house.hub).ok


def test_what_the_heir_takes_over_is_counted_as_passed_on_and_not_as_given_back(
    house: House, retiring: Retiring
) -> None:
    hand_off(house, INGA)
    hand_off(house, INGA, about="glass")
    retiring.retire(INGA, BO, by=MAJA)
    log = Log(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone), region=lambda: house.region)
    told = log.totals(house.calls.today())
    assert (told.made, told.passed_on, told.returned, told.cancelled, told.carried_over) == (2, 2, 0, 0, 2)


#: (chain, who leaves, heir, chain afterwards)
CHAINS = [
    ((INGA, BO, CLAIMS), INGA, ASA, (ASA, BO, CLAIMS)),
    ((INGA, BO, CLAIMS), INGA, BO, (BO, CLAIMS)),
    ((INGA, BO, CLAIMS), INGA, CLAIMS, (CLAIMS, BO)),
    ((INGA, BO, CLAIMS), BO, INGA, (INGA, CLAIMS)),
    ((INGA, BO, CLAIMS), BO, ASA, (INGA, ASA, CLAIMS)),
    ((INGA,), INGA, BO, (BO,)),
    ((INGA, BO), BO, CLAIMS, (INGA, CLAIMS)),
]


@pytest.mark.parametrize(("meant", "goes_to"), [(ASA, "Åsa Öberg"), (ANNA, "Bo Lind"), (None, "Bo Lind")])
def test_what_came_back_goes_to_whose_it_was_said_to_be_while_they_are_there(
    house: House, retiring: Retiring, meant: Party | None, goes_to: str
) -> None:
    handed = hand_off(house, INGA)
    Handoffs(house.hub, house.directory, clock=house.clock).give_back(handed, Reason.NOT_MINE, meant=meant, by=MAJA)
    retiring.retire(ANNA, None, by=MAJA)
    retiring.retire(INGA, BO, by=MAJA)
    assert [(line.handoff.to.name, line.handoff.state) for line in house.calls.handoffs(owed_only=True)] == [
        (goes_to, State.OPEN)
    ]


def test_the_heir_takes_the_place_and_stands_nowhere_twice(house: House, retiring: Retiring) -> None:
    for chain, leaver, heir, wanted in CHAINS:
        Owning(house.hub).own("glass", chain, by=MAJA)
        retiring.retire(leaver, heir, by=MAJA)
        assert owners(house, "glass") == [party.name for party in wanted]
        house.hub.undo(by="Maja", desk="Desk 1")


def test_a_topic_that_is_out_of_use_has_an_heir_too(house: House, retiring: Retiring) -> None:
    with house.hub.step("test.put", by="Setup", desk="Setup") as step:
        records.save_chain(step, "past", (INGA,))
    retiring.retire(INGA, BO, by=MAJA)
    assert owners(house, "past") == ["Bo Lind"]


def test_nobody_covers_for_themselves_as_an_heir(house: House, retiring: Retiring) -> None:
    noted = house.directory.absent(BO, TEN + HOUR, cover=INGA, by=MAJA)
    retiring.retire(INGA, BO, by=MAJA)
    left = row(house.hub, "exceptions", noted.id)
    assert (left["kind"], left["person_id"], left["cover_person_id"]) == ("absent", "bo", None)


def test_whoever_left_is_no_longer_away(house: House, retiring: Retiring) -> None:
    now = house.directory.absent(INGA, TEN + 5 * HOUR, by=MAJA)
    house.directory.absent(INGA, TEN + 9 * HOUR, starts_at=TEN + 8 * HOUR, by=MAJA)
    house.clock.at = TEN + HOUR
    retiring.retire(INGA, BO, by=MAJA)
    assert house.directory.exemptions() == []
    assert {id: one["ends_at"] for id, one in everything(house.hub)["exceptions"].items()} == {now.id: TEN + HOUR}


def test_somebody_who_holds_nothing_needs_no_heir(house: House, retiring: Retiring) -> None:
    assert not retiring.leaving(ASA).needs_heir
    assert retiring.retire(ASA, None, by=MAJA).orphans == ()
    assert row(house.hub, "people", "asa")["retired_at"] == TEN


def test_a_name_that_two_have_leaves_no_articles(house: House, retiring: Retiring) -> None:
    article(house, "a1", "Anna Berg")
    assert retiring.leaving(ANNA).orphans == ()
    retiring.retire(Party(PartyKind.PERSON, "anna2", "Anna Berg"), None, by=MAJA)
    assert [one.id for one in retiring.leaving(ANNA).orphans] == ["a1"]


def test_who_cannot_leave_and_who_cannot_inherit(house: House, retiring: Retiring) -> None:
    before = everything(house.hub)
    for party, heir, sentence in (
        (INGA, None, "Inga Ek would leave 1 behind: Hail damage."),
        (INGA, INGA, "Inga Ek cannot be their own heir."),
        (INGA, GONE, "Gone Girl is no longer there."),
        (INGA, Party(PartyKind.PERSON, "nobody", "Nobody"), "Nobody is no longer there."),
        (CLAIMS, BO, "Claims has people, and only a department can take them over."),
        (GONE, BO, "Gone Girl is retired already."),
    ):
        with pytest.raises((Refused, NotAllowed)) as refusal:
            retiring.retire(party, heir, by=MAJA)
        assert str(refusal.value) == sentence
    assert everything(house.hub) == before


def test_the_people_of_a_department_go_to_the_department_that_inherits(house: House, retiring: Retiring) -> None:
    before = everything(house.hub)
    assert retiring.leaving(CLAIMS).orphans == (
        Orphan(OrphanKind.OWNS, "glass", "Broken glass"),
        Orphan(OrphanKind.MEMBER, "inga", "Inga Ek"),
    )
    retiring.retire(CLAIMS, DESK, by=MAJA)
    assert steps(house.hub)[-1] == "department.retire"
    assert house.directory.person("inga").department_id == "desk"
    assert house.directory.coverage(TOPICS[1]).owner == DESK
    house.hub.undo(by="Maja", desk="Desk 1")
    assert everything(house.hub) == before


def test_they_and_the_heir_go_by_the_names_they_have_now(house: House, retiring: Retiring) -> None:
    article(house, "a1", "Inga Ek")
    handed = hand_off(house, INGA)
    left = retiring.retire(replace(INGA, name="Inga Alm"), replace(BO, name="Bo Ahl"), by=MAJA)
    assert [one.name for one in left.of(OrphanKind.ARTICLE)] == ["About a1"]
    assert row(house.hub, "articles", "a1")["verifier"] == "Bo Lind"
    with house.hub.read() as connection:
        (new,) = records_of_calls.open_alike(connection, house.calls.handoff(handed).caller_id or "", "hail")
    assert (new.to, new.owner, new.moves[0].note[:12]) == (BO, BO, "passed on fr")
    assert house.calls.handoff(handed).moves[-1].note.endswith("Inga Ek left; Bo Lind takes over")


def test_who_covered_and_left_is_not_called_back_by_undo(house: House, retiring: Retiring) -> None:
    away = house.directory.absent(INGA, TEN + 9 * HOUR, cover=ASA, by=MAJA)
    other = house.directory.reroute(TOPICS[1], ASA, TEN + 9 * HOUR, by=MAJA)
    for one in (away, other):
        house.directory.end(one.id, by=MAJA)
    retiring.retire(ASA, None, by=BENGT)
    for _ in range(2):
        house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert [house.directory.cover(id).answers_now for id in ("hail", "glass")] == [BO, CLAIMS]


def test_nobody_who_left_is_noted_as_cover(house: House) -> None:
    with pytest.raises(Refused, match="Gone Girl is no longer there"):
        house.directory.absent(INGA, TEN + HOUR, cover=GONE, by=MAJA)
    with pytest.raises(Refused, match="Gone Girl is no longer there"):
        house.directory.reroute(TOPICS[0], GONE, TEN + HOUR, by=MAJA)
    assert house.directory.exemptions() == []


def test_a_chain_of_heirs_leaves_nothing_behind_and_comes_back(house: House, retiring: Retiring) -> None:
    handed = house.calls.handoff(hand_off(house, INGA))
    before = everything(house.hub)
    for leaver, heir in ((INGA, BO), (BO, ASA), (ASA, CLAIMS)):
        retiring.retire(leaver, heir, by=MAJA)
    with house.hub.read() as connection:
        (owed,) = records_of_calls.open_alike(connection, handed.caller_id or "", "hail")
    assert (owed.to, owed.promise, owners(house, "hail")) == (CLAIMS, handed.promise, ["Claims"])
    assert upkeep.check(house.hub).problems == ()
    for _ in range(3):
        house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert everything(house.hub) == before
    assert upkeep.check(house.hub).problems == ()
