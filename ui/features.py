"""Spares every module that is loaded a reading of its source.

Qt for Python can show its classes under other names to a module that asks for them (`from __feature__ import …`). To
know who could ask, it reads the source of each module right after its import, SQLAlchemy's and Python's own included,
and `linecache` keeps the lines: a fifth of the time to the first lookup, and 35 MB. No module here asks for any.
"""

import sys

import PySide6.QtCore  # noqa: F401 - brings along what is set here


def ask_for_none() -> None:
    """No module that is imported from now on is read; a Qt for Python that goes about it otherwise is left alone."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _no)  # noqa: B010 - its types are not told


def _no(_module: object) -> bool:
    return False
