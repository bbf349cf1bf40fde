"""Every setting is declared once, and a value that cannot be is refused."""

from datetime import timedelta

import pytest

from frontdesk.errors import Refused, WrongUse
from frontdesk.settings import DECLARED, Declared, Kind, Scope, Settings, checked, keys_of, keys_value

# Name, whose it is, and what it is when nobody chose.
SETTINGS = {
    "organisation": (Scope.HUB, ""),
    "line": (Scope.HUB, "Main line"),
    "greeting": (Scope.HUB, ""),
    "zone": (Scope.HUB, ""),
    "region": (Scope.HUB, "US"),
    "catch_all": (Scope.HUB, ""),
    "gap_owner": (Scope.HUB, ""),
    "alert_after": (Scope.HUB, "60"),
    "desk": (Scope.DESK, "Desk 1"),
    "operator": (Scope.DESK, ""),
    "export_folder": (Scope.DESK, ""),
    "export_formats": (Scope.DESK, "CSV"),
    "theme": (Scope.OPERATOR, "system"),
    "keys": (Scope.OPERATOR, ""),
}


def declared(kind: Kind, **more: object) -> Declared:
    return Declared(name="some", title="Some", help="Some.", scope=Scope.HUB, kind=kind, default="", **more)  # type: ignore[arg-type]


def test_the_settings_are_these() -> None:
    assert {name: (one.scope, getattr(Settings(), name)) for name, one in DECLARED.items()} == SETTINGS


def test_every_setting_has_a_title_and_a_help_for_people_and_an_acceptable_default() -> None:
    for name, (_, default) in SETTINGS.items():
        one = checked(name, default)
        assert one.title[0].isupper()
        assert one.help.endswith(".")
        assert one.default == default


def test_the_environment_goes_before_a_choice_of_the_desk_or_operator_and_never_of_the_hub() -> None:
    assert DECLARED["desk"].variable == "FRONTDESK_DESK"
    assert DECLARED["theme"].variable == "FRONTDESK_THEME"
    assert DECLARED["region"].variable == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("zone", "Europe/Stockholm"), ("zone", ""), ("region", "SE"), ("theme", "dark"), ("line", ""), ("keys", ""),
     ("keys", '{"call.hold": ["F7"]}'), ("keys", '{"call.hold": []}')],
)  # fmt: skip
def test_a_value_that_can_be_is_accepted(name: str, value: str) -> None:
    assert checked(name, value).name == name


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [("zone", "Mars", "a region and a city, such as Europe/Stockholm"),
     ("alert_after", "4", "a number from 5 to 3600"), ("alert_after", "3601", "a number from 5 to 3600"),
     ("region", "se", "two capital letters, such as US, GB, SE"), ("region", "SWE", "two capital letters"),
     ("region", "ÅÄ", "two capital letters"), ("region", "", "two capital letters"),
     ("theme", "pink", "one of system, light, dark, contrast"), ("theme", "", "one of system"),
     ("keys", "F7", "keys by command"), ("keys", "[]", "keys by command"), ("keys", '{"a": "F7"}', "keys by command"),
     ("keys", '{"a": [""]}', "keys by command"), ("keys", "[" * 100_000, "keys by command"),
     ("line", "x" * 401, "a text of at most 400 letters")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_name_with_what_is_wanted(name: str, value: str, wanted: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(name, value)
    assert str(refusal.value).startswith(f"“{value}” is not a value for “{DECLARED[name].title}”: {wanted}")
    assert refusal.value.hint == "It stays as it was."


@pytest.mark.parametrize(
    ("value", "seconds"), [("60", 60), ("5", 5), ("3600", 3600), ("", 60), ("soon", 60), ("4", 60), ("9" * 40, 60)]
)
def test_what_is_kept_of_a_time_to_wait_is_always_one(value: str, seconds: int) -> None:
    assert Settings(alert_after=value).patience == timedelta(seconds=seconds)


def test_what_is_wrong_with_a_time_zone_is_told_without_a_word_that_only_computers_know() -> None:
    with pytest.raises(Refused) as refusal:
        checked("zone", "Mars")
    assert str(refusal.value) == (
        "“Mars” is not a value for “Time zone”: a region and a city, such as Europe/Stockholm."
    )


@pytest.mark.parametrize(
    ("value", "can_be"), [("5", True), ("60", True), ("4", False), ("61", False), ("", False), ("ten", False),
                          ("-6", False), ("6.5", False), ("٦", False), ("9" * 40, False)],
)  # fmt: skip
def test_a_number_keeps_within_its_bounds(value: str, can_be: bool) -> None:
    one = declared(Kind.NUMBER, low=5, high=60)
    assert one.accepts(value) is can_be
    assert one.wanted == "a number from 5 to 60"


@pytest.mark.parametrize(
    ("value", "can_be"), [("08:00-18:00", True), ("22:00-06:00", True), ("08:00-08:00", False), ("8-18", False),
                          ("24:00-06:00", False), ("08:60-09:00", False), ("", False)],
)  # fmt: skip
def test_a_span_of_the_day_has_two_different_ends(value: str, can_be: bool) -> None:
    assert declared(Kind.SPAN).accepts(value) is can_be


def test_a_choice_is_one_of_those_there_are() -> None:
    one = declared(Kind.CHOICE, choices=(("a", "First"), ("b", "Second")))
    assert (one.accepts("b"), one.accepts("Second"), one.wanted) == (True, False, "one of a, b")


def test_keys_are_written_as_they_are_read() -> None:
    keys = {"call.hold": ("F7",), "call.answered": (), "room.filter": ("Ctrl+,", "Ctrl+Shift+F")}
    assert keys_of(keys_value(keys)) == keys
    assert keys_value({}) == ""
    assert keys_of("") == {}


def test_an_unknown_setting_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUse, match="no setting “colour”") as refusal:
        checked("colour", "red")
    named = "catch_all, gap_owner, alert_after, desk, operator, export_folder, export_formats, theme, keys"
    assert named in refusal.value.hint
