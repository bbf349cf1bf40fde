"""The knowledge panel: answers that may be given."""

from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub
from frontdesk.knowledge import records
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.rules import may_be_given

_KINDS = frozenset({"articles"})
_MOST_KEPT = 1_000


class Knowledge:
    """Approved answers, to be found and read; `articles.Articles` keeps them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: tuple[int, dict[str, Article]] = (-1, {})

    def articles(self) -> list[Article]:
        """Every article that may be given, by title."""
        with self._hub.read() as connection:
            return records.all_articles(connection)

    def for_line(self, line_id: str | None) -> list[Article]:
        """The articles that may be given to who reached this line: its own and those for all lines, by title."""
        with self._hub.read() as connection:
            return records.all_articles(connection, line_id=line_id or "")

    def article(self, id: str) -> Article:
        """The article with this id, whether it may be given or not; NotFound."""
        with self._hub.read() as connection:
            found = records.articles_by_id(connection, [id])
        if not found:
            raise NotFound("This article is no longer there.")
        return found[id]

    def articles_by_id(self, ids: list[str]) -> dict[str, Article]:
        """The articles with these ids, by id, whether they may be given or not; those that are gone are left out."""
        with self._hub.read() as connection:
            return records.articles_by_id(connection, ids)

    def answers_by_id(self, ids: list[str]) -> dict[str, Article]:
        """Those of these articles that may be given, by id; read anew when an article was written."""
        touched = self._hub.touched(_KINDS)
        as_of, kept = self._kept
        known = kept if as_of == touched and len(kept) < _MOST_KEPT else {}
        unread = [id for id in ids if id not in known]
        if unread:
            known = known | self.articles_by_id(unread)
            self._kept = (touched, known)
        return {id: known[id] for id in ids if id in known and may_be_given(known[id])}
