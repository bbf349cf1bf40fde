"""Renders the pictures: `python -m ui.shots`, those of README and manual with `--docs`."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QCursor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.shots import lookup
from ui.shots.lookup import LOOKUPS
from ui.shots.scenes import SCENES
from ui.shots.studio import USUAL, Studio, picture, take, take_lookup
from ui.theme import Theme

ROOT = Path(__file__).parents[2]
OUT, DOCS = ROOT / "build" / "shots", ROOT / "docs" / "pictures"
_FAR_AWAY = (5000, 5000)
#: The pictures of README and manual: the scene, the theme, and what they are called there.
_IN_DOCS = {
    ("owner-takes-enter", Theme.LIGHT): "console",
    ("owner-takes-enter", Theme.DARK): "console-dark",
    ("idle", Theme.LIGHT): "idle",
    ("log-hand-offs", Theme.LIGHT): "log",
    ("three-waiting", Theme.LIGHT): "waiting",
    ("log-closing", Theme.LIGHT): "closing",
    ("directory-topics", Theme.LIGHT): "directory",
    ("knowledge-articles", Theme.LIGHT): "knowledge",
    ("settings", Theme.LIGHT): "settings",
}
_LOOKUP_IN_DOCS = {"lookup-found": "lookup"}


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
        for shown in LOOKUPS:
            if not names or shown.name in names:
                take_lookup(studio, shown, OUT, [Theme.LIGHT, Theme.DARK, Theme.CONTRAST], ending)


def _take_for_docs(app: QApplication, names: Sequence[str]) -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="frontdesk-shots-") as folder:
        studio = Studio(app, Path(folder))
        for (name, theme), title in _IN_DOCS.items():
            if names and name not in names:
                continue
            scene = next(scene for scene in SCENES if scene.name == name)
            with studio.playing(scene) as stage:
                studio.show_in(theme)
                _save_small(stage.program.window, USUAL, title)
                studio.show_in(Theme.LIGHT)
        for name, title in _LOOKUP_IN_DOCS.items():
            if not names or name in names:
                shown = next(shown for shown in LOOKUPS if shown.name == name)
                with studio.looking_up(shown) as looked:
                    _save_small(looked.program.window, lookup.USUAL, title)


def _save_small(window: QWidget, size: tuple[int, int], title: str) -> None:
    _small(picture(window, size)).save(str(DOCS / f"{title}.png"), quality=0)


def main(words: Sequence[str] | None = None) -> int:
    """Take all pictures, or those of the scenes named; with `--docs` those of README and manual among them."""
    parser = argparse.ArgumentParser(prog="python -m ui.shots", description=main.__doc__)
    parser.add_argument(
        "scenes", nargs="*", metavar="SCENE", help=", ".join(scene.name for scene in (*SCENES, *LOOKUPS))
    )
    parser.add_argument("--docs", action="store_true", help="write the pictures of README and manual")
    parser.add_argument("--once", action="store_true", help="at 100 %% only")
    asked = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    QCursor.setPos(*_FAR_AWAY)  # nothing is pointed at
    if asked.docs:
        _take_for_docs(app, asked.scenes)
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
