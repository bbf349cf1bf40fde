"""Only looking up: owners and people with their numbers, by keys; nothing that is pressed there writes."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.clock import StoppedClock
from frontdesk.directory.model import Operator
from tests.support.display import ROOT
from tests.support.lanes import AtOnce
from tests.ui import house
from tests.ui.conftest import showing
from tests.ui.test_layout import cut_texts, outside, overlapping
from tests.ui.test_start import HEAVY
from ui.actions import ALL
from ui.actions.lookup import LOOKUP
from ui.console import ahead
from ui.lookup_app import LookupProgram
from ui.lookup_window import LookupWindow
from ui.theme import Look, Theme

MIA = Operator("Mia Okafor", "Desk 2")


class Looker:
    """Somebody who looks something up, by keys."""

    def __init__(self, program: LookupProgram, home: Path, lanes: AtOnce) -> None:
        self.program, self.home, self.lanes = program, home, lanes
        self.window: LookupWindow = program.window
        self.room, self.box = program.window.room, program.window.room.box.edit

    def press(self, *keys: str) -> None:
        for key in keys:
            pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self.focus(), pressed.key(), pressed.keyboardModifiers())
            self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)
        self.settle()

    def settle(self) -> None:
        deadline = QDeadlineTimer(10_000)
        while self.program.work.is_busy:
            assert not deadline.hasExpired(), "it never came"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    def follow(self) -> None:
        self.program.feed.ask()
        self.settle()

    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def owners(self) -> list[tuple[str, str, str, str]]:
        """Topic, who answers now, what is known of them, their number; last the catch-all."""
        return [
            (row.topic, row.person, row.availability.word if row.availability else "", row.match)
            for row in self.room.owners.rows
        ]

    def people(self) -> list[tuple[str, str]]:
        return [(row.name, row.number) for row in self.room.people.rows]

    @property
    def act(self) -> str:
        return self.room.box.act

    @property
    def status(self) -> str:
        return self.room.status.text()

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def hub(self) -> str:
        """The whole hub as it is on the disk, in short."""
        parts = [self.home / "hub.db", self.home / "hub.db-wal"]
        return hashlib.sha256(b"".join(part.read_bytes() for part in parts if part.exists())).hexdigest()

    def seq(self) -> int:
        desk = self.program.lookup.around.desk
        assert desk is not None
        return desk.follow()


@pytest.fixture
def started(qapp: QApplication, qtbot: QtBot, light: Look) -> Iterator[Callable[[Path], Looker]]:
    running: list[LookupProgram] = []

    def start(home: Path) -> Looker:
        lanes = AtOnce()
        program = LookupProgram(qapp, home / "hub.db", clock=StoppedClock(house.TEN), lanes=lanes, look=light)
        running.append(program)
        with qtbot.waitActive(program.window):
            program.start()
        looker = Looker(program, home, lanes)
        looker.settle()
        return looker

    yield start
    for program in running:
        program.window.close()
        program.close()
        program.window.deleteLater()


@pytest.fixture
def looker(started: Callable[[Path], Looker], furnished_home: Path) -> Looker:
    QGuiApplication.clipboard().clear()
    return started(furnished_home)


def test_an_owner_is_found_with_who_answers_now_and_their_number(looker: Looker) -> None:
    looker.type("charged twice")
    assert looker.owners() == [
        ("Duplicate invoice", "Edgar Lindholm", "Unknown", "214"),
        ("None of these: Front desk", "", "", ""),
    ]
    assert looker.room.owners.rows[0].then == "then Joana Pires"
    assert looker.act == "Copy 214"
    assert looker.room.sentence.text() == "I am sorry that we charged you twice."


def test_who_covers_is_reached_instead_of_an_owner_who_is_away(looker: Looker) -> None:
    looker.type("repair visit")
    topic, person, availability, number = looker.owners()[0]
    assert (topic, person, number) == ("Repair visit", "Yara Benning", "232")
    assert availability.startswith("Marek Dolan is away until")


def test_enter_copies_the_number_of_whoever_is_marked_and_says_so(looker: Looker) -> None:
    looker.type("charged twice")
    looker.press("Enter")
    assert looker.clipboard == "214"
    assert looker.status == "Copied: 214, Edgar Lindholm."
    assert looker.box.text() == "charged twice"


def test_a_person_is_found_by_name_or_number_and_copied(looker: Looker) -> None:
    for words in ("solberg", "216"):
        looker.type(words)
        assert looker.people() == [("Henrik Solberg", "216")]
        looker.press("Enter")
        assert (looker.clipboard, looker.status) == ("216", "Copied: 216, Henrik Solberg.")
        looker.press("Esc")


def test_what_is_typed_while_somebody_is_looked_up_comes_after_enter(
    looker: Looker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "LONGEST_MS", 60_000)  # however slow this computer is, the lists come in time
    with looker.lanes.in_a_rush():
        QTest.keyClicks(looker.box, "edgar lindholm")
        QTest.keyClick(looker.box, Qt.Key.Key_Return)
        QTest.keyClicks(looker.box, " or mia")
        assert looker.box.text() == "edgar lindholm"
    looker.settle()
    assert (looker.clipboard, looker.box.text()) == ("214", "edgar lindholm or mia")


def test_tab_goes_to_the_other_list_and_arrows_within_it(looker: Looker) -> None:
    looker.type("re")
    before = looker.act
    looker.press("Tab", "Down")
    assert looker.act.startswith("Copy ")
    assert looker.act != before
    looker.press("Enter")
    assert looker.clipboard == looker.act.removeprefix("Copy ")
    looker.press("Tab")
    assert looker.act == before


def test_where_no_number_is_known_nothing_is_copied_and_that_is_said(looker: Looker) -> None:
    looker.type("payment terms")
    assert looker.owners()[0][1:] == ("Accounting", "Unknown", "")
    assert looker.act == ""
    looker.press("Enter")
    assert looker.clipboard == ""
    assert looker.status == "No number of Accounting is known; nothing was copied."


def test_where_nobody_answers_enter_promises_nothing(looker: Looker) -> None:
    looker.type("lost key")
    looker.press("Enter")
    assert (looker.act, looker.clipboard) == ("", "")


def test_words_that_nothing_is_called_by_lead_to_the_catch_all(looker: Looker) -> None:
    looker.type("zeppelin")
    assert looker.owners() == [("None of these: Front desk", "", "", "")]
    assert looker.people() == []


def test_esc_empties_the_box_and_then_closes(looker: Looker) -> None:
    looker.type("charged twice")
    looker.press("Esc")
    assert looker.box.text() == ""
    assert looker.window.isVisible()
    looker.press("Esc")
    assert not looker.window.isVisible()


def test_esc_closes_a_sheet_first(looker: Looker) -> None:
    looker.type("charged")
    for key in ("F1", "Ctrl+K"):
        looker.press(key, "Esc")
        assert looker.window.isVisible()
        assert looker.box.text() == "charged"
        assert looker.focus() is looker.box


def test_the_key_sheet_and_the_palette_hold_the_few_commands_and_no_other(looker: Looker) -> None:
    looker.press("F1")
    said = {label.accessibleName() for label in looker.window.key_sheet.findChildren(QLabel)}
    assert {f"{action.key}: {action.title}. {action.help}" for action in LOOKUP} <= said
    looker.press("Esc", "Ctrl+K")
    rows = [action.id for action, _ in looker.window.palette_sheet.list._commands.rows]
    assert rows == [action.id for action in LOOKUP if action.id != "lookup.commands"]


def test_the_palette_copies_too(looker: Looker) -> None:
    looker.type("charged twice")
    looker.press("Ctrl+K")
    looker.type("copy")
    looker.press("Enter")
    assert looker.clipboard == "214"
    assert not looker.window.palette_sheet.isVisible()


def test_no_key_means_two_things() -> None:
    keys = [key for action in LOOKUP for key in action.keys]
    assert len(keys) == len(set(keys))


WRITING = sorted({key for action in ALL for key in action.keys} - {key for action in LOOKUP for key in action.keys})


def test_no_key_of_the_console_does_anything_here(looker: Looker) -> None:
    looker.type("570 555 0101")
    before, seq = looker.hub(), looker.seq()
    for words in ("", "charged twice", "anonymous", "solberg", "zeppelin"):
        looker.press("Ctrl+A")
        looker.type(words)
        looker.press("Enter", "Enter")
        for key in WRITING:
            looker.press(key)
            assert looker.window.isVisible()
    looker.follow()
    assert (looker.hub(), looker.seq()) == (before, seq)


def test_no_draft_is_kept(looker: Looker) -> None:
    looker.type("570 555 0101")
    looker.press("Enter")
    looker.press("Esc")
    looker.type("charged twice")
    desk = looker.program.lookup.around.desk
    assert desk is not None
    assert desk.drafts.all() == []


def test_what_somebody_writes_elsewhere_is_seen_at_once(looker: Looker) -> None:
    looker.type("charged twice")
    desk = looker.program.lookup.around.desk
    assert desk is not None
    looker.follow()
    desk.directory.absent(house.EDGAR, house.TEN.replace(hour=15), by=MIA)
    looker.follow()
    assert looker.owners()[0][1] == "Joana Pires"
    assert looker.act == "Copy 215"


def test_without_a_hub_it_says_what_to_do_and_makes_none(started: Callable[[Path], Looker], tmp_path: Path) -> None:
    looker = started(tmp_path / "nowhere")
    looker.type("charged twice")
    looker.press("Enter")
    assert looker.room.hint.text().startswith("There is no hub yet, so there is nothing to look up.")
    assert not (tmp_path / "nowhere").exists()


LIST_AT_FIRST_SIGHT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.lookup_app import LookupProgram

class NobodyWorks:
    def put(self, lane, task): pass
    def close(self): pass

def listed():
    print(*sorted(sys.modules), sep="\\n")
    app.quit()

app = QApplication(["start"])
program = LookupProgram(app, Path(sys.executable), lanes=NobodyWorks())
program.window.painted.connect(listed)
program.start()
app.exec()
"""


def test_nothing_heavy_is_loaded_at_its_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST_AT_FIRST_SIGHT], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "ui.rooms.lookup" in loaded
    others = ("ui.window", "ui.console.console", "ui.console.drafts", "ui.console.filing", "ui.console.ending")
    assert [name for name in (*HEAVY, *others) if name in loaded] == []


def test_it_is_small_and_remembers_no_place(looker: Looker) -> None:
    assert (looker.window.width(), looker.window.height()) == (560, 640)
    left = {path.name for path in looker.home.iterdir()}
    assert {name.partition("-")[0].partition(".")[0] for name in left} <= {"hub", "desk"}


@pytest.mark.parametrize("size", [(560, 640), (520, 480), (900, 1000)])
@pytest.mark.parametrize("words", ["", "charged twice", "repair visit", "re", "solberg", "zeppelin"])
def test_nothing_overlaps_and_no_text_is_cut(looker: Looker, size: tuple[int, int], words: str) -> None:
    looker.type(words)
    looker.press("Enter")
    looker.window.resize(*size)
    for _ in range(3):  # a layout may ask for another
        looker.settle()
    with cut_texts() as cut:
        looker.window.grab()
    assert (overlapping(looker.window), outside(looker.window), cut) == ([], [], set())


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_every_theme_dresses_it(looker: Looker, light: Look, theme: Theme) -> None:
    looker.type("re")
    with showing(light, theme):
        shown = looker.window.grab().toImage()
        assert shown.pixelColor(3, 3) == light.colour("paper")
