"""Approved answers, as they were written."""

from datetime import UTC, date, datetime

import pytest

from frontdesk.errors import NotFound
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.knowledge import records
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.service import Knowledge

VERIFIED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
OPENING = Article(
    id="a1", reference="PNX222", title="Opening hours", say="We open at eight.", body="# Hours\n\n8–17",
    keywords=("open", "öppet"), version=3, verifier="Inga Ek", verified_at=VERIFIED, review_due=date(2026, 6, 30),
)  # fmt: skip
PARKING = Article(id="a2", reference="PRX222", title="Ärende: parking")
PAST = Article(id="a3", reference="PSX222", title="Fax number", retired_at=VERIFIED)


@pytest.fixture
def knowledge(hub: Hub) -> Knowledge:
    with hub.step("x", by="x", desk="x") as step:
        step.insert(tables.articles, [records.article_row(one) for one in (OPENING, PARKING, PAST)])
    return Knowledge(hub)


def test_an_article_comes_back_as_it_was_written(knowledge: Knowledge) -> None:
    assert knowledge.article("a1") == OPENING
    assert knowledge.article("a2") == PARKING
    assert knowledge.article("a3") == PAST


def test_an_article_that_is_gone_is_not_found(knowledge: Knowledge) -> None:
    with pytest.raises(NotFound, match="no longer there"):
        knowledge.article("a9")
    assert knowledge.articles_by_id(["a2", "a9"]) == {"a2": PARKING}


def test_the_list_is_by_title_and_leaves_out_what_may_no_longer_be_given(knowledge: Knowledge) -> None:
    assert knowledge.articles() == [PARKING, OPENING]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("opening HOURS", [OPENING]),
        ("pnx222", [OPENING]),
        ("arende: parking", [PARKING]),
        ("Fax number", []),
        ("hours", []),
    ],
)
def test_an_article_goes_by_title_and_reference(
    knowledge: Knowledge, hub: Hub, said: str, found: list[Article]
) -> None:
    with hub.read() as connection:
        assert records.articles_called(connection, said) == found
