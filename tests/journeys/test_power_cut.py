"""A program that is killed in mid-call loses no word, and files the call once."""

from tests.journeys.operator import BOX, Console, Desk, enter_does, rows, says
from tests.support.screen_reader import Seen


def written(seen: Seen, field: str) -> str:
    """What stands in a field."""
    found = seen.find("text", field)
    return found.text if found else ""


def saved(seen: Seen) -> bool:
    """Whether all that was typed is kept."""
    return says(seen, "This call, Saved")


def note_all(console: Console) -> None:
    """Words, a summary and a promise of the operator's own."""
    console.type("customs papers")
    console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
    console.press("alt+s")
    console.type("Papers for SO-42190 are missing")
    console.press("Escape", "alt+p")
    console.type("tomorrow 9:15")
    console.press("Tab")
    console.wait(lambda seen: says(seen, "Dov Amsel will call you back by 09:15 tomorrow") and saved(seen))


def test_F01_the_draft_is_back_after_a_kill_and_is_filed_once(desk: Desk) -> None:
    before = {each["reference"] for each in desk.data("handoff", "list", "--open")}
    with desk.opened() as console:
        console.ready()
        note_all(console)
        console.kill()
    assert {each["reference"] for each in desk.data("handoff", "list", "--open")} == before
    with desk.opened() as console:
        console.wait(lambda seen: says(seen, "Dov Amsel will call you back by 09:15 tomorrow"))
        console.wait(lambda seen: written(seen, "Summary, Alt S") == "Papers for SO-42190 are missing")
        console.wait(lambda seen: written(seen, BOX) == "customs papers")
        console.press("F6")
        console.wait(lambda seen: says(seen, "In the log: handed off to Dov Amsel"))
        newest = rows(console.ready(), "Today’s log")
        assert sum("Papers for SO-42190 are missing" in row for row in newest) == 1
    (made,) = [each for each in desk.data("handoff", "list", "--open") if each["reference"] not in before]
    assert (made["to"], made["topic"]) == ("Dov Amsel", "Customs papers")
    assert "09:15" in made["due_at"]
    with desk.opened() as console:
        console.ready()
