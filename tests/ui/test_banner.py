"""The banner of a second call: what was promised in the words said, who did and since when, and how late it is."""

from datetime import timedelta

from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.directory.model import Channel, HandoffKind
from tests.ui import house
from tests.ui.desk_window import DeskWindow


def promise(desk_window: DeskWindow, id: str, topic: str, *, words: str, hours: int) -> None:
    """Another call of Ivo Varga's was handed off just now."""
    due = house.TEN + timedelta(hours=hours)
    passing = Passing(words=words, due_at=due, kind=HandoffKind.CALLBACK, channel=Channel.PHONE)
    notes = Notes(id=id, started_at=house.TEN, caller_id="ivo", topic_id=topic, passing=passing)
    desk_window.desk.calls.log(notes, Outcome.HANDED_OFF, by=house.SETUP)


def strip_of_ivo(desk_window: DeskWindow) -> str:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    return desk_window.room.strip.text()


def test_the_words_said_and_the_lateness_are_told(desk_window: DeskWindow) -> None:
    promise(desk_window, "visit", "repair", words="send somebody with the new fan", hours=1)
    desk_window.clock.at += timedelta(hours=3, minutes=5)
    assert strip_of_ivo(desk_window) == (
        "Overdue: Yara Benning promised: send somebody with the new fan by 11:00 today, 2 hours late, since 10:00, "
        "Repair visit, and 1 more, F2"
    )


def test_of_several_the_most_urgent_is_told_and_how_many_more_there_are(desk_window: DeskWindow) -> None:
    promise(desk_window, "visit", "repair", words="", hours=2)
    promise(desk_window, "night", "night", words="", hours=30)
    told = strip_of_ivo(desk_window)
    assert told.startswith("Owed: Yara Benning promised: call you back by 12:00 today, since 10:00, Repair visit")
    assert told.endswith("and 2 more, F2")


def test_a_long_promise_is_cut_in_the_strip_and_read_out_in_full(desk_window: DeskWindow) -> None:
    words = "ask the workshop whether the compressor of the old machine still fits, and"
    promise(desk_window, "visit", "repair", words=words, hours=2)
    told = strip_of_ivo(desk_window)
    assert f"promised: {words} by 12:00 today" in told
    shown = desk_window.room.strip._words
    assert shown is not None
    assert shown.shorter[3] == "Yara promised: ask the workshop whether the… by 12:00 today"
    assert shown.shorter[-1] == "Yara promised: ask the… by 12:00 today"


def test_what_was_promised_yesterday_is_told_so(desk_window: DeskWindow) -> None:
    desk_window.clock.at += timedelta(days=1)
    assert strip_of_ivo(desk_window).endswith("19 hours late, since yesterday, Duplicate invoice")
