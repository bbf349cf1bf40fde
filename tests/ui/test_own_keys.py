"""Keys of one's own: chosen by pressing them, taken from others knowingly, shown everywhere, put back."""

import pytest

from frontdesk.settings import keys_value
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.test_settings_room import go_to, problem, room, rows
from ui.actions import ALL, BY_ID, key
from ui.actions.keymap import KEYMAP, Keymap, key_words
from ui.actions.rekeying import given, holder, known, put_back, why_not


def choose(desk_window: DeskWindow, title: str, *pressed: str) -> None:
    """Go to the key of a command in the settings, and press another one."""
    desk_window.press("Ctrl+,")
    go_to(desk_window, title)
    desk_window.press(*pressed)


def test_a_key_is_chosen_by_pressing_it_and_works_at_once(desk_window: DeskWindow) -> None:
    choose(desk_window, "Hand off", "F11")
    assert desk_window.status == "Hand off has F11 now. Ctrl Z undoes."
    assert rows(desk_window)["Hand off"] == ("F11", "Changed")
    desk_window.press("Esc", "Esc")
    desk_window.type("charged twice")
    desk_window.press("F6")
    assert desk_window.calls() == []
    desk_window.press("F11")
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"


def test_the_changed_key_is_shown_wherever_the_usual_one_was(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    panel = desk_window.room.call_panel
    assert panel.endings.hand_off.accessibleName().endswith(", F6")
    choose(desk_window, "Hand off", "F11")
    assert panel.endings.hand_off.accessibleName().endswith(", F11")
    assert panel.endings.hand_off.toolTip().endswith(", F11")
    assert "F5 F11 F9" in desk_window.room.idle_panel._steps.text()
    assert {row.act_key for row in desk_window.room.found.owners.rows} == {"F11"}
    desk_window.press("F1")
    assert any(name.startswith("F11: Hand off.") for name in said(desk_window))
    desk_window.press("Esc", "Ctrl+K")
    desk_window.type("hand off")
    first = desk_window.window.palette_sheet.list.model().index(0, 0)
    assert str(first.data()).startswith("Hand off, F11.")


def said(desk_window: DeskWindow) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.accessibleName() for label in desk_window.window.key_sheet.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("words", "pressed", "seen"),
    [
        ("What is owed", "Ctrl+J", lambda w: w.room.day.text().endswith("Ctrl J")),
        ("Caller and history", "Ctrl+J", lambda w: w.room.heading.history.accessibleName() == "Caller history, Ctrl J"),
        ("The whole article", "Ctrl+J", lambda w: w.room.found.say._head.whole.accessibleName().endswith(", Ctrl J")),
        ("Summary", "Ctrl+J", lambda w: w.room.call_panel.summary.accessibleName() == "Summary, Ctrl J"),
        ("Promise", "Ctrl+J", lambda w: w.room.call_panel.due.accessibleName() == "By, Ctrl J"),
        ("Filter the list", "Ctrl+J", lambda w: w.log_room.filter.edit.accessibleName() == "Filter, Ctrl J"),
        ("Next list of the room", "Ctrl+J", lambda w: w.log_room.tabs.toolTip().startswith("Next list: Ctrl J")),
        ("Log", "Ctrl+J", lambda w: w.window.rail.item("log").toolTip() == "Log, Ctrl J"),
    ],
)
def test_captions_everywhere_follow(words: str, pressed: str, seen: object, desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    choose(desk_window, words, pressed)
    assert callable(seen)
    assert seen(desk_window), (desk_window.status, problem(desk_window))


def test_a_key_of_another_command_is_named_and_taken_when_it_is_pressed_again(desk_window: DeskWindow) -> None:
    choose(desk_window, "Summary", "F6")
    assert problem(desk_window) == "F6 is “Hand off”. Press it again to take it from there."
    assert key("call.summary") == "Alt S"
    desk_window.press("F6")
    assert desk_window.status == "Summary has F6 now, taken from “Hand off”. Ctrl Z undoes."
    assert (key("call.summary"), key("call.hand-off")) == ("F6", "")
    desk_window.press("Esc")
    desk_window.press("Ctrl+,", "/")
    desk_window.type("hand off")
    assert rows(desk_window)["Hand off"] == ("", "Changed")


def test_even_the_key_of_undo_comes_to_the_field(desk_window: DeskWindow) -> None:
    choose(desk_window, "Summary", "Ctrl+Z")
    assert problem(desk_window) == "Ctrl Z is “Undo”. Press it again to take it from there."


def test_esc_does_not_take_a_key_from_another_command(desk_window: DeskWindow) -> None:
    choose(desk_window, "Summary", "F6", "Esc")
    assert desk_window.focus() is room(desk_window)
    desk_window.press("Enter", "F6")
    assert problem(desk_window).startswith("F6 is “Hand off”.")
    assert KEYMAP.changed == {}


@pytest.mark.parametrize(
    ("pressed", "sentence"),
    [
        ("x", "X is needed while typing; take one with Ctrl or Alt, or F1 to F12."),
        ("Enter", "Enter is needed while typing; take one with Ctrl or Alt, or F1 to F12."),
        ("Tab", "Tab is needed while typing; take one with Ctrl or Alt, or F1 to F12."),
        ("Down", "↓ is needed while typing; take one with Ctrl or Alt, or F1 to F12."),
        ("Ctrl+C", "Ctrl C edits text in every field; take another."),
    ],
)
def test_what_types_or_edits_is_no_key_for_a_command(pressed: str, sentence: str, desk_window: DeskWindow) -> None:
    choose(desk_window, "Summary", pressed)
    assert problem(desk_window) == sentence
    assert desk_window.focus() is room(desk_window).record.key
    assert KEYMAP.changed == {}


def test_enter_and_esc_keep_their_keys(desk_window: DeskWindow) -> None:
    choose(desk_window, "Take the marked row")
    assert desk_window.focus() is room(desk_window)
    assert room(desk_window).record._hint.text() == "Every list and field needs this key; it stays."


def test_one_key_goes_back_to_the_usual_one_and_all_of_them_do(desk_window: DeskWindow) -> None:
    choose(desk_window, "Hand off", "F11")
    desk_window.press("Esc")
    choose(desk_window, "Answered", "F6")
    desk_window.press("Esc")
    choose(desk_window, "Hand off", "Esc", "Ctrl+0")
    assert (key("call.hand-off"), key("call.answered")) == ("F6", "")
    desk_window.press("Ctrl+Alt+0")
    assert desk_window.status == "Every command has its usual key again. Ctrl Z undoes."
    assert (key("call.hand-off"), key("call.answered")) == ("F6", "F5")
    desk_window.press("Ctrl+Z")
    assert (key("call.hand-off"), key("call.answered")) == ("F6", "")


def test_keys_follow_their_operator_to_the_next_start_and_nobody_else(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    choose(first, "Hand off", "F11")
    first.press("Ctrl+Q")
    first.program.close()
    assert key("call.hand-off") == "F6"
    second = start()
    assert key("call.hand-off") == "F11"
    second.press("Ctrl+Q")
    second.program.close()
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Bengt Ek")
    third = start()
    assert third.desk.operator.name == "Bengt Ek"
    assert key("call.hand-off") == "F6"


def test_keys_of_the_lists_can_be_changed_and_the_box_obeys(desk_window: DeskWindow) -> None:
    choose(desk_window, "Next row", "F11")
    desk_window.press("Esc", "Esc")
    desk_window.type("charged twice")
    desk_window.press("F11")
    assert desk_window.row == "Choose Front desk"


# The rules


def test_a_command_gets_a_key_and_whoever_had_it_keeps_the_others() -> None:
    changed = given(BY_ID["call.summary"], "Ctrl+F", {})
    assert changed == {"call.summary": ("Ctrl+F",), "room.filter": ("/",)}
    holding = holder(BY_ID["call.answered"], "Ctrl+F", changed)
    assert holding is BY_ID["call.summary"]
    assert holder(BY_ID["call.summary"], "Ctrl+F", changed) is None


def test_the_usual_keys_come_back_from_whoever_has_them() -> None:
    changed = given(BY_ID["call.answered"], "F6", {})
    assert changed == {"call.answered": ("F6",), "call.hand-off": ()}
    assert put_back(BY_ID["call.hand-off"], changed) == {"call.answered": ()}
    assert put_back(BY_ID["call.answered"], changed) == {"call.hand-off": ()}


def test_a_command_may_always_have_its_usual_key() -> None:
    assert why_not(BY_ID["room.filter"], "/", types=True) == ""
    assert why_not(BY_ID["list.down"], "Down") == ""
    assert why_not(BY_ID["go.box"], "F11") == "Back to the box keeps its key: without it there is no way back."


def test_what_another_version_chose_is_taken_as_far_as_there_are_such_commands() -> None:
    told = {"no.such": ("F11",), "go.box": ("F11",), "call.summary": ("F6",), "call.promise": ("F6",)}
    assert known(told) == {"call.summary": (), "call.promise": ("F6",), "call.hand-off": ()}


def test_a_key_that_was_given_means_one_thing_whatever_was_chosen_before() -> None:
    changed: dict[str, tuple[str, ...]] = {}
    for action, pressed in zip([a for a in ALL if not a.is_fixed], ["F5", "F6", "F11", "Ctrl+J"] * 30, strict=False):
        changed = given(action, pressed, changed)
        keys = [own for one in ALL for own in changed.get(one.id, one.keys)]
        assert keys.count(pressed) == 1


@pytest.mark.parametrize(
    ("told", "shown"), [("Ctrl+K", "Ctrl K"), ("Alt+Left", "Alt ←"), ("Ctrl++", "Ctrl +"), ("Ctrl+,", "Ctrl ,"),
                        ("+", "+"), ("", "")],
)  # fmt: skip
def test_keys_are_shown_as_they_stand_on_a_keyboard(told: str, shown: str) -> None:
    assert key_words(told) == shown


def test_a_caption_that_is_gone_is_told_nothing() -> None:
    class Caption:
        def __init__(self) -> None:
            self.told: list[str] = []

        def show(self, key: str) -> None:
            self.told.append(key)

    keymap, kept, gone = Keymap(), Caption(), Caption()
    for caption in (kept, gone):
        keymap.caption("call.answered", ("F5",), caption.show)
    del caption, gone
    keymap.choose({"call.answered": ("F11",)})
    keymap.choose({"call.answered": ()})
    keymap.choose({})
    assert kept.told == ["F5", "F11", "", "F5"]
    assert len(keymap._captions) == 1


def test_keys_that_are_no_keys_leave_the_usual_ones(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_KEYS", '{"call.hand-off": "F11"}')
    assert start().desk.settings().keys == ""
    monkeypatch.setenv("FRONTDESK_KEYS", keys_value({"call.hand-off": ("F11",)}))
    start()
    assert key("call.hand-off") == "F11"


def test_what_was_done_in_the_knowledge_room_tells_the_own_key_of_undo(desk_window: DeskWindow) -> None:
    choose(desk_window, "Undo", "Ctrl+J")
    desk_window.press("Ctrl+4", "Alt+Y")
    assert desk_window.status.endswith(". Ctrl J undoes.")
