"""Which answers are found for whoever reached a line: its own and those for all lines, as many as there is room for."""

from collections.abc import Iterator

import pytest

from frontdesk.calls.model import Notes, Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.hub.hub import Hub
from frontdesk.ids import new_id
from frontdesk.knowledge.wording import Wording


@pytest.fixture
def desk(hub: Hub, stopped_clock: StoppedClock) -> Iterator[Desk]:
    desk = Desk(hub, clock=stopped_clock, operator="Maja")
    yield desk
    desk.close()


def write(desk: Desk, title: str, line_id: str | None) -> None:
    """An approved answer about marzipan."""
    wording = Wording(title=title, say=title, keywords=("marzipan",))
    article = desk.articles.write(wording, line_id=line_id, by=desk.operator)
    desk.articles.approve(article.id, seen=wording, by=desk.operator)


def offered(desk: Desk, line_id: str) -> list[str]:
    return sorted(found.article.title for found in desk.routing.answers("marzipan", limit=2, line_id=line_id))


def test_answers_of_another_line_leave_room_for_those_that_may_be_given(desk: Desk) -> None:
    night = desk.lines.add(by=desk.operator, name="Night line").id
    sales = desk.lines.add(by=desk.operator, name="Sales").id
    for title, line in (("Marzipan", night), ("Marzipan cake", night), ("Our marzipan", sales), ("About it", None)):
        write(desk, title, line)
    desk.follow()
    assert offered(desk, night) == ["Marzipan", "Marzipan cake"]
    assert offered(desk, sales) == ["About it", "Our marzipan"]
    assert len(offered(desk, "")) == 2


def test_a_caller_is_found_by_all_the_words_and_never_among_those_who_only_look_up(desk: Desk) -> None:
    notes = Notes(id=new_id(), started_at=desk.clock.now(), caller_name="Ivo Varga", organisation="Varga Cooling")
    desk.calls.log(notes, Outcome.ANSWERED, by=desk.operator)
    desk.follow()
    assert [one.caller.name for one in desk.look("ivo cool", with_callers=True)[0].callers] == ["Ivo Varga"]
    assert desk.look("ivo invoice", with_callers=True)[0].callers == ()
    assert desk.look("ivo varga")[0].callers == ()
