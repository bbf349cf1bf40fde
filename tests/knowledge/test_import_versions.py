"""An import that says it otherwise: in force at once, and what was said before is kept."""

from datetime import date
from pathlib import Path

import pytest

from frontdesk.directory.model import Operator
from frontdesk.errors import Stale
from frontdesk.exchange.fields import Noun
from frontdesk.hub.hub import Hub
from frontdesk.knowledge.articles import Articles
from frontdesk.knowledge.service import Knowledge
from frontdesk.knowledge.wording import Wording
from tests.exchange.importing import OPERATOR, Files, reasons

BENGT = Operator("Bengt", "Desk 2")
EIGHT = "title,say\nOpening hours,We open at eight.\n"
NINE = "title,say\nOpening hours,We open at nine.\n"
TEN = "title,say\nOpening hours,We open at ten.\n"


@pytest.fixture
def files(hub: Hub, tmp_path: Path) -> Files:
    return Files(hub, tmp_path)


def versions(articles: Articles, hub: Hub) -> list[tuple[int, str, str, str]]:
    (only,) = articles.listed()
    return [(one.version, one.state.value, one.say, one.by) for one in articles.versions_of(only.id)]


def test_other_words_are_in_force_and_the_former_are_kept(files: Files, hub: Hub, articles: Articles) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    files.bring(Noun.ARTICLES, NINE)
    files.bring(Noun.ARTICLES, "title,tags\nOpening hours,open\n")
    files.bring(Noun.ARTICLES, TEN)
    assert versions(articles, hub) == [
        (3, "approved", "We open at ten.", "Mia"),
        (2, "approved", "We open at nine.", "Mia"),
        (1, "approved", "We open at eight.", "Mia"),
    ]
    assert [one.say for one in Knowledge(hub).articles()] == ["We open at ten."]


def test_a_draft_that_waits_is_of_the_version_after_the_import(files: Files, hub: Hub, articles: Articles) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    (article,) = articles.listed()
    twelve = Wording(title="Opening hours", say="We open at twelve.")
    articles.change(article.id, twelve, by=BENGT)
    files.bring(Noun.ARTICLES, NINE)
    files.bring(Noun.ARTICLES, TEN)
    assert versions(articles, hub) == [
        (4, "draft", "We open at twelve.", "Bengt"),
        (3, "approved", "We open at ten.", "Mia"),
        (2, "approved", "We open at nine.", "Mia"),
        (1, "approved", "We open at eight.", "Mia"),
    ]
    assert articles.approve(article.id, seen=twelve, by=BENGT).version == 4
    assert [number for number, *_ in versions(articles, hub)] == [4, 3, 2, 1]


def test_a_file_leaves_the_number_of_a_replaced_draft_alone(files: Files, hub: Hub, articles: Articles) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    (article,) = articles.listed()
    articles.change(article.id, Wording(title="Opening hours", say="At noon."), by=BENGT)
    articles.change(article.id, Wording(title="Opening hours", say="Never."), by=OPERATOR)
    files.bring(Noun.ARTICLES, NINE)
    articles.drop(article.id, by=OPERATOR)
    files.bring(Noun.ARTICLES, TEN)
    assert [(number, state, say) for number, state, say, _ in versions(articles, hub)] == [
        (4, "approved", "We open at ten."), (3, "approved", "We open at nine."), (2, "replaced", "At noon."),
        (1, "approved", "We open at eight."),
    ]  # fmt: skip


def test_a_draft_is_not_approved_by_a_file(files: Files, hub: Hub, articles: Articles) -> None:
    articles.write(Wording(title="Opening hours", say="We open at nine."), by=BENGT)
    reason = "it waits here as a draft, in other words; approve or drop that first"
    assert reasons(files.plan(Noun.ARTICLES, TEN)) == [(2, reason)]
    assert files.bring(Noun.ARTICLES, NINE).same == 1
    assert versions(articles, hub) == [(1, "draft", "We open at nine.", "Bengt")]


def test_nobody_vouches_for_the_new_words_of_a_file_that_names_nobody(
    files: Files, hub: Hub, articles: Articles
) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    (article,) = articles.listed()
    articles.verify(article.id, verifier="Bo Ek", by=BENGT)
    files.bring(Noun.ARTICLES, "title,tags\nOpening hours,open\n")
    files.bring(Noun.ARTICLES, EIGHT)
    assert Knowledge(hub).article(article.id).verifier == "Bo Ek"
    files.bring(Noun.ARTICLES, NINE)
    told = Knowledge(hub).article(article.id)
    assert (told.verifier, told.verified_at, told.review_due) == ("", None, None)
    files.bring(Noun.ARTICLES, "title,say,verified by,review due\nOpening hours,We open at ten.,Ada Ek,2027-03-01\n")
    told = Knowledge(hub).article(article.id)
    assert (told.verifier, told.verified_at, told.review_due) == ("Ada Ek", None, date(2027, 3, 1))


def test_an_import_is_undone_with_the_versions_it_made(files: Files, hub: Hub, articles: Articles) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    (article,) = articles.listed()
    articles.change(article.id, Wording(title="Opening hours", say="We open at twelve."), by=BENGT)
    before = versions(articles, hub)
    files.bring(Noun.ARTICLES, TEN)
    hub.undo(by=OPERATOR.name, desk=OPERATOR.desk)
    assert versions(articles, hub) == before


def test_a_draft_made_since_the_file_was_looked_at_makes_the_plan_stale(
    files: Files, hub: Hub, articles: Articles
) -> None:
    files.bring(Noun.ARTICLES, EIGHT)
    plan = files.plan(Noun.ARTICLES, TEN)
    (article,) = articles.listed()
    articles.change(article.id, Wording(title="Opening hours", say="We open at twelve."), by=BENGT)
    with pytest.raises(Stale):
        files.importing.apply(plan, by=OPERATOR)
