"""Who owns a topic and who stands in for them: an ordered chain, kept by hand."""

from collections.abc import Callable, Sequence

from frontdesk.directory import chains
from frontdesk.directory.chains import Chain
from frontdesk.directory.model import Operator, Party, Topic
from frontdesk.directory.records import chains as stored_chains
from frontdesk.directory.records import save_chain, shelves
from frontdesk.errors import NotAllowed
from frontdesk.hub.hub import Hub


class Owning:
    """The chain of each topic: the owner first, then the deputies; an empty one means that nobody owns it."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def chain(self, topic_id: str) -> Chain:
        """Owner and deputies of a topic, those who are still there."""
        with self._hub.read() as connection:
            return stored_chains(connection, [topic_id]).get(topic_id, ())

    def unowned(self) -> list[Topic]:
        """The topics in use that nobody owns, by name."""
        with self._hub.read() as connection:
            return shelves.unowned(connection)

    def own(self, topic_id: str, chain: Sequence[Party], *, by: Operator) -> Chain:
        """Make `chain` the owner and deputies; Refused where somebody stands in it twice or is no longer there."""
        return self._rechained(topic_id, lambda _: tuple(chain), by)

    def append(self, topic_id: str, party: Party, *, by: Operator) -> Chain:
        """Put `party` at the end of the chain: the owner of an unowned topic, else the last deputy."""
        return self._rechained(topic_id, lambda chain: (*chain, party), by)

    def remove(self, topic_id: str, party_id: str, *, by: Operator) -> Chain:
        """Take one out of the chain; whoever stands behind them moves up."""
        return self._rechained(topic_id, lambda chain: chains.without(chain, party_id), by)

    def move_up(self, topic_id: str, party_id: str, *, by: Operator) -> Chain:
        """Move one a place up; the first deputy becomes the owner by it."""
        return self._rechained(topic_id, lambda chain: chains.moved(chain, party_id, -1), by)

    def move_down(self, topic_id: str, party_id: str, *, by: Operator) -> Chain:
        """Move one a place down."""
        return self._rechained(topic_id, lambda chain: chains.moved(chain, party_id, 1), by)

    def _rechained(self, topic_id: str, change: Callable[[Chain], Chain], by: Operator) -> Chain:
        with self._hub.step("topic.own", by=by.name, desk=by.desk) as step:
            topic = shelves.the_row(step.connection, shelves.TOPICS.table, topic_id, "topic")
            if topic["retired_at"] is not None:
                raise NotAllowed(f"{topic['name']} is retired.", hint="Bring it back first.")
            before = stored_chains(step.connection, [topic_id]).get(topic_id, ())
            chain = chains.checked(change(before))
            shelves.refuse_gone(step.connection, chain)
            if chain != before:
                save_chain(step, topic_id, chain)
        return chain
