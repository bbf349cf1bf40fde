"""A small company, written by hand, that the window is tested over; it is ten o'clock on a Monday."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from frontdesk.callers.model import Caller
from frontdesk.callers.records import caller_row
from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory import records
from frontdesk.directory.model import (
    Channel,
    Department,
    ExceptionKind,
    Exemption,
    HandoffKind,
    Operator,
    Party,
    PartyKind,
    Person,
    Topic,
)
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub
from frontdesk.hub.preferences import Preferences
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.records import article_row

#: Ten o'clock in Stockholm, where the hub's days begin and end.
TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SETUP = Operator("Setup", "Setup")

DEPARTMENTS = (
    Department(id="accounting", reference="CCT222", name="Accounting"),
    Department(id="service", reference="SRV222", name="Service"),
    Department(id="desk", reference="DSK222", name="Front desk"),
)
PEOPLE = (
    Person(id="edgar", reference="DGR222", name="Edgar Lindholm", department_id="accounting",
           mail="edgar@varnhem.example", numbers=("+15705550110", "214")),
    Person(id="joana", reference="JNX222", name="Joana Pires", department_id="accounting", numbers=("215",)),
    Person(id="henrik", reference="HNR222", name="Henrik Solberg", department_id="accounting", numbers=("216",)),
    Person(id="lena", reference="LNX222", name="Léna Åberg", department_id="accounting", numbers=("217",)),
    Person(id="marek", reference="MRK222", name="Marek Dolan", department_id="service", numbers=("231",)),
    Person(id="yara", reference="YRX222", name="Yara Benning", department_id="service", numbers=("232",)),
    Person(id="mia", reference="MXX222", name="Mia Okafor", department_id="service", numbers=("233",)),
    Person(id="tomas", reference="TMS222", name="Tomas Reyes", department_id="service", numbers=("234",)),
)  # fmt: skip
TOPICS = (
    Topic(id="invoice", reference="NVC222", name="Duplicate invoice", keywords=("charged twice", "double invoice"),
          phrases=("I was charged twice for the same invoice",)),
    Topic(id="repair", reference="RPR222", name="Repair visit", keywords=("engineer", "broken cooler"),
          phrases=("Our cooler broke down",), due_minutes=120),
    Topic(id="terms", reference="TRM222", name="Payment terms", keywords=("days to pay",),
          kind=HandoffKind.MESSAGE, channel=Channel.MAIL),
    Topic(id="key", reference="KXX222", name="Lost key", keywords=("locked out",)),
    Topic(id="night", reference="NGT222", name="Night delivery", keywords=("unload at night",)),
)  # fmt: skip
EDGAR, JOANA, HENRIK, LENA, MAREK, YARA, MIA, TOMAS = (Party(PartyKind.PERSON, one.id, one.name) for one in PEOPLE)
ACCOUNTING, SERVICE, DESK = (Party(PartyKind.DEPARTMENT, one.id, one.name) for one in DEPARTMENTS)
#: Nobody owns the lost key; only Tomas does night deliveries.
CHAINS = {"invoice": (EDGAR, JOANA), "repair": (MAREK, MIA), "terms": (ACCOUNTING,), "night": (TOMAS,)}
ARTICLES = (
    Article(id="twice", reference="TWC222", title="Duplicate invoice: what to say", topic_id="invoice",
            say="I am sorry that we charged you twice.", body="- Ask for the number of the invoice",
            verifier="Edgar Lindholm", verified_at=TEN - timedelta(days=12)),
    Article(id="hours", reference="HRS222", title="Opening hours", say="We are open from eight to five.",
            keywords=("when open",), verified_at=TEN - timedelta(days=40)),
    Article(id="pay", reference="PXX222", title="How to pay", topic_id="terms", say="Thirty days, by transfer.",
            review_due=date(2026, 2, 1)),
    Article(id="trap", reference="TRP222", title="Warranty card", say="The card <b>is</b> in the box.",
            body="# Card\n\n<script>alert('x')</script>\n\n![seal](http://spy.example/seal.png)\n\n"
                 "![own](file:///etc/hostname)\n\n[read on](http://spy.example/more)\n\n<img src='http://spy.example/i'>"),
)  # fmt: skip
CALLERS = (
    Caller(id="ivo", reference="VXX222", name="Ivo Varga", organisation="Varga Cooling Ltd.",
           numbers=("+15705550101",)),
    Caller(id="pia", reference="PXX333", name="Pia Holt", organisation="Holt Farm", numbers=("+15705550199",)),
    Caller(id="rune", reference="RNX222", name="Rune Holt", organisation="Holt Farm", numbers=("+15705550199",)),
    Caller(id="korte", reference="KRT222", name="Lena Korte", organisation="Brightwater Foods",
           numbers=("+46812345678",)),
)  # fmt: skip
EXCEPTIONS = (
    Exemption(id="covered", kind=ExceptionKind.COVERED, starts_at=TEN - timedelta(days=1), cover=YARA,
              ends_at=TEN + timedelta(hours=6), person_id="marek"),
    Exemption(id="absent", kind=ExceptionKind.ABSENT, starts_at=TEN - timedelta(days=1),
              ends_at=TEN + timedelta(days=2), person_id="tomas"),
)  # fmt: skip
SETTINGS = {
    "organisation": "Varnhem Cooling",
    "line": "Varnhem Cooling line",
    "greeting": "Good morning, Varnhem Cooling, how can I help?",
    "zone": "Europe/Stockholm",
    "region": "US",
    "catch_all": DESK.text,
}


def build(hub: Path) -> None:
    """Make the company's hub, with one call answered at eight and one handed off at nine, both of Ivo Varga's."""
    clock = StoppedClock(TEN - timedelta(hours=3))
    make_hub(hub, clock=clock, fill=furnish).close()
    desk = open_desk(hub, clock=clock)
    call(desk, clock, hours=2, summary="When do you open?", outcome=Outcome.ANSWERED, article_id="hours")
    due = TEN + timedelta(hours=5)
    call(desk, clock, hours=1, summary="Invoice 4711 came twice", outcome=Outcome.HANDED_OFF, topic_id="invoice",
         passing=Passing(due_at=due))  # fmt: skip
    desk.follow()
    desk.close()


def furnish(hub: Hub) -> None:
    """Put everything in but the calls."""
    with hub.step("house.furnish", by=SETUP.name, desk=SETUP.desk) as step:
        step.insert(tables.departments, [records.named_row(one) for one in DEPARTMENTS])
        step.insert(tables.people, [records.named_row(one) for one in PEOPLE])
        step.insert(tables.topics, [records.named_row(one) for one in TOPICS])
        for topic, chain in CHAINS.items():
            records.save_chain(step, topic, chain)
        step.insert(tables.articles, [article_row(one) for one in ARTICLES])
        step.insert(tables.callers, [caller_row(one) for one in CALLERS])
        step.insert(tables.exceptions, [records.exemption_row(one) for one in EXCEPTIONS])
    preferences = Preferences(hub)
    for name, value in SETTINGS.items():
        preferences.write(name, value, by=SETUP.name, desk=SETUP.desk)


def call(
    desk: Desk, clock: StoppedClock, *, hours: int, summary: str, outcome: Outcome, topic_id: str | None = None,
    article_id: str | None = None, passing: Passing | None = None,
) -> None:  # fmt: skip
    """Log a call of Ivo Varga's, some hours before ten."""
    clock.at = TEN - timedelta(hours=hours)
    notes = Notes(id=f"before-{hours}", started_at=clock.at, received="+1 570 555 0101", caller_id="ivo",
                  summary=summary, topic_id=topic_id, article_id=article_id, passing=passing or Passing())  # fmt: skip
    desk.calls.log(notes, outcome, by=SETUP)


def leaves(desk: Desk, id: str, heir: str) -> None:
    """Somebody retires a person at another desk; `heir` takes over what they own."""
    person, taker = desk.directory.person(id), desk.directory.person(heir)
    parties = [Party(PartyKind.PERSON, one.id, one.name) for one in (person, taker)]
    desk.retiring.retire(parties[0], parties[1], by=SETUP)
