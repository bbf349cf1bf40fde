"""The calls of a desk's day: each act by keys, and what the hub has to hold of it afterwards."""

from tests.journeys.days import DeskOfADay, in_the_box
from tests.journeys.operator import Console, enter_does, rows, says, shown

TIBOR, ORLA, HOLLIS, KOFI = "+1 570 555 0142", "+1 570 555 0119", "+1 570 555 0147", "243"
ILSE, HUNG_UP, ICE, OIL, ORDER = (f"+44 20 7946 011{last}" for last in range(1, 6))


def sign_on(console: Console, name: str) -> None:
    console.press("ctrl+shift+s")
    console.type(name.split()[0].lower())
    console.wait(lambda seen: any(row.startswith(name) for row in rows(seen, "Sign on")))
    console.press("Return")
    console.wait(lambda seen: says(seen, f"Desk 1 · {name}"))


def comes_from(console: Console, number: str) -> None:
    """Somebody calls from a number."""
    console.type(number)
    withheld = number == "anonymous"
    console.wait(lambda seen: enter_does(seen, "Call without a number" if withheld else f"Call from {number}"))
    console.press("Return")


def calls(console: Console, number: str, words: str) -> None:
    """Somebody calls from a number and says what they need; the next keys are faster than the lists."""
    comes_from(console, number)
    console.type(words)


def came(console: Console, letter: str) -> None:
    """A new call that is none by telephone: W walked in, E wrote, O by post."""
    console.press("ctrl+n", letter)


def promise_ilse_another_time(day: DeskOfADay, console: Console) -> None:
    comes_from(console, ILSE)
    console.press("F3")
    console.wait(lambda seen: seen.find("text", "Organisation") is not None)
    console.type("Ilse Bergman")
    console.press("Tab")
    console.type("Bergman Kylteknik")
    console.press("Escape")
    console.type("customs papers")
    console.press("Return", "alt+p")
    console.type("fri 10:30")
    console.press("Return")
    filed = day.filed(console)
    assert filed.said == "handed off to Dov Amsel by 10:30 tomorrow"
    assert filed.became == ("Ilse Bergman", "Customs papers", "handed-off", "Dov Amsel", "customs papers")
    assert (filed.due, filed.line.organisation) == ("Fri 10:30", "Bergman Kylteknik")


def join(day: DeskOfADay, console: Console) -> None:
    comes_from(console, TIBOR)
    owed = "Owed: Henrik Solberg promised: call you back by 15:00 today, since yesterday"
    console.wait(lambda seen: says(seen, owed))
    console.type("charged twice")
    console.wait(lambda seen: enter_does(seen, "Choose Henrik’s open hand-off"))
    console.press("Return", "F6")
    joined = day.filed(console)
    assert joined.said == "joined Henrik Solberg’s hand-off"
    assert joined.became == ("Tibor Halasz", "Billing disputes", "handed-off", "Henrik Solberg", "charged twice")
    assert joined.line.handoff is not None
    assert joined.line.handoff.call_id != joined.line.call.id
    steps = [move[:2] for move in day.moves(joined.line.handoff.reference)]
    assert steps[-1] == ("join", "Alma Reyes")


def not_inquiries(day: DeskOfADay, console: Console) -> None:
    comes_from(console, HUNG_UP)
    console.press("F8", "a")
    left = day.filed(console)
    assert left.became == ("", "", "abandoned", "", "Hung up before saying what they need")
    assert left.line.call.received == HUNG_UP
    console.press("F8", "w")
    assert day.filed(console).became == ("", "", "not-an-inquiry", "", "Wrong number")


def not_by_telephone(day: DeskOfADay, console: Console) -> None:
    came(console, "w")
    console.type("sign in site B")
    console.press("Return", "F5")
    visit = day.filed(console)
    assert visit.became == ("", "Site access", "answered", "", "sign in site B")
    assert visit.line.call.contact.value == "walk-in"
    came(console, "e")
    console.type("petra novik")
    console.wait(lambda seen: enter_does(seen, "It is Petra Novik"))
    console.press("Return")
    console.type("copy of invoice")
    console.press("F6")
    letter = day.filed(console)
    assert letter.became == ("Petra Novik", "Invoice copies", "handed-off", "Pia Lorentz", "copy of invoice")
    assert (letter.line.call.contact.value, letter.due) == ("mail", "Thu 17:50")


def name_lines(day: DeskOfADay, console: Console) -> None:
    console.press("ctrl+4", "ctrl+shift+Tab")
    for name, number, greeting in (
        ("Main line", "+1 570 555 0100", "Hello, Tarn Valley Cooling, how can I help?"),
        ("Night line", "+1 570 555 0190", "Breakdown line, is anybody in danger?"),
    ):
        console.press("alt+n")
        console.wait(lambda seen: seen.find("text", "Number") is not None)
        console.type(name)
        for words in (number, greeting):
            console.press("Tab")
            console.type(words)
        console.press("ctrl+s")
        console.wait(lambda seen, name=name: says(seen, f"New line: {name}."))  # type: ignore[misc]
    with day.read() as desk:
        assert [(one.name, one.number) for one in desk.lines.lines()] == [
            ("Main line", "+15705550100"), ("Night line", "+15705550190"),
        ]  # fmt: skip
    console.press("ctrl+1")


def two_matters_of_hollis(day: DeskOfADay, console: Console) -> None:
    calls(console, HOLLIS, "cold room getting warm")
    console.press("alt+u", "F6")
    urgent = day.filed(console)
    assert urgent.became == (
        "Hollis Brandt", "Breakdowns", "handed-off", "Bridget Hallam", "cold room getting warm",
    )  # fmt: skip
    assert (urgent.line.call.urgent, urgent.due) == (True, "Thu 14:50")
    comes_from(console, HOLLIS)
    console.press("alt+l")
    console.type("nig")
    console.wait(lambda seen: [row[:10] for row in rows(seen, "Which line did they reach?")] == ["Night line"])
    console.press("Return")
    console.wait(lambda seen: says(seen, "Night line, Greeting: Breakdown line, is anybody in danger?"))
    console.type("what does a call-out cost")
    console.press("Return", "F5")
    at_night = day.filed(console)
    assert at_night.became == ("Hollis Brandt", "Breakdowns", "answered", "", "what does a call-out cost")
    with day.read() as desk:
        assert [one.name for one in desk.lines.lines() if one.id == at_night.line.call.line_id] == ["Night line"]


def two_at_once(day: DeskOfADay, console: Console) -> None:
    calls(console, ORLA, "return a compressor")
    console.press("F7")
    console.wait(lambda seen: says(seen, "Waiting 1. Orla Quist, on hold since 14:"))
    calls(console, ICE, "quote for an ice machine")
    console.press("F7")
    console.wait(lambda seen: in_the_box(seen) == "return a compressor" and says(seen, f"Waiting 1. {ICE}, on hold"))
    console.press("F6")
    first = day.filed(console)
    assert first.became == ("Orla Quist", "Returns", "handed-off", "Adaeze Obi", "return a compressor")
    assert first.said.startswith("handed off to Adaeze Obi by ")
    console.press("F7")
    console.wait(lambda seen: in_the_box(seen) == "quote for an ice machine")
    console.press("F6")
    second = day.filed(console)
    assert second.became == ("", "Ice machines", "handed-off", "Samuel Oduya", "quote for an ice machine")
    assert second.due == "Fri 10:00"
    assert second.line.call.received == ICE
    console.press("ctrl+r")
    console.wait(lambda seen: says(seen, f"The caller of the last call: {ICE}."))
    console.type("warranty runs")
    console.press("Return", "F5")
    again = day.filed(console)
    assert again.became == ("", "Warranty claims", "answered", "", "warranty runs")
    assert again.line.call.number == second.line.call.number == "+442079460113"


def change_shift(day: DeskOfADay, console: Console) -> None:
    calls(console, TIBOR, "speak to Yara")
    console.press("ctrl+n", "p")
    console.wait(lambda seen: says(seen, "Waiting 1. Tibor Halasz, parked since 14:"))
    calls(console, OIL, "oil boiler")
    console.wait(lambda seen: enter_does(seen, "Choose Desmond Okoro"))
    console.press("Return")
    sign_on(console, "Jonah Whitlock")
    with day.read() as desk:
        assert desk.operator.name == "Jonah Whitlock"
    console.press("F6")
    running = day.filed(console)
    assert running.became == ("", "Heat pumps for homes", "handed-off", "Desmond Okoro", "oil boiler")
    assert (running.line.call.taken_by, running.line.call.operator) == ("Alma Reyes", "Jonah Whitlock")
    console.press("F7")
    console.wait(lambda seen: in_the_box(seen) == "speak to Yara")
    console.press("F6")
    parked = day.filed(console)
    assert parked.became == ("Tibor Halasz", "Key accounts", "handed-off", "Yara Benning", "speak to Yara")
    assert (parked.line.call.taken_by, parked.line.call.operator) == ("Alma Reyes", "Jonah Whitlock")
    assert parked.line.call.waited_seconds > 0
    # The parked call began before the other one, and is the last all the same.
    console.wait(
        lambda seen: any(each.name.startswith("Tibor Halasz, Halasz Cold Storage, 14:") for each in shown(seen))
    )


def undo_and_file_again(day: DeskOfADay, console: Console) -> None:
    calls(console, ORDER, "tracking number")
    console.press("F6")
    taken_back = day.filed(console)
    assert taken_back.became == ("", "Delivery dates", "handed-off", "Greta Wolke", "tracking number")
    console.press("ctrl+z")
    console.wait(lambda seen: says(seen, f"Undone: the call of {ORDER}, “tracking number”, is out of the log."))
    assert taken_back.line.call.id not in {one.call.id for one in day.calls()}
    console.press("ctrl+l")
    console.wait(lambda seen: in_the_box(seen) == "tracking number")
    console.press("F5")
    again = day.filed(console)
    assert again.became == ("", "Delivery dates", "answered", "", "tracking number")
