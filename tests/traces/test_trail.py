"""The program's own log: its own words and figures, of others who, where and what kind, and never their words."""

import ast
import logging
import re
import warnings
from functools import partial
from pathlib import Path

import pytest

from frontdesk.traces import trail
from frontdesk.traces.trail import Own, kept, note

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("frontdesk/**/*.py"), *ROOT.glob("ui/**/*.py"), ROOT / "main.py"]
CANARY = "Ivo Varga"
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ([A-Z]+) \[MainThread\] (.*)")


@pytest.fixture(autouse=True)
def home(own_home: Path) -> Path:
    """A desk that was started before."""
    own_home.mkdir()
    return own_home


def lines(home: Path) -> list[tuple[str, ...]]:
    """(level, what is told) of each line of the log."""
    found = [LINE.fullmatch(line) for line in (home / "logs" / "test.log").read_text(encoding="utf-8").splitlines()]
    return [one.groups() for one in found if one is not None]


def search(words: str) -> None:
    """A job."""


class Asking:
    """A job that is an object."""

    def __call__(self) -> None: ...


def test_what_the_program_did_is_told_with_its_figures(home: Path) -> None:
    with kept("test"):
        note("%s took %.1f s, %s rows", search, 1.25, 7)
        note("%s, %s, %s", partial(partial(search, CANARY), CANARY), Asking(), ValueError)
        note("%s", Own("call.log"))
    assert lines(home) == [
        ("INFO", "tests.traces.test_trail.search took 1.2 s, 7 rows"),
        ("INFO", "tests.traces.test_trail.search, tests.traces.test_trail.Asking, builtins.ValueError"),
        ("INFO", "call.log"),
    ]


def test_a_text_that_is_none_of_the_programs_own_is_left_out(home: Path) -> None:
    with kept("test"):
        note("filed for %s, %s", CANARY, [CANARY])  # type: ignore[arg-type]
    assert lines(home) == [("INFO", "filed for …, …")]


@pytest.mark.logs("Ivo Varga")
def test_of_what_others_log_their_words_are_left_out(home: Path) -> None:
    with kept("test"):
        logging.getLogger("sqlalchemy").warning("for %s", CANARY)
        try:
            raise ValueError(CANARY)
        except ValueError:
            logging.getLogger("other.part").exception(CANARY, stack_info=True)
    told = lines(home)
    assert [level for level, _ in told] == ["WARNING", "ERROR"]
    assert re.fullmatch(r"sqlalchemy at test_trail:\d+ in test_of_\w+", told[0][1])
    assert re.fullmatch(r"other.part at test_trail:\d+ in test_of_\w+ \(builtins.ValueError\)", told[1][1])
    assert CANARY not in (home / "logs" / "test.log").read_text(encoding="utf-8")


def test_details_are_told_by_a_talkative_program_only(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept("test"):
        trail.detail("quiet")
        logging.getLogger("other").debug(CANARY)
    monkeypatch.setenv("FRONTDESK_TALKATIVE", "1")
    with kept("test"):
        trail.detail("talkative")
        logging.getLogger("other").debug(CANARY)
    (level, own), (_, other) = lines(home)
    assert (level, own) == ("DEBUG", "talkative")
    assert other.startswith("other at test_trail:")


def test_the_log_is_five_files_at_most_the_oldest_lines_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (trail._BYTES, trail._OLDER) == (1_000_000, 4)
    monkeypatch.setattr(trail, "_BYTES", 1_000)
    with kept("test"):
        for number in range(200):
            note("line %s", number)
    files = sorted((home / "logs").iterdir())
    assert [file.name for file in files] == ["test.log", "test.log.1", "test.log.2", "test.log.3", "test.log.4"]
    assert max(file.stat().st_size for file in files) <= 1_000
    assert lines(home)[-1] == ("INFO", "line 199")


@pytest.mark.parametrize("spoil", ["home is a file", "log is a folder", "no home"])
def test_a_disk_that_takes_no_log_stops_nothing_and_says_nothing(
    spoil: str, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if spoil == "log is a folder":
        (home / "logs" / "test.log").mkdir(parents=True)
    else:
        home.rmdir()
    if spoil == "home is a file":
        home.write_text("")
    with kept("test"):
        note("something %s", 1)
        note("a slip of ours: one figure too few %s")
    assert capfd.readouterr() == ("", "")
    assert spoil != "no home" or not home.exists()


@pytest.mark.logs("Ivo Varga")
def test_a_warning_is_told_without_its_words_and_printed_nowhere(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with kept("test"), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)
    assert capfd.readouterr() == ("", "")
    ((level, told),) = lines(home)
    assert (level, told.partition(" at ")[0]) == ("WARNING", "py.warnings")


def test_one_in_another_takes_its_place_and_gives_it_back(home: Path) -> None:
    with kept("outer"):
        with kept("test"):
            note("inside")
        note("outside")
    assert lines(home) == [("INFO", "inside")]
    assert (home / "logs" / "outer.log").read_text().endswith("] outside\n")


def standing() -> list[object]:
    """How logging is set up."""
    levels = [logging.getLogger(name).level for name in ("", "frontdesk", "sqlalchemy")]
    return [*logging.getLogger().handlers, *levels, logging.raiseExceptions, warnings.showwarning]


@pytest.mark.parametrize("talkative", ["", "1"])
def test_afterwards_everything_is_as_it_was(home: Path, talkative: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_TALKATIVE", talkative)
    before = standing()
    with kept("test"):
        note("inside")
        assert standing() != before
    assert standing() == before


def notes(file: Path) -> list[ast.Call]:
    """Each call in `file` that adds a line to the log."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [call for call in calls if ast.unparse(call.func) in ("trail.note", "trail.detail", "noted", "note")]


def test_every_sentence_of_the_log_stands_in_the_code() -> None:
    calls = [call for file in SOURCES for call in notes(file)]
    assert len(calls) > 5
    assert [ast.unparse(call) for call in calls if not isinstance(call.args[0], ast.Constant)] == []


def test_nothing_else_of_the_program_logs_or_prints_what_went_wrong() -> None:
    says = {
        file.relative_to(ROOT).as_posix(): sorted(
            set(re.findall(r"^\s*(?:import|from) (logging|traceback|faulthandler|cgitb)\b", text, re.MULTILINE))
        )
        for file in SOURCES
        if (text := file.read_text(encoding="utf-8"))
    }
    assert {file: found for file, found in says.items() if found} == {
        "frontdesk/traces/broken_off.py": ["faulthandler"],
        "frontdesk/traces/trail.py": ["logging"],
    }
