"""The knowledge room's rows of the table."""

from frontdesk.knowledge.model import ArticleState
from tests.ui.desk_window import DeskWindow
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_knowledge_room import (
    BENGT,
    another_desk,
    change_elsewhere,
    field,
    go_to,
    marked,
    read,
    record,
    room,
    titles,
)  # fmt: skip


def at_hours(at: DeskWindow, *, drafted: bool = False) -> None:
    """The article on opening hours is marked."""
    at.press("Ctrl+4")
    if drafted:
        change_elsewhere(at, "hours", "From nine.")
    go_to(at, "Opening hours")


def at_lines(at: DeskWindow) -> str:
    """The night line is marked."""
    at.press("Ctrl+4")
    with another_desk(at) as other:
        line = other.lines.add(name="Night line", number="231", by=BENGT)
    at.press("Ctrl+Shift+Tab")
    return line.id


@journey("Knowledge", "go through the five lists")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+4")
    row.does()
    assert room(at).shelf.page.value == ("drafts" if row.way == ("Ctrl Tab",) else "lines")
    row.undoes()
    assert room(at).shelf.page.value == "articles"


@journey("Knowledge", "filter a list")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+4")
    row.does({"words": "overdue terms"})
    assert titles(at) == ["How to pay"]
    row.undoes()
    assert len(titles(at)) == 4


@journey("Knowledge", "write an article, as a draft")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+4")
    row.does({"title": "Closed at Easter", "words": "We are closed."}, writes={"articles"},
             said="Draft written: “Closed at Easter”, ")  # fmt: skip
    made = next(one for one in at.desk.articles.listed() if one.title == "Closed at Easter")
    article = read(at, made.id)
    assert (article.state, article.say) == (ArticleState.DRAFT, "We are closed.")
    row.undoes(said="Undone: the new article is gone again.")


@journey("Knowledge", "change an article: a draft of its next version")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at)
    row.does({"words": "Hello. "}, writes={"versions"},
             said="Draft kept: “Opening hours”; version 1 is given until you approve it. Ctrl Z undoes.")  # fmt: skip
    draft = at.desk.articles.draft_of("hours")
    assert draft is not None
    assert "Hello." in draft.say
    row.undoes(said="Undone: the article’s draft is as it was.")


@journey("Knowledge", "leave a field; what was typed stays")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at)
    at.press("Enter", "Tab")
    at.type("Hello. ")
    row.does()
    assert at.focus() is room(at)
    row.undoes()
    assert at.focus() is not room(at)
    assert "Hello." in field(at, "say")


@journey("Knowledge", "let typed words go")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+4", "Alt+N")
    at.type("Half a thought")
    row.does()
    assert room(at).record.form is None
    row.undoes()
    assert field(at, "title") == "Half a thought"


@journey("Knowledge", "approve the draft")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at, drafted=True)
    row.does(writes={"articles", "versions"}, said="In force: “Opening hours”, version 2; next review by 29 Aug.")
    assert read(at, "hours").say == "From nine."
    row.undoes(said="Undone: the article says what it said, and the draft waits again.")


@journey("Knowledge", "say that it is still true")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at)
    row.does(writes={"articles"}, said="Verified: “Opening hours”")
    assert read(at, "hours").verifier == "Alma Reyes"
    row.undoes(said="Undone: the article is verified as it was before.")


@journey("Knowledge", "drop the draft")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at, drafted=True)
    row.does(writes={"versions"}, said="Dropped: the draft of “Opening hours”; version 1 stays in force.")
    assert at.desk.articles.draft_of("hours") is None
    row.undoes(said="Undone: the draft is there again.")


@journey("Knowledge", "place an article under a topic, on a line")
def _(at: DeskWindow, row: Doing) -> None:
    line = at_lines(at)
    at.press("Ctrl+Tab")
    go_to(at, "Opening hours")
    row.does({"topic": "night del"}, writes={"articles"}, said="Placed: “Opening hours” under ")
    article = read(at, "hours")
    assert (article.topic_id, article.line_id) == (("night", None) if "topic" in row.way else (None, line))
    row.undoes(said="Undone: the article is under its former topic and line.")


@journey("Knowledge", "retire an article")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at)
    row.does(writes={"articles"}, said="Retired: “Opening hours” may no longer be given. Ctrl Z undoes.")
    assert read(at, "hours").retired_at is not None
    row.undoes(said="Undone: the article may be given again.")


@journey("Knowledge", "bring back an article, in Retired")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at)
    with another_desk(at) as other:
        other.articles.retire("hours", by=BENGT)
    at.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab")
    assert marked(at) == "Opening hours"
    row.does(writes={"articles"}, said="Brought back: ")
    assert read(at, "hours").retired_at is None
    row.undoes(said="Undone: the article is retired again.")


@journey("Knowledge", "see what versions differ in, one further back each time")
def _(at: DeskWindow, row: Doing) -> None:
    at_hours(at, drafted=True)
    row.does(said="Draft of version 2 against 1: 1 line added, 1 removed.")
    assert room(at).record.shows_differences
    row.undoes()
    assert not room(at).record.shows_differences


@journey("Knowledge", "name a line, in Lines")
def _(at: DeskWindow, row: Doing) -> None:
    at_lines(at)
    row.does({"name": "Day line"}, writes={"lines"}, said="New line: Day line. Ctrl Z undoes.")
    assert {line.name for line in at.desk.lines.lines()} == {"Night line", "Day line"}
    row.undoes(said="Undone: the new line is gone again.")


@journey("Knowledge", "change a line, in Lines")
def _(at: DeskWindow, row: Doing) -> None:
    at_lines(at)
    row.does({"name": "Late "}, writes={"lines"}, said="Changed: the line ")
    assert "Late" in record(at)[0]
    row.undoes(said="Undone: the line is as it was.")


@journey("Knowledge", "retire a line, in Lines")
def _(at: DeskWindow, row: Doing) -> None:
    at_lines(at)
    row.does(writes={"lines"}, said="Retired: the line Night line; it rings no more.")
    assert at.desk.lines.lines() == ()
    row.undoes(said="Undone: the line rings again.")


@journey("Knowledge", "bring back a line, in Lines")
def _(at: DeskWindow, row: Doing) -> None:
    line = at_lines(at)
    with another_desk(at) as other:
        other.lines.retire(line, by=BENGT)
    row.does(writes={"lines"}, said="Brought back: the line Night line rings again.")
    assert [one.id for one in at.desk.lines.lines()] == [line]
    row.undoes(said="Undone: the line is retired again.")
