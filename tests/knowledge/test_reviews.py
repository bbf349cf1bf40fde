"""Which articles wait for somebody, and in which order."""

from datetime import UTC, date, datetime

import pytest

from frontdesk.knowledge.model import Article, ArticleState
from frontdesk.knowledge.reviews import Listed, queue
from frontdesk.knowledge.rules import allowed, may_be_given

TODAY = date(2026, 3, 2)
THEN = datetime(2026, 1, 1, tzinfo=UTC)


def listed(
    title: str, due: str = "", *, state: ArticleState = ArticleState.APPROVED, has_draft: bool = False,
    retired: bool = False,
) -> Listed:  # fmt: skip
    return Listed(
        id=title, reference="RXX222", title=title, state=state, version=1, topic_id=None, line_id=None, verifier="",
        verified_at=None, review_due=date.fromisoformat(due) if due else None,
        retired_at=THEN if retired else None, has_draft=has_draft,
    )  # fmt: skip


def test_drafts_come_first_then_what_is_overdue_then_what_is_due_soon() -> None:
    shelf = [
        listed("due today", "2026-03-02"),
        listed("due in thirty days", "2026-04-01"),
        listed("due in thirty-one days", "2026-04-02"),
        listed("overdue since yesterday", "2026-03-01"),
        listed("overdue for long", "2025-01-01"),
        listed("never verified"),
        listed("new", state=ArticleState.DRAFT),
        listed("changed and overdue", "2025-06-01", has_draft=True),
        listed("retired", "2025-01-01", has_draft=True, retired=True),
    ]
    assert [(review.article.title, review.why.value) for review in queue(shelf, TODAY)] == [
        ("new", "draft"),
        ("changed and overdue", "draft"),
        ("overdue for long", "overdue"),
        ("overdue since yesterday", "overdue"),
        ("due today", "soon"),
        ("due in thirty days", "soon"),
    ]


@pytest.mark.parametrize(
    ("state", "retired", "has_draft", "acts", "given"),
    [
        ("draft", False, False, "approve change drop place retire", False),
        ("approved", False, False, "change place retire verify", True),
        ("approved", False, True, "approve change drop place retire verify", True),
        ("approved", True, True, "bring back", False),
        ("draft", True, False, "bring back", False),
    ],
)
def test_what_may_be_done_follows_from_the_state(
    state: str, retired: bool, has_draft: bool, acts: str, given: bool
) -> None:
    article = Article(
        id="a", reference="RXX222", title="x", state=ArticleState(state), retired_at=THEN if retired else None
    )
    assert " ".join(sorted(act.value for act in allowed(article, has_draft=has_draft))) == acts
    assert may_be_given(article) is given
