"""articles: answers that may be given."""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.importing import importing
from frontdesk.cli.verb import Answer, Verb, columns

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """Every article, by title."""
    topics = desk.directory.topic_names()
    return Answer(
        data=[
            {
                "name": article.title,
                "reference": article.reference,
                "topic": topics.get(article.topic_id or ""),
                "say": article.say,
                "body": article.body,
                "keywords": article.keywords,
                "version": article.version,
                "verifier": article.verifier or None,
                "verified_at": article.verified_at,
                "review_due": article.review_due,
            }
            for article in desk.knowledge.articles()
        ],
        columns=columns("name", "topic", "verifier", "review_due", "reference"),
    )


VERBS = (
    importing("articles", "Bring answers from a CSV file."),
    Verb(words="articles list", help="Every approved answer.", run=listed),
)
