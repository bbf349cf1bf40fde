"""Renders every state worth seeing to pictures: the real program on the sample company, driven by keys."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCursor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.clock import StoppedClock, computer_zone
from frontdesk.errors import Refused
from frontdesk.first_start import make_empty, make_sample
from frontdesk.places import usual_hub
from ui.app import Program
from ui.theme import Look, Theme
from ui.work import Lane

ROOT = Path(__file__).parents[1]
OUT, DOCS = ROOT / "build" / "shots", ROOT / "docs" / "pictures"
USUAL, SMALLEST = (1280, 800), (1024, 700)
_DAY, _TIME = date(2026, 3, 12), time(13, 42)
_OPERATOR = "Alma Reyes"
_FAR_AWAY = (5000, 5000)
_KEYS = Qt.Key


class LanesAtOnce:
    """Runs every job where it is asked for, so that a picture shows what a quick computer shows."""

    def put(self, _lane: Lane, task: Callable[[], None]) -> None:
        task()

    def close(self) -> None:
        """Nothing is ever waiting."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One running program that a scene is played on."""

    program: Program
    clock: StoppedClock

    def type(self, words: str) -> None:
        """Type at the keyboard, wherever the focus is."""
        QTest.keyClicks(self._focus(), words)
        self.settle()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self._focus(), key, held)
            self.settle()

    def calls(self, number: str) -> None:
        """A call comes from `number`."""
        self.type(number)
        self.press(_KEYS.Key_Return)

    def wait(self, seconds: int) -> None:
        """Let time go by."""
        self.clock.at += timedelta(seconds=seconds)
        self.program.console.look_around()
        self.settle()

    def settle(self) -> None:
        """Let every answer arrive."""
        QCoreApplication.processEvents()
        while self.program.work.is_busy:
            QCoreApplication.processEvents()

    def _focus(self) -> QWidget:
        return self.program.window.focusWidget() or self.program.window


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A state worth seeing: how it comes about, and in which themes and sizes it is shown."""

    name: str
    play: Callable[[Stage], None]
    hub: str = "sample"
    has_contrast: bool = False
    has_smallest: bool = False


def _nothing(_stage: Stage) -> None:
    pass


def _recognised(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.wait(41)


def _in_call(stage: Stage) -> None:
    stage.calls("+1 570 555 0142")
    stage.type("charged twice for the same inv")
    stage.wait(133)


def _answer(stage: Stage) -> None:
    stage.type("payment terms")
    stage.press(_KEYS.Key_Backtab)
    stage.wait(38)


def _answer_taken(stage: Stage) -> None:
    _answer(stage)
    stage.press(_KEYS.Key_Return)


def _chosen(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.type("spare fan")
    stage.press(_KEYS.Key_Return)
    stage.wait(65)


def _joined(stage: Stage) -> None:
    _in_call(stage)
    stage.press(_KEYS.Key_Return)


def _shared_number(stage: Stage) -> None:
    stage.calls("+1 570 555 0145")


def _promise(stage: Stage) -> None:
    _chosen(stage)
    stage.press(_KEYS.Key_P, held=Qt.KeyboardModifier.AltModifier)
    stage.type("tomorrow 9")


def _caller_card(stage: Stage) -> None:
    _recognised(stage)
    stage.press(_KEYS.Key_F3)


def _new_caller(stage: Stage) -> None:
    stage.calls("+44 20 7946 0123")
    stage.press(_KEYS.Key_F3)
    stage.wait(12)


def _article(stage: Stage) -> None:
    stage.type("charged twice")
    stage.press(_KEYS.Key_F4)
    stage.wait(20)


def _no_inquiry(stage: Stage) -> None:
    stage.calls("+1 570 555 0119")
    stage.press(_KEYS.Key_F8)


def _nobody(stage: Stage) -> None:
    stage.type("zeppelin mooring")
    stage.wait(24)


def _palette(stage: Stage) -> None:
    stage.type("charged twice")
    stage.press(_KEYS.Key_K, held=Qt.KeyboardModifier.ControlModifier)


def _sheet(stage: Stage) -> None:
    stage.press(_KEYS.Key_F1)


def _log(stage: Stage, tab: int = 0) -> None:
    stage.press(_KEYS.Key_2, held=Qt.KeyboardModifier.ControlModifier)
    stage.program.log.show_page(list(type(stage.program.log.page))[tab])
    stage.settle()


def _owed(stage: Stage) -> None:
    stage.press(_KEYS.Key_F2)


def _filtered(stage: Stage) -> None:
    _log(stage)
    stage.press(_KEYS.Key_Slash)
    stage.type("delivery")


def _log_in_call(stage: Stage) -> None:
    _in_call(stage)
    _log(stage)


def _filed(stage: Stage) -> None:
    stage.type("spare fan")
    stage.press(_KEYS.Key_Return, _KEYS.Key_F6)


def _refused(stage: Stage) -> None:
    _in_call(stage)
    refusal = Refused("The hub’s disk is full; nothing was filed.", hint="Your notes are kept: make room and press F6.")
    stage.program.messages.refuse(refusal)


SCENES = (
    Scene(name="idle", play=_nothing, has_contrast=True, has_smallest=True),
    Scene(name="caller-recognised", play=_recognised),
    Scene(name="owner-takes-enter", play=_in_call, has_contrast=True, has_smallest=True),
    Scene(name="answer-takes-enter", play=_answer),
    Scene(name="answer-open", play=_answer_taken),
    Scene(name="owner-chosen", play=_chosen, has_smallest=True),
    Scene(name="open-hand-off-joined", play=_joined),
    Scene(name="two-on-one-number", play=_shared_number),
    Scene(name="promise-edited", play=_promise),
    Scene(name="caller-card", play=_caller_card, has_smallest=True),
    Scene(name="caller-card-new", play=_new_caller),
    Scene(name="whole-article", play=_article),
    Scene(name="not-an-inquiry", play=_no_inquiry),
    Scene(name="nobody-found", play=_nobody),
    Scene(name="handed-off", play=_filed),
    Scene(name="refused", play=_refused),
    Scene(name="all-commands", play=_palette),
    Scene(name="all-keys", play=_sheet, has_smallest=True),
    Scene(name="log-hand-offs", play=_log, has_contrast=True, has_smallest=True),
    Scene(name="log-all-calls", play=partial(_log, tab=1), has_smallest=True),
    Scene(name="log-still-open", play=_owed),
    Scene(name="log-filtered", play=_filtered),
    Scene(name="log-in-a-call", play=_log_in_call, has_smallest=True),
    Scene(name="first-start", play=_nothing, hub="none"),
    Scene(name="empty-idle", play=_nothing, hub="empty"),
    Scene(name="empty-nothing-found", play=_nobody, hub="empty"),
    Scene(name="empty-log", play=_log, hub="empty"),
)
#: The pictures of README and manual: the scene, the theme, and what they are called there.
_IN_DOCS = {
    ("owner-takes-enter", Theme.LIGHT): "console",
    ("owner-takes-enter", Theme.DARK): "console-dark",
    ("idle", Theme.LIGHT): "idle",
    ("log-hand-offs", Theme.LIGHT): "log",
}


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

    def show_in(self, theme: Theme) -> None:
        """From now on pictures are taken in `theme`."""
        if self._look.theme is not theme:
            self._look.choose(theme)

    def _clock(self) -> StoppedClock:
        return StoppedClock(datetime.combine(_DAY, _TIME, self._zone))

    def _hub(self, kind: str) -> Path:
        if kind not in self._made:
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


def _end(program: Program) -> None:
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
    QCoreApplication.processEvents()
    taken = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        with QPainter(taken) as painter:
            painter.drawPixmap(popup.pos() - window.mapToGlobal(window.rect().topLeft()), popup.grab())
    return taken


def take(studio: Studio, scene: Scene, out: Path, themes: Sequence[Theme], ending: str = "") -> list[Path]:
    """Plays `scene` and writes its pictures into `out`; the files written."""
    written = []
    with studio.playing(scene) as stage:
        for theme in themes:
            studio.show_in(theme)
            for size in (USUAL, SMALLEST) if scene.has_smallest and theme is Theme.LIGHT else (USUAL,):
                small = "-1024" if size == SMALLEST else ""
                file = out / f"{scene.name}-{theme.value}{small}{ending}.png"
                picture(stage.program.window, size).save(str(file))
                written.append(file)
        studio.show_in(Theme.LIGHT)
    return written


def _small(taken: QPixmap) -> QImage:
    """The picture in its 256 commonest colours, which makes the file a third as large."""
    full = taken.toImage().convertToFormat(QImage.Format.Format_RGB32)
    commonest = Counter(memoryview(full.constBits()).cast("I")).most_common(256)
    return full.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _ in commonest])


def _take_all(app: QApplication, names: Sequence[str], ending: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="frontdesk-shots-") as folder:
        studio = Studio(app, Path(folder))
        for scene in SCENES:
            if not names or scene.name in names:
                contrast = [Theme.CONTRAST] if scene.has_contrast else []
                take(studio, scene, OUT, [Theme.LIGHT, Theme.DARK, *contrast], ending)


def _take_for_docs(app: QApplication) -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="frontdesk-shots-") as folder:
        studio = Studio(app, Path(folder))
        for (name, theme), title in _IN_DOCS.items():
            scene = next(scene for scene in SCENES if scene.name == name)
            with studio.playing(scene) as stage:
                studio.show_in(theme)
                _small(picture(stage.program.window, USUAL)).save(str(DOCS / f"{title}.png"), quality=0)
                studio.show_in(Theme.LIGHT)


def main(words: Sequence[str] | None = None) -> int:
    """Take all pictures, or those of the scenes named; `--docs` those of README and manual."""
    parser = argparse.ArgumentParser(prog="python -m ui.shots", description=main.__doc__)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=", ".join(scene.name for scene in SCENES))
    parser.add_argument("--docs", action="store_true", help="write the pictures of README and manual")
    parser.add_argument("--once", action="store_true", help="at 100 % only")
    asked = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    QCursor.setPos(*_FAR_AWAY)  # nothing is pointed at
    if asked.docs:
        _take_for_docs(app)
        return 0
    is_large = app.devicePixelRatio() > 1
    _take_all(app, asked.scenes, "@2x" if is_large else "")
    if is_large or asked.once:
        return 0
    # The scale is read once, when a program starts.
    again = [sys.executable, "-m", "ui.shots", *asked.scenes]
    return subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": "2"}, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
