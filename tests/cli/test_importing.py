"""people, topics and articles brought from files, typed at a terminal."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    file = tmp_path / "staff.csv"
    file.write_text("Full name,Phone,Team,Wing\nEve Lund,+1 570 555 0123,IT,West\nAva Dunne,,IT,East\n")
    return file


@pytest.fixture
def matters(tmp_path: Path) -> Path:
    file = tmp_path / "matters.csv"
    file.write_text("topic,owner,text\nBadges,Eve Lund,Lost and found badges\nPost,IT,Letters\n")
    return file


def test_a_dry_run_tells_row_by_row_and_changes_nothing(terminal: Terminal, staff: Path) -> None:
    said = terminal.data("people", "import", str(staff), "--dry-run")
    assert (said["new"], said["refused"], said["dry_run"]) == (1, 0, True)
    assert said["columns"] == {"Full name": "name", "Phone": "numbers", "Team": "department"}
    assert said["ignored"] == ["Wing"]
    assert said["rows"][0] == {"line": 2, "name": "Eve Lund", "fate": "new", "reason": "", "changes": []}
    assert terminal("people", "import", str(staff), "--dry-run").out.startswith("line 2: new Eve Lund\n")
    assert [one["name"] for one in terminal.data("people", "list")] == ["Ava Dunne", "Ben Cole", "Ben Cole"]


def test_what_is_imported_is_there_and_found_and_can_be_undone(terminal: Terminal, staff: Path) -> None:
    said = terminal.data("people", "import", str(staff))
    assert (said["new"], said["dry_run"], said["rows"]) == (1, False, [])
    assert terminal.data("find", "lund")[0]["numbers"] == ["+15705550123"]
    assert terminal("undo").out.startswith("Took back an import of people (")
    assert terminal("find", "lund").code == 1


def test_a_header_is_read_as_one_is_told(terminal: Terminal, staff: Path) -> None:
    terminal.data("people", "import", str(staff), "--map", "Wing=place", "--map", "Team=")
    (lund,) = (one for one in terminal.data("people", "list") if one["name"] == "Eve Lund")
    assert (lund["place"], lund["department"]) == ("West", None)
    assert terminal("people", "import", str(staff), "--map", "Wing").code == 2


def test_an_owner_who_is_not_there_is_refused_with_the_line(terminal: Terminal, matters: Path) -> None:
    said = terminal("topics", "import", str(matters))
    assert (said.code, said.out) == (3, "")
    assert "line 2" in said.err
    trial = terminal("topics", "import", str(matters), "--dry-run", "--json")
    assert (trial.code, trial.data["refused"], trial.data["rows"][0]["line"]) == (3, 1, 2)
    assert len(terminal.data("topics", "list")) == 3


@pytest.mark.parametrize(("made_as", "people"), [("people", 4), ("departments", 3)])
def test_owners_are_made_when_one_says_so(made_as: str, people: int, terminal: Terminal, matters: Path) -> None:
    said = terminal.data("topics", "import", str(matters), "--create-owners", "--owners-are", made_as)
    assert (said["new"], said["created"]) == (2, ["Eve Lund"])
    assert terminal.data("who", "badges")[0]["answers_now"] == "Eve Lund"
    assert len(terminal.data("people", "list")) == people


def test_the_first_import_makes_the_hub(bare_terminal: Terminal, own_home: Path, matters: Path) -> None:
    said = bare_terminal("topics", "import", str(matters), "--create-owners")
    assert (said.code, said.err.splitlines()) == (0, [
        f"There was no hub; a new one was made at {own_home / 'hub.db'}.",
        "Days begin and end in Europe/Stockholm, and numbers without a country code belong to US."
        " Change it with frontdesk setting set zone NAME, or region XX.",
    ])  # fmt: skip
    assert [one["owner"] for one in bare_terminal.data("topics", "list")] == ["Eve Lund", "IT"]
    assert bare_terminal.data("check")["ok"] is True


@pytest.mark.parametrize("more", [["--dry-run", "--create-owners"], []])
def test_a_trial_or_a_refused_import_makes_no_hub(
    more: list[str], bare_terminal: Terminal, own_home: Path, matters: Path
) -> None:
    bare_terminal("topics", "import", str(matters), *more)
    assert [path.name for path in own_home.glob("*.db*")] == []
    assert [path.name for path in own_home.glob(".*")] == []


def test_a_file_that_is_not_there_is_said(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("articles", "import", str(tmp_path / "nowhere.csv"))
    assert (said.code, said.out) == (3, "")
    assert "nowhere.csv" in said.err


def test_articles_are_imported(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("Question,Answer,Topic\nWhere is the lift?,Behind the stairs.,Room booking\n")
    assert terminal.data("articles", "import", str(file))["new"] == 1
    (found,) = terminal.data("find", "lift")
    assert (found["kind"], found["say"]) == ("answer", "Behind the stairs.")


@pytest.mark.parametrize(
    ("name", "words", "topic", "owner"),
    [
        ("dir_kubernetes_sigs.csv", ["api", "machinery"], "API Machinery", "David Eads"),
        ("dir_uk_local_services.csv", ["school", "meals"], "Find out about free school meals", "county/unitary"),
    ],
)
def test_a_real_directory_answers_who(
    name: str, words: list[str], topic: str, owner: str, bare_terminal: Terminal, shared: Path
) -> None:
    file = shared / "directories" / name
    assert bare_terminal("topics", "import", str(file), "--create-owners", "--json").code == 0
    best = bare_terminal.data("who", *words)[0]
    assert (best["topic"], best["owner"], best["answers_now"]) == (topic, owner, owner)
