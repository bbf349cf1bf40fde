"""Whatever is typed, pasted or called: the window stays, says it as plain text, and keeps it."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel

from frontdesk.callers.model import Caller
from frontdesk.callers.records import caller_row
from frontdesk.directory.model import Department, Person, Topic
from frontdesk.directory.records import named_row, save_chain
from frontdesk.hub import tables
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row
from tests.ui.conftest import Start
from tests.ui.desk_window import MENU, DeskWindow
from tests.ui.house import SETUP, TEN
from ui.actions import ALL

RUBBISH = {
    "NUL": "in\0voice",
    "surrogate": "in\udc80voice\ud83d",
    "right to left": "חשבונית כפולה \u202eecioVNI",
    "emoji": "🧾👩‍👩‍👧‍👦" * 40,
    "marks upon marks": "i" + "\u0301" * 500,
    "no width": "\u200b\u200d\ufeff" * 50,
    "HTML": "<img src='file:///etc/hostname'><script>alert(1)</script><b>in</b>voice",
    "quotes of FTS": "\"in* OR (NEAR(voice) AND -col:x^ '",
    "lines": "in\nvoice\r\nlines\ttabs\x0b\x0c\x85\u2028\u2029",
    "percent": "100 % {0} %s %n {} \\",
}
#: What the log holds of them, where not every sign can be held.
KEPT = {"NUL": "invoice", "emoji": RUBBISH["emoji"], "HTML": RUBBISH["HTML"]}


@pytest.mark.parametrize("kind", RUBBISH)
def test_F44_F50_F52_any_text_can_be_pasted_into_box_summary_and_caller_and_filed(
    desk_window: DeskWindow, kind: str
) -> None:
    words = RUBBISH[kind]
    desk_window.paste(words)
    desk_window.press("Alt+S")
    desk_window.paste(words)
    desk_window.press("F3", "Shift+Tab", "Shift+Tab")
    desk_window.paste(words)
    desk_window.press("Esc", "F9")
    assert desk_window.status.startswith("In the log: kept as a gap for Front desk")
    desk_window.press("Ctrl+2")
    assert desk_window.last_call().outcome.value == "unowned"
    assert desk_window.last_call().summary == KEPT.get(kind, desk_window.last_call().summary)
    assert desk_window.desk.drafts.all() == []


@pytest.mark.parametrize("unit", ["x", "invoice ", "🧾", "x\n"], ids=["one word", "words", "emoji", "lines"])
def test_F45_ten_megabytes_pasted_are_cut_and_the_window_goes_on(desk_window: DeskWindow, unit: str) -> None:
    book = unit * (10_000_000 // len(unit.encode()))
    desk_window.paste(book)
    assert len(desk_window.box.text()) <= 2000
    desk_window.press("Alt+S")
    desk_window.paste(book)
    assert 0 < len(desk_window.room.call_panel.summary.toPlainText()) <= 65_536
    desk_window.press("F9")
    assert desk_window.last_call().outcome.value == "unowned"


def test_F56_names_with_html_are_shown_as_they_are_written_everywhere(start: Start, furnished_home: object) -> None:
    desk_window = start()
    evil = "<b>Bo</b> & <img src=x>"
    with desk_window.desk.hub.step("rubbish", by=SETUP.name, desk=SETUP.desk) as step:
        house = Department(id="evil-house", reference="VLX222", name=f"R&S {evil}")
        step.insert(tables.departments, [named_row(house)])
        step.insert(tables.people, [named_row(Person(id="evil", reference="VLX333", name=evil, numbers=("299",)))])
        step.insert(tables.topics, [named_row(Topic(id="evil-topic", reference="VLX444", name=f"marzipan {evil}"))])
        save_chain(step, "evil-topic", (Person(id="evil", reference="VLX333", name=evil).party,))
        article = Article(id="evil-say", reference="VLX555", title=f"marzipan {evil}", say=evil, body=evil)
        step.insert(tables.articles, [article_row(article)])
        caller = Caller(id="evil-caller", reference="VLX666", name=evil, organisation=evil, numbers=("+15705550166",))
        step.insert(tables.callers, [caller_row(caller)])
    desk_window.follow()
    desk_window.type("570 555 0166")
    desk_window.press("Enter")
    desk_window.type("marzipan")
    desk_window.press("Enter")
    said = {label.text() for label in desk_window.window.findChildren(QLabel) if label.isVisible()}
    assert any(evil in text for text in said)
    tip = QTextDocument()
    tip.setHtml(desk_window.room.call_panel.enter.toolTip())
    assert evil in tip.toPlainText()
    desk_window.press("F4", "Esc", "F6", "Ctrl+2")
    assert desk_window.last_handoff().to.name == evil
    for label in desk_window.window.findChildren(QLabel):
        assert label.textFormat().name == "PlainText"


def test_an_ampersand_in_a_name_is_no_shortcut(desk_window: DeskWindow) -> None:
    with desk_window.desk.hub.step("rubbish", by=SETUP.name, desk=SETUP.desk) as step:
        house = Department(id="safety", reference="SFT222", name="Quality &Safety")
        step.insert(tables.departments, [named_row(house)])
        step.insert(tables.topics, [named_row(Topic(id="slip", reference="SLP222", name="marzipan on the floor"))])
        save_chain(step, "slip", (house.party,))
    desk_window.follow()
    desk_window.type("marzipan")
    assert desk_window.act == desk_window.button == "Choose Quality &Safety"
    desk_window.press("Alt+S")
    assert desk_window.focus() is desk_window.room.call_panel.summary
    assert desk_window.console.call.taken is None


KEYS = sorted({key for action in ALL for key in action.keys} - {"Ctrl+Q", "Ctrl+E"})
PIECES = st.one_of(st.sampled_from(KEYS), st.sampled_from(["e", "1", " ", "A", "+1570555019", "charged twice"]))


@MENU
@settings(max_examples=5)
@given(pieces=st.lists(PIECES, min_size=20, max_size=40))
def test_keys_hammered_in_any_order_raise_nothing_and_lose_nothing(desk_window: DeskWindow, pieces: list[str]) -> None:
    for piece in pieces:
        if piece in KEYS:
            desk_window.press(piece)
        else:
            desk_window.type(piece)
        assert desk_window.program.messages.last.details == ""
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    desk_window.settle()
    kept = {notes.id for notes in desk_window.desk.drafts.all()}
    notes = desk_window.console.call.notes
    assert notes is None or desk_window.console.call.is_blank or notes.id in kept
    assert desk_window.desk.hub.seq() >= 0


@pytest.mark.parametrize("typed", ["99:99", "tomorrow tomorrow", "\0", "999h", "999d", "9999-12-31T23:59", "0001-01-01",
                                   "-1", "²³:⁴⁵", "16.5.3", " "])  # fmt: skip
def test_any_deadline_is_read_or_asked_again(desk_window: DeskWindow, typed: str) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+P")
    desk_window.paste(typed)
    desk_window.press("Enter")
    assert desk_window.program.messages.last.details == ""
    if desk_window.calls():
        assert desk_window.last_handoff().promise.due_at > datetime(2000, 1, 1, tzinfo=TEN.tzinfo)
    else:
        assert desk_window.focus() is desk_window.room.call_panel.due
