"""The directory's room by keys: its lists, its forms, every verb and how it is taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit

from frontdesk.calls.model import Notes, Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.fields import PersonFields
from frontdesk.directory.model import ExceptionKind, Operator
from frontdesk.ids import new_id
from tests.ui.desk_window import DeskWindow
from tests.ui.house import DESK, EDGAR, HENRIK, JOANA, MAREK, MIA, TEN
from ui.models.directory import Page
from ui.rooms.directory.room import DirectoryRoom
from ui.widgets.form import Form

BENGT = Operator("Bengt", "Desk 2")
NOON = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


@pytest.fixture
def at(desk_window: DeskWindow) -> DeskWindow:
    """The console with its directory in sight."""
    desk_window.press("Ctrl+3")
    return desk_window


def room(at: DeskWindow) -> DirectoryRoom:
    found = at.window.room_named("directory")
    assert isinstance(found, DirectoryRoom)
    return found


def form(at: DeskWindow) -> Form:
    found = room(at).record.form
    assert found is not None
    return found


def names(at: DeskWindow) -> list[str]:
    return [row.title for row in room(at).list.rows]


def cells(at: DeskWindow, place: int) -> list[str]:
    return [cell.spoken for cell in room(at).list.rows[place].cells]


def tabs(at: DeskWindow) -> list[str]:
    return [tab.accessibleName() for tab in room(at).lists.tabs.findChildren(QAbstractButton)]


def title(at: DeskWindow) -> str:
    return room(at).record.title.title


def facts(at: DeskWindow) -> str:
    return "\n".join(room(at).record.facts())


def go(at: DeskWindow, page: Page) -> None:
    """Go to a list by its key."""
    while room(at).book.page is not page:
        at.press("Ctrl+Tab")


def find(at: DeskWindow, page: Page, words: str) -> None:
    """Filter a list and mark its first row."""
    go(at, page)
    at.press("/")
    at.type(words)
    at.press("Enter")


def fill(at: DeskWindow, **texts: str) -> None:
    """Type into fields, each reached by Tab."""
    for id, text in texts.items():
        while form(at).focused() != id:
            at.press("Tab")
        field = form(at).editor(id)
        if isinstance(field, (QLineEdit, QTextEdit)):
            field.selectAll()
        at.type(text)


def choose(at: DeskWindow, id: str, text: str) -> None:
    """Type the beginning of a name, and take the first that answers."""
    fill(at, **{id: text})
    at.press("Enter")


# The lists


def test_people_are_listed_by_name_with_department_number_and_who_is_away(at: DeskWindow) -> None:
    assert tabs(at)[:5] == ["People 8", "Departments 3", "Topics 5", "Different today 2", "Gaps 1"]
    assert names(at)[:3] == ["Edgar Lindholm", "Henrik Solberg", "Joana Pires"]
    assert cells(at, 0) == ["Edgar Lindholm", "Accounting", "", "214"]
    assert cells(at, 4) == ["Marek Dolan", "Service", "Yara Benning covers, Away until 16:00", "231"]


def test_a_record_says_numbers_as_people_read_them_and_what_is_owned_and_stood_in_for(at: DeskWindow) -> None:
    assert title(at) == "Edgar Lindholm"
    assert "Numbers: +1 570 555 0110, 214" in facts(at)
    assert "Mail: edgar@varnhem.example" in facts(at)
    assert "Owns: Duplicate invoice" in facts(at)
    at.press("Down", "Down")
    assert title(at) == "Joana Pires"
    assert "Deputises: Duplicate invoice, for Edgar Lindholm" in facts(at)
    assert "Owns: No topic" in facts(at)


def test_departments_say_how_many_people_and_topics_they_have(at: DeskWindow) -> None:
    go(at, Page.DEPARTMENTS)
    assert cells(at, 0) == ["Accounting", "No number", "4, Owns 1 topic"]
    assert "People: Edgar Lindholm, Henrik Solberg, Joana Pires, Léna Åberg" in facts(at)


def test_topics_say_owner_and_who_answers_now(at: DeskWindow) -> None:
    go(at, Page.TOPICS)
    assert names(at) == ["Duplicate invoice", "Lost key", "Night delivery", "Payment terms", "Repair visit"]
    assert cells(at, 0)[1:3] == ["Edgar Lindholm, Accounting", "Edgar Lindholm, Then Joana Pires"]
    assert cells(at, 1)[1] == "Nobody, Unowned"
    assert cells(at, 4)[1:] == ["Marek Dolan, Away until 16:00", "Yara Benning, Covers Marek Dolan", "2 h, Phone"]


def test_a_topic_shows_its_chain_with_numbers_and_the_catch_all(at: DeskWindow) -> None:
    go(at, Page.TOPICS)
    assert "Owner: Edgar Lindholm, Unknown, 214" in facts(at)
    assert "Deputy 1: Joana Pires, Unknown, 215" in facts(at)
    assert "Catch-all: Front desk" in facts(at)
    assert "Now: Edgar Lindholm answers" in facts(at)


def test_the_filter_finds_by_the_index_and_esc_shows_all_again(at: DeskWindow) -> None:
    find(at, Page.PEOPLE, "service")
    assert sorted(names(at)) == ["Marek Dolan", "Mia Okafor", "Tomas Reyes", "Yara Benning"]
    at.press("Esc")
    assert len(names(at)) == 8
    at.press("Esc")
    assert at.window.shows("console")


def test_the_marked_row_of_each_list_is_remembered(at: DeskWindow) -> None:
    at.press("Down", "Down", "Ctrl+Tab", "Ctrl+Shift+Tab")
    assert title(at) == "Joana Pires"


def test_what_another_desk_writes_is_seen_at_once(at: DeskWindow) -> None:
    other = open_desk(at.home / "hub.db", clock=StoppedClock(TEN))
    other.keeping.change_person("edgar", {"place": "Room 5"}, by=BENGT)
    other.close()
    at.follow()
    assert "Place: Room 5" in facts(at)
    assert "10:00, Place: Room 5, Bengt" in facts(at)


@pytest.mark.parametrize("page", [Page.DOUBLES, Page.RETIRED])
def test_an_empty_list_teaches(at: DeskWindow, page: Page) -> None:
    go(at, page)
    assert room(at).lists.empty.isVisible() == (not names(at))
    if not names(at):
        assert room(at).lists.empty.text().endswith(".")


# People and departments


def test_a_person_is_added_by_keys_and_undo_takes_it_back(at: DeskWindow) -> None:
    at.press("Alt+N")
    fill(at, name="Nils Berg")
    choose(at, "department", "serv")
    fill(at, role="Cold rooms", numbers="570 555 0177, 240", mail="nils@varnhem.example", place="Hall 2")
    at.press("Enter")
    made = next(one for one in at.desk.directory.people() if one.name == "Nils Berg")
    assert (made.department_id, made.role, made.numbers) == ("service", "Cold rooms", ("+15705550177", "240"))
    assert at.status == "Nils Berg is in the directory. Ctrl Z undoes."
    assert title(at) == "Nils Berg"
    assert "Added, Alma Reyes" in facts(at)
    at.press("Ctrl+Z")
    assert at.status == "Undone: the new person is gone again."
    assert "Nils Berg" not in names(at)


def test_a_second_one_of_the_same_name_is_told_and_listed_among_the_doubles(at: DeskWindow) -> None:
    at.press("Alt+N")
    fill(at, name="Edgar Lindholm")
    choose(at, "department", "accounting")
    at.press("Enter")
    assert at.status == "Edgar Lindholm is in the directory. Another has that name, DGR222: see Doubles. Ctrl Z undoes."
    go(at, Page.DOUBLES)
    assert cells(at, 0)[2] == "Same name and department, Person"


def test_a_person_is_changed_and_the_history_says_who_changed_what(at: DeskWindow) -> None:
    at.press("Enter")
    fill(at, role="Head of accounts")
    at.press("Enter")
    assert at.desk.directory.person("edgar").role == "Head of accounts"
    assert at.desk.directory.person("edgar").numbers == ("+15705550110", "214")
    assert at.status == "Saved: Edgar Lindholm. Ctrl Z undoes."
    assert "Role: Head of accounts, Alma Reyes" in facts(at)
    at.press("Ctrl+Z")
    assert at.status == "Undone: the person is as before."
    assert at.desk.directory.person("edgar").role == ""


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", " ", "A person needs a name."),
        ("mail", "edgar at home", "“edgar at home” is not a mail address."),
        ("numbers", "nine", "“nine” is not a telephone number."),
        ("department", "Nowhere", "No department goes by “Nowhere”."),
        ("department", "Mia Okafor", "Mia Okafor is no department."),
    ],
)
def test_a_refusal_stands_beside_its_field_and_nothing_is_written(
    at: DeskWindow, field: str, text: str, sentence: str
) -> None:
    at.press("Alt+E")
    fill(at, **{field: text})
    at.press("Ctrl+S")
    assert form(at).refusal(field) == sentence
    assert form(at).focused() == field
    assert form(at).editor(field).accessibleDescription() == sentence
    assert at.status.startswith(sentence)
    assert at.desk.directory.person("edgar").name == "Edgar Lindholm"
    at.type("x")
    assert form(at).refusal(field) == ""


def test_typed_words_survive_esc_and_leaving_the_room_and_can_be_let_go(at: DeskWindow) -> None:
    at.press("Alt+E")
    fill(at, place="Room 7")
    at.press("Esc")
    assert room(at).record.form is None
    assert at.desk.directory.person("edgar").place == ""
    at.press("Alt+E", "Ctrl+1", "Ctrl+3")
    assert form(at).texts["place"].text == "Room 7"
    at.press("Alt+X")
    assert form(at).texts["place"].text == ""
    at.press("Ctrl+S")
    assert at.desk.directory.person("edgar").place == ""


def test_esc_closes_names_then_the_form_then_the_filter_then_the_room(at: DeskWindow) -> None:
    find(at, Page.PEOPLE, "edgar")
    at.press("Alt+E")
    fill(at, department="s")
    assert form(at).names("department").rows
    at.press("Esc")
    assert not form(at).shows_names
    at.press("Esc")
    assert room(at).record.form is None
    at.press("Esc")
    assert len(names(at)) == 8
    at.press("Esc")
    assert at.window.shows("console")


def test_a_name_is_taken_by_arrows_and_enter_and_said(at: DeskWindow) -> None:
    at.press("Alt+E")
    fill(at, department="e")
    assert [row.name for row in form(at).names("department").rows] == ["Front desk", "Service"]
    at.press("Down", "Enter")
    assert form(at).texts["department"].chosen == "department:service"
    at.press("Enter")
    assert at.desk.directory.person("edgar").department_id == "service"


def test_a_department_is_added_and_changed(at: DeskWindow) -> None:
    go(at, Page.DEPARTMENTS)
    at.press("Alt+N")
    fill(at, name="Warehouse", number="260", place="Hall 1")
    at.press("Enter")
    made = next(one for one in at.desk.directory.departments() if one.name == "Warehouse")
    assert (made.number, made.place) == ("260", "Hall 1")
    assert title(at) == "Warehouse"
    at.press("Alt+E")
    fill(at, place="Hall 3")
    at.press("Enter")
    assert at.desk.directory.departments_by_id([made.id])[made.id].place == "Hall 3"
    at.press("Ctrl+Z")
    assert at.status == "Undone: the department is as before."
    at.press("Ctrl+Z")
    assert at.status == "Undone: the new department is gone again."


# Topics, owners


def test_a_topic_is_added_with_its_owner(at: DeskWindow) -> None:
    go(at, Page.TOPICS)
    at.press("Alt+N")
    fill(at, name="Spare parts")
    choose(at, "owner", "marek")
    fill(at, words="filter, gasket", phrases="I need a new filter", due="90 min")
    at.press("Ctrl+S")
    made = next(one for one in at.desk.directory.topics() if one.topic.name == "Spare parts")
    assert made.owner == MAREK
    assert (made.topic.keywords, made.topic.phrases) == (("filter", "gasket"), ("I need a new filter",))
    assert made.topic.due_minutes == 90
    assert title(at) == "Spare parts"
    at.press("Ctrl+Z")
    assert at.status == "Undone: the new topic is gone again."


def test_a_topic_is_changed_field_by_field(at: DeskWindow) -> None:
    find(at, Page.TOPICS, "duplicate")
    at.press("Enter")
    fill(at, words="charged twice, paid twice", due="2 days")
    at.press("Enter")
    topic = at.desk.directory.topic("invoice")
    assert (topic.keywords, topic.due_minutes) == (("charged twice", "paid twice"), 2880)
    assert topic.phrases == ("I was charged twice for the same invoice",)
    at.press("Alt+E")
    fill(at, due="soon")
    at.press("Enter")
    assert form(at).refusal("due") == "“soon” is no span of time."


def test_the_chain_is_kept_by_name_up_down_and_out_each_a_step_of_its_own(at: DeskWindow) -> None:
    find(at, Page.TOPICS, "duplicate")
    at.press("Alt+C")
    choose(at, "party", "henrik")
    at.press("Enter")
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA, HENRIK)
    assert at.status == "Henrik Solberg is deputy 2 now. Ctrl Z undoes."
    assert [row.spoken for row in room(at).record.chain.rows] == [
        "Edgar Lindholm, owner", "Joana Pires, deputy 1", "Henrik Solberg, deputy 2",
    ]  # fmt: skip
    at.press("Alt+Up", "Alt+Up")
    assert at.desk.owning.chain("invoice") == (HENRIK, EDGAR, JOANA)
    assert at.status == "Henrik Solberg is the owner now. Ctrl Z undoes."
    at.press("Alt+Down")
    assert at.desk.owning.chain("invoice") == (EDGAR, HENRIK, JOANA)
    at.press("Down", "Alt+Del")
    assert at.desk.owning.chain("invoice") == (EDGAR, HENRIK)
    at.press("Ctrl+Z")
    assert at.status == "Undone: owner and deputies of the topic are as before."
    assert at.desk.owning.chain("invoice") == (EDGAR, HENRIK, JOANA)
    assert [row.name for row in room(at).record.chain.rows] == ["Edgar Lindholm", "Henrik Solberg", "Joana Pires"]


def test_nobody_stands_in_a_chain_twice(at: DeskWindow) -> None:
    find(at, Page.TOPICS, "duplicate")
    at.press("Alt+C")
    choose(at, "party", "edgar")
    at.press("Enter")
    assert form(at).refusal("party") == "Edgar Lindholm stands in the chain twice."
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA)


def test_an_unowned_topic_is_given_an_owner(at: DeskWindow) -> None:
    go(at, Page.GAPS)
    assert cells(at, 0) == ["Lost key, Call back", "An owner, Unowned", ""]
    at.press("Enter")
    choose(at, "party", "front")
    at.press("Enter")
    assert at.desk.owning.chain("key") == (DESK,)
    assert at.status == "Front desk is the owner now. Ctrl Z undoes."
    at.press("Esc")
    assert names(at) == []
    assert "Every topic has an owner" in room(at).lists.empty.text()


def test_a_topic_is_retired_and_brought_back(at: DeskWindow) -> None:
    find(at, Page.TOPICS, "night")
    at.press("Alt+T")
    assert at.desk.directory.topic("night").retired_at is not None
    assert at.status == "Night delivery is retired; what is owed about it stays owed. Ctrl Z undoes."
    go(at, Page.RETIRED)
    assert cells(at, 0)[:2] == ["Night delivery", "Topic"]
    at.press("Alt+B")
    assert at.desk.directory.topic("night").retired_at is None
    at.press("Ctrl+Z")
    assert at.status == "Undone: the topic is retired again."


# What is different


def test_somebody_is_noted_away_and_covered_and_back_early(at: DeskWindow) -> None:
    at.press("Alt+Shift+A")
    fill(at, until="tomorrow 9")
    choose(at, "cover", "joana")
    fill(at, said="Edgar is at a fair.", private="Interview")
    at.press("Enter")
    noted = next(one for one in at.desk.directory.exemptions() if one.person_id == "edgar")
    assert (noted.kind, noted.cover, noted.ends_at) == (ExceptionKind.COVERED, JOANA, NOON)
    assert (noted.said, noted.private) == ("Edgar is at a fair.", "Interview")
    assert at.status == "Edgar Lindholm is away until Tue 09:00, Joana Pires covers. Ctrl Z undoes."
    assert room(at).record.title.state == "Away until Tue"
    at.press("Alt+F")
    assert at.status == "Ended: Edgar Lindholm is as usual again. Ctrl Z undoes."
    assert all(one.person_id != "edgar" for one in at.desk.directory.exemptions())
    at.press("Ctrl+Z")
    assert at.status == "Undone: the absence or rerouting goes on as it was noted."
    at.press("Ctrl+Z")
    assert at.status == "Undone: nobody is noted as away by that any more."


@pytest.mark.parametrize(
    ("texts", "field", "sentence"),
    [
        ({}, "until", "Until when? Every exception needs an end."),
        ({"until": "whenever"}, "until", "“whenever” is no time."),
        ({"until": "2026-03-01"}, "until", "The end lies in the past; nothing was noted."),
        ({"until": "16", "from": "later"}, "from", "“later” is no time."),
        ({"until": "16", "cover": "Edgar Lindholm"}, "cover", "Edgar Lindholm cannot cover for themselves."),
    ],
)
def test_an_absence_needs_an_end_that_can_be_read(
    at: DeskWindow, texts: dict[str, str], field: str, sentence: str
) -> None:
    at.press("Alt+Shift+A")
    fill(at, **texts)
    at.press("Ctrl+S")
    assert form(at).refusal(field) == sentence


def test_an_absence_may_begin_later_and_is_listed_by_then(at: DeskWindow) -> None:
    at.press("Alt+Shift+A")
    fill(at, until="wed 17", **{"from": "tomorrow 9"})
    at.press("Enter")
    assert at.status == "Edgar Lindholm is away from Tue 09:00 until Wed 17:00. Ctrl Z undoes."
    go(at, Page.DIFFERENT)
    assert names(at) == ["Marek Dolan", "Tomas Reyes", "Edgar Lindholm"]
    assert cells(at, 2)[0] == "Edgar Lindholm, From Tue 09:00"
    at.press("End", "Enter")
    assert names(at) == ["Marek Dolan", "Tomas Reyes"]


def test_a_topic_is_rerouted_and_ended(at: DeskWindow) -> None:
    find(at, Page.TOPICS, "duplicate")
    at.press("Alt+G")
    choose(at, "to", "mia")
    fill(at, until="2h")
    at.press("Enter")
    cover = at.desk.directory.cover("invoice")
    assert (cover.answers_now, cover.because) == (MIA, "rerouted")
    assert at.status == "Duplicate invoice goes to Mia Okafor until 12:00. Ctrl Z undoes."
    assert "Rerouted: until 12:00 to Mia Okafor" in facts(at)
    at.press("Alt+F")
    assert at.desk.directory.cover("invoice").answers_now == EDGAR


# Leaving, doubles, gaps


def test_retiring_shows_what_would_be_orphaned_and_gives_it_to_the_heir(at: DeskWindow) -> None:
    at.press("Alt+T")
    assert title(at) == "Edgar Lindholm leaves"
    assert "Owns: Duplicate invoice" in facts(at)
    assert "Hand-offs: Duplicate invoice, " in facts(at)
    assert "Articles: Duplicate invoice: what to say" in facts(at)
    at.press("Enter")
    assert form(at).refusal("heir").startswith("Edgar Lindholm would leave 3 behind")
    choose(at, "heir", "joana")
    at.press("Enter")
    assert at.desk.directory.person("edgar").retired_at is not None
    assert at.desk.owning.chain("invoice") == (JOANA,)
    assert (
        at.status == "Edgar Lindholm is retired; Joana Pires takes over 1 topic, 1 hand-off, 1 article. Ctrl Z undoes."
    )
    assert "Edgar Lindholm" not in names(at)
    at.press("Ctrl+Z")
    assert at.status == "Undone: the person is back, and has everything again that the heir took over."
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA)


def test_esc_leaves_whoever_was_to_be_retired_as_they_were(at: DeskWindow) -> None:
    at.press("Alt+T")
    choose(at, "heir", "joana")
    at.press("Esc")
    assert title(at) == "Edgar Lindholm"
    assert at.desk.directory.person("edgar").retired_at is None
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA)


def test_whoever_leaves_nothing_behind_is_retired_with_enter(at: DeskWindow) -> None:
    at.press("Down", "Alt+T")
    assert room(at).record.form is None
    at.press("Enter")
    assert at.desk.directory.person("henrik").retired_at is not None
    assert at.status == "Henrik Solberg is retired. Ctrl Z undoes."


def test_a_department_is_retired_and_its_people_go_to_another(at: DeskWindow) -> None:
    find(at, Page.DEPARTMENTS, "accounting")
    at.press("Alt+T")
    choose(at, "heir", "service")
    at.press("Enter")
    assert at.desk.directory.person("edgar").department_id == "service"
    at.press("Ctrl+Z")
    assert at.desk.directory.person("edgar").department_id == "accounting"


def doubled(at: DeskWindow) -> str:
    """Mia a second time, with a number of her own; she herself has a place. The older of the two ids stays."""
    at.desk.keeping.change_person("mia", {"place": "Hall 2"}, by=BENGT)
    typed: PersonFields = {"name": "Mia Okafor", "department_id": "service", "numbers": ("250",)}
    return at.desk.keeping.add_person(typed, by=BENGT).noun.id


def test_merging_shows_what_is_kept_filled_and_moved_before_enter_does_it(at: DeskWindow) -> None:
    kept = doubled(at)
    go(at, Page.DOUBLES)
    assert names(at)[0] == "Mia Okafor"
    at.press("Enter")
    assert "Numbers: 250, 233; Of both" in facts(at)
    assert "Place: Hall 2; Filled by the double" in facts(at)
    assert "Moves: Topics owned or stood in for, 1" in facts(at)
    at.press("Enter")
    merged = at.desk.directory.person(kept)
    assert (merged.numbers, merged.place) == (("250", "233"), "Hall 2")
    assert at.desk.directory.person("mia").retired_at is not None
    assert at.desk.owning.chain("repair") == (MAREK, merged.party)
    assert at.status == f"One record now: Mia Okafor, {merged.reference}. Ctrl Z undoes."
    at.press("Ctrl+Z")
    assert at.status == "Undone: the two people are two again."
    assert at.desk.owning.chain("repair") == (MAREK, MIA)


def test_the_other_one_may_be_kept(at: DeskWindow) -> None:
    other = doubled(at)
    go(at, Page.DOUBLES)
    at.press("Alt+M", "Alt+K", "Enter")
    assert at.desk.directory.person(other).retired_at is not None
    assert at.desk.directory.person("mia").numbers == ("233", "250")


@pytest.fixture
def gaps(at: DeskWindow) -> DeskWindow:
    """Three calls that nobody could answer, two of them in the same words."""
    for words in ("rent a marquee", "Rent a marquee?", "lend a van"):
        notes = Notes(id=new_id(), started_at=TEN - timedelta(minutes=5), words=words)
        at.desk.calls.log(notes, Outcome.UNOWNED, by=BENGT)
    go(at, Page.GAPS)
    at.press("End")
    return at


def gap_words(at: DeskWindow) -> dict[str, int]:
    return {gap.words: gap.count for gap in at.desk.gaps.open_gaps()}


def mark(at: DeskWindow, words: str) -> None:
    """Mark a row by its first words."""
    at.press("Home")
    while not room(at).list.marked.title.lower().startswith(words):
        at.press("Down")


def test_a_gap_is_closed_by_the_topic_that_covers_it_and_all_like_it_too(gaps: DeskWindow) -> None:
    mark(gaps, "rent")
    gaps.press("Enter")
    choose(gaps, "topic", "payment")
    gaps.press("Enter")
    assert gap_words(gaps) == {"lend a van": 1}
    assert gaps.status == "2 gaps are closed, covered by Payment terms. Ctrl Z undoes."
    gaps.press("Ctrl+Z")
    assert gaps.status == "Undone: the gap is open again."
    assert len(gap_words(gaps)) == 2


def test_a_gap_is_closed_with_a_note_and_not_without_a_word(gaps: DeskWindow) -> None:
    mark(gaps, "lend")
    gaps.press("Alt+I", "Enter")
    assert form(gaps).refusal("topic") == "A gap is closed by a topic, or by a word on what was done."
    fill(gaps, note="We do not lend vans.")
    gaps.press("Enter")
    assert "lend a van" not in gap_words(gaps)


def test_a_gap_becomes_a_topic_with_its_words(gaps: DeskWindow) -> None:
    mark(gaps, "rent")
    gaps.press("Alt+N")
    assert form(gaps).texts["phrases"].text.lower().startswith("rent a marquee")
    fill(gaps, name="Marquees")
    gaps.press("Ctrl+S")
    assert gap_words(gaps) == {"lend a van": 1}
    assert gaps.status == "Marquees is a topic now. 2 gaps are closed by it. Ctrl Z undoes."
    assert title(gaps) == "Marquees"
    gaps.press("Ctrl+Z")
    assert gaps.status == "Undone: the new topic is gone again, and the gap is open."
    assert gap_words(gaps)["lend a van"] == 1
    assert len(gap_words(gaps)) == 2
    assert "Marquees" not in [covered.topic.name for covered in gaps.desk.directory.topics()]


def test_no_topic_is_made_of_a_gap_that_somebody_closed_meanwhile(gaps: DeskWindow) -> None:
    mark(gaps, "lend")
    gaps.press("Alt+N")
    fill(gaps, name="Vans")
    gap = next(gap for gap in gaps.desk.gaps.open_gaps() if gap.words == "lend a van")
    gaps.desk.gaps.close_gap(gap.id, None, "We do not lend vans.", by=BENGT)
    gaps.press("Ctrl+S", "Ctrl+S")
    assert gaps.status.startswith("This gap is closed already.")
    assert "Vans" not in [covered.topic.name for covered in gaps.desk.directory.topics()]


# All of it


def test_a_call_at_hand_stays_in_sight_and_letters_go_to_the_box(at: DeskWindow) -> None:
    at.type("570")
    assert at.window.shows("console")
    at.press("Ctrl+3")
    assert room(at).call.isVisible()
    assert room(at).call.text().startswith("On a call")


def test_long_lists_are_read_page_by_page_as_the_mark_moves_on(at: DeskWindow) -> None:
    for place in range(230):
        at.desk.keeping.add_person({"name": f"Zz {place:03}"}, by=BENGT)
    at.press("Ctrl+1", "Ctrl+3")
    assert len(names(at)) == 200
    at.press("End")
    assert len(names(at)) == 238
    assert at.desk.directory.people()[-1].name == "Zz 229"


def test_somebody_added_far_down_a_long_list_is_found(at: DeskWindow) -> None:
    for place in range(230):
        at.desk.keeping.add_person({"name": f"Aa {place:03}"}, by=BENGT)
    at.press("Ctrl+1", "Ctrl+3", "Alt+N")
    fill(at, name="Zora Quist")
    at.press("Enter")
    at.follow()
    assert title(at) == "Zora Quist"
