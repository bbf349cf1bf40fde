"""The rules of a topic's chain: owner first, then the deputies in order, nobody twice."""

from collections.abc import Iterable, Sequence

from frontdesk.directory.model import Party
from frontdesk.errors import Refused
from frontdesk.words import apart

Chain = tuple[Party, ...]

#: More deputies than anybody keeps.
MOST_PLACES = 50


def checked(chain: Sequence[Party]) -> Chain:
    """`chain` as it may be kept; Refused where somebody stands in it twice or it is endless."""
    ids = [party.id for party in chain]
    twice = next((party for place, party in enumerate(chain) if party.id in ids[:place]), None)
    if twice is not None:
        raise Refused(f"{apart(twice.name)} stands in the chain twice.", hint="Name each of them once.")
    if len(chain) > MOST_PLACES:
        raise Refused(f"A topic has {MOST_PLACES} owners and deputies at most.", hint="Leave some out.")
    return tuple(chain)


def united(*chains: Iterable[Party]) -> Chain:
    """The chains one after the other, each party in their first place."""
    return tuple({party.id: party for chain in chains for party in chain}.values())


def handed_on(chain: Iterable[Party], leaver_id: str, heir: Party) -> Chain:
    """`chain` with the heir in the place of whoever leaves, and nobody twice."""
    return united(heir if party.id == leaver_id else party for party in chain)


def without(chain: Iterable[Party], party_id: str) -> Chain:
    """`chain` without one; whoever stands behind them moves up."""
    return tuple(party for party in chain if party.id != party_id)


def moved(chain: Sequence[Party], party_id: str, by: int) -> Chain:
    """`chain` with one of them `by` places further down, or up where it is negative; as far as the ends."""
    place = next((place for place, party in enumerate(chain) if party.id == party_id), None)
    if place is None:
        raise Refused("They do not stand in this chain any more.", hint="Look at it again.")
    rest = without(chain, party_id)
    there = min(max(place + by, 0), len(rest))
    return (*rest[:there], chain[place], *rest[there:])
