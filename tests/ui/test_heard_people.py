"""Somebody whose name was heard: the row says why they stand there, and Enter takes them where nothing else fits."""

import pytest
from msgspec.structs import replace

from frontdesk.directory.model import Person
from frontdesk.routing.model import Findings, FoundAnswer, FoundPerson, Why
from tests.ui import house
from tests.ui.desk_window import DeskWindow
from ui.console.search import List, best_list
from ui.models.found import heard_words

HEARD = FoundPerson(Person(id="1", reference="", name="Robert Smykowski"), None, None, 0.9, Why("sounds like", "smik"))
ANSWER = FoundAnswer(house.ARTICLES[0], 0.6, Why("name", "invoice"))
WORDS = [
    (Why("sounds like", "smikofski"), "sounds like “smikofski”"),
    (Why("spelt nearly", "nguen"), "spelt nearly “nguen”"),
    (Why("short for", "robert"), "short for “robert”"),
    (Why("in full", "bob"), "“bob” in full"),
    (Why("sounds like", "x" * 100), "sounds like “" + "x" * 24 + "…”"),
    (Why("name", "Robert"), ""),
    (Why("number", "0570"), ""),
]


@pytest.mark.parametrize(("why", "words"), WORDS)
def test_the_words_of_a_reason(why: Why, words: str) -> None:
    assert heard_words(why) == words


def test_the_row_says_why_and_enter_takes_who_was_heard(desk_window: DeskWindow) -> None:
    desk_window.type("mareck dolahn")
    (row,) = desk_window.room.found.people.rows
    assert (row.name, row.matched, row.note) == ("Marek Dolan", "sounds like “mareck”", "Service")
    assert row.spoken.startswith("Marek Dolan, sounds like “mareck”, Service")
    desk_window.press("Enter")
    assert desk_window.console.handoff.goal is not None
    assert desk_window.console.handoff.goal.to == house.MAREK


def test_a_row_that_was_typed_just_so_says_nothing_more(desk_window: DeskWindow) -> None:
    desk_window.type("marek")
    (row,) = desk_window.room.found.people.rows
    assert (row.matched, row.spoken.startswith("Marek Dolan, Service")) == ("", True)


def test_who_was_only_heard_gives_way_to_what_was_found_by_its_words() -> None:
    weak = replace(ANSWER, score=0.4)
    named = replace(HEARD, why=Why("name", "Robert"))
    assert best_list(Findings(words="", people=(HEARD,))) is List.PEOPLE
    assert best_list(Findings(words="", people=(HEARD,), answers=(weak,))) is List.PEOPLE
    assert best_list(Findings(words="", people=(HEARD,), answers=(ANSWER,))) is List.ANSWERS
    assert best_list(Findings(words="", people=(named,), answers=(ANSWER,))) is List.PEOPLE
