"""Articles written, changed, approved, verified, retired and brought back; and each of it undone."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.directory.model import Operator
from frontdesk.errors import NotAllowed, NotFound, Refused, Stale
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.knowledge import records
from frontdesk.knowledge.articles import Articles
from frontdesk.knowledge.model import Article, ArticleState, Version
from frontdesk.knowledge.service import Knowledge
from frontdesk.knowledge.wording import Wording

MAJA, BENGT = Operator("Maja", "Desk 1"), Operator("Bengt", "Desk 2")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ELEVEN = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
EIGHT = Wording(title="Opening hours", say="We open at eight.", body="# Hours\n\n8–17", keywords=("open", "öppet"))
TEN = Wording(title="Opening hours", say="We open at ten.", body="# Hours\n\n10–17", keywords=("open",))
ELSE = Wording(title="Parking", say="Behind the house.")


def in_force(articles: Articles, wording: Wording = EIGHT) -> Article:
    """An article that Maja wrote and approved."""
    written = articles.write(wording, by=MAJA)
    return articles.approve(written.id, seen=wording, by=MAJA)


def stored(hub: Hub, id: str) -> Article:
    return Knowledge(hub).article(id)


def rows(hub: Hub) -> list[object]:
    """Everything that is stored of articles and versions."""
    with hub.read() as connection:
        found = [connection.execute(table.select()).all() for table in (tables.articles, tables.versions)]
    return [sorted(map(repr, some)) for some in found]


def told(versions: list[Version]) -> list[tuple[int, str, str, str]]:
    return [(one.version, one.state.value, one.say, one.by) for one in versions]


def test_a_new_article_is_a_draft_with_a_reference(articles: Articles, hub: Hub) -> None:
    written = articles.write(EIGHT, by=MAJA)
    assert stored(hub, written.id) == written
    assert (written.state, written.version, written.verifier) == (ArticleState.DRAFT, 1, "")
    assert len(written.reference) == 6
    waiting = articles.draft_of(written.id)
    assert waiting is not None
    assert (Wording.of(waiting), waiting.at, waiting.by) == (EIGHT, NINE, "Maja")
    assert Knowledge(hub).articles() == []


def test_a_version_that_is_not_kept_yet_is_the_same_one_each_time_and_when_it_is_kept(
    articles: Articles, hub: Hub
) -> None:
    article = in_force(articles)
    (told_once,), (told_again,) = articles.versions_of(article.id), articles.versions_of(article.id)
    assert told_once == told_again
    articles.change(article.id, TEN, by=BENGT)
    articles.approve(article.id, seen=TEN, by=BENGT)
    assert articles.versions_of(article.id)[1].id == told_once.id
    waiting = articles.write(ELSE, by=MAJA)
    assert articles.draft_of(waiting.id) == articles.draft_of(waiting.id)


def test_words_are_cleaned_before_they_are_kept(articles: Articles) -> None:
    typed = Wording(
        title=" Opening\nhours ", say="\x00We open.\r\n", body="\n# Hours\r\n", keywords=("Open", " ", "open")
    )
    written = articles.write(typed, by=MAJA)
    assert Wording.of(written) == Wording(title="Opening hours", say="We open.", body="# Hours", keywords=("Open",))


def test_approving_puts_it_in_force_until_half_a_year_from_now(articles: Articles, hub: Hub) -> None:
    approved = in_force(articles)
    assert stored(hub, approved.id) == approved
    assert (approved.state, approved.version) == (ArticleState.APPROVED, 1)
    assert (approved.verifier, approved.verified_at, approved.review_due) == ("Maja", NINE, date(2026, 8, 29))
    assert articles.draft_of(approved.id) is None
    assert Knowledge(hub).articles() == [approved]


def test_what_is_approved_stays_in_force_until_the_change_is_approved(
    articles: Articles, hub: Hub, stopped_clock: StoppedClock
) -> None:
    article = in_force(articles)
    stopped_clock.at = ELEVEN
    draft = articles.change(article.id, TEN, seen=EIGHT, note="New hours from March", by=BENGT)
    assert stored(hub, article.id) == article
    assert articles.draft_of(article.id) == draft
    assert (draft.version, draft.state, draft.at, draft.by) == (2, ArticleState.DRAFT, ELEVEN, "Bengt")
    assert (Wording.of(draft), draft.note) == (TEN, "New hours from March")
    approved = articles.approve(article.id, seen=TEN, verifier="Inga Ek", review_due=date(2026, 6, 1), by=MAJA)
    assert stored(hub, article.id) == approved
    assert (Wording.of(approved), approved.version, approved.verifier) == (TEN, 2, "Inga Ek")
    assert (approved.verified_at, approved.review_due) == (ELEVEN, date(2026, 6, 1))
    assert articles.draft_of(article.id) is None


def test_every_version_is_kept_with_who_wrote_it_newest_first(articles: Articles, stopped_clock: StoppedClock) -> None:
    article = in_force(articles)
    assert told(articles.versions_of(article.id)) == [(1, "approved", "We open at eight.", "Maja")]
    stopped_clock.at = ELEVEN
    articles.change(article.id, TEN, by=BENGT)
    articles.approve(article.id, seen=TEN, by=MAJA)
    articles.change(article.id, EIGHT, by=MAJA)
    versions = articles.versions_of(article.id)
    assert told(versions) == [
        (3, "draft", "We open at eight.", "Maja"),
        (2, "approved", "We open at ten.", "Bengt"),
        (1, "approved", "We open at eight.", "Maja"),
    ]
    assert [one.at for one in versions] == [ELEVEN, ELEVEN, NINE]


def test_who_changed_a_draft_last_wrote_it_and_verifying_is_not_writing(
    articles: Articles, stopped_clock: StoppedClock
) -> None:
    article = articles.write(EIGHT, by=MAJA)
    stopped_clock.at = ELEVEN
    assert articles.change(article.id, TEN, by=BENGT).by == "Bengt"
    articles.approve(article.id, seen=TEN, by=MAJA)
    articles.verify(article.id, by=MAJA)
    newest = articles.versions_of(article.id)[0]
    assert (newest.version, newest.at, newest.by) == (2, ELEVEN, "Bengt")


def test_a_draft_that_was_never_approved_is_changed_where_it_stands(articles: Articles, hub: Hub) -> None:
    article = articles.write(EIGHT, by=MAJA)
    articles.change(article.id, TEN, seen=EIGHT, by=BENGT)
    assert Wording.of(stored(hub, article.id)) == TEN
    assert (stored(hub, article.id).state, stored(hub, article.id).version) == (ArticleState.DRAFT, 2)
    assert told(articles.versions_of(article.id)) == [
        (2, "draft", "We open at ten.", "Bengt"), (1, "replaced", "We open at eight.", "Maja"),
    ]  # fmt: skip


def test_a_second_change_before_approval_is_the_same_draft(articles: Articles) -> None:
    article = in_force(articles)
    first = articles.change(article.id, TEN, by=MAJA)
    closed = Wording(title="Opening hours", say="We are closed.")
    second = articles.change(article.id, closed, seen=TEN, by=BENGT)
    assert (second.id, second.version, second.by) == (first.id, 3, "Bengt")
    third = articles.change(article.id, Wording(title="Opening hours", say="We are shut."), seen=closed, by=BENGT)
    assert (third.id, third.version) == (first.id, 3)
    assert [one.version for one in articles.versions_of(article.id)] == [3, 2, 1]


def test_what_somebody_else_drafted_is_kept_when_it_is_replaced(articles: Articles, hub: Hub) -> None:
    article = in_force(articles)
    articles.change(article.id, TEN, by=BENGT)
    before = rows(hub)
    articles.change(article.id, Wording(title="Opening hours", say="Never."), seen=TEN, by=MAJA)
    assert told(articles.versions_of(article.id)) == [
        (3, "draft", "Never.", "Maja"), (2, "replaced", "We open at ten.", "Bengt"),
        (1, "approved", "We open at eight.", "Maja"),
    ]  # fmt: skip
    hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert rows(hub) == before
    hub.undo(by=BENGT.name, desk=BENGT.desk)
    articles.change(article.id, TEN, by=BENGT)
    never = Wording(title="Opening hours", say="Never.")
    articles.change(article.id, never, seen=TEN, by=MAJA)
    assert articles.approve(article.id, seen=never, by=MAJA).version == 3
    assert [one.state.value for one in articles.versions_of(article.id)] == ["approved", "replaced", "approved"]


def test_a_dropped_draft_leaves_the_number_of_what_it_replaced_alone(articles: Articles) -> None:
    article = in_force(articles)
    articles.change(article.id, TEN, by=BENGT)
    articles.change(article.id, Wording(title="Opening hours", say="Never."), seen=TEN, by=MAJA)
    articles.drop(article.id, by=MAJA)
    assert articles.change(article.id, Wording(title="Opening hours", say="At noon."), by=MAJA).version == 3


def test_an_article_that_was_never_approved_is_dropped_with_what_it_said(articles: Articles, hub: Hub) -> None:
    article = articles.write(EIGHT, by=MAJA)
    articles.change(article.id, TEN, by=BENGT)
    articles.drop(article.id, by=BENGT)
    assert rows(hub) == [[], []]


def test_nobody_approves_words_they_have_not_seen(articles: Articles, hub: Hub) -> None:
    article = in_force(articles)
    articles.change(article.id, TEN, by=MAJA)
    articles.change(article.id, Wording(title="Opening hours", say="Never."), by=BENGT)
    with pytest.raises(Stale, match="Somebody changed these words"):
        articles.approve(article.id, seen=TEN, by=MAJA)
    with pytest.raises(Stale):
        articles.change(article.id, EIGHT, seen=TEN, by=MAJA)
    assert stored(hub, article.id) == article


def test_a_change_that_changes_nothing_is_refused(articles: Articles) -> None:
    article = in_force(articles)
    with pytest.raises(Refused, match="says already"):
        articles.change(article.id, EIGHT, by=MAJA)


def test_verifying_says_that_it_is_true_today(articles: Articles, hub: Hub, stopped_clock: StoppedClock) -> None:
    article = in_force(articles)
    stopped_clock.at = datetime(2026, 9, 1, 22, 30, tzinfo=UTC)  # already the second in Stockholm
    verified = articles.verify(article.id, verifier="Inga Ek", by=BENGT)
    assert stored(hub, article.id) == verified
    assert (verified.verifier, verified.verified_at, verified.version) == ("Inga Ek", stopped_clock.at, 1)
    assert verified.review_due == date(2027, 3, 1)
    with pytest.raises(Refused, match="future"):
        articles.verify(article.id, review_due=date(2026, 9, 2), by=BENGT)


def test_a_retired_article_waits_with_its_draft_until_it_is_brought_back(articles: Articles, hub: Hub) -> None:
    article = in_force(articles)
    draft = articles.change(article.id, TEN, by=MAJA)
    assert articles.retire(article.id, by=MAJA).retired_at == NINE
    assert Knowledge(hub).articles() == []
    with pytest.raises(NotAllowed, match="retired"):
        articles.approve(article.id, seen=TEN, by=MAJA)
    assert articles.bring_back(article.id, by=MAJA) == article
    assert Knowledge(hub).articles() == [article]
    assert articles.draft_of(article.id) == draft


def test_a_dropped_draft_leaves_what_is_in_force(articles: Articles, hub: Hub) -> None:
    article = in_force(articles)
    articles.change(article.id, TEN, by=MAJA)
    articles.drop(article.id, by=MAJA)
    assert articles.draft_of(article.id) is None
    assert stored(hub, article.id) == article
    assert articles.change(article.id, TEN, by=MAJA).version == 2


def test_an_article_that_was_never_approved_is_gone_when_it_is_dropped(articles: Articles) -> None:
    article = articles.write(EIGHT, by=MAJA)
    articles.drop(article.id, by=MAJA)
    with pytest.raises(NotFound):
        articles.draft_of(article.id)


def test_an_article_holds_for_one_line_or_for_all(articles: Articles, hub: Hub) -> None:
    with hub.step("lines", by="x", desk="x") as step:
        plain = {"number": "", "greeting": "", "does": "", "does_not": "", "retired_at": None}
        step.insert(tables.lines, [
            {"id": "north", "reference": "NXX222", "name": "North", "name_folded": "north", **plain},
            {"id": "south", "reference": "SXX222", "name": "South", "name_folded": "south", **plain},
        ])  # fmt: skip
    everywhere = in_force(articles, ELSE)
    north = articles.approve(articles.write(EIGHT, line_id="north", by=MAJA).id, seen=EIGHT, by=MAJA)
    south = articles.approve(articles.write(EIGHT, line_id="south", by=MAJA).id, seen=EIGHT, by=MAJA)
    articles.write(TEN, by=MAJA)
    knowledge = Knowledge(hub)
    assert knowledge.for_line("north") == [north, everywhere]
    assert knowledge.for_line(None) == [everywhere]
    with pytest.raises(Refused, match="“Opening hours” already"):
        articles.place(south.id, topic_id=None, line_id="north", by=MAJA)
    placed = articles.place(everywhere.id, topic_id=None, line_id="south", by=MAJA)
    assert (placed.state, placed.line_id) == (ArticleState.APPROVED, "south")
    assert knowledge.for_line("south") == [south, placed]


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        (Wording(title=" ", say="Yes."), "An article needs a title."),
        (Wording(title="Hours"), "An article needs a sentence to say, or a text."),
        (Wording(title="x" * 201, say="Yes."), "The title has 201 characters; 200 is the most."),
        (Wording(title="Hours", say="x" * 1001), "The sentence to say first has 1,001 characters; 1,000 is the most."),
        (Wording(title="Hours", body="x" * 65_537), "The text has 65,537 characters; 65,536 is the most."),
        (Wording(title="Hours", say="Yes.", keywords=("x" * 201,)), "A keyword has 201 characters; 200 is the most."),
        (
            Wording(title="Hours", say="Yes.", keywords=tuple(map(str, range(201)))),
            "An article has at most 200 keywords, and this one has 201.",
        ),
    ],
)
def test_words_that_are_missing_or_too_long_are_refused_in_a_sentence(
    articles: Articles, hub: Hub, wording: Wording, sentence: str
) -> None:
    before = hub.seq()
    with pytest.raises(Refused) as refused:
        articles.write(wording, by=MAJA)
    assert str(refused.value) == sentence
    assert hub.seq() == before


def test_as_much_as_may_be_is_taken(articles: Articles, hub: Hub) -> None:
    most = Wording(title="å" * 200, say="å" * 1000, body="å" * 65_536, keywords=tuple(map(str, range(200))))
    assert Wording.of(stored(hub, articles.write(most, by=MAJA).id)) == most


def test_two_articles_do_not_have_one_title(articles: Articles) -> None:
    article, other = in_force(articles), in_force(articles, ELSE)
    again = Wording(title="OPENING hours", say="Twice.")
    with pytest.raises(Refused, match="There is an article “OPENING hours” already"):
        articles.write(again, by=MAJA)
    with pytest.raises(Refused, match="already"):
        articles.change(other.id, again, by=MAJA)
    assert articles.change(article.id, again, by=MAJA).title == "OPENING hours"
    articles.retire(other.id, by=MAJA)
    articles.write(ELSE, by=MAJA)
    with pytest.raises(Refused, match="“Parking” already"):
        articles.bring_back(other.id, by=MAJA)


def test_what_does_not_fit_the_state_is_not_allowed(articles: Articles) -> None:
    draft, approved = articles.write(ELSE, by=MAJA), in_force(articles)
    with pytest.raises(NotAllowed, match="This article is a draft"):
        articles.verify(draft.id, by=MAJA)
    with pytest.raises(NotAllowed, match="Nothing waits"):
        articles.approve(approved.id, seen=EIGHT, by=MAJA)
    with pytest.raises(NotAllowed, match="no draft"):
        articles.drop(approved.id, by=MAJA)
    with pytest.raises(NotAllowed, match="not retired"):
        articles.bring_back(approved.id, by=MAJA)
    with pytest.raises(NotFound):
        articles.retire("gone", by=MAJA)


VERBS: dict[str, Callable[[Articles, str], object]] = {
    "article.change": lambda keep, id: keep.change(id, Wording(title="Hours", say="Twelve."), by=MAJA),
    "article.place": lambda keep, id: keep.place(id, topic_id="visits", line_id=None, by=MAJA),
    "article.approve": lambda keep, id: keep.approve(id, seen=TEN, by=MAJA),
    "article.verify": lambda keep, id: keep.verify(id, by=MAJA),
    "article.retire": lambda keep, id: keep.retire(id, by=MAJA),
    "article.drop": lambda keep, id: keep.drop(id, by=MAJA),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_one_step_that_undo_takes_back(
    articles: Articles, hub: Hub, stopped_clock: StoppedClock, verb: str
) -> None:
    with hub.step("topic", by="x", desk="x") as step:
        step.insert(tables.topics, [{
            "id": "visits", "reference": "VXX222", "name": "Visits", "name_folded": "visits", "text": "",
            "keywords": (), "phrases": (), "kind": "callback", "channel": "phone", "due_minutes": 60,
            "retired_at": None,
        }])  # fmt: skip
    article = in_force(articles)
    articles.change(article.id, TEN, by=BENGT)
    stopped_clock.at = ELEVEN
    before = rows(hub)
    VERBS[verb](articles, article.id)
    assert rows(hub) != before
    assert hub.undo(by="Maja", desk="Desk 1").verb == verb
    assert rows(hub) == before


def test_writing_and_bringing_back_are_undone_too(articles: Articles, hub: Hub) -> None:
    before = rows(hub)
    article = articles.write(EIGHT, by=MAJA)
    assert hub.undo(by="Maja", desk="Desk 1").verb == "article.write"
    assert rows(hub) == before
    article = in_force(articles)
    articles.retire(article.id, by=MAJA)
    before = rows(hub)
    articles.bring_back(article.id, by=MAJA)
    assert hub.undo(by="Maja", desk="Desk 1").verb == "article.restore"
    assert rows(hub) == before


def test_what_was_undone_wrote_nothing(articles: Articles, hub: Hub, stopped_clock: StoppedClock) -> None:
    article = articles.write(EIGHT, by=MAJA)
    stopped_clock.at = ELEVEN
    articles.change(article.id, TEN, by=BENGT)
    hub.undo(by="Bengt", desk="Desk 2")
    waiting = articles.draft_of(article.id)
    assert waiting is not None
    assert (waiting.say, waiting.at, waiting.by) == ("We open at eight.", NINE, "Maja")


def test_an_article_that_was_given_is_not_dropped(articles: Articles, hub: Hub) -> None:
    written = articles.write(EIGHT, by=MAJA)
    with hub.step("call", by="x", desk="x") as step:
        step.insert(tables.calls, [{
            "id": "c1", "reference": "CXX222", "started_at": NINE, "ended_at": NINE, "contact": "phone",
            "received": "", "number": "", "caller_id": None, "topic_id": None, "article_id": written.id,
            "handoff_id": None, "outcome": "answered", "summary": "", "words": "", "operator": "Maja",
            "desk": "Desk 1", "line_id": None, "urgent": 0, "waited_seconds": 0, "taken_by": "",
        }])  # fmt: skip
    with pytest.raises(NotAllowed, match="given before"):
        articles.drop(written.id, by=MAJA)


def test_what_waits_is_listed_without_the_words(articles: Articles) -> None:
    article = in_force(articles)
    articles.change(article.id, TEN, by=MAJA)
    parking = articles.write(ELSE, by=MAJA)
    assert [(one.id, one.title, one.state.value, one.has_draft) for one in articles.listed()] == [
        (article.id, "Opening hours", "approved", True),
        (parking.id, "Parking", "draft", False),
    ]
    assert [(review.article.title, review.why.value) for review in articles.reviews()] == [
        ("Opening hours", "draft"),
        ("Parking", "draft"),
    ]
    with pytest.raises(NotFound):
        articles.versions_of("gone")


def test_versions_come_back_as_they_were_kept(hub: Hub, articles: Articles) -> None:
    article = in_force(articles)
    draft = articles.change(article.id, TEN, note="New hours", by=MAJA)
    with hub.read() as connection:
        assert records.versions_of(connection, article.id) == [draft]


@pytest.mark.parametrize("gone", [{"topic_id": "gone"}, {"line_id": "gone"}])
def test_an_article_is_not_placed_where_nothing_is_any_more(articles: Articles, hub: Hub, gone: dict[str, str]) -> None:
    placed = in_force(articles)
    before = rows(hub)
    with pytest.raises(NotFound, match=r"This (topic|line) is no longer there"):
        articles.write(ELSE, **gone, by=MAJA)
    with pytest.raises(NotFound, match=r"This (topic|line) is no longer there"):
        articles.place(placed.id, **({"topic_id": None, "line_id": None} | gone), by=MAJA)
    assert rows(hub) == before
