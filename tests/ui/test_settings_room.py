"""The settings room by keys: what stands there, how it is changed, refused, put back and undone."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.rooms.settings.room import SettingsRoom
from ui.theme import Theme


@pytest.fixture
def settings(desk_window: DeskWindow) -> DeskWindow:
    """The settings are in sight."""
    desk_window.press("Ctrl+,")
    return desk_window


def room(desk_window: DeskWindow) -> SettingsRoom:
    shown = desk_window.window.room_named("settings")
    assert isinstance(shown, SettingsRoom)
    return shown


def rows(desk_window: DeskWindow) -> dict[str, tuple[str, str]]:
    """Value and state of each row in sight, by its title."""
    shown = [row for row in room(desk_window).list.rows if not row.is_heading]
    return {row.title: (row.value, row.state.word if row.state else "") for row in shown}


def go_to(desk_window: DeskWindow, title: str) -> None:
    """Find a setting or command by its title, and go to its field."""
    desk_window.press("/")
    desk_window.type(title)
    desk_window.press("Enter")
    marks = room(desk_window).list
    for _ in range(len(marks.rows)):
        if marks.marked.title != title:
            desk_window.press("Down")
    assert marks.marked.title == title
    desk_window.press("Enter")


def problem(desk_window: DeskWindow) -> str:
    return room(desk_window).record.problem.text()


def test_settings_stand_under_whose_they_are(settings: DeskWindow) -> None:
    headings = [row.title for row in room(settings).list.rows if row.is_heading]
    assert headings[:3] == ["This organisation", "This desk", "You"]
    assert headings[3] == "Your keys: this call"
    shown = rows(settings)
    assert shown["Line"] == ("Varnhem Cooling line", "Changed")
    assert shown["Catch-all"] == ("Front desk", "Changed")
    assert shown["Owner of gaps"] == ("", "")
    assert shown["Operator"] == ("Alma Reyes", "Told at the start")
    assert shown["Theme"] == ("As the system", "")
    assert shown["Hand off"] == ("F6", "")


def test_a_setting_is_read_in_full_beside_the_list(settings: DeskWindow) -> None:
    settings.press("Down")
    record = room(settings).record
    assert record._title.text() == "Line, This organisation, Changed"
    assert record._help.text() == "The name of the line that is answered."
    assert record._usual.text() == "Main line"
    assert record.line.accessibleName() == "Line"


def test_up_and_down_pass_over_headings_and_stop_at_the_ends(settings: DeskWindow) -> None:
    marked = room(settings).list
    settings.press("Up")
    assert marked.marked.title == "Organisation"
    settings.press(*["Down"] * 8)
    assert marked.marked.title == "Desk"


def test_enter_goes_to_the_field_and_saves_it(settings: DeskWindow) -> None:
    settings.press("Down", "Down", "Enter")
    assert settings.focus() is room(settings).record.line
    settings.type("Good day")
    settings.press("Enter")
    assert settings.desk.settings().greeting == "Good day"
    assert settings.status == "Greeting is “Good day” now. Ctrl Z undoes."
    assert settings.focus() is room(settings)
    assert rows(settings)["Greeting"] == ("Good day", "Changed")
    settings.press("Ctrl+Z")
    assert settings.desk.settings().greeting.startswith("Good morning")
    assert settings.status == "Undone: the setting is as it was."
    assert rows(settings)["Greeting"][0].startswith("Good morning")


def test_esc_leaves_the_field_as_it_was_then_shows_the_whole_list_then_the_console(settings: DeskWindow) -> None:
    go_to(settings, "Greeting")
    settings.type("Nothing of this stays")
    settings.press("Esc")
    assert settings.focus() is room(settings)
    assert room(settings).record.line.text().startswith("Good morning")
    assert settings.desk.settings().greeting.startswith("Good morning")
    settings.press("Esc")
    assert len(rows(settings)) > 30
    settings.press("Esc")
    assert settings.focus() is settings.box


def test_a_field_that_is_left_is_saved(settings: DeskWindow) -> None:
    go_to(settings, "Greeting")
    settings.type("Good day")
    settings.press("/")
    settings.press("Ctrl+2")
    assert settings.desk.settings().greeting == "Good day/"


def test_a_click_on_another_setting_saves_the_field_that_is_left(settings: DeskWindow) -> None:
    go_to(settings, "Greeting")
    settings.type("Good day")
    shown = room(settings).list
    shown.pointed.emit(next(row for row in shown.rows if row.title == "Organisation"))
    settings.settle()
    assert settings.desk.settings().greeting == "Good day"
    assert settings.desk.settings().organisation == "Varnhem Cooling"
    assert room(settings).record.line.text() == "Varnhem Cooling"


def test_a_value_refused_after_its_field_was_left_is_told_in_the_status_line(settings: DeskWindow) -> None:
    go_to(settings, "Time zone")
    settings.type("Venus")
    room(settings)._choosing.filter("")
    shown = room(settings).list
    shown.pointed.emit(next(row for row in shown.rows if row.title == "Organisation"))
    settings.settle()
    assert settings.status.startswith("“Venus” is not a value for “Time zone”")
    assert problem(settings) == ""


def test_one_thing_in_the_room_says_what_enter_does(settings: DeskWindow) -> None:
    assert room(settings).list.standing.takes_enter
    settings.press("Enter")
    assert not room(settings).list.standing.takes_enter
    settings.press("Esc")
    assert room(settings).list.standing.takes_enter


def test_an_unchanged_field_is_not_written(settings: DeskWindow) -> None:
    before = settings.desk.hub.seq()
    go_to(settings, "Greeting")
    settings.press("Enter")
    assert settings.focus() is room(settings)
    assert settings.desk.hub.seq() == before


def test_what_cannot_be_stays_in_the_field_with_a_sentence_beside_it(settings: DeskWindow) -> None:
    go_to(settings, "Time zone")
    settings.type("Mars")
    settings.press("Enter")
    assert settings.desk.settings().zone == "Europe/Stockholm"
    assert settings.focus() is room(settings).record.line
    assert room(settings).record.line.text() == "Mars"
    assert problem(settings).startswith("“Mars” is not a value for “Time zone”: a region and a city")
    assert room(settings).record.line.accessibleDescription() == problem(settings)
    settings.type("x")
    assert problem(settings) == ""
    settings.press("Esc")
    assert room(settings).record.line.text() == "Europe/Stockholm"


def test_zones_and_names_complete_themselves_whatever_letters_are_large(settings: DeskWindow) -> None:
    go_to(settings, "Time zone")
    settings.type("europe/hels")
    settings.press("Enter")
    assert settings.desk.settings().zone == "Europe/Helsinki"
    settings.press("Esc")
    go_to(settings, "Owner of gaps")
    settings.type("edgar")
    settings.press("Enter")
    assert rows(settings)["Owner of gaps"] == ("Edgar Lindholm", "Changed")
    assert settings.desk.settings().gap_owner == "person:edgar"


def test_somebody_who_is_not_in_the_directory_is_refused(settings: DeskWindow) -> None:
    go_to(settings, "Catch-all")
    settings.type("Nobody at all")
    settings.press("Enter")
    assert problem(settings).startswith("No person or department goes by “Nobody at all”.")


def test_a_setting_goes_back_to_its_default_by_one_key(settings: DeskWindow) -> None:
    settings.press("Down", "Ctrl+0")
    assert settings.desk.settings().line == "Main line"
    assert settings.status == "Line is “Main line” now. Ctrl Z undoes."
    assert rows(settings)["Line"] == ("Main line", "")
    settings.press("Ctrl+0")
    assert settings.status == "“Put back” cannot be done now."


def test_a_desks_own_setting_is_kept_at_the_desk_and_undone_in_its_turn(settings: DeskWindow) -> None:
    go_to(settings, "Desk")
    settings.type("Gate")
    settings.press("Enter")
    assert json.loads((settings.home / "desk.json").read_text(encoding="utf-8")) == {"desk": "Gate"}
    assert room(settings).head.note.text() == "Gate · Alma Reyes"
    settings.press("Ctrl+Z")
    assert settings.desk.settings().desk == "Desk 1"
    assert room(settings).head.note.text() == "Desk 1 · Alma Reyes"


def test_changes_in_the_hub_and_at_the_desk_are_undone_the_newest_first(settings: DeskWindow) -> None:
    for title, value in (("Line", "First"), ("Desk", "Gate"), ("Desk", "Door")):
        go_to(settings, title)
        settings.type(value)
        settings.press("Enter")
    stood = []
    for _ in range(3):
        settings.press("Ctrl+Z")
        stood.append((settings.desk.settings().line, settings.desk.settings().desk))
    assert stood == [("First", "Gate"), ("First", "Desk 1"), ("Varnhem Cooling line", "Desk 1")]


def test_what_the_environment_tells_cannot_be_changed_here(settings: DeskWindow) -> None:
    go_to(settings, "Operator")
    assert settings.focus() is room(settings)
    assert room(settings).record._hint.text() == "FRONTDESK_OPERATOR tells it here; start without it to choose."


def test_the_theme_changes_at_once_and_is_the_operators(settings: DeskWindow) -> None:
    go_to(settings, "Theme")
    settings.press("Down", "Down", "Enter")
    assert settings.status == "Theme is “Dark” now. Ctrl Z undoes."
    assert settings.program.look.theme.value == "dark"
    assert settings.desk.settings().theme == "dark"
    assert json.loads((settings.home / "desk.json").read_text(encoding="utf-8")) == {"last_shown": "dark"}
    settings.press("Ctrl+Z")
    assert settings.program.look.theme.value == "light"


def test_the_next_start_shows_the_theme_before_the_hub_is_open(
    settings: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.dress import last_shown

    assert last_shown() is None
    go_to(settings, "Theme")
    settings.press("Down", "Enter")
    assert last_shown() is Theme.LIGHT
    monkeypatch.setenv("FRONTDESK_THEME", "dark")
    assert last_shown() is None


def test_what_the_filter_found_stays_marked_in_the_whole_list(settings: DeskWindow) -> None:
    settings.press("/")
    settings.type("Theme")
    settings.press("Esc")
    assert room(settings).list.marked.title == "Theme"
    assert len(rows(settings)) > 30


def test_the_list_says_when_nothing_has_the_words(settings: DeskWindow) -> None:
    settings.press("/")
    settings.type("zzz")
    assert rows(settings) == {}
    assert room(settings).record._title.text() == "No setting"
    settings.press("Enter", "Enter")
    assert settings.focus() is room(settings)


def test_a_call_in_progress_stays_in_sight(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("Ctrl+,")
    assert room(desk_window).call.isVisible()
    assert room(desk_window).call.text() == "On a call, Unknown caller, broken cooler"


def test_where_am_i_names_the_room_and_the_field(settings: DeskWindow) -> None:
    go_to(settings, "Greeting")
    settings.press("Alt+Q")
    assert settings.status.startswith("Settings, Greeting")


def test_letters_typed_outside_a_field_go_to_the_box(settings: DeskWindow) -> None:
    settings.type("charged")
    assert settings.box.text() == "charged"
    assert QGuiApplication.focusObject() is settings.box


def test_another_desk_that_changes_a_setting_is_seen(settings: DeskWindow, start: Start, tmp_path: Path) -> None:
    from frontdesk.desk import open_desk

    other = open_desk(settings.home / "hub.db", clock=settings.clock, operator="Bengt")
    other.set("line", "Service line")
    other.close()
    settings.follow()
    assert rows(settings)["Line"] == ("Service line", "Changed")
