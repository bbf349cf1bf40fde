"""Our own mistakes: a report without names, numbers or words of callers."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from frontdesk.places import home

_KEPT = 20


def report(problem: BaseException) -> Path | None:
    """Write where `problem` came from, and its kind; its words are left out, since they may quote a caller."""
    folder = home() / "crashes"
    path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_lines(problem)), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def _lines(problem: BaseException) -> list[str]:
    lines = [f"Python {sys.version.split()[0]} on {sys.platform}"]
    chain: BaseException | None = problem
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        for frame in traceback.extract_tb(chain.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
        chain = chain.__cause__ or chain.__context__
    return lines


def watch(told: Callable[[BaseException], None]) -> None:
    """Send every mistake that nothing else caught to `told`."""

    def caught(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        told(problem)

    sys.excepthook = caught
