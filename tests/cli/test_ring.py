"""ring: the command line tells the open console who calls, and opens no hub for it."""

from pathlib import Path

import pytest

from frontdesk.bell import Rung
from frontdesk.cli.program import run
from frontdesk.errors import Refused
from tests.cli.conftest import Terminal


class Telephone:
    """Notes what a console would have been told."""

    def __init__(self) -> None:
        self.told: list[tuple[Path | str, Rung]] = []

    def __call__(self, hub: Path | str, rung: Rung, /) -> None:
        self.told.append((hub, rung))


@pytest.mark.parametrize(
    ("words", "rung"),
    [
        (["+15705550142"], Rung("+15705550142")),
        (["570", "555", "0142"], Rung("570 555 0142")),
        (["(570) 555-0142", "--line", "231"], Rung("(570) 555-0142", "231")),
        (["--line", "+15705550900", "anonymous"], Rung("anonymous", "+15705550900")),
        ([""], Rung("")),
        (["570\n555\x1b0142"], Rung("570 5550142")),
    ],
)
def test_the_number_and_the_line_go_to_the_console(
    words: list[str], rung: Rung, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    telephone = Telephone()
    assert run(["ring", *words], ring=telephone) == 0
    assert telephone.told == [(own_home / "hub.db", rung)]
    assert capsys.readouterr().out == "The console was told.\n"
    assert not own_home.exists()


def test_the_hub_that_is_named_tells_which_console(capsys: pytest.CaptureFixture[str]) -> None:
    telephone = Telephone()
    assert run(["ring", "231", "--hub", "tour.db", "--json"], ring=telephone) == 0
    assert telephone.told == [("tour.db", Rung("231"))]
    assert capsys.readouterr().out == '{"number": "231", "line": ""}\n'


def test_a_console_that_is_not_there_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def nobody(_hub: Path | str, _rung: Rung, /) -> None:
        raise Refused("No console is open over this hub; nobody was told.", hint="Open it with: frontdesk")

    assert run(["ring", "231"], ring=nobody) == 3
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "", "No console is open over this hub; nobody was told.\nOpen it with: frontdesk\n",
    )  # fmt: skip


def test_where_no_console_can_be_told_it_is_refused() -> None:
    assert run(["ring", "231"]) == 3


def test_without_a_number_it_is_wrong_use(bare_terminal: Terminal) -> None:
    assert bare_terminal("ring").code == 2


def test_lookup_opens_the_small_window_over_the_hub_that_is_named() -> None:
    opened: list[Path | None] = []

    def lookup(hub: Path | None) -> int:
        opened.append(hub)
        return 7

    assert run(["--lookup"], lookup=lookup) == 7
    assert run(["--hub", "tour.db", "--lookup"], lookup=lookup) == 7
    assert opened == [None, Path("tour.db")]


@pytest.mark.parametrize("words", [["--lookup", "who", "printer"], ["--lookup", "--json"]])
def test_lookup_takes_no_verb(words: list[str]) -> None:
    assert run(words, lookup=lambda hub: 7) == 2
