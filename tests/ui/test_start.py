"""The window stands before anything heavy is loaded, and keys typed meanwhile are kept and answered."""

import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.clock import StoppedClock
from tests.support.display import ROOT
from tests.support.lanes import Held
from tests.ui import house
from tests.ui.conftest import Start, end
from tests.ui.desk_window import DeskWindow
from ui.app import Program
from ui.theme import Look
from ui.work import Lane

HEAVY = (
    "sqlalchemy", "alembic", "sqlite_utils", "sqlcipher3", "phonenumbers", "keyring", "charset_normalizer", "asyncio",
    "rapidfuzz", "jellyfish", "nicknames",
    "email", "http", "ssl",
    "frontdesk.desk", "frontdesk.first_start", "frontdesk.hub", "frontdesk.lookup.service", "frontdesk.exchange",
    "frontdesk.directory.service", "frontdesk.calls.service", "frontdesk.callers.numbers", "frontdesk.sample",
    "ui.rooms.log", "ui.rooms.directory", "ui.console.keeping.keeper", "ui.rooms.palette",
    "ui.rooms.keys", "ui.rooms.first_start", "ui.rooms.console.found",
    "ui.rooms.console.call_panel", "ui.rooms.console.caller_card", "ui.rooms.console.article",
)  # fmt: skip
LIST_AT_FIRST_SIGHT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program

class NobodyWorks:
    def put(self, lane, task): pass
    def close(self): pass

def listed():
    print(*sorted(sys.modules), sep="\\n")
    app.quit()

app = QApplication(["start"])
program = Program(app, Path(sys.executable), lanes=NobodyWorks())
program.window.painted.connect(listed)
program.start()
app.exec()
"""


def loaded_at_first_sight() -> set[str]:
    """The modules there are when the window was painted and its lanes have not begun."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_AT_FIRST_SIGHT], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )
    return set(done.stdout.split())


def lanes_at_work() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("lane-")]


def test_nothing_heavy_is_loaded_at_the_first_paint() -> None:
    loaded = loaded_at_first_sight()
    assert "ui.rooms.console.room" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_no_lane_is_at_work_before_the_window_is_seen(
    qapp: QApplication, qtbot: QtBot, light: Look, furnished_home: Path
) -> None:
    program = Program(qapp, furnished_home / "hub.db", clock=StoppedClock(house.TEN), look=light)
    program.opening.start()
    assert lanes_at_work() == []
    program.window.show()
    qtbot.waitUntil(lambda: program.console.desk is not None)
    assert "lane-records" in lanes_at_work()
    end(DeskWindow(program, StoppedClock(house.TEN), furnished_home))


def test_what_is_typed_before_the_hub_is_open_is_kept_and_answered(start: Start) -> None:
    lanes = Held()
    lanes.held.add(Lane.RECORDS)
    desk_window = start(lanes=lanes, waits=False)
    desk_window.type("charged")
    assert desk_window.console.desk is None
    assert desk_window.box.text() == "charged"
    lanes.let_go()
    desk_window.until(lambda: bool(desk_window.owners()))
    assert desk_window.console.search.findings.words == "charged"
    assert desk_window.owners()[0][0] == "Duplicate invoice"


def test_an_enter_pressed_before_the_hub_is_open_takes_what_is_found_then(start: Start) -> None:
    lanes = Held()
    lanes.held.add(Lane.RECORDS)
    desk_window = start(lanes=lanes, waits=False)
    desk_window.type("charged twice")
    desk_window.press("Return")
    assert desk_window.console.call.taken is None
    lanes.let_go()
    desk_window.until(lambda: desk_window.console.call.taken is not None)
    assert desk_window.console.handoff.goal is not None
    assert desk_window.console.handoff.goal.topic_name == "Duplicate invoice"
