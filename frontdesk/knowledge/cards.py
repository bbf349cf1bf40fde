"""What the lookup index is told of articles."""

from collections.abc import Callable, Iterator

from frontdesk.hub.hub import Hub
from frontdesk.knowledge import records
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.rules import may_be_given
from frontdesk.lookup.model import Card

ARTICLE = "article"
Uses = Callable[[list[str] | None], dict[str, int]]


def article_cards(hub: Hub, ids: list[str] | None, uses: Uses) -> Iterator[Card]:
    """The cards of these articles, or of all; drafts and retired ones have none."""
    with hub.read() as connection:
        if ids is None:
            found = records.all_articles(connection)
        else:
            found = list(records.articles_by_id(connection, ids).values())
    used = uses(ids)
    for article in found:
        if may_be_given(article):
            yield _card(article, used.get(article.id, 0))


def _card(article: Article, uses: int) -> Card:
    words = [("name", article.title)]
    words += [("keyword", word) for word in article.keywords]
    words += [(field, text) for field, text in (("say", article.say), ("text", article.body)) if text]
    return Card(ARTICLE, article.id, article.title, tuple(words), (), uses)
