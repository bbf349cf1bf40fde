"""Our own mistakes: a report of where and what kind; the words of an error are left out, as they may quote anybody."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType, TracebackType

from frontdesk.places import home
from frontdesk.traces import trail

_KEPT = 20
_MOST_FRAMES = 40
_MOST_ERRORS = 20
#: Whose version a report tells, and by which of its names.
_VERSIONS = (("PySide6", "__version__"), ("sqlalchemy", "__version__"), ("sqlcipher3.dbapi2", "sqlite_version"))

#: The reports this run has written, by what they say: a mistake that comes back is no second report.
_written: dict[str, Path] = {}


def folder() -> Path:
    """Where the reports lie."""
    return home() / "crashes"


def report(problem: BaseException) -> Path | None:
    """Write where `problem` came from, and its kind; None where no report can be written."""
    path = write("\n".join(_lines(problem)))
    trail.note("%s was reported in %s", type(problem), trail.Own(path.name if path else "nothing"), is_bad=True)
    return path


def write(text: str) -> Path | None:
    """Keep `text`, which names nobody, as a report; None where it cannot be."""
    earlier = _written.get(text)
    if earlier is not None and earlier.parent == folder() and earlier.exists():
        return earlier
    path = folder() / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{versions()}\n{text}\n", encoding="utf-8")
    except OSError:
        return None
    _written[text] = path
    _take_old_ones_away()
    return path


def place_of(problem: BaseException) -> trail.Own:
    """Where `problem` was raised, as it may stand in the log."""
    return trail.Own((_frames(problem.__traceback__) or ["nowhere"])[-1].strip())


def _take_old_ones_away() -> None:
    for old in sorted(folder().glob("crash-*.txt"))[:-_KEPT]:
        with suppress(OSError):
            old.unlink()


def versions() -> str:
    """What runs here: the program, Python, and the large parts that are loaded."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("frontdesk")
    except PackageNotFoundError:
        own = "from a checkout"
    # Another thread may still be loading it.
    loaded = [(name, of, sys.modules.get(name)) for name, of in _VERSIONS]
    parts = [f"{name} {getattr(module, of, 'loading')}" for name, of, module in loaded if module is not None]
    return ", ".join([f"Frontdesk {own}", f"Python {sys.version.split()[0]} on {sys.platform}", *parts])


def _lines(problem: BaseException) -> Iterator[str]:
    """Every error that `problem` came from, the last first, and where each was raised."""
    to_tell, told = [problem], set[int]()
    while to_tell and len(told) < _MOST_ERRORS:
        error = to_tell.pop(0)
        if id(error) in told:
            continue
        told.add(id(error))
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        yield from _frames(error.__traceback__)
        inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
        to_tell += [one for one in (*inner, error.__cause__, error.__context__) if one is not None]


def _frames(trace: TracebackType | None) -> list[str]:
    frames = []
    while trace is not None:
        frames.append(f"  {_place(trace.tb_frame.f_code)}:{trace.tb_lineno} in {trace.tb_frame.f_code.co_qualname}")
        trace = trace.tb_next
    left_out = len(frames) - _MOST_FRAMES
    if left_out <= 0:
        return frames
    half = _MOST_FRAMES // 2
    return [*frames[:half], f"  … {left_out} more", *frames[-half:]]


def _place(code: CodeType) -> str:
    return file_named(code.co_filename)


def file_named(filename: str) -> str:
    """A file of the program or of a library by its path in there; folders above may be called like a person."""
    path = Path(filename)
    for top in sorted((Path(one) for one in (*sys.path, sys.base_prefix) if one), key=lambda p: -len(p.parts)):
        if path.is_relative_to(top):
            return path.relative_to(top).as_posix()
    return path.name
