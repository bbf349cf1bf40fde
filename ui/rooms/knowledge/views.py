"""What a record shows to be read: an article with its versions, a line with its card, what two versions differ in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.knowledge.differences import DifferingLine, difference
from frontdesk.knowledge.model import ArticleState, Version
from frontdesk.knowledge.wording import Wording
from frontdesk.lines.model import Line
from ui.console.knowledge.reading import ArticleRecord
from ui.models.articles import Around, article_facts, line_facts, version_rows, version_words
from ui.rooms.knowledge.differences import Differences, difference_words
from ui.rooms.knowledge.pages import BESIDE, MarkdownPage, Scrolled
from ui.rooms.knowledge.rows import VersionList
from ui.theme import Look
from ui.widgets.facts import FactGroup
from ui.widgets.heading import ListHeading
from ui.widgets.painted import Words
from ui.widgets.sentence import Sentence


class ArticlePage(Scrolled):
    """The sentence to say first, the rest, the facts, the versions. `said` what became of a click on a link,
    `version_asked` carries the id of a clicked version."""

    said = Signal(str)
    version_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("The article", parent)
        self.draft = Words(look, ink="ink2", wraps=True)
        self.say, self.text = Sentence(look), MarkdownPage(look, self.tr("Text of the article"), self)
        self.facts = FactGroup(look)
        self.heading, self.versions = ListHeading(look, self.tr("Versions")), VersionList(look)
        self.text.said.connect(self.said)
        self.versions.pointed.connect(lambda row: self.version_asked.emit(row.id))
        for part, above in ((self.draft, 8), (self.say, 8), (self.text, 12), (self.facts, 12)):
            self.column.addSpacing(above)
            self.column.addWidget(part)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.versions)
        self.column.addStretch()

    def set_key(self, key: str) -> None:
        """The key that shows what versions differ in."""
        self.heading.set_title(self.tr("Versions"), self.tr("What differs"), key)

    def show_record(self, record: ArticleRecord, around: Around) -> None:
        words, article = record.latest, record.article
        self.draft.setVisible(record.has_draft)
        if record.draft is not None:
            given = self.tr("Until it is approved, version {} is given.").format(article.version)
            self.draft.setText(f"{version_words(record.draft, around)}. {given}")
        self.say.show_words(words.say)
        self.say.setVisible(bool(words.say))
        self.text.show_markdown(words.body)
        self.text.setVisible(bool(words.body))
        self.facts.show_facts(article_facts(article, around))
        self.versions.show_rows(version_rows(record.versions, article, around))
        self.verticalScrollBar().setValue(0)


class LinePage(Scrolled):
    """The greeting of a line, what it does and what it does not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("The line", parent)
        self._greeting, self._no_greeting = Sentence(look), Words(look, self.tr("It has no greeting yet."), ink="ink2")
        self._texts = [(ListHeading(look, self.tr(name)), Words(look, wraps=True)) for name in _CARD]
        self._facts = FactGroup(look)
        self.column.addSpacing(16)
        self.column.addWidget(self._greeting)
        self.column.addWidget(self._no_greeting)
        for heading, text in self._texts:
            self.column.addSpacing(8)
            self.column.addWidget(heading)
            self.column.addWidget(text)
        self.column.addSpacing(12)
        self.column.addWidget(self._facts)
        self.column.addStretch()

    def show_line(self, line: Line, number: str) -> None:
        self._greeting.show_words(f"“{line.greeting}”")
        self._greeting.setVisible(bool(line.greeting))
        self._no_greeting.setVisible(not line.greeting)
        for (_, words), text in zip(self._texts, (line.does, line.does_not), strict=True):
            words.setText(text or self.tr("Nobody wrote this down yet."))
            words.set_ink("ink" if text else "ink2")
        self._facts.show_facts(line_facts(line, number))


_CARD = ("What we do", "What we do not do")


class DifferencePage(QWidget):
    """What one version says otherwise than the one before it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What differs"))
        self.heading, self.by = ListHeading(look, ""), Words(look, ink="ink2", wraps=True)
        self.text = Differences(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, BESIDE, 8)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.by)
        column.addSpacing(4)
        column.addWidget(self.text, 1)

    def show_version(self, versions: tuple[Version, ...], place: int, around: Around) -> str:
        """Show the version at `place` against the one before it; the sentence that tells it."""
        one, older = versions[place], versions[place + 1] if place + 1 < len(versions) else None
        lines = difference(Wording.of(older) if older else Wording(title=""), Wording.of(one))
        told = self._show_heading(one, older, lines)
        self.by.setText(version_words(one, around))
        self.text.show_lines(lines)
        return told

    def _show_heading(self, one: Version, older: Version | None, lines: tuple[DifferingLine, ...]) -> str:
        kind = self.tr("Draft of version") if one.state is ArticleState.DRAFT else self.tr("Version")
        against = self.tr("{} against {}").format(one.version, older.version) if older else str(one.version)
        what = difference_words(lines) if older else self.tr("the first")
        self.heading.set_title(self.tr("Version {}").format(against), what)
        return f"{kind} {against}: {what}."
