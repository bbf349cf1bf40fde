"""Only looking up: the small window on a real display, by keys."""

from tests.journeys.operator import Console, Desk, rows, says
from tests.support.screen_reader import Seen

LOOKUP_BOX = "What or whom do you look for?"


def copies(seen: Seen, number: str) -> bool:
    box = seen.find("text", LOOKUP_BOX)
    return box is not None and box.description == f"Enter: Copy {number}"


def test_an_owner_is_found_and_their_number_copied_by_keys(desk: Desk) -> None:
    (dov,) = [each for each in desk.data("people", "list") if each["name"] == "Dov Amsel"]
    number = min(dov["numbers"], key=len)
    before = desk.data("check")["entries"]
    with desk.display.program("main.py", "--lookup", **desk._own()) as process:
        desk.display.window_of(process)
        console = Console(desk.display, process)
        console.wait(lambda seen: says(seen, "Type a name, a number, a department"))
        console.type("customs papers")
        seen = console.wait(lambda seen: copies(seen, number))
        assert rows(seen, "Owners")[0] == f"Customs papers, Dov Amsel, Unknown, {number}"
        assert says(seen, "Say")
        console.press("Return")
        console.wait(lambda seen: says(seen, f"Copied: {number}, Dov Amsel."))
        console.press("Escape")
        console.wait(lambda seen: says(seen, "Type a name, a number, a department"))
        console.press("Escape")
        assert process.wait(30) == 0
    assert desk.data("check")["entries"] == before
