"""One desk put together: the only place that chooses who works with whom."""

import getpass
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.callers.cards import CALLER, caller_cards
from frontdesk.callers.model import Recognition
from frontdesk.callers.numbers import looks_like_number, says_withheld
from frontdesk.callers.numbers import read as read_number
from frontdesk.callers.service import Callers
from frontdesk.calls.drafts import Drafts
from frontdesk.calls.model import HandoffLine, LogLine, Shift, TakenBack
from frontdesk.calls.outbox import Outbox
from frontdesk.calls.service import Calls
from frontdesk.calls.shifts import Shifts
from frontdesk.calls.taken_back import taken_back
from frontdesk.calls.uses import Uses
from frontdesk.clock import Clock, SystemClock, computer_zone, is_zone
from frontdesk.directory.cards import PERSON, TOPIC, members, person_cards, topic_cards
from frontdesk.directory.model import Exemption, Operator, Party
from frontdesk.directory.service import Directory
from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub import in_use
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from frontdesk.hub.preferences import Preferences, Source, told_here
from frontdesk.knowledge.cards import ARTICLE, article_cards
from frontdesk.knowledge.service import Knowledge
from frontdesk.lookup import likeness
from frontdesk.lookup.follow import CardMaker, Follower
from frontdesk.lookup.per_thread import DeskFiles
from frontdesk.places import desk_file
from frontdesk.routing.model import Findings
from frontdesk.routing.service import Routing
from frontdesk.settings import Settings
from frontdesk.words import fold, one_line

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closing
    from frontdesk.calls.corrections import Corrections
    from frontdesk.calls.gaps import Gaps
    from frontdesk.calls.handoffs import Handoffs
    from frontdesk.calls.log import Log
    from frontdesk.choosing import Choosing
    from frontdesk.directory.different import Different
    from frontdesk.directory.history import History
    from frontdesk.directory.keeping import Keeping, Renamed
    from frontdesk.directory.listing import Listing
    from frontdesk.directory.merging import Merging
    from frontdesk.directory.owning import Owning
    from frontdesk.directory.retiring import Retiring
    from frontdesk.exchange.daylog import DayLog
    from frontdesk.exchange.imports import Import
    from frontdesk.exchange.paper import Paper
    from frontdesk.knowledge.articles import Articles
    from frontdesk.lines.model import Line
    from frontdesk.lines.service import Lines
    from frontdesk.lookup.forms import TypedForms

#: As many of today's calls stand in the overview.
LATEST = 50


class Overview(Struct, frozen=True, kw_only=True):
    """How things stand at the desk: settings, today's latest calls, what is owed and different; `names` by id.

    `line` is the one that rings where nothing tells which, without an id while none is named.

    `numbers` tells those of callers without a name, by their key, as people read them.
    """

    settings: Settings
    zone: ZoneInfo
    catch_all: Party | None
    line: "Line"
    today: tuple[LogLine, ...]
    owed: tuple[HandoffLine, ...]
    exemptions: tuple[Exemption, ...]
    names: Mapping[str, str]
    numbers: Mapping[str, str]


class Desk:
    """Everything one desk can do, over one hub."""

    def __init__(self, hub: Hub, *, clock: Clock, operator: str = "") -> None:
        self.hub = hub
        self.clock = clock
        self.paper: Callable[[], Paper] | None = None  # whoever opens the desk hands over who draws pages
        self.claim: in_use.Claim | None = None
        self._preferences = Preferences(hub)
        self._files = DeskFiles(desk_file(hub.id), hub_id=hub.id)
        self._named = one_line(operator)
        self._signs_on = False
        self.shifts = Shifts(hub, clock=clock, zone=self.zone, changed=self._see_who_is_here)
        self._see_who_is_here()
        self.directory = Directory(hub, clock=clock, number_key=self._number_key, catch_all=self._told("catch_all"))
        self.callers = Callers(hub, self.directory, holders=self._holders, region=self._told("region"))
        self.calls = Calls(hub, self.directory, self.callers, clock=clock, zone=self.zone)
        self.knowledge = Knowledge(hub)
        self.routing = Routing(self._files, self.directory, self.knowledge, self.callers)
        self.follower = Follower(hub, self._files, _makers(hub))
        self.drafts = Drafts(self._files, hub, clock)
        self.outbox = Outbox(self._files)

    # What follows is asked for seldom, and loaded then: not while the window waits.

    @cached_property
    def forms(self) -> "TypedForms":
        """What is typed into forms and not saved."""
        from frontdesk.lookup.forms import TypedForms

        return TypedForms(self._files, self.clock)

    @cached_property
    def handoffs(self) -> "Handoffs":
        """What becomes of hand-offs."""
        from frontdesk.calls.handoffs import Handoffs

        return Handoffs(self.hub, self.directory, clock=self.clock)

    @cached_property
    def corrections(self) -> "Corrections":
        """Correcting calls that are in the log."""
        from frontdesk.calls.corrections import Corrections

        return Corrections(self.hub, self.directory)

    @cached_property
    def articles(self) -> "Articles":
        """Keeping the articles."""
        from frontdesk.knowledge.articles import Articles

        return Articles(self.hub, clock=self.clock, zone=self.zone)

    @cached_property
    def lines(self) -> "Lines":
        """The lines that callers reach."""
        from frontdesk.lines.service import Lines

        return Lines(self.hub, clock=self.clock, number_key=self._number_key, settings=self.settings)

    @cached_property
    def keeping(self) -> "Keeping":
        """Adding and changing people, departments and topics."""
        from frontdesk.directory.keeping import Keeping

        return Keeping(self.hub, clock=self.clock, number_key=self._number_key, renamed=_named_elsewhere())

    @cached_property
    def listing(self) -> "Listing":
        """The directory to leaf through."""
        from frontdesk.directory.listing import Listing

        return Listing(self.hub, self.directory, clock=self.clock, shown=self.callers.shown)

    @cached_property
    def owning(self) -> "Owning":
        """Who owns a topic and who stands in."""
        from frontdesk.directory.owning import Owning

        return Owning(self.hub)

    @cached_property
    def retiring(self) -> "Retiring":
        """Somebody leaves, and an heir takes over."""
        from frontdesk.calls.heirs import OwedHandoffs
        from frontdesk.directory.retiring import Retiring
        from frontdesk.knowledge.heirs import VerifiedArticles

        return Retiring(self.hub, clock=self.clock, more=(OwedHandoffs(), VerifiedArticles()))

    @cached_property
    def merging(self) -> "Merging":
        """Doubles that are made one."""
        from frontdesk.directory.merging import Merging

        return Merging(self.hub, clock=self.clock, shown=self.callers.shown, renamed=_named_elsewhere())

    @cached_property
    def past(self) -> "History":
        """The history of any record."""
        from frontdesk.directory.history import History

        return History(self.hub, shown=self.callers.shown)

    @cached_property
    def different(self) -> "Different":
        """What is different today."""
        from frontdesk.directory.different import Different

        return Different(self.hub, clock=self.clock, zone=self.zone)

    @cached_property
    def gaps(self) -> "Gaps":
        """Inquiries that nobody owns."""
        from frontdesk.calls.gaps import Gaps

        gap_owner = self._told("gap_owner")
        return Gaps(self.hub, self.directory, self.keeping, clock=self.clock, gap_owner=gap_owner)

    @cached_property
    def importing(self) -> "Import":
        """People, topics and articles from files."""
        from frontdesk.exchange.imports import Import

        return Import(self.hub, region=self._told("region"), renamed=_named_elsewhere())

    @cached_property
    def log(self) -> "Log":
        """The whole log by pages, and its figures."""
        from frontdesk.calls.log import Log

        return Log(self.hub, clock=self.clock, zone=self.zone, region=self._told("region"))

    @cached_property
    def closing(self) -> "Closing":
        """Closing the day."""
        from frontdesk.calls.closing import Closing

        return Closing(self.hub, clock=self.clock, zone=self.zone, write=self._write_day)

    @cached_property
    def day_log(self) -> "DayLog":
        """The day's hand-off log as a file."""
        from frontdesk.exchange.daylog import DayLog

        return DayLog(
            self.hub, self.calls, clock=self.clock, zone=self.zone, shown=self.callers.shown,
            paper=lambda: self.paper() if self.paper else None,
        )  # fmt: skip

    @cached_property
    def choosing(self) -> "Choosing":
        """The settings, to be looked at and changed."""
        from frontdesk.choosing import Choosing

        return Choosing(
            self.hub, self._preferences, self.directory, operator=lambda: self.operator, moved=self._follow_name
        )

    def settings(self) -> Settings:
        """The settings as they stand now for whoever sits here."""
        return self._preferences.read(self.operator.name)

    def set(self, name: str, value: str) -> None:
        """Change a setting; WrongUse for one that is not declared, Refused for a value it cannot have."""
        self.choosing.set(name, value)

    def remember(self, name: str, value: str) -> None:
        """Keep a choice of this desk's own that is no step to undo; what the environment tells goes before it."""
        if getattr(self.settings(), name) != value:
            with suppress(Refused):
                self._preferences.write(name, value, by=self.operator.name, desk=self.operator.desk)

    def zone(self) -> ZoneInfo:
        """The hub's time zone; HubUnusable where it is not known here: in another every day would be wrong."""
        named = self._preferences.read().zone or computer_zone()
        if not is_zone(named):
            hint = "Install a newer Frontdesk, or choose another one: frontdesk setting set zone NAME."
            raise HubUnusable(f"The hub's time zone “{named}” is not known here.", hint=hint)
        return ZoneInfo(named)

    def sign_on(self, operator: str) -> Shift:
        """Somebody begins their shift here, and signs from now on, whoever was named when the desk was opened.

        Refused where a setting says who always sits here.
        """
        always = self._always_here()
        if always and fold(always) != fold(operator):
            raise Refused(f"{always} always sits at this desk.", hint="Empty the setting “Operator”, then sign on.")
        begun = self.shifts.sign_on(operator, self.operator.desk)
        self._signs_on = True
        self._see_who_is_here()
        return begun

    def sign_off(self) -> Shift | None:
        """Whoever sits here ends their shift; None where nobody was signed on."""
        self._signs_on = False
        return self.shifts.sign_off(self.operator.desk)

    def load_rest(self) -> None:
        """Load what is needed when a name is heard for the first time, before anybody waits."""
        likeness.load()

    def undo(self) -> TakenBack:
        """Take back this operator's last verb at this desk; NotFound, Stale."""
        if "choosing" in self.__dict__ and self.choosing.take_back():
            return TakenBack(verb="setting.set", rows=1)
        return taken_back(self.hub, self.hub.undo(by=self.operator.name, desk=self.operator.desk))

    def take_back_call(self, call_id: str) -> None:
        """Take a call back out of the log; Stale when this operator did something else since, such as correct it."""
        self.hub.undo(by=self.operator.name, desk=self.operator.desk, making=call_id)

    def follow(self) -> int:
        """Bring the lookup index up to the journal's end; the seq it then stands at."""
        return self.follower.catch_up()

    def look(self, text: str, *, line_id: str = "", with_callers: bool = False) -> tuple[Findings, Recognition | None]:
        """What the one box shows for `text`: the three lists, and who calls when it is a number.

        With `line_id` no answer of another line, with `with_callers` callers by name too.
        """
        is_number = looks_like_number(text) or says_withheld(text)
        with self.hub.at_one_moment():
            number = self.callers.recognise(text) if is_number else None
            found = self.routing.find(text, line_id=line_id, with_callers=with_callers and not is_number)
        return found, number if number and (number.key or number.is_withheld) else None

    def how_things_stand(self) -> Overview:
        """What a window shows beside the call at hand, as of now; whoever signed on elsewhere for this desk signs."""
        self._see_who_is_here()
        exemptions = self.directory.exemptions()
        today, owed = self.calls.lines(self.calls.today(), limit=LATEST), self.calls.owed_today()
        numbers = {line.call.number for line in today if not line.caller}
        numbers |= {line.number for line in owed if not line.caller}
        return Overview(
            settings=self.settings(),
            zone=self.zone(),
            catch_all=self.directory.catch_all(),
            line=self.lines.default(),
            today=tuple(today),
            owed=tuple(owed),
            exemptions=tuple(exemptions),
            names=self.directory.names(exemptions),
            numbers=self._as_shown(numbers),
        )

    def close(self) -> None:
        """Let go of the hub and the desk's file, of each also where another cannot be closed."""
        with ExitStack() as last:
            if self.claim is not None:
                last.callback(self.claim.release)
            last.callback(self.hub.close)
            self._files.close()

    def _see_who_is_here(self) -> None:
        """Let verbs be signed by who was named, else who is signed on at this desk, else the computer's user.

        Whoever signed on here relieved who was named at the start, but nobody who always sits here.
        """
        settings = self._preferences.read()
        named = self._always_here() if self._signs_on else self._named or settings.operator
        shift = None if named else self.shifts.current(settings.desk)
        self.operator = Operator(named or (shift.operator if shift else _computer_user()), settings.desk)

    def _follow_name(self) -> None:
        """This desk's own settings changed: under another name it is still the desk at which somebody is signed on."""
        name = self._preferences.read().desk
        if name != self.operator.desk:
            self.shifts.rename(self.operator.desk, name)
        self._see_who_is_here()

    def _always_here(self) -> str:
        """Who was chosen to sit here always; '' where nobody was, or only the environment names somebody."""
        chosen = self._preferences.source("operator") is Source.CHOSEN
        return self._preferences.read().operator if chosen else ""

    def _write_day(
        self, day: date, files: Mapping[str, Path], totals: Mapping[str, int], progress: Callable[[int, int], None]
    ) -> None:
        from frontdesk.exchange.wanted import Format, day_of

        wanted = {Format(format): file for format, file in files.items()}
        self.day_log.export_all(day_of(day), wanted, totals=totals, progress=progress)

    def _as_shown(self, numbers: Iterable[str]) -> dict[str, str]:
        return {number: self.callers.shown(number) for number in numbers if number}

    def _told(self, name: str) -> Callable[[], str]:
        return lambda: str(getattr(self.settings(), name))

    def _number_key(self, text: str) -> str:
        return read_number(text, self.settings().region).key

    def _holders(self, number: str) -> list[tuple[str, str]] | None:
        """Whose number it is; None while the index is too far behind to tell, as on the first start of a desk."""
        return self._files.here().holders(number) if self.follower.catch_up_if_near() else None


def open_desk(where: Path | str, *, clock: Clock | None = None, operator: str = "", read_only: bool = False) -> Desk:
    """A desk over the hub at `where`; HubUnusable says why not. With `read_only` every verb that writes is refused."""
    clock = clock or SystemClock()
    return Desk(open_hub(where, clock=clock, read_only=read_only), clock=clock, operator=operator)


def open_alone(where: Path, opening: Callable[[], Desk], *, clock: Clock) -> Desk:
    """The desk that `opening` opens over `where`, for a console: HubBusy where one of another desk has that hub open,
    which is said before anything of it is touched. The command line, and who only reads, need not ask."""
    claim = in_use.claim(where, in_use.here(told_here().desk, clock.now()))
    try:
        desk = opening()
    except BaseException:
        if claim is not None:
            claim.release()
        raise
    desk.claim = claim
    return desk


def _named_elsewhere() -> tuple["Renamed", ...]:
    """The rooms that keep somebody's name themselves."""
    from frontdesk.callers.colleagues import renamed
    from frontdesk.knowledge.heirs import VerifiedArticles

    return renamed, VerifiedArticles().renamed


def _computer_user() -> str:
    """The computer's user; its number where it has no name, as in many containers."""
    try:
        name = one_line(getpass.getuser())
    except (KeyError, OSError):
        name = ""
    return name or f"User {os.getuid()}"


def _makers(hub: Hub) -> tuple[CardMaker, ...]:
    people, topics = Uses(hub, "handoffs", "to_person_id"), Uses(hub, "calls", "topic_id")
    articles = Uses(hub, "calls", "article_id")
    return (
        CardMaker(PERSON, partial(person_cards, hub, uses=people.count),
                  {"people": _same, "departments": partial(members, hub), "handoffs": people.concerned}),
        CardMaker(TOPIC, partial(topic_cards, hub, uses=topics.count), {"topics": _same, "calls": topics.concerned}),
        CardMaker(ARTICLE, partial(article_cards, hub, uses=articles.count),
                  {"articles": _same, "calls": articles.concerned}),
        CardMaker(CALLER, partial(caller_cards, hub), {"callers": _same}),
    )  # fmt: skip


def _same(ids: list[str]) -> list[str]:
    return ids
