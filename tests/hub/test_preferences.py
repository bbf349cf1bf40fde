"""Settings are kept in the hub for the organisation, and in the environment for a desk."""

from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.errors import Refused, WrongUse
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.preferences import Preferences, variable
from frontdesk.settings import Settings
from tests.hub.rows import TEN

ME = {"by": "Maja", "desk": "Desk 1"}


@pytest.fixture
def preferences(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    for name in ("DESK", "OPERATOR", "THEME"):
        monkeypatch.delenv(f"FRONTDESK_{name}", raising=False)
    return Preferences(hub)


def test_a_new_hub_has_what_is_declared(preferences: Preferences) -> None:
    assert preferences.read() == Settings()


def test_a_setting_is_kept_changed_and_undone(preferences: Preferences, hub: Hub) -> None:
    preferences.write("greeting", "Välkommen till “Ek”", **ME)
    preferences.write("region", "SE", **ME)
    preferences.write("region", "NO", **ME)
    assert preferences.read() == Settings(greeting="Välkommen till “Ek”", region="NO")
    hub.undo(**ME)
    assert preferences.read().region == "SE"
    hub.undo(**ME)
    assert preferences.read().region == "US"


def test_another_desk_sees_it(where: Path | str) -> None:
    here, there = make_hub(where, clock=StoppedClock(TEN)), open_hub(where, clock=StoppedClock(TEN))
    theirs = Preferences(there)
    assert theirs.read().line == "Main line"
    Preferences(here).write("line", "Service", **ME)
    assert theirs.read().line == "Service"
    here.close()
    there.close()


def test_what_cannot_be_is_refused_and_nothing_is_kept(preferences: Preferences, hub: Hub) -> None:
    with pytest.raises(Refused):
        preferences.write("zone", "Mars", **ME)
    with pytest.raises(WrongUse):
        preferences.write("colour", "red", **ME)
    with pytest.raises(Refused, match="“desk” belongs to a desk") as refusal:
        preferences.write("desk", "Desk 2", **ME)
    assert refusal.value.hint == "Start the desk with FRONTDESK_DESK set."
    assert hub.seq() == 0


def test_a_setting_is_cleaned_where_it_enters(preferences: Preferences) -> None:
    preferences.write("line", " Ser\x00vice\ud800 ", **ME)
    assert preferences.read().line == "Service�"


def test_a_desks_settings_come_from_its_environment(preferences: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_DESK", "Entré\udcff")
    monkeypatch.setenv("FRONTDESK_THEME", "pink")
    monkeypatch.setenv("FRONTDESK_REGION", "SE")
    assert preferences.read() == Settings(desk="Entré�")
    assert variable("theme") == "FRONTDESK_THEME"


def test_a_setting_stands_on_one_line(preferences: Preferences) -> None:
    preferences.write("organisation", "The\nHouse", **ME)
    assert preferences.read().organisation == "The House"
