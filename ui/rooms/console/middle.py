"""What stands below the box: the day between calls, what was found in one, or a card over the lists."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.console.console import Console
from ui.rooms.console.idle import IdleLists
from ui.rooms.console.over import Over
from ui.theme import Look

if TYPE_CHECKING:
    from ui.rooms.console.article import ArticleCard
    from ui.rooms.console.caller_card import CallerCard
    from ui.rooms.console.found import FoundLists


class Middle(QStackedWidget):
    """Turns to the part that belongs there. `asked` carries the id of an action, `left` when the keys go to the box.

    What is seen only in a call is loaded and made when it is first asked for, so that the window stands sooner.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, look: Look, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._console, self._is_compact = look, console, False
        self._card_of = ""
        self.over: Over = Over(look, console, self)
        self.idle = IdleLists(look)
        self.addWidget(self.idle)

    @cached_property
    def found(self) -> "FoundLists":
        """Answers, owners and people."""
        from ui.rooms.console.found import FoundLists

        made = FoundLists(self._look, self._console)
        made.set_compact(self._is_compact)
        made.taken.connect(lambda: self.asked.emit("call.take"))
        made.whole_asked.connect(lambda: self.asked.emit("call.article"))
        self.addWidget(made)
        return made

    @cached_property
    def caller_card(self) -> "CallerCard":
        """Who calls, and what went before."""
        from ui.rooms.console.caller_card import CallerCard

        made = CallerCard(self._look, self._console)
        made.closed.connect(lambda: self.asked.emit("go.box"))
        made.asked.connect(self.asked)
        self.addWidget(made)
        return made

    @cached_property
    def article_card(self) -> "ArticleCard":
        """The whole answer."""
        from ui.rooms.console.article import ArticleCard

        made = ArticleCard(self._look)
        made.closed.connect(lambda: self.asked.emit("go.box"))
        made.said.connect(self._console.messages.say)
        self.addWidget(made)
        return made

    def make_rest(self) -> None:
        """Make what was not asked for yet, so that its first key need not wait for it."""
        for name in ("found", "caller_card", "article_card"):
            getattr(self, name)

    def turn(self) -> None:
        """Show the lists that belong there, unless a card of this call stands over them."""
        if self.over.stays:
            return
        if self.has_card and self._card_of == self._console.call.id:
            if not self._console.search.choices:
                return
            self.left.emit()
        self.setCurrentWidget(self.idle if self._is_idle else self.found)

    def show_card(self) -> None:
        """Show the open card as things stand now."""
        if self._shows("caller_card"):
            self.caller_card.show_caller()
        self.over.show_now()

    def cover(self, card: QWidget) -> None:
        """Let a card about the call at hand stand over the lists."""
        self._card_of = self._console.call.id
        self.setCurrentWidget(card)

    def open_caller(self) -> None:
        """The caller's card, with the first field to fill."""
        self._console.call.start()
        self._card_of = self._console.call.id
        self.setCurrentWidget(self.caller_card)
        self.caller_card.show_caller()
        self.caller_card.name.setFocus()
        self.caller_card.name.selectAll()

    def open_article(self) -> None:
        """The whole of the open or marked answer."""
        article = self._console.article
        if article is not None:
            self._card_of = self._console.call.id
            self.article_card.show_article(article)
            self.setCurrentWidget(self.article_card)
            self.left.emit()

    def close_card(self) -> bool:
        """Go back to the lists; False where they were in sight already."""
        was_open = self.has_card
        self.setCurrentWidget(self.idle)
        self.turn()
        return was_open

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out below 1200 px."""
        self._is_compact = is_compact
        self.idle.set_compact(is_compact)
        if self._made("found"):
            self.found.set_compact(is_compact)

    @property
    def has_card(self) -> bool:
        """Whether a card stands over the lists."""
        return self._shows("caller_card") or self._shows("article_card") or self.over.card is not None

    @property
    def _is_idle(self) -> bool:
        has_lists = bool(self._console.search.words.strip()) or bool(self._console.search.choices)
        return not has_lists and not (self._console.has_call and self._console.call.article)

    def _shows(self, name: str) -> bool:
        return self._made(name) and self.currentWidget() is getattr(self, name)

    def _made(self, name: str) -> bool:
        return name in self.__dict__
