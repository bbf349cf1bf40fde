"""What is done with the marked record of the directory."""

from collections.abc import Callable
from functools import partial

from ui.console.keeping import absences, leaving, topics, verbs
from ui.console.keeping.asking import Ask
from ui.console.keeping.book import DirectoryBook
from ui.console.keeping.keeper import Keeper


class Marked:
    """Opens the forms of the marked record, and does what asks for nothing; nothing at all until it was read."""

    def __init__(self, book: DirectoryBook, keeper: Keeper) -> None:
        self._book, self._keeper = book, keeper

    def allows(self, action: str) -> bool:
        """Whether an action is among what may be done with the record in sight, while no form is open."""
        record = self._book.record
        return self._keeper.asking is None and record is not None and record.allows(action)

    def write_new(self) -> None:
        """Open the form of a new record of the list in sight."""
        self._keeper.ask(verbs.new_for(self._book.page, self._book.item))

    def change(self) -> None:
        """Open its fields."""
        self._ask(verbs.change_of)

    def retire(self) -> None:
        """Show what would be orphaned; of a topic nothing is, so that it is retired at once."""
        kind, id = self._subject
        if kind == "topic":
            self._keeper.do(partial(verbs.retire_topic, id))
        else:
            self._ask(partial(verbs.retiring, name=self._title))

    def bring_back(self) -> None:
        """Use it again."""
        self._keeper.do(partial(verbs.bring_back, self._book.item.kind, self._book.item.id))

    def keep_owners(self) -> None:
        """Open owner and deputies of a topic."""
        self._ask(lambda _kind, id: partial(topics.owners, id))

    def note_away(self) -> None:
        """Open the form for an absence."""
        self._ask(lambda _kind, id: partial(absences.away, id))

    def note_rerouted(self) -> None:
        """Open the form that sends a topic elsewhere for a while."""
        self._ask(lambda _kind, id: partial(absences.reroute, id))

    def end_early(self) -> None:
        """End its exception."""
        if self._book.record is not None:
            self._keeper.do(partial(verbs.end_exemption, self._book.record.ends, self._title))

    def look_at_merging(self) -> None:
        """Open what merging a pair would do."""
        pair = self._book.item
        self._keeper.ask(partial(leaving.merging, pair.kept.kind, pair.kept.id, pair.double.id))

    def close_gap(self) -> None:
        """Open the form that closes a gap."""
        self._keeper.ask(partial(topics.close_gap, self._book.item))

    def _ask(self, form_of: Callable[[str, str], Ask]) -> None:
        """Open a form of the marked record, made for its kind and id."""
        kind, id = self._subject
        if id:
            self._keeper.ask(form_of(kind, id))

    @property
    def _subject(self) -> tuple[str, str]:
        """Kind and id of what the marked record is about; '' until it was read."""
        kind, _, id = (self._book.record.id if self._book.record else ":").partition(":")
        return kind, id

    @property
    def _title(self) -> str:
        return self._book.record.title if self._book.record else ""
