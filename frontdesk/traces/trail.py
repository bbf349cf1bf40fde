"""The program's own log, for whoever supports a desk: what it did and when, and no name, number or word of anybody."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from frontdesk.places import home

#: Set to any word, everything that anything in the program has to say is in the log.
TALKATIVE = "FRONTDESK_TALKATIVE"
_BYTES, _OLDER = 1_000_000, 4
_LEFT_OUT = "…"
_ours = logging.getLogger("frontdesk")


class Own(str):
    """A word of the program's own, such as a verb's or a version: it may stand in the log."""

    __slots__ = ()


#: What may stand in the log beside the program's own words: how many, how long, which part of the program.
Figure = Own | int | float | type | Callable[..., Any]


def note(sentence: str, *figures: Figure, is_bad: bool = False) -> None:
    """Add a line to the log; `sentence` stands in the code as it is, with a %s for each of the figures."""
    _add(logging.WARNING if is_bad else logging.INFO, sentence, figures)


def detail(sentence: str, *figures: Figure) -> None:
    """The same for what is in a talkative log only."""
    _add(logging.DEBUG, sentence, figures)


def _add(level: int, sentence: str, figures: tuple[Figure, ...]) -> None:
    if _ours.isEnabledFor(level):
        _ours.log(level, sentence, *map(_figure, figures))


def folder() -> Path:
    """Where the logs lie."""
    return home() / "logs"


@contextmanager
def kept(program: str) -> Iterator[None]:
    """Meanwhile everything that is logged is in the log of this program, masked, and nowhere else."""
    root, trail = logging.getLogger(), _Trail(folder() / f"{program}.log")
    talkers = (root, _ours, logging.getLogger("sqlalchemy"))  # which else chooses a level of its own
    before, levels = (root.handlers, logging.raiseExceptions), [each.level for each in talkers]
    root.handlers = [one for one in root.handlers if not isinstance(one, _Trail)] + [trail]
    _ours.setLevel(logging.INFO)
    if os.environ.get(TALKATIVE):
        for each in talkers:
            each.setLevel(logging.DEBUG)
    logging.raiseExceptions = False  # a disk that takes no log is nobody's concern, and would be told with the words
    logging.captureWarnings(True)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        root.handlers, logging.raiseExceptions = before
        for each, level in zip(talkers, levels, strict=True):
            each.setLevel(level)
        trail.close()


class _Trail(logging.Handler):
    """Writes into a file that is put aside when it is long; loads what that takes with its first line."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self._writer = self._writer or self._opened()
        self._writer.handle(record)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)  # a desk that was never started is not made by its log
        writer = RotatingFileHandler(self._file, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
        writer.setFormatter(_Masked())
        return writer


class _Masked(logging.Formatter):
    """A line of the log: of what others log, only who, where and what kind; their words may quote anybody."""

    def format(self, record: logging.LogRecord) -> str:
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        return f"{at}Z {record.levelname} [{record.threadName}] {_told(record)}{_kind(record)}"


def _told(record: logging.LogRecord) -> str:
    if record.name == _ours.name:
        return record.getMessage()
    return f"{record.name} at {record.module}:{record.lineno} in {record.funcName}"


def _figure(figure: object) -> object:
    while isinstance(figure, partial):
        figure = figure.func
    if isinstance(figure, (Own, int, float)):
        return figure
    part = figure if hasattr(figure, "__qualname__") else type(figure)
    return f"{part.__module__}.{part.__qualname__}" if callable(figure) else _LEFT_OUT


def _kind(record: logging.LogRecord) -> str:
    kind = record.exc_info[0] if record.exc_info else None
    return f" ({kind.__module__}.{kind.__qualname__})" if kind else ""
