"""People, departments and topics are added, changed, retired and brought back by hand."""

from typing import Any

import pytest

from frontdesk.directory.keeping import Keeping, Kind, Named
from frontdesk.directory.model import Channel, HandoffKind, Person, Topic
from frontdesk.errors import NotAllowed, NotFound, Refused
from tests.directory.house import BO, CLAIMS, INGA, MAJA, PEOPLE, House
from tests.directory.state import everything, row, steps


@pytest.fixture
def keeping(house: House) -> Keeping:
    return Keeping(house.hub, clock=house.clock, number_key=house.directory._number_key)


def test_a_person_is_kept_as_they_were_typed_and_cleaned(house: House, keeping: Keeping) -> None:
    made = keeping.add_person(
        {"name": " Eva\n Dahl ", "department_id": "claims", "role": "Claims  handler", "mail": " Eva@EK.example ",
         "numbers": ["(570) 555-0150", "", " 241 ", "+1 570 555 0150"], "place": "Second floor"}, by=MAJA,
    ).noun  # fmt: skip
    assert made == Person(
        id=made.id, reference=made.reference, name="Eva Dahl", department_id="claims", role="Claims handler",
        mail="eva@ek.example", numbers=("+15705550150", "241"), place="Second floor",
    )  # fmt: skip
    assert house.directory.person(made.id) == made
    assert house.directory.party("eva dahl") == made.party
    assert len(made.reference) == 6
    assert steps(house.hub)[-1] == "person.add"


def test_one_field_is_changed_and_the_others_stay(house: House, keeping: Keeping) -> None:
    changed = keeping.change_person("inga", {"name": "Inga Ek-Lund"}, by=MAJA).noun
    assert changed == Person(
        id="inga", reference="NGX222", name="Inga Ek-Lund", department_id="claims", mail="inga@ek.example",
        numbers=("+15705550142", "231"),
    )  # fmt: skip
    assert house.directory.person("inga") == changed
    assert row(house.hub, "people", "inga")["name_folded"] == "inga ek-lund"
    house.hub.undo(by="Maja", desk="Desk 1")
    assert house.directory.person("inga") == PEOPLE[0]


def test_fields_are_emptied_too(house: House, keeping: Keeping) -> None:
    keeping.change_person("inga", {"department_id": None, "mail": "", "numbers": []}, by=MAJA)
    assert house.directory.person("inga") == Person(id="inga", reference="NGX222", name="Inga Ek")


def test_a_change_that_changes_nothing_is_no_step(house: House, keeping: Keeping) -> None:
    before = house.hub.seq()
    keeping.change_person("inga", {"name": "Inga Ek", "numbers": ["570 555 0142", "231"]}, by=MAJA)
    assert house.hub.seq() == before


def test_a_double_name_is_taken_and_told_back(keeping: Keeping) -> None:
    assert keeping.add_person({"name": "Eva Dahl"}, by=MAJA).alike == ()
    assert [one.id for one in keeping.add_person({"name": "ANNA  bérg"}, by=MAJA).alike] == ["anna1", "anna2"]
    assert [one.id for one in keeping.change_person("bo", {"name": "inga ek"}, by=MAJA).alike] == ["inga"]
    assert keeping.add_person({"name": "Gone Girl"}, by=MAJA).alike == ()
    assert [one.id for one in keeping.add_department({"name": "CLAIMS"}, by=MAJA).alike] == ["claims"]
    assert [one.id for one in keeping.add_topic({"name": "hail damage"}, by=MAJA).alike] == ["hail"]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "A person needs a name."),
    ({"name": " \n\x00"}, "A person needs a name."),
    ({"name": "x" * 201}, "The name is longer than 200 characters."),
    ({"name": "Eva", "role": "x" * 201}, "The role is longer than 200 characters."),
    ({"name": "Eva", "mail": "eva"}, "“eva” is not a mail address."),
    (
        {"name": "Eva", "mail": "eva@ek.example, bo@ek.example"},
        "“eva@ek.example, bo@ek.example” is not a mail address.",
    ),
    ({"name": "Eva", "mail": "eva@" + "x" * 251}, "“eva@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is not a mail address."),
    ({"name": "Eva", "numbers": ["231", "call me"]}, "“call me” is not a telephone number."),
    ({"name": "Eva", "numbers": ["anonymous"]}, "“anonymous” is not a telephone number."),
    ({"name": "Eva", "department_id": "old"}, "Old archive is no longer there."),
]


def test_what_cannot_be_taken_is_refused_in_a_sentence(house: House, keeping: Keeping) -> None:
    before = everything(house.hub)
    for typed, sentence in REFUSED:
        with pytest.raises(Refused) as refusal:
            keeping.add_person(typed, by=MAJA)  # type: ignore[arg-type]
        assert (str(refusal.value), refusal.value.hint != "") == (sentence, True)
    assert everything(house.hub) == before


def test_a_department_that_never_was_is_not_found(keeping: Keeping) -> None:
    with pytest.raises(NotFound, match="This department is no longer there"):
        keeping.change_person("inga", {"department_id": "nothing"}, by=MAJA)
    with pytest.raises(NotFound, match="This person is no longer there"):
        keeping.change_person("nobody", {"name": "Eva"}, by=MAJA)


def test_a_number_is_read_in_the_region_of_the_hub(house: House, keeping: Keeping) -> None:
    house.region = "SE"
    made = keeping.add_person({"name": "Eva", "numbers": ["08-508 27 000"]}, by=MAJA).noun
    assert made.numbers == ("+46850827000",)


def test_the_number_of_a_department_stays_as_people_read_it(house: House, keeping: Keeping) -> None:
    made = keeping.add_department(
        {"name": "Lab", "number": " (570)  555-0160 ", "mail": "LAB@ek.example"}, by=MAJA
    ).noun
    assert (made.number, made.mail) == ("(570) 555-0160", "lab@ek.example")
    assert house.directory.party("+1 570 555 0160") == made.party
    with pytest.raises(Refused, match="“ask Bo” is not a telephone number"):
        keeping.change_department(made.id, {"number": "ask Bo"}, by=MAJA)
    assert keeping.change_department(made.id, {"place": "Cellar"}, by=MAJA).noun.place == "Cellar"


def test_a_topic_comes_with_its_chain_in_one_step(house: House, keeping: Keeping) -> None:
    made = keeping.add_topic(
        {"name": "Flood", "text": " Water\r\nin the house ", "keywords": ["water", "Water ", "", "rain"],
         "kind": HandoffKind.MESSAGE, "channel": Channel.MAIL, "due_minutes": 30}, chain=(INGA, CLAIMS), by=MAJA,
    ).noun  # fmt: skip
    assert made == Topic(
        id=made.id, reference=made.reference, name="Flood", text="Water\nin the house", keywords=("water", "rain"),
        kind=HandoffKind.MESSAGE, channel=Channel.MAIL, due_minutes=30,
    )  # fmt: skip
    cover = house.directory.coverage(made)
    assert (cover.owner, cover.deputies) == (INGA, (CLAIMS,))
    house.hub.undo(by="Maja", desk="Desk 1")
    with pytest.raises(NotFound):
        house.directory.topic(made.id)


TOPIC_REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "A topic needs a name."),
    ({"due_minutes": 0}, "A promise is for a minute at least, and for a year at most."),
    ({"due_minutes": 525_601}, "A promise is for a minute at least, and for a year at most."),
    ({"keywords": ["x" * 201]}, "The longest of the keywords is longer than 200 characters."),
    ({"phrases": [f"word {n}" for n in range(201)]}, "There are more than 200 phrases."),
    ({"text": "x" * 65_537}, "The text is longer than 65,536 characters."),
]


def test_a_topic_is_refused_what_it_cannot_have(keeping: Keeping) -> None:
    for typed, sentence in TOPIC_REFUSED:
        with pytest.raises(Refused) as refusal:
            keeping.change_topic("hail", typed, by=MAJA)  # type: ignore[arg-type]
        assert str(refusal.value) == sentence


def test_a_topic_is_retired_and_brought_back(house: House, keeping: Keeping) -> None:
    keeping.retire_topic("hail", by=MAJA)
    assert [one.topic.name for one in house.directory.topics()] == ["Broken glass", "Lost property"]
    assert [one.id for one in keeping.retired(Kind.TOPIC)] == ["hail", "past"]
    with pytest.raises(NotAllowed, match="Hail damage is retired"):
        keeping.change_topic("hail", {"name": "Hail"}, by=MAJA)
    with pytest.raises(NotAllowed, match="Hail damage is retired"):
        keeping.retire_topic("hail", by=MAJA)
    assert keeping.bring_back(Kind.TOPIC, "hail", by=MAJA) == Named(Kind.TOPIC, "hail", "HLX222", "Hail damage")
    assert house.directory.coverage(house.directory.topic("hail")).owner == INGA
    for before in (["Broken glass", "Lost property"], ["Broken glass", "Hail damage", "Lost property"]):
        house.hub.undo(by="Maja", desk="Desk 1")
        assert [one.topic.name for one in house.directory.topics()] == before


def test_somebody_who_left_comes_back(house: House, keeping: Keeping) -> None:
    assert keeping.retired(Kind.PERSON) == [Named(Kind.PERSON, "gone", "GNX222", "Gone Girl", "gone@ek.example")]
    keeping.bring_back(Kind.PERSON, "gone", by=MAJA)
    assert keeping.retired(Kind.PERSON) == []
    assert house.directory.party("239").name == "Gone Girl"
    assert BO in [one.party for one in house.directory.people()]
