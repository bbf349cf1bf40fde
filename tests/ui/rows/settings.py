"""The settings room's rows of the table."""

from tests.ui.desk_window import DeskWindow
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_settings_room import room, rows
from ui.actions import key


def go_to(at: DeskWindow, title: str) -> None:
    """Mark a setting or a command by its title."""
    at.press("Ctrl+,", "/")
    at.type(title)
    at.press("Enter")
    while room(at).list.marked.title != title:
        at.press("Down")


@journey("Settings", "find a setting or a key by its words")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+,")
    row.does({"words": "theme"})
    assert list(rows(at)) == ["Theme"]
    row.undoes()
    assert len(rows(at)) > 30


@journey("Settings", "change a setting")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Greeting")
    row.does({"words": "Good day"}, writes={"settings"}, said="Greeting is “Good day” now. Ctrl Z undoes.")
    assert at.desk.settings().greeting == "Good day"
    row.undoes(said="Undone: the setting is as it was.")
    assert rows(at)["Greeting"][0].startswith("Good morning")


@journey("Settings", "change a setting of this desk")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Desk")
    row.does({"words": "Gate"}, said="Desk is “Gate” now. Ctrl Z undoes.")
    assert at.desk.settings().desk == "Gate"
    row.undoes(said="Undone: the setting is as it was.")
    assert at.desk.settings().desk == "Desk 1"


@journey("Settings", "choose one of several")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Theme")
    row.does(writes={"settings"}, said="Theme is “Light” now. Ctrl Z undoes.")
    assert at.desk.settings().theme == "light"
    row.undoes(said="Undone: the setting is as it was.")
    assert at.desk.settings().theme == "system"


@journey("Settings", "leave a field as it was")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Greeting")
    at.press("Enter")
    at.type("Good day")
    row.does()
    assert at.focus() is room(at)
    assert room(at).record.line.text().startswith("Good morning")
    row.undoes({"words": "Good day"})
    assert room(at).record.line.text() == "Good day"
    at.press("Esc")


@journey("Settings", "put a setting back to its default")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Line")
    row.does(writes={"settings"}, said="Line is “Main line” now. Ctrl Z undoes.")
    assert at.desk.settings().line == "Main line"
    row.undoes(said="Undone: the setting is as it was.")


@journey("Settings", "give a command another key")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Summary")
    row.does(writes={"settings"}, said="Summary has F11 now. Ctrl Z undoes.")
    assert key("call.summary") == "F11"
    row.undoes(said="Undone: the setting is as it was.")
    assert key("call.summary") == "Alt S"


@journey("Settings", "give it the key of another command")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Summary")
    row.does(writes={"settings"}, said="Summary has F6 now, taken from “Hand off”. Ctrl Z undoes.")
    assert (key("call.summary"), key("call.hand-off")) == ("F6", "")
    row.undoes(said="Undone: the setting is as it was.")
    assert (key("call.summary"), key("call.hand-off")) == ("Alt S", "F6")


@journey("Settings", "put the key of a command back")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Summary")
    at.press("Enter", "F11", "Esc")
    row.does(writes={"settings"}, said="Summary has its usual key again. Ctrl Z undoes.")
    assert key("call.summary") == "Alt S"
    row.undoes(said="Undone: the setting is as it was.")
    assert key("call.summary") == "F11"


@journey("Settings", "put every key back")
def _(at: DeskWindow, row: Doing) -> None:
    go_to(at, "Summary")
    at.press("Enter", "F11")
    row.does(writes={"settings"}, said="Every command has its usual key again. Ctrl Z undoes.")
    assert key("call.summary") == "Alt S"
    row.undoes(said="Undone: the setting is as it was.")
    assert key("call.summary") == "F11"
