"""The record of the directory: facts and history, or the form that is open in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.actions import key
from ui.console.keeping.asking import Asking
from ui.models.directory_record import Groups, Record
from ui.models.form import Names, Typed
from ui.theme import Look, Space
from ui.widgets.button_flow import ButtonFlow, Offer
from ui.widgets.columns import Hairline
from ui.widgets.facts import FactGroup
from ui.widgets.form import Form
from ui.widgets.form_row import NameDelegate, NameList
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words
from ui.widgets.panel import Panel
from ui.widgets.record_title import RecordTitle

_SCROLL, _PADDING, _BAR = 60, 19, 8  # beside the line at the left, which is one pixel


class RecordPanel(Panel):
    """Shows one record or one form. `asked` carries the id of an action whose button was clicked, `edited` what was
    typed into which field, `names_asked` (field, names, text) which names are to be found, `submitted` Enter."""

    asked = Signal(str)
    edited = Signal(str, object)
    names_asked = Signal(str, object, str)
    submitted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Record"), has_head=False, parent=parent)
        self._look = look
        self._offer = self._words = self._enter = ""
        self.title = RecordTitle(look)
        self.nothing = Words(look, ink="ink2", wraps=True)
        self.groups: list[FactGroup] = []
        self.chain = NameList(look)
        self.chain.setAccessibleName(self.tr("Owner and deputies"))
        self.form: Form | None = None
        self._form_of = ""
        self.enter = KeyButton(look, "", "Enter", is_primary=True)
        self.enter.clicked.connect(lambda: self.asked.emit(self._offer))
        self.more = ButtonFlow(look)
        self.more.asked.connect(self.asked)
        self._lay_out(look)

    def show_record(self, record: Record | None) -> None:
        """Show a record; None shows what belongs here."""
        self._drop_form()
        self._show_chain(None)
        self.title.setVisible(record is not None)
        if record is None:
            self.nothing.setText(self.tr("What is marked in the list stands here."))
            self.nothing.setVisible(True)
            self._show_groups(())
            self._show_acts("", "", "", [])
            return
        self.title.show_words(record.title, record.facts, record.state)
        self._show_groups(record.groups)
        first, *others = record.acts or (None,)
        offers = [Offer(act.action, act.words, key(act.action)) for act in others if act is not None]
        self._show_acts(first.action if first else "", first.words if first else "", "Enter", offers)
        self._to_top()

    def show_asking(self, asking: Asking, place: int, *, has_typed: bool) -> None:
        """Show a form; one that is open already keeps what is being typed."""
        self.title.setVisible(True)
        self.title.show_words(asking.title, asking.facts)
        self._show_groups(asking.groups)
        self._show_chain(asking, place)
        if self._is_other(asking, has_typed):
            is_first = self._form_of != asking.id
            self._make_form(asking)
            if is_first:
                self._to_top()
        is_long = any(field.is_long for field in asking.fields)
        self._show_acts("room.save", asking.act, key("room.save") if is_long else "Enter", _offers(asking, has_typed))

    def _is_other(self, asking: Asking, has_typed: bool) -> bool:
        """Whether the form has to be made anew: another one, or one from which typed words were taken."""
        if self._form_of != asking.id or (self.form is None and asking.fields):
            return True
        texts = self.form.texts if self.form is not None else {}
        began = {field.id: field.typed.text for field in asking.fields}
        return not has_typed and {id: typed.text for id, typed in texts.items()} != began

    def scroll_by(self, by: int) -> None:
        """Move what does not fit up or down."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * _SCROLL)

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.body.setContentsMargins(1, 0, 0, 0)  # what scrolls reaches from edge to edge
        self.setFixedWidth(Space.PANEL_NARROW if is_compact else Space.PANEL_WIDE)

    def facts(self) -> list[str]:
        """What the record says, a sentence for each fact."""
        return [fact.spoken for group in self.groups for fact in group.facts if not group.isHidden()]

    def _show_groups(self, groups: Groups) -> None:
        while len(self.groups) < len(groups):
            made = FactGroup(self._look)
            self._above.insertWidget(1 + len(self.groups), made)
            self.groups.append(made)
        for place, widget in enumerate(self.groups):
            widget.setVisible(place < len(groups))
            widget.show_facts(groups[place] if place < len(groups) else ())

    def _show_chain(self, asking: Asking | None, place: int = 0) -> None:
        rows = asking.chain if asking and asking.chain else ()
        is_empty = asking is not None and asking.chain == ()
        self.nothing.setText(self.tr("Nobody owns this topic yet. Name an owner.") if is_empty else "")
        self.nothing.setVisible(is_empty)
        self.chain.setVisible(bool(rows))
        self.chain.set_rows(rows, place if rows else -1)
        self.chain.setFixedHeight(NameDelegate.HEIGHT * max(len(rows), 1))

    def _make_form(self, asking: Asking) -> None:
        self._drop_form()
        self._form_of = asking.id
        if not asking.fields:
            return
        names = {field.id: field.names for field in asking.fields if field.names is not None}
        made = self.form = Form(self._look, asking.title, asking.fields)
        made.edited.connect(self._edited)
        made.submitted.connect(self.submitted)
        made.names_shown.connect(self._show_enter)
        made.names_asked.connect(lambda id, text: self._ask_names(id, names[id], text))
        self._below.insertWidget(0, made, alignment=Qt.AlignmentFlag.AlignTop)

    def _edited(self, id: str, typed: Typed) -> None:
        self.edited.emit(id, typed)

    def _ask_names(self, id: str, names: Names, text: str) -> None:
        self.names_asked.emit(id, names, text)

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self._below.removeWidget(self.form)
            self.form.deleteLater()
        self.form, self._form_of = None, ""

    def _show_acts(self, action: str, words: str, enter: str, offers: list[Offer]) -> None:
        self._offer, self._words, self._enter = action, words, enter
        self.enter.setVisible(bool(action))
        self._show_enter(is_elsewhere=self.form is not None and self.form.shows_names)
        self.more.setVisible(bool(offers))
        self.more.show_offers(offers)

    def _show_enter(self, is_elsewhere: bool) -> None:
        """The primary button has no key while Enter takes a name."""
        self.enter.show_act(self._words, "" if is_elsewhere and self._enter == "Enter" else self._enter)

    def _fit_bar(self, _least: int, most: int) -> None:
        """Where not everything fits, a line parts it from the buttons; the bar takes nothing from the words."""
        self._line.setVisible(most > 0)
        self._column.setContentsMargins(_PADDING, 12, Space.PAGE - (_BAR if most > 0 else 0), 12)

    def _to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _lay_out(self, look: Look) -> None:
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(_PADDING, 12, Space.PAGE, 12)
        column.setSpacing(0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.addWidget(self.title)
        self._below.addStretch()
        column.addLayout(self._above)
        column.addWidget(self.nothing)
        column.addWidget(self.chain)
        column.addSpacing(8)
        column.addLayout(self._below, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._line = Hairline(look)
        self._line.setVisible(False)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit_bar)
        self.body.addWidget(self._scroll)
        self.body.addWidget(self._line)
        self.acts.addWidget(self.enter)
        self.acts.addWidget(self.more)


def _offers(asking: Asking, has_typed: bool) -> list[Offer]:
    """The quiet buttons of a form."""
    found = [Offer("go.box", "Leave it as it was" if asking.chain is None else "Done", key("go.box"))]
    if asking.chain:
        moves = (("directory.move-up", "Up"), ("directory.move-down", "Down"), ("directory.take-out", "Take out"))
        found = [*(Offer(id, words, key(id)) for id, words in moves), *found]
    if asking.swapped is not None:
        found.append(Offer("directory.keep-other", "Keep the other", key("directory.keep-other")))
    if has_typed:
        found.append(Offer("room.let-go", "Let typed words go", key("room.let-go")))
    return found
