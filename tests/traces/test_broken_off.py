"""A crash below Python leaves its stacks; the next start makes a report of what in them names nobody."""

import faulthandler
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

from frontdesk.traces import crash
from frontdesk.traces.broken_off import LastWords
from tests.support.display import ROOT

BREAK_OFF = """
import faulthandler
from frontdesk.traces.broken_off import LastWords
LastWords("test").listen()
def filed_for_ivo(): faulthandler._sigsegv()
filed_for_ivo()
"""
# As Python writes it, with what some other program may have put in between.
STACKS = """Fatal Python error: Segmentation fault

Current thread 0x00007f9fea817b80 (most recent call first):
  File "/home/ivo.varga/frontdesk/hub.py", line 12 in keep
  File "<frozen runpy>", line 88 in _run_code
Ivo Varga called at 09:00
Fatal Python error: Ivo Varga
Thread Ivo Varga
  File "/home/ivo.varga", line seven in Ivo Varga

Extension modules: sqlcipher3._sqlite3 (total: 1)
"""
LOGGED = pytest.mark.logs("the last run broke off; reported in crash-")


@pytest.fixture(autouse=True)
def home(own_home: Path) -> Path:
    """A desk that was started before."""
    (own_home / "logs").mkdir(parents=True)
    return own_home


@LOGGED
def test_the_next_start_makes_one_report(home: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", BREAK_OFF], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-11, b"", b"")
    report = LastWords("test").of_last_time()
    assert report is not None
    versions, what, thread, *frames = report.read_text().splitlines()
    assert versions.startswith("Frontdesk ")
    assert what == "Fatal Python error: Segmentation fault"
    assert thread.startswith("Current thread 0x")
    assert frames == ["  <string>:5 in filed_for_ivo", "  <string>:6 in <module>"]
    assert LastWords("test").of_last_time() is None


@LOGGED
def test_only_what_is_known_to_name_nobody_is_reported(home: Path) -> None:
    (home / "logs" / "test.stacks").write_text(STACKS)
    report = LastWords("test").of_last_time()
    assert report is not None
    assert report.read_text().splitlines()[1:] == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f9fea817b80 (most recent call first):",
        "  hub.py:12 in keep",
        "  <frozen runpy>:88 in _run_code",
        "Fatal Python error",
    ]


def test_a_program_that_ends_well_leaves_nothing_to_tell(home: Path) -> None:
    was_on = faulthandler.is_enabled()
    words = LastWords("test")
    words.listen()
    assert faulthandler.is_enabled()
    words.close()
    words.close()
    assert not faulthandler.is_enabled()
    if was_on:
        faulthandler.enable()
    assert LastWords("test").of_last_time() is None
    assert not (home / "crashes").exists()


def test_where_nothing_can_be_written_nothing_is_listened_for_or_told(home: Path) -> None:
    (home / "logs").rmdir()
    (home / "logs").write_text("a file where the folder should be")
    was_on = faulthandler.is_enabled()
    words = LastWords("test")
    words.listen()
    assert faulthandler.is_enabled() is was_on
    assert words.of_last_time() is None
    words.close()


@pytest.mark.logs("reported in nothing", "the last run broke off; reported in crash-")
def test_stacks_that_no_report_could_be_made_of_are_kept_for_the_next_start(home: Path) -> None:
    (home / "logs" / "test.stacks").write_text(STACKS)
    (home / "crashes").write_text("a file where the folder should be")
    assert LastWords("test").of_last_time() is None
    assert (home / "logs" / "test.stacks").read_text() == STACKS
    (home / "crashes").unlink()
    assert LastWords("test").of_last_time() is not None
    assert (home / "logs" / "test.stacks").read_text() == ""


def handled_here(stacks: Path) -> None:
    """As Windows tells of what some library raised and caught again."""
    with stacks.open("a") as file:
        file.write("Windows fatal exception: code 0x8001010d\n\n")
        file.flush()
        faulthandler.dump_traceback(file)


#: Of another program that runs at once and breaks off.
ELSEWHERE = "Windows fatal exception: access violation\n\nCurrent thread 0x00000f08 (most recent call first):\n"


@pytest.fixture
def listening(home: Path) -> Iterator[LastWords]:
    """What the stacks of this program go to."""
    was_on = faulthandler.is_enabled()
    words = LastWords("test")
    words.listen()
    yield words
    words.close()
    if was_on:
        faulthandler.enable()


def test_what_was_handled_is_no_end_of_a_program_that_ends_well(home: Path, listening: LastWords) -> None:
    handled_here(home / "logs" / "test.stacks")
    assert listening.of_last_time() is None
    handled_here(home / "logs" / "test.stacks")
    listening.close()
    assert LastWords("test").of_last_time() is None
    assert (home / "logs" / "test.stacks").read_text() == ""


@LOGGED
def test_what_another_program_ended_with_meanwhile_is_told_all_the_same(home: Path, listening: LastWords) -> None:
    stacks = home / "logs" / "test.stacks"
    handled_here(stacks)
    with stacks.open("a") as file:
        file.write(ELSEWHERE + STACKS)
    handled_here(stacks)
    listening.close()
    assert stacks.read_text() == ELSEWHERE + STACKS
    report = LastWords("test").of_last_time()
    assert report is not None
    assert report.read_text().splitlines()[1] == "Windows fatal exception: access violation"


def test_a_program_that_is_not_installed_has_versions_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_name: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", unknown)
    assert crash.versions().startswith("Frontdesk from a checkout, Python 3.")


def test_a_part_that_is_still_being_loaded_has_no_version_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", ModuleType("sqlalchemy"))
    assert ", sqlalchemy loading" in crash.versions()
