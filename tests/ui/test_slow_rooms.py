"""The rooms while the hub is slow: nothing is done to another record than the marked one, no typed word is lost."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.house import EDGAR, HENRIK, JOANA, LENA
from tests.ui.test_directory_room import choose, fill, find, form, go, names, room, title
from tests.ui.test_knowledge_room import room as knowledge_room
from tests.ui.test_settings_room import go_to
from tests.ui.test_settings_room import room as settings_room
from ui.console.knowledge.typed import Form
from ui.models.directory import Page
from ui.work import Lane


def held(start: Start, key: str) -> tuple[DeskWindow, Held]:
    """A window with the room of that key in sight."""
    lanes = Held()
    at = start(lanes=lanes)
    at.press(key)
    return at, lanes


def hold(at: DeskWindow, lanes: Held, lane: Lane) -> None:
    lanes.held, at.waits = {lane}, False


def let_go(at: DeskWindow, lanes: Held) -> None:
    lanes.let_go()
    at.waits = True
    at.settle()


def answer(lanes: Held, *, but: Lane) -> None:
    """Answer what waits, and let what that asks for in the lane `but` wait in turn."""
    lanes.let_go(but=but)
    QApplication.processEvents()


def test_a_topic_is_not_retired_in_place_of_the_marked_one_that_is_still_read(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    listed = names(at)
    hold(at, lanes, Lane.READ)
    at.press("Down", "Alt+T")
    let_go(at, lanes)
    assert (names(at), title(at)) == (listed, "Lost key")
    at.press("Alt+T")
    assert at.status.startswith("Lost key is retired;")


def test_no_form_opens_for_a_record_that_is_no_longer_marked(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    for key in ("Alt+E", "Alt+C", "Alt+G", "Alt+T"):
        hold(at, lanes, Lane.READ)
        at.press("Down", key)
        let_go(at, lanes)
        assert room(at).keeper.asking is None
    at.press("Alt+E")
    asking = room(at).keeper.asking
    assert asking is not None
    assert asking.title == names(at)[-1]


def test_words_typed_while_a_form_is_written_stay_in_it(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+E")
    fill(at, role="Head")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" of accounts")
    let_go(at, lanes)
    assert at.desk.directory.person("edgar").role == "Head"
    assert form(at).texts["role"].text == "Head of accounts"
    at.press("Enter")
    assert room(at).keeper.asking is None
    assert at.desk.directory.person("edgar").role == "Head of accounts"


def test_words_typed_while_a_new_person_is_written_are_about_them_and_make_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, role="Head", name="Nils Berg")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type("er")
    at.press("Enter")
    let_go(at, lanes)
    assert form(at).texts["name"].text == "Nils Berger"
    at.press("Enter")
    assert room(at).keeper.asking is None
    made = [one for one in at.desk.directory.people() if one.name.startswith("Nils")]
    assert [(one.name, one.role) for one in made] == [("Nils Berger", "Head")]
    at.press("Alt+N")
    assert form(at).texts["name"].text == ""


def test_a_second_enter_before_the_form_of_the_new_one_is_read_adds_no_double(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    before = len(names(at))
    at.press("Alt+N")
    at.type("Marquees")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" to rent")
    answer(lanes, but=Lane.READ)
    at.press("Enter", "Enter")
    let_go(at, lanes)
    at.press("Enter")
    assert len(names(at)) == before + 1
    assert "Marquees to rent" in names(at)


def test_words_typed_on_after_a_new_person_was_written_go_where_those_before_went(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, name="Nils Berg", role="Head accounts")
    at.press(*["Left"] * len(" accounts"))
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" of")
    let_go(at, lanes)
    assert form(at).focused() == "role"
    at.type(" all")
    assert (form(at).texts["name"].text, form(at).texts["role"].text) == ("Nils Berg", "Head of all accounts")


def test_selected_words_of_a_new_person_stay_selected_when_it_was_written(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, name="Nils Berg", role="Head")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type("s all")
    at.press(*["Shift+Left"] * len("all"))
    let_go(at, lanes)
    at.type("none")
    assert form(at).texts["role"].text == "Heads none"


def test_the_filter_keeps_the_keys_when_what_was_typed_on_goes_over_to_a_new_person(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, name="Nils Berg")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type("er")
    room(at).filter_list()
    let_go(at, lanes)
    assert room(at).head.filter.edit.hasFocus()
    assert form(at).texts["name"].text == "Nils Berger"


def test_words_let_go_while_the_new_person_is_read_leave_an_empty_form_for_another(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, name="Nils Berg")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type("er")
    answer(lanes, but=Lane.READ)
    room(at).let_go()
    let_go(at, lanes)
    assert form(at).texts["name"].text == ""
    assert at.desk.forms.all() == {}
    fill(at, name="Olga Lund")
    room(at).let_go()
    at.settle()
    assert asking(at) == "New person"
    assert form(at).texts["name"].text == ""


def test_what_is_begun_after_words_were_let_go_is_about_another_person(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    at.press("Alt+N")
    fill(at, name="Nils Berg")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    room(at).let_go()
    QApplication.processEvents()
    fill(at, name="Olga Lund")
    let_go(at, lanes)
    assert asking(at) == "New person"
    fill(at, name="Olga Lund")
    at.press("Enter")
    made = {one.name for one in at.desk.directory.people()}
    assert {"Nils Berg", "Olga Lund"} <= made


def asking(at: DeskWindow) -> str:
    """What the open form of the directory is called."""
    found = room(at).keeper.asking
    return found.title if found is not None else ""


def test_an_owner_named_after_a_new_topic_was_sent_is_said_to_be_not_saved(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    at.press("Alt+N")
    at.type("Marquees")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    fill(at, owner="henrik")
    let_go(at, lanes)
    assert at.status.startswith("Owner was not saved: henrik. Marquees is a topic now. Nobody owns it yet.")
    assert asking(at) == ""
    assert at.desk.forms.all() == {}


def test_an_owner_named_late_is_told_beside_words_that_go_on(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    at.press("Alt+N")
    at.type("Marquees")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" to rent")
    fill(at, owner="henrik")
    let_go(at, lanes)
    assert at.status.startswith("Owner was not saved: henrik. Marquees is a topic now.")
    assert asking(at) == "Marquees"
    assert form(at).texts["name"].text == "Marquees to rent"
    assert form(at).focused() == "name"


def test_an_owner_that_was_sent_with_the_topic_is_not_told_as_unsaved(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    go(at, Page.TOPICS)
    at.press("Alt+N")
    choose(at, "owner", "henrik")
    fill(at, name="Marquees")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" to rent")
    let_go(at, lanes)
    assert at.status.startswith("Marquees is a topic now.")
    assert form(at).texts["name"].text == "Marquees to rent"


def test_words_typed_while_a_new_article_is_written_are_about_it_and_make_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    at.press("Alt+N")
    at.type("Marquees")
    at.press("Tab", "Tab", "Tab")
    at.type("We rent out none")
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+S")
    at.type(", sorry")
    at.press("Ctrl+S")
    let_go(at, lanes)
    at.press("Ctrl+S")
    (found,) = [one for one in at.desk.articles.listed() if one.title == "Marquees"]
    draft = at.desk.articles.draft_of(found.id)
    assert (draft or at.desk.knowledge.article(found.id)).say == "We rent out none, sorry"
    assert knowledge_room(at).keeping.unsaved == frozenset()


def send_article(at: DeskWindow, lanes: Held) -> None:
    """A new article is on its way to the hub; the keys are in its sentence."""
    at.press("Alt+N")
    at.type("Marquees")
    at.press("Tab", "Tab", "Tab")
    at.type("We rent out none")
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+S")


def articles(at: DeskWindow) -> list[tuple[str, str]]:
    """Title and sentence of every article about marquees."""
    found = [one for one in at.desk.articles.listed() if one.title.startswith("Marquees")]
    latest = [at.desk.articles.draft_of(one.id) or at.desk.knowledge.article(one.id) for one in found]
    return [(one.title, one.say) for one in latest]


def test_words_typed_on_after_a_new_article_was_written_go_where_those_before_went(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sry")
    at.press("Left", "Left")
    let_go(at, lanes)
    field = at.focus()
    assert isinstance(field, QTextEdit)
    assert (field.accessibleName(), field.toPlainText()) == ("Say first", "We rent out none, sry")
    assert knowledge_room(at).record.title.text() == "Marquees"
    at.type("or")
    at.press("Ctrl+S")
    assert articles(at) == [("Marquees", "We rent out none, sorry")]


def test_an_article_let_go_while_it_is_written_and_brought_back_makes_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sorry")
    knowledge_room(at).let_go()
    let_go(at, lanes)
    assert articles(at) == [("Marquees", "We rent out none")]
    assert knowledge_room(at).keeping.form is None
    knowledge_room(at).let_go()
    at.settle()
    at.press("Ctrl+S")
    assert articles(at) == [("Marquees", "We rent out none, sorry")]


def test_an_article_let_go_and_brought_back_while_it_is_written_makes_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sorry")
    knowledge_room(at).let_go()
    knowledge_room(at).let_go()
    let_go(at, lanes)
    at.press("Ctrl+S")
    assert articles(at) == [("Marquees", "We rent out none, sorry")]


def test_an_article_let_go_as_it_was_sent_has_nothing_that_comes_back(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    knowledge_room(at).let_go()
    let_go(at, lanes)
    assert articles(at) == [("Marquees", "We rent out none")]
    assert not knowledge_room(at).can("let-go")


def test_an_article_let_go_while_its_wording_is_read_makes_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sorry")
    answer(lanes, but=Lane.READ)
    knowledge_room(at).let_go()
    let_go(at, lanes)
    assert knowledge_room(at).keeping.form is None
    knowledge_room(at).let_go()
    at.settle()
    at.press("Ctrl+S")
    assert articles(at) == [("Marquees", "We rent out none, sorry")]


def test_a_new_article_that_is_emptied_while_its_wording_is_read_closes(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sorry")
    answer(lanes, but=Lane.READ)
    at.press("Ctrl+A", "Del", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Ctrl+A", "Del")
    let_go(at, lanes)
    assert knowledge_room(at).keeping.form is None
    assert knowledge_room(at).keeping.unsaved == frozenset()
    assert articles(at) == [("Marquees", "We rent out none")]


def test_an_article_begun_after_the_words_of_another_were_let_go_is_its_own(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    knowledge_room(at).let_go()
    at.press("Alt+N")
    at.type("Marquees and tents")
    let_go(at, lanes)
    at.press("Alt+N", "Tab", "Tab", "Tab")
    at.type("Ask the depot")
    at.press("Ctrl+S")
    assert sorted(articles(at)) == [("Marquees", "We rent out none"), ("Marquees and tents", "Ask the depot")]


def test_a_topic_named_after_a_new_article_was_sent_goes_on_in_the_form_that_has_it(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.press("Shift+Tab", "Shift+Tab")
    at.type("Lost key")
    let_go(at, lanes)
    form = knowledge_room(at).keeping.form
    assert form is not None
    assert (form.form, form.fields["topic"]) == (Form.PLACE, "Lost key")
    assert at.focus().accessibleName() == "Topic"
    at.press("Ctrl+S")
    (made,) = [one for one in at.desk.articles.listed() if one.title == "Marquees"]
    assert made.topic_id == "key"
    assert knowledge_room(at).keeping.unsaved == frozenset()


def test_a_topic_and_words_typed_after_a_new_article_was_sent_are_both_kept(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    send_article(at, lanes)
    at.type(", sorry")
    at.press("Shift+Tab", "Shift+Tab")
    at.type("Lost key")
    let_go(at, lanes)
    at.press("Ctrl+S")
    form = knowledge_room(at).keeping.form
    assert form is not None
    assert (form.form, form.fields["topic"]) == (Form.PLACE, "Lost key")
    assert articles(at) == [("Marquees", "We rent out none, sorry")]


def test_words_typed_while_a_new_line_is_written_are_about_it_and_make_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    at.press("Ctrl+Shift+Tab", "Alt+N")
    at.type("Night line")
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+S")
    at.type(" of Varnhem")
    let_go(at, lanes)
    at.type(" town")
    at.press("Ctrl+S")
    assert [one.name for one in at.desk.lines.lines()] == ["Night line of Varnhem town"]


def test_whoever_was_moved_in_the_chain_stays_marked_however_often_the_key_is_pressed(start: Start) -> None:
    at, lanes = held(start, "Ctrl+3")
    find(at, Page.TOPICS, "duplicate")
    at.press("Alt+C")
    for name in ("henrik", "lena"):
        choose(at, "party", name)
        at.press("Enter")
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA, HENRIK, LENA)
    hold(at, lanes, Lane.RECORDS)
    at.press("Alt+Up", "Alt+Up", "Alt+Up")
    let_go(at, lanes)
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA, LENA, HENRIK)
    at.press("Alt+Del")
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA, HENRIK)
    at.press("Alt+Up")
    assert at.desk.owning.chain("invoice") == (EDGAR, HENRIK, JOANA)


def test_an_article_that_is_read_late_is_not_shown_for_the_marked_line(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    at.desk.lines.add(name="Night line", by=at.desk.operator)
    at.follow()
    hold(at, lanes, Lane.READ)
    at.press("Down", "Ctrl+Shift+Tab")
    let_go(at, lanes)
    shelf = knowledge_room(at).shelf
    assert shelf.record is not None
    assert shelf.record.id == shelf.marked_id


def correction(at: DeskWindow) -> str:
    """What the open correction says the call was about."""
    return at.log_room.panel.texts["summary"].text


def test_words_of_a_correction_stay_when_a_step_is_noted_meanwhile(start: Start) -> None:
    at, lanes = held(start, "Ctrl+2")
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+T", "Alt+E")
    at.type("The contract ended")
    let_go(at, lanes)
    assert at.status.startswith("Noted: Edgar Lindholm has taken it up")
    assert "The contract ended" in correction(at)
    assert at.log_room.panel.isVisible()
    at.press("Ctrl+S")
    assert not at.log_room.panel.isVisible()
    at.press("Alt+E")
    assert "The contract ended" in correction(at)


def test_words_typed_while_a_correction_is_written_stay_in_it(start: Start) -> None:
    at, lanes = held(start, "Ctrl+2")
    at.press("Alt+E")
    at.type("First")
    first = correction(at)
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+S")
    at.type(" and then")
    let_go(at, lanes)
    assert "First" in first
    assert at.log_room.panel.isVisible()
    assert correction(at) == first.replace("First", "First and then")


def test_a_correction_stays_open_when_files_are_written(start: Start, tmp_path: Path) -> None:
    at, lanes = held(start, "Ctrl+2")
    at.press("Alt+E")
    at.type("The contract ended")
    typed = correction(at)
    at.press("Esc", "Ctrl+E")
    choose_folder(at, tmp_path)
    hold(at, lanes, Lane.BULK)
    at.press("Enter", "Alt+X", "Alt+E")
    let_go(at, lanes)
    assert at.status.startswith("Written: 1 hand-off to ")
    assert correction(at) == typed
    at.press("Esc", "Alt+E")
    assert correction(at) == typed


def choose_folder(at: DeskWindow, folder: Path) -> None:
    field = at.log_room.panel.form.editor("folder")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    at.paste(str(folder))


def test_words_typed_while_a_setting_is_saved_stay_in_its_field(start: Start) -> None:
    at, lanes = held(start, "Ctrl+,")
    go_to(at, "Organisation")
    at.type("Varnhem")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter")
    at.type(" Ice")
    let_go(at, lanes)
    assert at.status == "Organisation is “Varnhem” now. Ctrl Z undoes."
    field = settings_room(at).record.line
    assert (field.text(), field.hasFocus()) == ("Varnhem Ice", True)
    at.press("Enter")
    assert at.status == "Organisation is “Varnhem Ice” now. Ctrl Z undoes."
    assert not field.hasFocus()


def test_a_setting_that_was_saved_leaves_the_field_of_another_alone(start: Start) -> None:
    at, lanes = held(start, "Ctrl+,")
    go_to(at, "Organisation")
    at.type("Varnhem")
    hold(at, lanes, Lane.RECORDS)
    at.press("Enter", "Esc", "Down", "Enter")
    at.type("Ice line")
    let_go(at, lanes)
    field = settings_room(at).record.line
    assert (field.text(), field.hasFocus()) == ("Ice line", True)
    at.press("Enter")
    assert at.status == "Line is “Ice line” now. Ctrl Z undoes."
