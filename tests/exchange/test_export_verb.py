"""log export, typed at a terminal."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from frontdesk.cli.program import run
from frontdesk.clock import StoppedClock
from tests.cli.house import AVA, BY, PRINTERS
from tests.exchange.house import House, fonts, house_in, printed, rows_of, selected
from tests.support.display import ROOT

DAYS = ("--from", "2026-03-10", "--to", "2026-03-12")


class Terminal(Struct, frozen=True):
    """Types the verb, in a folder, at noon of the 13th."""

    capsys: pytest.CaptureFixture[str]
    clock: StoppedClock
    hub: Path
    folder: Path

    def __call__(self, *words: str, out: str = "") -> tuple[int, Any, str]:
        """Exit code, the object that was printed, and what was said beside it."""
        hub = ["--hub", str(self.hub), "--json"]
        code = run(["log", "export", *words, "--out", str(self.folder / out), *hub], clock=self.clock)
        said = self.capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in("Europe/Stockholm", tmp_path) as made:
        made.at("2026-03-10 09:00").hand_off("jam", due="2026-03-10 12:00")
        made.at("2026-03-12 09:00").hand_off("toner", due="2026-03-12 12:00")
        made.hand_off("parking", due="2026-03-12 12:00", to=AVA.party, topic=None)
        made.at("2026-03-13 11:00")
        yield made


@pytest.fixture
def terminal(house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    (tmp_path / "out").mkdir()
    return Terminal(capsys, house.clock, tmp_path / "house.db", tmp_path / "out")


def test_several_formats_of_several_days_go_into_a_folder(terminal: Terminal) -> None:
    code, told, _ = terminal(*DAYS, "--format", "csv", "--format", "json")
    files = [terminal.folder / f"handoffs-2026-03-10_2026-03-12.{ending}" for ending in ("csv", "json")]
    assert code == 0
    assert told == {
        "file": str(files[0]), "day": "2026-03-12", "format": "csv", "rows": 3, "from": "2026-03-10",
        "to": "2026-03-12", "department": None, "owner": None,
        "files": [
            {"file": str(files[0]), "format": "csv", "rows": 3},
            {"file": str(files[1]), "format": "json", "rows": 3},
        ],
    }  # fmt: skip
    assert [row["summary"] for row in rows_of(files[0])] == ["jam", "toner", "parking"]
    assert selected(files[1], "[.from, .to, (.handoffs | length)]") == ["2026-03-10", "2026-03-12", 3]


def test_the_figures_of_the_days_are_in_the_file_where_nothing_is_left_out(terminal: Terminal) -> None:
    terminal(*DAYS, out="all.json")
    terminal(*DAYS, "--owner", "Ava Dunne", out="hers.json")
    totals = json.loads((terminal.folder / "all.json").read_text(encoding="utf-8"))["totals"]
    names = ("calls", "calls_handed_off", "handoffs_made", "handoffs_joined")
    assert [totals[name] for name in names] == [3, 3, 3, 0]
    assert "totals" not in json.loads((terminal.folder / "hers.json").read_text(encoding="utf-8"))


def test_one_day_of_one_format_goes_into_a_file_as_ever(terminal: Terminal) -> None:
    code, told, _ = terminal("--day", "2026-03-10", "--format", "csv", out="tuesday.csv")
    assert (code, told["file"], told["day"], told["rows"]) == (0, str(terminal.folder / "tuesday.csv"), "2026-03-10", 1)


@pytest.mark.parametrize(
    ("out", "format"), [("a.json", "json"), ("a.xlsx", "xlsx"), ("a.CSV", "csv"), ("a.txt", "csv")]
)
def test_without_a_format_the_ending_tells_it(terminal: Terminal, out: str, format: str) -> None:
    _, told, _ = terminal("--day", "2026-03-10", out=out)
    assert told["format"] == format
    assert terminal.left() == [out]


def test_it_is_kept_to_a_department_and_an_owner(terminal: Terminal) -> None:
    _, told, _ = terminal("--day", "2026-03-12", "--department", "it", "--owner", "ava dunne", out="a.csv")
    assert (told["department"], told["owner"]) == ("IT", "Ava Dunne")
    assert [row["summary"] for row in rows_of(terminal.folder / "a.csv")] == ["jam", "toner", "parking"]
    terminal("--day", "2026-03-12", "--department", "Facilities", out="b.csv")
    assert rows_of(terminal.folder / "b.csv") == []


@pytest.mark.parametrize("name", ["../../x", "CON", "a:b", "x" * 200, "=1+1", "NUL.csv "])
def test_F95_no_file_is_named_after_what_was_typed_but_after_its_days(
    house: House, terminal: Terminal, name: str
) -> None:
    house.desk.keeping.add_department({"name": name}, by=BY)
    department = house.desk.directory.party(name.strip())
    house.hand_off(name, due="2026-03-13 12:00", caller=name, to=department)
    for words in (("--department", name.strip()), ("--owner", name.strip())):
        code, told, _ = terminal("--day", "2026-03-13", "--format", "csv", "--format", "json", *words)
        assert (code, told["rows"]) == (0, 1)
        assert terminal.left() == ["handoffs-2026-03-13.csv", "handoffs-2026-03-13.json"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--day", "2026-03-12", "--from", "2026-03-10"), 2, "A log is of one day or of several."),
        (("--to", "2026-03-12"), 2, "--to is missing the day that the log begins with."),
        (("--from", "2026-03-12", "--to", "2026-03-10"), 2, "2026-03-12 is after 2026-03-10."),
        (("--from", "2026-03-12", "--to", "2026-03-14"), 3, "2026-03-14 is yet to come; it has no log."),
        (("--department", "Ava Dunne"), 1, "Ava Dunne is a person, not a department."),
        (("--department", "  Nowhere "), 1, "No department goes by “Nowhere”."),
        (("--owner", "Nobody"), 1, "No person or department goes by “Nobody”."),
        (("--format", "csv", "--format", "json"), 2, "is no folder, and one file cannot be of several formats."),
        (("--format", "pdf"), 3, "Nobody draws pages here."),
        (("--format", "doc"), 2, "invalid choice: 'doc'"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    terminal: Terminal, words: tuple[str, ...], code: int, said: str
) -> None:
    answered, _, beside = terminal(*words, out="a.csv")
    assert answered == code
    assert said in beside
    assert terminal.left() == []


def test_pages_are_drawn_without_a_display(house: House, tmp_path: Path) -> None:
    house.at("2026-01-05 10:00").hand_off("हिन्दी", due="2026-01-05 12:00")
    file = tmp_path / "log.pdf"
    command = [sys.executable, "main.py", "log", "export", "--day", "2026-01-05", "--out", str(file), "--hub"]
    command.append(str(tmp_path / "house.db"))
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "FRONTDESK_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert PRINTERS.name in printed(file)
    assert set(fonts(file).values()) == {"yes"}
