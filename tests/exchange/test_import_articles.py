"""Articles from CSV: what may be said, about which topic, in which version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.exchange.fields import Noun
from frontdesk.hub.opening import make_hub
from tests.exchange.importing import Files, changes, fates, reasons

ARTICLES = Noun.ARTICLES
HOURS = "title,answer,body,tags,topic,verified by,review due\nOpening hours,We open at nine.,,open;close,Visits,,\n"


@pytest.fixture
def files(tmp_path: Path, stopped_clock: StoppedClock) -> Iterator[Files]:
    """A directory with two topics."""
    hub = make_hub(tmp_path / "hub.db", clock=stopped_clock)
    files = Files(hub, tmp_path)
    files.bring(Noun.TOPICS, "topic\nVisits\nInvoices\n")
    yield files
    hub.close()


def test_an_article_is_taken_over_with_everything_the_file_says(files: Files) -> None:
    files.bring(
        ARTICLES,
        "Question,Say,Text,Keywords,Topic,Approved by,Review by\n"
        '"May I visit?",Of course.,"# Visits\n\nRing first.",visit|tour,VISITS,Anna Berg,2026-12-01\n',
    )
    article = files.rows("articles")["May I visit?"]
    assert (article["say"], article["body"]) == ("Of course.", "# Visits\n\nRing first.")
    assert article["keywords"] == ("visit", "tour")
    assert article["topic_id"] == files.rows("topics")["Visits"]["id"]
    assert (article["verifier"], article["review_due"], article["version"]) == ("Anna Berg", "2026-12-01", 1)


def test_the_same_file_again_changes_nothing_and_leaves_no_entry(files: Files) -> None:
    files.bring(ARTICLES, HOURS)
    before = files.hub.seq()
    assert files.bring(ARTICLES, HOURS).same == 1
    assert files.hub.seq() == before


def test_other_words_are_a_new_version_and_another_keyword_is_not(files: Files) -> None:
    files.bring(ARTICLES, HOURS)
    files.bring(ARTICLES, "title,tags\nOpening hours,open\n")
    assert files.rows("articles")["Opening hours"]["version"] == 1
    text = "title,say,topic\nopening hours,We open at ten.,Invoices\n"
    assert changes(files.plan(ARTICLES, text)) == [("title", "say", "topic")]
    files.bring(ARTICLES, text)
    assert files.rows("articles")["opening hours"]["version"] == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Parking,,,", "it has neither an answer nor a body"),
        ("Parking,Behind the house.,Cars,", "no topic goes by “Cars”; import topics first"),
        ("Parking,Behind the house.,,31/12/2026", "“31/12/2026” is not a date; write 2026-03-31"),
        (",Behind the house.,,", "no title"),
    ],
)
def test_rows_that_cannot_be_taken_say_why(files: Files, row: str, reason: str) -> None:
    assert reasons(files.plan(ARTICLES, f"title,say,topic,review due\n{row}\n")) == [(2, reason)]


def test_an_answer_that_is_longer_than_can_be_written_at_the_desk_is_refused_by_its_line(files: Files) -> None:
    text = f"title,say\nParking,{'y' * 1_000}\nVisits,{'y' * 1_001}\n"
    plan = files.plan(ARTICLES, text)
    assert fates(plan) == [(2, "Parking", "new"), (3, "Visits", "refused")]
    assert reasons(plan) == [(3, "the answer is longer than 1,000 characters")]


def test_doubles_in_the_file_are_refused_naming_the_other_line(files: Files) -> None:
    plan = files.plan(ARTICLES, "title,say\nParking,Here.\nPARKING,There.\n")
    assert fates(plan) == [(2, "Parking", "new"), (3, "PARKING", "refused")]
    assert reasons(plan) == [(3, "it has the same name as line 2")]
