"""The knowledge room as a colleague left it: drafts, an article out of use, lines; and what is done there by keys."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt

from frontdesk.directory.model import Operator
from frontdesk.knowledge.wording import Wording
from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_COLLEAGUE = Operator("Henrik Solberg", "Desk 2")
_TWICE, _TERMS, _OLD = "Duplicate invoice: what to say", "Payment terms and due dates", "Paid to our old bank account"
_NEW = Wording(title="Closed between the years", say="We are closed from Christmas to New Year; breakdowns are taken.")
_LINES = (
    ("Tarn Valley Cooling", "", "Good morning, Tarn Valley Cooling, how can I help?",
     "Service, spare parts and sales for cold rooms, ice machines and heat pumps.\nInvoices and payments.",
     "Household fridges: the maker's own number is on the door."),
    ("Night line", "+1 570 555 0199", "Breakdown line, is anybody in danger?",
     "Breakdowns of machines under contract, at any hour.", "Orders and invoices: from eight o'clock on the day line."),
    ("Parts counter", "263", "", "", ""),
)  # fmt: skip


def _left(stage: Stage) -> None:
    """What a colleague wrote before."""
    desk = stage.program.console.desk
    assert desk is not None
    by_title = {one.title: one.id for one in desk.articles.listed()}
    for place in range(2):
        stage.clock.at += timedelta(minutes=9)
        _reword(stage, by_title[_TWICE], approves=not place)
    _reword(stage, by_title[_TERMS], approves=False)
    desk.articles.retire(by_title[_OLD], by=_COLLEAGUE)
    desk.articles.write(_NEW, by=_COLLEAGUE)
    for name, number, greeting, does, does_not in _LINES:
        desk.lines.add(name=name, number=number, greeting=greeting, does=does, does_not=does_not, by=_COLLEAGUE)


def _reword(stage: Stage, id: str, *, approves: bool) -> None:
    desk = stage.program.console.desk
    assert desk is not None
    was = Wording.of(desk.knowledge.article(id))
    if approves:
        body = was.body.replace("- Ask for", "- Ask for their name,", 1) + "\n- Offer to send the credit note by mail."
        words = replace(was, say=was.say.replace("we ", "Accounting will ", 1), body=body)
    else:
        say = was.say.replace("Accounting will", "Accounting is going to").replace("thirty days", "a month")
        words = replace(was, say=say, keywords=was.keywords[:2])
    desk.articles.change(id, words, note="Says who pays it back", by=_COLLEAGUE)
    if approves:
        desk.articles.approve(id, seen=words, by=_COLLEAGUE)


def _room(stage: Stage, *, lists: int = 0) -> None:
    _left(stage)
    stage.press(_KEYS.Key_4, held=_CTRL)
    for _ in range(lists):
        stage.press(_KEYS.Key_PageDown, held=_CTRL)


def _articles(stage: Stage) -> None:
    _room(stage)
    stage.press(*[_KEYS.Key_Down] * 7)


def _drafts(stage: Stage) -> None:
    _room(stage, lists=1)
    stage.press(_KEYS.Key_Down)


def _review(stage: Stage) -> None:
    _room(stage, lists=2)


def _editing(stage: Stage) -> None:
    _articles(stage)
    stage.press(_KEYS.Key_E, held=_ALT)
    stage.press(_KEYS.Key_Tab)
    stage.type("I am sorry about that. ")


def _writing(stage: Stage) -> None:
    _room(stage)
    stage.press(_KEYS.Key_N, held=_ALT)
    stage.type("Snow on the roof unit")
    stage.press(_KEYS.Key_Tab)
    stage.type("heat p")


def _versions(stage: Stage) -> None:
    _drafts(stage)
    stage.press(_KEYS.Key_V, held=_ALT)


def _approved(stage: Stage) -> None:
    _drafts(stage)
    stage.press(_KEYS.Key_A, held=_ALT)


def _lines(stage: Stage) -> None:
    _room(stage, lists=4)
    stage.press(_KEYS.Key_End)


def _line_form(stage: Stage) -> None:
    _lines(stage)
    stage.press(_KEYS.Key_Return)


def _nothing_yet(stage: Stage) -> None:
    stage.press(_KEYS.Key_4, held=_CTRL)


KNOWLEDGE = (
    Scene(name="knowledge-articles", play=_articles, has_contrast=True, has_smallest=True),
    Scene(name="knowledge-drafts", play=_drafts, has_smallest=True),
    Scene(name="knowledge-to-review", play=_review),
    Scene(name="knowledge-editing", play=_editing, has_smallest=True),
    Scene(name="knowledge-new", play=_writing, has_smallest=True),
    Scene(name="knowledge-versions", play=_versions, has_contrast=True, has_smallest=True),
    Scene(name="knowledge-approved", play=_approved),
    Scene(name="knowledge-lines", play=_lines, has_smallest=True),
    Scene(name="knowledge-line-editing", play=_line_form, has_smallest=True),
    Scene(name="knowledge-empty", play=_nothing_yet, hub="empty"),
)
