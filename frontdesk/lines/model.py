"""Lines: the numbers and brands that callers reach, and how each is answered."""

from datetime import datetime

from msgspec import Struct


class Line(Struct, frozen=True, kw_only=True):
    """A line: `number` is a key ('+15705550142', '231'), `does` and `does_not` are the card for whoever answers.

    The one that the settings name has no id.
    """

    id: str
    reference: str
    name: str
    number: str = ""
    greeting: str = ""
    does: str = ""
    does_not: str = ""
    retired_at: datetime | None = None
