"""From words to answers, owners and people."""

from frontdesk.callers.cards import CALLER
from frontdesk.callers.model import Caller
from frontdesk.callers.service import Callers
from frontdesk.directory.cards import PERSON, TOPIC
from frontdesk.directory.service import Directory
from frontdesk.directory.standing import Standing
from frontdesk.knowledge.cards import ARTICLE
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.service import Knowledge
from frontdesk.lookup.model import Hit
from frontdesk.lookup.per_thread import DeskFiles
from frontdesk.routing.model import Findings, FoundAnswer, FoundCaller, FoundOwner, FoundPerson
from frontdesk.words import words

ANSWERS, OWNERS, PEOPLE, CALLERS = 5, 5, 6, 4
#: What scores less than this share of the best is noise beside it.
_WORTH_SHOWING = 0.3
#: How many times as many answers are looked at where some of them are of another line.
_FURTHER = 4


class Routing:
    """The one box: finds in the desk's own file, then asks the hub how things stand now."""

    def __init__(self, files: DeskFiles, directory: Directory, knowledge: Knowledge, callers: Callers) -> None:
        self._files = files
        self._directory = directory
        self._knowledge = knowledge
        self._callers = callers

    def find(self, text: str, *, limit: int = 0, line_id: str = "", with_callers: bool = False) -> Findings:
        """Answers, owners and people for `text`, best first; at most `limit` of each, 0 for what a window shows.

        With `line_id` no answer of another line; callers by name only where they are asked for.
        """
        now = self._directory.standing()
        return Findings(
            words=text,
            answers=self.answers(text, limit=limit or ANSWERS, line_id=line_id),
            owners=self._owners(text, limit or OWNERS, now),
            people=self._people(text, limit or PEOPLE, now),
            callers=self.known_callers(text, limit=limit or CALLERS) if with_callers else (),
        )

    def answers(self, text: str, *, limit: int, line_id: str = "") -> tuple[FoundAnswer, ...]:
        """What may be given for `text` to who reached the line `line_id`, '' for any."""
        found = self._answers(text, limit)
        fit = tuple(one for one in found if holds_for(one.article, line_id))
        if len(fit) < len(found):
            fit = tuple(one for one in self._answers(text, _FURTHER * limit) if holds_for(one.article, line_id))
        return fit[:limit]

    def _answers(self, text: str, limit: int) -> tuple[FoundAnswer, ...]:
        """What may be given; the index may still name what no longer may."""
        hits = self._hits(text, ARTICLE, limit)
        articles = self._knowledge.answers_by_id(list(hits))
        return tuple(FoundAnswer(articles[id], hit.score, hit.why) for id, hit in hits.items() if id in articles)

    def owners(self, text: str, *, limit: int) -> tuple[FoundOwner, ...]:
        return self._owners(text, limit, self._directory.standing())

    def people(self, text: str, *, limit: int) -> tuple[FoundPerson, ...]:
        return self._people(text, limit, self._directory.standing())

    def _owners(self, text: str, limit: int, now: Standing) -> tuple[FoundOwner, ...]:
        hits = self._hits(text, TOPIC, limit)
        covers = self._directory.covers_by_id(list(hits), now)
        return tuple(FoundOwner(covers[id], hit.score, hit.why) for id, hit in hits.items() if id in covers)

    def _people(self, text: str, limit: int, now: Standing) -> tuple[FoundPerson, ...]:
        hits = self._hits(text, PERSON, limit)
        people = now.people(hits)
        houses = now.departments({p.department_id for p in people.values() if p.department_id})
        away = self._directory.today(now).away
        return tuple(
            FoundPerson(
                person=people[id],
                department=houses.get(people[id].department_id or ""),
                away_until=away[id].ends_at if id in away else None,
                score=hit.score,
                why=hit.why,
                cover=away[id].cover if id in away else None,
            )
            for id, hit in hits.items()
            if id in people
        )

    def known_callers(self, text: str, *, limit: int) -> tuple[FoundCaller, ...]:
        """Callers who have all of these words in name and organisation, best first.

        Without those of the house, who stand among the people: some words of an inquiry are in some name or other.
        """
        hits = self._hits(text, CALLER, limit)
        known = self._callers.in_use(list(hits))
        return tuple(
            FoundCaller(known[id], hit.score, hit.why)
            for id, hit in hits.items()
            if id in known and known[id].person_id is None and _is_named(known[id], text)
        )

    def callers(self, text: str, *, limit: int) -> list[Hit]:
        """Callers by name, organisation or any part of a number."""
        return self._files.here().find(text, kind=CALLER, limit=limit)

    def _hits(self, text: str, kind: str, limit: int) -> dict[str, Hit]:
        found = self._files.here().find(text, kind=kind, limit=limit)
        least = max((hit.score for hit in found), default=0) * _WORTH_SHOWING
        return {hit.id: hit for hit in found if hit.score >= least}


def _is_named(caller: Caller, text: str) -> bool:
    """Whether every word of `text` begins one of the caller's name or organisation."""
    named = words(f"{caller.name} {caller.organisation}")
    return all(any(part.startswith(word) for part in named) for word in words(text))


def holds_for(article: Article, line_id: str) -> bool:
    """Whether an answer may be given to who reached that line, '' where that is not known."""
    return not line_id or article.line_id in (None, line_id)
