"""The first start: two questions at most, and Enter takes what stands there."""

from tests.journeys.operator import Desk, enter_does, rows, says


def test_enter_takes_the_sample_company(new_desk: Desk) -> None:
    with new_desk.opened() as console:
        asked = console.wait(lambda seen: says(seen, "Welcome to the front desk"))
        assert asked.find("push button", "Open the console, Enter") is not None
        console.press("Return")
        seen = console.ready()
        assert says(seen, "Tarn Valley Cooling")
        assert says(seen, "Overdue: Dov Amsel promised Fenwick Ice a call back")
    assert len(new_desk.data("people", "list")) == 60


def test_an_empty_hub_asks_who_takes_what_nobody_owns(new_desk: Desk) -> None:
    with new_desk.opened() as console:
        console.wait(lambda seen: says(seen, "Welcome to the front desk"))
        console.press("Down", "Tab")
        console.type("Reception team")
        console.press("Return")
        console.ready()
        console.type("where do I park a horse")
        seen = console.wait(lambda seen: enter_does(seen, "Choose Reception team"))
        assert rows(seen, "None of these") == ["None of these: Reception team"]
        console.press("F9")
        console.wait(lambda seen: says(seen, "kept as a gap for Reception team"))
        seen = console.ready()
        (logged,) = rows(seen, "Today’s log")
        assert logged.endswith("where do I park a horse, Unowned")
    assert new_desk.data("people", "list") == []
