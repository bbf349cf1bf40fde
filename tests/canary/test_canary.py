"""Names, numbers and words are in no log, in no crash report, and nowhere on the terminal, whatever goes wrong."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.canary.words import (
    ANSWER,
    CALLER,
    COLLEAGUE,
    MAIL,
    NEED,
    NUMBER,
    ORGANISATION,
    TOLD,
    TOPIC,
    forms,
    told_in,
    told_in_files,
)
from tests.support.display import ROOT

PEOPLE = f"name,mail,number,department\n{COLLEAGUE},{MAIL},{NUMBER},{ORGANISATION}\n"
TOPICS = f"name,owner\n{TOPIC},{COLLEAGUE}\n"
ARTICLES = f"title,say,topic\n{NEED},{ANSWER},{TOPIC}\n"
REFUSED = f"name,mail,number\n{COLLEAGUE},{CALLER},{NEED}\n,{MAIL},{NUMBER}\n"
MADE_A_MISTAKE = "The program made a mistake; what was not finished is not in the hub."


@dataclass(frozen=True)
class House:
    """A desk whose program tells everything that it would ever tell."""

    home: Path

    @property
    def hub(self) -> Path:
        return self.home / "hub.db"

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[bytes]":
        """A program over it."""
        env = {
            **os.environ, "FRONTDESK_HOME": str(self.home), "FRONTDESK_TALKATIVE": "1", "FRONTDESK_OPERATOR": "Alma",
            "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(self.home / "run"),
        }  # fmt: skip
        return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, check=False, timeout=60)

    def verb(self, *words: str | Path, code: int = 0) -> None:
        """A verb of the command line; what it answers may tell everything."""
        done = self.run("main.py", *words)
        assert done.returncode == code, done.stderr

    def window(self, part: str, *how: str) -> "subprocess.CompletedProcess[bytes]":
        """A part of what can be done at the window."""
        return self.run("-m", "tests.canary.window", str(self.hub), part, *how)

    def told(self) -> dict[str, set[str]]:
        """What is told in each log and report."""
        return told_in_files([self.home / "logs", self.home / "crashes"])

    def reports(self) -> str:
        """All crash reports, one after the other."""
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted((self.home / "crashes").iterdir()))


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A hub in which the canaries are everywhere."""
    made = House(tmp_path / "desk")
    made.home.mkdir()
    for noun, rows in (("people", PEOPLE), ("topics", TOPICS), ("articles", ARTICLES)):
        file = tmp_path / f"{noun}.csv"
        file.write_text(rows, encoding="utf-8")
        made.verb(noun, "import", file)
    made.verb("setting", "set", "catch_all", COLLEAGUE)
    return made


def test_the_command_line_tells_nobody(house: House, tmp_path: Path) -> None:
    refused = tmp_path / "refused.csv"
    refused.write_text(REFUSED, encoding="utf-8")
    house.verb("people", "import", refused, code=3)
    call = ("call", "add", "--number", NUMBER, "--caller", CALLER, "--summary", NEED)
    house.verb(*call, "--outcome", "handed-off", "--to", COLLEAGUE, "--promise", NEED)
    house.verb(*call, "--outcome", CALLER, code=2)
    house.verb(*call, "--outcome", "handed-off", "--to", CALLER, code=1)
    house.verb("who", TOPIC)
    house.verb("who", NEED, code=1)
    house.verb("find", CALLER)
    house.verb("ring", NUMBER, code=3)
    house.verb("undo")
    log = (house.home / "logs" / "command-line.log").read_text()
    assert " asked for call add\n" in log
    assert "sqlalchemy.engine.Engine" in log
    assert house.told() == {}


@pytest.mark.parametrize(("part", "kind"), [("mistake", "__main__.Canary"), ("sql", "sqlalchemy.exc.OperationalError")])
def test_a_mistake_at_the_command_line_tells_nobody(house: House, part: str, kind: str) -> None:
    done = house.run("-m", "tests.canary.terminal", part, "who", TOPIC)
    sentence, where = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, sentence) == (4, b"", MADE_A_MISTAKE)
    assert where.startswith("Its report names nobody: ")
    assert kind in house.reports()
    assert (house.told(), told_in(done.stderr)) == ({}, set())


def test_a_command_line_that_broke_off_tells_nobody(house: House) -> None:
    done = house.run("-m", "tests.canary.terminal", "end", "who", TOPIC)
    assert (done.returncode, done.stdout, done.stderr) == (-6, b"", b"")
    assert house.told() == {}
    house.verb("who", TOPIC)
    report = house.reports()
    assert "Fatal Python error: Aborted" in report
    assert " in break_off\n" in report
    assert house.told() == {}


def test_the_window_tells_nobody_whatever_goes_wrong(house: House) -> None:
    done = house.window("calls")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"driven\n", b"")
    reports = house.reports()
    for place in ("Work._do", "Work._hand", "Thread.run", "Lost.__del__", "_ask_in_vain", "_write_in_vain"):
        assert f" in {place}\n" in reports, place
    log = (house.home / "logs" / "console.log").read_text()
    for said in ("some.library at window:", "py.warnings at ", "Qt says QtWarningMsg", "sqlalchemy.engine.Engine at "):
        assert said in log, said
    assert house.told() == {}


def test_a_window_that_broke_off_tells_nobody_and_says_so_at_the_next_start(house: House) -> None:
    ended = house.window("end")
    assert (ended.returncode, ended.stdout, ended.stderr) == (-11, b"", b"")
    assert house.told() == {}
    again = house.window("on")
    assert (again.returncode, again.stdout, again.stderr) == (0, b"driven\n", b"")
    report = house.reports()
    assert "Fatal Python error: Segmentation fault" in report
    assert " in _break_off\n" in report
    assert house.told() == {}


def test_were_nothing_masked_it_would_be_found(house: House) -> None:
    house.window("calls", "leaky")
    files = [path.read_bytes() for path in sorted((house.home / "crashes").iterdir())]
    assert any(told_in(content) for content in files)
    assert {"Quixwoth", "walrus", "5705550167"} <= told_in((house.home / "logs" / "console.log").read_bytes())


@pytest.mark.parametrize("word", TOLD)
def test_a_canary_is_found_in_every_form(word: str, tmp_path: Path) -> None:
    for place, form in enumerate(forms(word)):
        (tmp_path / f"{place}.log.1").write_bytes(b"12:30:01 filed \xff" + form + b" for")
    assert told_in_files([tmp_path]) == {path.name: {word} | others(word) for path in tmp_path.iterdir()}


def others(word: str) -> set[str]:
    """The canaries that are told with `word`."""
    return {one for one in TOLD if one in word}


@pytest.mark.parametrize("said", [b"(570) 555-0167", b"+1 570 555 0167", b"570.555.01 67", b"15705550167", b"QUIXWOTH"])
def test_a_number_is_found_however_it_is_written(said: bytes) -> None:
    assert told_in(b"filed at 12:01:07 for " + said)


def test_what_a_log_is_full_of_is_no_canary() -> None:
    assert told_in(b"2026-11-22T05:19:57Z DEBUG [lane-lookup] frontdesk.desk.Desk.look took 0.010 s") == set()
