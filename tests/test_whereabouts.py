"""Where a new hub stands: as the computer tells, and said plainly where it does not."""

import locale

import pytest

from frontdesk.whereabouts import Whereabouts, whereabouts


@pytest.mark.parametrize(
    ("language", "region"),
    [("sv_SE", "SE"), ("de_CH@euro", "CH"), ("English_United States", ""), ("eo", ""), ("C", ""), (None, "")],
)
def test_the_region_is_that_of_the_language(language: str | None, region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (language, "UTF-8"))
    assert whereabouts().told_region == region
    assert whereabouts().region == (region or "US")


@pytest.mark.parametrize(("told", "zone"), [("Asia/Kathmandu", "Asia/Kathmandu"), ("CET-1CEST", "")])
def test_the_zone_is_the_computers_by_its_name(told: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", told)
    assert whereabouts().told_zone == zone
    assert whereabouts().zone == (zone or "UTC")


@pytest.mark.parametrize(
    ("zone", "region", "said"),
    [
        ("Asia/Tokyo", "JP", "Days begin and end in Asia/Tokyo, and numbers without a country code belong to JP."),
        ("", "SE", "The computer does not tell its time zone: days begin and end in UTC, and numbers without a country"
                   " code belong to SE."),
        ("Asia/Tokyo", "", "The computer does not tell its region: days begin and end in Asia/Tokyo, and numbers"
                           " without a country code belong to US."),
        ("", "", "The computer does not tell its time zone or its region: days begin and end in UTC, and numbers"
                 " without a country code belong to US."),
    ],
)  # fmt: skip
def test_what_is_taken_is_said_and_what_is_not_known(zone: str, region: str, said: str) -> None:
    assert Whereabouts(zone, region).sentence() == said


def test_a_region_that_is_sure_is_not_asked_of_the_computer() -> None:
    said = "Days begin and end in Asia/Tokyo, and numbers without a country code belong to US."
    assert Whereabouts("Asia/Tokyo", "").sentence("US") == Whereabouts("Asia/Tokyo", "JP").sentence("US") == said
