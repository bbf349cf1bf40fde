"""An answer beside the lists, and the whole article over them."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.knowledge.model import Article
from ui.icons import Icon
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.markdown import MarkdownText
from ui.widgets.painted import Words
from ui.widgets.preview import SayLine, SayWords
from ui.widgets.sentence import Sentence

_MARKS = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(.+?)\1")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FIRST_WORDS = {
    "ask": Icon.QUESTION, "check": Icon.QUESTION, "offer": Icon.ARROW_RIGHT, "do not": Icon.PROHIBIT,
    "don't": Icon.PROHIBIT, "never": Icon.PROHIBIT,
}  # fmt: skip


def say_words(article: Article) -> SayWords:
    """The sentence to say first, then the lines of the body, then who stands for it."""
    verifier = f", verified by {article.verifier}" if article.verifier else ""
    return SayWords(
        sentence=article.say or article.title,
        lines=tuple(_lines(article.body[:4000])),
        note=f"Version {article.version}{verifier}",
    )


def _lines(body: str) -> Iterator[SayLine]:
    for line in body.splitlines():
        plain = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _MARKS.sub("", line))).strip()
        if plain:
            first = next((icon for words, icon in _FIRST_WORDS.items() if plain.lower().startswith(words)), None)
            yield SayLine(plain, first or Icon.ARROW_RIGHT)


class ArticleCard(QWidget):
    """The whole article; `closed` when its button is clicked, `said` what became of a click on a link."""

    closed = Signal()
    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The whole article"))
        self._heading = ListHeading(look, self.tr("The whole article"))
        self._title = Words(look, kind=Type.TITLE, wraps=True)
        self._say = Sentence(look)
        self._note = Words(look, ink="ink2")
        self.text = MarkdownText(look, self.tr("Text of the article"), self)
        self.text.said.connect(self._note.setText)
        self.text.said.connect(self.said)
        close = KeyButton(look, self.tr("Back to the lists"), "Esc", is_bare=True)
        close.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        for part in (self._heading, self._title, self._say, self.text, self._note):
            column.addWidget(part, 1 if part is self.text else 0)
        column.addWidget(close)

    def show_article(self, article: Article) -> None:
        self._title.setText(article.title)
        self._say.show_words(article.say)
        self._say.setVisible(bool(article.say))
        self._note.setText(say_words(article).note)
        self.text.show_markdown(article.body)
