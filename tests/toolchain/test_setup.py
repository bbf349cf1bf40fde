"""The set-up, on machines that lack something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LIST = """# for   package  how      what
run     libqt1   library  libqt-of-no-machine.so.1
run     libc6    library  libc.so.6
test    xserve   program  no-such-program
test    shell    program  sh
test    office   file     /no/such/*/file
"""


def program(folder: Path, name: str, script: str) -> None:
    """Puts a shell script called `name` into `folder`."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def setup(folder: Path, *purposes: str, path: str) -> "subprocess.CompletedProcess[str]":
    """Runs the check of system packages on LIST, with only the programs in `path` to be found."""
    for name in ("system_packages.py", "packages.txt"):
        text = LIST if name == "packages.txt" else (ROOT / ".ci" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text)
    command = [sys.executable, str(folder / "system_packages.py"), *purposes]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, timeout=60)


def test_who_may_not_install_is_told_the_one_line_to_run(tmp_path: Path) -> None:
    program(tmp_path, "sh", "")
    program(tmp_path, "sudo", "exit 1")
    done = setup(tmp_path, "run", "test", path=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Some system packages are missing. Run this once, then try again:",
        "  sudo apt-get install --no-install-recommends libqt1 xserve office",
    ]


def test_where_there_is_no_sudo_the_line_asks_for_the_password_of_root(tmp_path: Path) -> None:
    done = setup(tmp_path, "run", path=str(tmp_path))
    assert done.stderr.splitlines()[1:] == ["  su -l -c 'apt-get install --no-install-recommends libqt1'"]


def test_only_what_serves_the_purpose_is_asked_for(tmp_path: Path) -> None:
    done = setup(tmp_path, "run", path=str(tmp_path))
    assert done.stderr.splitlines()[1].endswith(" libqt1'")


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    done = setup(tmp_path, "install", path=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_failed_download_is_tried_once_more_and_then_told(tmp_path: Path) -> None:
    program(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked\ncase "$*" in *install*) exit 100;; esac')
    program(tmp_path, "env", f'shift\nexec {tmp_path}/apt-get "${{@#apt-get}}"')
    program(tmp_path, "sudo", f'shift\n[ "$1" = true ] && exit 0\nPATH={tmp_path} exec "$@"')
    done = setup(tmp_path, "run", path=str(tmp_path))
    asked = (tmp_path / "asked").read_text().splitlines()
    assert [("update" in line, "install" in line) for line in asked] == [(True, False), (False, True)] * 2
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "They could not be installed. Try it by hand:",
        "  apt-get install --no-install-recommends libqt1",
    ]


def chosen(path: str) -> "subprocess.CompletedProcess[str]":
    """What .ci/python says where only `path` is looked through."""
    command = ["/bin/sh", str(ROOT / ".ci" / "python")]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, timeout=60)


@pytest.fixture
def pythons(tmp_path: Path) -> Path:
    """A folder whose python3 is too old, and whose python3.13 is a shim for one that is not there."""
    program(tmp_path, "python3", "exit 1")
    program(tmp_path, "python3.13", "echo not installed >&2; exit 127")
    return tmp_path


def test_the_newest_python_that_runs_and_fits_is_taken(pythons: Path) -> None:
    program(pythons, "python3.12", f'exec {sys.executable} "$@"')
    program(pythons, "python3.11", f'exec {sys.executable} "$@"')
    assert chosen(str(pythons)).stdout == f"{pythons}/python3.12\n"


def test_python3_is_taken_before_a_newer_one(pythons: Path) -> None:
    program(pythons, "python3", f'exec {sys.executable} "$@"')
    assert chosen(str(pythons)).stdout == f"{pythons}/python3\n"


def test_who_has_no_fitting_python_is_told_which_ones_fit(pythons: Path) -> None:
    done = chosen(str(pythons))
    assert done.returncode == 1
    assert "Frontdesk needs Python 3.11, 3.12 or 3.13" in done.stderr


def test_every_command_of_the_makefile_is_explained_by_make_alone() -> None:
    told = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, timeout=60).stdout
    names = [line.split()[1] for line in told.splitlines()]
    tested = ["test", "faults", "mutants", "coverage", "check"]
    assert names == ["run", *tested, "install", "bench", "shots", "icons", "weights"]


@pytest.mark.parametrize(("command", "asked"), [("run", ["run"]), ("test", ["run", "test"]), ("install", [])])
def test_all_that_a_command_needs_of_the_system_is_asked_for_at_once(command: str, asked: list[str]) -> None:
    dry = ["make", "--silent", "--dry-run", "--always-make", command]
    lines = subprocess.run(dry, cwd=ROOT, capture_output=True, text=True, timeout=60).stdout.splitlines()
    assert lines[0].split() == ["sh", ".ci/install", *asked]


def test_a_clean_clone_is_checked_without_asking_anything() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test </dev/null"


def test_nothing_that_is_made_here_is_kept_in_the_repository() -> None:
    command = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60).stdout.splitlines()
    assert kept[:3] == []
