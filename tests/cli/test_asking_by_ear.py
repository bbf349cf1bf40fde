"""find, with a name as it was heard."""

from tests.cli.conftest import Terminal


def test_find_hears_names_and_says_so(terminal: Terminal) -> None:
    (found,) = terminal.data("find", "ava", "dun")
    assert (found["kind"], found["title"], found["why"]) == ("person", "Ava Dunne", "name: Ava Dunne")
    (found,) = terminal.data("find", "eva", "dunn")
    assert (found["kind"], found["title"], found["why"]) == ("person", "Ava Dunne", "spelt nearly: eva")
    assert found["score"] < 1
