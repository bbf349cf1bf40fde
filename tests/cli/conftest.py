"""A terminal at the desk of the small house, at ten o'clock in Stockholm."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from frontdesk.bell import Rung
from frontdesk.cli.program import run
from frontdesk.clock import StoppedClock
from tests.cli.house import make_house


class Said(Struct, frozen=True):
    """What the command line answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Terminal(Struct, frozen=True):
    """Types words and reads what comes."""

    clock: StoppedClock
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Said:
        code = run(words, clock=self.clock, ring=_console_is_open)
        said = self.capsys.readouterr()
        return Said(code, said.out, said.err)

    def data(self, *words: str) -> Any:
        """What a verb answers in JSON, when it is done."""
        said = self(*words, "--json")
        assert (said.code, said.err) == (0, ""), said
        return said.data


def _console_is_open(_hub: Path | str, _rung: Rung, /) -> None:
    """A console hears every ring."""


@pytest.fixture
def bare_terminal(stopped_clock: StoppedClock, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal where no hub is."""
    return Terminal(stopped_clock, capsys)


@pytest.fixture
def terminal(bare_terminal: Terminal, own_home: Path) -> Terminal:
    """A terminal at the usual hub, which is the small house; Mona is signed on."""
    make_house(own_home / "hub.db", bare_terminal.clock)
    return bare_terminal


@pytest.fixture(autouse=True)
def signed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Mona")
