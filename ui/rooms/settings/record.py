"""One setting or key in full, with the field that changes it."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from frontdesk.settings import Kind
from ui.actions import shows_key
from ui.console.choosing import Choosing, Entry
from ui.rooms.settings.rows import facts
from ui.theme import Look, Type
from ui.widgets.fields import FieldFrame
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.record import RecordHead

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettingRecord(Panel):
    """One setting or key in full, and the field to change it. `asked` carries the id of an action."""

    asked = Signal(str)

    def __init__(self, look: Look, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Setting"), has_head=False, parent=parent)
        self._choosing = choosing
        self._entry: Entry | None = None
        self._is_left = False
        self._sent = ""
        self._title, self._help = RecordHead(look), Words(look, wraps=True)
        frames = {kind: FieldFrame(look, self.tr("Value")) for kind in ("line", "choice", "key")}
        self.line = frames["line"].add_line(self.tr("Value"))
        self.choice = frames["choice"].add_choice(self.tr("Value"), [])
        self.key = frames["key"].add_key(self.tr("Key"))
        self._frames = frames
        self.problem = Words(look, ink="bad", wraps=True)
        self._usual_heading, self._usual = (
            ListHeading(look, self.tr("Default")),
            Words(look, kind=Type.NAME, wraps=True),
        )
        self._hint = Words(look, ink="ink2", wraps=True)
        self._change = KeyButton(look, self.tr("Change"), "Enter", is_primary=True)
        self._back, self._all_keys = (
            KeyButton(look, self.tr("Put back")),
            KeyButton(look, self.tr("Put every key back")),
        )
        self._lay_out()
        self._connect()

    @property
    def is_editing(self) -> bool:
        """Whether a field has the keys."""
        return any(field.hasFocus() for field in (self.line, self.choice, self.key))

    def holds_more(self, saved: str) -> bool:
        """Whether something else is being typed than what was saved of the entry `saved`."""
        if not self.is_editing or self._entry is None:
            return False
        return self._entry.id != saved or (self.line.hasFocus() and self.line.text() != self._sent)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a setting or key; what is being typed there is left alone."""
        is_same = self._entry is not None and entry is not None and self._entry.id == entry.id
        is_kept = is_same and (self.is_editing or bool(self.problem.text()))
        self._entry = entry
        self._title.show_words(entry.title if entry else self.tr("No setting"), facts(entry) if entry else ())
        self._help.setText(entry.help if entry else "")
        self._show_usual(entry)
        if not is_kept:
            self._show_problem("")
            self._show_field(entry)
        self._show_acts(entry)

    def edit(self) -> None:
        """Go to the field, where it may be changed."""
        entry = self._entry
        if entry is None or not entry.can_change:
            return
        self._field(entry).setFocus()
        self.line.selectAll()

    def leave(self) -> None:
        """Show what is kept; what was typed is gone."""
        self._is_left = True
        self._choosing.forget_key()
        self._show_problem("")
        self._show_field(self._entry)
        self._sent = self.line.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:  # a field passes on the Enter by which it was left
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.choice and _is_enter(event):
            self.save()
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._field_entered(watched)
        elif event.type() == QEvent.Type.FocusOut:
            self._field_left(watched)
        return super().eventFilter(watched, event)

    def _field_entered(self, field: QObject) -> None:
        self._is_left = False
        if self._entry is not None and field is self.line:
            self._complete(self._entry.kind)
        elif field is self.key:
            self.key.setText("")
            self.key.setPlaceholderText(self.tr("New key, or Esc"))
        self._show_acts(self._entry)

    def _field_left(self, field: QObject) -> None:
        if self._entry is not None:
            if field is self.choice and not self.choice.view().isVisible():
                self.save()
            elif field is self.key:
                self.leave()
        self._show_acts(self._entry)

    def save(self) -> None:
        """Keep what stands in the field, where that is something else."""
        entry = self._entry
        if entry is None or entry.kind is Kind.KEYS or self._is_left or not entry.can_change:
            return
        self._sent = self.line.text()
        value = str(self.choice.currentData()) if entry.choices else self._sent
        if value.strip() == (entry.value if entry.choices else entry.words):
            self._choosing.saved.emit(entry.id)
        else:
            self._choosing.save(value)

    def _field(self, entry: Entry) -> QWidget:
        if entry.kind is Kind.KEYS:
            return self.key
        return self.choice if entry.choices else self.line

    def _show_field(self, entry: Entry | None) -> None:
        shown = self._field(entry) if entry else None
        for frame, field in zip(self._frames.values(), (self.line, self.choice, self.key), strict=True):
            frame.setVisible(field is shown)
            frame.setEnabled(entry is not None and entry.can_change)
        if entry is None:
            return
        self.key.setText(entry.words)
        self.key.setPlaceholderText(self.tr("None"))
        self.key.setAccessibleName(self.tr("Key of {}").format(entry.title))
        if entry.choices:
            self._show_choices(entry)
        elif entry.action is None:
            self._show_line(entry)

    def _show_choices(self, entry: Entry) -> None:
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for value, words in entry.choices:
                self.choice.addItem(words, value)
            self.choice.setCurrentIndex(max(self.choice.findData(entry.value), 0))
        self.choice.setAccessibleName(entry.title)

    def _show_line(self, entry: Entry) -> None:
        self.line.setText(entry.words)
        self.line.setAccessibleName(entry.title)

    def _complete(self, kind: Kind) -> None:
        """Let what is typed go on by itself, where there are only so many values."""
        names = list(self._choosing.names(kind))
        completer = QCompleter(names, self.line)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)  # which lets go of the one before

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.setVisible(bool(sentence))
        for frame, field in zip(self._frames.values(), (self.line, self.choice, self.key), strict=True):
            frame.set_missing(field, bool(sentence))
            field.setAccessibleDescription(sentence)

    def _show_usual(self, entry: Entry | None) -> None:
        self._usual_heading.setVisible(entry is not None)
        self._usual.setText((entry.usual or self.tr("Not set")) if entry else "")
        told = self.tr("{} tells it here; start without it to choose.")
        fixed = self.tr("Every list and field needs this key; it stays.")
        hint = "" if entry is None or entry.can_change else told.format(entry.told_by) if entry.told_by else fixed
        self._hint.setText(hint)

    def _show_acts(self, entry: Entry | None) -> None:
        self._change.setEnabled(entry is not None and entry.can_change)
        is_key = entry is not None and entry.action is not None
        words = self.tr("Press the new key") if self.key.hasFocus() else self.tr("Save")
        self._change.show_act(words if self.is_editing else self.tr("Change"), "" if self.key.hasFocus() else "Enter")
        self._back.setEnabled(entry is not None and entry.is_changed and entry.can_change)
        self._all_keys.setVisible(is_key)
        self._all_keys.setEnabled(self._choosing.has_own_keys)

    def _connect(self) -> None:
        shows_key("settings.put-back", self._back.set_key)
        shows_key("settings.usual-keys", self._all_keys.set_key)
        self._change.clicked.connect(lambda: self.save() if self.is_editing else self.edit())
        self._back.clicked.connect(lambda: self.asked.emit("settings.put-back"))
        self._all_keys.clicked.connect(lambda: self.asked.emit("settings.usual-keys"))
        self.line.editingFinished.connect(self.save)
        self.line.textEdited.connect(lambda _text: self._show_problem(""))
        self.key.pressed.connect(lambda key, types: self._choosing.take_key(key, types=types))
        self._choosing.refused.connect(self._show_problem)
        for field in (self.line, self.choice, self.key):
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(self._title)
        self.body.addSpacing(12)
        self.body.addWidget(self._help)
        self.body.addSpacing(12)
        for frame in self._frames.values():
            self.body.addWidget(frame)
        self.body.addSpacing(4)
        self.body.addWidget(self.problem)
        self.body.addSpacing(8)
        for part in (self._usual_heading, self._usual, self._hint):
            self.body.addWidget(part)
        self.body.addStretch()
        self.acts.addWidget(self._change)
        self.acts.addLayout(button_rows([[self._back], [self._all_keys]]))


def _is_enter(event: QEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER
