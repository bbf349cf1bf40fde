"""Files are written by a process of its own; whatever becomes of it, who waits is told, and nobody is named."""

import os
import threading
from pathlib import Path

import pytest
from msgspec import Struct

from frontdesk.desk import Desk
from frontdesk.errors import Refused
from frontdesk.exchange.wanted import Progress
from frontdesk.first_start import make_empty
from ui.console.log.carrying import CarryApart

CANARY = "Ivo Varga"


class Mistaken(Struct, frozen=True):
    """Writes one of its files, and then makes a mistake."""

    folder: Path

    def write(self, desk: Desk, heard: Progress) -> None:
        (self.folder / "first.csv").write_text(CANARY)
        raise LookupError(CANARY)


class Killed(Struct, frozen=True):
    """Is gone before it looks whether it is to stop."""

    def write(self, desk: Desk, heard: Progress) -> None:
        os._exit(9)


@pytest.fixture
def hub(own_home: Path) -> Path:
    make_empty(own_home / "hub.db", "Front desk").close()
    return own_home / "hub.db"


class ToBeWritten(Struct, frozen=True):
    """The only thing of a desk that is asked here."""

    is_read_only: bool = False

    @property
    def hub(self) -> "ToBeWritten":
        return self


def carried(hub: Path, load: Mistaken | Killed, *, is_stopped: bool = False) -> tuple[str, str]:
    """(sentence, hint) of the refusal."""
    stopped = threading.Event()
    if is_stopped:
        stopped.set()
    with pytest.raises(Refused) as raised:
        CarryApart(hub)(ToBeWritten(), load, lambda _done, _of: None, stopped)  # type: ignore[arg-type]
    return str(raised.value), raised.value.hint


TOLD = ("The writing ended before it was done.", "Look which files are there before you try again.")


def test_a_mistake_of_the_other_process_is_reported_without_its_words(
    hub: Path, own_home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert carried(hub, Mistaken(tmp_path)) == TOLD
    assert (tmp_path / "first.csv").exists()
    (report,) = (own_home / "crashes").iterdir()
    assert "builtins.LookupError" in report.read_text()
    assert "builtins.LookupError was reported in crash-" in (own_home / "logs" / "writing.log").read_text()
    assert CANARY not in report.read_text()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("is_stopped", [False, True])
def test_of_a_process_that_was_killed_nobody_says_what_it_wrote(hub: Path, is_stopped: bool) -> None:
    assert carried(hub, Killed(), is_stopped=is_stopped) == TOLD
