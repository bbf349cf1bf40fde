"""The main job: a number, words, and two keys; the command line sees it beside the window."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.journeys.operator import BOX, Console, Desk, enter_does, rows, says, shown

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TIBOR = "+1 570 555 0142"


def hand_off_customs(console: Console) -> None:
    """Fenwick’s papers go to the Export desk: words, and two keys."""
    console.type("customs papers")
    console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
    console.press("Return", "F6")
    console.wait(lambda seen: says(seen, "In the log: handed off to Dov Amsel"))


def test_a_number_typed_in_the_box_says_who_calls(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type("570 555 0142")
        console.wait(lambda seen: enter_does(seen, f"Call from {TIBOR}"))
        console.press("Return")
        seen = console.wait(lambda seen: says(seen, "usually speaks with Yara Benning"))
        assert says(seen, f"Caller: Tibor Halasz, Halasz Cold Storage, {TIBOR}")
        console.wait(lambda seen: says(seen, "Henrik Solberg promised: call you back"))
        box = seen.find("text", BOX)
        assert box is not None
        assert box.text == ""


def test_a_call_is_answered_in_two_keys_after_the_words(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type(TIBOR)
        console.wait(lambda seen: enter_does(seen, f"Call from {TIBOR}"))
        console.press("Return")
        console.wait(lambda seen: says(seen, "Caller: Tibor Halasz"))
        console.type("when is it due")
        console.wait(lambda seen: enter_does(seen, "Give this answer"))
        console.press("Return", "F5")
        console.wait(lambda seen: says(seen, "In the log: answered"))
        newest = rows(console.ready(), "Today’s log")[0]
        assert newest.endswith("Tibor Halasz, Halasz Cold Storage, when is it due, Payment terms, Answered")


def test_a_call_is_handed_off_in_two_keys_after_the_words(desk: Desk, tmp_path: Path) -> None:
    before = desk.data("handoff", "list", "--open")
    with desk.opened() as console:
        console.ready()
        hand_off_customs(console)
        known = {each["reference"] for each in before}
        (made,) = [each for each in desk.data("handoff", "list", "--open") if each["reference"] not in known]
        assert (made["topic"], made["owner"], made["to"], made["state"]) == (
            "Customs papers", "Dov Amsel", "Dov Amsel", "open",
        )  # fmt: skip
        file = tmp_path / "day.csv"
        today = f"{datetime.now(STOCKHOLM):%Y-%m-%d}"
        desk.data("log", "export", "--day", today, "--format", "csv", "--out", file)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            assert made["reference"] in {value for line in csv.reader(lines) for value in line}


def test_undo_takes_the_hand_off_back_and_names_it(desk: Desk) -> None:
    before = desk.data("handoff", "list", "--open")
    with desk.opened() as console:
        console.ready()
        hand_off_customs(console)
        console.press("ctrl+z")
        console.wait(lambda seen: says(seen, "Undone: the call of somebody unknown, “customs papers”"))
        assert desk.data("handoff", "list", "--open") == before


def test_keys_pressed_before_the_lists_stand_are_kept(desk: Desk) -> None:
    with desk.opened() as console:
        console.type("customs papers")
        console.press("Return", "F6")
        console.wait(lambda seen: says(seen, "In the log: handed off to Dov Amsel"))


def test_every_key_is_on_a_sheet_and_in_the_palette(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.press("F1")
        seen = console.wait(lambda seen: says(seen, "F6: Hand off"))
        assert says(seen, "Ctrl K: All commands")
        console.press("Escape", "ctrl+k")
        console.wait(lambda seen: any("Commands" in each.name for each in shown(seen) if each.role == "list"))
        console.type("what is owed")
        console.wait(lambda seen: [row[:17] for row in rows(seen, "Commands")[:1]] == ["What is owed, F2."])
        console.press("Return")
        console.wait(lambda seen: any("Dov Amsel" in row for row in rows(seen, "Hand-offs")))
        console.press("ctrl+1")
        console.ready()
