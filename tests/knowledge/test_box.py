"""What the one box offers of the articles: what is approved, and nothing else."""

from collections.abc import Iterator

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.hub.hub import Hub
from frontdesk.knowledge.wording import Wording

EIGHT = Wording(title="Opening hours", say="We open at eight.", keywords=("marzipan",))
TEN = Wording(title="Opening hours", say="We open at ten.", keywords=("marzipan", "nougat"))


@pytest.fixture
def desk(hub: Hub, stopped_clock: StoppedClock) -> Iterator[Desk]:
    desk = Desk(hub, clock=stopped_clock, operator="Maja")
    yield desk
    desk.close()


def offered(desk: Desk, text: str) -> list[str]:
    desk.follow()
    return [found.article.say for found in desk.routing.find(text).answers]


def test_a_draft_is_in_the_box_only_after_it_is_approved(desk: Desk) -> None:
    article = desk.articles.write(EIGHT, by=desk.operator)
    assert offered(desk, "marzipan") == offered(desk, "opening hours") == []
    desk.articles.approve(article.id, seen=EIGHT, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]
    desk.articles.change(article.id, TEN, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]
    assert offered(desk, "nougat") == []
    desk.articles.approve(article.id, seen=TEN, by=desk.operator)
    assert offered(desk, "nougat") == ["We open at ten."]
    assert [found.article.say for found in desk.routing.answers("nougat", limit=5)] == ["We open at ten."]


def test_a_retired_article_is_in_the_box_when_it_is_back(desk: Desk) -> None:
    article = desk.articles.write(EIGHT, by=desk.operator)
    desk.articles.approve(article.id, seen=EIGHT, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]
    desk.articles.retire(article.id, by=desk.operator)
    assert offered(desk, "marzipan") == []
    desk.articles.bring_back(article.id, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]


def test_what_may_no_longer_be_given_is_not_offered_before_the_index_knows(desk: Desk) -> None:
    article = desk.articles.write(EIGHT, by=desk.operator)
    desk.articles.approve(article.id, seen=EIGHT, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]
    desk.articles.retire(article.id, by=desk.operator)
    assert desk.routing.find("marzipan").answers == ()
    desk.undo()
    assert [found.article.say for found in desk.routing.find("marzipan").answers] == ["We open at eight."]


def test_an_undone_approval_takes_the_article_out_of_the_box(desk: Desk) -> None:
    article = desk.articles.write(EIGHT, by=desk.operator)
    desk.articles.approve(article.id, seen=EIGHT, by=desk.operator)
    assert offered(desk, "marzipan") == ["We open at eight."]
    desk.undo()
    assert offered(desk, "marzipan") == []
    assert desk.knowledge.articles() == []
