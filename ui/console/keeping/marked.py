"""What is done with the marked record of the directory."""

from functools import partial

from ui.console.keeping import absences, leaving, topics, verbs
from ui.console.keeping.book import DirectoryBook
from ui.console.keeping.keeper import Keeper


class Marked:
    """Opens the forms of the marked record, and does what asks for nothing."""

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
        self._keeper.ask(verbs.change_of(*self._subject))

    def retire(self) -> None:
        """Show what would be orphaned; of a topic nothing is, so that it is retired at once."""
        kind, id = self._subject
        if kind == "topic":
            self._keeper.do(partial(verbs.retire_topic, id))
        else:
            self._keeper.ask(verbs.retiring(kind, id, self._title))

    def bring_back(self) -> None:
        """Use it again."""
        self._keeper.do(partial(verbs.bring_back, self._book.item.kind, self._book.item.id))

    def keep_owners(self) -> None:
        """Open owner and deputies of a topic."""
        self._keeper.ask(partial(topics.owners, self._subject[1]))

    def note_away(self) -> None:
        """Open the form for an absence."""
        self._keeper.ask(partial(absences.away, self._subject[1]))

    def note_rerouted(self) -> None:
        """Open the form that sends a topic elsewhere for a while."""
        self._keeper.ask(partial(absences.reroute, self._subject[1]))

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

    @property
    def _subject(self) -> tuple[str, str]:
        """Kind and id of what the record in sight is about."""
        kind, _, id = (self._book.record.id if self._book.record else ":").partition(":")
        return kind, id

    @property
    def _title(self) -> str:
        return self._book.record.title if self._book.record else ""
