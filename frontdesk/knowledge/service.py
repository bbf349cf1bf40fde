"""The knowledge panel's verbs."""

from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub
from frontdesk.knowledge import records
from frontdesk.knowledge.model import Article


class Knowledge:
    """Approved answers."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def articles(self) -> list[Article]:
        """Every article that is not retired, by title."""
        with self._hub.read() as connection:
            return records.all_articles(connection)

    def article(self, id: str) -> Article:
        """The article with this id; NotFound."""
        with self._hub.read() as connection:
            found = records.articles_by_id(connection, [id])
        if not found:
            raise NotFound("This article is no longer there.")
        return found[id]

    def articles_by_id(self, ids: list[str]) -> dict[str, Article]:
        """The articles with these ids, by id; those that are gone are left out."""
        with self._hub.read() as connection:
            return records.articles_by_id(connection, ids)
