"""What an install brings: pinned, named with its licence, and enough to open a window."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6 import __path__ as pyside_path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUN = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["postgres"]]
DEV = PROJECT["optional-dependencies"]["dev"]
PLUGINS = Path(pyside_path[0]) / "Qt" / "plugins" / "platforms"
# The installer itself comes with the environment.
NOT_PINNED = {"pip"}


def brought_by(requirements: list[str]) -> set[str]:
    """The names of all packages that `requirements` bring into this environment."""
    found: set[str] = set()
    waiting = [Requirement(each) for each in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found:
            continue
        found.add(name)
        waiting += needed_by(name, wanted.extras)
    return found - NOT_PINNED


def needed_by(name: str, extras: set[str]) -> list[Requirement]:
    """What the installed package `name` asks for on this machine, with `extras`."""
    needs = [Requirement(each) for each in distribution(name).requires or []]
    return [
        need
        for need in needs
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in {"", *extras})
    ]


def pinned() -> dict[str, str]:
    """Versions by name, as constraints.txt has them."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def test_every_package_that_an_install_brings_is_pinned_at_the_installed_version() -> None:
    brought = brought_by([*RUN, *DEV])
    assert {name: distribution(name).version for name in brought} == {
        name: version for name, version in pinned().items() if name in brought
    }


def test_nothing_is_pinned_that_no_install_brings() -> None:
    brought = brought_by([*RUN, *DEV])
    assert [name for name in pinned() if name not in brought and is_installed(name)] == []


def is_installed(name: str) -> bool:
    """Whether `name` is in this environment; some are for older Pythons alone."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_the_project_asks_for_the_very_versions_that_are_pinned() -> None:
    for each in [*RUN, *DEV]:
        wanted = Requirement(each)
        assert str(wanted.specifier) == f"=={pinned()[canonicalize_name(wanted.name)]}", each


def test_whatever_runs_at_a_desk_is_named_with_its_licence() -> None:
    told = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+?) \|", told, re.MULTILINE))
    named = {canonicalize_name(name) for name in rows}
    assert sorted(brought_by(RUN) - named) == []
    assert all(rows.values())


def test_nothing_is_named_that_does_not_run_at_a_desk() -> None:
    told = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    table = told.partition("## Packages")[2].partition("\n## ")[0]
    named = {canonicalize_name(name) for name in re.findall(r"^\| ([\w.-]+) \|", table, re.MULTILINE)} - {"package"}
    assert sorted(name for name in named - brought_by(RUN) if is_installed(name)) == []


@pytest.mark.parametrize("plugin", ["libqxcb.so", "libqwayland.so", "libqoffscreen.so"])
def test_the_listed_system_libraries_are_all_that_qt_asks_for(plugin: str) -> None:
    load = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", load, str(PLUGINS / plugin)], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
