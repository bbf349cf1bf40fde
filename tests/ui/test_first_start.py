"""The page of the first start says what it takes of the computer without asking."""

import locale

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.rooms.first_start import FirstStart
from ui.theme import Look, Theme


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> FirstStart:
    monkeypatch.setattr(locale, "getlocale", lambda: ("sv_SE", "UTF-8"))
    made = FirstStart(Look(qapp, Theme.LIGHT))
    qtbot.addWidget(made)
    return made


def test_the_zone_and_the_region_that_are_taken_are_said_with_where_they_are_changed(page: FirstStart) -> None:
    page.start.setCurrentIndex(1)
    assert page.place.text() == (
        "Days begin and end in Europe/Stockholm, and numbers without a country code belong to SE."
        " The settings (Ctrl ,) change both."
    )


def test_the_sample_company_has_its_own_region_in_the_computers_zone(page: FirstStart) -> None:
    assert page.start.currentData() == "sample"
    assert page.place.text().startswith(
        "Days begin and end in Europe/Stockholm, and numbers without a country code belong to US."
    )


def test_a_zone_that_the_computer_does_not_tell_is_said_to_be_unknown(
    page: FirstStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST")
    page.start.setCurrentIndex(1)
    assert page.place.text().startswith("The computer does not tell its time zone: days begin and end in UTC, and")
