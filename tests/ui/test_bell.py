"""The console's bell: hears one short line of this user's, and nothing that is sent there breaks it."""

import socket
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontdesk.bell import Rung, bell_of, ring, show
from frontdesk.errors import Refused
from frontdesk.places import is_any_console_open
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.ring import Bell
from ui.work import ThreadLanes

HUB = Path("hub.db")
IVO = "+15705550101"


@pytest.fixture
def heard() -> list[Rung]:
    return []


@pytest.fixture
def shown() -> list[bool]:
    return []


@pytest.fixture
def bell(qtbot: QtBot, own_runtime: Path, heard: list[Rung], shown: list[bool]) -> Iterator[Bell]:
    """A bell that takes everything that it understands."""

    def take(rung: Rung) -> bool:
        heard.append(rung)
        return True

    made = Bell(take, lambda: shown.append(True))
    assert made.listen(HUB)
    yield made
    made.close()
    made.deleteLater()


def nothing() -> None:
    pass


def beside(qtbot: QtBot, act: Callable[[], object]) -> object:
    """What `act` gives when it is done beside the window, as another program does it."""
    given: list[object] = []
    thread = threading.Thread(target=lambda: given.append(act()))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=20_000)
    return given[0]


def is_taken(number: str, hub: Path = HUB) -> bool:
    try:
        ring(hub, Rung(number))
    except Refused:
        return False
    return True


def sent(message: bytes, hub: Path = HUB) -> bytes:
    """What is answered to these bytes; b'' where the line is cut."""
    answer = b""
    with socket.socket(socket.AF_UNIX) as line, suppress(ConnectionError):
        line.settimeout(15)
        line.connect(str(bell_of(hub)))
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(message)
        answer = line.recv(100)
    return answer


def test_a_ring_is_handed_on_with_its_line(bell: Bell, qtbot: QtBot, heard: list[Rung]) -> None:
    assert beside(qtbot, lambda: ring(HUB, Rung(IVO, "231"))) is None
    assert heard == [Rung(IVO, "231")]


def test_F09_a_second_start_asks_the_first_to_come_to_the_front(bell: Bell, qtbot: QtBot, shown: list[bool]) -> None:
    assert is_any_console_open()
    assert beside(qtbot, lambda: show(HUB)) is True
    assert shown == [True]
    assert not show(Path("other.db"))
    bell.close()
    assert not is_any_console_open()
    assert not show(HUB)


def test_F14_nobody_but_this_user_can_reach_it(bell: Bell, own_runtime: Path) -> None:
    assert stat.S_IMODE((own_runtime / "frontdesk").stat().st_mode) == 0o700
    assert stat.S_IMODE(bell_of(HUB).stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    "message",
    [b"x" * 10_000_000, bytes(range(256)) * 40, b"\n", b"GET / HTTP/1.1\r\n\r\n", b"ring\t570\t\nring\t571\t\n"],
    ids=["ten megabytes", "binary", "an empty line", "a browser", "two lines"],
)
def test_F81_what_is_not_one_of_our_lines_is_refused(
    bell: Bell, qtbot: QtBot, heard: list[Rung], message: bytes
) -> None:
    assert beside(qtbot, lambda: sent(message)) in (b"not taken\n", b"")
    assert heard == []
    assert beside(qtbot, lambda: is_taken(IVO))


def test_half_a_line_is_waited_for_and_then_cut_off(bell: Bell, qtbot: QtBot, heard: list[Rung]) -> None:
    assert beside(qtbot, lambda: sent(b"ring\t+1570")) == b""
    assert heard == []


def test_a_line_that_comes_in_parts_is_one(bell: Bell, qtbot: QtBot, heard: list[Rung]) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(bell_of(HUB)))
        line.sendall(b"ring\t+1570")
        qtbot.waitUntil(lambda: bool(bell._speaking))
        line.sendall(b"5550101\t\n")
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Rung(IVO)]


def test_F83_many_who_say_nothing_keep_nobody_out_for_long(bell: Bell, qtbot: QtBot) -> None:
    with ExitStack() as stack:
        for _ in range(100):
            line = stack.enter_context(socket.socket(socket.AF_UNIX))
            line.setblocking(False)
            with suppress(BlockingIOError):  # as many as the system lets wait
                line.connect(str(bell_of(HUB)))
        assert not is_taken(IVO)
        qtbot.waitUntil(lambda: bool(bell._speaking))
        assert len(bell._speaking) <= 16
        qtbot.waitUntil(lambda: not bell._speaking, timeout=10_000)
        assert beside(qtbot, lambda: is_taken(IVO))


def test_one_that_is_not_taken_is_told_so(qtbot: QtBot, own_runtime: Path) -> None:
    full = Bell(lambda rung: False, nothing)
    assert full.listen(HUB)
    assert not beside(qtbot, lambda: is_taken(IVO))
    full.close()
    full.deleteLater()


def test_the_second_console_over_a_hub_leaves_the_bell_to_the_first(
    bell: Bell, qtbot: QtBot, heard: list[Rung]
) -> None:
    second = Bell(lambda rung: True, nothing)
    assert not second.listen(HUB)
    assert second.listen(Path("other.db"))
    second.close()
    second.deleteLater()
    assert beside(qtbot, lambda: is_taken(IVO))
    assert heard == [Rung(IVO)]


def test_F13_what_a_console_left_that_did_not_end_well_is_no_hindrance(qtbot: QtBot, own_runtime: Path) -> None:
    (own_runtime / "frontdesk").mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(bell_of(HUB)))
    assert bell_of(HUB).exists()
    bell = Bell(lambda rung: True, nothing)
    assert bell.listen(HUB)
    assert beside(qtbot, lambda: is_taken(IVO))
    bell.close()
    bell.deleteLater()
    assert not bell_of(HUB).exists()


def test_where_the_place_is_not_this_users_alone_nobody_listens(qtbot: QtBot, own_runtime: Path) -> None:
    (own_runtime / "frontdesk").mkdir(mode=0o755)
    bell = Bell(lambda rung: True, nothing)
    assert not bell.listen(HUB)
    assert not bell.is_listening
    bell.deleteLater()


def test_a_ring_pops_the_caller_up_in_the_console(own_runtime: Path, desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk_window.program.hear_rings()
    assert beside(qtbot, lambda: is_taken(IVO, desk_window.home / "hub.db"))
    desk_window.settle()
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")


def test_F81_what_is_sent_to_the_console_by_mistake_changes_nothing(
    own_runtime: Path, desk_window: DeskWindow, qtbot: QtBot
) -> None:
    desk_window.program.hear_rings()
    hub = desk_window.home / "hub.db"
    assert beside(qtbot, lambda: sent(b"\x00" * 10_000, hub)) in (b"not taken\n", b"")
    desk_window.settle()
    assert not desk_window.console.has_call
    assert desk_window.status == ""


def test_a_closed_console_hears_nothing(own_runtime: Path, desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk_window.program.hear_rings()
    hub = desk_window.home / "hub.db"
    assert bell_of(hub).exists()
    desk_window.window.close()
    desk_window.program.close()
    assert not bell_of(hub).exists()
    assert not is_taken(IVO, hub)


def test_F09_of_two_that_were_started_at_once_the_later_leaves(
    own_runtime: Path, start: Start, qtbot: QtBot, shown: list[bool]
) -> None:
    desk_window = start(lanes=ThreadLanes())
    first = Bell(lambda rung: True, lambda: shown.append(True))
    assert first.listen(desk_window.home / "hub.db")
    desk_window.program.hear_rings()
    qtbot.waitUntil(lambda: not desk_window.window.isVisible())
    assert shown == [True]
    desk_window.program.close()
    first.close()
    first.deleteLater()
