"""Whom a call goes to."""

from datetime import datetime

from msgspec import Struct

from frontdesk.calls.model import Handoff
from frontdesk.directory.model import Coverage, Party


class Goal(Struct, frozen=True, kw_only=True):
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
