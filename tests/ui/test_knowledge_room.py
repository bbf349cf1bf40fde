"""The knowledge room by keys: its lists, writing and changing articles, approving, versions, lines, and undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.knowledge.model import Article, ArticleState
from frontdesk.knowledge.wording import Wording
from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.house import TEN
from ui.rooms.knowledge.room import KnowledgeRoom
from ui.work import Lane

BENGT = Operator("Bengt", "Desk 2")
CLOSED = Wording(title="Closed at Easter", say="We are closed at Easter.", body="- Offer the night line")


@pytest.fixture
def knowledge(desk_window: DeskWindow) -> DeskWindow:
    """The console with its knowledge room in sight."""
    desk_window.press("Ctrl+4")
    return desk_window


def room(window: DeskWindow) -> KnowledgeRoom:
    return cast("KnowledgeRoom", window.window.room_named("knowledge"))


@contextmanager
def another_desk(window: DeskWindow, *, hours_ago: int = 0) -> Iterator[Desk]:
    """A second desk over the same hub, where Bengt sits."""
    other = open_desk(window.home / "hub.db", clock=StoppedClock(TEN - timedelta(hours=hours_ago)))
    yield other
    other.close()
    window.follow()


def write_elsewhere(window: DeskWindow, wording: Wording = CLOSED) -> Article:
    with another_desk(window) as other:
        return other.articles.write(wording, by=BENGT)


def change_elsewhere(window: DeskWindow, id: str, say: str) -> None:
    with another_desk(window) as other:
        was = Wording.of(other.articles.draft_of(id) or other.knowledge.article(id))
        other.articles.change(id, replace(was, say=say), note="Nobody understood it", by=BENGT)


def tabs(window: DeskWindow) -> list[str]:
    return [tab.accessibleName() for tab in room(window).listing.tabs.findChildren(QAbstractButton)]


def titles(window: DeskWindow) -> list[str]:
    return [row.title for row in room(window).listing.articles.rows]


def marked(window: DeskWindow) -> str:
    return str(room(window).listing.articles.marked.title)


def go_to(window: DeskWindow, title: str) -> None:
    """Mark an article, by keys."""
    window.press("Home", *["Down"] * titles(window).index(title))
    assert marked(window) == title


def record(window: DeskWindow) -> tuple[str, str]:
    """The title of the record at the right, and how it says that it stands."""
    return room(window).record.title.text(), room(window).record.state.text()


def offered(window: DeskWindow) -> set[str]:
    """The acts whose buttons can be clicked."""
    buttons = room(window).record.buttons.values()
    return {one.text() for one in buttons if one.isVisible() and one.isEnabled()}


def read(window: DeskWindow, id: str) -> Article:
    return window.desk.knowledge.article(id)


def takes_enter(window: DeskWindow) -> bool:
    return room(window).listing.articles.standing.takes_enter


def field(window: DeskWindow, name: str) -> str:
    """What stands in a field of the form in sight."""
    form = room(window).record.form
    assert form is not None
    editor = form.editors[name]
    if isinstance(editor, QTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


# The lists


def test_the_lists_say_how_many_they_hold(knowledge: DeskWindow) -> None:
    assert tabs(knowledge) == ["Articles 4", "Drafts 0", "To review 1", "Retired 0", "Lines 0"]
    assert titles(knowledge) == ["Duplicate invoice: what to say", "How to pay", "Opening hours", "Warranty card"]


def test_a_row_says_where_the_article_belongs_how_it_stands_and_when_it_is_looked_at_again(
    knowledge: DeskWindow,
) -> None:
    rows = room(knowledge).listing.articles.rows
    assert [(row.about, row.state.word, row.version, row.verified, row.due) for row in rows] == [
        ("Duplicate invoice · Every line", "Verified", "Version 1", "12 days ago", "No review planned"),
        ("Payment terms · Every line", "Review overdue", "Version 1", "Never", "Review due 1 Feb"),
        ("No topic · Every line", "Verified", "Version 1", "5 weeks ago", "No review planned"),
        ("No topic · Every line", "Not verified", "Version 1", "Never", "No review planned"),
    ]
    assert rows[1].spoken == (
        "How to pay, review overdue, topic Payment terms, every line, version 1, never verified, review due 1 Feb"
    )


def test_ctrl_tab_goes_through_the_lists_and_each_empty_one_says_what_belongs_there(knowledge: DeskWindow) -> None:
    said = []
    for _ in range(5):
        knowledge.press("Ctrl+Tab")
        said.append(room(knowledge).listing.empty.text() if not room(knowledge).shelf.rows else "")
    assert said[0].startswith("No draft waits.")
    assert said[1] == ""
    assert said[2].startswith("No article is retired.")
    assert "Alt N names one" in said[3]
    assert said[4] == ""
    knowledge.press("Ctrl+Shift+Tab")
    assert room(knowledge).shelf.page.value == "lines"


def test_the_filter_finds_by_title_topic_and_state_and_esc_shows_all_again(knowledge: DeskWindow) -> None:
    knowledge.press("/")
    knowledge.type("overdue terms")
    assert titles(knowledge) == ["How to pay"]
    knowledge.press("Esc")
    assert len(titles(knowledge)) == 4
    assert marked(knowledge) == "How to pay"
    assert knowledge.focus() is room(knowledge)
    knowledge.press("Esc")
    assert knowledge.focus() is knowledge.box


def test_a_filter_that_nothing_answers_says_so(knowledge: DeskWindow) -> None:
    knowledge.press("/")
    knowledge.type("zeppelin")
    assert room(knowledge).listing.empty.text() == "Nothing has these words."
    assert record(knowledge) == ("", "")


def test_arrows_mark_another_record_and_end_the_last(knowledge: DeskWindow) -> None:
    knowledge.press("Down")
    assert record(knowledge)[0] == "How to pay"
    knowledge.press("End")
    assert record(knowledge)[0] == "Warranty card"
    knowledge.press("Down", "Up", "Up")
    assert record(knowledge)[0] == "How to pay"


def test_a_clicked_row_and_a_clicked_tab_are_shown(knowledge: DeskWindow) -> None:
    view = room(knowledge).listing.articles
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    knowledge.settle()
    assert record(knowledge)[0] == "Opening hours"
    QTest.mouseClick(room(knowledge).listing.tabs.findChildren(QAbstractButton)[2], Qt.MouseButton.LeftButton)
    knowledge.settle()
    assert titles(knowledge) == ["How to pay"]


def test_what_is_read_is_the_sentence_the_text_as_safe_markdown_and_the_facts(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Warranty card")
    page = room(knowledge).record.article
    assert page.say.text() == "The card <b>is</b> in the box."
    assert "<script>alert('x')</script>" in page.text.toPlainText()
    go_to(knowledge, "Duplicate invoice: what to say")
    assert [(one.label, one.lines[0].text) for one in page.facts.facts] == [
        ("Topic", "Duplicate invoice · Every line"),
        ("Verified", "12 days ago by Edgar Lindholm; no review planned"),
        ("Reference", "TWC222"),
    ]


def test_an_article_that_a_colleague_writes_appears_and_the_marked_one_stays_marked(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    write_elsewhere(knowledge)
    assert titles(knowledge)[0] == "Closed at Easter"
    assert marked(knowledge) == "Opening hours"
    assert tabs(knowledge)[:2] == ["Articles 5", "Drafts 1"]


# Writing and changing


def test_an_article_is_written_by_keys_as_a_draft_and_undone_as_one(knowledge: DeskWindow) -> None:
    knowledge.press("Alt+N")
    knowledge.type("Closed at Easter")
    knowledge.press("Tab")
    knowledge.type("pay")
    knowledge.press("Enter", "Tab", "Tab")
    knowledge.type("We are closed.")
    knowledge.press("Tab")
    knowledge.type("Ask for the day")
    knowledge.press("Tab")
    knowledge.type("holiday, bank holiday")
    knowledge.press("Ctrl+S")
    made = next(one for one in knowledge.desk.articles.listed() if one.title == "Closed at Easter")
    article = read(knowledge, made.id)
    assert (article.state, article.topic_id, article.line_id) == (ArticleState.DRAFT, "terms", None)
    assert (article.say, article.body) == ("We are closed.", "Ask for the day")
    assert article.keywords == ("holiday", "bank holiday")
    assert knowledge.status.startswith("Draft written: “Closed at Easter”, ")
    assert marked(knowledge) == "Closed at Easter"
    assert knowledge.focus() is room(knowledge)
    knowledge.press("Ctrl+Z")
    assert knowledge.status == "Undone: the new article is gone again."
    assert "Closed at Easter" not in titles(knowledge)


def test_a_change_waits_as_a_draft_while_the_former_words_are_given(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Enter", "Tab")
    knowledge.type("Hello. ")
    knowledge.press("Ctrl+S")
    assert read(knowledge, "hours").say == "We are open from eight to five."
    assert record(knowledge) == ("Opening hours", "Draft, Version 2; version 1 is in force")
    assert room(knowledge).record.article.say.text() == "Hello. We are open from eight to five."
    assert "version 1 is given until you approve it" in knowledge.status
    knowledge.press("Ctrl+Z")
    assert knowledge.status == "Undone: the article’s draft is as it was."
    assert record(knowledge) == ("Opening hours", "Verified, Version 1")


def test_keywords_that_nobody_touched_stay_as_they_were_whatever_is_in_them(knowledge: DeskWindow) -> None:
    with another_desk(knowledge) as other:
        made = other.articles.write(replace(CLOSED, keywords=("closed, at Easter",)), by=BENGT)
    go_to(knowledge, "Closed at Easter")
    knowledge.press("Alt+E", "Tab")
    knowledge.type("Sorry. ")
    knowledge.press("Ctrl+S")
    assert read(knowledge, made.id).keywords == ("closed, at Easter",)


def test_esc_leaves_the_field_and_keeps_what_was_typed_also_over_a_visit_to_the_console(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Enter", "Tab")
    knowledge.type("Hello. ")
    knowledge.press("Esc")
    assert knowledge.focus() is room(knowledge)
    assert room(knowledge).listing.articles.marked.state.word == "Not saved"
    knowledge.press("Esc")
    assert knowledge.window.rail.selected == "console"
    knowledge.press("Ctrl+4")
    assert field(knowledge, "say") == "Hello. We are open from eight to five."
    knowledge.press("Up")
    assert record(knowledge)[0] == "How to pay"
    assert room(knowledge).record.form is None
    knowledge.press("Down")
    assert field(knowledge, "say") == "Hello. We are open from eight to five."
    knowledge.press("Ctrl+S")
    assert room(knowledge).record.article.say.text() == "Hello. We are open from eight to five."


def test_a_new_article_that_is_not_saved_is_there_again_and_its_button_says_so(knowledge: DeskWindow) -> None:
    knowledge.press("Alt+N")
    knowledge.type("Half a th")
    knowledge.press("Esc", "Down")
    assert room(knowledge).listing.new.text() == "Go on with what you began"
    knowledge.press("Alt+N")
    assert field(knowledge, "title") == "Half a th"


def test_typed_words_are_let_go_by_a_key_and_come_back_by_it(knowledge: DeskWindow) -> None:
    knowledge.press("Alt+N")
    knowledge.type("Half a thought")
    knowledge.press("Alt+X")
    assert room(knowledge).record.form is None
    assert room(knowledge).listing.new.text() == "New article"
    knowledge.press("Alt+X")
    assert field(knowledge, "title") == "Half a thought"


def test_a_form_in_which_nothing_was_typed_is_closed_by_esc(knowledge: DeskWindow) -> None:
    knowledge.press("Enter", "Esc")
    assert room(knowledge).record.form is not None
    knowledge.press("Esc")
    assert room(knowledge).record.form is None
    assert knowledge.window.shows("knowledge")


def test_nothing_changed_is_said_and_not_written(knowledge: DeskWindow) -> None:
    knowledge.press("Enter", "Ctrl+S")
    assert knowledge.status == "Nothing was changed."
    assert room(knowledge).record.form is None
    assert tabs(knowledge)[1] == "Drafts 0"


def test_a_refusal_keeps_what_was_typed(knowledge: DeskWindow) -> None:
    knowledge.press("Alt+N")
    knowledge.type("opening HOURS")
    knowledge.press("Ctrl+S")
    assert knowledge.status == "An article needs a sentence to say, or a text."
    assert knowledge.program.messages.last.is_bad
    knowledge.press("Tab", "Tab", "Tab")
    knowledge.type("From eight")
    knowledge.press("Ctrl+S")
    assert knowledge.status.startswith("There is an article “opening HOURS” already.")
    assert field(knowledge, "title") == "opening HOURS"


def test_whoever_was_quicker_is_named_and_the_next_save_goes_over_their_words(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Enter", "Tab")
    knowledge.type("Hello. ")
    change_elsewhere(knowledge, "hours", "Bengt’s words.")
    knowledge.press("Ctrl+S")
    assert knowledge.status == (
        "Bengt changed these words at 10:00. What you typed is kept; saving again puts it over theirs."
    )
    assert field(knowledge, "say") == "Hello. We are open from eight to five."
    knowledge.press("Ctrl+S")
    draft = knowledge.desk.articles.draft_of("hours")
    assert draft is not None
    assert draft.say == "Hello. We are open from eight to five."


def test_a_key_pressed_twice_is_one_article(start: Start) -> None:
    lanes = Held()
    window = start(lanes=lanes)
    window.press("Ctrl+4", "Alt+N")
    window.type("Closed at Easter")
    window.press("Tab", "Tab", "Tab")
    window.type("We are closed.")
    lanes.held = {Lane.RECORDS}
    window.waits = False
    window.press("Ctrl+S", "Ctrl+S")
    lanes.let_go()
    window.settle()
    assert [one.title for one in window.desk.articles.listed()].count("Closed at Easter") == 1
    assert window.status.startswith("Draft written: ")


def test_a_form_begun_before_the_lists_are_read_is_there_with_them_and_takes_what_is_typed(start: Start) -> None:
    lanes = Held()
    window = start(lanes=lanes)
    lanes.held = {Lane.READ}
    window.waits = False
    window.press("Ctrl+4", "Ctrl+Shift+Tab", "Alt+N")
    lanes.let_go()
    window.settle()
    window.type("Night line")
    assert (field(window, "name"), window.box.text()) == ("Night line", "")


def test_a_line_being_named_stays_in_sight_when_somebody_writes(knowledge: DeskWindow) -> None:
    knowledge.press("Ctrl+Shift+Tab", "Alt+N")
    knowledge.type("Night")
    write_elsewhere(knowledge)
    knowledge.type(" line")
    assert (field(knowledge, "name"), knowledge.box.text()) == ("Night line", "")


# What becomes of an article


def test_a_draft_is_approved_by_who_read_it_and_undone_it_waits_again(knowledge: DeskWindow) -> None:
    change_elsewhere(knowledge, "hours", "From eight.")
    go_to(knowledge, "Opening hours")
    assert offered(knowledge) == {"Change", "Approve", "Still true", "Drop draft", "Place", "Retire"}
    knowledge.press("Alt+A")
    article = read(knowledge, "hours")
    assert (article.say, article.version, article.verifier) == ("From eight.", 2, "Alma Reyes")
    assert article.review_due == date(2026, 8, 29)
    assert knowledge.status == ("In force: “Opening hours”, version 2; next review by 29 Aug. Ctrl Z undoes.")
    knowledge.press("Ctrl+Z")
    assert read(knowledge, "hours").version == 1
    assert record(knowledge)[1].startswith("Draft, ")


def test_a_draft_that_changed_since_it_was_read_is_not_approved_unread(start: Start) -> None:
    window = start()
    article = write_elsewhere(window)
    window.press("Ctrl+4")
    other = open_desk(window.home / "hub.db", clock=StoppedClock(TEN))
    other.articles.change(article.id, replace(CLOSED, say="Never mind."), by=BENGT)
    other.close()
    go_to(window, "Closed at Easter")
    room(window).shelf.record = replace(room(window).shelf.record, draft=None, article=article)  # type: ignore[type-var]
    window.press("Alt+A")
    assert window.status == "Bengt changed these words at 10:00. Read it again, then approve it."
    assert read(window, article.id).state is ArticleState.DRAFT
    assert room(window).record.article.say.text() == "Never mind."


def test_what_is_still_true_is_verified_and_undone_it_is_overdue_again(knowledge: DeskWindow) -> None:
    go_to(knowledge, "How to pay")
    assert offered(knowledge) == {"Change", "Still true", "Place", "Retire"}
    knowledge.press("Alt+Y")
    assert room(knowledge).listing.articles.marked.state.word == "Verified"
    assert tabs(knowledge)[2] == "To review 0"
    knowledge.press("Ctrl+Z")
    assert knowledge.status == "Undone: the article is verified as it was before."
    assert room(knowledge).listing.articles.marked.state.word == "Review overdue"


def test_a_retired_article_is_in_the_list_of_retired_ones_and_can_only_be_brought_back(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Alt+T")
    assert knowledge.status == "Retired: “Opening hours” may no longer be given. Ctrl Z undoes."
    assert room(knowledge).shelf.page.value == "retired"
    assert offered(knowledge) == {"Bring back"}
    knowledge.press("Alt+Y")
    assert knowledge.status == "“It is still true” cannot be done now."
    knowledge.press("Alt+B")
    assert read(knowledge, "hours").retired_at is None
    assert marked(knowledge) == "Opening hours"
    knowledge.press("Ctrl+Z")
    assert read(knowledge, "hours").retired_at is not None


def test_a_dropped_draft_leaves_what_is_in_force_and_undone_it_is_there_again(knowledge: DeskWindow) -> None:
    change_elsewhere(knowledge, "hours", "From eight.")
    knowledge.press("Ctrl+Tab", "Alt+D")
    assert knowledge.status.startswith("Dropped: the draft of “Opening hours”; version 1 stays in force.")
    assert tabs(knowledge)[1] == "Drafts 0"
    knowledge.press("Ctrl+Z")
    assert knowledge.status == "Undone: the draft is there again."
    assert tabs(knowledge)[1] == "Drafts 1"


def test_an_article_that_never_was_in_force_is_gone_when_its_draft_is_dropped(knowledge: DeskWindow) -> None:
    write_elsewhere(knowledge)
    knowledge.press("Ctrl+Tab", "Alt+D")
    assert knowledge.status.startswith("Dropped: the draft “Closed at Easter”, which never was in force.")
    assert tabs(knowledge)[:2] == ["Articles 4", "Drafts 0"]
    assert record(knowledge) == ("", "")


def test_an_article_is_placed_by_the_beginning_of_a_topic_s_name(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Ctrl+G")
    knowledge.type("night del")
    knowledge.press("Ctrl+S")
    assert knowledge.status == ("Placed: “Opening hours” under Night delivery, every line. Ctrl Z undoes.")
    assert read(knowledge, "hours").topic_id == "night"
    knowledge.press("Ctrl+Z")
    assert read(knowledge, "hours").topic_id is None


def test_a_topic_that_is_not_there_is_refused_with_the_form_still_open(knowledge: DeskWindow) -> None:
    go_to(knowledge, "Opening hours")
    knowledge.press("Ctrl+G")
    knowledge.type("zeppelins")
    knowledge.press("Ctrl+S")
    assert knowledge.status.startswith("There is no topic “zeppelins”.")
    assert field(knowledge, "topic") == "zeppelins"


def test_an_article_can_hold_for_one_line(knowledge: DeskWindow) -> None:
    with another_desk(knowledge) as other:
        line = other.lines.add(name="Night line", by=BENGT)
    go_to(knowledge, "Opening hours")
    knowledge.press("Ctrl+G", "Tab")
    assert isinstance(knowledge.focus(), QComboBox)
    knowledge.press("Down", "Ctrl+S")
    assert read(knowledge, "hours").line_id == line.id
    assert room(knowledge).listing.articles.marked.about == "No topic · Night line"


# Versions


def test_versions_show_what_was_added_and_removed_by_sign_and_mark(knowledge: DeskWindow) -> None:
    change_elsewhere(knowledge, "hours", "We are open from nine to five.")
    go_to(knowledge, "Opening hours")
    rows = room(knowledge).record.article.versions.rows
    assert [(row.version, row.state.word, row.text) for row in rows] == [
        ("Version 2", "Draft", "Bengt: Nobody understood it"),
        ("Version 1", "In force", "Setup"),
    ]
    knowledge.press("Alt+V")
    page = room(knowledge).record.differences
    assert page.text.toPlainText() == "Say\n−\tWe are open from eight to five.\n+\tWe are open from nine to five."
    assert knowledge.status == "Draft of version 2 against 1: 1 line added, 1 removed."
    struck = page.text.document().find("eight").charFormat()
    assert struck.fontStrikeOut()
    assert page.text.document().find("nine").charFormat().fontUnderline()
    knowledge.press("Alt+V")
    assert knowledge.status == "Version 1: the first."
    knowledge.press("Esc")
    assert not room(knowledge).record.shows_differences
    assert knowledge.window.shows("knowledge")


def test_a_comparison_stays_in_sight_while_somebody_writes_about_something_else(knowledge: DeskWindow) -> None:
    change_elsewhere(knowledge, "hours", "We are open from nine to five.")
    go_to(knowledge, "Opening hours")
    knowledge.press("Alt+V")
    write_elsewhere(knowledge)
    assert titles(knowledge)[0] == "Closed at Easter"
    assert room(knowledge).record.shows_differences
    change_elsewhere(knowledge, "hours", "We are open from ten to five.")
    assert not room(knowledge).record.shows_differences


def test_a_clicked_version_is_compared(knowledge: DeskWindow) -> None:
    change_elsewhere(knowledge, "hours", "From nine.")
    go_to(knowledge, "Opening hours")
    view = room(knowledge).record.article.versions
    room(knowledge).record.version_asked.emit(view.rows[1].id)
    assert knowledge.status == "Version 1: the first."


# Lines


def test_a_line_is_named_changed_retired_and_brought_back_each_undone_as_one(knowledge: DeskWindow) -> None:
    knowledge.press("Ctrl+Shift+Tab", "Alt+N")
    knowledge.type("Night line")
    knowledge.press("Tab")
    knowledge.type("231")
    knowledge.press("Tab")
    knowledge.type("Night line, who is in danger?")
    knowledge.press("Tab")
    knowledge.type("Breakdowns")
    knowledge.press("Tab")
    knowledge.type("Invoices")
    knowledge.press("Ctrl+S")
    (line,) = knowledge.desk.lines.lines()
    assert (line.name, line.number, line.greeting) == ("Night line", "231", "Night line, who is in danger?")
    assert (line.does, line.does_not) == ("Breakdowns", "Invoices")
    assert knowledge.status == "New line: Night line. Ctrl Z undoes."
    assert record(knowledge) == ("Night line", "Rings by default")
    knowledge.press("Enter", "End")
    knowledge.type(", day too")
    knowledge.press("Ctrl+S")
    assert [one.name for one in knowledge.desk.lines.lines()] == ["Night line, day too"]
    knowledge.press("Ctrl+Z")
    assert knowledge.status == "Undone: the line is as it was."
    knowledge.press("Alt+T")
    assert knowledge.status.startswith("Retired: the line Night line; it rings no more.")
    assert offered(knowledge) == {"Bring back"}
    knowledge.press("Alt+B")
    assert knowledge.status.startswith("Brought back: the line Night line rings again.")
    knowledge.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert knowledge.status == "Undone: the new line is gone again."
    assert room(knowledge).listing.lines.rows == () or not room(knowledge).listing.lines.isVisible()


def test_of_a_line_only_what_was_typed_is_changed(knowledge: DeskWindow) -> None:
    with another_desk(knowledge) as other:
        line = other.lines.add(name="Night line", greeting="Night.", by=BENGT)
    knowledge.press("Ctrl+Shift+Tab", "Enter", "Tab", "Tab")
    knowledge.type("Good ")
    with another_desk(knowledge) as other:
        other.lines.change(line.id, name="Late line", by=BENGT)
    knowledge.press("Ctrl+S")
    (kept,) = knowledge.desk.lines.lines()
    assert (kept.name, kept.greeting) == ("Late line", "Good Night.")


def test_the_same_number_twice_is_refused(knowledge: DeskWindow) -> None:
    with another_desk(knowledge) as other:
        other.lines.add(name="Night line", number="231", by=BENGT)
    knowledge.press("Ctrl+Shift+Tab", "Alt+N")
    knowledge.type("Day line")
    knowledge.press("Tab")
    knowledge.type("231")
    knowledge.press("Enter")
    assert knowledge.status.startswith("The line “Night line” has this number already.")


# Keys that belong to others, and what is heard


def test_arrows_in_a_text_stay_there_and_letters_elsewhere_go_to_the_box(knowledge: DeskWindow) -> None:
    knowledge.press("Down", "Enter", "Tab", "Up", "Down")
    assert marked(knowledge) == "How to pay"
    knowledge.press("Esc", "Esc")
    knowledge.type("w")
    assert knowledge.focus() is knowledge.box
    assert knowledge.box.text() == "w"


def test_the_marked_row_is_what_enter_takes_only_while_no_field_has_the_keys(knowledge: DeskWindow) -> None:
    taken = [takes_enter(knowledge)]
    for key in ("/", "Enter", "Enter", "Esc"):
        knowledge.press(key)
        taken.append(takes_enter(knowledge))
    assert taken == [True, False, True, False, True]


def test_ctrl_z_takes_typing_back_first(knowledge: DeskWindow) -> None:
    knowledge.press("Alt+Y")
    knowledge.press("Enter", "Tab")
    knowledge.type("x")
    knowledge.press("Ctrl+Z")
    assert field(knowledge, "say") == "I am sorry that we charged you twice."
    assert read(knowledge, "twice").verifier == "Alma Reyes"


def test_the_verbs_can_only_be_done_where_articles_are_in_sight(desk_window: DeskWindow) -> None:
    desk_window.press("Alt+A")
    assert desk_window.status == "“Approve the draft” cannot be done now."


def test_marking_a_row_says_the_row_and_another_list_says_what_stands_there(
    knowledge: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    knowledge.press("Down")
    assert heard[-1].startswith("How to pay, review overdue, topic Payment terms, ")
    knowledge.press("Ctrl+Tab")
    assert heard[-1].startswith("Drafts: No draft waits.")
    knowledge.press("Ctrl+Shift+Tab", "/")
    knowledge.type("pay")
    assert heard[-1].startswith("1 row: How to pay, ")


def test_where_am_i_names_the_room_and_its_list(knowledge: DeskWindow) -> None:
    assert room(knowledge).accessibleName() == "Articles"
    knowledge.press("Alt+Q")
    assert knowledge.status.startswith("Knowledge, Articles")
