"""The line that was reached, by keys: in the band, in the notes, in the answers; and the card of what it does."""

from dataclasses import dataclass

import pytest

from tests.ui import house
from tests.ui.desk_window import DeskWindow
from ui.rooms.console.card import PickCard
from ui.rooms.console.line_card import LineCard

KORTE = "+46 8 12 34 56 78"


@dataclass(frozen=True)
class Named:
    """The ids of three lines."""

    usual: str
    night: str
    north: str


@pytest.fixture
def lines(desk_window: DeskWindow) -> Named:
    """Three lines are named, one of them as the settings name the usual one."""
    add = desk_window.desk.lines.add
    usual = add(by=house.SETUP, name="Varnhem Cooling line", greeting="Varnhem Cooling, hello.")
    night = add(
        by=house.SETUP, name="Night line", number="+15705550190", greeting="Is anybody in danger?",
        does="- Breakdowns under contract\n- Alarms", does_not="* Orders",
    )  # fmt: skip
    north = add(by=house.SETUP, name="Nordwind Ice", greeting="Nordwind Ice, good day.")
    desk_window.follow()
    return Named(usual.id, night.id, north.id)


def band(desk_window: DeskWindow) -> str:
    return desk_window.room.line.text().rpartition(", ")[0]


def test_a_call_is_on_the_usual_line_until_somebody_says_otherwise(desk_window: DeskWindow, lines: Named) -> None:
    assert band(desk_window) == "Varnhem Cooling line, Greeting: Varnhem Cooling, hello."
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last_call().line_id == lines.usual


def test_one_key_and_a_few_letters_put_a_call_on_another_line(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.type("opening hours")
    desk_window.press("Alt+L")
    card = desk_window.room.middle.over.card
    assert card is not None
    assert card.isVisible()
    desk_window.type("n")
    assert names_offered(desk_window) == ["Night line", "Nordwind Ice"]
    desk_window.press("Down", "Enter")
    assert band(desk_window) == "Nordwind Ice, Greeting: Nordwind Ice, good day."
    assert desk_window.status == "The call is on the line Nordwind Ice now."
    assert desk_window.focus() is desk_window.box
    assert desk_window.box.text() == "opening hours"
    desk_window.press("F5")
    assert desk_window.last_call().line_id == lines.north
    assert band(desk_window) == "Varnhem Cooling line, Greeting: Varnhem Cooling, hello."


def test_between_calls_the_choice_of_a_line_begins_one(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.press("Alt+L")
    desk_window.type("night")
    desk_window.press("Enter")
    assert desk_window.console.call.notes is not None
    assert desk_window.console.call.notes.line_id == lines.night


def test_esc_leaves_the_line_as_it_was(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.type("opening hours")
    desk_window.press("Alt+L")
    desk_window.type("night")
    desk_window.press("Esc")
    assert desk_window.room.middle.over.card is None
    assert band(desk_window).startswith("Varnhem Cooling line")
    assert desk_window.box.text() == "opening hours"


def test_a_ring_brings_its_line_and_one_without_a_line_is_on_the_usual_one(
    desk_window: DeskWindow, lines: Named
) -> None:
    desk_window.console.ring(KORTE, "570 555 0190")
    desk_window.settle()
    assert band(desk_window) == "Night line, Greeting: Is anybody in danger?"
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last_call().line_id == lines.night
    desk_window.console.ring(KORTE)
    desk_window.settle()
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last_call().line_id == lines.usual


def test_the_card_says_what_the_line_does_and_what_it_does_not_do(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.console.ring(KORTE, "570 555 0190")
    desk_window.settle()
    desk_window.press("Ctrl+Shift+H")
    card = desk_window.room.middle.over.card
    assert isinstance(card, LineCard)
    assert card.accessibleName() == "This line: Night line"
    assert card.greeting.text() == "“Is anybody in danger?”"
    assert (card.does.points, card.does_not.points) == (("Breakdowns under contract", "Alarms"), ("Orders",))
    assert card.does.accessibleName() == "What we do. Breakdowns under contract. Alarms"
    desk_window.press("Esc")
    assert desk_window.room.middle.over.card is None
    assert desk_window.console.has_call


def test_without_lines_the_card_says_that_nothing_is_written(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+Shift+H")
    card = desk_window.room.middle.over.card
    assert isinstance(card, LineCard)
    assert card.accessibleName() == "This line: Varnhem Cooling line"
    assert card.nothing.isVisible()


def test_an_answer_of_another_line_is_not_among_the_answers(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.desk.articles.place("hours", topic_id=None, line_id=lines.night, by=house.SETUP)
    desk_window.follow()
    desk_window.type("opening hours")
    assert "Opening hours" not in desk_window.answers()
    desk_window.press("Alt+L")
    desk_window.type("night")
    desk_window.press("Enter")
    assert "Opening hours" in desk_window.answers()


def test_a_call_opened_again_is_on_its_line(desk_window: DeskWindow, lines: Named) -> None:
    desk_window.console.ring(KORTE, "570 555 0190")
    desk_window.settle()
    desk_window.type("opening hours")
    desk_window.press("F5", "Ctrl+L")
    assert band(desk_window) == "Night line, Greeting: Is anybody in danger?"


def names_offered(desk_window: DeskWindow) -> list[str]:
    card = desk_window.room.middle.over.card
    assert isinstance(card, PickCard)
    return [row.name for row in card.rows.rows]
