"""The sample company in the window at both sizes and in every theme: nothing overlaps, only rows give way, and every
word can be read on the ground it was painted on."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations

import pytest
from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import MENU
from tests.ui.reading import Written, beyond_the_edge, hard_to_read, in_sight, over_each_other, typed, writing
from ui.models.articles import ArticleRow, LineRow, VersionRow
from ui.models.asked import Option
from ui.models.form import NameRow
from ui.models.rows import (
    AnswerRow,
    DifferentRow,
    HandoffRow,
    LogRow,
    MoveRow,
    OwedRow,
    OwnerRow,
    PersonRow,
    SettingRow,
)
from ui.models.table import TableRow
from ui.shots import SCENES, Scene, Stage, Studio
from ui.theme import Look, Space, Theme, Type
from ui.widgets.lists import RowList
from ui.widgets.question import ChoiceRow
from ui.widgets.sheet import Sheet

USUAL, SMALLEST = (1280, 800), (1024, 700)
_HALO = 3
_ANY = 100_000


@pytest.fixture(scope="module")
def studio(qapp: QApplication, light: Look, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(qapp, tmp_path_factory.mktemp("studio"), light)


class Seen(Struct, frozen=True):
    """What was found of a scene at one size: texts that were cut, names in its rows, and what stands wrong."""

    cut: frozenset[str]
    names: frozenset[str]
    overlapping: tuple[str, ...]
    outside: tuple[str, ...]
    shortened: tuple[str, ...]
    unreadable: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(studio: Studio) -> Callable[[Scene, tuple[int, int]], Seen]:
    """Plays a scene once, and tells what was found of it at either size."""
    known: dict[str, dict[tuple[int, int], Seen]] = {}
    dark = studio_of.setdefault(id(studio), {})

    def find(scene: Scene, size: tuple[int, int]) -> Seen:
        if scene.name not in known:
            with studio.playing(scene) as stage:
                known[scene.name] = {each: look_at(stage, each) for each in (USUAL, SMALLEST)}
                dark[scene.name] = in_other_themes(studio, stage)
        return known[scene.name][size]

    return find


#: What is hard to read in the other themes, by scene.
studio_of: dict[int, dict[str, list[str]]] = {}


def look_at(stage: Stage, size: tuple[int, int]) -> Seen:
    window = show_at(stage, size)
    with cut_texts() as cut:
        picture, texts = painted(window)
    return Seen(
        cut=frozenset(cut),
        names=frozenset(names(window)),
        overlapping=(*overlapping(window), *over_each_other(texts)),
        outside=(*outside(window), *beyond_the_edge(window, texts)),
        shortened=tuple(one.text for one in texts if one.text.endswith("…") and not is_cut(one.text, cut)),
        unreadable=tuple(hard_to_read(picture, [*texts, *in_sight(window, typed(window))])),
    )


def painted(window: QWidget) -> tuple[QImage, list[Written]]:
    """The window as a picture, and the words in sight."""
    with writing() as found:
        picture = window.grab().toImage()
    return picture, in_sight(window, found)


def is_cut(text: str, cut: Collection[str]) -> bool:
    """Whether this is what an ellipsis left of one of those."""
    return any(whole.startswith(text.rstrip("…")) for whole in cut)


def in_other_themes(studio: Studio, stage: Stage) -> list[str]:
    """What is hard to read in them."""
    found: list[str] = []
    for theme in (Theme.DARK, Theme.CONTRAST):
        studio.show_in(theme)
        window = show_at(stage, USUAL)
        picture, texts = painted(window)
        found += [
            f"{theme.value}: {words}" for words in hard_to_read(picture, [*texts, *in_sight(window, typed(window))])
        ]
    studio.show_in(Theme.LIGHT)
    return found


@contextmanager
def cut_texts() -> Iterator[set[str]]:
    """Every text that is painted with an ellipsis meanwhile."""
    texts: set[str] = set()
    elided = Look.elided

    def noted(self: Look, text: str, width: float, kind: Type = Type.TEXT) -> str:
        shown = elided(self, text, width, kind)
        if shown != text:
            texts.add(text)
        return shown

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Look, "elided", noted)
        yield texts


def show_at(stage: Stage, size: tuple[int, int]) -> QWidget:
    window = stage.program.window
    window.resize(*size)
    for _ in range(3):  # a layout may ask for another
        stage.settle()
    return window


#: The parts of a row that hold what somebody is called, or said; the others must never be cut.
NAMES: Mapping[type, tuple[str, ...]] = {
    LogRow: ("who", "summary", "matter"),
    HandoffRow: ("caller", "topic", "owner"),
    OwedRow: ("caller", "matter"),
    DifferentRow: ("title", "detail"),
    MoveRow: ("text",),
    AnswerRow: ("title",),
    OwnerRow: ("topic", "person", "act"),
    PersonRow: ("name", "note"),
    SettingRow: ("value",),
    TableRow: ("title",),
    ArticleRow: ("title", "about"),
    LineRow: ("name", "greeting"),
    VersionRow: ("text",),
    NameRow: ("name",),
    ChoiceRow: (),
    Option: ("title", "detail"),
}


def names(window: QWidget) -> set[str]:
    """What people, organisations, topics and articles are called, and what was said, in the rows in sight."""
    said: set[str] = set()
    for row in rows(window):
        said.update(getattr(row, part) for part in NAMES[type(row)])
        if isinstance(row, TableRow):
            said.update(words for cell in row.cells for words in (cell.first, cell.second))
        if isinstance(row, OwnerRow) and row.availability:
            said.add(row.availability.word)  # 'Rui Castanho is away until Mon'
    return said


def rows(window: QWidget) -> Iterator[object]:
    for view in window.findChildren(RowList):
        yield from view.rows


# A scene is played once: whoever of several processes tests one thing of it tests the rest too.
EVERY_SCENE = pytest.mark.parametrize(
    "scene", [pytest.param(scene, id=scene.name, marks=pytest.mark.xdist_group(scene.name)) for scene in SCENES]
)
Find = Callable[[Scene, tuple[int, int]], Seen]


@MENU
@EVERY_SCENE
def test_nothing_overlaps_or_lies_beyond_the_edge_of_what_it_lies_in(scene: Scene, seen: Find, qtbot: QtBot) -> None:
    for size in (USUAL, SMALLEST):
        assert seen(scene, size).overlapping == (), size
        assert seen(scene, size).outside == (), size


@MENU
@EVERY_SCENE
def test_only_names_in_rows_are_ever_cut_and_in_the_console_none_at_the_usual_size(
    scene: Scene, seen: Find, qtbot: QtBot
) -> None:
    for size in (USUAL, SMALLEST):
        assert seen(scene, size).cut - seen(scene, size).names == set(), size
    if not scene.name.startswith(("log", "caller-card")):
        assert seen(scene, USUAL).cut == set()


@MENU
@EVERY_SCENE
def test_every_word_can_be_read_on_its_ground_in_every_theme(
    scene: Scene, seen: Find, studio: Studio, qtbot: QtBot
) -> None:
    for size in (USUAL, SMALLEST):
        assert seen(scene, size).unreadable == (), size
    assert studio_of[id(studio)][scene.name] == []


@MENU
@EVERY_SCENE
def test_no_sentence_is_left_unfinished_at_the_usual_size(scene: Scene, seen: Find, qtbot: QtBot) -> None:
    assert seen(scene, USUAL).shortened == ()


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.CONTRAST])
def test_another_theme_moves_nothing(theme: Theme, studio: Studio, qtbot: QtBot) -> None:
    scene = next(scene for scene in SCENES if scene.name == "owner-takes-enter")
    with studio.playing(scene) as stage:
        window = show_at(stage, USUAL)
        light = places(window)
        studio.show_in(theme)
        stage.settle()
        other = places(window)
        studio.show_in(Theme.LIGHT)
    assert other == light


@pytest.mark.parametrize("name", ["idle", "owner-takes-enter", "two-on-one-number", "caller-card", "handed-off"])
def test_the_box_stands_at_the_same_place_whatever_is_shown(name: str, studio: Studio, qtbot: QtBot) -> None:
    with studio.playing(next(scene for scene in SCENES if scene.name == name)) as stage:
        window = show_at(stage, USUAL)
        box = stage.program.window.room.box
        corner = box.mapTo(window, box.rect().topLeft())
        place = (corner.x() + _HALO, corner.y() + _HALO, box.height() - 2 * _HALO)
    assert place == (Space.RAIL + Space.PAGE, Space.BOX_TOP, Space.BOX)


def children(widget: QWidget) -> list[QWidget]:
    return [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible() and not child.isWindow() and not child.size().isEmpty()
    ]


def every(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in children(widget):
        yield from every(child)


def text_of(widget: QWidget) -> QRect:
    """The part of a widget that holds words: rows of lists reach 12 px beyond theirs."""
    reach = Space.REACH if isinstance(widget, QAbstractItemView) else 0
    return widget.geometry().adjusted(reach, 0, -reach, 0)


def overlapping(window: QWidget) -> list[str]:
    return [
        f"{told(one)} and {told(other)} in {told(parent)}"
        for parent in every(window)
        if not isinstance(parent, QAbstractScrollArea)
        for one, other in combinations(children(parent), 2)
        if not isinstance(one, Sheet) and not isinstance(other, Sheet) and text_of(one).intersects(text_of(other))
    ]


def outside(window: QWidget) -> list[str]:
    """Widgets that the edge of what they lie in cuts."""
    return [
        f"{told(child)} in {told(parent)}"
        for parent in every(window)
        if not isinstance(parent, QAbstractScrollArea)
        for child in children(parent)
        if not seen_of(parent).contains(text_of(child))
    ]


def seen_of(parent: QWidget) -> QRect:
    """Where what lies in a widget can be seen: all of it, and below, where it can be scrolled to."""
    scrolls = isinstance(parent.parentWidget(), QScrollArea)
    return parent.rect().adjusted(0, -_ANY, 0, _ANY) if scrolls else parent.rect()


def places(window: QWidget) -> list[tuple[str, QRect]]:
    return [(type(each).__name__, each.geometry()) for each in every(window)]


def told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:40]!r} {widget.geometry().getRect()}"
