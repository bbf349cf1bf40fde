"""What was found and heard for words typed before: the same until a card changes."""

from collections.abc import Callable, Hashable

from frontdesk.lookup.ear import Kept
from frontdesk.lookup.model import Hit
from frontdesk.lookup.opening import Connection

_MOST = 600


class Remembered:
    """Keeps what earlier searches of one connection found, as long as nobody has written to its file since."""

    def __init__(self) -> None:
        self._version = -1
        self._hits: dict[Hashable, tuple[Hit, ...]] = {}
        self.heard: Kept = {}

    def forget(self) -> None:
        """This connection wrote, or is another one: what was found may be so no longer."""
        self._hits.clear()
        self.heard.clear()

    def hits(self, db: Connection, asked: Hashable, find: Callable[[], list[Hit]]) -> list[Hit]:
        """What `asked` finds: as before where no other connection wrote meanwhile, else by `find`."""
        version: int = db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version or len(self._hits) >= _MOST:
            self.forget()
            self._version = version
        if asked not in self._hits:
            self._hits[asked] = tuple(find())
        return list(self._hits[asked])
