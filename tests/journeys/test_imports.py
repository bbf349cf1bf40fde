"""Directories that nobody of the project wrote, brought in beside the open window."""

from pathlib import Path

from tests.journeys.operator import Console, Desk, enter_does, rows

KUBERNETES, COUNCIL = "dir_kubernetes_sigs.csv", "dir_uk_local_services.csv"


def first_owner(console: Console, words: str, topic: str) -> str:
    """The first row of the owners for `words`, once it is about `topic`."""
    console.press("ctrl+a")
    console.type(words)
    seen = console.wait(lambda seen: any(row.startswith(topic) for row in rows(seen, "Owners")[:1]))
    return rows(seen, "Owners")[0]


def test_topics_imported_beside_the_window_are_found_in_it_at_once(empty_desk: Desk, shared: Path) -> None:
    folder = shared / "directories"
    with empty_desk.opened() as console:
        console.ready()
        console.type("kubelet")
        console.wait(lambda seen: enter_does(seen, "Choose Front desk"))
        taken = empty_desk.data("topics", "import", folder / KUBERNETES, "--create-owners")
        assert (taken["new"], taken["refused"]) == (271, 0)
        # The words stand in the box already; nobody types them again.
        seen = console.wait(lambda seen: enter_does(seen, "Choose Sergey Kanzhelev"))
        assert rows(seen, "Owners")[0].startswith("Node / kubelet, Sergey Kanzhelev")
        taken = empty_desk.data("topics", "import", folder / COUNCIL, "--create-owners", "--owners-are", "departments")
        assert (taken["new"], taken["refused"]) == (117, 0)
        assert "county/unitary" in first_owner(console, "potholes", "Find out about potholes")
    for words, topic, owner in (
        ("kubelet", "Node / kubelet", "Sergey Kanzhelev"),
        ("potholes", "Find out about potholes", "county/unitary"),
    ):
        best = empty_desk.data("who", words)[0]
        assert (best["topic"], best["owner"], best["answers_now"]) == (topic, owner, owner)
