"""The form in which the sample company is written down, before it becomes rows."""

from enum import Enum, auto

from msgspec import Struct

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


class Usual(Struct, frozen=True):
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


class Staff(Struct, frozen=True, kw_only=True):
    """Somebody of the sample company; `number` is their extension."""

    name: str
    house: str
    role: str
    number: str
    place: str


class House(Struct, frozen=True, kw_only=True):
    """A department of the sample company; `number` is its extension, `mailbox` the part before the @."""

    name: str
    mailbox: str
    number: str
    place: str


class Matter(Struct, frozen=True, kw_only=True):
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


class Answer(Struct, frozen=True):
    """An article: its topic, its title, the sentence to say first, what else to know, and words to find it by."""

    topic: str
    title: str
    say: str
    body: tuple[str, ...]
    keywords: str


class Known(Struct, frozen=True):
    """An organisation that calls, and the people who call for it; the first two may share its one number."""

    crowd: Crowd
    organisation: str
    people: tuple[str, ...]
    shares_number: bool = False
