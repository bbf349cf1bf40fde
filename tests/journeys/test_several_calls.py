"""Two callers at once: one is on hold while the other is served, and both are in the log."""

from tests.journeys.operator import BOX, Console, Desk, enter_does, rows, says
from tests.support.screen_reader import Seen

TIBOR = "+1 570 555 0142"


def waits(seen: Seen, words: str) -> bool:
    """Whether the band of those who wait says this."""
    return says(seen, f"Waiting 1. {words}")


def in_the_box(seen: Seen) -> str:
    box = seen.find("text", BOX)
    return box.text if box else ""


def hold_tibor(console: Console) -> None:
    console.type(TIBOR)
    console.wait(lambda seen: enter_does(seen, f"Call from {TIBOR}"))
    console.press("Return")
    console.wait(lambda seen: says(seen, "Caller: Tibor Halasz"))
    console.type("customs papers")
    console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
    console.press("F7")
    console.wait(lambda seen: says(seen, "On hold: Tibor Halasz") and waits(seen, "Tibor Halasz, on hold since"))


def test_a_call_is_held_swapped_and_gone_on_with(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        hold_tibor(console)
        console.type("when is it due")
        console.wait(lambda seen: enter_does(seen, "Give this answer"))
        console.press("F7")
        console.wait(lambda seen: in_the_box(seen) == "customs papers" and waits(seen, "Unknown caller, on hold since"))
        console.press("F6")
        console.wait(lambda seen: says(seen, "F7 takes Unknown caller."))
        console.press("F7")
        console.wait(lambda seen: in_the_box(seen) == "when is it due")
        console.press("F5")
        console.wait(lambda seen: says(seen, "In the log: answered"))
        newest = rows(console.ready(), "Today’s log")[:2]
        assert any("Tibor Halasz" in row and "customs papers" in row for row in newest)
        assert any("when is it due" in row and row.endswith("Answered") for row in newest)
