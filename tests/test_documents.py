"""The documents name every action, setting and command, and nothing that is not there."""

import re
from pathlib import Path

from frontdesk.settings import DECLARED
from ui.actions import ALL

DOCS = Path(__file__).parent.parent / "docs"
MANUAL = (DOCS / "manual.md").read_text(encoding="utf-8")


def _rows(heading: str) -> list[list[str]]:
    section = MANUAL.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_manual_names_every_action_with_its_key() -> None:
    assert sorted((row[0], row[1]) for row in _rows("Every key")) == sorted((a.key, a.title) for a in ALL)


def test_the_manual_names_every_setting_and_whose_it_is() -> None:
    assert [(row[0].strip("`"), row[1]) for row in _rows("Settings")] == [
        (one.name, one.scope.value) for one in DECLARED.values()
    ]


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for page in [DOCS.parent / "README.md", DOCS.parent / "CHANGELOG.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_names_the_two_commands_first() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert readme.index("make run") < readme.index("make test") < readme.index("## The first five minutes")
