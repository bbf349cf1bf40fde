"""A crash below Python: its stacks are on the disk before the program is gone, and a report when it starts again."""

import faulthandler
import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from frontdesk.traces import crash, trail

# Compiled when they are needed: the window starts without them.
_WINDOWS = "Windows fatal exception"
_FATAL = rf"Fatal Python error|{_WINDOWS}"
_OF_A_SIGNAL = r"Segmentation fault|Aborted|Bus error|Floating.point \w+|Illegal instruction"
_OF_WINDOWS = r"access violation|(stack|int|float) overflow|(int|float) divide by zero|code 0x[0-9a-f]+"
_WHAT = rf"({_FATAL}): ({_OF_A_SIGNAL}|{_OF_WINDOWS})"
_THREAD = r"(Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):"
_FRAME = r'  File "(.*)", line (\d+|\?\?\?) in (\S+)'


class LastWords:
    """Where this program's stacks go if it crashes; two that run at once may share it."""

    def __init__(self, program: str) -> None:
        self._file = trail.folder() / f"{program}.stacks"
        self._open: TextIO | None = None
        self._thread = threading.get_ident()

    def listen(self) -> None:
        """From now on a crash leaves its stacks; where nothing can be written it leaves none."""
        try:
            self._file.parent.mkdir(exist_ok=True)
            self._open = self._file.open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._open)

    def of_last_time(self) -> Path | None:
        """The report of the crash that the last run ended with; None where it did not."""
        try:
            stacks = self._of_others(self._written())
            if not stacks:
                return None
            told = crash.write("\n".join(_lines(stacks)))
            if told is not None:
                self._file.write_text("", encoding="utf-8")
        except OSError:
            return None
        trail.note("the last run broke off; reported in %s", trail.Own(told.name if told else "nothing"), is_bad=True)
        return told

    def close(self) -> None:
        """The program ends well."""
        if self._open is not None:
            faulthandler.disable()
            self._open.close()
            self._open = None
            self._take_own_away()

    def _written(self) -> str:
        return self._file.read_text(encoding="utf-8", errors="replace")

    def _take_own_away(self) -> None:
        with suppress(OSError):
            written = self._written()
            others = self._of_others(written)
            if others != written:
                self._file.write_text(others, encoding="utf-8")

    def _of_others(self, written: str) -> str:
        """Without what this program handled: Windows tells of that too, with all its threads, and it is no end."""
        own = rf"hread 0x0*{self._thread:x} \("
        each = re.split(rf"^(?={_FATAL})", written, flags=re.MULTILINE)
        return "".join(one for one in each if not (one.startswith(_WINDOWS) and re.search(own, one)))


def _lines(stacks: str) -> list[str]:
    """What of `stacks` is known to name nobody."""
    return [told for line in stacks.splitlines() if (told := _line(line))]


def _line(line: str) -> str:
    frame = re.fullmatch(_FRAME, line)
    if frame:
        return f"  {crash.file_named(frame[1])}:{frame[2]} in {frame[3]}"
    if re.fullmatch(_WHAT, line) or re.fullmatch(_THREAD, line):
        return line
    fatal = re.match(_FATAL, line)
    return fatal[0] if fatal else ""
