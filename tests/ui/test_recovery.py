"""A hub that is damaged, gone or closed to writing: explained in the window, and mended there by keys."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.hub.connect import connect
from frontdesk.upkeep.backups import Backups, Why
from tests.support.display import ROOT
from tests.support.lanes import AtOnce, Held
from tests.ui import house
from tests.ui.conftest import Start, end
from tests.ui.desk_window import DeskWindow
from tests.upkeep.harm import cut, root_of, say, wipe_header, zero_page
from ui.app import Program
from ui.console.conversation import far_words
from ui.mending import Afresh
from ui.rooms.recovery import RecoveryPage
from ui.theme import Look
from ui.work import Lane


@pytest.fixture
def hub(furnished_home: Path) -> Path:
    """The hub's file, which nobody has open; everything in it is in the file itself."""
    path = furnished_home / "hub.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def backup(hub: Path) -> Path:
    """A backup of the day before, an hour before nine."""
    return Backups(hub, clock=StoppedClock(house.TEN - timedelta(days=1, hours=1))).make(Why.DAILY).path


def page(desk_window: DeskWindow) -> RecoveryPage:
    shown = desk_window.window.page
    assert shown is not None
    return shown


def said(desk_window: DeskWindow) -> list[str]:
    """Title and sentences of the page."""
    shown = page(desk_window)
    parts = (shown.title, *shown.sentences, shown.note)
    return [part.text() for part in parts if part.isVisible()]


def offered(desk_window: DeskWindow) -> list[str]:
    return [row.title for row in page(desk_window).list.rows]


def names(hub: Path) -> list[str]:
    return sorted(path.name for path in hub.parent.iterdir() if path.name.startswith("hub"))


def is_open(desk_window: DeskWindow) -> bool:
    return desk_window.window.page is None and desk_window.console.desk is not None


RESTORE = "Put the backup of Sunday 1 March 09:00 in place"


def test_F15_a_foreign_file_is_explained_and_no_hub_is_made_over_it(hub: Path, start: Start) -> None:
    hub.write_bytes(b"This is no hub." * 400)
    desk_window = start()
    assert said(desk_window) == [
        "The hub cannot be opened",
        "hub.db is not a Frontdesk hub.",
        "The file was not touched, and nothing is written over it.",
    ]
    assert offered(desk_window) == ["Name another file"]
    assert desk_window.focus() is page(desk_window).list
    assert hub.read_bytes() == b"This is no hub." * 400


def test_F19_of_an_empty_file_the_last_backup_is_put_in_place_by_one_key(hub: Path, backup: Path, start: Start) -> None:
    hub.write_bytes(b"")
    desk_window = start()
    assert said(desk_window)[1] == "hub.db is empty; what was in it is gone."
    assert offered(desk_window) == [RESTORE, "Name another file"]
    assert page(desk_window).list.marked.detail.startswith("What was entered after that is missing")
    desk_window.press("Return")
    assert is_open(desk_window)
    assert desk_window.status.startswith("The backup of Sunday 1 March 09:00 is in place. What stood there is kept as ")
    desk_window.type("charged twice")
    assert desk_window.owners()[0][0] == "Duplicate invoice"
    (aside,) = hub.parent.glob("hub-replaced-*.db")
    assert aside.read_bytes() == b""


@pytest.mark.parametrize("harm", [wipe_header, lambda path: cut(path, 0.5)], ids=["F15-wiped", "F16-truncated"])
def test_F16_a_hub_without_a_backup_is_salvaged_counted_and_worked_with(
    harm: Callable[[Path], None], hub: Path, start: Start
) -> None:
    harm(hub)
    damaged = hub.read_bytes()
    desk_window = start()
    assert offered(desk_window) == ["Save what can be read", "Name another file"]
    desk_window.press("S")
    title, counted, where = said(desk_window)
    assert title == "What could be read is saved"
    assert "read" in counted
    assert "lost" in counted
    assert where == "It is in hub-salvaged-20260302T090000Z.db, beside the damaged file."
    assert hub.read_bytes() == damaged
    desk_window.press("Return")
    assert is_open(desk_window)
    assert desk_window.status.startswith("What was saved is the hub now. What stood there is kept as hub-replaced-")
    (aside,) = hub.parent.glob("hub-replaced-*.db")
    assert aside.read_bytes() == damaged


def test_F16_a_truncated_hub_with_a_backup_offers_it_first_then_to_salvage(
    hub: Path, backup: Path, start: Start
) -> None:
    cut(hub, 0.5)
    desk_window = start()
    assert said(desk_window)[1:] == [
        "The end of hub.db is missing.",
        "The file was not touched; most of what is in it can usually be read still.",
    ]
    assert offered(desk_window) == [RESTORE, "Save what can be read", "Name another file"]
    desk_window.press("P")
    assert is_open(desk_window)


def test_F17_a_backup_that_is_damaged_too_is_told_and_the_one_before_it_is_offered(
    hub: Path, backup: Path, start: Start
) -> None:
    later = Backups(hub, clock=StoppedClock(house.TEN)).make().path
    zero_page(later, root_of(later, "calls"))
    hub.write_bytes(b"")
    desk_window = start()
    assert offered(desk_window)[0] == "Put the backup of Monday 2 March 10:00 in place"
    desk_window.press("Return")
    assert hub.read_bytes() == b""
    assert said(desk_window)[3].startswith("The backup of Monday 2 March 10:00 is not sound either: ")
    assert offered(desk_window) == [RESTORE, "Name another file"]
    desk_window.press("Return")
    assert is_open(desk_window)


def test_F20_a_newer_hub_is_opened_to_be_read_only_by_one_letter(hub: Path, start: Start) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0042'")
    desk_window = start()
    told = "This hub was written by a newer Frontdesk (schema 0042, this one knows 0002)."
    assert said(desk_window)[1:] == [told, "Everything in it is as it was."]
    assert offered(desk_window) == [
        "Close, and install the newer Frontdesk",
        "Open it to read only",
        "Name another file",
    ]
    desk_window.press("Down", "Return")
    assert is_open(desk_window)
    assert desk_window.window.notice.isVisible()
    assert desk_window.window.notice.text().startswith("This hub is open to be read only: ")


def test_F20_the_first_choice_for_a_newer_hub_closes_the_window(hub: Path, start: Start) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0042'")
    desk_window = start()
    desk_window.waits = False
    desk_window.press("Return")
    assert not desk_window.window.isVisible()
    assert desk_window.program.following is None


@pytest.fixture
def read_only(hub: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> DeskWindow:
    """A console over a file that may not be written to; whoever runs the tests may be allowed everything."""
    monkeypatch.setattr("frontdesk.hub.looking._takes_words", Path.is_dir)
    return start()


def test_F06_a_hub_where_nothing_can_be_written_is_opened_to_be_read_by_enter(
    hub: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.hub.looking._takes_words", lambda _path: False)
    desk_window = start()
    assert said(desk_window)[1] == "hub.db lies where nothing can be written."
    assert offered(desk_window) == ["Open it to read only", "Try again", "Name another file"]
    desk_window.press("Return")
    assert is_open(desk_window)
    assert desk_window.window.notice.isVisible()
    desk_window.type("charged twice")
    assert desk_window.owners()[0][0] == "Duplicate invoice"


def test_a_hub_that_another_program_holds_is_tried_again_by_enter(hub: Path, impatient: Start) -> None:
    with closing(connect(hub)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        desk_window = impatient()
        told = ["The hub cannot be opened", "Another program holds hub.db.", "Everything in it is as it was."]
        assert said(desk_window) == told
        assert offered(desk_window) == ["Try again", "Name another file"]
        desk_window.press("Return")
        assert said(desk_window) == told
    desk_window.press("Return")
    assert is_open(desk_window)


def test_F19_a_screen_reader_hears_what_happened_with_the_choices(hub: Path, start: Start) -> None:
    hub.write_bytes(b"")
    desk_window = start()
    shown = page(desk_window).list
    assert shown.accessibleName() == "What can be done"
    assert shown.accessibleDescription().startswith(
        "The hub cannot be opened. hub.db is empty; what was in it is gone."
    )
    assert shown.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Name another file, A hub that lies elsewhere., N"
    )


def test_F05_in_a_hub_that_may_only_be_read_a_call_is_not_filed_and_what_was_typed_is_kept(
    read_only: DeskWindow,
) -> None:
    desk_window = read_only
    assert desk_window.window.notice.text().startswith("This hub is open to be read only: ")
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.status.startswith("The hub is open to be read only; nothing was changed.")
    assert desk_window.box.text() == "charged twice"
    assert desk_window.calls() == []
    assert [kept.notes.words for kept in desk_window.desk.drafts.kept()] == ["charged twice"]
    desk_window.press("Ctrl+2")
    assert desk_window.window.notice.isVisible()


def test_F05_nothing_is_backed_up_by_itself_of_a_hub_that_may_only_be_read(read_only: DeskWindow) -> None:
    read_only.program.mending.make_rest()
    assert not read_only.program.mending._rounds._timer.isActive()


def test_a_missing_hub_of_which_backups_are_kept_is_not_begun_anew_without_a_word(
    hub: Path, backup: Path, start: Start
) -> None:
    hub.unlink()
    desk_window = start()
    assert said(desk_window)[0] == "The hub is missing"
    assert offered(desk_window) == [RESTORE, "Name another file", "Begin anew"]
    desk_window.press("B")
    assert desk_window.window.page is None
    assert desk_window.window.first_start is not None
    assert not hub.exists()


def test_F19_esc_leaves_everything_as_it_is_and_the_page_comes_back_by_its_key(
    hub: Path, backup: Path, start: Start
) -> None:
    hub.write_bytes(b"")
    before = names(hub)
    desk_window = start()
    desk_window.press("Esc")
    assert desk_window.window.page is None
    assert desk_window.window.isVisible()
    assert desk_window.room.heading.text().startswith("The hub cannot be opened.")
    assert names(hub) == before
    desk_window.press("Ctrl+Shift+P")
    assert offered(desk_window)[0] == RESTORE


def test_another_file_can_be_named_and_one_that_is_not_there_is_refused(hub: Path, backup: Path, start: Start) -> None:
    hub.write_bytes(b"no hub")
    desk_window = start()
    desk_window.press("N")
    desk_window.press("Return")
    assert said(desk_window)[2] == "Type the name of a file."
    desk_window.type("/nowhere/hub.db")
    desk_window.press("Return")
    assert said(desk_window)[2] == "There is no file /nowhere/hub.db."
    desk_window.press("Esc")
    assert said(desk_window)[0] == "The hub cannot be opened"
    desk_window.press("N")
    desk_window.window.page.field.clear()  # type: ignore[union-attr]
    desk_window.waits = False
    desk_window.type(str(backup))
    desk_window.press("Return")
    assert desk_window.program.following == Afresh(backup)
    assert not desk_window.window.isVisible()


def test_what_is_under_way_is_stopped_by_esc_and_leaves_nothing_behind(hub: Path, backup: Path, start: Start) -> None:
    hub.write_bytes(b"")
    before = names(hub)
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held.add(Lane.BULK)
    desk_window.waits = False
    desk_window.press("Return")
    assert said(desk_window) == ["Putting the backup in place"]
    assert page(desk_window).bar.isVisible()
    desk_window.press("Esc")
    lanes.let_go()
    desk_window.settle()
    assert said(desk_window)[-1] == "Stopped; nothing was changed."
    assert offered(desk_window)[0] == RESTORE
    assert names(hub) == before
    assert hub.read_bytes() == b""


def test_a_backup_is_made_by_its_key_beside_the_window_and_its_name_and_size_are_told(start: Start) -> None:
    desk_window = start()
    desk_window.press("Ctrl+Shift+B")
    (made,) = Backups(desk_window.home / "hub.db", clock=desk_window.clock).kept()
    assert desk_window.status.startswith(f"Backed up: {made.path.name}, ")
    assert desk_window.status.endswith(f"kB, in {desk_window.home}/backups.")
    assert not desk_window.window.notice.isVisible()


def test_a_backup_that_is_being_made_is_stopped_by_the_same_key(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held.add(Lane.BULK)
    desk_window.waits = False
    desk_window.press("Ctrl+Shift+B")
    assert desk_window.window.notice.text() == "Backing up …, Ctrl Shift B"
    assert desk_window.window.notice.isVisible()
    desk_window.press("Ctrl+Shift+B")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.status == "Stopped; nothing was changed."
    assert not desk_window.window.notice.isVisible()
    assert list((desk_window.home / "backups").iterdir()) == []


def test_where_no_backup_is_kept_the_key_that_makes_one_is_named(start: Start) -> None:
    desk_window = start()
    desk_window.press("Ctrl+Shift+P")
    assert desk_window.status == "No backup is kept yet; Ctrl Shift B makes one."
    assert desk_window.window.page is None


@pytest.mark.usefixtures("backup")
def test_the_kept_backups_stand_with_day_time_reason_and_size_and_esc_goes_back(hub: Path, start: Start) -> None:
    desk_window = start()
    desk_window.type("charged twice")
    desk_window.press("Ctrl+Shift+B", "Ctrl+Shift+P")
    rows = page(desk_window).list.rows
    assert [row.title for row in rows] == ["Monday 2 March 10:00", "Sunday 1 March 09:00"]
    assert [row.detail.partition(" · ")[0] for row in rows] == ["made by hand", "the day’s copy"]
    assert all(row.detail.endswith(" kB") for row in rows)
    desk_window.press("B")
    assert said(desk_window) == [
        "Put this backup in place?",
        "What was entered after Sunday 1 March 09:00 is then missing in the hub.",
        "The hub of now is kept beside it, and calls that are open come back.",
    ]
    desk_window.press("Esc")
    assert [row.title for row in page(desk_window).list.rows] == ["Monday 2 March 10:00", "Sunday 1 March 09:00"]
    desk_window.press("Esc")
    assert is_open(desk_window)
    assert desk_window.box.text() == "charged twice"
    assert desk_window.act == "Choose Edgar Lindholm"


@pytest.fixture
def again(
    qapp: QApplication, qtbot: QtBot, light: Look, furnished_home: Path
) -> Iterator[Callable[[Afresh], DeskWindow]]:
    """Starts a console as it is started after one that asked for it."""
    running: list[DeskWindow] = []

    def started(wanted: Afresh) -> DeskWindow:
        clock = StoppedClock(house.TEN)
        lanes = AtOnce()
        program = Program(qapp, wanted.where, clock=clock, lanes=lanes, look=light, wanted=wanted)
        desk_window = DeskWindow(program, clock, furnished_home)
        desk_window.lanes = lanes
        running.append(desk_window)
        with qtbot.waitActive(program.window):
            program.start()
        desk_window.settle()
        return desk_window

    yield started
    for desk_window in running:
        end(desk_window)


def test_a_backup_is_put_in_the_place_of_an_open_hub_and_the_call_at_hand_comes_back(
    hub: Path, start: Start, again: Callable[[Afresh], DeskWindow]
) -> None:
    desk_window = start()
    desk_window.press("Ctrl+Shift+B")
    desk_window.type("charged twice")
    desk_window.press("F5")
    assert len(desk_window.calls()) == 1
    desk_window.type("spare fan")
    desk_window.press("Ctrl+Shift+P", "Return")
    desk_window.waits = False
    desk_window.press("Return")
    assert not desk_window.window.isVisible()
    wanted = desk_window.program.following
    assert wanted is not None
    desk_window.program.close()
    second = again(wanted)
    assert is_open(second)
    assert second.calls() == []
    assert second.box.text() == "spare fan"
    (aside,) = hub.parent.glob("hub-replaced-*.db")
    with closing(open_desk(aside, clock=second.clock, read_only=True)) as before:
        assert len(before.calls.lines(before.calls.today())) > len(second.desk.calls.lines(second.desk.calls.today()))


def test_a_backup_that_cannot_be_put_in_place_leaves_the_hub_as_it_is_and_open(
    hub: Path, backup: Path, again: Callable[[Afresh], DeskWindow]
) -> None:
    before = names(hub)
    zero_page(backup, root_of(backup, "calls"))
    desk_window = again(Afresh(hub, backup, "It is in place."))
    assert is_open(desk_window)
    assert desk_window.status.startswith("The hub's file is damaged")
    assert [name for name in names(hub) if "replaced" in name] == []
    assert before == [name for name in names(hub) if not name.endswith(("-wal", "-shm"))]


def go_round(desk_window: DeskWindow) -> None:
    desk_window.program.mending.make_rest()
    desk_window.program.mending._rounds.go()
    desk_window.settle()


def test_the_daily_backup_is_made_once_a_day_beside_the_window_and_says_nothing(start: Start) -> None:
    desk_window = start()
    before = desk_window.status
    for _ in range(2):
        go_round(desk_window)
    backups = Backups(desk_window.home / "hub.db", clock=desk_window.clock)
    assert [one.why for one in backups.kept()] == [Why.DAILY]
    desk_window.clock.at += timedelta(days=1)
    go_round(desk_window)
    assert [one.number for one in backups.kept()] == [2, 1]
    assert desk_window.status == before
    assert not desk_window.window.notice.isVisible()


def test_while_somebody_types_nothing_is_looked_through(start: Start) -> None:
    desk_window = start()
    desk_window.type("charged")
    go_round(desk_window)
    assert not (desk_window.home / "backups").exists()
    assert desk_window.program.mending._rounds._timer.isActive()


def test_F17_a_damaged_page_is_found_at_the_desk_told_for_good_and_no_backup_is_made_of_it(
    hub: Path, start: Start
) -> None:
    zero_page(hub, root_of(hub, "gaps"))
    desk_window = start()
    go_round(desk_window)
    notice = desk_window.window.notice
    assert notice.isVisible()
    assert notice.text() == (
        "Some pages of the hub’s file are damaged; most of it can still be read. Ctrl Shift P puts a backup in place."
    )
    assert notice.toolTip()
    desk_window.press("Ctrl+2", "Ctrl+1")
    assert notice.isVisible()
    assert not (hub.parent / "backups").exists()


def test_F02_a_disk_that_takes_no_backup_is_told_once(hub: Path, start: Start) -> None:
    (hub.parent / "backups").write_text("no folder")
    desk_window = start()
    go_round(desk_window)
    told = desk_window.status
    assert "backups" in told
    desk_window.press("Ctrl+Z")
    assert desk_window.status != told
    go_round(desk_window)
    assert desk_window.status != told


def test_a_round_that_is_under_way_ends_with_the_window_and_leaves_nothing(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held.add(Lane.ROUND)
    desk_window.program.mending.make_rest()
    desk_window.program.mending._rounds.go()
    desk_window.window.close()
    desk_window.program.close()
    assert not (desk_window.home / "backups").exists()


@pytest.mark.parametrize(
    ("done", "of", "seconds", "told"),
    [
        (0, 1284, 0.0, "0 of 1,284"),
        (10, 1284, 9.0, "10 of 1,284"),
        (321, 1284, 4.0, "321 of 1,284 · about 12 s left"),
        (100, 1000, 20.0, "100 of 1,000 · about 3 min left"),
        (1284, 1284, 9.0, "1,284 of 1,284"),
        (0, 0, 9.0, "0 of 0"),
    ],
)
def test_how_long_it_takes_still_is_told_once_it_can_be_known(done: int, of: int, seconds: float, told: str) -> None:
    assert far_words(done, of, seconds) == told


def test_a_window_that_closes_while_a_backup_is_put_in_place_leaves_everything_as_it_was(
    hub: Path, backup: Path, start: Start
) -> None:
    hub.write_bytes(b"")
    before = names(hub)
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held.add(Lane.BULK)
    desk_window.waits = False
    desk_window.press("Return")
    desk_window.window.close()
    desk_window.program.close()
    assert names(hub) == before
    assert hub.read_bytes() == b""


PUT_IN_PLACE_BY_KEYS = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui import app

steps, windows = [], []

class Watched(app.Program):
    def start(self):
        super().start()
        windows.append(self)
        self.timer = QTimer(self.window)
        self.timer.timeout.connect(look)
        self.timer.start(10)

def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or windows[-1].window, key, held)

def look():
    program = windows[-1]
    page, is_open = program.window.page, program.console.overview is not None
    title = page.title.text() if page else ""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if len(windows) == 1 and is_open and not page and not steps:
        steps.append("opened")
        press(Qt.Key.Key_P, held)
    elif title == "Put a backup in place" and steps == ["opened"]:
        steps.append("listed")
        press(Qt.Key.Key_Return)
    elif title == "Put this backup in place?" and steps == ["opened", "listed"]:
        steps.append("asked")
        press(Qt.Key.Key_Return)
    elif len(windows) == 2 and is_open and not page and len(steps) == 3:
        steps.append(program.messages.last.text)
        program.window.leave()

app.Program = Watched
code = app.run(Path(sys.argv[1]))
print(*steps, sep="\\n")
sys.exit(code)
"""


def test_F19_the_program_itself_starts_again_over_a_backup_that_was_chosen(hub: Path, backup: Path) -> None:
    told = {"FRONTDESK_HOME": str(hub.parent), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PUT_IN_PLACE_BY_KEYS, str(hub)],
        env={**os.environ, **told}, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *steps, last = done.stdout.splitlines()
    assert steps == ["opened", "listed", "asked"]
    assert last.startswith("The backup of Sunday 1 March 09:00 is in place. What stood there is kept as hub-replaced-")
    assert len(list(hub.parent.glob("hub-replaced-*.db"))) == 1
