"""A call of which nothing was noted files nothing: the log would learn nothing of it."""

import pytest

from frontdesk.calls.model import Outcome
from tests.ui.desk_window import DeskWindow

SAID = "Nothing was noted of this call: type what they need first, or press F8 if it was no inquiry."


@pytest.mark.parametrize("key", ["F5", "F9"])
def test_a_call_in_which_nothing_was_noted_is_not_filed(desk_window: DeskWindow, key: str) -> None:
    desk_window.press("Enter")
    assert desk_window.console.has_call
    desk_window.press(key)
    assert desk_window.status == SAID
    assert desk_window.calls() == []
    assert desk_window.console.has_call


def test_its_next_words_are_those_of_the_same_call(desk_window: DeskWindow) -> None:
    desk_window.press("Enter", "F5")
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert [line.call.words for line in desk_window.calls()] == ["opening hours"]


def test_what_was_no_inquiry_is_filed_without_a_word(desk_window: DeskWindow) -> None:
    desk_window.press("Enter", "F8", "W")
    assert desk_window.last_call().outcome is Outcome.NOT_AN_INQUIRY


def test_an_answer_that_was_given_is_filed_without_a_word(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Enter", *["Backspace"] * len("opening hours"), "F5")
    call = desk_window.last_call()
    assert (call.outcome, call.words, call.article_id) == (Outcome.ANSWERED, "", "hours")


def test_an_organisation_is_something_noted(desk_window: DeskWindow) -> None:
    desk_window.press("Enter", "F3")
    desk_window.room.caller_card.organisation.setFocus()
    desk_window.type("Varga Cooling")
    desk_window.press("Esc", "Esc", "F9")
    assert desk_window.last_call().outcome is Outcome.UNOWNED
