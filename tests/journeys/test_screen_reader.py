"""What a screen reader is told of the window: what everything is, what it is called, what Enter does."""

from tests.journeys.operator import BOX, Desk, enter_does, rows, says, shown
from tests.support.screen_reader import Seen


def named(seen: Seen, role: str) -> list[str]:
    """What all of `role` on the screen are called."""
    return [each.name for each in shown(seen) if each.role == role]


def test_the_window_between_calls_is_told_in_order(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        # The rail is read before the rest, so it may have been told a moment later.
        seen = console.wait(lambda seen: "Log, 1 overdue, Ctrl 2" in named(seen, "radio button"))
    assert named(seen, "frame") == ["Frontdesk"]
    assert named(seen, "radio button") == [
        "Console, Ctrl 1", "Log, 1 overdue, Ctrl 2", "Directory, Ctrl 3", "Knowledge, Ctrl 4", "Settings, Ctrl ,",
    ]  # fmt: skip
    keys = ["Open it again, Ctrl L", "Undo, Ctrl Z", "All commands, Ctrl K", "All keys, F1"]
    assert named(seen, "push button") == keys
    assert [each.name for each in shown(seen) if each.role == "push button" and "enabled" in each.states] == keys[1:]
    assert named(seen, "list") == ["Owed today", "Different today", "Today’s log"]
    assert says(seen, "Main line, Greeting: Hello, Tarn Valley Cooling, how can I help?, Desk 1 · Alma Reyes")
    assert rows(seen, "Owed today")[0].startswith("due ")
    assert "Fenwick Ice, Customs papers → Dov Amsel, Overdue" in rows(seen, "Owed today")[0]


def test_the_box_has_the_focus_and_says_what_enter_does(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type("customs papers")
        seen = console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
    box = seen.find("text", BOX)
    assert box is not None
    assert box.text == "customs papers"
    assert {"focused", "editable", "focusable"} <= box.states
    assert says(seen, "Caller: Unknown caller")


def test_the_three_lists_are_read_row_by_row(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type("customs papers")
        seen = console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
        assert rows(seen, "Answers")[0].startswith("The lorry is stuck at the border, ")
        assert rows(seen, "Owners")[0] == "Customs papers, Dov Amsel, Unknown, 100 percent match, Choose Dov Amsel"
        assert rows(seen, "None of these") == ["None of these: Delphine Achard"]
        console.press("ctrl+a")
        console.type("dov")
        seen = console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel") and says(seen, "People 1"))
        assert rows(seen, "People")[0].startswith("Dov Amsel, ")


def test_the_call_and_its_ends_are_buttons_and_fields_with_their_keys(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type("customs papers")
        console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
        console.press("Return")
        seen = console.wait(lambda seen: enter_does(seen, "Hand off to Dov Amsel"))
    ends = [
        "Hand off to Dov Amsel, Enter", "Hand off to Dov Amsel, F6", "Hold, F7", "Answered, F5", "Not an inquiry, F8",
        "Nobody owns it, F9",
    ]  # fmt: skip
    assert named(seen, "push button")[-len(ends) :] == ends
    texts = {each.name: each.text for each in shown(seen) if each.role == "text"}
    assert (texts["Summary, Alt S"], texts["To"]) == ("customs papers", "Dov Amsel")
    assert "By, Alt P" in texts
    choices = [(each.description, each.name) for each in shown(seen) if each.role == "combo box"]
    assert choices == [("How", "Call back"), ("Way", "Phone")]
    assert says(seen, "Dov Amsel will call you back")


def test_the_status_line_is_read(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.press("ctrl+z")
        seen = console.wait(lambda seen: says(seen, "There is nothing"))
        assert says(seen, "Owed today")


def test_a_question_and_its_choices_are_read_and_the_first_has_the_focus(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.press("F8")
        seen = console.wait(lambda seen: bool(rows(seen, "Not an inquiry")))
        assert rows(seen, "Not an inquiry") == ["Abandoned, A", "Wrong number, W", "Spam, S"]
        assert [each.name for each in shown(seen) if "focused" in each.states] == ["Not an inquiry", "Abandoned, A"]
        console.press("w")
        console.wait(lambda seen: says(seen, "In the log: not an inquiry"))


def test_the_commands_are_read_and_so_is_the_one_that_enter_takes(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.press("ctrl+k")
        console.type("undo")
        seen = console.wait(lambda seen: len(rows(seen, "Commands")) == 1)
    undo = "Undo, Ctrl Z. Typing first, while the field has any; else the last thing done, named in the status line."
    assert rows(seen, "Commands") == [undo]
    field = seen.find("text", "Command")
    assert field is not None
    assert ("focused" in field.states, field.description) == (True, f"Enter: {undo}")
