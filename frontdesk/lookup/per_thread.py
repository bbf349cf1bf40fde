"""One connection to the desk's file for each thread that asks."""

import threading
from pathlib import Path

from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.service import DeskFile


class DeskFiles:
    """Opens the desk's file once in each thread; `here()` is this thread's."""

    def __init__(self, path: Path, *, hub_id: str) -> None:
        self._path = path
        self._hub_id = hub_id
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[DeskFile] = []

    def here(self) -> DeskFile:
        """This thread's connection, opened when first asked for."""
        file: DeskFile | None = getattr(self._local, "file", None)
        if file is None:
            with self._lock, told_plainly():  # one thread at a time lays a new file out
                file = DeskFile.open(self._path, hub_id=self._hub_id)
                self._open.append(file)
            self._local.file = file
        return file

    def close(self) -> None:
        """Close every thread's connection; nothing may be asked afterwards."""
        with self._lock:
            for file in self._open:
                file.close()
            self._open.clear()
        self._local = threading.local()
