"""Keeping the articles: written, changed, approved, verified, retired; each verb one step."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import asdict, replace

from frontdesk.clock import Clock, local_day
from frontdesk.directory.model import Operator
from frontdesk.directory.records.shelves import the_row
from frontdesk.errors import NotAllowed, NotFound, Refused, Stale
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import lines, topics
from frontdesk.ids import new_id
from frontdesk.knowledge import records, reviews, rules
from frontdesk.knowledge.model import Article, ArticleState, Version
from frontdesk.knowledge.reviews import Listed, Review
from frontdesk.knowledge.rules import Act
from frontdesk.knowledge.wording import Wording, cleaned, cleaned_note
from frontdesk.words import fold, one_line


class Articles:
    """What whoever keeps the articles can do. An approved wording stays in force until a draft of the next is approved.

    `zone` tells in which time zone a day begins.
    """

    def __init__(self, hub: Hub, *, clock: Clock, zone: Callable[[], ZoneInfo]) -> None:
        self._hub = hub
        self._clock = clock
        self._zone = zone

    def listed(self) -> list[Listed]:
        """Every article without its words, drafts and retired ones too, by title."""
        with self._hub.read() as connection:
            return records.listed(connection)

    def reviews(self) -> list[Review]:
        """What waits for somebody: drafts, overdue reviews, and those due within 30 days."""
        return reviews.queue(self.listed(), self._today())

    def draft_of(self, article_id: str) -> Version | None:
        """What the article is to say next; None where nothing waits to be approved. NotFound."""
        with self._hub.read() as connection:
            article = _held(records.articles_by_id(connection, [article_id]), article_id)
            if article.state is ArticleState.DRAFT:
                return records.as_version(connection, article)
            return records.draft_of(connection, article_id)

    def versions_of(self, article_id: str) -> list[Version]:
        """The draft if there is one, what is in force, and everything it said before, newest first. NotFound."""
        with self._hub.read() as connection:
            article = _held(records.articles_by_id(connection, [article_id]), article_id)
            kept = records.versions_of(connection, article_id)
            if all(one.version != article.version for one in kept):
                kept.append(records.as_version(connection, article))
        return sorted(kept, key=lambda one: one.version, reverse=True)

    def write(
        self, wording: Wording, *, topic_id: str | None = None, line_id: str | None = None, by: Operator
    ) -> Article:
        """A new article, as a draft; Refused for words that are missing, too long, or there already."""
        words = cleaned(wording)
        with self._hub.step("article.write", by=by.name, desk=by.desk) as step:
            _refuse_double(step, words.title, line_id)
            _refuse_gone(step, topic_id, line_id)
            made = Article(
                id=new_id(), reference=records.new_reference(step.connection), topic_id=topic_id, line_id=line_id,
                state=ArticleState.DRAFT, **asdict(words),
            )  # fmt: skip
            records.add(step, made)
        return made

    def change(
        self, article_id: str, wording: Wording, *, seen: Wording | None = None, note: str = "", by: Operator
    ) -> Version:
        """Say it otherwise: a draft of the next version, which is given when somebody approves it.

        `seen` is the wording that was changed: Stale where somebody else changed it meanwhile. Of an article that was
        never approved the words themselves are changed, and the note is not kept. A draft of somebody else is kept as a
        version that nobody approved.
        """
        words, why = cleaned(wording), cleaned_note(note)
        with self._hub.step("article.change", by=by.name, desk=by.desk) as step:
            article, draft = _opened(step, article_id, Act.CHANGE)
            _refuse_unseen(seen, draft or article)
            if fold(words.title) != fold(article.title):
                _refuse_double(step, words.title, article.line_id, but=article.id)
            if article.state is ArticleState.DRAFT:
                former = records.as_version(step.connection, article)
                is_anothers = former.by != by.name and Wording.of(former) != words
                changed = replace(article, version=article.version + is_anothers, **asdict(words))
                records.save(step, changed)
                if is_anothers:
                    records.keep_replaced(step, former)
                return replace(records.as_version(step.connection, changed), at=self._clock.now(), by=by.name)
            if words == Wording.of(article):
                raise Refused("This is what the article says already.", hint="Drop the draft if nothing is to change.")
            made = Version(
                id=draft.id if draft else new_id(), article_id=article.id,
                version=_number(step, article, draft, by.name),
                state=ArticleState.DRAFT, at=self._clock.now(), by=by.name, note=why, **asdict(words),
            )  # fmt: skip
            (records.save_version if draft else records.add_version)(step, made)
            if draft and made.version != draft.version:
                records.keep_replaced(step, replace(draft, id=new_id()))
        return made

    def place(self, article_id: str, *, topic_id: str | None, line_id: str | None, by: Operator) -> Article:
        """Say which topic it answers, and for which line it holds (None: for each); at once, without approval."""
        with self._hub.step("article.place", by=by.name, desk=by.desk) as step:
            article, _ = _opened(step, article_id, Act.PLACE)
            if line_id != article.line_id:
                _refuse_double(step, article.title, line_id, but=article.id)
            _refuse_gone(step, topic_id, line_id)
            placed = replace(article, topic_id=topic_id, line_id=line_id)
            records.save(step, placed)
        return placed

    def approve(
        self, article_id: str, *, seen: Wording, verifier: str = "", review_due: date | None = None, by: Operator
    ) -> Article:
        """Put the draft in force. `seen` is what was read: Stale where it says something else by now.

        `verifier` vouches for it, the operator where nobody is named; `review_due` is half a year on where none is.
        """
        with self._hub.step("article.approve", by=by.name, desk=by.desk) as step:
            article, draft = _opened(step, article_id, Act.APPROVE)
            _refuse_unseen(seen, draft or article)
            if fold(seen.title) != fold(article.title):
                _refuse_double(step, seen.title, article.line_id, but=article.id)
            version = draft.version if draft else article.version
            approved = replace(article, state=ArticleState.APPROVED, version=version, **asdict(seen))
            approved = self._verified(approved, verifier or by.name, review_due)
            if draft:
                records.keep_former(step, article)
                records.save_version(step, replace(draft, state=ArticleState.APPROVED))
            records.save(step, approved)
        return approved

    def verify(self, article_id: str, *, verifier: str = "", review_due: date | None = None, by: Operator) -> Article:
        """Say that it is still true today; who says so and when to look again are as with `approve`."""
        with self._hub.step("article.verify", by=by.name, desk=by.desk) as step:
            article, _ = _opened(step, article_id, Act.VERIFY)
            verified = self._verified(article, verifier or by.name, review_due)
            records.save(step, verified)
        return verified

    def retire(self, article_id: str, *, by: Operator) -> Article:
        """It may no longer be given; a draft of it waits until it is brought back."""
        with self._hub.step("article.retire", by=by.name, desk=by.desk) as step:
            article, _ = _opened(step, article_id, Act.RETIRE)
            retired = replace(article, retired_at=self._clock.now())
            records.save(step, retired)
        return retired

    def bring_back(self, article_id: str, *, by: Operator) -> Article:
        """It is as it was before it was retired; Refused where another took its title meanwhile."""
        with self._hub.step("article.restore", by=by.name, desk=by.desk) as step:
            article, _ = _opened(step, article_id, Act.BRING_BACK)
            _refuse_double(step, article.title, article.line_id, but=article.id)
            back = replace(article, retired_at=None)
            records.save(step, back)
        return back

    def drop(self, article_id: str, *, by: Operator) -> None:
        """Throw the draft away; what is in force stays, and an article that was never approved is gone."""
        with self._hub.step("article.drop", by=by.name, desk=by.desk) as step:
            article, draft = _opened(step, article_id, Act.DROP)
            if draft:
                records.remove_version(step, draft)
                return
            if records.is_used(step.connection, article.id):
                raise NotAllowed("This article was given before.", hint="Retire it; the log needs its words.")
            records.remove(step, article)

    def _verified(self, article: Article, verifier: str, review_due: date | None) -> Article:
        due = rules.next_review(self._today(), review_due)
        return replace(article, verifier=one_line(verifier), verified_at=self._clock.now(), review_due=due)

    def _today(self) -> date:
        return local_day(self._clock.now(), self._zone())


def _number(step: Step, article: Article, draft: Version | None, who: str) -> int:
    """The number of the next draft: their own keeps its number, and what somebody else wrote is left as it is."""
    if draft and draft.by == who:
        return draft.version
    return max(article.version, records.highest_kept(step.connection, [article.id]).get(article.id, 0)) + 1


def _held(found: dict[str, Article], id: str) -> Article:
    if id not in found:
        raise NotFound("This article is no longer there.")
    return found[id]


def _opened(step: Step, id: str, act: Act) -> tuple[Article, Version | None]:
    """The article and its draft, if `act` may be done with them; NotFound, NotAllowed."""
    article = _held(records.articles_by_id(step.connection, [id]), id)
    draft = records.draft_of(step.connection, id)
    rules.refuse_unless_allowed(act, article, has_draft=draft is not None)
    return article, draft


def _refuse_unseen(seen: Wording | None, latest: Article | Version) -> None:
    if seen is not None and seen != Wording.of(latest):
        raise Stale("Somebody changed these words meanwhile.", hint="Read them again, then go on.")


def _refuse_gone(step: Step, topic_id: str | None, line_id: str | None) -> None:
    """NotFound for a topic or a line that was taken back meanwhile."""
    for id, table, word in ((topic_id, topics, "topic"), (line_id, lines, "line")):
        if id is not None:
            the_row(step.connection, table, id, word)


def _refuse_double(step: Step, title: str, line_id: str | None, *, but: str = "") -> None:
    other = records.titled(step.connection, title, line_id)
    if any(one.id != but for one in other):
        raise Refused(f"There is an article “{title}” already.", hint="Change that one, or choose another title.")
