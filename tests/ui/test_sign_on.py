"""Signing on at a desk, by keys: the band shows who sits there, open calls go on, undo stays each one's own."""

from tests.ui.desk_window import DeskWindow
from ui.rooms.console.card import PickCard


def band(desk_window: DeskWindow) -> str:
    return desk_window.room.line.text().rpartition(", ")[2]


def sign_on(desk_window: DeskWindow, typed: str) -> None:
    desk_window.press("Ctrl+Shift+S")
    desk_window.type(typed)
    desk_window.press("Enter")


def test_whoever_signs_on_stands_in_the_band_at_once(desk_window: DeskWindow) -> None:
    assert band(desk_window) == "Desk 1 · Alma Reyes"
    desk_window.press("Ctrl+Shift+S")
    card = desk_window.room.middle.over.card
    assert isinstance(card, PickCard)
    assert card.note.text() == "Alma Reyes is at Desk 1 now. Enter signs the marked one on; open calls go on."
    desk_window.type("mia")
    assert [row.spoken for row in card.rows.rows] == ["Mia Okafor, Service", "mia, as typed"]
    desk_window.press("Enter")
    assert band(desk_window) == "Desk 1 · Mia Okafor"
    assert desk_window.status == "Signed on at Desk 1: Mia Okafor."
    assert desk_window.focus() is desk_window.box
    assert [shift.operator for shift in desk_window.desk.shifts.on(desk_window.desk.calls.today())] == ["Mia Okafor"]


def test_somebody_who_is_not_in_the_directory_signs_on_by_the_name_they_type(desk_window: DeskWindow) -> None:
    sign_on(desk_window, "Petra Stand-in")
    assert band(desk_window) == "Desk 1 · Petra Stand-in"


def test_the_call_at_hand_goes_on_and_is_filed_by_whoever_ends_it(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    sign_on(desk_window, "mia")
    assert desk_window.status == "Mia Okafor is signed on. 1 open call goes on."
    assert desk_window.box.text() == "opening hours"
    desk_window.press("F5")
    call = desk_window.last_call()
    assert (call.operator, call.taken_by) == ("Mia Okafor", "Alma Reyes")


def test_undo_takes_back_only_what_oneself_did(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    sign_on(desk_window, "mia")
    desk_window.press("Ctrl+Z")
    assert band(desk_window) == "Desk 1 · Mia Okafor"
    sign_on(desk_window, "Alma Reyes")
    assert len(desk_window.calls()) == 1
    desk_window.press("Ctrl+Z")
    assert desk_window.calls() == []


def test_signing_off_leaves_the_desk_as_it_was_before(desk_window: DeskWindow) -> None:
    sign_on(desk_window, "mia")
    desk_window.press("Ctrl+Shift+O")
    assert desk_window.status == "Signed off: Mia Okafor."
    assert band(desk_window) == "Desk 1 · Alma Reyes"
    desk_window.press("Ctrl+Shift+O")
    assert desk_window.status == "Nobody was signed on at this desk."


def test_nobody_signs_on_without_a_name(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+Shift+S", "Enter")
    assert desk_window.room.middle.over.card is not None
    desk_window.press("Esc")
    assert band(desk_window) == "Desk 1 · Alma Reyes"


def test_a_ring_does_not_take_the_card_away_from_whoever_signs_on(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+Shift+S")
    desk_window.type("mi")
    desk_window.console.ring("+46 8 12 34 56 78")
    desk_window.settle()
    desk_window.type("a")
    desk_window.press("Enter")
    assert band(desk_window) == "Desk 1 · Mia Okafor"
    assert desk_window.room.heading.text().startswith("Caller: Lena Korte")
