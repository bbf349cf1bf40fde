"""topics: what somebody owns."""

from argparse import Namespace
from typing import TYPE_CHECKING

from frontdesk.cli.importing import importing
from frontdesk.cli.verb import Answer, Verb, columns
from frontdesk.cli.who import name

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """Every topic, by name, with who answers for it now."""
    return Answer(
        data=[
            {
                "name": cover.topic.name,
                "reference": cover.topic.reference,
                "owner": name(cover.owner),
                "answers_now": name(cover.answers_now),
                "deputies": [deputy.name for deputy in cover.deputies],
                "text": cover.topic.text,
                "keywords": cover.topic.keywords,
                "phrases": cover.topic.phrases,
                "kind": cover.topic.kind.value,
                "channel": cover.topic.channel.value,
                "due_minutes": cover.topic.due_minutes,
            }
            for cover in desk.directory.topics()
        ],
        columns=columns("name", "owner", "answers_now", "deputies", "kind", "due_minutes", "reference"),
    )


VERBS = (
    importing("topics", "Bring topics and their owners from a CSV file."),
    Verb(words="topics list", help="Every topic, and who answers for it now.", run=listed),
)
