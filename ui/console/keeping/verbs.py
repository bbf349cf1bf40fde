"""What may be done with a record: the forms it opens, and the verbs that ask for nothing."""

from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.directory.keeping import Kind
from frontdesk.directory.model import Party, PartyKind
from frontdesk.words import apart
from ui.console.keeping import leaving, people, topics
from ui.console.keeping.asking import Ask, Done
from ui.console.telling import undoes
from ui.models.directory import Page

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def end_exemption(id: str, about: str, desk: "Desk") -> Done:
    """End an exception now."""
    desk.directory.end(id, by=desk.operator)
    return Done(f"Ended: {apart(about)} is as usual again. {undoes()}")


def bring_back(kind: Kind, id: str, desk: "Desk") -> Done:
    """Use a retired record again."""
    named = desk.keeping.bring_back(kind, id, by=desk.operator)
    return Done(f"{apart(named.name)} is in use again. {undoes()}")


def retire_topic(id: str, desk: "Desk") -> Done:
    """No longer offer a topic."""
    topic = desk.keeping.retire_topic(id, by=desk.operator)
    return Done(f"{apart(topic.name)} is retired; what is owed about it stays owed. {undoes()}")


def new_for(page: Page, item: Any) -> Ask:
    """The form of a new record, by the list in sight; of a gap, the topic that is missing."""
    if page is Page.DEPARTMENTS:
        return people.new_department
    if page is Page.TOPICS:
        return topics.new_topic
    if page is Page.GAPS:
        is_gap = type(item).__name__ == "GapLine"
        return partial(topics.new_topic, phrase=item.words, gap_id=item.id) if is_gap else topics.new_topic
    return people.new_person


def change_of(kind: str, id: str) -> Ask:
    """The form that changes a record."""
    made = {"person": people.change_person, "department": people.change_department, "topic": topics.change_topic}
    return partial(made[kind], id)


def retiring(kind: str, id: str, name: str) -> Ask:
    """What a person or a department would leave behind."""
    return partial(leaving.leaving, Party(PartyKind(kind), id, name))
