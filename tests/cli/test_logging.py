"""call, handoff, undo and log, typed at a terminal."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said, Terminal

REFERENCE = re.compile(r"[B-DF-HJKMNP-TV-XZ][B-DF-HJKMNP-TV-Z2-9]{5}")
HANDED = ("call", "add", "--number", "+15705550199", "--topic", "printer faults", "--outcome", "handed-off")


def handed(terminal: Terminal, *more: str) -> dict[str, Any]:
    said: Said = terminal(*HANDED, *more, "--json")
    assert said.code == 0, said
    data: dict[str, Any] = said.data
    return data


def test_a_handed_off_call_is_in_the_log_with_its_handoff(terminal: Terminal) -> None:
    said = handed(
        terminal, "--summary", "It eats paper", "--caller", "Zoë Ek", "--kind", "message", "--promise", "write to you",
        "--due", "15:00", "--channel", "mail",
    )  # fmt: skip
    made = said.pop("handoff")
    assert REFERENCE.fullmatch(said.pop("reference"))
    assert REFERENCE.fullmatch(made.pop("reference"))
    assert said == {
        "outcome": "handed-off",
        "started_at": "2026-03-02T10:00:00+01:00",
        "number": "+15705550199",
        "caller": "Zoë Ek",
        "topic": "Printer faults",
        "summary": "It eats paper",
        "operator": "Mona",
        "open_handoffs": [],
    }
    assert made == {
        "state": "open",
        "overdue": False,
        "topic": "Printer faults",
        "owner": "Ava Dunne",
        "to": "Ava Dunne",
        "caller": "Zoë Ek",
        "kind": "message",
        "promise": "write to you",
        "due_at": "2026-03-02T15:00:00+01:00",
        "channel": "mail",
        "made_at": "2026-03-02T10:00:00+01:00",
        "sentence": "Ava Dunne will write to you by 15:00 today by e-mail, about Printer faults.",
    }


def test_as_text_the_sentence_to_read_back_is_said(terminal: Terminal) -> None:
    first, sentence = terminal(*HANDED).out.splitlines()
    assert re.fullmatch(r"Call \w{6}: hand-off \w{6} to Ava Dunne\.", first)
    assert sentence == "Ava Dunne will call you back by 12:00 today on 570 555 0199, about Printer faults."


def test_without_to_it_goes_to_who_covers(terminal: Terminal) -> None:
    terminal("exception", "add", "ava@house.example", "--until", "2026-03-03T08:00", "--cover", "Facilities")
    made = handed(terminal)["handoff"]
    assert (made["owner"], made["to"]) == ("Ava Dunne", "Facilities")


@pytest.mark.parametrize("to", ["Ava Dunne", "ava@house.example", "231", "+1 (570) 555-0142", "PVVVVV", "pvvvvv"])
def test_people_go_by_name_mail_number_and_reference(to: str, terminal: Terminal) -> None:
    said = terminal("call", "add", "--outcome", "handed-off", "--to", to, "--json")
    assert said.data["handoff"]["to"] == "Ava Dunne"


def test_a_name_that_two_go_by_is_refused_with_the_candidates(terminal: Terminal) -> None:
    said = terminal(*HANDED, "--to", "Ben Cole")
    assert (said.code, said.out) == (3, "")
    sentence, hint = said.err.splitlines()
    assert sentence == "More than one person or department goes by “Ben Cole”."
    assert {"Ben Cole (PBBBBB)", "Ben Cole (PCCCCC)"} == set(hint.removeprefix("Name one of: ").split("; "))
    assert terminal.data("handoff", "list") == []


def test_a_second_handoff_for_the_same_matter_is_warned_of(terminal: Terminal) -> None:
    first = handed(terminal, "--caller", "Zoë Ek")["handoff"]["reference"]
    said = terminal(*HANDED, "--json")
    assert (said.code, said.data["open_handoffs"]) == (0, [first])
    assert said.err.startswith(f"This caller has an open hand-off on this topic already: {first}.\n")


def test_an_open_handoff_can_be_joined_instead(terminal: Terminal) -> None:
    first = handed(terminal)["handoff"]["reference"]
    said = handed(terminal, "--join", first.lower(), "--summary", "Asks again")
    assert (said["handoff"]["reference"], said["open_handoffs"]) == (first, [])
    assert [one["reference"] for one in terminal.data("handoff", "list")] == [first]


def test_a_handoff_of_another_caller_is_joined_only_anyway(terminal: Terminal) -> None:
    first = handed(terminal, "--caller", "Zoë Ek")["handoff"]["reference"]
    other = ("call", "add", "--outcome", "handed-off", "--number", "+15705550111", "--caller", "Per Alm")
    entries = terminal.data("check")["entries"]
    said = terminal(*other, "--join", first)
    assert (said.code, said.out) == (3, "")
    assert said.err.splitlines() == [
        f"Hand-off {first} is for Zoë Ek, and Per Alm is calling; it was not joined.",
        "Make a hand-off of their own; on the command line, --anyway joins it all the same.",
    ]
    assert terminal.data("check")["entries"] == entries
    joined = terminal.data(*other, "--join", first, "--anyway")
    assert (joined["caller"], joined["handoff"]["reference"]) == ("Per Alm", first)


def test_whoever_is_not_known_by_anything_may_join(terminal: Terminal) -> None:
    first = handed(terminal, "--caller", "Zoë Ek")["handoff"]["reference"]
    said = terminal.data("call", "add", "--outcome", "handed-off", "--join", first)
    assert (said["caller"], said["handoff"]["reference"]) == (None, first)


def test_anyway_belongs_to_joining(terminal: Terminal) -> None:
    said = terminal(*HANDED, "--anyway")
    assert (said.code, said.err.splitlines()[0]) == (2, "Only --join can be done --anyway.")


def callers(terminal: Terminal) -> int:
    return len([one for one in terminal.data("find", "ek") if one["kind"] == "caller"])


@pytest.mark.parametrize("number", [(), ("--number", "anonymous")])
def test_a_name_without_a_number_is_the_caller_known_by_it(number: tuple[str, ...], terminal: Terminal) -> None:
    first = handed(terminal, "--caller", "Zoë Ek")["handoff"]["reference"]
    said = terminal("call", "add", *number, "--outcome", "answered", "--caller", "zoe  EK", "--json")
    assert (said.code, said.data["caller"], callers(terminal)) == (0, "Zoë Ek", 1)
    told = r"Taken for the caller Zoë Ek \(\w{6}\); somebody else of that name goes by their --number\.\n"
    assert re.fullmatch(told, said.err)
    joined = terminal("call", "add", "--outcome", "handed-off", "--caller", "Zoë Ek", "--join", first, "--json")
    assert joined.data["handoff"]["reference"] == first


def test_a_new_name_without_a_number_is_one_caller_however_often_they_call(terminal: Terminal) -> None:
    add = ("call", "add", "--outcome", "answered", "--caller", "Zoë Ek", "--json")
    assert (terminal(*add).err, callers(terminal)) == ("", 1)
    assert (terminal(*add).code, callers(terminal)) == (0, 1)


def test_a_name_that_several_callers_have_is_refused_until_a_reference_tells_which(terminal: Terminal) -> None:
    for number in ("+15705550111", "+15705550112"):
        terminal("call", "add", "--outcome", "answered", "--number", number, "--caller", "Zoë Ek")
    add = ("call", "add", "--outcome", "answered", "--caller")
    said = terminal(*add, "Zoë Ek")
    assert (said.code, said.out) == (3, "")
    sentence, hint = said.err.splitlines()
    assert sentence == "More than one caller goes by “Zoë Ek”."
    named = re.fullmatch(r"Name one of: Zoë Ek \((\w{6})\); Zoë Ek \((\w{6})\)", hint)
    assert named is not None
    assert len({*named.groups()}) == 2
    taken = terminal(*add, named[2].lower(), "--json")
    assert (taken.data["caller"], callers(terminal)) == ("Zoë Ek", 2)
    assert named[2] in taken.err


def test_joining_takes_nothing_else_of_a_handoff(terminal: Terminal) -> None:
    said = terminal(*HANDED, "--join", "XXXXXX", "--due", "15:00")
    assert (said.code, said.err.splitlines()[0]) == (2, "A hand-off that is joined keeps its promise.")


def test_what_belongs_to_a_handoff_is_not_dropped_in_silence(terminal: Terminal) -> None:
    said = terminal("call", "add", "--outcome", "answered", "--to", "Ava Dunne", "--due", "15:00")
    assert (said.code, said.err.splitlines()[0]) == (2, "Only a hand-off takes --to, --due.")
    assert terminal.data("check")["entries"] == 16


@pytest.mark.parametrize("outcome", ["answered", "unowned", "abandoned", "not-an-inquiry"])
def test_a_call_without_a_handoff(outcome: str, terminal: Terminal) -> None:
    said = terminal.data("call", "add", "--number", "anonymous", "--summary", "Asks for the way", "--outcome", outcome)
    assert (said["outcome"], said["handoff"], said["caller"], said["topic"]) == (outcome, None, None, None)
    assert terminal("call", "add", "--outcome", outcome).out.endswith(f": {outcome}.\n")


def test_a_topic_that_is_not_there_is_not_found(terminal: Terminal) -> None:
    said = terminal("call", "add", "--outcome", "answered", "--topic", "Teapots")
    assert (said.code, said.err.splitlines()[0]) == (1, "No topic goes by “Teapots”.")


@pytest.mark.parametrize(("option", "code"), [("--topic", 1), ("--to", 1), ("--join", 1), ("--due", 2)])
def test_an_empty_value_is_not_passed_over(option: str, code: int, terminal: Terminal) -> None:
    said = terminal("call", "add", "--outcome", "handed-off", option, "")
    assert (said.code, said.out) == (code, "")
    assert terminal.data("check")["entries"] == 16


def test_F80_a_number_that_several_have_is_nobodys_until_named(terminal: Terminal) -> None:
    for name in ("Zoë Ek", "Per Ek"):
        terminal("call", "add", "--number", "+15705550199", "--caller", name, "--outcome", "answered")
    said = terminal("call", "add", "--number", "+15705550199", "--outcome", "answered", "--json")
    assert said.data["caller"] is None
    assert "Zoë Ek" in said.err
    assert "Per Ek" in said.err


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("+15705550199", "+15705550199"),
        ("+1570 555-0199", "+15705550199"),
        ("(570) 555-0199 ext 12", "+15705550199"),
        ("-12", "12"),
        ("-5-x", "-5-x"),
        ("231", "231"),
    ],
)
def test_a_number_is_taken_as_it_is_typed(typed: str, taken: str, terminal: Terminal) -> None:
    assert terminal.data("call", "add", "--number", typed, "--outcome", "answered")["number"] == taken


def test_a_promise_in_the_past_is_kept_and_said(terminal: Terminal) -> None:
    said = terminal(*HANDED, "--due", "09:00", "--json")
    assert (said.code, said.data["handoff"]["due_at"]) == (0, "2026-03-02T09:00:00+01:00")
    assert said.data["handoff"]["overdue"] is True
    assert "lies in the past" in said.err


def test_the_operator_may_be_named(terminal: Terminal) -> None:
    assert handed(terminal, "--operator", "Nils")["operator"] == "Nils"


def test_handoffs_are_listed_and_overdue_is_computed(terminal: Terminal) -> None:
    later = handed(terminal, "--due", "16:00", "--caller", "Zoë Ek", "--summary", "jam")["handoff"]["reference"]
    sooner = handed(terminal, "--due", "11:00")["handoff"]["reference"]
    terminal.clock.at += timedelta(hours=2)
    listed = terminal.data("handoff", "list", "--open")
    assert [(one["reference"], one["overdue"]) for one in listed] == [(sooner, True), (later, False)]
    assert listed[1] | {"reference": ""} == {
        "reference": "",
        "state": "open",
        "overdue": False,
        "topic": "Printer faults",
        "owner": "Ava Dunne",
        "to": "Ava Dunne",
        "caller": "Zoë Ek",
        "kind": "callback",
        "promise": "call you back",
        "due_at": "2026-03-02T16:00:00+01:00",
        "channel": "phone",
        "made_at": "2026-03-02T10:00:00+01:00",
        "organisation": "",
        "number": "+15705550199",
        "summary": "jam",
    }
    text = terminal("handoff", "list", "--open").out.splitlines()
    assert text[1].split() == [
        sooner, "open", "yes", "Printer", "faults", "Ava", "Dunne", "Zoë", "Ek", "call", "you", "back", "11:00",
    ]  # fmt: skip


def test_no_handoffs_are_no_failure(terminal: Terminal) -> None:
    assert terminal("handoff", "list").code == 0
    assert terminal.data("handoff", "list", "--open") == []


def test_undo_says_what_it_took_back(terminal: Terminal) -> None:
    terminal(*HANDED)
    assert terminal("undo").out == "Took back the call of +15705550199 (4 rows).\n"
    assert terminal.data("handoff", "list") == []
    assert terminal.data("undo") == {"undone": "setting.set", "rows": 1}
    assert terminal("undo").out == "Took back a changed setting (1 row).\n"


def test_undo_is_only_of_what_one_did_oneself(terminal: Terminal) -> None:
    said = terminal("undo", "--operator", "Somebody else")
    assert (said.code, said.err.splitlines()[0]) == (1, "There is nothing to undo.")


def test_the_log_of_a_day_is_exported(terminal: Terminal, tmp_path: Path) -> None:
    made = handed(terminal, "--summary", "=cmd")["handoff"]["reference"]
    file = tmp_path / "day.csv"
    said = terminal.data("log", "export", "--day", "2026-03-02", "--format", "csv", "--out", str(file))
    assert said == {
        "file": str(file), "day": "2026-03-02", "format": "csv", "rows": 1, "from": "2026-03-02", "to": "2026-03-02",
        "department": None, "owner": None, "files": [{"file": str(file), "format": "csv", "rows": 1}],
    }  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig")))
    assert (row["reference"], row["summary"], row["moves"]) == (made, "'=cmd", "10:00 made by Mona")


def test_F94_a_log_that_cannot_be_written_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("log", "export", "--out", str(tmp_path / "nowhere" / "day.csv"))
    assert (said.code, said.out) == (3, "")
    assert "the folder does not exist" in said.err


def test_a_log_is_never_written_over_the_hub(terminal: Terminal, own_home: Path) -> None:
    hub = own_home / "hub.db"
    said = terminal("log", "export", "--out", str(hub))
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"{hub} was not written: a database is there, such as a hub.")
    assert terminal.data("check")["ok"]


def test_the_first_day_of_the_calendar_has_an_empty_log(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.data("log", "export", "--day", "0001-01-01", "--out", str(tmp_path / "day.csv"))
    assert said["rows"] == 0


def test_a_day_is_written_like_a_day(terminal: Terminal) -> None:
    said = terminal("log", "export", "--day", "12.3.2026", "--out", "x.csv")
    assert said.code == 2
    assert "“12.3.2026” is not a day; write it like 2026-03-12" in said.err
