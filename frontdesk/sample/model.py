"""The form in which the sample company is written down, before it becomes rows."""

from dataclasses import dataclass
from enum import Enum, auto

from frontdesk.directory.model import Channel, HandoffKind


class Crowd(Enum):
    """What somebody who calls is to the company: it decides what they ask."""

    BUSINESS = auto()
    TRADE = auto()
    PLANNER = auto()
    HOME = auto()
    SUPPLIER = auto()
    CARRIER = auto()
    ABROAD = auto()
    AUTHORITY = auto()
    COMMUNITY = auto()


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usually promised: how it is passed on, by which way it is answered, within how many minutes."""

    kind: HandoffKind
    channel: Channel
    minutes: int


AT_ONCE = Usual(HandoffKind.TRANSFER, Channel.PHONE, 15)
CALL_2H = Usual(HandoffKind.CALLBACK, Channel.PHONE, 120)
CALL_4H = Usual(HandoffKind.CALLBACK, Channel.PHONE, 240)
CALL_NEXT_DAY = Usual(HandoffKind.CALLBACK, Channel.PHONE, 1440)
MAIL_4H = Usual(HandoffKind.MESSAGE, Channel.MAIL, 240)
MAIL_NEXT_DAY = Usual(HandoffKind.MESSAGE, Channel.MAIL, 1440)
MAIL_2_DAYS = Usual(HandoffKind.MESSAGE, Channel.MAIL, 2880)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody of the sample company; `number` is their extension."""

    name: str
    house: str
    role: str
    number: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A department of the sample company; `number` is its extension, `mailbox` the part before the @."""

    name: str
    mailbox: str
    number: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A topic, and how callers ask for it.

    `keywords` and `chain` are parted by commas; the chain names owner, then deputies, and is '' for nobody.
    Each of `asks` is 'the words typed | the summary noted'; those that begin with '@' come to the front door.
    `promise` is what the owner 'will …'; `weight` how often people ask; `inside` is asked by colleagues only.
    """

    name: str
    text: str
    keywords: str
    phrases: tuple[str, ...]
    chain: str
    usual: Usual
    asks: tuple[str, ...]
    promise: str = ""
    weight: int = 3
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An article: its topic, its title, the sentence to say first, what else to know, and words to find it by."""

    topic: str
    title: str
    say: str
    body: tuple[str, ...]
    keywords: str


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that calls, and the people who call for it; the first two may share its one number."""

    crowd: Crowd
    organisation: str
    people: tuple[str, ...]
    shares_number: bool = False
