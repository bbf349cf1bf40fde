"""Whom a call goes to."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.calls.model import Handoff
from frontdesk.directory.model import Coverage, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a call would be handed off for, and to whom; `joins` is the open hand-off it would join.

    Of a person chosen themselves: `away_until` tells that they are not there, `cover` who answers for them.
    """

    coverage: Coverage | None = None
    to: Party | None = None
    joins: Handoff | None = None
    away_until: datetime | None = None
    cover: Party | None = None

    @property
    def topic_name(self) -> str:
        return self.coverage.topic.name if self.coverage else ""
