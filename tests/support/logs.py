"""Fails a test that logs a warning or worse which it did not announce, or announces one that never comes."""

import logging
import re
from collections.abc import Iterator

import pytest

# Depending on when the server's answers arrive, psycopg logs once more the error that it raises from many statements.
_TOLD_TWICE = re.compile(r"WARNING psycopg: error ignored terminating <psycopg\.Pipeline \[INERROR.*pipeline aborted$")


class Kept(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def only_announced_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Compares what was logged with `@pytest.mark.logs("pattern", …)`."""
    kept = Kept()
    root = logging.getLogger()
    root.addHandler(kept)
    try:
        yield
    finally:
        root.removeHandler(kept)
    marker = request.node.get_closest_marker("logs")
    compare(kept.lines, [] if marker is None else list(marker.args))


def compare(lines: list[str], announced: list[str]) -> None:
    """Fails where a line matches no pattern, or a pattern no line."""
    for line in lines:
        if not _TOLD_TWICE.match(line) and not any(re.search(pattern, line) for pattern in announced):
            pytest.fail(f"logged, and not announced by @pytest.mark.logs: {line}", pytrace=False)
    for pattern in announced:
        if not any(re.search(pattern, line) for line in lines):
            pytest.fail(f"announced, and never logged: {pattern}", pytrace=False)
