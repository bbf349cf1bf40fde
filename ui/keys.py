"""Keys: each action bound to its own, whatever has the focus; any other letter goes to the box."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from ui.actions import ALL, BY_ID, Action, Group
from ui.actions.keymap import KEYMAP
from ui.actions.target import Target
from ui.widgets.fields import KeyField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LOUD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FIELDS_OWN = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Redo,
)
#: What a key does also while a sheet or a page has the others.
_ALWAYS = ("go.box", "window.quit")
_QUIET = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Keys(QObject):
    """Watches the keys of one window; `is_covered` tells when a sheet or the first start has them.

    It filters the events of the window and of whatever has the focus there. Those of the whole program are some
    hundred at every key, and each would wait for the interpreter while a lane is at work.
    """

    def __init__(self, app: QApplication, target: Target, is_covered: Callable[[], bool]) -> None:
        super().__init__(target.window)
        self._app = app
        self._target = target
        self._is_covered = is_covered
        self._bound = {action.id: self._bind(action) for action in ALL if not action.is_local}
        target.window.addActions(list(self._bound.values()))
        KEYMAP.watch(self._choose)
        target.window.installEventFilter(self)
        app.focusChanged.connect(self._watch)

    def close(self) -> None:
        """Watch no longer."""
        self._app.focusChanged.disconnect(self._watch)
        self._target.window.removeEventFilter(self)

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            if widget is not None and widget is not self._target.window:
                widget.removeEventFilter(self)
        if now is not None and now is not self._target.window:
            now.installEventFilter(self)

    def can(self, action: Action) -> bool:
        """Whether an action can be done now."""
        return action.when(self._target)

    def trigger(self, id: str) -> None:
        """Do an action, or say why it cannot be done now."""
        action = BY_ID[id]
        if self.can(action):
            action.run(self._target)
        else:
            self._target.console.messages.say(f"“{action.title}” cannot be done now.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_mine(watched) and not isinstance(watched, KeyField):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_for_an_action(watched, event):
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(watched, event)
        return super().eventFilter(watched, event)

    def _is_for_an_action(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key that a field would take for itself is ours: on some desktops Ctrl E goes to a line's end."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return _has_nothing_to_undo(watched)
        if not event.modifiers() & _LOUD or any(event.matches(kept) for kept in _FIELDS_OWN):
            return False
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in bound.shortcuts() for bound in self._bound.values())

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        box = self._target.room.box.edit
        if watched is box:
            return self._local(event)
        if event.key() in _STEPS and self._target.window.room_in_sight.step_row(_STEPS[Qt.Key(event.key())]):
            return True
        if not is_editable(watched) and _is_printable(event):
            self._target.window.go("console")
            self._app.sendEvent(box, event)
            return True
        return False

    def _local(self, event: QKeyEvent) -> bool:
        """Keys that mean something else in other fields."""
        if event.modifiers() & ~_QUIET:
            return False
        pressed = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        for action in ALL:
            if action.is_local and pressed in action.keys_now:
                if action.group is Group.LISTS or not event.isAutoRepeat():
                    self.trigger(action.id)
                return True
        return False

    def _is_mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._target.window and not self._is_covered()

    def _choose(self) -> None:
        """Somebody changed keys."""
        for id, bound in self._bound.items():
            bound.setShortcuts([QKeySequence(key) for key in BY_ID[id].keys_now])

    def _bind(self, action: Action) -> QAction:
        made = QAction(action.title, self)
        made.setShortcuts([QKeySequence(key) for key in action.keys_now])
        made.setAutoRepeat(False)
        made.triggered.connect(lambda _=False, id=action.id: self._shortcut(id))
        return made

    def _shortcut(self, id: str) -> None:
        if self._is_covered() and id not in _ALWAYS:
            return
        field = self._target.window.focusWidget()
        if id == "room.filter" and (field is not None and is_editable(field)):
            _type(field, "/")
        else:
            self.trigger(id)


def is_editable(widget: QObject) -> bool:
    """Whether keys typed there belong there."""
    if isinstance(widget, (QLineEdit, QTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox)


def _type(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.insert(text)
        field.textEdited.emit(field.text())
    elif isinstance(field, QTextEdit):
        field.insertPlainText(text)


def _is_printable(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~_QUIET


def _has_nothing_to_undo(widget: QObject) -> bool:
    """Whether Ctrl Z in this field would do nothing: then it means the last thing done."""
    if isinstance(widget, QLineEdit):
        return not widget.isUndoAvailable()
    return isinstance(widget, QTextEdit) and not widget.document().isUndoAvailable()
