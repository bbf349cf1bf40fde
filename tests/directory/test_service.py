"""Finding people, departments and topics by what people say, and who answers now."""

from datetime import timedelta

import pytest

from frontdesk.directory import records
from frontdesk.directory.model import Department, ExceptionKind, Party, PartyKind, Person, Topic
from frontdesk.errors import Ambiguous, NotFound, Refused
from frontdesk.hub import tables
from tests.directory.house import ASA, BENGT, BO, CLAIMS, DESK, INGA, MAJA, PEOPLE, TEN, TOPICS, House

HOUR = timedelta(hours=1)


NAMED = [
    ("Inga Ek", INGA),
    ("  inga   EK ", INGA),
    ("asa oberg", ASA),
    ("Åsa Öberg", ASA),
    ("inga@ek.example", INGA),
    ("INGA@EK.example", INGA),
    ("NGX222", INGA),
    ("ngx222", INGA),
    (" NGX222\n", INGA),
    ("231", INGA),
    ("+1 570 555 0142", INGA),
    ("(570) 555-0142", INGA),
    ("claims", CLAIMS),
    ("CLM222", CLAIMS),
    ("claims@ek.example", CLAIMS),
    ("570 555 0100", CLAIMS),
    ("Front Desk", DESK),
    ("Inga\x00 Ek", INGA),
]


def test_a_party_goes_by_name_mail_number_and_reference(house: House) -> None:
    assert [(said, house.directory.party(said)) for said, _ in NAMED] == NAMED


NOBODY = [
    "", "Inga", "inga@", "nobody@ek.example", "23", "31", "2310", "570 555 0199", "Gone Girl", "gone@ek.example",
    "239", "GNX222", "Old archive", "%", "_", "Inga%", "\ud800", "x" * 10_000,
]  # fmt: skip


def test_what_nobody_goes_by_is_not_found(house: House) -> None:
    for said in NOBODY:
        with pytest.raises(NotFound, match="No person or department goes by"):
            house.directory.party(said)


def test_of_two_with_one_name_nobody_is_chosen(house: House) -> None:
    with pytest.raises(Ambiguous, match="More than one person or department goes by “anna berg”") as refusal:
        house.directory.party("anna berg")
    assert sorted(refusal.value.candidates) == ["Anna Berg (NNX222)", "Anna Berg (NNX333)"]
    assert house.directory.party("NNX333") == Party(PartyKind.PERSON, "anna2", "Anna Berg")
    assert house.directory.party("anna@ek.example").id == "anna1"


def test_a_person_and_a_department_with_one_name_are_two(house: House) -> None:
    with house.hub.step("x", by="x", desk="x") as step:
        step.insert(tables.people, [records.named_row(Person(id="c", reference="CCC222", name="CLAIMS"))])
    with pytest.raises(Ambiguous) as refusal:
        house.directory.party("Claims")
    assert refusal.value.candidates == ("CLAIMS (CCC222)", "Claims (CLM222)")


def test_a_topic_goes_by_name_and_reference(house: House) -> None:
    for said in ("Hail damage", "hail  DAMAGE", "HLX222", "hlx222 "):
        assert house.directory.topic_called(said) == TOPICS[0]


def test_another_topic_is_not_found(house: House) -> None:
    for said in ("", "Hail", "Past matter", "PSX222", "inga ek", "\x00\ud800"):
        with pytest.raises(NotFound, match="No topic goes by"):
            house.directory.topic_called(said)


def test_lists_leave_out_what_is_out_of_use_and_are_in_the_order_of_names(house: House) -> None:
    assert [one.name for one in house.directory.people()] == [
        "Anna Berg", "Anna Berg", "Åsa Öberg", "Bo Lind", "Inga Ek"
    ]  # fmt: skip
    assert [one.name for one in house.directory.departments()] == ["Claims", "Front desk"]
    assert [one.topic.name for one in house.directory.topics()] == ["Broken glass", "Hail damage", "Lost property"]


def test_names_are_in_the_same_order_on_every_engine(house: House) -> None:
    names = ["zz", "a b", "ab", "a-b", "a_b", "a1", "B", "1a", "Ö", "ö b", "ñ", "ß", "Я", "я а"]
    with house.hub.step("x", by="x", desk="x") as step:
        step.delete(tables.people, [one.id for one in PEOPLE if one.id not in ("inga", "bo")])
        rows = [records.named_row(Person(id=name, reference=f"Y{n}", name=name)) for n, name in enumerate(names)]
        step.insert(tables.people, rows)
    assert [one.name for one in house.directory.people()] == [
        "1a", "a b", "a-b", "a1", "a_b", "ab", "B", "Bo Lind", "Inga Ek", "ñ", "Ö", "ö b", "ß", "zz", "Я", "я а",
    ]  # fmt: skip


def test_nouns_come_back_as_they_were_written(house: House) -> None:
    assert house.directory.person("inga") == PEOPLE[0]
    assert house.directory.topic("glass") == TOPICS[1]
    assert house.directory.people_by_id(["bo", "nobody"]) == {"bo": PEOPLE[1]}
    assert house.directory.departments_by_id(["desk"]) == {"desk": Department(id="desk", reference="DSK222",
                                                                              name="Front desk")}  # fmt: skip
    with pytest.raises(NotFound):
        house.directory.person("nobody")
    with pytest.raises(NotFound):
        house.directory.topic("nothing")


def who(house: House, topic: Topic) -> tuple[str | None, str]:
    cover = house.directory.coverage(topic)
    return cover.answers_now.name if cover.answers_now else None, cover.because


def test_who_answers_follows_what_is_different_now(house: House) -> None:
    hail, glass, lost, _ = TOPICS
    assert who(house, hail) == ("Inga Ek", "")
    house.directory.absent(INGA, TEN + 2 * HOUR, said="back at noon", by=MAJA)
    assert who(house, hail) == ("Bo Lind", "deputy of Inga Ek")
    house.directory.absent(BO, TEN + 1 * HOUR, cover=CLAIMS, by=MAJA)
    assert who(house, hail) == ("Claims", "covers Bo Lind")
    assert who(house, glass) == ("Claims", "")
    assert who(house, lost) == ("Front desk", "nobody owns this")
    house.clock.at = TEN + 1 * HOUR
    assert who(house, hail) == ("Bo Lind", "deputy of Inga Ek")
    house.clock.at = TEN + 2 * HOUR
    assert who(house, hail) == ("Inga Ek", "")


def test_a_topic_is_rerouted_for_a_while(house: House) -> None:
    house.directory.reroute(TOPICS[0], ASA, TEN + HOUR, by=MAJA)
    assert who(house, TOPICS[0]) == ("Åsa Öberg", "rerouted")
    house.clock.at = TEN + HOUR
    assert who(house, TOPICS[0]) == ("Inga Ek", "")


def test_what_is_different_now_is_told_with_its_end(house: House) -> None:
    later = house.directory.absent(INGA, TEN + 2 * HOUR, cover=BO, said=" back\nat noon\x00 ", by=MAJA)
    sooner = house.directory.reroute(TOPICS[2], CLAIMS, TEN + HOUR, by=MAJA)
    assert house.directory.exemptions() == [sooner, later]
    assert (later.kind, later.said, later.cover) == (ExceptionKind.COVERED, "back at noon", BO)
    assert house.directory.names([later, sooner]) == {"inga": "Inga Ek", "lost": "Lost property"}
    assert house.directory.today().away_until(INGA) == TEN + 2 * HOUR


def test_an_exception_can_be_ended_and_that_undone(house: House) -> None:
    noted = house.directory.absent(INGA, TEN + 2 * HOUR, by=MAJA)
    house.clock.at = TEN + HOUR
    house.directory.end(noted.id, by=MAJA)
    assert house.directory.exemptions() == []
    house.hub.undo(by="Maja", desk="Desk 1")
    assert house.directory.exemptions() == [noted]
    house.hub.undo(by="Maja", desk="Desk 1")
    assert house.directory.exemptions() == []


def test_an_exception_that_is_over_is_not_drawn_out_by_ending_it(house: House) -> None:
    noted = house.directory.absent(INGA, TEN + HOUR, by=MAJA)
    house.clock.at = TEN + 3 * HOUR
    house.directory.end(noted.id, by=BENGT)
    house.clock.at = TEN + 2 * HOUR
    assert house.directory.exemptions() == []


def test_an_exception_that_is_gone_cannot_be_ended(house: House) -> None:
    with pytest.raises(NotFound, match="no longer there"):
        house.directory.end("nothing", by=MAJA)


@pytest.mark.parametrize("hours", [0, -1])
def test_an_exception_needs_an_end_to_come(house: House, hours: int) -> None:
    with pytest.raises(Refused, match="end lies in the past"):
        house.directory.absent(INGA, TEN + hours * HOUR, by=MAJA)
    with pytest.raises(Refused, match="end lies in the past"):
        house.directory.reroute(TOPICS[0], BO, TEN + hours * HOUR, by=MAJA)
    assert house.directory.exemptions() == []


def test_a_department_is_never_away(house: House) -> None:
    with pytest.raises(Refused, match="Only a person can be away"):
        house.directory.absent(CLAIMS, TEN + HOUR, by=MAJA)


CATCH_ALL = [
    ("department:desk", DESK), ("person:inga", INGA), ("", None), ("person:gone", None), ("department:old", None),
    ("person:nobody", None), ("inga", None), (":", None), ("robot:inga", None),
]  # fmt: skip


def test_the_catch_all_is_whoever_is_named_and_still_there(house: House) -> None:
    for named, party in CATCH_ALL:
        house.catch_all = named
        assert (named, house.directory.catch_all()) == (named, party)


def test_coverage_is_told_for_many_topics_in_their_order(house: House) -> None:
    lost, hail = TOPICS[2], TOPICS[0]
    covers = house.directory.covers([lost, hail])
    assert [(one.topic.name, one.owner, one.deputies) for one in covers] == [
        ("Lost property", None, ()),
        ("Hail damage", INGA, (BO,)),
    ]
    assert house.directory.covers([]) == []
    assert set(house.directory.covers_by_id(["glass", "hail", "none"])) == {"glass", "hail"}


def test_a_chain_is_changed_place_by_place(house: House) -> None:
    def chain() -> list[str]:
        cover = house.directory.coverage(TOPICS[0])
        return [one.name for one in (cover.owner, *cover.deputies) if one]

    for wanted in ((BO, INGA, CLAIMS), (ASA,), (), (INGA, BO)):
        with house.hub.step("topic.own", by="Maja", desk="Desk 1") as step:
            records.save_chain(step, "hail", wanted)
        assert chain() == [one.name for one in wanted]
    for before in ([], ["Åsa Öberg"], ["Bo Lind", "Inga Ek", "Claims"], ["Inga Ek", "Bo Lind"]):
        house.hub.undo(by="Maja", desk="Desk 1")
        assert chain() == before


def test_the_names_of_topics_in_use_are_told_by_id_and_in_their_order(house: House) -> None:
    assert list(house.directory.topic_names().items()) == [
        ("glass", "Broken glass"),
        ("hail", "Hail damage"),
        ("lost", "Lost property"),
    ]
