"""The directory's rows of the table."""

from datetime import timedelta

from frontdesk.calls.model import Notes, Outcome
from frontdesk.directory.model import Operator
from frontdesk.ids import new_id
from tests.ui.desk_window import DeskWindow
from tests.ui.house import EDGAR, HENRIK, JOANA, MIA, TEN
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_directory_room import doubled, find, form, go, mark, names, room, title
from ui.models.directory import Page

BENGT = Operator("Bengt", "Desk 2")
NOUNS = {Page.PEOPLE: "person", Page.DEPARTMENTS: "department", Page.TOPICS: "topic"}


@journey("Directory", "go through the seven lists")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    row.does()
    assert room(at).book.page is (Page.DEPARTMENTS if row.way == ("Ctrl Tab",) else Page.RETIRED)
    row.undoes()
    assert room(at).book.page is Page.PEOPLE


@journey("Directory", "filter a list")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    row.does({"words": "edgar"})
    assert names(at) == ["Edgar Lindholm"]
    row.undoes()
    assert len(names(at)) == 8


@journey("Directory", "add a person, a department, a topic")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    written = {"person": "people", "department": "departments", "topic": "topics"}
    for page, noun in NOUNS.items():
        go(at, page)
        row.does({"name": "Nils Berg"}, writes={written[noun]}, said="Nils Berg is ")
        assert "Nils Berg" in names(at)
        row.undoes(said=f"Undone: the new {noun} is gone again.")


@journey("Directory", "change a person, a department, a topic")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    own = {Page.PEOPLE: ("person", {"people", "articles"}), Page.DEPARTMENTS: ("department", {"departments"}),
           Page.TOPICS: ("topic", {"topics"})}  # fmt: skip
    for page, (noun, written) in own.items():  # the person verified an article, which names them anew
        go(at, page)
        row.does({"name": "Nils Berg"}, writes=written, said="Saved: ")
        assert "Nils Berg" in title(at)
        row.undoes(said=f"Undone: the {noun} is as before.")


@journey("Directory", "add an owner or deputy at the end")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    find(at, Page.TOPICS, "duplicate")
    row.does({"name": "henrik"}, writes={"ownership"}, said="Henrik Solberg is deputy 2 now. Ctrl Z undoes.")
    assert at.desk.owning.chain("invoice") == (EDGAR, JOANA, HENRIK)
    row.undoes(said="Undone: owner and deputies of the topic are as before.")


@journey("Directory", "put an owner or deputy up, down, out")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    find(at, Page.TOPICS, "duplicate")
    at.press("Alt+C", *(["Down"] if row.way == ("Alt ↑",) else []))
    said = {"Alt ↑": "Joana Pires is the owner now.", "Alt ↓": "Edgar Lindholm is deputy 1 now.",
            "Alt Del": "Edgar Lindholm is out of the chain; Joana Pires is the owner."}  # fmt: skip
    row.does(writes={"ownership"}, said=f"{said[row.way[0]]} Ctrl Z undoes.")
    after = (JOANA,) if row.way == ("Alt Del",) else (JOANA, EDGAR)
    assert at.desk.owning.chain("invoice") == after
    row.undoes(said="Undone: owner and deputies of the topic are as before.")


@journey("Directory", "own a topic that nobody owns, in Gaps")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    go(at, Page.GAPS)
    row.does({"name": "mia"}, writes={"ownership"}, said="Mia Okafor is the owner now. Ctrl Z undoes.")
    assert at.desk.owning.chain("key") == (MIA,)
    row.undoes(said="Undone: owner and deputies of the topic are as before.")


@journey("Directory", "somebody is away until a time, and who covers")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    row.does({"time": "16", "name": "joana"}, writes={"exceptions"}, said="Edgar Lindholm is away until 16:00")
    noted = next(one for one in at.desk.directory.exemptions() if one.person_id == "edgar")
    assert noted.cover == (JOANA if "name" in row.way else None)
    if row.undo == ("Ctrl Z",):
        row.undoes(said="Undone: nobody is noted as away by that any more.")
    else:
        row.undoes(said="Ended: Edgar Lindholm is as usual again.", leaves={"exceptions"})
        assert all(one.person_id != "edgar" for one in at.desk.directory.exemptions())


@journey("Directory", "a topic goes elsewhere until a time")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    find(at, Page.TOPICS, "duplicate")
    row.does({"name": "mia", "time": "2h"}, writes={"exceptions"}, said="Duplicate invoice goes to Mia Okafor until 12")
    assert at.desk.directory.cover("invoice").answers_now == MIA
    if row.undo == ("Ctrl Z",):
        row.undoes(said="Undone: the topic goes to its owner again.")
    else:
        row.undoes(said="Ended: Duplicate invoice is as usual again.", leaves={"exceptions"})
    assert at.desk.directory.cover("invoice").answers_now == EDGAR


@journey("Directory", "end an absence or a rerouting early")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    find(at, Page.PEOPLE, "marek")
    row.does(writes={"exceptions"}, said="Ended: Marek Dolan is as usual again. Ctrl Z undoes.")
    assert all(one.person_id != "marek" for one in at.desk.directory.exemptions())
    row.undoes(said="Undone: the absence or rerouting goes on as it was noted.")


@journey("Directory", "retire a person or a department, with an heir")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    row.does({"name": "joana"}, writes={"people", "ownership", "handoffs", "calls", "moves", "articles"},
             said="Edgar Lindholm is retired; Joana Pires takes over 1 topic, 1 hand-off, 1 article.")  # fmt: skip
    assert at.desk.owning.chain("invoice") == (JOANA,)
    row.undoes(said="Undone: the person is back, and has everything again that the heir took over.")
    find(at, Page.DEPARTMENTS, "accounting")
    row.does({"name": "service"}, writes={"departments", "people", "ownership"}, said="Accounting is retired; ")
    assert at.desk.directory.person("edgar").department_id == "service"
    row.undoes(said="Undone: the department is back, and has everything again that the heir took over.")


@journey("Directory", "retire a topic")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    find(at, Page.TOPICS, "night")
    row.does(writes={"topics"}, said="Night delivery is retired; what is owed about it stays owed. Ctrl Z undoes.")
    assert at.desk.directory.topic("night").retired_at is not None
    row.undoes(said="Undone: the topic is in use again.")


@journey("Directory", "bring back what is retired, in Retired")
def _(at: DeskWindow, row: Doing) -> None:
    at.desk.retiring.retire(HENRIK, None, by=BENGT)
    at.press("Ctrl+3")
    go(at, Page.RETIRED)
    row.does(writes={"people"}, said="Henrik Solberg is in use again. Ctrl Z undoes.")
    assert at.desk.directory.person("henrik").retired_at is None
    row.undoes(said="Undone: the person is retired again.")


@journey("Directory", "merge doubles, after looking at what it does; or keep the other one")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3")
    doubled(at)
    go(at, Page.DOUBLES)
    keeps_other = "Alt K" in row.way
    row.does(writes={"people"} if keeps_other else {"people", "ownership"}, said="One record now: Mia Okafor, ")
    assert (at.desk.directory.person("mia").retired_at is None) == keeps_other
    row.undoes(said="Undone: the two people are two again.")


def two_gaps(at: DeskWindow) -> None:
    """Two calls in the same words, which nobody could answer."""
    for words in ("rent a marquee", "Rent a marquee?"):
        notes = Notes(id=new_id(), started_at=TEN - timedelta(minutes=5), words=words)
        at.desk.calls.log(notes, Outcome.UNOWNED, by=BENGT)
    at.press("Ctrl+3")
    go(at, Page.GAPS)
    mark(at, "rent")


@journey("Directory", "close a gap and all in the same words, by a topic or with a note")
def _(at: DeskWindow, row: Doing) -> None:
    two_gaps(at)
    row.does({"name": "payment", "words": "We rent out none."}, writes={"gaps"}, said="2 gaps are closed")
    assert at.desk.gaps.open_gaps() == []
    row.undoes(said="Undone: the gap is open again.")


@journey("Directory", "make a topic of a gap")
def _(at: DeskWindow, row: Doing) -> None:
    two_gaps(at)
    row.does({"name": "Marquees"}, writes={"topics", "gaps"}, said="Marquees is a topic now. 2 gaps are closed by it.")
    row.undoes(said="Undone: the new topic is gone again, and the gap is open.")


@journey("Directory", "leave a form; all stays as it was, typed words are kept")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3", "Alt+E")
    at.type("Nils")
    row.does()
    assert room(at).record.form is None
    row.undoes()
    assert "Nils" in form(at).texts["name"].text


@journey("Directory", "let typed words go")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+3", "Alt+N")
    at.type("Nils")
    row.does(said="What was typed is gone.")
    assert form(at).texts["name"].text == ""
    row.undoes({"words": "Nils"})
    assert form(at).texts["name"].text == "Nils"
