"""Keeps the desk's file in step with the hub's journal."""

import threading
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from frontdesk.hub.hub import Hub
from frontdesk.lookup.model import Card
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.per_thread import DeskFiles

_SLICE = 500
#: Behind by more than this, making everything anew is quicker than following.
_FAR_BEHIND = 20_000
#: Behind by more than this, following takes so long that it is better done beside the window.
_LONG = 2_000

Ids = list[str]


class CardMaker(Struct, frozen=True):
    """How one kind of card is made, and which cards a changed row of a table concerns."""

    kind: str
    make: Callable[[Ids | None], Iterable[Card]]
    concerns: Mapping[str, Callable[[Ids], Iterable[str]]] = field(default_factory=dict)


class Follower:
    """Brings the desk's file up to the journal's end, whoever wrote to the hub."""

    def __init__(self, hub: Hub, files: DeskFiles, makers: Iterable[CardMaker]) -> None:
        self._hub = hub
        self._files = files
        self._makers = tuple(makers)
        self._busy = threading.Lock()
        self._is_same_history = False

    @property
    def is_far_behind(self) -> bool:
        """Whether so much was written since that following takes some seconds, or all is to be made anew."""
        return self._hub.seq() - self.stands_at() > _LONG or not self._is_of_this_history()

    def stands_at(self) -> int:
        """The seq of the journal that the index stands at."""
        return self._files.here().seen()

    def catch_up(self) -> int:
        """Follow everything written since; the seq that the file stands at now. One thread follows at a time."""
        if not self._busy.acquire(blocking=False):
            return self._files.here().seen()
        try:
            with told_plainly():
                return self._catch_up()
        finally:
            self._busy.release()

    def catch_up_if_near(self) -> bool:
        """Follow where that takes no time; what is far behind, then False, is left to whoever follows for long."""
        if not self._is_of_this_history():
            return False
        behind = self._hub.seq() - self._files.here().seen()
        if 0 < behind <= _SLICE:
            self.catch_up()
        return behind <= _SLICE

    def _catch_up(self) -> int:
        seen, end = self._files.here().seen(), self._hub.seq()
        if end - seen > _FAR_BEHIND or (seen == 0 and end) or not self._is_of_this_history():
            self.rebuild()
            return end
        while self.step():
            pass
        return self._files.here().seen()

    def _is_of_this_history(self) -> bool:
        """Whether the file followed this hub's own journal; a hub that was restored has another one from there on."""
        if not self._is_same_history:
            file = self._files.here()
            self._is_same_history = file.seen() == 0 or file.mark() == self._hub.mark(file.seen()) != ""
        return self._is_same_history

    def step(self) -> bool:
        """Follow one slice of the journal; whether there was one."""
        changes = self._hub.changes(self._files.here().seen(), limit=_SLICE)
        if not changes:
            return False
        changed: dict[str, Ids] = {}
        for _, table, row in changes:
            changed.setdefault(table, []).append(row)
        cards: list[Card] = []
        gone: list[tuple[str, str]] = []
        for maker in self._makers:
            made, missing = _renewed(maker, changed)
            cards += made
            gone += missing
        seq = changes[-1][0]
        self._files.here().apply(cards, gone, seq=seq, mark=self._hub.mark(seq))
        return True

    def rebuild(self) -> None:
        """Make the whole index anew from the hub."""
        end = self._hub.seq()
        cards = (card for maker in self._makers for card in maker.make(None))
        self._files.here().rebuild(cards, seq=end, mark=self._hub.mark(end))
        self._is_same_history = True


def _renewed(maker: CardMaker, changed: Mapping[str, Ids]) -> tuple[list[Card], list[tuple[str, str]]]:
    concerned: dict[str, None] = {}
    for table, which in maker.concerns.items():
        if table in changed:
            concerned.update(dict.fromkeys(which(changed[table])))
    if not concerned:
        return [], []
    cards = list(maker.make(list(concerned)))
    made = {card.id for card in cards}
    return cards, [(maker.kind, id) for id in concerned if id not in made]
