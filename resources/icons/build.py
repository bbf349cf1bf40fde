"""Takes the outlines of the icons in use from the Phosphor font of qtawesome: `python -m resources.icons.build`.

Outlines, not pictures of fixed sizes: one small file is sharp at 100 %, at 125 % and at 300 %. One line per icon: its
name, then 'M x y', 'L x y' and 'C x y x y x y' in 256ths of its side, y from the top.
"""

import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QGuiApplication, QPainterPath, QRawFont

from ui.icons import OUTLINES, Icon

EM = 256
# A curve is one element that says so, and two that carry the rest of it.
LETTERS = {"MoveToElement": "M ", "LineToElement": "L ", "CurveToElement": "C ", "CurveToDataElement": ""}


def outline(path: QPainterPath) -> Iterator[str]:
    """The elements of `path` as text."""
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        yield f"{LETTERS[element.type.name]}{round(element.x, 2):g} {round(element.y + EM, 2):g}"


def render() -> str:
    """The whole file of outlines; needs a QGuiApplication."""
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise SystemExit("The icons come from qtawesome, which is not installed; 'make install' brings it.")
    fonts = Path(package.origin).with_name("fonts")
    characters = json.loads((fonts / "phosphor-charmap-1.3.0.json").read_text())
    font = QRawFont(str(fonts / "phosphor-1.3.0.ttf"), EM, QFont.HintingPreference.PreferNoHinting)
    glyphs = {icon: font.glyphIndexesForString(chr(int(characters[icon], 16)))[0] for icon in sorted(Icon)}
    return "".join(f"{icon} {' '.join(outline(font.pathForGlyph(glyph)))}\n" for icon, glyph in glyphs.items())


def main() -> None:
    """Writes the outlines of every icon that has a name in the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    OUTLINES.write_text(render(), encoding="utf-8", newline="\n")
    app.quit()


if __name__ == "__main__":
    main()
