"""Each rule of who may import whom is seen to fail when it is broken."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

# The tree as it will be once every room is built; only the names matter.
MODULES = [
    "frontdesk.cli.call", "frontdesk.desk", "frontdesk.sample", "frontdesk.upkeep", "frontdesk.exchange.daylog",
    "frontdesk.routing.service", "frontdesk.insight.service", "frontdesk.calls.service",
    "frontdesk.calls.records", "frontdesk.calls.rules", "frontdesk.calls.model", "frontdesk.knowledge.service",
    "frontdesk.callers.numbers", "frontdesk.callers.service", "frontdesk.directory.service",
    "frontdesk.directory.records", "frontdesk.outside.mail", "frontdesk.lookup.index", "frontdesk.hub.engines",
    "frontdesk.settings", "frontdesk.secrets", "frontdesk.clock", "frontdesk.ids", "frontdesk.places",
    "frontdesk.errors", "frontdesk.words",
    "ui.shots", "ui.app", "ui.window", "ui.rooms.console", "ui.rooms.log", "ui.console.console",
    "ui.console.search", "ui.feed", "ui.ring",
    "ui.paper", "ui.actions.call", "ui.widgets.box", "ui.models.answers", "ui.work", "ui.messages", "ui.crash",
    "ui.theme", "ui.icons", "ui.words",
]

ALLOWED = {
    "frontdesk.cli.call": "import frontdesk.desk",
    "frontdesk.desk": "import frontdesk.hub, frontdesk.lookup, frontdesk.calls.service",
    "frontdesk.calls.service": "import frontdesk.calls.records, frontdesk.calls.rules, frontdesk.directory.service",
    "frontdesk.calls.records": "import sqlalchemy, frontdesk.hub, frontdesk.calls.model",
    "frontdesk.hub.engines": "import alembic, sqlalchemy.engine",
    "frontdesk.lookup.index": "import sqlite_utils, frontdesk.hub.engines",
    "frontdesk.outside.mail": "import http.client, smtplib",
    "frontdesk.secrets": "import keyring",
    "frontdesk.callers.numbers": "import phonenumbers",
    "frontdesk.words": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import frontdesk.desk, PySide6",
    "ui.app": "import PySide6.QtWidgets, frontdesk.desk, ui.window",
    "ui.window": "import ui.rooms.console, ui.rooms.log",
    "ui.rooms.console": "import ui.console, ui.widgets.box",
    "ui.console.console": "import ui.console.search, ui.feed, frontdesk.calls.service, frontdesk.calls.model",
}

# contract: the module that breaks it, and by what
BROKEN = [
    ("1a.", "frontdesk.exchange.daylog", "import PySide6.QtGui"),
    ("1a.", "frontdesk.words", "import shiboken6"),
    ("1a.", "frontdesk.desk", "import ui.paper"),
    ("1b.", "ui.console.console", "import frontdesk.calls.records"),
    ("1b.", "ui.feed", "import frontdesk.hub.engines"),
    ("1b.", "ui.models.answers", "from frontdesk.lookup import index"),
    ("2.", "frontdesk.desk", "import frontdesk.cli.call"),
    ("2.", "frontdesk.exchange.daylog", "import frontdesk.sample"),
    ("2.", "frontdesk.calls.service", "import frontdesk.knowledge.service"),
    ("2.", "frontdesk.callers.service", "import frontdesk.calls.model"),
    ("2.", "frontdesk.hub.engines", "import frontdesk.lookup.index"),
    ("2.", "frontdesk.clock", "import frontdesk.errors"),
    ("2.", "frontdesk.somewhere", ""),
    ("3.", "frontdesk.calls.records", "import frontdesk.calls.rules"),
    ("3.", "frontdesk.calls.rules", "import frontdesk.calls.service"),
    ("3.", "frontdesk.calls.model", "import frontdesk.calls.rules"),
    ("4a.", "frontdesk.calls.service", "from sqlalchemy import select"),
    ("4a.", "frontdesk.calls.records", "import alembic"),
    ("4b.", "frontdesk.routing.service", "import sqlite_utils"),
    ("4c.", "frontdesk.exchange.daylog", "import smtplib"),
    ("4c.", "ui.ring", "from http import server"),
    ("4d.", "frontdesk.settings", "import keyring"),
    ("4e.", "frontdesk.callers.service", "import phonenumbers"),
    ("5a.", "ui.widgets.box", "import ui.actions.call"),
    ("5a.", "ui.feed", "import ui.ring"),
    ("5a.", "ui.window", "import ui.app"),
    ("5a.", "ui.app", "import ui.shots"),
    ("5a.", "ui.somewhere", ""),
    ("5b.", "ui.rooms.log", "import ui.rooms.console"),
    ("5c.", "ui.console.search", "import ui.console.console"),
    ("5c.", "ui.console.somewhere", ""),
]


def lay(folder: Path, module: str, source: str) -> None:
    """Writes `source` as `module` under `folder`, with the packages it lies in."""
    *packages, name = module.split(".")
    place = folder
    for package in packages:
        place /= package
        place.mkdir(exist_ok=True)
        (place / "__init__.py").touch()
    (place / f"{name}.py").write_text(source)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree of all modules that keeps every contract."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module in MODULES:
        lay(folder, module, ALLOWED.get(module, ""))
    return folder


def linted(folder: Path) -> str:
    """What lint-imports says of the tree in `folder`, on one line per contract."""
    done = subprocess.run(
        [LINT, "--no-cache"], cwd=folder, env={"COLUMNS": "200"}, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def numbered(told: str, outcome: str) -> list[str]:
    """The numbers of the contracts that came out as KEPT or BROKEN."""
    return re.findall(rf"^(\d\w?\.) .* {outcome}\b", told, re.MULTILINE)


def test_the_tree_as_designed_keeps_every_contract(kept: Path) -> None:
    assert "12 kept, 0 broken" in linted(kept)


@pytest.mark.parametrize(("contract", "module", "source"), BROKEN)
def test_broken(contract: str, module: str, source: str, kept: Path, tmp_path: Path) -> None:
    tree = shutil.copytree(kept, tmp_path / "tree")
    lay(tree, module, f"{ALLOWED.get(module, '')}\n{source}\n")
    told = linted(tree)
    assert numbered(told, "BROKEN") == [contract], told


def test_every_contract_is_seen_broken(kept: Path) -> None:
    assert set(numbered(linted(kept), "KEPT")) == {contract for contract, _, _ in BROKEN}


def test_only_outside_opens_addresses() -> None:
    # import-linter takes urllib as a whole, whose parse everybody may use.
    sources = [*ROOT.glob("frontdesk/**/*.py"), *ROOT.glob("ui/**/*.py")]
    inside = [path for path in sources if ROOT / "frontdesk" / "outside" not in path.parents]
    assert [path for path in inside if "urllib.request" in path.read_text(encoding="utf-8")] == []
