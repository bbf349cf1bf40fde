"""The desk's files, opened once in each thread that asks."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from frontdesk.lookup.drafts import Drafts
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.service import DeskFile

_File = TypeVar("_File", DeskFile, Drafts)


class DeskFiles:
    """Opens the desk's files once in each thread; `here()` is this thread's index, `drafts()` its drafts."""

    def __init__(self, path: Path, *, hub_id: str) -> None:
        self._path = path
        self._hub_id = hub_id
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[DeskFile | Drafts] = []

    def here(self) -> DeskFile:
        """This thread's index, opened when first asked for."""
        with told_plainly():
            return self._once("index", partial(DeskFile.open, self._path, hub_id=self._hub_id))

    def drafts(self) -> Drafts:
        """This thread's drafts, which need no index; raises what the driver raises, so that who asks can tell it."""
        return self._once("drafts", partial(Drafts, self._path))

    def close(self) -> None:
        """Close every thread's connections; nothing may be asked afterwards."""
        with self._lock:
            for file in self._open:
                file.close()
            self._open.clear()
        self._local = threading.local()

    def _once(self, name: str, opened: Callable[[], _File]) -> _File:
        file: _File | None = getattr(self._local, name, None)
        if file is None:
            with self._lock:  # one thread at a time lays a new file out
                file = opened()
                self._open.append(file)
            setattr(self._local, name, file)
        return file
