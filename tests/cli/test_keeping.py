"""Lists, exceptions, settings and check, typed at a terminal."""

from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.hub.connect import connect
from tests.cli.conftest import Terminal
from tests.cli.house import AVA


def test_people_are_listed(terminal: Terminal) -> None:
    assert terminal.data("people", "list")[0] == {
        "name": "Ava Dunne",
        "reference": "PVVVVV",
        "department": "IT",
        "role": "Printers",
        "mail": "ava@house.example",
        "numbers": ["+15705550142", "231"],
        "place": "",
    }
    assert terminal("people", "list").out.splitlines() == [
        "NAME       DEPARTMENT  ROLE      MAIL               NUMBERS               PLACE  REFERENCE",
        "Ava Dunne  IT          Printers  ava@house.example  +1 570 555 0142, 231         PVVVVV",
        "Ben Cole   IT                    ben@house.example                               PBBBBB",
        "Ben Cole   Facilities                                                            PCCCCC",
    ]


def test_topics_are_listed(terminal: Terminal) -> None:
    parking, printers, rooms = terminal.data("topics", "list")
    assert printers == {
        "name": "Printer faults",
        "reference": "TPPPPP",
        "owner": "Ava Dunne",
        "answers_now": "Ava Dunne",
        "deputies": ["Ben Cole"],
        "text": "Paper jams and toner",
        "keywords": ["printer", "toner"],
        "phrases": ["the printer eats my paper"],
        "kind": "callback",
        "channel": "phone",
        "due_minutes": 120,
    }
    assert (parking["owner"], parking["answers_now"]) == (None, "Facilities")
    assert (rooms["owner"], rooms["answers_now"]) == ("Facilities", "Facilities")


def test_articles_are_listed(terminal: Terminal) -> None:
    assert terminal.data("articles", "list") == [
        {
            "name": "Clearing a paper jam",
            "reference": "KJJJJJ",
            "topic": "Printer faults",
            "say": "Open the flap on the left.",
            "body": "",
            "keywords": ["printer"],
            "version": 1,
            "verifier": None,
            "verified_at": None,
            "review_due": None,
        }
    ]


def test_an_exception_is_noted_listed_and_ended(terminal: Terminal) -> None:
    made = terminal.data("exception", "add", "Ava Dunne", "--until", "17:00", "--said", "She is at the dentist.")
    assert made | {"id": ""} == {
        "id": "",
        "kind": "absent",
        "person": "Ava Dunne",
        "topic": None,
        "cover": None,
        "said": "She is at the dentist.",
        "since": "2026-03-02T10:00:00+01:00",
        "until": "2026-03-02T17:00:00+01:00",
    }
    assert terminal.data("exception", "list") == [made]
    assert terminal("exception", "end", made["id"]).out == "Ended: Ava Dunne.\n"
    assert terminal.data("exception", "list") == []
    again = terminal("exception", "end", made["id"])
    assert (again.code, again.out) == (1, "")


def test_an_exception_needs_an_end_to_come(terminal: Terminal) -> None:
    said = terminal("exception", "add", "Ava Dunne", "--until", "09:00")
    assert (said.code, said.err.splitlines()[0]) == (3, "The end lies in the past; nothing was noted.")
    assert terminal("exception", "add", "Ava Dunne").code == 2


def test_only_a_person_can_be_away(terminal: Terminal) -> None:
    assert terminal("exception", "add", "IT", "--until", "17:00").code == 3


def test_nobody_covers_for_themselves(terminal: Terminal) -> None:
    said = terminal("exception", "add", "Ava Dunne", "--until", "12:00", "--cover", "231")
    assert (said.code, said.err.splitlines()[0]) == (3, "Ava Dunne cannot cover for themselves.")
    assert terminal.data("exception", "list") == []


def test_settings_are_listed_and_set(terminal: Terminal) -> None:
    assert terminal.data("setting", "set", "line", "Second line") == {"name": "line", "value": "Second line"}
    listed = {one["name"]: (one["value"], one["scope"]) for one in terminal.data("setting", "list")}
    assert listed["line"] == ("Second line", "hub")
    assert listed["catch_all"] == ("Facilities", "hub")
    assert listed["operator"] == ("Mona", "desk")


def test_an_operators_setting_is_theirs_alone(terminal: Terminal) -> None:
    assert terminal("setting", "set", "theme", "dark").out == "theme is now “Dark”.\n"
    told = {one["name"]: (one["value"], one["scope"], one["from"]) for one in terminal.data("setting", "list")}
    assert told["theme"] == ("dark", "operator", "chosen")
    assert told["operator"] == ("Mona", "desk", "FRONTDESK_OPERATOR")
    assert told["line"] == ("Main line", "hub", "default")
    lenas = terminal.data("setting", "list", "--operator", "Lena")
    assert next(one["value"] for one in lenas if one["name"] == "theme") == "system"


def test_a_desks_setting_is_kept_here_and_put_back(terminal: Terminal, own_home: Path) -> None:
    assert terminal.data("setting", "set", "desk", "Gate") == {"name": "desk", "value": "Gate"}
    assert (own_home / "desk.json").read_text(encoding="utf-8") == '{\n  "desk": "Gate"\n}\n'
    said = terminal("setting", "set", "desk", "--default")
    assert said.out == "desk is now “Desk 1”, as when nobody chose.\n"
    assert terminal.data("undo")["undone"] == "setting.set"  # the house's own, since a desk's is no entry of the hub


def test_a_setting_of_the_hub_is_put_back_and_that_is_undone(terminal: Terminal) -> None:
    terminal("setting", "set", "line", "Second line")
    assert terminal.data("setting", "set", "line", "--default") == {"name": "line", "value": "Main line"}
    assert terminal("undo").out == "Took back a setting that was put back (1 row).\n"
    assert next(one["value"] for one in terminal.data("setting", "list") if one["name"] == "line") == "Second line"


@pytest.mark.parametrize("words", [["line"], ["line", "Second line", "--default"]])
def test_a_setting_is_given_a_value_or_put_back_and_not_both(words: list[str], terminal: Terminal) -> None:
    said = terminal("setting", "set", *words)
    assert (said.code, said.err.splitlines()[0]) == (2, "Give a value, or --default, and not both.")


def test_whoever_takes_what_nobody_owns_is_named_by_name(terminal: Terminal) -> None:
    assert terminal("setting", "set", "catch_all", "ava@house.example").out == "catch_all is now “Ava Dunne”.\n"


@pytest.mark.parametrize(
    ("name", "value", "code", "sentence"),
    [
        ("colour", "red", 2, "There is no setting “colour”."),
        ("zone", "Mars/Olympus", 3, "“Mars/Olympus” is not a value for “Time zone”: a region and a city"),
        ("region", "UK", 3, "Telephone numbers know no region “UK”."),
        ("region", "", 3, "Telephone numbers know no region “”."),
        ("theme", "pink", 3, "“pink” is not a value for “Theme”: one of system, light, dark, contrast."),
        ("operator", "Lena", 3, "FRONTDESK_OPERATOR tells “operator” here."),
        ("catch_all", "Nobody", 1, "No person or department goes by “Nobody”."),
    ],
)
def test_a_setting_is_not_set_to_just_anything(
    name: str, value: str, code: int, sentence: str, terminal: Terminal
) -> None:
    said = terminal("setting", "set", name, value)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(sentence)


def test_a_sound_hub_is_said_to_be_sound(terminal: Terminal) -> None:
    assert terminal.data("check") == {"ok": True, "problems": [], "entries": 16, "rows": 16}
    assert terminal("check").out == "The hub is sound: 16 journal entries, 16 rows.\n"


def test_what_was_changed_behind_the_journals_back_is_told(terminal: Terminal, own_home: Path) -> None:
    with closing(connect(own_home / "hub.db")) as connection:
        connection.execute("UPDATE people SET role = 'Director' WHERE reference = 'PVVVVV'")
    said = terminal("check", "--json")
    problem = "people PVVVVV is not what the journal's last entry says."
    assert (said.code, said.data) == (3, {"ok": False, "problems": [problem], "entries": 16, "rows": 16})
    text = terminal("check")
    assert (text.code, text.out) == (3, f"{problem}\n")
    assert text.err.startswith("The hub is not as it was written.\n")
    assert AVA.name not in text.out + text.err
