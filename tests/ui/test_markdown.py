"""Markdown is shown as it was meant, and what was meant badly does nothing."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.knowledge.model import Article
from tests.ui.conftest import showing
from ui.rooms.console.article import ArticleCard
from ui.theme import Look, Theme
from ui.widgets.markdown import LONGEST_LINE, MarkdownText, copied, fitted

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5"
    "ErkJggg=="
)

#: A drawing that asks for a file of this computer.
DRAWING = (
    "data:image/svg+xml;base64,"
    + b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname"/></svg>'
    ).decode()
)


@pytest.fixture
def text(qtbot: QtBot, light: Look) -> MarkdownText:
    made = MarkdownText(light, "Text of the article")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    QGuiApplication.clipboard().setText("as it was")
    return made


def blocks(text: MarkdownText) -> list[QTextBlock]:
    found, block = [], text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def links(text: MarkdownText) -> dict[str, str]:
    """What is shown as a link, and its address."""
    found: dict[str, str] = {}
    for cursor in positions(text):
        shape = cursor.charFormat()
        if shape.isAnchor():
            found[shape.anchorHref()] = found.get(shape.anchorHref(), "") + text.document().characterAt(
                cursor.position() - 1
            )
    return {words: address for address, words in found.items()}


def positions(text: MarkdownText) -> Iterator[QTextCursor]:
    """A cursor behind each character."""
    cursor = QTextCursor(text.document())
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        yield cursor


def middle(text: MarkdownText, words: str) -> QPoint:
    """Where the middle of these words is shown."""
    cursor = text.document().find(words)
    cursor.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return text.cursorRect(cursor).center() + QPoint(1, 0)


def click(text: MarkdownText, words: str) -> None:
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle(text, words))


def test_headings_lists_tables_and_emphasis_are_shown_as_such(text: MarkdownText) -> None:
    text.show_markdown("# Hours\n\nWe *open*.\n\n- one\n- two\n\n| Day | Hours |\n|-|-|\n| Mon | 8–17 |\n")
    assert text.toPlainText().split("\n") == ["Hours", "We open.", "one", "two", "Day", "Hours", "Mon", "8–17", ""]
    assert blocks(text)[0].blockFormat().headingLevel() == 1
    assert blocks(text)[2].textList() is not None
    assert QTextCursor(blocks(text)[4]).currentTable() is not None
    assert text.notice == ""


def test_F88_html_and_scripts_are_read_as_they_were_written(text: MarkdownText) -> None:
    written = (
        "<b>bold</b> <script>alert('x')</script> <img src=\"file:///etc/passwd\"> <a href='https://a.example'>a</a>"
    )
    text.show_markdown(written)
    assert text.toPlainText().replace("’", "'") == written
    assert links(text).keys() <= {"https://a.example"}


@pytest.mark.parametrize("place", ["file", "path", "data", "drawing", "network", "share"])
def test_F85_F90_a_picture_is_its_words_and_is_never_looked_for(
    text: MarkdownText, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    seal = tmp_path / "seal.png"
    assert text.grab().save(str(seal))
    asked: list[object] = []

    def note(_self: MarkdownText, _kind: int, name: object) -> bytes:
        asked.append(name)
        return b""

    monkeypatch.setattr(MarkdownText, "loadResource", note)
    address = {
        "file": QUrl.fromLocalFile(str(seal)).toString(), "path": str(seal), "data": PIXEL,
        "network": "https://spy.example/i.png", "drawing": DRAWING, "share": "//spy.example/share/i.png",
    }[place]  # fmt: skip
    text.show_markdown(
        f"Before ![the *great* seal]({address} 'title') after, ![]({address})none.\n\n- ![one]({address})"
    )
    text.grab()
    assert asked == []
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in text.toPlainText()
    assert not any(cursor.charFormat().isImageFormat() for cursor in positions(text))
    assert text.toPlainText() == "Before the great seal after, none.\none"
    assert blocks(text)[1].blockFormat().indent() == 0


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", PIXEL, DRAWING, "https://spy.example/i.png", "/etc/hostname", "//spy.example/share/i.png"],
)
def test_F85_whatever_is_asked_for_there_is_nothing(text: MarkdownText, address: str) -> None:
    text.show_markdown("# Hours")
    for kind in QTextDocument.ResourceType:
        assert text.loadResource(kind.value, QUrl(address)) == b""
    image = QTextDocument.ResourceType.ImageResource.value
    assert not text.document().resource(image, QUrl(address))
    text.setSource(QUrl(address))
    assert text.toPlainText() == "Hours"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "ms-msdt:/id", "ftp://a.example",
        "frontdesk:ring", "//host/share", "page.md", "#there", "vbscript:x", "\\\\host\\share", "java&#10;script:x", "",
    ],
)  # fmt: skip
def test_F86_F87_an_address_that_is_not_on_the_list_is_no_link(text: MarkdownText, address: str) -> None:
    said: list[str] = []
    text.said.connect(said.append)
    text.show_markdown(f"Go [there]({address}) now.")
    assert "there" in text.toPlainText()
    assert links(text) == {}
    assert not any(cursor.charFormat().fontUnderline() for cursor in positions(text))
    assert text.anchorAt(middle(text, "there")) == ""
    text.anchorClicked.emit(QUrl(address))
    assert said == []
    assert QGuiApplication.clipboard().text() == "as it was"


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://ek.example/hours?day=1#top", "https://ek.example/hours?day=1#top"),
        ("http://ek.example/åäö", "http://ek.example/%C3%A5%C3%A4%C3%B6"),
        ("mailto:info@ek.example?subject=Hello", "info@ek.example"),
        ("tel:+1-570-555-0142", "+1-570-555-0142"),
        ("HTTPS://ek.example", "https://ek.example"),
    ],
)
def test_F87_a_click_copies_the_address_and_says_so(text: MarkdownText, address: str, taken: str) -> None:
    said: list[str] = []
    text.said.connect(said.append)
    text.show_markdown(f"See [the page]({address}) for more.")
    assert list(links(text)) == ["the page"]
    click(text, "the page")
    assert said == [f"Copied: {taken}"]
    assert QGuiApplication.clipboard().text() == taken
    assert text.toPlainText() == "See the page for more."


def test_keys_go_to_a_link_and_copy_it(text: MarkdownText, qtbot: QtBot) -> None:
    text.show_markdown("See [one](https://one.example) and [two](https://two.example).")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "https://two.example"


def test_what_is_copied_is_one_line() -> None:
    assert copied(QUrl("tel:1%0arm")) == "1 rm"
    assert copied(QUrl("mailto:a%00b@ek.example%0d%0ax")) == "ab@ek.example x"
    assert copied(QUrl("file:///etc/passwd")) == ""


def test_F88_a_tip_of_a_link_or_picture_is_not_shown_since_tips_are_read_as_html(text: MarkdownText) -> None:
    tip = "<img src=file:///etc/passwd>"
    text.show_markdown(f'[a](https://a.example "{tip}") [b](file:///b "{tip}") ![c](d.png "{tip}")')
    assert [cursor.charFormat().toolTip() for cursor in positions(text)].count("") == len("a b c")


def test_a_picture_that_is_a_link_is_its_words(text: MarkdownText) -> None:
    text.show_markdown("[![seal](https://a.example/i.png)](https://a.example/more) [![evil](x)](file:///x)")
    assert links(text) == {}
    assert text.toPlainText() == "seal evil"


def test_F46_one_line_of_a_megabyte_is_cut_broken_and_told(text: MarkdownText) -> None:
    text.show_markdown("x" * 1_000_000)
    text.grab()
    assert max(block.length() for block in blocks(text)) <= LONGEST_LINE + 1
    assert text.toPlainText().count("x") == 65_536 + text.notice.count("x")
    assert text.notice == "This text is too large to show as it is: its end is left out, long lines are broken."
    assert blocks(text)[-1].text() == text.notice


def test_a_long_line_is_broken_between_words() -> None:
    shown = fitted("word " * 2_000)
    pieces = shown.text.split("\n\n")
    assert [len(piece) for piece in pieces] == [4_000, 4_000, 2_000]
    assert {piece[:5] for piece in pieces} == {"word "}
    assert shown.notice == "This text is too large to show as it is: long lines are broken."


def test_the_most_that_may_be_is_shown_whole() -> None:
    text = "\n".join(f"{'a' * 31}" for _ in range(2_000))
    assert fitted(text) == (text, True, "")


@pytest.mark.parametrize(
    ("hostile", "notice"),
    [
        ("- a\n" * 16_000, "its end is left out"),
        ("|a|b|\n|-|-|\n" + "|a|b|\n" * 1_900, "tables are shown as lines"),
        ("|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|a" * 1_000 + "|", "tables are shown as lines"),
        ("**x" * 21_000, "long lines are broken"),
        ("![a](b)" * 9_000, "long lines are broken"),
        (">" * 60_000 + " a", "long lines are broken"),
        ("[" * 60_000, "long lines are broken"),
        ("".join("e" + "`" * n for n in range(1, 350)), "long lines are broken"),
        ("a" + "\u0301" * 60_000, "long lines are broken"),
        ("```\n" * 1_000, ""),
        ("| " * 1_000 + "\n" + "|-" * 900, ""),
        ("<div>\n" * 1_900, ""),
        ("<div>" * 12_000, "long lines are broken"),
    ],
)
def test_F89_texts_made_to_hold_up_the_window_are_shown(text: MarkdownText, hostile: str, notice: str) -> None:
    text.show_markdown(hostile)
    text.grab()
    assert notice in text.notice
    assert bool(text.notice) is bool(notice)
    assert text.notice in text.toPlainText()


@pytest.mark.parametrize(
    "deep", [">" * 300 + " end", "\n".join("  " * n + "- end" for n in range(300)), "- " * 300 + "end"]
)
def test_what_stands_deep_is_still_in_sight(text: MarkdownText, deep: str) -> None:
    text.show_markdown(deep)
    for block in blocks(text):
        points = block.textList()
        assert block.blockFormat().leftMargin() <= 160
        assert points is None or points.format().indent() <= 8
    assert "end" in text.toPlainText()
    assert text.horizontalScrollBar().maximum() == 0


def test_code_wraps_at_the_edge(text: MarkdownText) -> None:
    text.show_markdown("```\n" + "code " * 100 + "\n```")
    assert text.document().begin().layout().lineCount() > 3
    assert text.horizontalScrollBar().maximum() == 0


def test_F43_F44_control_characters_and_lone_surrogates_are_not_shown(text: MarkdownText) -> None:
    text.show_markdown("a\x00b\x1b[31mc \ud800 d")
    assert text.toPlainText() == "ab[31mc � d"


def test_a_screen_reader_reads_its_name_and_its_words(text: MarkdownText) -> None:
    text.show_markdown("# Hours\n\n![seal](x.png)")
    spoken: QAccessibleInterface = QAccessible.queryAccessibleInterface(text)
    assert spoken.text(QAccessible.Text.Name) == "Text of the article"
    assert spoken.state().readOnly
    assert spoken.textInterface().text(0, 10) == "Hours\nseal"


def test_another_theme_recolours_links_and_keeps_the_place(text: MarkdownText, light: Look) -> None:
    text.show_markdown("[a](https://a.example)\n\n" + "more\n\n" * 200)
    text.verticalScrollBar().setValue(300)
    with showing(light, Theme.DARK):
        cursor = text.document().find("a")
        assert cursor.charFormat().foreground().color().name() == "#a9beff"
        assert text.verticalScrollBar().value() == 300
    text.show_markdown("more\n\n" * 200)
    assert text.verticalScrollBar().value() == 0


def test_the_whole_article_says_what_was_copied(qtbot: QtBot, light: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    card = ArticleCard(light, page)
    page.resize(600, 500)
    card.resize(600, 500)
    page.show()
    verified = datetime(2026, 3, 2, tzinfo=UTC)
    said: list[str] = []
    card.said.connect(said.append)
    card.show_article(Article(
        id="a", reference="RXX222", title="Hours", say="At eight.", body="[map](https://a.example/map)",
        verifier="Inga Ek", verified_at=verified,
    ))  # fmt: skip
    assert card._note.text() == "Version 1, verified by Inga Ek"
    click(card.text, "map")
    assert said == ["Copied: https://a.example/map"]
    assert card._note.text() == "Copied: https://a.example/map"
