"""Painted lists: what changes, what is marked, what Enter takes, what is said."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painting import colours, shown
from ui.icons import Icon
from ui.models.list import RowModel
from ui.models.rows import (
    AnswerRow,
    DifferentRow,
    HandoffRow,
    LogRow,
    MoveRow,
    OwedRow,
    OwnerRow,
    PersonRow,
    Row,
    State,
    Tone,
)
from ui.theme import Look, Theme
from ui.widgets.lists import (
    AnswerList,
    DifferentList,
    HandoffList,
    LogList,
    MoveList,
    OwedList,
    OwnerList,
    PersonList,
    RowList,
)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, Theme.LIGHT)
    yield look
    look.choose(Theme.LIGHT)


OPEN = State(Icon.CIRCLE, "Open")
UNKNOWN = State(Icon.QUESTION, "Unknown")
BILLING = OwnerRow(
    id="billing",
    topic="Billing disputes",
    person="Henrik Solberg",
    availability=UNKNOWN,
    match="94 %",
    matched="charged twice",
    then="then Joana Pires",
    act="Hand off to Henrik Solberg",
    act_key="F6",
    spoken="Billing disputes, Henrik Solberg, unknown",
)
COPIES = OwnerRow(id="copies", topic="Invoice copies", person="Pia Lorentz", match="61 %", spoken="Invoice copies")
NOBODY = OwnerRow(id="", topic="None of these: Selma Ottesen", person="", is_catch_all=True, spoken="None of these")


def answers(*titles: str) -> list[AnswerRow]:
    return [AnswerRow(id=title, title=title, spoken=title) for title in titles]


class Heard:
    """What a model told its views."""

    def __init__(self, model: RowModel) -> None:
        self.news: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(lambda _, first, last: self.news.append(("inserted", first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.news.append(("removed", first, last)))
        model.dataChanged.connect(lambda one, other: self.news.append(("changed", one.row(), other.row())))
        model.modelReset.connect(lambda: self.news.append(("reset", 0, 0)))


@pytest.mark.parametrize(
    ("before", "after", "news"),
    [
        ("abc", "abc", []),
        ("", "abc", [("inserted", 0, 2)]),
        ("abc", "", [("removed", 0, 2)]),
        ("abc", "xabc", [("inserted", 0, 0)]),
        ("abc", "abcx", [("inserted", 3, 3)]),
        ("abc", "ac", [("removed", 1, 1)]),
        ("abc", "axc", [("changed", 1, 1)]),
        ("abcd", "axd", [("removed", 2, 2), ("changed", 1, 1)]),
    ],
)
def test_a_list_changes_as_little_as_it_can(
    qapp: QApplication, before: str, after: str, news: list[tuple[str, int, int]]
) -> None:
    model = RowModel()
    model.set_rows(answers(*before))
    heard = Heard(model)
    model.set_rows(answers(*after))
    assert heard.news == news
    assert [row.id for row in model.rows] == list(after)


def test_a_row_that_says_something_else_is_told_as_changed(qapp: QApplication) -> None:
    model = RowModel()
    rows = answers("a", "b", "c")
    model.set_rows(rows)
    heard = Heard(model)
    model.set_rows([rows[0], replace(rows[1], title="B"), rows[2]])
    assert heard.news == [("changed", 1, 1)]


def test_a_screen_reader_hears_the_sentence_of_a_row(qapp: QApplication) -> None:
    model = RowModel()
    model.set_rows([BILLING])
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Billing disputes, Henrik Solberg, unknown"


def test_the_marked_row_is_in_the_colour_of_enter_only_where_enter_takes_it(qtbot: QtBot, look: Look) -> None:
    rows = AnswerList(look)
    rows.set_rows(answers("Duplicate invoice", "Payment terms"), mark=0)
    assert shown(qtbot, rows).pixelColor(200, 4).name() == look.tokens.hover.lower()
    rows.set_takes_enter(True)
    painted = rows.grab().toImage()
    assert painted.pixelColor(200, 4).name() == look.tokens.accent_tint.lower()
    assert painted.pixelColor(1, 18).name() == look.tokens.accent.lower()


def test_high_contrast_frames_what_others_tint(qtbot: QtBot, look: Look) -> None:
    look.choose(Theme.CONTRAST)
    rows = AnswerList(look)
    rows.set_rows(answers("Duplicate invoice"), mark=0)
    assert shown(qtbot, rows).pixelColor(200, 0).name() == "#8c8c8c"


def test_steps_end_at_the_ends_of_the_list(qtbot: QtBot, look: Look) -> None:
    rows = AnswerList(look)
    qtbot.addWidget(rows)
    rows.set_rows(answers("a", "b"), mark=0)
    assert not rows.step(-1)
    assert rows.step(1)
    assert rows.marked.id == "b"
    assert not rows.step(1)
    assert rows.marked.id == "b"


def test_the_marked_row_stays_marked_when_others_come_before_it(qtbot: QtBot, look: Look) -> None:
    rows = HandoffList(look)
    qtbot.addWidget(rows)
    one, two, three = (handoff(id) for id in ("1", "2", "3"))
    rows.set_rows([one, two])
    rows.mark(1)
    rows.set_rows([three, one, two])
    assert rows.marked == two


def handoff(id: str) -> HandoffRow:
    return HandoffRow(id=id, made="13:04", caller="Orla", topic="Dates", owner="Greta", state=OPEN, due="16:00")


def test_what_is_gone_leaves_the_mark_on_the_first_row(qtbot: QtBot, look: Look) -> None:
    rows = AnswerList(look)
    qtbot.addWidget(rows)
    rows.set_rows(answers("a", "b"), mark=1)
    rows.set_rows(answers("c", "d"))
    assert rows.marked.id == "c"
    rows.set_rows([])
    assert rows.marked is None


def test_a_click_points_and_a_double_click_takes(qtbot: QtBot, look: Look) -> None:
    rows = AnswerList(look)
    rows.set_rows(answers("a", "b"), mark=0)
    shown(qtbot, rows)
    with qtbot.waitSignal(rows.pointed) as pointed:
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 50))
    assert pointed.args is not None
    assert pointed.args[0].id == "b"
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    with qtbot.waitSignal(rows.taken) as taken:
        QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert taken.args is not None
    assert taken.args[0].id == "a"


def test_the_catch_all_stands_last_and_in_sight(qtbot: QtBot, look: Look) -> None:
    owners = OwnerList(look)
    many = [replace(COPIES, id=str(n), topic=f"Topic {n}") for n in range(8)]
    owners.set_rows([NOBODY, BILLING, *many], mark=0)
    shown(qtbot, owners, 384, 236)
    assert owners.rows[-1] == NOBODY
    assert owners.marked == BILLING
    above, last = owners.findChildren(RowList)
    assert (above.height(), last.y(), last.height()) == (204, 204, 32)


def test_the_catch_all_stays_where_it_is_when_the_mark_moves_to_it(qtbot: QtBot, look: Look) -> None:
    owners = OwnerList(look)
    owners.set_rows([BILLING, COPIES, NOBODY], mark=0)
    shown(qtbot, owners, 384, 236)
    _, last = owners.findChildren(RowList)
    before = last.y()
    assert owners.step(1)
    assert owners.step(1)
    owners.grab()
    assert owners.marked == NOBODY
    assert last.y() == before
    assert not owners.step(1)


def test_the_row_enter_takes_says_so_and_another_names_the_key_that_would(qtbot: QtBot, look: Look) -> None:
    owners = OwnerList(look)
    owners.set_rows([BILLING], mark=0)
    assert look.tokens.accent_fill.lower() not in colours(shown(qtbot, owners, 384, 140))
    owners.set_takes_enter(True)
    assert look.tokens.accent_fill.lower() in colours(owners.grab().toImage())


def test_an_empty_list_says_what_belongs_there(qtbot: QtBot, look: Look) -> None:
    rows = OwedList(look)
    blank = shown(qtbot, rows)
    rows.set_empty("Nothing is owed today.")
    assert rows.grab().toImage() != blank
    assert rows.accessibleDescription() == "Nothing is owed today."


EVERY_LIST: list[tuple[type[RowList], Row]] = [
    (AnswerList, AnswerRow(id="1", title="A", state=State(Icon.CLOCK_FILL, "Review due 2 Apr", Tone.WARN))),
    (PersonList, PersonRow(id="1", name="Yara Benning", note="Sales", availability=UNKNOWN, number="231")),
    (LogList, LogRow(id="1", time="13:31", who="Lena", summary="?", matter="Visits → Marek", state=OPEN)),
    (OwedList, OwedRow(id="1", due="12:30", caller="Fenwick Ice", matter="Customs", state=OPEN)),
    (DifferentList, DifferentRow(id="1", icon=Icon.MOON, tone=Tone.WARN, title="Rui is away", detail="Selma covers")),
    (HandoffList, HandoffRow(id="1", made="1", caller="O", topic="D", owner="G", state=OPEN, due="16:00")),
    (MoveList, MoveRow(id="1", time="13:04", icon=Icon.BELL, text="Greta reminded")),
]


@pytest.mark.parametrize(("kind", "row"), EVERY_LIST, ids=[kind.__name__ for kind, _ in EVERY_LIST])
def test_every_list_is_named_paints_its_rows_and_leaves_the_focus_alone(
    qtbot: QtBot, look: Look, kind: type[RowList], row: Row
) -> None:
    rows = kind(look)
    blank = shown(qtbot, rows)
    rows.set_rows([row])
    assert rows.grab().toImage() != blank
    assert rows.accessibleName()
    assert rows.focusPolicy() == Qt.FocusPolicy.NoFocus
    rows.set_compact(True)
    rows.grab()


def test_a_row_that_is_half_in_sight_is_left_out(qtbot: QtBot, look: Look) -> None:
    people = PersonList(look)
    shown(qtbot, people, 384, 80)
    assert people.viewport().height() == 64
    people.resize(384, 92)
    people.grab()
    assert people.viewport().height() == 92


def test_keys_pass_through_lists_to_the_window(qtbot: QtBot, look: Look) -> None:
    owners = OwnerList(look)
    qtbot.addWidget(owners)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(owners, event)
    assert not event.isAccepted()


def test_a_screen_reader_finds_the_rows_in_the_list(qtbot: QtBot, look: Look) -> None:
    rows = AnswerList(look)
    qtbot.addWidget(rows)
    rows.set_rows(answers("Duplicate invoice", "Payment terms"), mark=0)
    seen = QAccessible.queryAccessibleInterface(rows)
    children = [seen.child(place) for place in range(seen.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in children]
    assert seen.text(QAccessible.Text.Name) == "Answers"
    assert seen.role() == QAccessible.Role.List
    assert names == ["Duplicate invoice", "Payment terms"]
