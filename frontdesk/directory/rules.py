"""Who answers for a topic now: from the chain, what is different at the moment, and the catch-all."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.directory.model import Coverage, ExceptionKind, Exemption, Party, Presence, Topic


class Today(Struct, frozen=True):
    """What is different at one moment, ready to be asked."""

    away: dict[str, Exemption]
    rerouted: dict[str, Exemption]

    @classmethod
    def of(cls, exemptions: Iterable[Exemption]) -> "Today":
        """Sort what is different by whom it is about; of two, the one that ends last counts, the cover of either."""
        away: dict[str, Exemption] = {}
        rerouted: dict[str, Exemption] = {}
        for one in sorted(exemptions, key=lambda e: e.ends_at):
            if one.kind is ExceptionKind.REROUTED and one.topic_id:
                rerouted[one.topic_id] = one
            elif one.person_id:
                earlier = away.get(one.person_id)
                away[one.person_id] = replace(one, cover=one.cover or (earlier.cover if earlier else None))
        return cls(away, rerouted)

    def away_until(self, party: Party | None) -> datetime | None:
        """Until when `party` does not answer themselves; None when nobody said so."""
        gone = self.away.get(party.id) if party else None
        return gone.ends_at if gone else None


def in_force(exemptions: Iterable[Exemption], at: datetime) -> list[Exemption]:
    """Those that hold at the moment `at`, in their order: from their beginning until just before their end."""
    return [one for one in exemptions if one.starts_at <= at < one.ends_at]


def coverage(topic: Topic, chain: Sequence[Party], today: Today, catch_all: Party | None) -> Coverage:
    """Who answers for `topic`: rerouted, the owner, who covers them, the deputies in order, the catch-all."""
    owner = chain[0] if chain else None
    answers, because = _answers(topic, chain, today)
    if answers is None and catch_all is not None and today.away_until(catch_all) is None:
        answers, because = catch_all, "nobody else is there" if chain else "nobody owns this"
    return Coverage(
        topic=topic,
        owner=owner,
        answers_now=answers,
        deputies=tuple(chain[1:]),
        presence=Presence.UNKNOWN if answers else Presence.NOBODY,
        owner_away_until=today.away_until(owner),
        because=because,
    )


def _answers(topic: Topic, chain: Sequence[Party], today: Today) -> tuple[Party | None, str]:
    rerouted = today.rerouted.get(topic.id)
    if rerouted and rerouted.cover and today.away_until(rerouted.cover) is None:
        return rerouted.cover, "rerouted"
    for place, party in enumerate(chain):
        gone = today.away.get(party.id)
        if gone is None:
            return party, "" if place == 0 else f"deputy of {chain[0].name}"
        if gone.cover and today.away_until(gone.cover) is None:
            return gone.cover, f"covers {party.name}"
    return None, ""
