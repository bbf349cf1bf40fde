"""What may be done with an article, written out a second time."""

from datetime import UTC, date, datetime

import pytest

from frontdesk.errors import NotAllowed, Refused
from frontdesk.knowledge import rules
from frontdesk.knowledge.model import Article, ArticleState
from frontdesk.knowledge.rules import Act

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 2)


def article(how: str) -> tuple[Article, bool]:
    """(an article, whether the next version of it waits): new, in force, changed, retired, retired as new."""
    state = ArticleState.DRAFT if how in ("new", "retired as new") else ArticleState.APPROVED
    retired_at = NOON if how.startswith("retired") else None
    made = Article(
        id="A1", reference="A1", title="Lost badges", say="Go to the gate.", state=state, retired_at=retired_at
    )
    return made, how in ("changed", "retired, changed")


# How an article stands, what may be done with it, whether a caller may be told of it.
ALLOWED = [
    ("new", "change place approve retire drop", False),
    ("in force", "change place verify retire", True),
    ("changed", "change place approve verify retire drop", True),
    ("retired", "bring back", False),
    ("retired, changed", "bring back", False),
    ("retired as new", "bring back", False),
]
RETIRED = ("This article is retired.", "Bring it back first.")
# How it stands, what may not be done, why not.
REFUSED = [
    ("new", "verify", "This article is a draft.", "Approve it; that says it is true, too."),
    ("new", "bring back", "This article is not retired.", "It may be given already."),
    ("in force", "approve", "Nothing waits to be approved here.", "Change the article first."),
    ("in force", "drop", "This article has no draft.", "Retire the article if it may no longer be given."),
    ("in force", "bring back", "This article is not retired.", "It may be given already."),
    ("changed", "bring back", "This article is not retired.", "It may be given already."),
    *(("retired", act.value, *RETIRED) for act in Act if act is not Act.BRING_BACK),
    *(("retired, changed", act.value, *RETIRED) for act in Act if act is not Act.BRING_BACK),
]  # fmt: skip


def test_the_acts_are_known_by_these_words() -> None:
    assert [act.value for act in Act] == ["change", "place", "approve", "verify", "retire", "bring back", "drop"]


@pytest.mark.parametrize(("how", "acts", "may"), ALLOWED)
def test_what_may_be_done_with_an_article(how: str, acts: str, may: bool) -> None:
    one, has_draft = article(how)
    wanted = {act for act in Act if act.value in acts}
    may_do = rules.allowed(one, has_draft=has_draft)
    assert may_do == wanted
    assert type(may_do) is frozenset
    for act in wanted:
        rules.refuse_unless_allowed(act, one, has_draft=has_draft)
    assert rules.may_be_given(one) is may


@pytest.mark.parametrize(("how", "act", "why", "hint"), REFUSED)
def test_what_may_not_be_done_is_refused_with_the_reason(how: str, act: str, why: str, hint: str) -> None:
    one, has_draft = article(how)
    with pytest.raises(NotAllowed) as raised:
        rules.refuse_unless_allowed(Act(act), one, has_draft=has_draft)
    assert (str(raised.value), raised.value.hint) == (why, hint)


@pytest.mark.parametrize(
    ("asked", "due"),
    [(None, date(2026, 8, 29)), (date(2026, 3, 3), date(2026, 3, 3)), (date(2030, 1, 1), date(2030, 1, 1))],
)
def test_the_next_review_is_when_it_was_asked_for_or_in_half_a_year(asked: date | None, due: date) -> None:
    assert rules.next_review(MONDAY, asked) == due


@pytest.mark.parametrize("asked", [MONDAY, date(2026, 3, 1)])
def test_the_next_review_lies_ahead(asked: date) -> None:
    with pytest.raises(Refused) as raised:
        rules.next_review(MONDAY, asked)
    told = ("The next review has to lie in the future.", "Name a day after today.")
    assert (str(raised.value), raised.value.hint) == told
