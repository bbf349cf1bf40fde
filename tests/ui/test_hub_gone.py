"""The hub's file is gone from its place while the window is open: it is said, and the call stays at hand."""

from tests.ui.desk_window import DeskWindow


def test_F23_a_call_is_open_again_where_the_hub_is_gone_and_in_the_log_once_it_is_back(desk_window: DeskWindow) -> None:
    hub = desk_window.home / "hub.db"
    desk_window.type("locked out")
    hub.rename(hub.with_name("elsewhere.db"))
    desk_window.press("F9")
    assert desk_window.status.startswith("The hub's file hub.db was deleted, moved or replaced; nothing was changed.")
    assert desk_window.box.text() == "locked out"
    assert [notes.words for notes in desk_window.desk.drafts.all()] == ["locked out"]
    hub.with_name("elsewhere.db").rename(hub)
    desk_window.press("F9")
    assert desk_window.status.startswith("In the log: kept as a gap")
    assert [line.call.words for line in desk_window.calls()] == ["locked out"]
