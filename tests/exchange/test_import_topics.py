"""Topics from CSV, and who owns them: found by name, mail or number, made where that is asked for, never guessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.directory.model import PartyKind
from frontdesk.exchange.fields import Noun
from frontdesk.hub.opening import make_hub
from tests.exchange.importing import Files, changes, fates, reasons

TOPICS = Noun.TOPICS
STAFF = (
    "name,mail,phone,department\n"
    "Anna Berg,anna@example.com,570 555 0142,Billing\n"
    "Bo Ek,bö@example.com,231,Stores\n"
    '"Holm, Eva",eva@example.com,,Stores\n'
)
UNKNOWN = "nobody in the directory goes by “{}”; import them first, or use --create-owners"


@pytest.fixture
def files(tmp_path: Path, stopped_clock: StoppedClock) -> Iterator[Files]:
    """A directory of three people in two departments."""
    hub = make_hub(tmp_path / "hub.db", clock=stopped_clock)
    files = Files(hub, tmp_path)
    files.bring(Noun.PEOPLE, STAFF)
    yield files
    hub.close()


def test_a_topic_is_taken_over_with_everything_the_file_says(files: Files) -> None:
    files.bring(
        TOPICS,
        "service;responsible;backup;description;tags;examples;kind;channel;due\n"
        "Invoices;Anna Berg;Bo Ek, Stores;Bills we sent;bill, invoice|money;"
        "My bill, it is wrong|I paid twice;call back;e-mail;1 day\n",
    )
    topic = files.rows("topics")["Invoices"]
    assert topic["text"] == "Bills we sent"
    assert topic["keywords"] == ("bill", "invoice", "money")
    assert topic["phrases"] == ("My bill, it is wrong", "I paid twice")
    assert (topic["kind"], topic["channel"], topic["due_minutes"]) == ("callback", "mail", 1440)
    assert files.chain("Invoices") == ["Anna Berg", "Bo Ek", "Stores"]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("anna berg", "Anna Berg"),
        ("ANNA@example.com", "Anna Berg"),
        ("+1 570 555 0142", "Anna Berg"),
        ("(570) 555-0142", "Anna Berg"),
        ("231", "Bo Ek"),
        ("BÖ@example.com", "Bo Ek"),
        ("Störes", "Stores"),
    ],
)
def test_an_owner_is_a_person_or_department_by_name_mail_or_number(files: Files, owner: str, name: str) -> None:
    files.bring(TOPICS, f"topic,owner\nInvoices,{owner}\n")
    assert files.chain("Invoices") == [name]


def test_an_owner_may_be_named_by_reference(files: Files) -> None:
    files.bring(TOPICS, f"topic,owner\nInvoices,{files.rows('people')['Bo Ek']['reference'].lower()}\n")
    assert files.chain("Invoices") == ["Bo Ek"]


def test_an_unknown_owner_is_refused(files: Files) -> None:
    plan = files.plan(TOPICS, "topic,owner\nInvoices,Anna Berg\nReturns,Ida Ny\n")
    assert reasons(plan) == [(3, UNKNOWN.format("Ida Ny"))]
    assert plan.created == ()


@pytest.mark.parametrize(("kind", "table"), [(PartyKind.PERSON, "people"), (PartyKind.DEPARTMENT, "departments")])
def test_an_unknown_owner_is_made_once_where_that_is_asked_for(files: Files, kind: PartyKind, table: str) -> None:
    text = "topic,owner,deputy\nReturns,Ida Ny,Anna Berg\nRepairs,ida  ny,\n"
    assert files.plan(TOPICS, text, owners=kind).created == ("Ida Ny",)
    files.bring(TOPICS, text, owners=kind)
    assert "Ida Ny" in files.rows(table)
    assert files.chain("Returns") == ["Ida Ny", "Anna Berg"]
    assert files.chain("Repairs") == ["Ida Ny"]


def test_an_owner_made_of_a_mail_address_can_be_found_by_it(files: Files) -> None:
    files.bring(TOPICS, "topic,owner\nReturns,Ida@example.com\n", owners=PartyKind.PERSON)
    assert files.rows("people")["Ida@example.com"]["mail"] == "ida@example.com"


@pytest.mark.parametrize(
    ("owner", "reason"),
    [
        ("570 555 0199", "nobody has the number “570 555 0199”, and a number is no name to make an owner of"),
        ("Ida Ny; Per Ny", "“Ida Ny; Per Ny” is more than one owner; put the others into a column of deputies"),
    ],
)
def test_what_is_no_owner_is_not_made_one(files: Files, owner: str, reason: str) -> None:
    plan = files.plan(TOPICS, f"topic,owner\nReturns,{owner}\n", owners=PartyKind.PERSON)
    assert reasons(plan) == [(2, reason)]


def test_an_owner_whom_two_could_be_is_refused_with_the_candidates(files: Files) -> None:
    files.bring(Noun.PEOPLE, "name,mail\nStores,stores@example.com\n")
    person, house = files.rows("people")["Stores"], files.rows("departments")["Stores"]
    both = f"Stores ({person['reference']}), Stores ({house['reference']})"
    plan = files.plan(TOPICS, "topic,owner\nInvoices,Stores\n", owners=PartyKind.PERSON)
    assert reasons(plan) == [(2, f"more than one goes by “Stores”: {both}")]


def test_a_topic_may_come_without_an_owner(files: Files) -> None:
    files.bring(TOPICS, "topic,owner\nInvoices,\nReturns,n/a\n")
    assert (files.chain("Invoices"), files.chain("Returns")) == ([], [])


def test_a_deputy_without_an_owner_is_refused(files: Files) -> None:
    plan = files.plan(TOPICS, "topic,owner,deputy\nInvoices,,Bo Ek\n")
    assert reasons(plan) == [(2, "it has a deputy and no owner")]


def test_a_deputy_with_a_comma_in_the_name_is_one(files: Files) -> None:
    files.bring(TOPICS, 'topic,owner,deputies\nA,Anna Berg,"Holm, Eva"\nB,Anna Berg,"Holm, Eva; Bo Ek"\n')
    assert files.chain("A") == ["Anna Berg", "Holm, Eva"]
    assert files.chain("B") == ["Anna Berg", "Holm, Eva", "Bo Ek"]


def test_a_deputy_who_is_the_owner_counts_once(files: Files) -> None:
    files.bring(TOPICS, 'topic,owner,deputies\nInvoices,Anna Berg,"Bo Ek, Anna Berg, Bo Ek"\n')
    assert files.chain("Invoices") == ["Anna Berg", "Bo Ek"]


def test_changed_fields_are_named_and_the_others_stay(files: Files) -> None:
    files.bring(TOPICS, "topic,owner,deputies,text,due\nInvoices,Anna Berg,Bo Ek;Stores,Bills,60\n")
    text = "topic,owner,deputies,text,due\nINVOICES,,Stores,,2 h\n"
    assert changes(files.plan(TOPICS, text)) == [("name", "due", "deputies")]
    files.bring(TOPICS, text)
    topic = files.rows("topics")["INVOICES"]
    assert (topic["text"], topic["due_minutes"]) == ("Bills", 120)
    assert files.chain("INVOICES") == ["Anna Berg", "Stores"]


def test_a_new_owner_takes_over_and_the_deputies_stay(files: Files) -> None:
    files.bring(TOPICS, "topic,owner,deputies\nInvoices,Anna Berg,Bo Ek;Stores\n")
    text = "topic,owner\nInvoices,Stores\n"
    assert changes(files.plan(TOPICS, text)) == [("owner", "deputies")]
    files.bring(TOPICS, text)
    assert files.chain("Invoices") == ["Stores", "Bo Ek"]


def test_the_same_file_again_changes_nothing_and_leaves_no_entry(files: Files) -> None:
    text = "topic,owner,deputies,tags,contact,due\nInvoices,Anna Berg,Bo Ek,bill,#billing,4 h\n"
    files.bring(TOPICS, text)
    before = files.hub.seq()
    assert files.bring(TOPICS, text).same == 1
    assert files.hub.seq() == before


def test_doubles_in_the_file_are_refused_naming_the_other_line(files: Files) -> None:
    assert reasons(files.plan(TOPICS, "topic\nInvoices\nReturns\ninvoices\n")) == [
        (4, "it has the same name as line 2")
    ]


@pytest.mark.parametrize(
    ("contact", "channel", "keywords"),
    [
        ("telephone", "phone", ("bill",)),
        ("E-Mail", "mail", ("bill",)),
        ("in person", "in-person", ("bill",)),
        ("sig-billing", "chat", ("bill", "sig-billing")),
        ("billing@example.com", "mail", ("bill", "billing@example.com")),
        ("570 555 0100", "phone", ("bill", "570 555 0100")),
    ],
)
def test_a_contact_tells_the_channel_and_its_address_can_be_found(
    files: Files, contact: str, channel: str, keywords: tuple[str, ...]
) -> None:
    files.bring(TOPICS, f"topic,tags,contact\nInvoices,bill,{contact}\n")
    topic = files.rows("topics")["Invoices"]
    assert (topic["channel"], topic["keywords"]) == (channel, keywords)


@pytest.mark.parametrize(
    ("due", "minutes"),
    [("240", 240), ("4 h", 240), ("30 min", 30), ("1 day", 1440), ("1,5 hours", 90), ("1h30", 90), ("2 weeks", 20160)],
)
def test_a_due_time_is_read_as_people_write_it(files: Files, due: str, minutes: int) -> None:
    files.bring(TOPICS, f'topic,due\nInvoices,"{due}"\n')
    assert files.rows("topics")["Invoices"]["due_minutes"] == minutes


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("due", "soon", "“soon” is not a span of time; write 4 h, 30 min or 1 day"),
        ("due", "0", "“0” is not between a minute and a year"),
        ("due", "-30", "“-30” is not a span of time; write 4 h, 30 min or 1 day"),
        ("kind", "fax", "“fax” is not a kind of hand-off; write transfer, callback or message"),
        ("tags", "t" * 201, "one of the keywords is longer than 200 characters"),
        ("tags", ";".join(map(str, range(201))), "more than 200 keywords"),
        ("text", "é" * 32_769, "the text is longer than 64 KiB"),
    ],
)
def test_cells_that_cannot_be_taken_say_why(files: Files, column: str, cell: str, reason: str) -> None:
    assert reasons(files.plan(TOPICS, f"topic,{column}\nInvoices,{cell}\n")) == [(2, reason)]


@pytest.mark.parametrize(
    ("file", "kind", "topics", "owners"),
    [
        ("dir_kubernetes_sigs.csv", PartyKind.PERSON, 271, 35),
        ("dir_uk_local_services.csv", PartyKind.DEPARTMENT, 117, 3),
    ],
)
def test_a_real_directory_is_taken_over_with_its_owners_made(
    files: Files, shared: Path, file: str, kind: PartyKind, topics: int, owners: int
) -> None:
    text = (shared / "directories" / file).read_text(encoding="utf-8")
    without = files.plan(TOPICS, text)
    assert {fate for _, _, fate in fates(without)} == {"refused"}
    assert len(without.rows) == topics
    done = files.bring(TOPICS, text, owners=kind)
    assert (done.new, len(done.created)) == (topics, owners)
    assert files.bring(TOPICS, text).same == topics


def test_a_real_topic_keeps_its_owner_its_group_and_its_code(files: Files, shared: Path) -> None:
    for name, kind in (("kubernetes_sigs", PartyKind.PERSON), ("uk_local_services", PartyKind.DEPARTMENT)):
        text = (shared / f"directories/dir_{name}.csv").read_text(encoding="utf-8")
        files.bring(TOPICS, text, owners=kind)
    apps, meals = files.rows("topics")["Apps / kjob"], files.rows("topics")["Find out about free school meals"]
    assert (apps["channel"], apps["keywords"]) == ("chat", ("subproject", "sig-apps"))
    assert (meals["channel"], meals["keywords"]) == ("phone", ("LGSL 4",))
    assert files.chain("Apps / kjob") == ["Janet Kuo"]
    assert files.chain("Find out about free school meals") == ["county/unitary"]
