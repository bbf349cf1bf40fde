"""Numbers and spelling, by keys: what the operator reads back is on the card, large and in words."""

from tests.ui.desk_window import DeskWindow
from ui.rooms.console.read_back_card import ReadBackCard


def card(desk_window: DeskWindow) -> ReadBackCard:
    shown = desk_window.room.middle.over.card
    assert isinstance(shown, ReadBackCard)
    return shown


def test_the_number_is_grouped_and_said_and_the_name_is_spelled(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter", "Alt+Z")
    assert card(desk_window).words() == [
        "570 555 0101",
        "five seven zero, five five five, zero one zero one",
        "Written +1 570 555 0101",
        "Ivo",
        "India · Victor · Oscar",
        "Varga",
        "Victor · Alfa · Romeo · Golf · Alfa",
        "Cooling",
        "Charlie · Oscar · Oscar · Lima · India · November · Golf",
        "Ltd.",
        "Lima · Tango · Delta · dot",
    ]
    assert "India · Victor · Oscar" in card(desk_window).accessibleName()
    desk_window.press("Esc")
    assert desk_window.room.middle.over.card is None


def test_a_number_noted_meanwhile_is_on_the_card_too(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+Z")
    assert card(desk_window).words() == ["Neither a number nor a name is known of this caller yet."]
    desk_window.press("F3")
    desk_window.type("Åsa Ek")
    desk_window.press("Alt+Z")
    assert card(desk_window).words() == ["Åsa", "Alfa with ring above · Sierra · Alfa", "Ek", "Echo · Kilo"]


def test_the_number_of_the_promise_is_marked_as_it(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("broken cooler")
    desk_window.press("Alt+Z")
    headings = [label.text() for label in card(desk_window).headings()]
    assert headings == ["Number for the call back", "Spelling"]


def test_a_caller_chosen_by_name_has_the_numbers_on_file(desk_window: DeskWindow) -> None:
    desk_window.type("korte")
    desk_window.press("Enter", "Alt+Z")
    assert card(desk_window).words()[:2] == [
        "+46 8 123 456 78", "plus four six, eight, one two three, four five six, seven eight",
    ]  # fmt: skip


def test_between_calls_there_is_nothing_to_read_back(desk_window: DeskWindow) -> None:
    desk_window.press("Alt+Z")
    assert desk_window.room.middle.over.card is None
    assert desk_window.status == "“Numbers and spelling” cannot be done now."
