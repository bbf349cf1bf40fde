"""The index is brought up to date beside the window: by another process where much was written, never twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.exchange.fields import Noun
from frontdesk.first_start import make_empty
from ui.following import FollowApart, _follow, follow_here

BY = Operator("Maja", "Desk 1")
MANY = 2_100


@pytest.fixture
def desk(own_home: Path) -> Iterator[Desk]:
    """A desk whose index stands at the end of its journal."""
    made = make_empty(own_home / "hub.db", "Front desk")
    made.follow()
    yield made
    made.close()


def write(hub: Path, count: int) -> None:
    """Another program takes over a directory of so many people."""
    file = hub.with_name("people.csv")
    file.write_text("name\n" + "".join(f"Person {n}\n" for n in range(count)), encoding="utf-8")
    other = open_desk(hub)
    other.importing.apply(other.importing.plan(Noun.PEOPLE, file), by=BY)
    other.close()


def people_found(desk: Desk) -> int:
    return len(desk.look("person 20")[0].people)


def test_much_is_followed_by_another_process(desk: Desk, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home / "hub.db", MANY)
    assert desk.follower.is_far_behind
    monkeypatch.setattr(desk, "follow", desk.follower.stands_at)  # so that nothing is done here
    assert FollowApart(own_home / "hub.db")(desk) == desk.hub.seq()
    assert people_found(desk) > 0


def test_little_is_followed_here(desk: Desk, own_home: Path) -> None:
    write(own_home / "hub.db", 30)
    assert not desk.follower.is_far_behind
    assert FollowApart(Path("/nowhere/hub.db"))(desk) == desk.hub.seq()
    assert people_found(desk) > 0


def test_what_another_process_could_not_do_is_done_here(desk: Desk, own_home: Path) -> None:
    write(own_home / "hub.db", MANY)
    assert FollowApart(Path("/nowhere/hub.db"))(desk) == desk.hub.seq()
    assert people_found(desk) > 0


def test_once_it_is_stopped_nothing_is_followed_any_more(desk: Desk, own_home: Path) -> None:
    write(own_home / "hub.db", MANY)
    stood = desk.follower.stands_at()
    follow = FollowApart(own_home / "hub.db")
    follow.stop()
    assert follow(desk) == stood
    assert people_found(desk) == 0
    assert follow_here(desk) == desk.hub.seq()


@pytest.mark.logs("LookupError was reported in crash-")
def test_a_mistake_of_the_other_process_is_reported_without_its_words(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(where: Path) -> Desk:
        raise LookupError("Ivo Varga")

    monkeypatch.setattr("frontdesk.desk.open_desk", fail)
    _follow(own_home / "hub.db")
    (report,) = (own_home / "crashes").iterdir()
    assert "builtins.LookupError" in report.read_text()
    assert "Ivo Varga" not in report.read_text()
    assert capfd.readouterr() == ("", "")
