"""What may be done with an article, and until when its words hold."""

from datetime import date, timedelta
from enum import StrEnum

from frontdesk.errors import NotAllowed, Refused
from frontdesk.knowledge.model import Article, ArticleState

#: How long an answer is taken to be true after somebody said that it is.
REVIEW_EVERY = timedelta(days=180)


class Act(StrEnum):
    """What whoever keeps the articles can do with one."""

    CHANGE = "change"
    PLACE = "place"
    APPROVE = "approve"
    VERIFY = "verify"
    RETIRE = "retire"
    BRING_BACK = "bring back"
    DROP = "drop"


_NEVER_APPROVED = frozenset({Act.CHANGE, Act.PLACE, Act.APPROVE, Act.RETIRE, Act.DROP})
_IN_FORCE = frozenset({Act.CHANGE, Act.PLACE, Act.VERIFY, Act.RETIRE})
_WITH_A_DRAFT = _IN_FORCE | {Act.APPROVE, Act.DROP}
_RETIRED = frozenset({Act.BRING_BACK})

_WHY_NOT = {
    Act.APPROVE: ("Nothing waits to be approved here.", "Change the article first."),
    Act.VERIFY: ("This article is a draft.", "Approve it; that says it is true, too."),
    Act.BRING_BACK: ("This article is not retired.", "It may be given already."),
    Act.DROP: ("This article has no draft.", "Retire the article if it may no longer be given."),
}


def may_be_given(article: Article) -> bool:
    """Whether a caller may be told this: approved, and not retired."""
    return article.state is ArticleState.APPROVED and article.retired_at is None


def allowed(article: Article, *, has_draft: bool) -> frozenset[Act]:
    """What may be done now; `has_draft` tells whether the next version of an approved one waits."""
    if article.retired_at is not None:
        return _RETIRED
    if article.state is ArticleState.DRAFT:
        return _NEVER_APPROVED
    return _WITH_A_DRAFT if has_draft else _IN_FORCE


def refuse_unless_allowed(act: Act, article: Article, *, has_draft: bool) -> None:
    """NotAllowed, with the reason, where `act` may not be done now."""
    if act in allowed(article, has_draft=has_draft):
        return
    if article.retired_at is not None:
        raise NotAllowed("This article is retired.", hint="Bring it back first.")
    sentence, hint = _WHY_NOT[act]
    raise NotAllowed(sentence, hint=hint)


def next_review(today: date, asked: date | None) -> date:
    """The day by which somebody has to look again: the one that was asked for, else half a year from now."""
    if asked is not None and asked <= today:
        raise Refused("The next review has to lie in the future.", hint="Name a day after today.")
    return asked or today + REVIEW_EVERY
