"""A call rings: it pops up where nobody is on the line, waits where somebody is, and takes the keys from nothing."""

from datetime import timedelta

from tests.support.lanes import Held
from tests.ui import house
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.console.rings import MOST
from ui.work import Lane

IVO, PIA_OR_RUNE, KORTE = "+1 570 555 0101", "+1 570 555 0199", "+46 8 12 34 56 78"


def rings(desk_window: DeskWindow, number: str, line: str = "") -> None:
    assert desk_window.console.ring(number, line)
    desk_window.settle()


def heading(desk_window: DeskWindow) -> str:
    return desk_window.room.heading.text()


def waiting(desk_window: DeskWindow) -> list[str]:
    return [ring.who for ring in desk_window.console.rings.waiting]


def badge(desk_window: DeskWindow) -> str:
    return desk_window.window.rail.item("console").accessibleName()


def add_sales_line(desk_window: DeskWindow) -> str:
    line = desk_window.desk.lines.add(by=house.SETUP, name="Sales", number="+15705550900", greeting="Sales, good day.")
    return line.id


def test_a_known_caller_pops_up_where_nobody_is_on_the_line(desk_window: DeskWindow) -> None:
    rings(desk_window, IVO)
    assert heading(desk_window).startswith("Caller: Ivo Varga, Varga Cooling Ltd., +1 570 555 0101")
    assert "Edgar Lindholm promised: call you back" in desk_window.room.strip.text()
    assert desk_window.status == "Call from: Ivo Varga."
    assert desk_window.focus() is desk_window.box
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last().caller == "Ivo Varga"
    assert desk_window.last_call().received == IVO


def test_the_line_that_was_reached_says_how_it_is_answered(desk_window: DeskWindow) -> None:
    sales = add_sales_line(desk_window)
    usual = "Varnhem Cooling line, Greeting: Good morning, Varnhem Cooling, how can I help?, Desk 1 · Alma Reyes"
    assert desk_window.room.line.text() == usual
    rings(desk_window, IVO, line="570 555 0900")
    assert desk_window.room.line.text() == "Sales, Greeting: Sales, good day., Desk 1 · Alma Reyes"
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last_call().line_id == sales
    assert desk_window.room.line.text() == usual


def test_F79_a_withheld_number_rings_too(desk_window: DeskWindow) -> None:
    rings(desk_window, "")
    assert heading(desk_window).startswith("Caller: anonymous")
    assert desk_window.status == "Call from: Unknown number."


def test_F81_what_is_no_number_begins_a_call_of_nobody_known(desk_window: DeskWindow) -> None:
    rings(desk_window, "reception phone")
    assert heading(desk_window).startswith("Caller: Unknown caller")
    assert "is no telephone number; nothing was noted of it" in desk_window.status


def test_F80_two_on_one_number_are_asked_which_of_them_it_is(desk_window: DeskWindow) -> None:
    rings(desk_window, PIA_OR_RUNE)
    assert desk_window.people() == ["Pia Holt", "Rune Holt"]
    assert desk_window.act == "It is Pia Holt"


def test_F84_with_a_call_at_hand_a_ring_waits_and_says_who_it_is(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    before = heading(desk_window)
    rings(desk_window, KORTE)
    assert waiting(desk_window) == ["Lena Korte"]
    assert desk_window.status == "Ringing: Lena Korte. F10 takes it."
    assert desk_window.window.windowTitle() == "Ringing: Lena Korte · Frontdesk"
    assert badge(desk_window) == "Console, 1 ringing, Ctrl 1"
    assert (desk_window.box.text(), heading(desk_window)) == ("charged twice", before)
    assert desk_window.focus() is desk_window.box


def test_the_key_takes_it_and_the_call_at_hand_waits_meanwhile(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    rings(desk_window, KORTE)
    desk_window.press("F10")
    assert heading(desk_window).startswith("Caller: Lena Korte")
    assert (desk_window.box.text(), waiting(desk_window)) == ("", [])
    assert desk_window.window.windowTitle() == "Frontdesk"
    assert badge(desk_window) == "Console, Ctrl 1"
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last().caller == "Lena Korte"
    desk_window.press("F7")
    assert desk_window.box.text() == "charged twice"


def test_the_key_does_nothing_while_nothing_rings(desk_window: DeskWindow) -> None:
    desk_window.press("F10")
    assert not desk_window.console.has_call
    assert desk_window.status == "“Take the call that rings” cannot be done now."


def test_F83_F84_a_ring_takes_no_key_from_what_is_typed_elsewhere(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+2", "/")
    desk_window.type("inv")
    rings(desk_window, IVO)
    desk_window.type("oice")
    assert desk_window.log_room.filter.edit.text() == "invoice"
    assert desk_window.window.shows_log
    assert desk_window.console.has_call
    desk_window.press("Ctrl+1")
    assert heading(desk_window).startswith("Caller: Ivo Varga")
    assert desk_window.box.text() == ""


def test_F84_a_ring_closes_no_sheet_and_types_nothing_into_it(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+K")
    desk_window.type("hand")
    rings(desk_window, IVO)
    assert desk_window.window.palette_sheet.isVisible()
    assert desk_window.window.palette_sheet.edit.text() == "hand"
    assert desk_window.window.palette_sheet.edit.hasFocus()


def test_the_same_call_told_twice_rings_once(desk_window: DeskWindow) -> None:
    rings(desk_window, IVO)
    rings(desk_window, "570-555-0101")
    assert waiting(desk_window) == []
    rings(desk_window, KORTE)
    rings(desk_window, KORTE)
    assert waiting(desk_window) == ["Lena Korte"]


def test_whoever_rang_two_minutes_has_hung_up(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    rings(desk_window, KORTE)
    desk_window.clock.at += timedelta(seconds=119)
    desk_window.console.rings.let_old_go()
    assert waiting(desk_window) == ["Lena Korte"]
    desk_window.clock.at += timedelta(seconds=1)
    desk_window.console.rings.let_old_go()
    assert waiting(desk_window) == []
    assert desk_window.status == "No longer ringing: Lena Korte."
    assert desk_window.window.windowTitle() == "Frontdesk"


def test_F83_only_so_many_ring_at_once(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    for place in range(MOST):
        rings(desk_window, f"+1 570 555 02{place:02}")
    assert not desk_window.console.ring(KORTE)
    assert len(waiting(desk_window)) == MOST
    desk_window.press("F10")
    assert desk_window.console.ring(KORTE)
    desk_window.settle()


def test_before_the_hub_is_open_nobody_takes_a_ring(start: Start) -> None:
    lanes = Held()
    lanes.held.add(Lane.RECORDS)
    desk_window = start(lanes=lanes, waits=False)
    assert not desk_window.console.ring(IVO)
    assert not desk_window.console.has_call
    lanes.let_go()
    desk_window.settle()


def test_the_telephone_tells_again_of_a_call_on_hold_or_just_parked(desk_window: DeskWindow) -> None:
    rings(desk_window, IVO)
    desk_window.press("F7")
    rings(desk_window, IVO)
    assert not desk_window.console.has_call
    desk_window.type("opening hours")
    rings(desk_window, IVO)
    assert waiting(desk_window) == []
    desk_window.press("F7")
    rings(desk_window, IVO)
    assert (len(desk_window.console.calls.waiting), waiting(desk_window)) == (1, [])


def test_whoever_was_parked_long_ago_may_have_hung_up_and_rings_again(desk_window: DeskWindow) -> None:
    rings(desk_window, IVO)
    rings(desk_window, KORTE)
    desk_window.press("F10")
    desk_window.clock.at += timedelta(minutes=3)
    rings(desk_window, IVO)
    assert waiting(desk_window) == ["Ivo Varga"]
