"""From words to answers, owners and people."""

from frontdesk.callers.cards import CALLER
from frontdesk.directory.cards import PERSON, TOPIC
from frontdesk.directory.service import Directory
from frontdesk.directory.standing import Standing
from frontdesk.knowledge.cards import ARTICLE
from frontdesk.knowledge.service import Knowledge
from frontdesk.lookup.model import Hit
from frontdesk.lookup.per_thread import DeskFiles
from frontdesk.routing.model import Findings, FoundAnswer, FoundOwner, FoundPerson

ANSWERS, OWNERS, PEOPLE = 5, 5, 6
#: What scores less than this share of the best is noise beside it.
_WORTH_SHOWING = 0.3


class Routing:
    """The one box: finds in the desk's own file, then asks the hub how things stand now."""

    def __init__(self, files: DeskFiles, directory: Directory, knowledge: Knowledge) -> None:
        self._files = files
        self._directory = directory
        self._knowledge = knowledge

    def find(self, text: str, *, limit: int = 0) -> Findings:
        """Answers, owners and people for `text`, best first; at most `limit` of each, 0 for what a window shows."""
        now = self._directory.standing()
        return Findings(
            words=text,
            answers=self.answers(text, limit=limit or ANSWERS),
            owners=self._owners(text, limit or OWNERS, now),
            people=self._people(text, limit or PEOPLE, now),
        )

    def answers(self, text: str, *, limit: int) -> tuple[FoundAnswer, ...]:
        """What may be given for `text`; the index may still name what no longer may."""
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
            )
            for id, hit in hits.items()
            if id in people
        )

    def callers(self, text: str, *, limit: int) -> list[Hit]:
        """Callers by name, organisation or any part of a number."""
        return self._files.here().find(text, kind=CALLER, limit=limit)

    def _hits(self, text: str, kind: str, limit: int) -> dict[str, Hit]:
        found = self._files.here().find(text, kind=kind, limit=limit)
        least = max((hit.score for hit in found), default=0) * _WORTH_SHOWING
        return {hit.id: hit for hit in found if hit.score >= least}
