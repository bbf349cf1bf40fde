"""Every setting is declared once, and a value that cannot be is refused."""

import pytest

from frontdesk.errors import Refused, WrongUse
from frontdesk.settings import DECLARED, Scope, Settings, checked

# Name, whose it is, and what it is when nobody chose.
SETTINGS = {
    "organisation": (Scope.HUB, ""),
    "line": (Scope.HUB, "Main line"),
    "greeting": (Scope.HUB, ""),
    "zone": (Scope.HUB, ""),
    "region": (Scope.HUB, "US"),
    "catch_all": (Scope.HUB, ""),
    "desk": (Scope.DESK, "Desk 1"),
    "operator": (Scope.DESK, ""),
    "theme": (Scope.DESK, "system"),
}


def test_the_settings_are_these() -> None:
    assert {name: (one.scope, getattr(Settings(), name)) for name, one in DECLARED.items()} == SETTINGS


def test_every_setting_has_a_title_for_people_and_an_acceptable_default() -> None:
    for name, (_, default) in SETTINGS.items():
        assert checked(name, default).title[0].isupper()


@pytest.mark.parametrize(
    ("name", "value"),
    [("zone", "Europe/Stockholm"), ("zone", ""), ("region", "SE"), ("theme", "dark"), ("line", "")],
)
def test_a_value_that_can_be_is_accepted(name: str, value: str) -> None:
    assert checked(name, value).name == name


@pytest.mark.parametrize(
    ("name", "value"),
    [("zone", "Mars"), ("region", "se"), ("region", "SWE"), ("region", "ÅÄ"), ("region", ""), ("theme", "pink"),
     ("theme", "")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(Refused, match=f"“{value}” is not a value for {name}: ") as refusal:
        checked(name, value)
    assert refusal.value.hint == "It stays as it was."


def test_an_unknown_setting_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUse, match="no setting “colour”") as refusal:
        checked("colour", "red")
    assert "catch_all, desk, operator, theme" in refusal.value.hint
