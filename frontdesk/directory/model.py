"""Who is there and who owns what."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class HandoffKind(StrEnum):
    """How an inquiry is passed on."""

    TRANSFER = "transfer"
    CALLBACK = "callback"
    MESSAGE = "message"


class Channel(StrEnum):
    """By which way somebody is reached, or a promise kept."""

    PHONE = "phone"
    MAIL = "mail"
    CHAT = "chat"
    IN_PERSON = "in-person"
    POST = "post"


class PartyKind(StrEnum):
    PERSON = "person"
    DEPARTMENT = "department"


class Party(Struct, frozen=True):
    """Whoever can own a topic or receive a hand-off: a person or a department."""

    kind: PartyKind
    id: str
    name: str

    @property
    def text(self) -> str:
        """How a setting names this party, whatever it is called: 'person:<id>'."""
        return f"{self.kind.value}:{self.id}"


class Department(Struct, frozen=True, kw_only=True):
    """A part of the organisation; `number` as people read it."""

    id: str
    reference: str
    name: str
    mail: str = ""
    number: str = ""
    place: str = ""
    retired_at: datetime | None = None

    @property
    def party(self) -> Party:
        """This department as one that can own or receive."""
        return Party(PartyKind.DEPARTMENT, self.id, self.name)


class Person(Struct, frozen=True, kw_only=True):
    """Somebody of the organisation. `numbers` are keys: '+15705550142', or internal digits '231'."""

    id: str
    reference: str
    name: str
    department_id: str | None = None
    role: str = ""
    mail: str = ""
    numbers: tuple[str, ...] = ()
    place: str = ""
    retired_at: datetime | None = None

    @property
    def party(self) -> Party:
        """This person as one who can own or receive."""
        return Party(PartyKind.PERSON, self.id, self.name)


class Topic(Struct, frozen=True, kw_only=True):
    """A matter that someone owns. `due_minutes` is the usual promise, counted from the call."""

    id: str
    reference: str
    name: str
    text: str = ""
    keywords: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    kind: HandoffKind = HandoffKind.CALLBACK
    channel: Channel = Channel.PHONE
    due_minutes: int = 240
    retired_at: datetime | None = None


class ExceptionKind(StrEnum):
    """What is different for a while; always with an end."""

    ABSENT = "absent"
    COVERED = "covered"
    REROUTED = "rerouted"


class Exemption(Struct, frozen=True, kw_only=True):
    """A person absent or covered by another, or a topic rerouted, from `starts_at` until `ends_at`.

    `said` may be told to callers, `private` never.
    """

    id: str
    kind: ExceptionKind
    starts_at: datetime
    ends_at: datetime
    person_id: str | None = None
    topic_id: str | None = None
    cover: Party | None = None
    said: str = ""
    private: str = ""


class Presence(StrEnum):
    """What is known of whether somebody answers; unknown unless somebody said otherwise."""

    UNKNOWN = "unknown"
    AWAY = "away"
    NOBODY = "nobody"


class Coverage(Struct, frozen=True, kw_only=True):
    """Who answers for a topic now.

    `answers_now` is the owner, or who covers; None when nobody of the chain does. `presence` tells of
    `answers_now`, `owner_away_until` of the owner; `because` is the reason in words, '' when plain.
    """

    topic: Topic
    owner: Party | None
    answers_now: Party | None
    deputies: tuple[Party, ...]
    presence: Presence
    owner_away_until: datetime | None = None
    because: str = ""


class Operator(Struct, frozen=True):
    """The signed-in person at a desk; every verb is signed by one."""

    name: str
    desk: str
