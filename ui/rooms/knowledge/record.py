"""The record at the right: an article or a line, to be read or written, and what may be done with it now."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from frontdesk.knowledge.model import Version
from frontdesk.knowledge.rules import Act
from frontdesk.lines.model import Line
from ui.actions import shows_key
from ui.console.knowledge.reading import ArticleRecord, Lists, Record
from ui.console.knowledge.typed import Form, Typed
from ui.models.articles import DRAFT, UNSAVED, article_state, line_state
from ui.models.rows import State
from ui.rooms.knowledge.forms import FormPage
from ui.rooms.knowledge.pages import BESIDE
from ui.rooms.knowledge.views import ArticlePage, DifferencePage, LinePage
from ui.theme import Look, Space, Type
from ui.widgets.columns import Hairline, inset
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Painted, Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.pen import Pen

_OF_ARTICLES = (
    (("knowledge.approve", "Approve", Act.APPROVE), ("knowledge.verify", "Still true", Act.VERIFY)),
    (("knowledge.drop", "Drop draft", Act.DROP), ("knowledge.place", "Place", Act.PLACE),
     ("room.retire", "Retire", Act.RETIRE)),
)  # fmt: skip
_NOTHING = "What is marked in the list stands here."
_TITLES = {Form.WRITE: "New article", Form.PLACE: "Where it belongs", Form.LINE: "New line"}


class StateLine(Painted):
    """How a record stands: icon, word, and what goes with it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 24, parent)
        self._state: State | None = None
        self._note = ""

    def show_state(self, state: State | None, note: str = "") -> None:
        self._state, self._note = state, note
        self.speak(", ".join(part for part in (state.word if state else "", note) if part))

    def paint(self, pen: Pen) -> None:
        x, middle = 0.0, self.height() / 2
        if self._state is not None:
            x = pen.state(0, middle, self._state, self.width(), Type.NAME) + 12
        pen.words(x, middle, self._note, ink="ink2", limit=self.width())


class KnowledgeRecord(Panel):
    """One record. `asked` carries the id of an action whose button was clicked, `typed` the name and the text of a
    field, `version_asked` the id of a version."""

    asked = Signal(str)
    typed = Signal(str, str)
    version_asked = Signal(str)
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Record"), has_head=False, parent=parent)
        self.title, self.state = Words(look, kind=Type.TITLE, wraps=True), StateLine(look)
        self.middle = QStackedWidget()
        self.article, self.line = ArticlePage(look), LinePage(look)
        self.differences, self.nothing = DifferencePage(look), Words(look, self.tr(_NOTHING), ink="ink2", wraps=True)
        self._lines = Hairline(look), Hairline(look)
        self.form: FormPage | None = None
        self.buttons: dict[str, KeyButton] = {}
        self._acts = {"article": self._article_acts(), "line": self._line_acts(), "form": self._form_acts()}
        self._lay_out()
        self.article.said.connect(self.said)
        self.article.version_asked.connect(self.version_asked)
        shows_key("knowledge.versions", self.article.set_key)

    @property
    def shows_differences(self) -> bool:
        """Whether two versions are compared in sight."""
        return self.middle.currentWidget() is self.differences

    def show_record(self, record: Record | None, lists: Lists | None, may: Callable[[Act], bool]) -> None:
        """Show a record to be read; None shows nothing."""
        if record is None or lists is None:
            self._show(self.nothing, "", None)
        elif isinstance(record, Line):
            self.line.show_line(record, lists.numbers.get(record.number, record.number))
            self._show(self.line, record.name, line_state(record, record.id == lists.default_line))
            self._offer("line", record.retired_at is not None, may)
        else:
            self.article.show_record(record, lists.around)
            self._show_article_head(record, lists)
            self._offer("article", record.article.retired_at is not None, may)
            self.middle.setCurrentWidget(self.article)

    def show_difference(self, versions: tuple[Version, ...], place: int, lists: Lists) -> str:
        """Show a version against the one before it; the sentence that tells it."""
        told = self.differences.show_version(versions, place, lists.around)
        self.middle.setCurrentWidget(self.differences)
        return told

    def show_form(self, form: Typed | None, lists: Lists | None, title: str) -> None:
        """Show a form to be filled; None takes it away."""
        if self.form is not None:
            self.middle.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        if form is None or lists is None:
            return
        known = lists.around.lines.values()
        lines = [line for line in known if line.retired_at is None or line.id == form.start.get("line")]
        self.form = FormPage(self._look, form, lists.topics, lines)
        self.form.typed.connect(self.typed)
        self.form.submitted.connect(lambda: self.asked.emit("room.save"))
        self.middle.addWidget(self.form)
        self._show(self.form, title if form.id else self.tr(_TITLES[form.form]), None)
        self.show_unsaved(form)
        self._offer("form", False, lambda _act: True)

    def show_unsaved(self, form: Typed) -> None:
        """Say whether what stands in the form is in the hub."""
        is_draft = form.form in (Form.WRITE, Form.CHANGE)
        note = self.tr("Becomes a draft, to be approved") if is_draft else self.tr("Holds as soon as it is saved")
        self.state.show_state(UNSAVED if form.is_changed else None, note)

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.body.setContentsMargins(Space.PAGE - Space.STEP, 0 if is_compact else 8, Space.PAGE - BESIDE, 0)
        self.setFixedWidth(Space.PANEL if is_compact else Space.PANEL_WIDE)

    def _show_article_head(self, record: ArticleRecord, lists: Lists) -> None:
        state, version = article_state(record.article, lists.around.today), record.article.version
        note = self.tr("Version {}").format(version)
        if record.has_draft and record.draft is not None:
            note = self.tr("Version {}; version {} is in force").format(record.draft.version, version)
            state = DRAFT
        self._show(self.article, record.latest.title, state, note)

    def _show(self, page: QWidget, title: str, state: State | None, note: str = "") -> None:
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.title.updateGeometry()
        self.state.show_state(state, note)
        self.middle.setCurrentWidget(page)
        for part in (self.title, self.state, *self._lines):
            part.setVisible(page is not self.nothing)
        for acts in self._acts.values():
            acts.setVisible(False)

    def _offer(self, kind: str, is_retired: bool, may: Callable[[Act], bool]) -> None:
        """Show the acts of this kind of record, grey where they cannot be done now."""
        self._acts[kind].setVisible(True)
        for rows in (_OF_ARTICLES,) if kind == "article" else ():
            for id, _, act in (one for row in rows for one in row):
                self.buttons[id].setEnabled(may(act))
        for name in ("article", "line"):
            self.buttons[f"{name}.change"].setVisible(not is_retired)
            self.buttons[f"{name}.back"].setVisible(is_retired)
        self.buttons["line.retire"].setVisible(not is_retired)

    # What it is made of

    def _article_acts(self) -> QWidget:
        rows = [[self._button(id, id, words) for id, words, _ in row] for row in _OF_ARTICLES]
        return self._made("article", rows)

    def _line_acts(self) -> QWidget:
        return self._made("line", [[self._button("line.retire", "room.retire", "Retire")]])

    def _form_acts(self) -> QWidget:
        save, let_go = (
            self._button("save", "room.save", "Save"),
            self._button("let-go", "room.let-go", "Let typed words go"),
        )
        return _stacked([], [[save, let_go]])

    def _made(self, name: str, rows: list[list[KeyButton]]) -> QWidget:
        change = KeyButton(self._look, self.tr("Change"), "Enter", is_primary=True)
        change.clicked.connect(lambda: self.asked.emit("room.change"))
        self.buttons[f"{name}.change"] = change
        back = self._button(f"{name}.back", "room.bring-back", "Bring back")
        return _stacked([change, back], rows)

    def _button(self, name: str, id: str, words: str) -> KeyButton:
        button = self.buttons[name] = KeyButton(self._look, self.tr(words))
        button.clicked.connect(lambda: self.asked.emit(id))
        shows_key(id, button.set_key)
        return button

    def _lay_out(self) -> None:
        for page in (self.nothing, self.article, self.line, self.differences):
            self.middle.addWidget(page)
        self.body.addSpacing(8)
        self.body.addLayout(inset(self.title, 0, BESIDE))
        self.body.addLayout(inset(self.state, 0, BESIDE))
        self.body.addSpacing(8)
        self.body.addLayout(inset(self._lines[0], 0, BESIDE))
        self.body.addWidget(self.middle, 1)
        self.body.addLayout(inset(self._lines[1], 0, BESIDE))
        for acts in self._acts.values():
            self.acts.addWidget(acts)


def _stacked(first: list[KeyButton], rows: list[list[KeyButton]]) -> QWidget:
    """Buttons of their own line, and rows of them below."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for button in first:
        column.addWidget(button)
    column.addLayout(button_rows(rows))
    return made
