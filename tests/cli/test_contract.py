"""docs/command-line.md tells what the verbs really take and really print."""

import re
from pathlib import Path
from typing import Any

import pytest

from frontdesk.cli.verb import Verb
from frontdesk.cli.verbs import VERBS
from tests.cli.conftest import Terminal

MANUAL = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### ([a-z ]+)\n(.*?)(?=^##)", MANUAL, re.MULTILINE | re.DOTALL))
KEYS = {
    verb: keys.split(", ")
    for verb, keys in re.findall(r"^\| `([a-z ]+)` \| ([a-z_, ]+) \|$", MANUAL, re.MULTILINE)
}  # fmt: skip
OF_A_HANDOFF = [
    "reference", "state", "overdue", "topic", "owner", "to", "caller", "kind", "promise", "due_at", "channel",
    "made_at", "sentence",
]  # fmt: skip
OF_EVERY_VERB = {"--help", "--hub", "--json", "--operator"}
OF_A_MOVE = ["step", "at", "by", "note", "reason", "whose"]
OF_A_ROW = ["line", "name", "fate", "reason", "changes"]


def named(words: str) -> Verb:
    return next(verb for verb in VERBS if verb.words == words)


def test_the_manual_has_each_verb_once_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(KEYS) == sorted(verb.words for verb in VERBS)
    assert len(VERBS) == 29


@pytest.mark.parametrize("words", [verb.words for verb in VERBS])
def test_the_manual_shows_each_verb_at_work(words: str) -> None:
    assert f"frontdesk {words}" in SECTIONS[words]


@pytest.mark.parametrize("words", [verb.words for verb in VERBS])
def test_the_manual_has_each_option_of_a_verb_and_no_other(words: str, bare_terminal: Terminal) -> None:
    usage = bare_terminal(*words.split(), "--help").out
    assert set(re.findall(r"--[a-z-]+", SECTIONS[words])) == set(re.findall(r"--[a-z-]+", usage)) - OF_EVERY_VERB
    assert set(re.findall(r"--[a-z-]+", usage)) >= OF_EVERY_VERB


def test_the_manual_has_the_options_of_every_verb() -> None:
    assert set(re.findall(r"^\| `(--[a-z]+)", MANUAL, re.MULTILINE)) == OF_EVERY_VERB - {"--help"}


@pytest.mark.parametrize("words", [verb.words for verb in VERBS])
def test_the_manual_has_each_place_to_fill_and_each_choice(words: str) -> None:
    for one in named(words).arguments:
        told = [one.options["metavar"]] if "metavar" in one.options else one.options.get("choices", [])
        for name in told:
            assert re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", SECTIONS[words]), name


def test_each_verb_prints_the_keys_that_the_manual_names(terminal: Terminal, tmp_path: Path) -> None:
    printed = {words: keys_of(said) for words, said in a_day(terminal, tmp_path).items()}
    assert printed == KEYS


def test_what_lies_within_is_what_the_manual_names(terminal: Terminal, tmp_path: Path) -> None:
    said = a_day(terminal, tmp_path)
    assert list(said["call add"]["handoff"]) == OF_A_HANDOFF
    assert list(said["handoff show"]["moves"][0]) == OF_A_MOVE
    assert list(said["people import"]["rows"][0]) == OF_A_ROW
    manual = " ".join(MANUAL.split())
    assert "or an object: " + ", ".join(OF_A_HANDOFF) in manual
    assert "or `cancel`), " + ", ".join(OF_A_MOVE[1:]) in manual
    assert "then each has line, name, fate (`new`, `changed`, `same`, `refused`), reason, changes." in manual


def keys_of(said: Any) -> list[str]:
    """The keys of an object, or of every object of a list, which must be the same ones."""
    records = said if isinstance(said, list) else [said]
    assert records
    assert all(list(record) == list(records[0]) for record in records)
    return list(records[0])


def passed_round(terminal: Terminal) -> dict[str, Any]:
    """Each verb of a hand-off that was made, done once."""
    made = terminal.data("call", "add", "--outcome", "handed-off", "--to", "Ava Dunne")["handoff"]["reference"]
    done = {
        "handoff acknowledge": terminal.data("handoff", "acknowledge", made),
        "handoff return": terminal.data("handoff", "return", made, "--reason", "not-mine"),
        "handoff show": terminal.data("handoff", "show", made),
    }
    passed = done["handoff pass"] = terminal.data("handoff", "pass", made, "--to", "IT")
    done["handoff done"] = terminal.data("handoff", "done", passed["reference"])
    other = terminal.data("call", "add", "--outcome", "handed-off", "--to", "IT")["handoff"]["reference"]
    return done | {"handoff cancel": terminal.data("handoff", "cancel", other)}


def a_day(terminal: Terminal, folder: Path) -> dict[str, Any]:
    """Every verb, done once, and what it printed."""
    file = folder / "one.csv"
    file.write_text("name,title,topic,answer\nEve Lund,Where is the lift?,Lifts,Left\n")
    until = ["--until", "17:00"]
    away = terminal.data("exception", "add", "Ava Dunne", *until)
    done = passed_round(terminal)
    done |= {
        "exception add": away,
        "exception list": terminal.data("exception", "list"),
        "exception end": terminal.data("exception", "end", away["id"]),
    }
    words: dict[str, list[str]] = {
        "call add": ["--outcome", "handed-off", "--topic", "Parking", "--number", "231", "--caller", "Printer"],
        "who": ["printer"],
        "find": ["printer"],
        "handoff list": [],
        "log export": ["--out", str(folder / "log.csv")],
        "log close": ["--folder", str(folder)],
        "people import": [str(file), "--dry-run"],
        "topics import": [str(file), "--dry-run", "--map", "title=", "--map", "name="],
        "articles import": [str(file), "--dry-run", "--map", "topic=", "--map", "name="],
        "people list": [],
        "topics list": [],
        "articles list": [],
        "setting list": [],
        "setting set": ["line", "Second line"],
        "sample": [str(folder / "sample.db")],
        "check": [],
        "backup": [str(folder / "copies")],
        "undo": [],
        "ring": ["+15705550142"],
    }
    for verb, more in words.items():
        done[verb] = terminal.data(*verb.split(), *more)
    return done | {"restore": terminal.data("restore", done["backup"]["file"])}
