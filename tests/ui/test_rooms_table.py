"""Each row of docs/rooms.md, done by its keys and taken back by its undo, over the hub of a small company."""

from importlib import import_module

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desk_window import MENU, DeskWindow
from tests.ui.rows import PARTS
from tests.ui.rows.doing import JOURNEYS, Doing
from tests.ui.rows.table import Row, Way, is_typed, key_name, rows
from tests.ui.test_actions import BEFORE
from ui.actions import ALL, BY_ID

for part in PARTS:
    import_module(f"tests.ui.rows.{part}")

TABLE = rows()
DONE = [(row, way, undo) for row in TABLE for way, undo in row.pairs()]
#: What only shows something or goes somewhere, and stands in no row. A test below runs each of them.
SHOWS = {
    "go.console", "go.log", "go.directory", "go.knowledge", "go.settings", "go.owed", "help.keys", "help.commands",
    "say.again", "say.where", "say.open", "log.choose-folder", "window.quit",
}  # fmt: skip


@MENU
@pytest.mark.parametrize(
    ("row", "way", "undo"), DONE, ids=[f"{row.room}: {row.verb}: {', '.join(way)}" for row, way, _ in DONE]
)
def test_each_row_is_done_by_its_keys_and_taken_back_by_its_undo(
    desk_window: DeskWindow, row: Row, way: Way, undo: Way
) -> None:
    doing = Doing(desk_window, way, undo)
    JOURNEYS[row.room, row.verb](desk_window, doing)
    assert doing.steps == ({"done", "undone"} if undo else {"done"})


def test_every_row_has_a_function_and_every_function_a_row() -> None:
    told = [(row.room, row.verb) for row in TABLE]
    assert sorted(told) == sorted(JOURNEYS)


def test_every_command_has_a_row_but_those_that_only_show_something() -> None:
    pressed = {key_name(step) for row in TABLE for way in (*row.keys, *row.undos) for step in way if not is_typed(step)}
    assert {action.id for action in ALL if not pressed & set(action.keys)} == SHOWS


@MENU
def test_what_only_shows_something_writes_nothing(desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.rooms.log.room.QFileDialog.getExistingDirectory", lambda *_: str(desk_window.home))
    desk_window.type("charged twice")
    desk_window.press("F5")
    before = desk_window.desk.hub.seq()
    for id in sorted(SHOWS, key=lambda id: id == "window.quit"):
        desk_window.press(*(key for key in BEFORE.get(id, []) if key != "F5"), BY_ID[id].keys[0])
        assert desk_window.desk.hub.seq() == before, id
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        if id != "window.quit":
            desk_window.press("Esc", "Esc", "Esc", "Esc")
