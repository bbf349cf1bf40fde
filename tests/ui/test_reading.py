"""The measures of a picture find what they are there to find."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.reading import Written, beyond_the_edge, hard_to_read, in_sight, over_each_other, writing
from ui.theme import Look, Type
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen


class _Poster(Painted):
    """Is painted on as the test says."""

    def __init__(self, look: Look, draw: Callable[[Pen], object], parent: QWidget) -> None:
        super().__init__(look, 60, parent)
        self._draw = draw

    def paint(self, pen: Pen) -> None:
        pen.fill(self.rect().toRectF(), "hover")
        self._draw(pen)


def written(qtbot: QtBot, look: Look, draw: Callable[[Pen], object]) -> tuple[QWidget, list[str], list[Written]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    _Poster(look, draw, window).setGeometry(20, 20, 200, 60)
    window.show()
    with writing() as found:
        picture = window.grab().toImage()
    texts = in_sight(window, found)
    return window, hard_to_read(picture, texts), texts


def test_grey_words_on_a_grey_ground_are_found(qtbot: QtBot, light: Look) -> None:
    assert written(qtbot, light, lambda pen: pen.words(4, 20, "Owed today", ink="ink2"))[1] == []
    assert written(qtbot, light, lambda pen: pen.words(4, 20, "Owed today", ink="edge"))[1] == [
        "'Owed today' #848d9b on #eceff3: 2.9"
    ]


def test_large_words_must_stand_out_further(qtbot: QtBot, light: Look) -> None:
    assert written(qtbot, light, lambda pen: pen.words(4, 20, "Read this", ink="ink3"))[1] == []
    assert len(written(qtbot, light, lambda pen: pen.words(4, 20, "Read this", Type.ALOUD, ink="ink3"))[1]) == 1


def test_words_over_words_are_found(qtbot: QtBot, light: Look) -> None:
    def draw(pen: Pen) -> None:
        pen.words(4, 20, "Henrik Solberg")
        pen.words(60, 20, "Accounts")
        pen.words(4, 44, "Below them")

    assert len(over_each_other(written(qtbot, light, draw)[2])) == 1


def test_words_beyond_the_edge_are_found(qtbot: QtBot, light: Look) -> None:
    window, _, texts = written(qtbot, light, lambda pen: pen.words(120, 20, "Yesterday at noon, by phone"))
    assert beyond_the_edge(window, texts) == ["'Yesterday at noon, by phone' in _Poster"]
