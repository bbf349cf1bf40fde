"""Doubles are proposed, looked at, and made one; nothing points to the double afterwards, and undo takes it back."""

from datetime import timedelta
from typing import Any

import pytest

from frontdesk.callers.model import Caller
from frontdesk.callers.records import caller_row
from frontdesk.calls.model import Notes, Outcome, Passing, Step
from frontdesk.directory import records
from frontdesk.directory.keeping import Kind
from frontdesk.directory.merging import Field, Merging
from frontdesk.directory.model import Department, Person, Topic
from frontdesk.directory.records.links import referring
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.tables import BY_KIND
from frontdesk.ids import new_id
from frontdesk.knowledge.heirs import VerifiedArticles
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row
from tests.directory.house import BO, CLAIMS, DESK, INGA, MAJA, TEN, House
from tests.directory.state import everything, put, row, steps

HOUR = timedelta(hours=1)
#: Everything that points to somebody who can be a double; whoever adds a column here, adds it to `full` below.
POINTING = {
    "people": {"ownership.person_id", "callers.person_id", "handoffs.owner_person_id", "handoffs.to_person_id",
               "moves.meant_person_id", "exceptions.person_id", "exceptions.cover_person_id"},
    "departments": {"people.department_id", "ownership.department_id", "handoffs.owner_department_id",
                    "handoffs.to_department_id", "moves.meant_department_id", "exceptions.cover_department_id"},
    "topics": {"ownership.topic_id", "articles.topic_id", "calls.topic_id", "handoffs.topic_id", "gaps.topic_id",
               "exceptions.topic_id"},
    "callers": {"calls.caller_id", "handoffs.caller_id"},
}  # fmt: skip


@pytest.fixture
def merging(house: House) -> Merging:
    return Merging(house.hub, clock=house.clock, shown=house.callers.shown, renamed=(VerifiedArticles().renamed,))


def person(id: str, name: str, **more: Any) -> dict[str, Any]:
    return records.named_row(Person(id=id, reference=id.upper(), name=name, **more))


def topic(id: str, name: str, **more: Any) -> dict[str, Any]:
    return records.named_row(Topic(id=id, reference=id.upper(), name=name, **more))


def caller(id: str, name: str, **more: Any) -> dict[str, Any]:
    return caller_row(Caller(id=id, reference=id.upper(), name=name, **more))


def log(house: House, **noted: Any) -> Any:
    return house.calls.log(Notes(id=new_id(), started_at=TEN, **noted), Outcome.HANDED_OFF, by=MAJA)


def pointing_to(house: House, table: str, id: str) -> set[str]:
    """The columns in which something points to the record."""
    stored = everything(house.hub)
    return {
        f"{column.table.name}.{column.name}"
        for column in referring(BY_KIND[table])
        if any(one[column.name] == id for one in stored[column.table.name].values())
    }


@pytest.fixture
def full(house: House) -> House:
    """To each of bo, the department claims, the topic hail and the caller c2 something points from everywhere."""
    put(house.hub, "callers", caller("c1", "Nils", numbers=("+15705550101",)), caller("c2", "Nils Ek"))
    put(house.hub, "callers", caller("c3", "Bo Lind", person_id="bo"))
    with house.hub.step("test.put", by="Setup", desk="Setup") as step:
        records.save_chain(step, "glass", (CLAIMS, BO))
        records.save_chain(step, "hail", (BO, INGA))
        records.save_chain(step, "lost", (CLAIMS,))
    put(house.hub, "articles", article_row(Article(id="a1", reference="A1", title="Hail", topic_id="hail")))
    first = log(house, topic_id="hail", caller_id="c2", passing=Passing(to=CLAIMS))
    second = log(house, topic_id="lost", caller_id="c2", passing=Passing(to=BO))
    house.calls.move(second.handoff.id, Step.RETURN, by=MAJA)
    put(house.hub, "moves", {
        "id": "m1", "handoff_id": first.handoff.id, "position": 1, "step": "join", "at": TEN, "by": "Maja", "note": "",
        "reason": "", "meant_person_id": "bo", "meant_department_id": None,
    }, {
        "id": "m2", "handoff_id": first.handoff.id, "position": 2, "step": "join", "at": TEN, "by": "Maja", "note": "",
        "reason": "", "meant_person_id": None, "meant_department_id": "claims",
    })  # fmt: skip
    put(house.hub, "gaps", {"id": "g1", "call_id": first.call.id, "words": "", "closed_at": TEN, "topic_id": "hail",
                            "note": ""})  # fmt: skip
    house.directory.absent(BO, TEN + HOUR, cover=CLAIMS, by=MAJA)
    house.directory.absent(INGA, TEN + HOUR, cover=BO, by=MAJA)
    house.directory.reroute(house.directory.topic("hail"), BO, TEN + HOUR, by=MAJA)
    return house


MERGES = [
    (Kind.PERSON, "people", "asa", "bo"), (Kind.DEPARTMENT, "departments", "desk", "claims"),
    (Kind.TOPIC, "topics", "glass", "hail"), (Kind.CALLER, "callers", "c1", "c2"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "table", "kept", "double"), MERGES)
def test_whatever_pointed_to_the_double_points_to_the_kept_one(
    full: House, merging: Merging, kind: Kind, table: str, kept: str, double: str
) -> None:
    assert pointing_to(full, table, double) == POINTING[table]
    before = everything(full.hub)
    full.clock.at = TEN + timedelta(minutes=1)
    merging.merge(kind, kept, double, by=MAJA)
    assert steps(full.hub)[-1] == f"{kind}.merge"
    assert pointing_to(full, table, double) == set()
    assert pointing_to(full, table, kept) >= POINTING[table] - {"callers.person_id"}
    left = row(full.hub, table, double)
    assert left == {**before[table][double], "retired_at": full.clock.at}
    full.hub.undo(by="Maja", desk="Desk 1")
    assert everything(full.hub) == before


def test_every_column_that_points_to_them_is_known_here() -> None:
    for table, columns in POINTING.items():
        assert {f"{column.table.name}.{column.name}" for column in referring(BY_KIND[table])} == columns


def chain(house: House, topic: str) -> list[str]:
    with house.hub.read() as connection:
        return [party.id for party in records.chains(connection, [topic]).get(topic, ())]


def test_nobody_owns_a_topic_twice_after_it(house: House, merging: Merging) -> None:
    merging.merge(Kind.PERSON, "bo", "inga", by=MAJA)
    assert chain(house, "hail") == ["bo"]
    house.hub.undo(by="Maja", desk="Desk 1")
    merging.merge(Kind.PERSON, "inga", "bo", by=MAJA)
    assert chain(house, "hail") == ["inga"]


def test_two_topics_have_the_chain_of_the_kept_one_first(house: House, merging: Merging) -> None:
    merging.merge(Kind.TOPIC, "glass", "hail", by=MAJA)
    assert (chain(house, "glass"), chain(house, "hail")) == (["claims", "inga", "bo"], [])


def test_gaps_are_filled_and_lists_united(house: House, merging: Merging) -> None:
    put(house.hub, "people", person(
        "bo2", "Bo  LIND", department_id="claims", role="Driver", mail="bo@ek.example",
        numbers=("232", "+15705550144"), place="Yard",
    ))  # fmt: skip
    kept = merging.merge(Kind.PERSON, "bo", "bo2", by=MAJA)
    assert kept.name == "Bo Lind"
    assert house.directory.person("bo") == Person(
        id="bo", reference="BXX222", name="Bo Lind", department_id="claims", role="Driver", mail="bo@ek.example",
        numbers=("232", "+15705550144"), place="Yard",
    )  # fmt: skip
    assert house.directory.person("bo2").retired_at == TEN


def test_the_words_of_two_topics_are_united(house: House, merging: Merging) -> None:
    put(
        house.hub,
        "topics",
        topic("t1", "Flood", keywords=("Water", "rain"), due_minutes=30, text=""),
        topic("t2", "Flood", keywords=("water", "cellar"), phrases=("my cellar is wet",), due_minutes=99, text="Wet"),
    )
    merging.merge(Kind.TOPIC, "t1", "t2", by=MAJA)
    assert house.directory.topic("t1") == Topic(
        id="t1", reference="T1", name="Flood", text="Wet", keywords=("Water", "rain", "cellar"),
        phrases=("my cellar is wet",), due_minutes=30,
    )  # fmt: skip


def test_what_moves_and_which_fields_win_is_shown_before(full: House, merging: Merging) -> None:
    put(full.hub, "callers", caller("c4", "Nils", organisation="Ek AB", numbers=("+15705550102",), note="loud"))
    before = everything(full.hub)
    shown = merging.preview(Kind.CALLER, "c4", "c2")
    assert (shown.kept.name, shown.kept.detail, shown.double.name) == ("Nils", "Ek AB", "Nils Ek")
    assert shown.fields == (
        Field(title="Name", kept="Nils", double="Nils Ek", result="Nils"),
        Field(title="Organisation", kept="Ek AB", double=None, result="Ek AB"),
        Field(title="Numbers", kept=("+1 570 555 0102",), double=None, result=("+1 570 555 0102",)),
        Field(title="Note", kept="loud", double=None, result="loud"),
    )
    assert shown.moves == (("Hand-offs", 2), ("Calls", 2))
    assert everything(full.hub) == before
    person_shown = merging.preview(Kind.PERSON, "bo", "inga")
    assert Field(title="Department", kept=None, double="Claims", result="Claims") in person_shown.fields
    topic_shown = merging.preview(Kind.TOPIC, "glass", "hail")
    assert topic_shown.fields[-1] == Field(
        title="Owner and deputies", kept=("Claims", "Bo Lind"), double=("Bo Lind", "Inga Ek"),
        result=("Claims", "Bo Lind", "Inga Ek"),
    )  # fmt: skip


def test_one_colleague_is_one_caller_afterwards(house: House, merging: Merging) -> None:
    put(house.hub, "callers", caller("c1", "Bo", person_id="bo"), caller("c2", "Inga", person_id="inga", note="kind"))
    merging.merge(Kind.PERSON, "bo", "inga", by=MAJA)
    stored = everything(house.hub)["callers"]
    assert {id: (one["person_id"], one["retired_at"], one["note"]) for id, one in stored.items()} == {
        "c1": ("bo", None, "kind"), "c2": (None, TEN, "kind"),
    }  # fmt: skip


def test_what_was_noted_of_the_double_stays_in_sight_as_such_and_undo_takes_it_back(
    house: House, merging: Merging
) -> None:
    put(
        house.hub, "callers",
        caller("c1", "Nils", note="dislikes waiting"), caller("c2", "Nils Ek", note="prefers mail"),
        caller("c3", "", organisation="Ek AB", note="Prefers  mail"), caller("c4", "", note="calls late"),
    )  # fmt: skip
    before = everything(house.hub)
    shown = merging.preview(Kind.CALLER, "c1", "c2")
    both = "dislikes waiting · Nils Ek (double): prefers mail"
    assert Field(title="Note", kept="dislikes waiting", double="prefers mail", result=both) in shown.fields
    merging.merge(Kind.CALLER, "c1", "c2", by=MAJA)
    assert row(house.hub, "callers", "c1")["note"] == both
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert everything(house.hub) == before
    merging.merge(Kind.CALLER, "c2", "c3", by=MAJA)
    assert row(house.hub, "callers", "c2")["note"] == "prefers mail"
    merging.merge(Kind.CALLER, "c2", "c4", by=MAJA)
    assert row(house.hub, "callers", "c2")["note"] == "prefers mail · (double): calls late"


def test_nobody_covers_for_themselves_after_it(house: House, merging: Merging) -> None:
    noted = house.directory.absent(INGA, TEN + HOUR, cover=BO, by=MAJA)
    merging.merge(Kind.PERSON, "inga", "bo", by=MAJA)
    left = row(house.hub, "exceptions", noted.id)
    assert (left["kind"], left["cover_person_id"]) == ("absent", None)


def test_settings_and_articles_name_the_kept_one(house: House, merging: Merging) -> None:
    put(house.hub, "settings", {"id": "catch_all", "value": '"person:inga"'})
    noun = Article(id="a1", reference="A1", title="Hail", verifier="Inga Ek", verified_at=TEN)
    put(house.hub, "articles", article_row(noun))
    merging.merge(Kind.PERSON, "bo", "inga", by=MAJA)
    assert row(house.hub, "settings", "catch_all")["value"] == '"person:bo"'
    assert (row(house.hub, "articles", "a1")["verifier"], row(house.hub, "articles", "a1")["verified_at"]) == (
        "Bo Lind", TEN,
    )  # fmt: skip


def test_what_cannot_be_merged(house: House, merging: Merging) -> None:
    before = everything(house.hub)
    for kept, double, sentence in (
        ("bo", "bo", "This is one and the same person."),
        ("bo", "gone", "Gone Girl is retired."),
        ("gone", "bo", "Gone Girl is retired."),
    ):
        for verb in (merging.preview, lambda *ids: merging.merge(*ids, by=MAJA)):
            with pytest.raises(Refused) as refusal:
                verb(Kind.PERSON, kept, double)
            assert str(refusal.value) == sentence
    with pytest.raises(NotFound):
        merging.merge(Kind.PERSON, "bo", "nobody", by=MAJA)
    assert everything(house.hub) == before


def found(merging: Merging, kind: Kind) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.kept.id, pair.double.id, pair.because) for pair in merging.doubles(kind)]


def test_people_who_may_be_one(house: House, merging: Merging) -> None:
    put(
        house.hub, "people",
        person("inga2", "INGA ek", department_id="claims", numbers=("+15705550142",), mail="inga@ek.example"),
        person("inga3", "Inga Ek", department_id="desk"),
        person("zora", "Zora", mail="zora@ek.example"), person("zoe", "Zoe", mail="zora@ek.example"),
        person("left", "Zora", mail="zora@ek.example", retired_at=TEN),
        *(person(f"line{n}", f"Line {n}", numbers=("200",)) for n in range(4)),
        *(person(f"pair{n}", f"Pair {n}", numbers=("201",)) for n in range(3)),
    )  # fmt: skip
    assert found(merging, Kind.PERSON) == [
        ("anna1", "anna2", ("same name and department",)),
        ("inga", "inga2", ("same name and department", "same number", "same mail")),
        ("pair0", "pair1", ("same number",)),
        ("pair0", "pair2", ("same number",)),
        ("zoe", "zora", ("same mail",)),
    ]


def test_callers_topics_and_departments_that_may_be_one(house: House, merging: Merging) -> None:
    put(
        house.hub, "callers", caller("c1", "Nils", organisation="Ek AB"), caller("c2", "NILS", organisation="ek ab"),
        caller("c3", "Nils", organisation="Other"), caller("c4", "", numbers=("+15705550101",)),
        caller("c5", "Eva", numbers=("+15705550101",)), caller("c6", ""), caller("c7", ""),
        caller("c8", "Bo", person_id="bo"), caller("c9", "Bo Lind", person_id="bo"),
    )  # fmt: skip
    put(house.hub, "topics", topic("hail2", "hail  Damage"))
    put(house.hub, "departments", records.named_row(Department(id="x", reference="XXX222", name="CLAIMS")))
    assert found(merging, Kind.CALLER) == [
        ("c4", "c5", ("same number",)), ("c8", "c9", ("same colleague",)),
        ("c1", "c2", ("same name and organisation",)),
    ]  # fmt: skip
    assert found(merging, Kind.TOPIC) == [("hail", "hail2", ("same name",))]
    assert found(merging, Kind.DEPARTMENT) == [("claims", "x", ("same name",))]
    assert DESK.id not in str(found(merging, Kind.DEPARTMENT))
