"""find: answers, owners, people and callers by words or by any part of a number."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from frontdesk.cli.verb import Answer, Column, Verb, columns
from frontdesk.cli.who import LIMIT, WORDS, name, nothing_found, reason

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.lookup.model import Why

_NOTHING: dict[str, Any] = {
    "say": None, "owner": None, "answers_now": None, "department": None, "role": None, "organisation": None,
    "mail": None, "numbers": [],
}  # fmt: skip


def find(desk: "Desk", asked: Namespace) -> Answer:
    """Everything that fits the words, best first; `kind` says what each is."""
    words = " ".join(asked.words)
    desk.follower.catch_up()
    found = [*_answers(desk, words, asked.limit), *_owners(desk, words, asked.limit)]
    found += [*_people(desk, words, asked.limit), *_callers(desk, words, asked.limit)]
    if not found:
        return nothing_found(desk, words)
    numbers = Column("numbers", lambda one: [desk.callers.shown(number) for number in one["numbers"]])
    found.sort(key=lambda one: -one["score"])
    listed = (*columns("kind", "title", "answers_now", "department"), numbers, *columns("why", "score"))
    return Answer(data=found, columns=listed)


def _answers(desk: "Desk", words: str, limit: int) -> Iterator[dict[str, Any]]:
    for one in desk.routing.answers(words, limit=limit):
        article = one.article
        yield _found("answer", article.title, article.reference, one.why, one.score, say=article.say)


def _owners(desk: "Desk", words: str, limit: int) -> Iterator[dict[str, Any]]:
    for one in desk.routing.owners(words, limit=limit):
        topic, owner, now = one.coverage.topic, name(one.coverage.owner), name(one.coverage.answers_now)
        yield _found("owner", topic.name, topic.reference, one.why, one.score, owner=owner, answers_now=now)


def _people(desk: "Desk", words: str, limit: int) -> Iterator[dict[str, Any]]:
    for one in desk.routing.people(words, limit=limit):
        person = one.person
        yield _found(
            "person", person.name, person.reference, one.why, one.score,
            department=one.department.name if one.department else None, role=person.role, mail=person.mail,
            numbers=list(person.numbers),
        )  # fmt: skip


def _callers(desk: "Desk", words: str, limit: int) -> Iterator[dict[str, Any]]:
    for hit in desk.routing.callers(words, limit=limit):
        caller = desk.callers.caller(hit.id)
        yield _found(
            "caller", caller.name, caller.reference, hit.why, hit.score,
            organisation=caller.organisation, numbers=list(caller.numbers),
        )  # fmt: skip


def _found(kind: str, title: str, reference: str, why: "Why", score: float, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "title": title, "reference": reference} | _NOTHING | more | {
        "why": reason(why), "score": score,
    }  # fmt: skip


VERBS = (
    Verb(words="find", help="Answers, owners, people and callers.", run=find, arguments=(WORDS, LIMIT)),
)  # fmt: skip
