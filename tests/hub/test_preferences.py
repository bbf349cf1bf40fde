"""Settings are kept in the hub for the organisation and its people, and in a file of its own for a desk."""

from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.errors import Refused, WrongUse
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.preferences import Preferences, Source
from frontdesk.settings import Settings
from tests.hub.rows import TEN

ME = {"by": "Maja", "desk": "Desk 1"}


@pytest.fixture
def preferences(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    for name in ("DESK", "OPERATOR", "THEME", "KEYS"):
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
    with pytest.raises(WrongUse):
        preferences.put_back("colour", **ME)
    assert hub.seq() == 0


def test_a_setting_is_cleaned_where_it_enters(preferences: Preferences) -> None:
    preferences.write("line", " Ser\x00vice\ud800 ", **ME)
    assert preferences.read().line == "Service�"


def test_a_desks_settings_come_from_its_environment(preferences: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_DESK", "Entré\udcff")
    monkeypatch.setenv("FRONTDESK_THEME", "pink")
    monkeypatch.setenv("FRONTDESK_REGION", "SE")
    assert preferences.read() == Settings(desk="Entré�")
    with pytest.raises(Refused, match="FRONTDESK_DESK tells “desk” here") as refusal:
        preferences.write("desk", "Desk 2", **ME)
    assert refusal.value.hint == "Start without it to choose another."
    assert preferences.source("desk") is Source.ENVIRONMENT
    assert preferences.source("theme") is Source.DEFAULT


def test_a_persons_settings_are_theirs_at_every_desk_and_nobody_elses(preferences: Preferences, hub: Hub) -> None:
    preferences.write("theme", "dark", by="Maja", desk="Desk 1")
    preferences.write("theme", "light", by="Olle", desk="Desk 1")
    assert preferences.read("Maja").theme == "dark"
    assert preferences.read("Olle").theme == "light"
    assert preferences.read("Siv").theme == preferences.read().theme == "system"
    assert Preferences(hub).read("Maja").theme == "dark"
    assert (preferences.source("theme", "Maja"), preferences.source("theme", "Siv")) == (Source.CHOSEN, Source.DEFAULT)
    hub.undo(**ME)
    assert preferences.read("Maja").theme == "system"
    assert preferences.read("Olle").theme == "light"


def test_a_name_of_any_length_has_settings(preferences: Preferences) -> None:
    preferences.write("theme", "dark", by="M" * 300, desk="Desk 1")
    assert preferences.read("M" * 300).theme == "dark"


def test_a_desks_settings_are_kept_at_the_desk_and_not_in_the_hub(preferences: Preferences, hub: Hub) -> None:
    preferences.write("desk", "Gate", **ME)
    assert preferences.read().desk == "Gate"
    assert hub.seq() == 0
    assert Preferences(hub).read().desk == "Gate"
    assert preferences.source("desk") is Source.CHOSEN
    preferences.put_back("desk", **ME)
    assert preferences.read().desk == "Desk 1"


def test_a_setting_put_back_is_as_when_nobody_chose_and_that_is_one_step(preferences: Preferences, hub: Hub) -> None:
    preferences.write("region", "SE", **ME)
    preferences.put_back("region", **ME)
    assert preferences.read().region == "US"
    assert preferences.source("region") is Source.DEFAULT
    hub.undo(**ME)
    assert preferences.read().region == "SE"


def test_a_desks_file_that_is_damaged_says_nothing(preferences: Preferences, own_home: Path) -> None:
    own_home.mkdir(exist_ok=True)
    for text in ("", "{", "[1]", '{"desk": 7, "operator": "Siv", "region": "SE", "colour": "red"}'):
        (own_home / "desk.json").write_text(text, encoding="utf-8")
    assert preferences.read() == Settings(operator="Siv")


def test_a_desks_file_that_cannot_be_written_is_told_and_nothing_changes(
    preferences: Preferences, own_home: Path
) -> None:
    own_home.write_text("no folder", encoding="utf-8")
    with pytest.raises(Refused, match=r"This desk.s settings cannot be kept in .*desk\.json: "):
        preferences.write("desk", "Gate", **ME)
    assert preferences.read().desk == "Desk 1"


def test_settings_that_stand_are_not_read_again(preferences: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = preferences.read("Maja")
    monkeypatch.setenv("FRONTDESK_DESK", "Gate")
    assert preferences.read("Maja") is kept


def test_a_setting_stands_on_one_line(preferences: Preferences) -> None:
    preferences.write("organisation", "The\nHouse", **ME)
    assert preferences.read().organisation == "The House"
