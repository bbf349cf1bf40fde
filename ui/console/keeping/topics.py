"""Forms of topics: add, change, owner and deputies, and closing gaps."""

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from frontdesk.directory.fields import TopicFields
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.errors import Refused
from frontdesk.words import apart
from ui.console.keeping.asking import Asking, Done, beside, changed
from ui.console.keeping.naming import needed, party
from ui.console.keeping.naming import topic as topic_in
from ui.console.telling import undoes
from ui.models.directory import Page, span_words
from ui.models.facts import fact
from ui.models.form import Field, NameRow, Names, Texts, Typed, line
from ui.models.logged import CHANNELS
from ui.words import shortened

if TYPE_CHECKING:
    from frontdesk.calls.gaps import GapLine
    from frontdesk.desk import Desk

_SPAN = re.compile(r"(\d{1,6}) ?(m|min|minutes?|h|hours?|d|days?)?")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
_USUAL_MINUTES = 240
_HOW = {HandoffKind.CALLBACK: "Call back", HandoffKind.MESSAGE: "Message", HandoffKind.TRANSFER: "Transfer"}


def new_topic(_desk: "Desk", *, phrase: str = "", gap_id: str = "") -> Asking:
    """A new topic; of a gap, with its words as what callers say."""
    texts = {"phrases": Typed(phrase), "kind": Typed("callback"), "channel": Typed("phone"),
             "due": Typed(span_words(_USUAL_MINUTES))}  # fmt: skip
    owner = Field(id="owner", label="Owner", names=Names.PARTY, placeholder="A person or a department")
    name, *rest = _fields(texts)
    facts = ("It closes the gap",) if gap_id else ("A name is enough",)
    return Asking(
        id=f"topic.add:{gap_id}", title="New topic", facts=facts, act="Add to the directory",
        fields=(name, owner, *rest), blame="name", file=partial(_add, gap_id),
    )  # fmt: skip


def change_topic(id: str, desk: "Desk") -> Asking:
    """The fields of a topic."""
    topic = desk.directory.topic(id)
    fields = _fields({
        "name": Typed(topic.name),
        "words": Typed(_joined(topic.keywords)),
        "phrases": Typed("\n".join(topic.phrases)),
        "text": Typed(topic.text),
        "kind": Typed(topic.kind.value),
        "channel": Typed(topic.channel.value),
        "due": Typed(span_words(topic.due_minutes)),
    })  # fmt: skip
    return Asking(
        id=f"topic.change:{id}", title=topic.name, facts=("Change", topic.reference), act="Save", fields=fields,
        blame="name", file=partial(_change, id, fields),
    )  # fmt: skip


def owners(id: str, desk: "Desk") -> Asking:
    """Owner and deputies of a topic, in order."""
    topic, chain = desk.directory.topic(id), desk.owning.chain(id)
    label = "Add" if chain else "Owner"
    field = Field(id="party", label=label, names=Names.PARTY, placeholder="A person or a department")
    return Asking(
        id=f"topic.own:{id}", title=topic.name, facts=("Owner and deputies", topic.reference),
        act="Add as the last deputy" if chain else "Make them the owner", fields=(field,), blame="party",
        file=partial(_append, id), chain=chain_rows(chain), topic_id=id,
    )  # fmt: skip


def chain_rows(chain: Sequence[Party]) -> tuple[NameRow, ...]:
    """Owner and deputies as rows."""
    return tuple(
        NameRow(id=one.id, name=one.name, note=f"deputy {place}" if place else "owner")
        for place, one in enumerate(chain)
    )


def close_gap(gap: "GapLine", _desk: "Desk") -> Asking:
    """Which topic covers it now, or what was done."""
    asked = "Asked once" if gap.count == 1 else f"Asked {gap.count} times in the same words"
    return Asking(
        id=f"gap.close:{gap.id}", title="Close the gap", facts=(asked,),
        act="Close the gap" if gap.count == 1 else f"Close all {gap.count} gaps",
        groups=(tuple(fact("Their words", gap.words or "None were noted.", is_strong=True)),),
        fields=(
            Field(id="topic", label="Topic", names=Names.TOPIC, placeholder="Which covers it now"),
            Field(id="note", label="Or a note", placeholder="What was done"),
        ),
        blame="topic", file=partial(_close, gap.id),
    )  # fmt: skip


def _fields(typed: Texts) -> tuple[Field, ...]:
    empty = Typed("")
    return (
        Field(id="name", label="Name", typed=typed.get("name", empty), placeholder="What the matter is called"),
        Field(id="words", label="Words", typed=typed.get("words", empty), is_long=True,
              placeholder="charged twice, wrong amount"),
        Field(id="phrases", label="Said like", typed=typed.get("phrases", empty), is_long=True,
              placeholder="What callers say, a line each"),
        Field(id="text", label="About", typed=typed.get("text", empty), is_long=True, placeholder="What belongs to it"),
        Field(id="kind", label="Promise", typed=typed.get("kind", empty),
              choices=tuple((kind.value, words) for kind, words in _HOW.items())),
        Field(id="channel", label="Way", typed=typed.get("channel", empty),
              choices=tuple((channel.value, words) for channel, words in CHANNELS.items())),
        Field(id="due", label="Due after", typed=typed.get("due", empty), placeholder="30 min, 4 h, 2 days"),
    )  # fmt: skip


def _read(texts: Texts) -> TopicFields:
    read: dict[str, Any] = {id: texts[id].text for id in ("name", "text") if id in texts}
    if "words" in texts:
        read["keywords"] = _parted(texts["words"].text)
    if "phrases" in texts:
        read["phrases"] = texts["phrases"].text.splitlines()
    if "kind" in texts:
        read["kind"] = HandoffKind(texts["kind"].text)
    if "channel" in texts:
        read["channel"] = Channel(texts["channel"].text)
    if "due" in texts:
        with beside("due"):
            read["due_minutes"] = read_span(texts["due"].text)
    return cast(TopicFields, read)


def read_span(text: str) -> int:
    """The minutes that '30', '30 min', '4 h' or '2 days' means; Refused."""
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise Refused(
            f"“{shortened(text.strip(), 40)}” is no span of time.", hint="Write it like 30 min, 4 h or 2 days."
        )
    return int(found[1]) * _MINUTES[(found[2] or "m")[0]]


def _joined(words: Sequence[str]) -> str:
    return ("; " if any("," in word for word in words) else ", ").join(words)


def _parted(text: str) -> list[str]:
    return re.split(r"[;\n]" if ";" in text else r"[,\n]", text)


def _add(gap_id: str, desk: "Desk", texts: Texts) -> Done:
    owner = party(desk, texts, "owner")
    read = _read({id: typed for id, typed in texts.items() if id != "owner"})
    chain, more = [owner] if owner else [], "" if owner else " Nobody owns it yet."
    if gap_id:
        kept, closed = desk.gaps.make_topic(gap_id, read, chain=chain, by=desk.operator)
        more = " The gap is closed by it." if closed == 1 else f" {closed} gaps are closed by it."
    else:
        kept = desk.keeping.add_topic(read, chain=chain, by=desk.operator)
    sentence = f"{apart(kept.noun.name)} is a topic now.{more} {undoes()}"
    goes_on = partial(change_topic, kept.noun.id)
    return Done(sentence, Page.TOPICS, f"topic:{kept.noun.id}", kept.noun.name, goes_on=goes_on)


def _change(id: str, fields: tuple[Field, ...], desk: "Desk", texts: Texts) -> Done:
    kept = desk.keeping.change_topic(id, _read(changed(fields, texts)), by=desk.operator)
    return Done(f"Saved: {apart(kept.noun.name)}. {undoes()}", row=f"topic:{id}")


def _append(id: str, desk: "Desk", texts: Texts) -> Done:
    added = needed(desk, texts, "party", "Whom? Name a person or a department.")
    with beside("party"):
        chain = desk.owning.append(id, added, by=desk.operator)
    role = f"deputy {len(chain) - 1}" if len(chain) > 1 else "the owner"
    return Done(f"{apart(added.name)} is {role} now. {undoes()}", row=f"topic:{id}", stays=True)


def _close(gap_id: str, desk: "Desk", texts: Texts) -> Done:
    topic = topic_in(desk, texts, "topic")
    closed = desk.gaps.close_gap(gap_id, topic, line(texts, "note"), by=desk.operator)
    by = f", covered by {apart(topic.name)}" if topic else ""
    return Done(f"{'The gap is' if closed == 1 else f'{closed} gaps are'} closed{by}. {undoes()}")
