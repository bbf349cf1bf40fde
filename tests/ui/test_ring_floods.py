"""A telephone gone wild: rubbish for a number, and calls without end; nothing is filed, and keys go where they went."""

import pytest

from tests.ui.desk_window import DeskWindow
from ui.console.rings import MOST

RUBBISH = {
    "a plus as an address has it": "%2b46701234567",
    "a NUL as an address has it": "+46701234567%00",
    "a NUL": "+46701234567\0",
    "two on two lines": "+46701234567\n+46812345678",
    "two": "+46701234567 08-1234568",
    "twenty digits": "1" * 20,
    "HTML": "<img src='file:///etc/hostname'><b>1</b>",
    "who and a password": "user:secret@pbx.example",
    "SQL": "' OR 1=1 --",
    "a hundred thousand": "5" * 100_000,
}


@pytest.mark.parametrize("number", RUBBISH.values(), ids=RUBBISH)
def test_F81_a_number_that_is_rubbish_belongs_to_nobody_and_is_kept_nowhere(
    desk_window: DeskWindow, number: str
) -> None:
    assert desk_window.console.ring(number)
    desk_window.settle()
    assert desk_window.room.heading.text().startswith("Caller: Unknown caller")
    assert "is no telephone number; nothing was noted of it" in desk_window.status
    assert len(desk_window.status) < 120
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert (desk_window.last_call().received, desk_window.last_call().number) == ("", "")


def test_F83_of_a_thousand_calls_a_few_wait_and_what_is_typed_goes_on(desk_window: DeskWindow) -> None:
    desk_window.type("charged")
    taken = 0
    for number in range(1_000):
        taken += desk_window.console.ring(f"+1 570 555 {number:04}")
    desk_window.settle()
    assert taken == MOST
    assert len(desk_window.console.rings.waiting) == MOST
    assert desk_window.focus() is desk_window.box
    desk_window.type(" twice")
    assert desk_window.box.text() == "charged twice"
    desk_window.press("F6")
    assert [line.call.words for line in desk_window.calls()] == ["charged twice"]
    assert desk_window.last_handoff().to.id == "edgar"
