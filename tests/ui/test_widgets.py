"""Painted parts: what they say aloud, what they show, and what they leave alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.painting import shown
from ui.icons import Icon
from ui.models.rows import (
    State,
    Tone,
)
from ui.theme import Look, Theme, Type
from ui.widgets.band import CallBand, DayBand, DayHead, LineBand, TodayBand
from ui.widgets.box import Box
from ui.widgets.caller import CallerHeading, CallerWords, Fact
from ui.widgets.fields import FieldFrame, Note
from ui.widgets.figures import Figure, Figures
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton, keycap_width
from ui.widgets.lists import (
    OwnerList,
)
from ui.widgets.painted import Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.preview import SayLine, SayPanel, SayWords
from ui.widgets.rail import Rail, RailRoom
from ui.widgets.record import RecordHead
from ui.widgets.sentence import Sentence
from ui.widgets.steps import LastCall, Steps
from ui.widgets.strip import Strip, StripKind, StripWords
from ui.widgets.table_header import HandoffHeader
from ui.widgets.tabs import Filter, Tab, Tabs
from ui.widgets.wrapping import wrap


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, Theme.LIGHT)
    yield look
    look.choose(Theme.LIGHT)


OPEN = State(Icon.CIRCLE, "Open")


def test_a_button_says_its_key(qtbot: QtBot, look: Look) -> None:
    button = KeyButton(look, "Hand off", "F6")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Hand off, F6"
    assert button.height() == 32
    button.show_act("Join Henrik’s open hand-off", "Enter")
    assert button.accessibleName() == "Join Henrik’s open hand-off, Enter"


def test_only_the_primary_button_has_the_colour_of_enter(qtbot: QtBot, look: Look) -> None:
    quiet, primary = KeyButton(look, "Hold", "F7"), KeyButton(look, "Hand off", "Enter", is_primary=True)
    assert shown(qtbot, quiet, 120, 32).pixelColor(60, 2).name() == look.tokens.hover.lower()
    assert shown(qtbot, primary, 120, 40).pixelColor(60, 2).name() == look.tokens.accent_fill.lower()
    primary.setEnabled(False)
    assert primary.grab().toImage().pixelColor(60, 2).name() == look.tokens.hover.lower()


def test_keycaps_are_never_narrower_than_they_are_high(qapp: QApplication, look: Look) -> None:
    assert keycap_width(look, "/") == 20
    assert keycap_width(look, "Ctrl K") > 35
    assert keycap_width(look, "") == 0


def test_the_strip_keeps_its_place_when_nothing_is_owed(qtbot: QtBot, look: Look) -> None:
    strip = Strip(look)
    words = StripWords(
        kind=StripKind.OWED, lead="Owed", strong="Henrik promised a call back by 15:00", rests=("Duplicate invoice",),
        state=State(Icon.CHECK_CIRCLE, "Acknowledged", note="11:20"),
    )  # fmt: skip
    strip.show_words(words)
    assert shown(qtbot, strip, 772, 40).pixelColor(400, 2).name() == look.tokens.warn_tint.lower()
    assert strip.text() == ("Owed: Henrik promised a call back by 15:00, Duplicate invoice, Acknowledged, 11:20")
    strip.show_words(None)
    assert strip.height() == 40
    assert strip.text() == ""


def test_the_caller_is_told_in_one_sentence(qtbot: QtBot, look: Look) -> None:
    heading = CallerHeading(look)
    shown(qtbot, heading, 772, 52)
    assert heading.text().startswith("Ready for the next call")
    heading.show_caller(
        CallerWords(name="Tibor Halasz", number="+1 570 555 0142", facts=[Fact("usually speaks with", "Yara")])
    )
    heading.grab()
    assert heading.text() == "Caller: Tibor Halasz, +1 570 555 0142, usually speaks with Yara"


@pytest.mark.parametrize("marked_up", ["<b>bold</b>", "&amp;", "<img src='http://example.com/x.png'>"])
def test_text_is_never_taken_for_markup(qtbot: QtBot, look: Look, marked_up: str) -> None:
    labels: list[QLabel] = [Words(look, marked_up), Sentence(look, marked_up)]
    for label in labels:
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == marked_up


def test_a_sentence_takes_the_lines_it_needs(qtbot: QtBot, look: Look) -> None:
    words = Sentence(look, "Henrik Solberg will call you by 15:00 today on 570 555 0142 about the duplicate invoice.")
    qtbot.addWidget(words)
    assert words.heightForWidth(340) == 84
    assert words.heightForWidth(2000) == 28


def test_wrapping_loses_no_word(qapp: QApplication, look: Look) -> None:
    text = "Ask for the invoice number and both charge dates.\nThen wait."
    lines = wrap(text, look.font(Type.TEXT), 120)
    assert len(lines) > 3
    assert " ".join(lines).split() == text.split()


def test_the_rail_tells_which_room_was_chosen_and_waits_to_be_told(qtbot: QtBot, look: Look) -> None:
    rail = Rail(look, ROOMS)
    shown(qtbot, rail, 76, 600)
    rail.select("console")
    log = rail.childAt(38, 88)
    assert log is not None
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.mouseClick(log, Qt.MouseButton.LeftButton)
    assert chosen.args == ["log"]
    assert rail.selected == "console"


def test_the_label_of_the_open_room_keeps_clear_of_the_edge(qtbot: QtBot, look: Look) -> None:
    rail = Rail(look, (*ROOMS, RailRoom("knowledge", "Knowledge", Icon.BOOK_OPEN, Icon.BOOK_OPEN_FILL, "Ctrl+3")))
    shown(qtbot, rail, 76, 600)
    for room, kind in (("log", Type.SMALL_STRONG), ("knowledge", Type.SMALL)):
        rail.select(room)
        assert rail.item(room).kind is kind
        assert look.width(room.title(), kind) <= rail.item(room).width() - 2


def test_a_badge_is_said_in_words(qtbot: QtBot, look: Look) -> None:
    rail = Rail(look, ROOMS)
    qtbot.addWidget(rail)
    rail.set_badge("log", "1", "1 overdue")
    names = [child.accessibleName() for child in rail.children() if isinstance(child, QWidget)]
    assert "Log, 1 overdue, Ctrl+2" in names


ROOMS = (
    RailRoom("console", "Console", Icon.HEADSET, Icon.HEADSET_FILL, "Ctrl+1"),
    RailRoom("log", "Log", Icon.NOTEBOOK, Icon.NOTEBOOK_FILL, "Ctrl+2"),
)


def test_bands_say_what_they_show(qtbot: QtBot, look: Look) -> None:
    line, day, call, head = LineBand(look), DayBand(look), CallBand(look), DayHead(look)
    line.show_words("Main line", "Good afternoon", "Desk 1 · Alma Reyes")
    day.set_owed(5, 1)
    day.set_status("Undone: hand-off to Edgar")
    call.show_words("Tibor Halasz", "charged twice", "02:41")
    head.show_words("Thursday 12 March", ("Alt ←",), State(Icon.PHONE, "Nobody is on the line"), "Desk 1")
    for band in (line, day, call, head):
        shown(qtbot, band, 1204, band.height())
        band.set_compact(True)
        band.grab()
    assert line.text() == "Main line, Greeting: Good afternoon, Desk 1 · Alma Reyes"
    assert day.text() == "Undone: hand-off to Edgar, Owed today 5, 1 overdue, F2"
    assert call.text() == "On a call, Tibor Halasz, charged twice"
    assert head.text() == "Thursday 12 March, Alt ←, Nobody is on the line, Desk 1"


def test_todays_log_has_four_lines_and_two_where_there_is_little_room(qtbot: QtBot, look: Look) -> None:
    band = TodayBand(look)
    qtbot.addWidget(band)
    assert band.height() == 120
    band.set_compact(True)
    assert band.height() == 64


def test_the_clock_moves_without_talking(qtbot: QtBot, look: Look) -> None:
    panel = Panel(look, "This call")
    shown(qtbot, panel, 384, 600)
    panel.head.show_words("This call", "02:13", State(Icon.CHECK, "Saved", Tone.GOOD))
    panel.head.set_clock("02:14")
    assert panel.head.text() == "This call, Saved"


def test_tabs_and_figures_say_their_counts(qtbot: QtBot, look: Look) -> None:
    tabs, figures = Tabs(look, [Tab("h", "Hand-offs"), Tab("a", "All calls")]), Figures(look)
    tabs.set_count("h", 24)
    tabs.select("h")
    figures.show_figures([Figure("86", "calls"), Figure("52", "answered, 60 %")])
    shown(qtbot, tabs, 600, 44)
    shown(qtbot, figures, 800, 72)
    names = [child.accessibleName() for child in tabs.children() if isinstance(child, QWidget)]
    assert names == ["Hand-offs 24", "All calls"]
    assert figures.text() == "86 calls, 52 answered, 60 %"


def test_the_words_of_an_answer_are_all_read_out(qtbot: QtBot, look: Look) -> None:
    say = SayPanel(look)
    say.show_words(SayWords(sentence="We pay it back.", lines=[SayLine("Ask when.", Icon.QUESTION)], note="Version 4"))
    shown(qtbot, say, 364, 240)
    assert say.text.text() == "We pay it back.\nAsk when.\nVersion 4"
    say.show_words(None, "Choose an answer to see what to say.")
    assert say.text.text() == "Choose an answer to see what to say."


def every_widget(look: Look) -> list[QWidget]:
    record, last = RecordHead(look), LastCall(look)
    record.show_words("Orla Quist", ("Quist & Daughters",), OPEN)
    last.show_words("Lena Korte", "13:31", "Service visits", OPEN)
    return [
        Rail(look, ROOMS), Box(look), CallerHeading(look), ListHeading(look, "Owners", "match"), SayPanel(look),
        Panel(look, "This call"), Steps(look), last, DayBand(look), TodayBand(look), Filter(look), record,
        HandoffHeader(look, "State"), Note(look, "Summary"), FieldFrame(look, "Promise"), OwnerList(look),
        KeyButton(look, "Undo", "Ctrl Z"), Tabs(look, [Tab("a", "All")]),
    ]  # fmt: skip


def test_every_part_has_a_name_for_screen_readers(qtbot: QtBot, look: Look) -> None:
    parts = every_widget(look)
    for part in parts:
        qtbot.addWidget(part)
    nameless = [type(part).__name__ for part in parts if not (spoken(part.focusProxy() or part))]
    assert nameless == []


def spoken(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_a_new_theme_reaches_what_is_already_open(qtbot: QtBot, look: Look, theme: Theme) -> None:
    ground = QWidget()
    column = QVBoxLayout(ground)
    for part in (Words(look, "Henrik"), Box(look), OwnerList(look), Note(look, "Summary")):
        column.addWidget(part)
    look.choose(Theme.DARK if theme is Theme.LIGHT else Theme.LIGHT)
    shown(qtbot, ground)
    look.choose(theme)
    assert ground.grab().toImage().pixelColor(1, 1) == QColor(look.tokens.paper)


def test_two_buttons_share_a_row_evenly(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    buttons = [KeyButton(look, "Not an inquiry", "F8"), KeyButton(look, "Hold", "F7")]
    ground.setLayout(button_rows([buttons]))
    shown(qtbot, ground, 340, 60)
    assert buttons[0].width() == buttons[1].width()


def test_two_rows_of_two_buttons_stand_under_each_other(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    one, other = (KeyButton(look, "Open it again", "Ctrl+L"), KeyButton(look, "Undo", "Ctrl+Z"))
    wide, small = (KeyButton(look, "All the commands there are", "Ctrl+K"), KeyButton(look, "All keys", "F1"))
    ground.setLayout(button_rows([[one, other], [wide, small]]))
    shown(qtbot, ground, 300, 80)
    assert (one.width(), other.x()) == (wide.width(), small.x())
