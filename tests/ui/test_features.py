"""What is imported is not read by Qt for Python as well."""

import subprocess
import sys

from tests.support.display import ROOT

# A module of Python's own that nothing else here needs, before and after the window's modules are there.
_TRY = """
import linecache, sys
import PySide6.QtCore
{first}
import sched
print(any("sched" in name for name in linecache.cache))
"""


def is_read(first: str) -> str:
    """Whether the source of a module that is imported after `first` was read, as Python says it."""
    done = subprocess.run(
        [sys.executable, "-c", _TRY.format(first=first)], cwd=ROOT, check=True, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    return done.stdout.strip()


def test_qt_for_python_reads_the_source_of_a_module_unless_told_not_to() -> None:
    assert is_read("") == "True"


def test_no_module_s_source_is_read_beside_the_window() -> None:
    assert is_read("import ui") == "False"
