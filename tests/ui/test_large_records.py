"""Records with texts as large and as odd as the hub takes: shown everywhere, and left as they are by whoever looks."""

import pytest
from PySide6.QtWidgets import QLineEdit

from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.desk import Desk
from frontdesk.directory.fields import LONGEST_LINE, LONGEST_TEXT, DepartmentFields, PersonFields, TopicFields
from frontdesk.ids import new_id
from frontdesk.knowledge.wording import LONGEST_BODY, LONGEST_SAY, Wording
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.test_directory_room import find, form, room
from tests.ui.test_every_field import WAYS
from ui.models.directory import Page

MARKS = "i" + "\u0301" * 30
#: Texts by the name of what is odd about them: of many lines, and a name.
TEXTS = {
    "many lines": ("x\n" * 20_000 + "the end", "Many lines"),
    "one line": ("x" * (LONGEST_TEXT - 8) + " the end", "x" * LONGEST_LINE),
    "marks": ((MARKS + " ") * 2_000 + "the end", (MARKS + " ") * 6 + "end"),
    "signs of Markdown": ("**x[![a](b)" * 5_900 + "the end", "`*_[<b>%s{0}&amp;"),
    "emoji, from right to left": ("👩‍👩‍👧‍👦 שלום " * 4_000 + "the end", "\u202eשלום 👩‍👩‍👧‍👦"),
}
CALLER = "+1 570 555 0188"


def fill(desk: Desk, text: str, name: str) -> None:
    """A person, a department, a topic, an article, a line and two calls that hold it."""
    by = desk.operator
    house = desk.keeping.add_department(DepartmentFields(name=f"A {name}"[:LONGEST_LINE], place=name), by=by).noun
    person = desk.keeping.add_person(PersonFields(name=name, role=name, department_id=house.id), by=by).noun
    fields = TopicFields(name=name, text=text, keywords=["marquee", name], phrases=[name])
    topic = desk.keeping.add_topic(fields, by=by).noun
    desk.owning.append(topic.id, person.party, by=by)
    wording = Wording(title=name, say=text[:LONGEST_SAY], body=text[:LONGEST_BODY], keywords=("marquee",))
    desk.articles.write(wording, topic_id=topic.id, by=by)
    desk.lines.add(name=name, does=text[:10_000], does_not=text[:10_000], by=by)
    for outcome in (Outcome.HANDED_OFF, Outcome.UNOWNED):
        passing = Passing(due_at=desk.clock.now()) if outcome is Outcome.HANDED_OFF else Passing()
        notes = Notes(id=new_id(), started_at=desk.clock.now(), received=CALLER, caller_name=name, organisation=name,
                      words=text, summary=text, topic_id=topic.id, passing=passing)  # fmt: skip
        desk.calls.log(notes, outcome, by=by)
    desk.follow()


def large(start: Start, kind: str) -> DeskWindow:
    at = start()
    fill(at.desk, *TEXTS[kind])
    at.follow()
    return at


def walked(at: DeskWindow) -> None:
    """The lists, the first records of each, and the forms that hold large texts."""
    for number in (2, 3, 4):
        at.press("Esc", "Esc", f"Ctrl+{number}")
        for _ in range(5):
            at.press("Ctrl+Tab", "Home", "Down")
            at.window.room_in_sight.grab()
    for name in ("a topic", "an article", "a line", "a correction"):
        at.press("Esc", "Esc")
        WAYS[name][0](at)
        at.window.room_in_sight.grab()


@pytest.mark.parametrize("kind", TEXTS)
def test_F45_F46_F48_F50_F89_what_the_hub_holds_is_shown_in_every_room(start: Start, kind: str) -> None:
    at = large(start, kind)
    at.press("Esc", "Ctrl+1")
    at.type(CALLER)
    at.press("Enter", "F3")
    at.window.grab()
    at.press("Esc", "Esc", "Esc")
    at.type("marquee")
    at.press("Enter", "F4")
    at.window.grab()
    walked(at)
    assert list(at.home.glob("crashes/*")) == []


@pytest.mark.parametrize("kind", TEXTS)
def test_F45_whoever_changes_one_field_leaves_the_large_ones_as_they_are(start: Start, kind: str) -> None:
    at = large(start, kind)
    before, held = at.last_call(), at.desk.directory.topic(str(at.last_call().topic_id)).text
    at.press("Ctrl+2", "Ctrl+Tab", "Home", "Alt+E")
    urgent = at.log_room.panel.form.editor("urgent")
    urgent.setFocus()
    at.press("Down", "Ctrl+S")
    assert at.last_call().urgent
    assert at.last_call().summary == before.summary
    assert len(before.summary) > 30_000
    at.press("Ctrl+3")
    find(at, Page.TOPICS, "marquee")
    at.press("Alt+E")
    due = form(at).editor("due")
    assert isinstance(due, QLineEdit)
    due.setFocus()
    due.selectAll()
    at.type("3h")
    at.press("Enter")
    assert room(at).keeper.asking is None
    topic = at.desk.directory.topic(str(at.last_call().topic_id))
    assert topic.due_minutes == 180
    assert topic.text == held
    assert len(held) > 30_000


def test_F45_a_summary_of_twenty_thousand_lines_outlives_another_call(desk_window: DeskWindow) -> None:
    lines = "x\n" * 20_000 + "the end"
    at = desk_window
    at.type("charged twice")
    at.press("Alt+S")
    at.paste(lines)
    at.press("Esc", "F7")
    at.type("opening hours")
    at.press("F7", "Alt+S", "Left")
    at.type("Now ")
    assert len(at.room.call_panel.summary.toPlainText()) >= len(lines)
    at.press("Esc", "F6")
    assert at.last_call().summary.endswith("the end")
    assert at.last_call().summary.startswith("Now ")
    assert at.last_call().summary.count("\n") == 20_000


def test_F45_what_is_too_long_for_a_line_is_measured_and_remembered_in_part_only(desk_window: DeskWindow) -> None:
    look = desk_window.room.call_panel._look
    for number in range(20):
        look.elided(f"{number}" + "x" * 65_000, 300)
    assert max(len(text) for text, _ in look._widths) <= 1_000


def test_F46_rows_say_the_beginning_of_a_large_summary(start: Start) -> None:
    at = large(start, "many lines")
    at.press("Ctrl+2", "Ctrl+Tab")
    for row in at.log_room.calls.rows:
        assert len(row.summary) <= 501
        assert len(row.spoken) <= 700
