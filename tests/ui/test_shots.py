"""The pictures: every scene can still be played, and shows something."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import MENU
from tests.ui.test_layout import cut_texts, outside, overlapping
from ui.shots import LOOKUPS, SCENES, LookupScene, Scene, Studio, picture, take, take_lookup
from ui.theme import Look, Theme


@pytest.fixture(scope="module")
def studio(qapp: QApplication, light: Look, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Plays the scenes; its hubs are made once."""
    return Studio(qapp, tmp_path_factory.mktemp("studio"), light)


def colours(image: QImage) -> set[int]:
    """The colours met on a fine grid."""
    return {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


@MENU
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_scene_is_a_picture(scene: Scene, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    written = take(studio, scene, tmp_path, [Theme.LIGHT])
    sizes = [(1280, 800), (1024, 700)] if scene.has_smallest else [(1280, 800)]
    assert [(QImage(str(file)).width(), QImage(str(file)).height()) for file in written] == sizes
    assert written[0].name == f"{scene.name}-light.png"
    assert all(len(colours(QImage(str(file)))) > 20 for file in written)


@pytest.mark.parametrize("scene", LOOKUPS, ids=lambda scene: scene.name)
def test_the_window_for_looking_up_is_a_picture_in_which_nothing_overlaps_or_is_cut(
    scene: LookupScene, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    written = take_lookup(studio, scene, tmp_path, [Theme.LIGHT])
    assert [(QImage(str(file)).width(), QImage(str(file)).height()) for file in written] == [(560, 640), (520, 480)]
    assert all(len(colours(QImage(str(file)))) > 20 for file in written)
    with studio.looking_up(scene) as stage:
        for size in ((560, 640), (520, 480)):
            with cut_texts() as cut:
                picture(stage.program.window, size)
            assert (overlapping(stage.program.window), outside(stage.program.window), cut) == ([], [], set())


def test_the_same_scene_is_the_same_picture(studio: Studio, qtbot: QtBot) -> None:
    idle = SCENES[0]
    taken = []
    for _ in range(2):
        with studio.playing(idle) as stage:
            taken.append(picture(stage.program.window, (1280, 800)).toImage())
    assert taken[0] == taken[1]


def test_no_two_scenes_have_one_name() -> None:
    names = [scene.name for scene in (*SCENES, *LOOKUPS)]
    assert len(set(names)) == len(names)
