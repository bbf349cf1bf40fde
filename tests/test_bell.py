"""What is sent when a call rings: one short line, and nothing else is understood."""

import socket
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.bell import LONGEST, Rung, bell_of, make_place_for, read, ring, written
from frontdesk.errors import Refused, WrongUse


@pytest.mark.parametrize(
    "rung",
    [Rung("+15705550142"), Rung("570 555 0142", "+1 570 555 0900"), Rung("anonymous"), Rung(""), Rung("", "231")],
)
def test_what_is_written_is_read(rung: Rung) -> None:
    assert read(written(rung)) == rung


@pytest.mark.parametrize("number", ["\u202a+1 570 555 0142\u202c", "\u200e+1\xa0570 555\xad 0142"])
def test_marks_that_come_along_with_a_copied_number_are_left_out(number: str) -> None:
    assert read(written(Rung(number))) == Rung("+1 570 555 0142")


@pytest.mark.parametrize(
    "message",
    [
        b"", b"\n", b"ring\n", b"ring\t570", b"ring\t570\n", b"ring\t570\t\t\n", b"call\t570\t\n", b"ring\t570\t\n\n",
        b"ring\t570\t\nring\t571\t\n", b"ring\t57\x000\t\n", b"ring\t57\x1b[31m0\t\n", b"ring\t\xff\xfe\t\n",
        b"ring\t" + b"5" * 65 + b"\t\n", b"ring\t" + b"5" * LONGEST + b"\t\n", b"RING\t570\t\n",
    ],
)  # fmt: skip
def test_F81_anything_else_is_not_understood(message: bytes) -> None:
    assert read(message) is None


@given(st.binary(max_size=2 * LONGEST))
def test_no_bytes_make_it_fail(message: bytes) -> None:
    read(message)
    read(b"ring\t" + message + b"\n")


def test_F81_what_is_no_number_by_its_length_is_not_sent() -> None:
    written(Rung("5" * 64))
    with pytest.raises(WrongUse):
        written(Rung("5" * 65))
    with pytest.raises(WrongUse):
        written(Rung("570", "5" * 65))
    with pytest.raises(WrongUse):  # more bytes than a message has
        written(Rung("𝟓" * 64, "𝟓" * 64))


def test_the_place_tells_nothing_of_the_hub_and_is_another_for_each(own_runtime: Path) -> None:
    one, other = bell_of("/srv/desk/hub.db"), bell_of("/srv/desk/other.db")
    assert one.parent == other.parent == own_runtime / "frontdesk"
    assert one != other
    assert "hub" not in one.name
    assert bell_of("/srv/desk/../desk/hub.db") == one


def test_without_a_console_it_is_refused(own_runtime: Path) -> None:
    with pytest.raises(Refused) as told:
        ring("/srv/desk/hub.db", Rung("+15705550142"))
    assert str(told.value) == "No console is open over this hub; nobody was told."
    assert told.value.exit_code == 3


def listening(bell: Path, answer: bytes) -> tuple[threading.Thread, list[bytes]]:
    """Somebody who takes one message there, and gives that answer."""
    heard: list[bytes] = []
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(bell))
    server.listen()

    def serve() -> None:
        with server, server.accept()[0] as line:
            heard.append(line.recv(LONGEST))
            line.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread, heard


def test_one_line_is_sent_and_its_answer_counts(own_runtime: Path) -> None:
    bell = bell_of("hub.db")
    assert make_place_for(bell)
    thread, heard = listening(bell, b"taken\n")
    ring("hub.db", Rung("+15705550142", "231"))
    thread.join()
    assert heard == [b"ring\t+15705550142\t231\n"]


@pytest.mark.parametrize("answer", [b"not taken\n", b"", b"take", b"\xff" * 100])
def test_any_other_answer_is_a_refusal(own_runtime: Path, answer: bytes) -> None:
    bell = bell_of("hub.db")
    make_place_for(bell)
    thread, _ = listening(bell, answer)
    with pytest.raises(Refused):
        ring("hub.db", Rung("+15705550142"))
    thread.join()


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_others_can_look_into_is_told_nothing(own_runtime: Path, mode: int) -> None:
    bell = bell_of("hub.db")
    bell.parent.mkdir()
    bell.parent.chmod(mode)
    assert not make_place_for(bell)
    (own_runtime / "frontdesk").chmod(0o700)
    assert make_place_for(bell)


def test_a_link_to_a_folder_is_no_place(own_runtime: Path) -> None:
    (own_runtime / "mine").mkdir(mode=0o700)
    (own_runtime / "frontdesk").symlink_to(own_runtime / "mine")
    assert not make_place_for(bell_of("hub.db"))


def test_where_no_folder_can_be_made_nobody_listens(own_runtime: Path) -> None:
    (own_runtime / "frontdesk").write_text("a file")
    assert not make_place_for(bell_of("hub.db"))
