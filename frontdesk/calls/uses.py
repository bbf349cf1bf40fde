"""How often people, topics and articles were taken: what breaks ties in the lookup index."""

from frontdesk.calls.records import uses
from frontdesk.hub.hub import Hub


class Uses:
    """Counts the rows of `table` that name a record in `column`."""

    def __init__(self, hub: Hub, table: str, column: str) -> None:
        self._hub = hub
        self._table = table
        self._column = column

    def count(self, ids: list[str] | None) -> dict[str, int]:
        """How often each of these records was used; every record where no ids are given."""
        with self._hub.read() as connection:
            return uses.uses(connection, self._table, self._column, ids)

    def concerned(self, rows: list[str]) -> list[str]:
        """The records that these rows name: their counts have changed."""
        with self._hub.read() as connection:
            return uses.named_in(connection, self._table, self._column, rows)
