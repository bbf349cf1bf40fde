"""What can be typed into: the one box, notes, fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.painting import colours, shown
from ui.models.form import Field, Typed
from ui.theme import Look, Theme, Type
from ui.widgets.box import Box
from ui.widgets.fields import FieldFrame, Framed, Note, beginning
from ui.widgets.form import Form
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
    with qtbot.waitSignal(note.filled):
        note.insertFromMimeData(pasted)
    assert len(note.toPlainText()) == 65_536
    with qtbot.waitSignal(note.filled):
        QTest.keyClicks(note, "y")
    assert len(note.toPlainText()) == 65_536
    note.selectAll()
    QTest.keyClicks(note, "y")
    assert note.toPlainText() == "y"


def test_what_is_known_already_is_never_cut(qtbot: QtBot, look: Look) -> None:
    form = Form(look, "A topic", [
        Field(id="words", label="Words", typed=Typed("w" * 3_000)),
        Field(id="text", label="About", typed=Typed("a\u00a0b" * 30_000), is_long=True),
    ])  # fmt: skip
    qtbot.addWidget(form)
    assert [typed.text for typed in form.texts.values()] == ["w" * 3_000, "a\u00a0b" * 30_000]


@pytest.mark.parametrize(
    ("text", "room", "kept"), [("abc", 2, "ab"), ("🧾🧾", 3, "🧾"), ("a🧾", 2, "a"), ("ab", 9, "ab"), ("ab", 0, "")]
)
def test_the_beginning_that_fits_takes_no_letter_apart(text: str, room: int, kept: str) -> None:
    assert beginning(text, room) == kept


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


ADDRESS = "marie-christine.vandenbroucke-hoffmann@purchasing.tarn-valley-cooling.example"


def test_a_line_that_is_longer_than_its_field_is_spelled_out_below_it(qtbot: QtBot, look: Look) -> None:
    fields = [Field(id="mail", label="Mail", typed=Typed("a@b.example")), Field(id="name", label="Name")]
    form = Form(look, "A person", fields)
    shown(qtbot, form, 300, 64)
    usual = form.height()
    editor, whole = form.editor("mail"), form._rows["mail"].whole
    assert isinstance(editor, QLineEdit)
    assert whole.isHidden()
    editor.setText(ADDRESS)
    assert (not whole.isHidden(), whole.text(), whole.accessibleName()) == (True, ADDRESS, ADDRESS)
    assert form.height() > usual
    shown(qtbot, form, 300, form.height())
    assert len(whole._lines(whole.width())) * 20 == whole.height()
    editor.setText("a@b.example")
    assert (whole.isHidden(), form.height()) == (True, usual)


def test_no_hairline_stands_beside_the_ring_of_a_field(qtbot: QtBot, look: Look) -> None:
    look.choose(Theme.CONTRAST)
    ground = QWidget()
    form = Form(look, "A person", [Field(id="name", label="Name"), Field(id="mail", label="Mail")], ground)
    frame = FieldFrame(look, "Promise", ground)
    lines = (frame.add_line("By"), frame.add_line("Way"))
    form.setGeometry(0, 0, 300, 64)
    frame.setGeometry(0, 80, 300, 64)
    qtbot.addWidget(ground)
    with qtbot.waitActive(ground):
        ground.show()
        ground.activateWindow()
    for asked, other, first in ((form, lines[0], form.editor("name")), (frame, form.editor("name"), lines[0])):
        other.setFocus()
        assert asked.grab().toImage().pixelColor(150, 32) == QColor(look.tokens.line)
        first.setFocus()
        assert asked.grab().toImage().pixelColor(150, 32) == QColor(look.tokens.raised)
