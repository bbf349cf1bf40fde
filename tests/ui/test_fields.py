"""What can be typed into: the one box, notes, fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painting import colours, shown
from ui.theme import Look, Theme, Type
from ui.widgets.box import Box
from ui.widgets.fields import FieldFrame, Framed, Note
from ui.widgets.keycap import keycap_width


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, Theme.LIGHT)
    yield look
    look.choose(Theme.LIGHT)


def test_the_box_says_what_enter_will_do(qtbot: QtBot, look: Look) -> None:
    box = Box(look)
    blank = shown(qtbot, box, 772, 54)
    assert box.edit.accessibleName() == "What do they need?"
    box.set_act("Hand off to Henrik")
    assert box.act == "Hand off to Henrik"
    assert box.edit.accessibleDescription() == "Enter: Hand off to Henrik"
    assert box.grab().toImage() != blank
    assert box.focusProxy() is box.edit


def test_long_words_in_the_box_do_not_run_into_what_enter_does(qtbot: QtBot, look: Look) -> None:
    box = Box(look)
    box.set_act("Hand off to Henrik")
    shown(qtbot, box, 772, 54)
    free_from = 772 - 3 - 12 - keycap_width(look, "Enter") - 8 - look.width("Hand off to Henrik", Type.STRONG)
    assert box.edit.geometry().right() < free_from


def test_typing_is_told_and_setting_is_not(qtbot: QtBot, look: Look) -> None:
    box = Box(look)
    qtbot.addWidget(box)
    heard: list[str] = []
    box.typed.connect(heard.append)
    box.edit.setText("set")
    QTest.keyClicks(box.edit, "!")
    assert heard == ["set!"]


def test_tab_leaves_a_note_and_undo_takes_back_what_was_typed(qtbot: QtBot, look: Look) -> None:
    note = Note(look, "Summary")
    qtbot.addWidget(note)
    note.setPlainText("Charged twice.")
    assert not note.document().isUndoAvailable()
    assert note.tabChangesFocus()
    QTest.keyClicks(note, "Again. ")
    assert note.toPlainText() == "Again. Charged twice."
    note.undo()
    assert note.toPlainText() == "Charged twice."


def test_a_pasted_megabyte_is_cut(qtbot: QtBot, look: Look) -> None:
    note = Note(look, "Summary")
    qtbot.addWidget(note)
    pasted = QMimeData()
    pasted.setText("x" * 1_000_000)
    note.insertFromMimeData(pasted)
    assert len(note.toPlainText()) == 4000


def test_a_pasted_page_leaves_its_colours_behind(qtbot: QtBot, look: Look) -> None:
    note = Note(look, "Summary")
    qtbot.addWidget(note)
    pasted = QMimeData()
    pasted.setHtml("<h1 style='color:red'>Charged</h1>")
    pasted.setText("Charged")
    note.insertFromMimeData(pasted)
    assert "red" not in note.toHtml()
    assert note.toPlainText() == "Charged"


def test_fields_are_named_after_their_label_and_key(qtbot: QtBot, look: Look) -> None:
    frame = FieldFrame(look, "Promise")
    qtbot.addWidget(frame)
    by, channel, to = (
        frame.add_line("By", "Alt P"),
        frame.add_choice("Channel", [("phone", "Phone")]),
        frame.add_fact("To"),
    )
    assert (by.accessibleName(), channel.accessibleName(), to.accessibleName()) == ("By, Alt P", "Channel", "To")
    assert channel.currentData() == "phone"
    assert frame.height() == 96
    to.setText("Henrik")
    assert to.isReadOnly()
    frame.set_missing(by, True)
    assert by.accessibleDescription() == "Required"
    frame.set_note(to, "on file")
    frame.set_compact(True)
    shown(qtbot, frame, 340, 96)


def test_a_field_with_the_focus_has_a_ring_of_edge_and_not_of_accent(qtbot: QtBot, look: Look) -> None:
    note = Note(look, "Summary")
    framed = Framed(look, note)
    shown(qtbot, framed, 340, 60)
    assert look.tokens.edge.lower() not in colours(framed.grab().toImage())
    note.setFocus()
    QApplication.sendEvent(note, QEvent(QEvent.Type.FocusIn))
    assert framed.focusProxy() is note
