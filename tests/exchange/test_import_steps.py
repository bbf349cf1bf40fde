"""An import is one short step: all of it or nothing, undone at once, refused where the hub moved on."""

from pathlib import Path

import pytest

from frontdesk.directory.model import PartyKind
from frontdesk.errors import Refused, Stale
from frontdesk.exchange.fields import Noun
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import broken_links
from frontdesk.hub.tables import settings
from tests.exchange.importing import OPERATOR, Files, fates
from tests.hub.engines import hub as hub
from tests.hub.engines import hub_file as hub_file
from tests.hub.engines import new_file as new_file
from tests.hub.engines import server as server

MANY = "name,mail,department,phone\n" + "".join(
    f"Person {n},p{n}@example.com,Department {n % 7},+1 570 555 {n:04}\n" for n in range(2_500)
)
TOPICS = "topic,owner,deputies\nInvoices,Anna Berg,Bo Ek\nReturns,Bo Ek,\n"


class Cancelled(Exception):
    """What a progress raises to end an import."""


@pytest.fixture
def files(hub: Hub, tmp_path: Path) -> Files:
    return Files(hub, tmp_path)


def everything(files: Files) -> dict[str, list[str]]:
    return {kind: sorted(files.rows(kind)) for kind in ("people", "departments", "topics", "articles")}


NOTHING: dict[str, list[str]] = {"people": [], "departments": [], "topics": [], "articles": []}


def test_F62_looking_at_a_file_writes_nothing(files: Files) -> None:
    files.plan(Noun.TOPICS, TOPICS, owners=PartyKind.PERSON)
    assert (everything(files), files.hub.seq()) == (NOTHING, 0)


def test_thousands_of_people_are_one_step_that_the_journal_vouches_for(files: Files) -> None:
    done = files.bring(Noun.PEOPLE, MANY)
    assert (done.new, len(done.created)) == (2_500, 7)
    with files.hub.read() as connection:
        assert list(broken_links(connection)) == []
    assert files.rows("people")["Person 2499"]["numbers"] == ("+15705552499",)
    assert files.hub.undo(by=OPERATOR.name, desk=OPERATOR.desk).verb == "people.import"
    assert everything(files) == NOTHING


def test_undo_takes_back_topics_their_owners_and_who_was_made(files: Files) -> None:
    files.bring(Noun.TOPICS, TOPICS, owners=PartyKind.PERSON)
    files.bring(Noun.TOPICS, "topic,owner,deputies\nInvoices,Bo Ek,Ida Ny\n", owners=PartyKind.PERSON)
    assert files.chain("Invoices") == ["Bo Ek", "Ida Ny"]
    files.hub.undo(by=OPERATOR.name, desk=OPERATOR.desk)
    assert files.chain("Invoices") == ["Anna Berg", "Bo Ek"]
    assert "Ida Ny" not in files.rows("people")
    files.hub.undo(by=OPERATOR.name, desk=OPERATOR.desk)
    assert everything(files) == NOTHING


def test_F62_one_refused_row_keeps_all_out_and_is_named(files: Files) -> None:
    plan = files.plan(Noun.PEOPLE, "name,mail\nAnna Berg,\nBo Ek,none at all\n")
    with pytest.raises(Refused) as refused:
        files.importing.apply(plan, by=OPERATOR)
    assert str(refused.value) == (
        "1 row is refused, so nothing was imported: line 3: “none at all” is not one mail address."
    )
    assert (everything(files), files.hub.seq()) == (NOTHING, 0)


def test_of_many_refused_rows_the_first_are_named_and_the_others_counted(files: Files) -> None:
    plan = files.plan(Noun.TOPICS, "topic,owner\n" + "".join(f"Topic {n},Anna Berg\n" for n in range(9)))
    with pytest.raises(Refused) as refused:
        files.importing.apply(plan, by=OPERATOR)
    assert str(refused.value) == (
        "9 rows are refused, so nothing was imported: lines 2, 3, 4, 5, 6: nobody in the directory goes by "
        "“Anna Berg”; import them first, or use --create-owners; and 4 more rows."
    )


def test_a_plan_does_not_hold_when_the_directory_changed_since(files: Files) -> None:
    plan = files.plan(Noun.PEOPLE, "name\nAnna Berg\n")
    files.bring(Noun.PEOPLE, "name\nAnna Berg\n")
    before = files.hub.seq()
    with pytest.raises(Stale):
        files.importing.apply(plan, by=OPERATOR)
    assert files.hub.seq() == before
    assert fates(files.plan(Noun.PEOPLE, "name\nAnna Berg\n")) == [(2, "Anna Berg", "same")]


def test_a_plan_holds_when_something_else_was_written_since(files: Files) -> None:
    plan = files.plan(Noun.PEOPLE, "name\nAnna Berg\n")
    with files.hub.step("settings.set", by=OPERATOR.name, desk=OPERATOR.desk) as step:
        step.insert(settings, [{"id": "line", "value": "Support"}])
    assert files.importing.apply(plan, by=OPERATOR).new == 1


def test_progress_is_told_and_ends_with_everything_done(files: Files) -> None:
    told: list[tuple[str, int, int]] = []
    plan = files.plan(Noun.PEOPLE, MANY, progress=lambda *step: told.append(step))
    files.importing.apply(plan, by=OPERATOR, progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] != "keeping a copy"] == [
        ("reading", 0, 2_500), ("reading", 1_000, 2_500), ("reading", 2_000, 2_500), ("reading", 2_500, 2_500),
        ("comparing", 0, 2_500), ("comparing", 1_000, 2_500), ("comparing", 2_000, 2_500), ("comparing", 2_500, 2_500),
        ("writing", 0, 2_507), ("writing", 7, 2_507), ("writing", 1_007, 2_507), ("writing", 2_007, 2_507),
        ("writing", 2_507, 2_507),
    ]  # fmt: skip


@pytest.mark.parametrize("at", [0, 1_007, 2_507])
def test_an_import_that_is_cancelled_leaves_nothing_behind(files: Files, at: int) -> None:
    def cancel(_what: str, done: int, _of: int) -> None:
        if done == at:
            raise Cancelled

    plan = files.plan(Noun.PEOPLE, MANY)
    with pytest.raises(Cancelled):
        files.importing.apply(plan, by=OPERATOR, progress=cancel)
    assert (everything(files), files.hub.seq()) == (NOTHING, 0)
    assert files.importing.apply(plan, by=OPERATOR).new == 2_500


def test_looking_at_a_file_can_be_cancelled(files: Files) -> None:
    def cancel(_what: str, done: int, _of: int) -> None:
        if done == 1_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        files.plan(Noun.PEOPLE, MANY, progress=cancel)
