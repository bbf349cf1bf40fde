"""Forms of what ends: somebody retires and an heir takes over; two records become one."""

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.directory.estates import Orphan, OrphanKind
from frontdesk.directory.keeping import Kind
from frontdesk.directory.merging import Field as Merged
from frontdesk.directory.model import Party
from frontdesk.words import apart
from ui.console.keeping.asking import Asking, Done, beside
from ui.console.keeping.naming import party
from ui.console.telling import undoes
from ui.models.directory import KINDS
from ui.models.directory_record import Groups
from ui.models.facts import Fact, FactLine, fact
from ui.models.form import Field, Names, Texts
from ui.models.history import value_words
from ui.models.rows import Tone
from ui.words import counted

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.directory.retiring import Leaving

_LABELS = {
    OrphanKind.OWNS: "Owns", OrphanKind.DEPUTISES: "Deputises", OrphanKind.HANDOFF: "Hand-offs",
    OrphanKind.COVERS: "Covers", OrphanKind.SETTING: "Settings", OrphanKind.ARTICLE: "Articles",
    OrphanKind.MEMBER: "People",
}  # fmt: skip
_COUNTED = {
    OrphanKind.OWNS: "topic", OrphanKind.DEPUTISES: "deputy", OrphanKind.HANDOFF: "hand-off",
    OrphanKind.COVERS: "cover", OrphanKind.SETTING: "setting", OrphanKind.ARTICLE: "article",
    OrphanKind.MEMBER: "member",
}  # fmt: skip
_MOST = 6


def leaving(leaver: Party, desk: "Desk") -> Asking:
    """What somebody would leave behind, and to whom it goes."""
    left = desk.retiring.leaving(leaver)
    heir = Field(id="heir", label="Heir", names=Names.PARTY, placeholder="Who takes it over")
    nothing = fact("Leaves", "Nothing would be left without anybody.")
    return Asking(
        id=f"{leaver.kind}.retire:{leaver.id}", title=f"{apart(leaver.name)} leaves",
        facts=(_sum(left.orphans) or "nothing is orphaned",), act=f"Retire {apart(leaver.name)}",
        fields=(heir,) if left.needs_heir else (), groups=_orphans(left) if left.needs_heir else (tuple(nothing),),
        blame="heir", file=partial(_retire, leaver),
    )  # fmt: skip


def _orphans(left: "Leaving") -> Groups:
    told = []
    for kind, label in _LABELS.items():
        orphans = left.of(kind)
        if orphans:
            lines = [FactLine(text=_orphan_words(one)) for one in orphans[:_MOST]]
            more = len(orphans) - _MOST
            told.append(Fact(label, (*lines, *([FactLine(text=f"and {more} more")] if more > 0 else []))))
    return (tuple(told),)


def _orphan_words(one: Orphan) -> str:
    detail = f"for {one.detail}" if one.kind is OrphanKind.DEPUTISES else one.detail
    return f"{apart(one.name)}, {detail}" if detail and one.kind is not OrphanKind.COVERS else one.name


def _sum(orphans: tuple[Orphan, ...]) -> str:
    """'3 topics, 2 hand-offs'."""
    counts = Counter(one.kind for one in orphans)
    told = {kind: counted(counts[kind], noun) for kind, noun in _COUNTED.items() if counts[kind]}
    if counts[OrphanKind.DEPUTISES]:
        told[OrphanKind.DEPUTISES] = f"{counts[OrphanKind.DEPUTISES]} as deputy"
    return ", ".join(told.values())


def _retire(leaver: Party, desk: "Desk", texts: Texts) -> Done:
    heir = party(desk, texts, "heir")
    with beside("heir"):
        left = desk.retiring.retire(leaver, heir, by=desk.operator)
    goes = f"; {apart(heir.name)} takes over {_sum(left.orphans)}" if heir and left.orphans else ""
    return Done(f"{apart(leaver.name)} is retired{goes}. {undoes()}")


def merging(kind: Kind, kept_id: str, double_id: str, desk: "Desk") -> Asking:
    """What merging two records would do."""
    preview = desk.merging.preview(kind, kept_id, double_id)
    moves = [Fact(title, (FactLine(text=str(count)),)) for title, count in preview.moves]
    return Asking(
        id=f"{kind}.merge:{kept_id}:{double_id}", title=preview.kept.name,
        facts=(KINDS[kind], f"{preview.kept.reference} stays, {preview.double.reference} is retired"),
        act="Merge them",
        groups=(tuple(map(_field, preview.fields)), (Fact("Moves", _moves(preview.moves)),)) if moves else
        (tuple(map(_field, preview.fields)), tuple(fact("Moves", "Nothing points to the double."))),
        file=partial(_merge, kind, kept_id, double_id), swapped=partial(merging, kind, double_id, kept_id),
    )  # fmt: skip


def _moves(moves: tuple[tuple[str, int], ...]) -> tuple[FactLine, ...]:
    return tuple(FactLine(text=title, right=str(count)) for title, count in moves)


def _field(one: Merged) -> Fact:
    """What a field says when they are one; below it what is lost, or that the double filled it."""
    result, kept, double = value_words(one.result), value_words(one.kept), value_words(one.double)
    lines = [FactLine(text=result, is_strong=True)]
    if double and not kept:
        lines.append(FactLine(text="Filled by the double", tone=Tone.GOOD))
    elif double not in ("", kept, result) and not isinstance(one.result, tuple):
        lines.append(FactLine(text=f"Not kept: {double}", tone=Tone.WARN))
    elif kept != result:
        lines.append(FactLine(text="Of both", tone=Tone.GOOD))
    return Fact(_TITLES.get(one.title, one.title), tuple(lines))


_TITLES = {"Owner and deputies": "Owners", "Usual promise (minutes)": "Due, min"}


def _merge(kind: Kind, kept_id: str, double_id: str, desk: "Desk", _texts: Texts) -> Done:
    kept = desk.merging.merge(kind, kept_id, double_id, by=desk.operator)
    return Done(f"One record now: {apart(kept.name)}, {kept.reference}. {undoes()}")
