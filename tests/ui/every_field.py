"""Every place of the window where text can be typed, found by itself: those in sight, and those in the source."""

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from tests.support.display import ROOT
from ui.models.form import Field
from ui.widgets.box import Box
from ui.widgets.fields import Line, Note
from ui.widgets.tabs import Filter

#: Where a field is made: the file and the line.
Site = tuple[str, int]
#: What makes fields that can be typed into, by the name it is called by.
_MAKERS = {"Line": Line, "Note": Note, "Box": Box, "Filter": Filter}
_UI = ROOT / "ui"


def in_sight(window: QWidget) -> list[QLineEdit | QTextEdit]:
    """Every field of a window that can be typed into now, in the order of its parts."""
    found: list[QLineEdit | QTextEdit] = [*window.findChildren(QLineEdit), *window.findChildren(QTextEdit)]
    return [field for field in found if field.isVisible() and field.isEnabled() and not field.isReadOnly()]


def in_source() -> set[Site]:
    """Every call in the window's source, but for its widgets and its pictures, that makes a field to type into."""
    return {
        (str(file.relative_to(ROOT)), call.lineno)
        for file in sorted(_UI.rglob("*.py"))
        if file.relative_to(_UI).parts[0] not in ("widgets", "shots")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _makes_a_field(call, file.relative_to(_UI).parts[0])
    }


def _makes_a_field(call: ast.Call, part: str) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    is_choice = any(one.arg == "choices" for one in call.keywords)
    makers = (*_MAKERS, "add_line") if part == "rooms" else ("Field",)
    return name in makers and not is_choice


class Made:
    """Notes from where fields are made."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self.sites: set[Site] = set()
        for made in _MAKERS.values():
            patched.setattr(made, "__init__", self._noting(vars(made)["__init__"]))
        for name in {site[0].removesuffix(".py").replace("/", ".") for site in in_source()}:
            if getattr(import_module(name), "Field", None) is Field:
                patched.setattr(f"{name}.Field", self._noting(Field))

    def _noting(self, make: Any) -> Any:
        def noting(*given: Any, **named: Any) -> Any:
            self.sites.update(_sites(sys._getframe(1)))
            return make(*given, **named)

        return noting


def _sites(frame: FrameType | None) -> Iterator[Site]:
    """Where in the window's own source something is made, its widgets left out."""
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_UI) and file.relative_to(_UI).parts[0] != "widgets":
            yield str(file.relative_to(ROOT)), frame.f_lineno
            return
        frame = frame.f_back


def longest(field: QLineEdit | QTextEdit) -> int:
    """How many characters a field takes."""
    return field.maxLength() if isinstance(field, QLineEdit) else field.longest if isinstance(field, Note) else 0


def text(field: QLineEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
