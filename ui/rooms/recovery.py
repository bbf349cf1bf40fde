"""The page of recovery: what happened to the hub, what is kept, and what can be done, by one key."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.console.conversation import Conversation
from ui.models.asked import Asked
from ui.theme import Look, Space, Type
from ui.widgets.columns import inset
from ui.widgets.fields import FieldFrame
from ui.widgets.keycap import KeyButton
from ui.widgets.options import OptionList
from ui.widgets.painted import Words
from ui.widgets.progress import ProgressBar

_WIDTH = 640


class RecoveryPage(QWidget):
    """Shows what a conversation asks, and how far its work is."""

    def __init__(self, look: Look, talk: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.asked: Asked | None = None
        self.title = Words(look, "", Type.TITLE)
        self.sentences = [Words(look, wraps=True), Words(look, ink="ink2", wraps=True)]
        self.list = OptionList(look, self.tr("What can be done"), ())
        self.frame = FieldFrame(look, self.tr("File"))
        self.field = self.frame.add_line(self.tr("File"), "Enter")
        self.bar = ProgressBar(look)
        self.note = Words(look, ink="bad", wraps=True)
        self.leave = KeyButton(look, "", "Esc")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.leave.clicked.connect(self.step_back)
        self.list.chosen.connect(self._take)
        self.field.installEventFilter(self)
        talk.moved.connect(self._move)

    @property
    def spoken(self) -> str:
        """What a screen reader says of it first."""
        parts = (self.title, *self.sentences, self.note)
        return " ".join(_ended(part.text()) for part in parts if not part.isHidden())

    def show_now(self, shown: Asked | str) -> None:
        """Show a question, or what is under way."""
        if isinstance(shown, Asked):
            self._ask(shown)
        else:
            self._begin(shown)

    def _ask(self, asked: Asked) -> None:
        """Its first choice is marked."""
        self.asked = asked
        self.title.setText(asked.title)
        for words, sentence in zip(self.sentences, (*asked.sentences, "")[:2], strict=True):
            words.setText(sentence)
            words.setVisible(bool(sentence))
        self.note.setText(asked.note)
        self.note.setVisible(bool(asked.note))
        self.bar.hide()
        self.list.show_options(asked.options)
        self.list.setVisible(bool(asked.options))
        self.frame.setVisible(bool(asked.field))
        self.leave.show_act(asked.leaving, "Esc")
        self.leave.show()
        self._speak()
        self.focus_first()

    def focus_first(self) -> None:
        """The keys go to the choices, else to the line, else here so that Esc is heard."""
        for part in (self.list, self.field):
            if not part.isHidden() and not (part is self.field and self.frame.isHidden()):
                part.setFocus()
                break
        else:
            self.setFocus()
        if not self.list.isHidden():
            self.list.mark(-1)
            self.list.mark(0)  # now that it has the focus, a screen reader is told of the row

    def step_back(self) -> None:
        """Esc: stop what is under way, else leave this question."""
        if self._talk.is_busy:
            self.leave.show_act(self.tr("Stopping …"), "Esc")
            self._talk.stop()
        elif self.asked is not None and not self.leave.isHidden():
            self.asked.back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            if self.asked is not None and self.asked.typed is not None:
                self.asked.typed(self.field.text())
            return True
        return super().eventFilter(watched, event)

    def _take(self, id: str) -> None:
        if self.asked is not None:
            next(option for option in self.asked.options if option.id == id).act()

    def _begin(self, title: str) -> None:
        """Something is under way: only Esc has a meaning, where it can be stopped."""
        self.title.setText(title)
        for part in (*self.sentences, self.list, self.frame, self.note):
            part.hide()
        self.bar.show_far(0, 0, self.tr("a moment"))
        self.bar.show()
        self.leave.show_act(self.tr("Stop, and leave everything as it was"), "Esc")
        self.leave.setVisible(self._talk.is_busy)
        self._speak()
        self.setFocus()

    def _move(self, done: int, of: int) -> None:
        self.bar.show_far(done, of, self._talk.far(done, of))

    def _speak(self) -> None:
        self.setAccessibleName(self.spoken)
        self.list.setAccessibleDescription(self.spoken)
        self.field.setAccessibleDescription(self.spoken)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        row = QHBoxLayout()
        row.setContentsMargins(Space.REACH, 0, Space.REACH, 0)
        row.addWidget(self.leave)
        row.addStretch()
        inner = [self.title, *self.sentences, self.note, self.frame, self.bar]
        for part in inner:
            column.addLayout(inset(part))
        column.addWidget(self.list)
        column.addLayout(row)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.addStretch()
        holder = QWidget()
        holder.setFixedWidth(_WIDTH)
        holder.setLayout(column)
        whole.addWidget(holder)
        whole.addStretch()
        for part in (self.bar, self.frame, self.note, self.list, self.leave):
            part.hide()


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "…")) else f"{words}."
