"""Where the desk's files lie while something is measured."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """The desk's files lie in `folder`."""
    before = os.environ.get("FRONTDESK_HOME")
    os.environ["FRONTDESK_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FRONTDESK_HOME"]
        else:
            os.environ["FRONTDESK_HOME"] = before
