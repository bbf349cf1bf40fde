"""The studio: plays scenes, each over a hub of its own, and takes their pictures."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.clock import StoppedClock, computer_zone
from frontdesk.first_start import make_empty, make_sample
from frontdesk.places import usual_hub
from ui.app import Program
from ui.lookup_app import LookupProgram
from ui.shots import lookup
from ui.shots.lookup import LookupScene, LookupStage
from ui.shots.recovery import BEFALLS, befall
from ui.shots.stage import LanesAtOnce, Scene, Stage
from ui.theme import Look, Theme

USUAL, SMALLEST = (1280, 800), (1024, 700)
_DAY, _TIME = date(2026, 3, 12), time(13, 42)
_OPERATOR = "Alma Reyes"


class Studio:
    """Plays scenes and takes their pictures; each scene has a hub of its own, copied from one made before."""

    def __init__(self, app: QApplication, folder: Path, look: Look | None = None) -> None:
        self._app, self._folder = app, folder
        self._look = look or Look(app, Theme.LIGHT)
        self._zone = ZoneInfo(computer_zone())
        self._made: dict[str, Path] = {"none": folder / "none"}
        (folder / "none").mkdir()

    @contextmanager
    def playing(self, scene: Scene) -> Iterator[Stage]:
        """The program as it stands after the scene."""
        home = self._folder / "home"
        shutil.copytree(self._hub(scene.hub), home)
        with _at_home(home):
            clock = self._clock()
            program = Program(self._app, usual_hub(), clock=clock, lanes=LanesAtOnce(), look=self._look)
            stage = Stage(program, clock)
            program.start()
            stage.settle()
            scene.play(stage)
            yield stage
            _end(program)
        shutil.rmtree(home)

    @contextmanager
    def looking_up(self, scene: LookupScene) -> Iterator[LookupStage]:
        """The window for looking up as it stands after the scene."""
        home = self._folder / "home"
        shutil.copytree(self._hub(scene.hub), home)
        with _at_home(home):
            program = LookupProgram(self._app, usual_hub(), clock=self._clock(), lanes=LanesAtOnce(), look=self._look)
            stage = LookupStage(program)
            program.start()
            stage.settle()
            scene.play(stage)
            yield stage
            _end(program)
        shutil.rmtree(home)

    def show_in(self, theme: Theme) -> None:
        """From now on pictures are taken in `theme`."""
        if self._look.theme is not theme:
            self._look.choose(theme)

    def _clock(self) -> StoppedClock:
        return StoppedClock(datetime.combine(_DAY, _TIME, self._zone))

    def _hub(self, kind: str) -> Path:
        if kind not in self._made and kind in BEFALLS:
            self._made[kind] = self._folder / kind
            befall(kind, self._hub("sample"), self._made[kind], self._clock())
        elif kind not in self._made:
            self._made[kind] = self._folder / kind
            self._made[kind].mkdir()
            with _at_home(self._made[kind]):
                make = make_sample if kind == "sample" else partial(make_empty, catch_all="Front desk")
                desk = make(usual_hub(), clock=self._clock())
                desk.follower.catch_up()
                desk.close()
        return self._made[kind]


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    told = {"FRONTDESK_HOME": str(home), "FRONTDESK_OPERATOR": _OPERATOR}
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _end(program: Program | LookupProgram) -> None:
    for popup in program.window.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively):
        if popup.isWindow():
            popup.close()
    program.window.close()
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(window: QWidget, size: tuple[int, int]) -> QPixmap:
    """The window at `size`, with the menu that stands open over it."""
    window.resize(*size)
    for _ in range(3):  # a layout may ask for another
        QCoreApplication.processEvents()
    taken = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        with QPainter(taken) as painter:
            painter.drawPixmap(popup.pos() - window.mapToGlobal(window.rect().topLeft()), popup.grab())
    return taken


def take(studio: Studio, scene: Scene, out: Path, themes: Sequence[Theme], ending: str = "") -> list[Path]:
    """Plays `scene` and writes its pictures into `out`; the files written."""
    with studio.playing(scene) as stage:
        small = SMALLEST if scene.has_smallest else None
        return _taken(studio, stage.program.window, out / scene.name, themes, (USUAL, small), ending)


def take_lookup(studio: Studio, scene: LookupScene, out: Path, themes: Sequence[Theme], ending: str = "") -> list[Path]:
    """The same for a scene of the window for looking up."""
    with studio.looking_up(scene) as stage:
        sizes = (lookup.USUAL, lookup.SMALLEST)
        return _taken(studio, stage.program.window, out / scene.name, themes, sizes, ending)


def _taken(
    studio: Studio, window: QWidget, name: Path, themes: Sequence[Theme],
    sizes: tuple[tuple[int, int], tuple[int, int] | None], ending: str,
) -> list[Path]:  # fmt: skip
    """Pictures of one window: in each theme at its usual size, in the light one at its smallest, too."""
    usual, smallest = sizes
    written = []
    for theme in themes:
        studio.show_in(theme)
        written.append(name.with_name(f"{name.name}-{theme.value}{ending}.png"))
        picture(window, usual).save(str(written[-1]))
        if smallest is not None and theme is Theme.LIGHT:
            written.append(name.with_name(f"{name.name}-{theme.value}-{smallest[0]}{ending}.png"))
            picture(window, smallest).save(str(written[-1]))
    studio.show_in(Theme.LIGHT)
    return written
