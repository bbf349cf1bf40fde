"""A desk put together: what one room changes, the others know."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.directory.estates import OrphanKind
from frontdesk.directory.keeping import Kind
from frontdesk.errors import NotAllowed, NotFound, Stale
from frontdesk.exchange.fields import Noun
from frontdesk.knowledge.wording import Wording
from tests.calls.notes import notes
from tests.cli.house import AVA, BEN, BY, FACILITIES, open_house

HOURS = Wording(title="Opening hours", say="We open at nine.")


@pytest.fixture
def desk(tmp_path: Path, stopped_clock: StoppedClock) -> Iterator[Desk]:
    opened = open_house(tmp_path / "hub.db", stopped_clock)
    yield opened
    opened.close()


def vouched_for(desk: Desk, verifier: str) -> str:
    """An article that somebody verified."""
    made = desk.articles.write(HOURS, by=BY)
    desk.articles.approve(made.id, seen=HOURS, verifier=verifier, by=BY)
    return made.id


def called(desk: Desk, person_id: str) -> str:
    """A call of a colleague."""
    logged = desk.calls.log(notes(received="", topic_id=None, person_id=person_id), Outcome.ANSWERED, by=BY)
    return logged.call.id


def test_a_colleague_who_has_another_name_and_number_is_recognised_by_both(desk: Desk) -> None:
    call = called(desk, AVA.id)
    desk.keeping.change_person(AVA.id, {"name": "Ava Lind", "numbers": ["(570) 555-0150"]}, by=BY)
    desk.follow()
    (known,) = desk.callers.recognise("570 555 0150").candidates
    assert (known.name, known.numbers, known.person_id) == ("Ava Lind", ("+15705550150",), AVA.id)
    assert desk.callers.recognise("231").candidates == ()
    assert desk.log.record(call).line.caller == "Ava Lind"


def test_who_verified_an_article_still_does_under_another_name(desk: Desk) -> None:
    article = vouched_for(desk, "Ava Dunne")
    desk.keeping.change_person(AVA.id, {"name": "Ava Lind"}, by=BY)
    assert desk.knowledge.article(article).verifier == "Ava Lind"
    left = desk.retiring.leaving(desk.directory.person(AVA.id).party)
    assert [one.id for one in left.of(OrphanKind.ARTICLE)] == [article]
    written = desk.articles.versions_of(article)[0]
    assert (written.by, written.say) == ("Mona", "We open at nine.")
    desk.undo()
    assert desk.knowledge.article(article).verifier == "Ava Dunne"


def test_a_department_that_is_called_otherwise_still_vouches_for_its_articles(desk: Desk) -> None:
    article = vouched_for(desk, "facilities")
    desk.keeping.change_department(FACILITIES.id, {"name": "House services"}, by=BY)
    assert desk.knowledge.article(article).verifier == "House services"


def test_a_name_that_comes_from_a_file_is_known_everywhere(desk: Desk, tmp_path: Path) -> None:
    article, call = vouched_for(desk, "Ava Dunne"), called(desk, AVA.id)
    file = tmp_path / "people.csv"
    file.write_text("name,mail\nAva Lind,ava@house.example\n", encoding="utf-8")
    desk.importing.apply(desk.importing.plan(Noun.PEOPLE, file), by=BY)
    assert desk.knowledge.article(article).verifier == "Ava Lind"
    assert desk.log.record(call).line.caller == "Ava Lind"


def test_names_that_change_hands_in_one_file_take_their_articles_along(desk: Desk, tmp_path: Path) -> None:
    of_ava = vouched_for(desk, "Ava Dunne")
    hours = Wording(title="Parking", say="Behind the house.")
    of_ben = desk.articles.write(hours, by=BY).id
    desk.keeping.change_person(BEN.id, {"name": "Benno Cole"}, by=BY)
    desk.articles.approve(of_ben, seen=hours, verifier="Benno Cole", by=BY)
    file = tmp_path / "people.csv"
    file.write_text("name,mail\nBenno Cole,ava@house.example\nAva Dunne,ben@house.example\n", encoding="utf-8")
    desk.importing.apply(desk.importing.plan(Noun.PEOPLE, file), by=BY)
    assert [desk.knowledge.article(id).verifier for id in (of_ava, of_ben)] == ["Benno Cole", "Ava Dunne"]


def test_the_line_that_rings_by_default_does_so_under_another_name(desk: Desk) -> None:
    desk.lines.add(name="Alpha", greeting="Alpha here", by=BY)
    beta = desk.lines.add(name="Beta", greeting="Beta here", by=BY)
    desk.set("line", "Beta")
    renamed = desk.lines.change(beta.id, name="Beta House", by=BY)
    assert (desk.lines.default(), desk.settings().line) == (renamed, "Beta House")
    desk.undo()
    assert (desk.lines.default(), desk.settings().line) == (beta, "Beta")


def test_the_line_that_is_called_as_the_settings_say_from_the_start_may_be_renamed_too(desk: Desk) -> None:
    desk.lines.add(name="Alpha", greeting="Alpha here", by=BY)
    main = desk.lines.add(name="Main line", greeting="Good day", by=BY)
    renamed = desk.lines.change(main.id, name="Head line", by=BY)
    assert desk.lines.default() == renamed


def undone(desk: Desk) -> Notes:
    """The notes of the call that is taken back now."""
    taken = desk.undo()
    assert taken.notes is not None
    return taken.notes


def test_the_undone_call_of_somebody_new_keeps_their_name_and_organisation(desk: Desk) -> None:
    noted = notes(topic_id=None, caller_name="Eva Lind", organisation="Lind AB")
    desk.calls.log(noted, Outcome.ANSWERED, by=BY)
    back = undone(desk)
    assert (back.caller_id, back.caller_name, back.organisation) == (None, "Eva Lind", "Lind AB")


def test_the_undone_first_call_of_a_colleague_is_still_theirs(desk: Desk) -> None:
    called(desk, AVA.id)
    back = undone(desk)
    assert (back.caller_id, back.person_id) == (None, AVA.id)


def test_a_name_that_was_noted_of_a_nameless_caller_is_kept_when_the_call_is_undone(desk: Desk) -> None:
    first = desk.calls.log(notes(topic_id=None), Outcome.ANSWERED, by=BY).call
    noted = notes(topic_id=None, caller_id=first.caller_id, caller_name="Ture Alm", organisation="Alm AB")
    desk.calls.log(noted, Outcome.ANSWERED, by=BY)
    back = undone(desk)
    assert (back.caller_id, back.caller_name, back.organisation) == (first.caller_id, "Ture Alm", "Alm AB")


def test_an_undone_call_that_joined_a_hand_off_says_to_whom_it_went(desk: Desk) -> None:
    made = desk.calls.log(notes(topic_id=None, passing=Passing(to=BEN.party)), Outcome.HANDED_OFF, by=BY)
    assert made.handoff is not None
    joins = Passing(joins=made.handoff.id)
    desk.calls.log(notes(topic_id=None, caller_id=made.call.caller_id, passing=joins), Outcome.HANDED_OFF, by=BY)
    assert undone(desk).passing == Passing(joins=made.handoff.id, to=BEN.party)


def test_undo_takes_back_a_setting_of_this_desk_and_no_other(desk: Desk) -> None:
    desk.set("export_formats", "PDF")
    desk.remember("export_folder", "/tmp")
    desk.undo()
    assert (desk.settings().export_formats, desk.settings().export_folder) == ("CSV", "/tmp")


def test_a_setting_of_this_desk_is_not_taken_back_by_whoever_signs_on_next(tmp_path: Path, desk: Desk) -> None:
    desk.sign_on("Nina")
    desk.set("export_formats", "PDF")
    desk.sign_on("Olle")
    with pytest.raises(NotFound):
        desk.undo()
    assert desk.settings().export_formats == "PDF"
    desk.sign_on("Nina")
    desk.undo()
    assert desk.settings().export_formats == "CSV"


def test_a_setting_of_this_desk_that_was_chosen_anew_since_stays(desk: Desk) -> None:
    desk.set("export_formats", "PDF")
    desk.remember("export_formats", "XLSX")
    with pytest.raises(Stale, match=r"was chosen anew since\.$"):
        desk.undo()
    assert desk.settings().export_formats == "XLSX"


def test_a_caller_who_was_made_one_with_another_is_not_brought_back_beside_them(desk: Desk) -> None:
    first, second = (
        desk.calls.log(notes(topic_id=None, received=number, caller_name=name), Outcome.ANSWERED, by=BY).call
        for number, name in (("570 555 0177", "Ina A"), ("570 555 0178", "Ina B"))
    )
    assert first.caller_id
    assert second.caller_id
    desk.merging.merge(Kind.CALLER, first.caller_id, second.caller_id, by=BY)
    with pytest.raises(NotAllowed, match=r"^Ina B was made one with another caller\.$"):
        desk.keeping.bring_back(Kind.CALLER, second.caller_id, by=BY)
    desk.undo()
    desk.follow()
    assert [one.name for one in desk.callers.recognise("570 555 0178").candidates] == ["Ina B"]
