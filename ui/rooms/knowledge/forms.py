"""The fields of the knowledge room: an article's words, where it belongs, a line."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.knowledge.wording import LONGEST_BODY, LONGEST_SAY
from frontdesk.lines.model import Line
from ui.console.knowledge.typed import Form as Kind
from ui.console.knowledge.typed import Typed
from ui.models.articles import EVERY_LINE, topic_names
from ui.models.form import Field, Names
from ui.models.form import Typed as Text
from ui.rooms.knowledge.pages import BESIDE
from ui.theme import Look, Type
from ui.widgets.fields import LONGEST_LINE, Framed, Note
from ui.widgets.form import Form
from ui.widgets.painted import Words

_LINE, _EDGES = 20, 18
_LABELS = {
    "title": "Title", "keywords": "Found by", "topic": "Topic", "line": "Line", "note": "Why", "name": "Name",
    "number": "Number", "say": "Say first", "body": "Text, in Markdown", "greeting": "Greeting", "does": "What we do",
    "does_not": "What we do not do",
}  # fmt: skip
_HINTS = {
    "title": "What it answers", "keywords": "Words callers use, with commas", "topic": "Begin its name",
    "note": "What changed, and why", "name": "What callers call it", "number": "+1 570 555 0142, or 231",
    "say": "The sentence that is read aloud", "body": "- Ask for …, - Offer …, - Do not …: one line each",
    "greeting": "Good morning, …", "does": "What callers get here", "does_not": "What they have to ask elsewhere",
}  # fmt: skip
#: What stands in a form, from its top: fields in one frame, or a text on its own with how many lines it has (0: the
#: rest of the room).
_Part = tuple[str, ...] | tuple[str, int]
_PARTS: Mapping[Kind, Sequence[_Part]] = {
    Kind.WRITE: (("title", "topic", "line"), ("say", 3), ("body", 0), ("keywords",)),
    Kind.CHANGE: (("title",), ("say", 3), ("body", 0), ("keywords", "note")),
    Kind.PLACE: (("topic", "line"),),
    Kind.LINE: (("name", "number"), ("greeting", 2), ("does", 0), ("does_not", 0)),
}
_LONGEST = {"say": LONGEST_SAY, "greeting": 1_000, "does": 10_000, "does_not": 10_000, "body": LONGEST_BODY}


class FormPage(QWidget):
    """One form with what was typed there. `typed` carries a field's name and text, `submitted` when Enter was pressed
    in a line."""

    typed = Signal(str, str)
    submitted = Signal()

    def __init__(
        self, look: Look, begun: Typed, topics: Mapping[str, str], lines: Sequence[Line],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._begun, self._topics = look, begun, topics
        self._choices = (("", EVERY_LINE), *((line.id, line.name) for line in lines))
        self._forms: list[Form] = []
        self.editors: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, BESIDE, 8)
        self._column.setSpacing(0)
        for part in _PARTS[begun.form]:
            self._add(part)
        if begun.form is Kind.PLACE:
            self._column.addStretch()

    def focus_first(self) -> None:
        """Go to the first field."""
        first = next(iter(self.editors.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.end(False)

    def step_name(self, by: int) -> str | None:
        """Mark another name below a field, and say it; None where no names are shown."""
        told = (form.step_name(by) for form in self._forms)
        return next((name for name in told if name is not None), None)

    def close_names(self) -> bool:
        """Show no names any more; False where none were shown."""
        return any(form.close_names() for form in self._forms)

    def _add(self, part: _Part) -> None:
        if len(part) == 2 and isinstance(part[1], int):
            self._add_text(str(part[0]), part[1])
        else:
            self._add_fields([str(name) for name in part])
        self._column.addSpacing(8)

    def _add_fields(self, names: Sequence[str]) -> None:
        form = Form(self._look, ", ".join(_LABELS[name] for name in names), [self._field(name) for name in names])
        form.edited.connect(lambda name, text: self.typed.emit(name, text.text))
        form.submitted.connect(self.submitted)
        form.names_asked.connect(lambda id, text: form.show_names(id, text, topic_names(text, self._topics)))
        for name in names:
            self.editors[name] = form.editor(name)
        self._forms.append(form)
        self._column.addWidget(form)

    def _field(self, name: str) -> Field:
        return Field(
            id=name,
            label=self.tr(_LABELS[name]),
            typed=Text(self._begun.fields[name]),
            placeholder="" if name == "line" else self.tr(_HINTS[name]),
            names=Names.TOPIC if name == "topic" else None,
            choices=self._choices if name == "line" else (),
            longest=LONGEST_BODY if name == "keywords" else LONGEST_LINE,
        )

    def _add_text(self, name: str, lines: int) -> None:
        note = Note(self._look, self.tr(_LABELS[name]), self, longest=_LONGEST[name])
        note.setPlainText(self._begun.fields[name])
        note.setPlaceholderText(self.tr(_HINTS[name]))
        note.textChanged.connect(lambda: self.typed.emit(name, note.toPlainText()))
        framed = Framed(self._look, note)
        if lines:
            framed.setFixedHeight(lines * _LINE + _EDGES)
        else:
            framed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        label = Words(self._look, self.tr(_LABELS[name]), Type.NAME, "ink2")
        label.setFixedHeight(24)
        self.editors[name] = note
        self._column.addWidget(label)
        self._column.addWidget(framed, 0 if lines else 1)
