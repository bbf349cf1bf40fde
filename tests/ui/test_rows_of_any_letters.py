"""Rows of lists keep their height and their neighbours, whatever letters stand in them."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painting import shown
from ui.models.rows import AnswerRow
from ui.theme import Look, Theme
from ui.widgets.lists import AnswerList


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, Theme.LIGHT)
    yield look
    look.choose(Theme.LIGHT)


def beside(qtbot: QtBot, look: Look, title: str) -> tuple[list[int], QImage, QImage]:
    """How high three rows are, the middle one of that title, and the others as they are painted."""
    rows = AnswerList(look)
    titles = ("Opening hours", title, "Parking")
    rows.set_rows([AnswerRow(id=text, title=text, spoken=text) for text in titles], mark=-1)
    image = shown(qtbot, rows)
    first, second, third = (rows.visualRect(rows.model().index(row, 0)) for row in range(3))
    return [first.height(), second.height(), third.height()], image.copy(first), image.copy(third)


@pytest.mark.parametrize(
    "title",
    [
        "i" + "\u0301" * 500,
        "".join(letter + "\u0316\u0331\u0353" * 20 for letter in "hail"),
        "🧾👩‍👩‍👧‍👦" * 40,
        "one\ntwo\nthree",
        "﷽" * 50,
    ],
    ids=["marks above", "marks below", "emoji", "lines", "wide letters"],
)
def test_F48_no_letters_make_a_row_higher_or_reach_into_its_neighbours(qtbot: QtBot, look: Look, title: str) -> None:
    assert beside(qtbot, look, title) == beside(qtbot, look, "Hail")
