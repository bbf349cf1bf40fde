"""Names that turn the direction of writing: isolated wherever they stand beside other text, and nowhere else."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.callers.model import Caller
from frontdesk.callers.records import caller_row
from frontdesk.directory.model import Department, Person, Topic
from frontdesk.directory.records import named_row, save_chain
from frontdesk.hub import tables
from frontdesk.words import apart
from tests.exchange.house import rows_of
from tests.ui.desk_window import DeskWindow
from tests.ui.house import SETUP
from tests.ui.reading import writing
from ui.rooms.directory.room import DirectoryRoom
from ui.widgets.wrapping import kept_apart, wrap

NAMES = {
    "Hebrew": "דוד לוי (12)",
    "Arabic": "محمد 5",
    "override": "Bo\u202egnp.exe",
    "left open": "Bo \u2067Lind",
    "closed too soon": "Bo\u2069 \u202eLind",
}
_TURNS = frozenset({"R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "PDF"})
_OPENS = frozenset("\u2066\u2067\u2068")


def turns(text: str) -> bool:
    """Whether something in it reaches what stands around: outside of any isolation, or in one that nobody ends."""
    depth = 0
    for sign in text:
        if sign in _OPENS:
            depth += 1
        elif sign == "\u2069":
            depth -= 1
        elif depth == 0 and unicodedata.bidirectional(sign) in _TURNS:
            return True
        if depth < 0:
            return True
    return depth != 0


@pytest.mark.parametrize("text", [*NAMES.values(), *(f"Choose {name}" for name in NAMES.values())])
def test_what_turns_is_told(text: str) -> None:
    assert turns(text)
    assert not turns("Choose ⁨דוד⁩, 15:00")


def test_F47_a_name_that_goes_on_in_the_next_line_turns_nothing_there_either(qapp: QApplication) -> None:
    broken = ["Choose \u2068אב", "גד\u2069, not \u2068הו", "זח", "טי\u2069 or Bo"]
    assert kept_apart(broken) == [
        "Choose \u2068אב\u2069", "\u2068גד\u2069, not \u2068הו\u2069", "\u2068זח\u2069", "\u2068טי\u2069 or Bo",
    ]  # fmt: skip
    assert not any(turns(line) for line in kept_apart(broken))
    assert kept_apart(["Choose Bo", "or Åsa"]) == ["Choose Bo", "or Åsa"]
    lines = wrap(f"Choose {apart('דוד לוי כהן שמואל אברהם')} or somebody else", QFont(), 60.0)
    assert len(lines) > 2
    assert not any(turns(line) for line in lines)


@pytest.fixture(params=list(NAMES.values()), ids=list(NAMES))
def name(request: pytest.FixtureRequest, desk_window: DeskWindow) -> str:
    """A person, a department, a topic and a caller have this name."""
    given = str(request.param)
    with desk_window.desk.hub.step("turning", by=SETUP.name, desk=SETUP.desk) as step:
        owner = Person(id="turning", reference="TRN222", name=given, department_id="turned", numbers=("299",))
        step.insert(tables.departments, [named_row(Department(id="turned", reference="TRN333", name=f"{given} 2"))])
        step.insert(tables.people, [named_row(owner)])
        step.insert(tables.topics, [named_row(Topic(id="turns", reference="TRN444", name=f"marzipan {given}"))])
        save_chain(step, "turns", (owner.party,))
        caller = Caller(
            id="turner", reference="TRN555", name=given, organisation=f"{given} 3", numbers=("+15705550166",)
        )
        step.insert(tables.callers, [caller_row(caller)])
    desk_window.follow()
    return given


def seen(desk_window: DeskWindow) -> Iterator[str]:
    """What is painted and what a screen reader is told, of everything in sight."""
    with writing() as written:
        desk_window.window.grab()
    yield from (one.text for one in written)
    yield desk_window.status
    for part in desk_window.window.findChildren(QWidget):
        if part.isVisible():
            yield part.accessibleName()


def turned(desk_window: DeskWindow, name: str) -> list[str]:
    """What is seen and turns what stands beside a name in it; a name alone has nothing beside it."""
    alone = (name, f"{name} 2", f"{name} 3", f"marzipan {name}")
    found = {text for text in seen(desk_window) if turns(text) and not text.startswith(alone)}
    return sorted(text for text in found if not any(one.startswith(text.rstrip("…")) for one in alone))


def test_F47_in_the_console_a_name_turns_nothing_around_it(desk_window: DeskWindow, name: str) -> None:
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    assert turned(desk_window, name) == []
    desk_window.type("marzipan")
    assert desk_window.act == f"Choose {apart(name)}"
    assert turned(desk_window, name) == []
    desk_window.press("Enter")
    assert desk_window.act == f"Hand off to {apart(name)}"
    assert desk_window.console.handoff.read_back().startswith(f"{apart(name)} will call you back by ")
    assert turned(desk_window, name) == []
    desk_window.press("F7")
    assert desk_window.status.startswith(f"On hold: {apart(name)}. ")
    assert turned(desk_window, name) == []
    desk_window.press("F7", "F3")
    assert turned(desk_window, name) == []
    desk_window.press("Esc", "F6")
    assert desk_window.status.startswith(f"In the log: handed off to {apart(name)} by ")
    assert turned(desk_window, name) == []
    desk_window.press("Ctrl+Z")
    assert f"the call of {apart(name)}, " in desk_window.status
    assert turned(desk_window, name) == []


def test_F47_when_they_call_again_and_when_they_ring_a_name_turns_nothing(desk_window: DeskWindow, name: str) -> None:
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    desk_window.type("marzipan")
    desk_window.press("Enter", "F6")
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    desk_window.type("marzipan")
    assert turned(desk_window, name) == []
    desk_window.press("Shift+Esc")
    desk_window.type("charged twice")
    assert desk_window.console.ring("+1 570 555 0166")
    desk_window.settle()
    assert desk_window.status.startswith(f"Ringing: {apart(name)}. ")
    assert desk_window.window.windowTitle() == f"Ringing: {apart(name)} · Frontdesk"
    assert turned(desk_window, name) == []


def test_F47_in_the_other_rooms_a_name_turns_nothing_around_it(desk_window: DeskWindow, name: str) -> None:
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    desk_window.type("marzipan")
    desk_window.press("Enter", "F6")
    for keys in (("Ctrl+2",), ("Ctrl+Tab",), ("Ctrl+3",), ("Ctrl+Tab",), ("Ctrl+Tab",), ("Ctrl+4",)):
        desk_window.press(*keys)
        assert turned(desk_window, name) == []


def test_F47_what_is_edited_filed_and_exported_has_no_marks_that_nobody_wrote(
    desk_window: DeskWindow, name: str
) -> None:
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    desk_window.type("marzipan")
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert handoff.to.name == name
    assert "\u2068" not in handoff.promise.words
    day = desk_window.home / "day.csv"
    desk_window.desk.day_log.export(desk_window.desk.calls.today(), day)
    row = next(row for row in rows_of(day) if row["caller"] == name)
    assert "\u2068" not in "".join(row.values())
    with desk_window.desk.hub.read() as connection:
        stored = connection.exec_driver_sql("SELECT group_concat(after) FROM journal").scalar_one()
    assert "\u2068" not in stored


def test_F47_names_stand_in_the_order_in_which_they_stood(desk_window: DeskWindow, name: str) -> None:
    desk_window.press("Ctrl+3")
    room = desk_window.window.room_named("directory")
    assert isinstance(room, DirectoryRoom)
    names = [row.cells[0].first for row in room.lists.list.rows]
    assert names == [one.name for one in desk_window.desk.directory.people()]
    assert name in names


def test_F47_other_names_have_no_marks(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6", "Ctrl+2")
    assert not any("\u2068" in text or "\u2069" in text for text in seen(desk_window))
