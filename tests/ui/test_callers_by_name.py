"""Callers by name, by keys: in the box, with the number of this call, without an address; and who covers."""

import pytest

from tests.ui import house
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow, spoken
from ui.rooms.console.card import PickCard

KNOWN, UNKNOWN = "570 555 0101", "570 555 0177"


def heading(desk_window: DeskWindow) -> str:
    return desk_window.room.heading.text()


def hint(desk_window: DeskWindow) -> str:
    return desk_window.room.call_panel._hint.text()


def test_a_known_callers_name_is_found_and_enter_makes_them_who_calls(desk_window: DeskWindow) -> None:
    desk_window.type("ivo varga")
    assert desk_window.people() == ["Ivo Varga"]
    assert desk_window.room.found.people.rows[0].spoken == "Ivo Varga, Varga Cooling Ltd., caller"
    assert desk_window.act == desk_window.button == "It is Ivo Varga"
    desk_window.press("Enter")
    assert heading(desk_window).startswith("Caller: Ivo Varga, Varga Cooling Ltd.")
    assert desk_window.box.text() == ""
    assert "Edgar Lindholm promised: call you back" in desk_window.room.strip.text()
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert (desk_window.last_call().caller_id, desk_window.last_call().summary) == ("ivo", "opening hours")


def test_callers_stand_after_the_people_and_colleagues_are_not_told_twice(desk_window: DeskWindow) -> None:
    desk_window.type("231")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    desk_window.press("F5")  # Marek Dolan is a caller now too
    desk_window.follow()
    desk_window.ask("marek")
    assert desk_window.people() == ["Marek Dolan"]
    desk_window.press("Esc", "Esc")
    desk_window.type("lena")
    assert desk_window.people() == ["Léna Åberg", "Lena Korte"]


def test_an_organisation_finds_its_callers(desk_window: DeskWindow) -> None:
    desk_window.type("holt farm")
    assert desk_window.people() == ["Pia Holt", "Rune Holt"]


def test_a_caller_who_fits_better_than_every_person_is_marked(desk_window: DeskWindow) -> None:
    desk_window.type("lena korte")
    assert desk_window.act == "It is Lena Korte"


def test_the_number_of_a_call_is_attached_to_a_caller_chosen_by_name(desk_window: DeskWindow) -> None:
    desk_window.type(UNKNOWN)
    desk_window.press("Enter")
    desk_window.press("Ctrl+Shift+A")
    card = desk_window.room.middle.over.card
    assert isinstance(card, PickCard)
    assert card.note.text() == "Nobody is known by it. Enter gives it to the marked caller."
    desk_window.type("kort")
    assert [row.name for row in card.rows.rows] == ["Lena Korte"]
    desk_window.press("Enter")
    assert desk_window.status == "+1 570 555 0177 is a number of Lena Korte now. Ctrl Z undoes."
    assert heading(desk_window).startswith("Caller: Lena Korte, Brightwater Foods, +1 570 555 0177")
    assert desk_window.desk.callers.caller("korte").numbers == ("+46812345678", "+15705550177")
    desk_window.press("Ctrl+Z")
    assert desk_window.desk.callers.caller("korte").numbers == ("+46812345678",)
    assert desk_window.status == "Undone: the number is whose it was before."


def test_who_has_the_number_already_is_told_and_both_have_it_then(desk_window: DeskWindow) -> None:
    desk_window.type(KNOWN)
    desk_window.press("Enter", "Ctrl+Shift+A")
    card = desk_window.room.middle.over.card
    assert isinstance(card, PickCard)
    assert card.heading.text() == "Whose number is +1 570 555 0101?"
    assert card.note.text() == "It is Ivo Varga’s. Enter lets the marked caller have it too."
    desk_window.type("varga")
    assert [row.spoken for row in card.rows.rows] == ["Ivo Varga, Varga Cooling Ltd., has it already"]
    for _ in "varga":
        desk_window.press("Backspace")
    desk_window.type("pia")
    desk_window.press("Enter")
    assert heading(desk_window).startswith("Caller: Pia Holt")
    found = desk_window.desk.callers.recognise(KNOWN).candidates
    assert sorted(one.name for one in found) == ["Ivo Varga", "Pia Holt"]


def test_without_a_number_there_is_nothing_to_attach(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Ctrl+Shift+A")
    assert desk_window.status == "“Attach the number” cannot be done now."


def test_the_callers_card_leads_there(desk_window: DeskWindow) -> None:
    desk_window.type(KNOWN)
    desk_window.press("Enter", "F3")
    asked: list[str] = []
    desk_window.room.asked.connect(asked.append)
    desk_window.room.caller_card.attach.click()
    desk_window.settle()
    assert asked == ["call.attach"]
    assert desk_window.room.middle.over.card is not None


def test_an_answer_by_mail_to_whom_no_address_is_noted_is_hinted_at(desk_window: DeskWindow) -> None:
    desk_window.type("days to pay")
    desk_window.press("Tab", "Tab")
    while desk_window.console.handoff.goal is None or desk_window.console.handoff.goal.topic_name != "Payment terms":
        desk_window.press("Tab")
    assert hint(desk_window) == "No address noted: put it into the summary."
    desk_window.press("Alt+S")
    desk_window.type("To ivo@varga.example please")
    desk_window.press("Esc")
    assert hint(desk_window) == ""
    desk_window.press("F6")
    assert desk_window.status.endswith(". Ctrl Z undoes.")


def test_what_was_filed_says_that_no_address_is_known_as_it_says_of_a_number(desk_window: DeskWindow) -> None:
    desk_window.type("days to pay")
    while desk_window.console.handoff.goal is None or desk_window.console.handoff.goal.topic_name != "Payment terms":
        desk_window.press("Tab")
    desk_window.press("F6")
    assert desk_window.last_handoff().promise.channel.value == "mail"
    assert desk_window.status.endswith(". No address to write to is known.")


def test_a_colleague_has_an_address(desk_window: DeskWindow) -> None:
    desk_window.type("232")
    desk_window.press("Enter")
    desk_window.type("days to pay")
    assert desk_window.console.handoff.goal is not None
    assert hint(desk_window) == ""


def test_a_person_chosen_who_is_away_is_told_and_one_key_takes_who_covers(desk_window: DeskWindow) -> None:
    desk_window.type("marek dolan")
    assert desk_window.act == "Choose Marek Dolan"
    desk_window.press("Enter")
    told = "Marek Dolan is away until 16:00; Yara Benning covers."
    assert desk_window.status == f"{told} Alt J lets it go to them."
    assert hint(desk_window) == "Away until 16:00. Alt J: Yara Benning"
    desk_window.press("Alt+J")
    assert desk_window.act == desk_window.button == "Hand off to Yara Benning"
    assert "Away" not in hint(desk_window)
    desk_window.press("F6")
    assert desk_window.last_handoff().to == house.YARA


def test_a_person_only_marked_is_told_of_too(desk_window: DeskWindow) -> None:
    desk_window.type("marek dolan")
    desk_window.press("Alt+J")
    assert desk_window.act == "Hand off to Yara Benning"


def test_where_nobody_covers_it_is_said_and_the_person_can_be_chosen(desk_window: DeskWindow) -> None:
    desk_window.type("tomas reyes")
    desk_window.press("Enter")
    assert hint(desk_window) == "Away until Wed; nobody is named to cover."
    desk_window.press("Alt+J")
    assert desk_window.status == "“Hand off to who covers” cannot be done now."
    desk_window.press("F6")
    assert desk_window.last_handoff().to == house.TOMAS


def test_a_call_left_open_knows_who_is_away_the_next_time(start: Start) -> None:
    first = start()
    first.type("marek dolan")
    first.press("Enter", "Ctrl+Q")
    first.program.close()
    second = start()
    assert second.box.text() == "marek dolan"
    assert hint(second) == "Away until 16:00. Alt J: Yara Benning"


@pytest.mark.parametrize(
    ("words", "button"),
    [("charged twice", "Hand off to Edgar Lindholm"), ("zeppelin", "Hand off to Front desk"), ("", "Hand off")],
)
def test_the_button_of_f6_names_who_gets_it(desk_window: DeskWindow, words: str, button: str) -> None:
    desk_window.type("x")
    desk_window.press("Backspace")
    desk_window.type(words)
    assert spoken(desk_window.room.call_panel.endings.hand_off) == button


def test_new_words_mark_another_owner_and_f6_still_says_and_goes_to_the_one_chosen(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter")
    assert desk_window.room.box.also == ""
    desk_window.paste(" broken cooler engineer engineer")
    assert desk_window.act != "Hand off to Edgar Lindholm"
    assert desk_window.room.box.also == "F6 still goes to Edgar Lindholm"
    assert spoken(desk_window.room.call_panel.endings.hand_off) == "Hand off to Edgar Lindholm"
    assert desk_window.box.accessibleDescription().endswith("F6 still goes to Edgar Lindholm")
    promised = [row for row in desk_window.room.found.owners.rows if row.act]
    assert [row.act for row in promised] in ([], [desk_window.act])
    desk_window.press("F6")
    assert desk_window.last_handoff().to == house.EDGAR
