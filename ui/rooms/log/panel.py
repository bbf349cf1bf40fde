"""The panel that asks in the record's place, and shows how far files are that are being written."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions import key, shows_key
from ui.console.keeping.asking import Asking
from ui.console.log.files import Files
from ui.models.form import Texts
from ui.rooms.log.scrolled import LEFT, Scrolled
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.facts import FactGroup
from ui.widgets.fields import Choice, Note
from ui.widgets.form import Form
from ui.widgets.keycap import KeyButton
from ui.widgets.panel import Panel, button_rows
from ui.widgets.progress import ProgressBar
from ui.widgets.record import RecordHead

_MOST_GROUPS = 4


class AskPanel(Panel):
    """Asks what an act needs. `submitted` when it is to be done, `edited` when something was typed, `names_asked` for
    a field that completes names; `asked` carries the id of an action whose button was clicked."""

    submitted = Signal()
    edited = Signal()
    names_asked = Signal(str, str)
    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("What is asked"), has_head=False, parent=parent)
        self._head, self.form = RecordHead(look), Form(look, "", ())
        self._groups = [FactGroup(look) for _ in range(_MOST_GROUPS)]
        self.bar = ProgressBar(look)
        self.primary = KeyButton(look, "", "Enter", is_primary=True)
        self.leave = KeyButton(look, self.tr("Leave"), "Esc")
        self.let_go = KeyButton(look, self.tr("Let go"))
        self.choose = KeyButton(look, self.tr("Choose the folder"))
        self._asking: Asking | None = None
        self._lay_out()
        self._connect()

    def show_asking(self, asking: Asking) -> None:
        """Ask this."""
        self._asking = asking
        self.setAccessibleName(asking.title)
        self._head.show_words(asking.title, asking.facts)
        self._replace_form(asking)
        self._show_groups(asking)
        self.primary.show_act(asking.act, "Enter")
        has_fields = bool(asking.fields)
        self.form.setVisible(has_fields)
        self.let_go.setVisible(has_fields)
        self.choose.setVisible(any(one.id == "folder" for one in asking.fields))

    def show_writing(self, files: Files) -> None:
        """Show how far files are; the fields come back when they are written, or were not."""
        is_writing, has_fields = files.is_writing, bool(self._asking and self._asking.fields)
        self.bar.setVisible(is_writing)
        self.form.setVisible(has_fields and not is_writing)
        for part in (self.primary, self.let_go, self.choose):
            part.setEnabled(not is_writing)
        self.leave.setVisible(not is_writing or files.can_stop)
        self.leave.show_act(self.tr("Stop") if is_writing else self.tr("Leave"), "Esc")
        if is_writing:
            self.bar.show_far(files.done, files.of, f"{files.title}: {files.left}")

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.body.setContentsMargins(1, 0, 0, 0)  # what scrolls reaches from edge to edge

    def focus_first(self) -> None:
        """Give the keys to the first field."""
        self.form.focus_first()

    @property
    def texts(self) -> Texts:
        return self.form.texts

    def set_text(self, id: str, text: str) -> None:
        """Let a line say something else."""
        edit = self.form.editor(id)
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One letter chooses why, and goes on to what they say; in a long text Enter is a new line."""
        if isinstance(watched, Note) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_key()
        if isinstance(watched, Choice) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text().lower()
            for place in range(watched.count()):
                if typed and watched.itemText(place).lower().startswith(typed):
                    watched.setCurrentIndex(place)
                    self.edited.emit()
                    self.form.editor("note").setFocus()
                    return True
        return super().eventFilter(watched, event)

    def _replace_form(self, asking: Asking) -> None:
        old, self.form = self.form, Form(self._look, asking.title, asking.fields)
        self.area.replace(old, self.form)
        old.setParent(None)
        old.deleteLater()
        self.form.edited.connect(lambda *_: self.edited.emit())
        self.form.submitted.connect(self.submitted)
        self.form.names_asked.connect(self.names_asked)
        self.form.names_shown.connect(self._show_key)
        for one in asking.fields:
            if one.choices:
                self.form.editor(one.id).setMinimumWidth(80)  # its longest choice needs not fit
        for one in asking.fields:
            if one.id == "reason" or one.is_long:
                self.form.editor(one.id).installEventFilter(self)

    def _show_key(self) -> None:
        """Enter takes a name while some are shown, and is a new line in a long text; then another key does it."""
        field = self.form.focused()
        is_long = isinstance(self.form.editor(field), Note) if field else False
        self.primary.set_key(key("room.save") if self.form.shows_names or is_long else "Enter")

    def _show_groups(self, asking: Asking) -> None:
        for place, group in enumerate(self._groups):
            facts = asking.groups[place] if place < len(asking.groups) else ()
            group.show_facts(facts, has_line=place > 0 or bool(asking.fields))
            group.setVisible(bool(facts))

    def _connect(self) -> None:
        self.primary.clicked.connect(self.submitted)
        self.leave.clicked.connect(lambda: self.asked.emit("go.box"))
        for button, action in ((self.let_go, "room.let-go"), (self.choose, "log.choose-folder")):
            shows_key(action, button.set_key)
            button.clicked.connect(lambda _=False, id=action: self.asked.emit(id))

    def _lay_out(self) -> None:
        self.area = Scrolled(self._look, 12)
        for part in (self.form, self.bar):
            self.area.add(part)
        for place, group in enumerate(self._groups):
            self.area.add(group, below=0 if place else 12)
        self.area.fill()
        self.body.addSpacing(8)
        self.body.addLayout(inset(self._head, LEFT, Space.PAGE))
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.area.floor)
        self.acts.addWidget(self.primary)
        self.acts.addLayout(button_rows([[self.choose], [self.leave, self.let_go]]))
