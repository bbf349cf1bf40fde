"""The command line as a program: words in, exit code out, data only on stdout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.cli.program import run
from frontdesk.cli.verbs import VERBS
from frontdesk.clock import StoppedClock
from main import main
from tests.cli.conftest import Terminal
from tests.cli.house import make_house

ROOT = Path(__file__).parents[2]
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

TOP = Path(__file__).parents[2]


@pytest.fixture
def other_hub(tmp_path: Path, stopped_clock: StoppedClock) -> Path:
    path = tmp_path / "other.db"
    make_house(path, stopped_clock)
    return path


@pytest.mark.parametrize("before", [True, False])
def test_options_stand_before_the_verb_or_after_it(before: bool, bare_terminal: Terminal, other_hub: Path) -> None:
    options = ["--hub", str(other_hub), "--json", "--operator", "Nils"]
    verb = ["call", "add", "--outcome", "answered"]
    said = bare_terminal(*options, *verb) if before else bare_terminal(*verb, *options)
    assert (said.code, said.data["operator"]) == (0, "Nils")


def test_without_a_hub_the_ways_to_one_are_told(bare_terminal: Terminal, own_home: Path) -> None:
    for verb in (["who", "x"], ["call", "add", "--outcome", "answered"], ["check"], ["undo"], ["people", "list"]):
        said = bare_terminal(*verb)
        assert (said.code, said.out) == (3, "")
        assert said.err.startswith(f"There is no hub at {own_home / 'hub.db'}.\nImport a directory")
    assert not own_home.exists()


def test_what_is_no_hub_is_left_as_it_is(bare_terminal: Terminal, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    said = bare_terminal("who", "x", "--hub", str(letter))
    assert (said.code, said.out) == (3, "")
    assert "is not a Frontdesk hub" in said.err
    assert letter.read_text() == "Dear all"


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["call"],
        ["call", "add"],
        ["call", "add", "--outcome", "great"],
        ["call", "add", "--outcome", "answered", "--colour", "red"],
        ["call", "add", "--outc", "answered"],
        ["who"],
        ["find", "x", "--limit", "many"],
        ["who", "x", "--limit", "0"],
        ["who", "x", "--limit", "-5"],
        ["log", "export"],
        ["setting", "set", "line"],
        ["--colour"],
        ["--json"],
    ],
)
def test_wrong_use_is_told_and_nothing_done(words: list[str], bare_terminal: Terminal, own_home: Path) -> None:
    said = bare_terminal(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert not own_home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["-stylesheet=x.qss"], ["-platformpluginpath", "elsewhere"], ["-reverse"], ["-platform", "xcb"],
        ["--hub", "hub.db", "-reverse"], ["--lookup", "-stylesheet", "x.qss"], ["ring", "570 555 0142", "-reverse"],
        ["--hu", "hub.db"], ["--look"],
    ],
)  # fmt: skip
def test_F82_words_for_the_windowing_system_open_no_window(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[object] = []

    def window(hub: Path | None) -> int:
        opened.append(hub)
        return 0

    code = run(words, window=window, lookup=window, ring=lambda hub, rung: opened.append(rung))
    assert (code, capsys.readouterr().out, opened) == (2, "", [])


@pytest.mark.parametrize("module", ["ui.app", "ui.lookup_app"])
def test_F82_the_window_hands_no_word_on_to_the_windowing_system(module: str, tmp_path: Path) -> None:
    look = (
        f"import sys\nfrom pathlib import Path\nimport {module} as window\n"
        "def noted(words):\n    print(words)\n    raise SystemExit(7)\n"
        "sys.argv = ['frontdesk', '-platform', 'nowhere', '-stylesheet', 'nowhere.qss']\n"
        f"window.QApplication = noted\nwindow.run(Path({str(tmp_path / 'hub.db')!r}))"
    )
    env = {"PATH": os.environ["PATH"], "FRONTDESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("['frontdesk']\n", 7), done.stderr


def test_where_no_hub_can_be_made_it_is_said(bare_terminal: Terminal, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("name\nEve Lund\n")
    said = bare_terminal("people", "import", str(letter), "--hub", str(letter / "hub.db"))
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"No hub could be made at {letter / 'hub.db'}: ")


def test_every_verb_has_its_help(bare_terminal: Terminal) -> None:
    overview = bare_terminal("--help")
    assert overview.code == 0
    for verb in VERBS:
        assert verb.words.split()[0] in overview.out
        said = bare_terminal(*verb.words.split(), "--help")
        assert (said.code, said.err) == (0, "")
        assert verb.help in said.out


def test_without_a_verb_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRONTDESK_OPERATOR")
    opened: list[tuple[Path | None, str | None]] = []

    def window(hub: Path | None) -> int:
        opened.append((hub, os.environ.get("FRONTDESK_OPERATOR")))
        return 7

    assert run(["--hub", "tour.db"], window=window) == 7
    monkeypatch.setenv("FRONTDESK_OPERATOR", "")
    assert run(["--operator", "Nils"], window=window) == 7
    assert opened == [(Path("tour.db"), None), (None, "Nils")]


def test_main_hands_verbs_to_the_command_line(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "printer"]) == 0
    assert "Ava Dunne" in capsys.readouterr().out
    assert main(["who", "teapot"]) == 1


def test_words_that_are_no_text_stop_nothing(terminal: Terminal) -> None:
    said = terminal("call", "add", "--summary", "caf\udce9 \x1b[31m\0", "--outcome", "answered", "--json")
    assert (said.code, said.data["summary"]) == (0, "caf\ufffd [31m")


def started(words: list[str], **more: str) -> "subprocess.CompletedProcess[bytes]":
    """The real program, in a process of its own."""
    return subprocess.run(
        [sys.executable, "main.py", *words], cwd=TOP, env=os.environ | more, capture_output=True, check=False,
        timeout=60,
    )  # fmt: skip


def test_a_terminal_that_cannot_show_a_letter_gets_the_rest(terminal: Terminal) -> None:
    terminal("call", "add", "--number", "+15705550199", "--caller", "Zoë 🙂", "--outcome", "answered")
    plain = started(["find", "zoe"], PYTHONIOENCODING="ascii")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"Zo? ?" in plain.stdout
    as_json = started(["find", "zoe", "--json"], PYTHONIOENCODING="ascii")
    assert b'"title": "Zo\\u00eb \\ud83d\\ude42"' in as_json.stdout
    assert started(["who", "ü"], PYTHONIOENCODING="ascii").returncode == 1


def test_a_reader_who_has_seen_enough_is_no_failure(terminal: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "main.py", "people", "list"], cwd=TOP, stdout=writing, stderr=subprocess.PIPE, check=False,
        timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_answer_that_cannot_be_written_is_told(terminal: Terminal) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "people", "list"], cwd=TOP, stdout=full, stderr=subprocess.PIPE, check=False,
            timeout=60,
        )  # fmt: skip
    told = b"The verb was done, and its answer could not be written: no space left on device.\n"
    assert (done.returncode, done.stderr) == (3, told)


def test_the_command_line_loads_no_window_and_help_no_hub(terminal: Terminal) -> None:
    told = "import sys; from main import main; code = main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"

    def loaded(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", told, *words], cwd=TOP, capture_output=True, check=True, timeout=60, text=True
        )
        return set(done.stderr.split())

    assert not {"PySide6", "ui", "ui.app"} & loaded("who", "printer")
    assert not {"PySide6", "ui", "sqlalchemy", "sqlite_utils", "phonenumbers"} & loaded("--help")


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("postgresql+psycopg://:::", "This is not the address of a hub on a server."),
        ("postgresql+nothing://here/hub", "This is not the address of a hub on a server."),
        ("postgresql+pg8000://here/hub", "What speaks with servers is not installed."),
        ("postgresql-copy.db", "There is no hub at postgresql-copy.db."),
    ],
)
def test_an_address_that_leads_to_no_hub_is_told(where: str, sentence: str, bare_terminal: Terminal) -> None:
    said = bare_terminal("who", "x", "--hub", where)
    assert (said.code, said.out, said.err.splitlines()[0]) == (3, "", sentence)


def test_streams_that_were_closed_stop_nothing(terminal: Terminal) -> None:
    for words, code in (("people list --json", 0), ("who teapot", 1), ("fly", 2)):
        closed = f'"$0" main.py {words} >&- 2>&-'
        assert subprocess.run(["sh", "-c", closed, sys.executable], cwd=TOP, check=False, timeout=60).returncode == code


def test_a_user_without_a_name_signs_with_the_number(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.delenv("FRONTDESK_OPERATOR")
    monkeypatch.setattr("getpass.getuser", nameless)
    said = terminal.data("call", "add", "--outcome", "answered")
    assert said["operator"] == f"User {os.getuid()}"


def test_a_place_that_takes_no_desk_file_is_told(
    bare_terminal: Terminal, other_hub: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    monkeypatch.setenv("FRONTDESK_HOME", str(tmp_path / "letter.txt"))
    said = bare_terminal("who", "printer", "--hub", str(other_hub))
    assert (said.code, said.out, said.err.splitlines()[0]) == (3, "", "This desk's own file cannot be written to.")


def test_without_a_display_the_window_says_so_and_ends(tmp_path: Path) -> None:
    without = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], env=without | {"FRONTDESK_HOME": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr.startswith("There is no display to open a window on.")
