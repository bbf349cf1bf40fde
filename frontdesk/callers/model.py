"""Who is calling, and what is known of them."""

from datetime import datetime

from msgspec import Struct


class Caller(Struct, frozen=True, kw_only=True):
    """Somebody who asks. `numbers` are keys as in `numbers.Number.key`; `person_id` when they are of the house."""

    id: str
    reference: str
    name: str
    organisation: str = ""
    numbers: tuple[str, ...] = ()
    person_id: str | None = None
    note: str = ""
    retired_at: datetime | None = None

    @property
    def label(self) -> str:
        """What tells them from others of their name: 'Pia Holt, Holt Farm (PXX333)'."""
        return ", ".join(part for part in (self.name, self.organisation) if part) + f" ({self.reference})"


class Recognition(Struct, frozen=True, kw_only=True):
    """What a number tells: nobody, one, or several who share it (then nobody is chosen).

    `received` as it came, `key` what it goes by ('' never matched), `shown` as it is read, `aloud` as it is said;
    `is_withheld` for 'anonymous' and the like, which are no number and no mistake.
    """

    received: str
    key: str
    shown: str
    aloud: str = ""
    is_withheld: bool = False
    candidates: tuple[Caller, ...] = ()

    @property
    def caller(self) -> Caller | None:
        """The one who calls from here; None when nobody or several do."""
        return self.candidates[0] if len(self.candidates) == 1 else None
