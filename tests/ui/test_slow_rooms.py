"""The rooms while the hub is slow: nothing is done to another record than the marked one, no typed word is lost."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.house import EDGAR, HENRIK, JOANA, LENA
from tests.ui.test_directory_room import choose, fill, find, form, go, names, room, title
from tests.ui.test_knowledge_room import room as knowledge_room
from tests.ui.test_settings_room import go_to
from tests.ui.test_settings_room import room as settings_room
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
    lanes.held = {Lane.READ}
    waiting, lanes.waiting = lanes.waiting, []
    for task in waiting:
        task()
    at.press("Enter", "Enter")
    let_go(at, lanes)
    at.press("Enter")
    assert len(names(at)) == before + 1
    assert "Marquees to rent" in names(at)


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


def test_words_typed_while_a_new_line_is_written_are_about_it_and_make_no_second_one(start: Start) -> None:
    at, lanes = held(start, "Ctrl+4")
    at.press("Ctrl+Shift+Tab", "Alt+N")
    at.type("Night line")
    hold(at, lanes, Lane.RECORDS)
    at.press("Ctrl+S")
    at.type(" of Varnhem")
    let_go(at, lanes)
    at.press("Ctrl+S")
    assert [one.name for one in at.desk.lines.lines()] == ["Night line of Varnhem"]


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
