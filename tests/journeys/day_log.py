"""What owners say, noted in the log of a desk's day, and what the hub has to hold of it afterwards."""

import re

from tests.journeys.day_calls import HUNG_UP, ICE
from tests.journeys.days import DeskOfADay
from tests.journeys.operator import Console, rows, says, shown
from tests.support.screen_reader import Seen


def find(console: Console, words: str, row: str, name: str = "Hand-offs") -> Seen:
    """The log with this row first, once its record stands beside it."""
    console.press("slash", "ctrl+a")
    console.type(words)
    console.press("Return")
    return console.wait(lambda seen: any(row in each for each in rows(seen, name)[:1]) and says(seen, words))


def reference(seen: Seen) -> str:
    """The hand-off that the foot of the log speaks of."""
    (said,) = [each.name for each in shown(seen) if each.role == "label" and "Ctrl Z undoes" in each.name]
    found = re.search(r"\b[A-Z][A-Z0-9]{5}\b", said)
    assert found is not None
    return found[0]


def come_back_and_pass_on(day: DeskOfADay, console: Console) -> None:
    find(console, "quote for an ice machine", f"{ICE}, Ice machines, Samuel Oduya, Open")
    console.press("ctrl+b")
    console.wait(lambda seen: seen.find("text", "They say") is not None)
    console.press("n")
    console.type("quotes are with Sales")
    console.press("Tab")
    console.type("ines")
    console.wait(lambda seen: rows(seen, "Names for Whose it is") == ["Ines Falkner, Sales"])
    console.press("Return", "Return")
    seen = console.wait(lambda seen: says(seen, ": not mine. It is Ines Falkner’s."))
    back = reference(seen)
    returned = ("return", "Jonah Whitlock", "quotes are with Sales", "not-mine", "Ines Falkner")
    assert day.moves(back)[-1] == returned
    console.press("ctrl+p")
    console.wait(lambda seen: seen.find("text", "To") is not None)
    console.press("Return")
    seen = console.wait(lambda seen: says(seen, "Passed on to Ines Falkner"))
    passed = day.data("handoff", "show", reference(seen))
    assert (passed["to"], passed["state"], passed["due_at"][:16]) == ("Ines Falkner", "open", "2026-03-13T10:00")
    assert day.data("handoff", "show", back)["state"] == "cancelled"


def correct(day: DeskOfADay, console: Console) -> None:
    find(console, "where do I park a horse", "where do I park a horse, Unowned", "Log")
    console.press("alt+e")
    console.wait(lambda seen: seen.find("text", "Summary") is not None)
    console.press("ctrl+a")
    console.type("Where can a visitor park a horse?")
    console.press("Tab")
    console.type("site access")
    console.wait(lambda seen: rows(seen, "Names for Topic")[:1] == ["Site access, Ilan Morrow"])
    console.press("Return", "ctrl+s")
    console.wait(lambda seen: says(seen, "Corrected: summary, topic of "))
    console.wait(lambda seen: says(seen, "Summary was “where do I park a horse”; corrected by Jonah Whitlock"))
    (call,) = [one for one in day.calls() if "park a horse" in one.call.summary]
    assert (call.call.summary, call.topic) == ("Where can a visitor park a horse?", "Site access")
    assert call.call.words == "where do I park a horse"


def attach(day: DeskOfADay, console: Console) -> None:
    console.press("slash", "ctrl+a")
    console.type(HUNG_UP)
    console.press("Return")
    console.wait(lambda seen: len(rows(seen, "Log")) == 1 and says(seen, "Hung up before saying what they need"))
    console.press("ctrl+u")
    console.wait(lambda seen: seen.find("text", "Caller") is not None)
    console.type("yuki hamada")
    console.wait(lambda seen: rows(seen, "Names for Caller") == ["Yuki Hamada, Pine Ridge Brewing"])
    console.press("Return", "Return")
    console.wait(lambda seen: says(seen, f"{HUNG_UP} is a number of Yuki Hamada now."))
    (call,) = [one for one in day.calls() if one.call.received == HUNG_UP]
    assert (call.caller, call.organisation) == ("Yuki Hamada", "Pine Ridge Brewing")
    (found,) = [one for one in day.data("find", HUNG_UP) if one["kind"] == "caller"]
    assert found["title"] == "Yuki Hamada"
