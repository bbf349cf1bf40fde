"""Topics in a file: what is new about which of them, and who owns it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from frontdesk.directory.model import Party, Topic
from frontdesk.directory.records import Chain, chain_row, named_row, place_id
from frontdesk.exchange.fields import Columns
from frontdesk.exchange.parties import Parties, candidates, index
from frontdesk.exchange.plans import AT_ONCE, Decisions, Progress, Stored
from frontdesk.exchange.reading import Given, given, readers
from frontdesk.exchange.tables import Row
from frontdesk.exchange.values import (
    LONGEST_TEXT,
    Contact,
    Unfit,
    contact,
    is_nothing,
    kind,
    line,
    minutes,
    several,
    text,
)
from frontdesk.ids import new_id
from frontdesk.words import clean, fold, one_line

BLANK_TOPIC = named_row(Topic(id="", reference="", name=""))
_SHOWN = {"due_minutes": "due"}
_MANY = frozenset(("keywords", "phrases", "deputies"))


class Owned(Struct, frozen=True, kw_only=True):
    """The topics there are, who owns each, and the ids of the rows that say so."""

    topics: Sequence[Stored]
    chains: Mapping[str, Chain]
    ids: Mapping[str, Mapping[int, str]]


def decide_topics(
    rows: Sequence[Row], columns: Columns, owned: Owned, parties: Parties, *, decisions: Decisions, progress: Progress
) -> None:
    """Decide what each row does to the topics."""
    reads = {
        "name": line("name"),
        "owner": _owner,
        "deputies": _deputies,
        "text": text("text"),
        "keywords": several("keywords", ";,|"),
        "phrases": several("phrases", ";|"),
        "kind": kind,
        "channel": contact,
        "due": minutes,
    }
    found = given(rows, readers(columns, reads, many=_MANY), called="name", decisions=decisions, progress=progress)
    by_name, seen = index(owned.topics, "name_folded"), dict[str, int]()
    for done, one in enumerate(found):
        if done % AT_ONCE == 0:
            progress("comparing", done, len(found))
        try:
            stored = the_one(one, one.values["name"], by_name, seen, "topic")
            _decide(one, stored, owned, parties, decisions)
        except Unfit as reason:
            decisions.refuse(one.line, one.values["name"], str(reason))
    progress("comparing", len(found), len(found))


def the_one(
    one: Given, name: str, by_name: Mapping[str, list[Stored]], seen: dict[str, int], noun: str
) -> Stored | None:
    """What is there under the name of this row, None for nothing; Unfit for several, or for a double in the file."""
    folded = fold(name)
    first = seen.setdefault(folded, one.line)
    if first != one.line:
        raise Unfit(f"it has the same name as line {first}")
    alike = by_name.get(folded, [])
    if len(alike) > 1:
        raise Unfit(f"more than one {noun} has this name: {candidates(alike)}")
    return alike[0] if alike else None


def _owner(cell: str) -> str:
    return "" if is_nothing(cell) else one_line(cell[:LONGEST_TEXT])


def _deputies(cell: str) -> tuple[str, ...]:
    return () if is_nothing(cell) else (clean(cell).strip(),)


def _decide(one: Given, stored: Stored | None, owned: Owned, parties: Parties, decisions: Decisions) -> None:
    name = one.values["name"]
    before = owned.chains.get(stored["id"], ()) if stored else ()
    chain = _chain(one.values, before, parties)
    row = {**(stored or {**BLANK_TOPIC, "id": new_id()}), **_columns(one.values, stored or BLANK_TOPIC)}
    if stored is None:
        decisions.new(one.line, name, "topics", row)
    else:
        changes = [column for column, value in row.items() if stored[column] != value and column != "name_folded"]
        if changes:
            decisions.writes.change("topics", row)
        decisions.settle(one.line, name, [_SHOWN.get(c, c) for c in changes] + _chain_changes(before, chain))
    if chain != before:
        _write_chain(row["id"], chain, owned.ids.get(row["id"], {}), decisions)


def _columns(values: Mapping[str, Any], before: Stored) -> Stored:
    """The columns of the topic that the row gives."""
    same = {name: values[name] for name in ("name", "text", "keywords", "phrases", "kind") if name in values}
    found: Stored = {**same, "name_folded": fold(values["name"])}
    if "due" in values:
        found["due_minutes"] = values["due"]
    if "channel" in values:
        reached: Contact = values["channel"]
        found["channel"] = reached.channel.value
        found["keywords"] = _with(values.get("keywords", before["keywords"]), reached.address)
    return found


def _with(keywords: tuple[str, ...], address: str) -> tuple[str, ...]:
    """An address has no place of its own: kept among the keywords, it can be found and read."""
    if not address or fold(address) in map(fold, keywords):
        return keywords
    return (*keywords, address)


def _chain(values: Mapping[str, Any], before: Chain, parties: Parties) -> Chain:
    """The owner and deputies after this row; what it does not give stays."""
    owner = parties.party(values["owner"]) if "owner" in values else next(iter(before), None)
    deputies = before[1:]
    if "deputies" in values:
        deputies = tuple(party for cell in values["deputies"] for party in _several(cell, parties))
    if owner is None:
        if deputies:
            raise Unfit("it has a deputy and no owner")
        return ()
    return tuple({party.id: party for party in (owner, *deputies)}.values())


def _several(cell: str, parties: Parties) -> list[Party]:
    """The deputies in a cell; a name with a comma in it that somebody goes by is one."""
    whole = parties.known(cell)
    if whole is not None:
        return [whole]
    parts = re.split(r"[;\n]" if ";" in cell or "\n" in cell else ",", cell)
    return [parties.party(part) for part in map(one_line, parts) if part]


def _chain_changes(before: Chain, after: Chain) -> list[str]:
    """Which of owner and deputies differ; a name that was changed meanwhile does not count."""
    was, now = [party.id for party in before], [party.id for party in after]
    return ["owner"] * (was[:1] != now[:1]) + ["deputies"] * (was[1:] != now[1:])


def _write_chain(topic_id: str, chain: Chain, ids: Mapping[int, str], decisions: Decisions) -> None:
    writes = decisions.writes
    for position, party in enumerate(chain):
        row = chain_row(ids.get(position) or place_id(topic_id, position), topic_id, position, party)
        (writes.change if position in ids else writes.add)("ownership", row)
    writes.gone.setdefault("ownership", []).extend(id for position, id in ids.items() if position >= len(chain))
