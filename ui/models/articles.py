"""Articles, their versions and the lines that callers reach, as rows and as facts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from sys import intern
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.clock import local_day
from frontdesk.knowledge.model import Article, ArticleState, Version
from frontdesk.knowledge.reviews import SOON, Listed
from frontdesk.lines.model import Line
from frontdesk.words import apart, fold
from ui.icons import Icon
from ui.models.facts import Fact, fact
from ui.models.form import NameRow
from ui.models.rows import State, Tone
from ui.words import age, capital, clock, day_and_month, listed

EVERY_LINE, NO_TOPIC = "Every line", "No topic"
RETIRED = State(Icon.PROHIBIT, "Retired")
DRAFT = State(Icon.CIRCLE, "Draft")
NOT_VERIFIED = State(Icon.CLOCK_FILL, "Not verified", Tone.WARN)
VERIFIED = State(Icon.CIRCLE_WAVY_CHECK_FILL, "Verified", Tone.GOOD)
OVERDUE = State(Icon.CLOCK_FILL, "Review overdue", Tone.WARN)
DUE_SOON = State(Icon.CLOCK_FILL, "Review due soon", Tone.WARN)
IN_FORCE = State(Icon.CHECK_CIRCLE_FILL, "In force", Tone.GOOD)
EARLIER = State(Icon.CLOCK_FILL, "Earlier")
IN_USE = State(Icon.PHONE, "In use")
BY_DEFAULT = State(Icon.PHONE_CALL, "Rings by default", Tone.GOOD)
UNSAVED = State(Icon.WARNING_FILL, "Not saved", Tone.WARN)
_WAITS = ", draft waits"


class ArticleRow(Struct, frozen=True, kw_only=True):
    """An article of the list: `topic` and `line` are '' for none, `due_short` stands for `due` in a narrow window,
    `stands` is its state also while something typed is not saved, `words` is what the filter looks at.

    There are tens of thousands of them: what can be put together when it is looked at is not kept.
    """

    id: str
    title: str
    topic: str
    line: str
    state: State
    stands: str
    version: str
    verified: str
    known: str
    due: str
    due_short: str = ""
    due_tone: Tone = Tone.NEUTRAL
    words: str = ""

    @property
    def about(self) -> str:
        """Topic and line."""
        return f"{apart(self.topic or NO_TOPIC)} · {apart(self.line or EVERY_LINE)}"

    @property
    def spoken(self) -> str:
        """'How to pay, review overdue, topic Payment terms, every line, version 2, never verified, review was …'."""
        about = f"topic {apart(self.topic)}" if self.topic else "no topic"
        reach = f"line {apart(self.line)}" if self.line else "every line"
        stands, version, due = (part[:1].lower() + part[1:] for part in (self.stands, self.version, self.due))
        return listed(self.title, stands, about, reach, version, self.known, due)


class LineRow(Struct, frozen=True, kw_only=True):
    """A line of the list."""

    id: str
    name: str
    number: str
    greeting: str
    state: State
    spoken: str = ""
    words: str = ""


class VersionRow(Struct, frozen=True, kw_only=True):
    """A version of an article: how it stands, when it was written, by whom, and why."""

    id: str
    state: State
    version: str
    when: str
    text: str
    spoken: str = ""


class Around(Struct, frozen=True, kw_only=True):
    """What rows need beside the articles: the day, and the names of topics and lines by their id."""

    today: date
    zone: ZoneInfo
    topics: Mapping[str, str]
    lines: Mapping[str, Line]

    def topic(self, id: str | None) -> str:
        """The name of a topic; 'No topic' for none."""
        return self.topics.get(id, "Another topic") if id else NO_TOPIC

    def line(self, id: str | None) -> str:
        """The name of a line; 'Every line' for none."""
        if not id:
            return EVERY_LINE
        return self.lines[id].name if id in self.lines else "Another line"

    def day(self, at: datetime) -> date:
        """The day of a moment, as this hub counts days."""
        return local_day(at, self.zone)


def article_rows(articles: Sequence[Listed], around: Around) -> list[ArticleRow]:
    return [_article_row(one, around) for one in articles]


def _article_row(one: Listed, around: Around) -> ArticleRow:
    state = article_state(one, around.today)
    topic, line = around.topic(one.topic_id), around.line(one.line_id)
    is_draft = one.state is ArticleState.DRAFT
    due = "" if is_draft or one.retired_at is not None else review_words(one.review_due, around.today)
    verified = "" if is_draft else verified_words(one, around)
    known = f"verified {verified}" if one.verified_at else "never verified"
    return ArticleRow(
        id=one.id,
        title=one.title,
        topic=topic if one.topic_id else "",
        line=line if one.line_id else "",
        state=state,
        stands=state.word,
        version=intern(f"Version {one.version}" + (_WAITS if one.has_draft else "")),
        verified=intern(capital(verified)),
        known="" if is_draft else intern(known),
        due=intern(due),
        due_short=intern(capital(due.removeprefix("Review "))) if one.review_due else "",
        due_tone=Tone.WARN if state in (OVERDUE, DUE_SOON) else Tone.NEUTRAL,
        words=fold(f"{one.title} {topic} {line} {state.word} {one.verifier} {one.reference}"),
    )


def article_state(one: Listed | Article, today: date) -> State:
    """How an article stands: retired, a draft, verified, or in want of somebody who looks at it."""
    if one.retired_at is not None:
        return RETIRED
    if one.state is ArticleState.DRAFT:
        return DRAFT
    if one.review_due is not None and one.review_due < today:
        return OVERDUE
    if one.review_due is not None and one.review_due <= today + SOON:
        return DUE_SOON
    return VERIFIED if one.verified_at else NOT_VERIFIED


def verified_words(one: Listed | Article, around: Around) -> str:
    """'12 days ago'; 'never' where nobody said so."""
    return age(around.day(one.verified_at), around.today)[0] if one.verified_at else "never"


def review_words(due: date | None, today: date) -> str:
    """'Review by 3 Sep', 'Review due 1 Feb' where that is past."""
    if due is None:
        return "No review planned"
    return f"Review due {dated(due, today)}" if due < today else f"Review by {dated(due, today)}"


def dated(day: date, today: date) -> str:
    """'3 Sep', with the year where that is another."""
    return day_and_month(day) if day.year == today.year else f"{day_and_month(day)} {day.year}"


def article_facts(article: Article, around: Around) -> list[Fact]:
    """What should be known of an article."""
    known = verified_words(article, around)
    if article.verified_at and article.verifier:
        known += f" by {article.verifier}"
    elif article.verifier:
        known += f"; {article.verifier} is to do so"
    review = review_words(article.review_due, around.today)
    line = around.line(article.line_id)
    facts = fact("Topic", f"{around.topic(article.topic_id)} · {apart(line)}")
    if article.state is ArticleState.APPROVED:
        facts += fact("Verified", f"{capital(known)}; {review[:1].lower()}{review[1:]}")
    return facts + fact("Found by", "; ".join(article.keywords)) + fact("Reference", article.reference)


def line_facts(line: Line, number: str) -> list[Fact]:
    """What should be known of a line; `number` as people read it."""
    return fact("Number", number or "No number yet") + fact("Reference", line.reference)


def version_rows(versions: Sequence[Version], in_force: Article, around: Around) -> list[VersionRow]:
    """The newest first."""
    return [_version_row(one, in_force, around) for one in versions]


def _version_row(one: Version, in_force: Article, around: Around) -> VersionRow:
    if one.state is ArticleState.DRAFT:
        state = DRAFT
    elif one.version == in_force.version:
        state = IN_FORCE if in_force.retired_at is None else RETIRED
    else:
        state = EARLIER
    day = around.day(one.at)
    when = clock(one.at, around.zone) if day == around.today else dated(day, around.today)
    number = f"Version {one.version}"
    text = f"{apart(one.by)}: {one.note}" if one.note else one.by
    spoken = listed(number, state.word.lower(), when, text)
    return VersionRow(id=one.id, state=state, version=number, when=when, text=text, spoken=spoken)


def version_words(one: Version, around: Around) -> str:
    """'Mia Okafor, 3 Mar 14:20: the new prices'."""
    day, time = around.day(one.at), clock(one.at, around.zone)
    when = f"today {time}" if day == around.today else f"{dated(day, around.today)} {time}"
    return f"{apart(one.by)}, {when}" + (f": {one.note}" if one.note else "")


def line_rows(lines: Sequence[Line], shown: Mapping[str, str], default_id: str) -> list[LineRow]:
    """Lines by name; `shown` tells their numbers as people read them."""
    return [_line_row(line, shown.get(line.number, line.number), line.id == default_id) for line in lines]


def _line_row(line: Line, number: str, is_default: bool) -> LineRow:
    state = line_state(line, is_default)
    return LineRow(
        id=line.id,
        name=line.name,
        number=number or "No number",
        greeting=line.greeting or "No greeting",
        state=state,
        spoken=listed(line.name, number or "no number", state.word.lower(), line.greeting),
        words=fold(f"{line.name} {number} {line.number} {line.greeting} {state.word} {line.reference}"),
    )


def line_state(line: Line, is_default: bool) -> State:
    """How a line stands."""
    if line.retired_at is not None:
        return RETIRED
    return BY_DEFAULT if is_default else IN_USE


def topic_names(text: str, topics: Mapping[str, str]) -> list[NameRow]:
    """The topics with every word of `text` in their name, those that begin with it first."""
    words, wanted = fold(text).split(), fold(text)
    found = [(id, name) for id, name in topics.items() if all(word in fold(name) for word in words)]
    found.sort(key=lambda one: not fold(one[1]).startswith(wanted))
    return [NameRow(id=f"topic:{id}", name=name) for id, name in found]
