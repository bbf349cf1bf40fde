"""The main job by keys: words, Enter, F5; words, Enter, F6; and whatever else a call may end in."""

from tests.ui.desk_window import DeskWindow


def test_words_enter_f5_answer_a_call_with_the_article(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Enter", "F5")
    call = desk_window.last_call()
    assert (call.outcome.value, call.article_id, call.words) == ("answered", "hours", "opening hours")
