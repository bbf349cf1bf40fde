"""A crash below Python leaves its stacks; the next start makes a report of what in them names nobody."""

import faulthandler
import subprocess
import sys
from importlib import metadata
from pathlib import Path

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


def test_a_program_that_is_not_installed_has_versions_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_name: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", unknown)
    assert crash.versions().startswith("Frontdesk from a checkout, Python 3.")
