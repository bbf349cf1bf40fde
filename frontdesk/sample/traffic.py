"""Three months at the desk: who called when, about what, and what became of it."""

from collections import deque
from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct, field

from frontdesk.callers.model import Caller
from frontdesk.calls.model import Contact, Outcome
from frontdesk.sample import odd
from frontdesk.sample.callers import Callers
from frontdesk.sample.crowds import crowds
from frontdesk.sample.fates import Fates
from frontdesk.sample.hours import DAY
from frontdesk.sample.matters import MATTERS
from frontdesk.sample.model import AT_ONCE, Matter
from frontdesk.sample.scribe import Scribe, Talk
from frontdesk.sample.story import ASKED, NAMES

# Calls a day, Monday to Friday; and how they spread over the half hours from eight to five.
_A_DAY = ((62, 70), (56, 68), (56, 68), (54, 66), (46, 53))
_HALF_HOURS = (2, 4, 6, 7, 7, 6, 5, 4, 2, 2, 4, 6, 6, 6, 5, 4, 3, 2)
# The last minutes before now belong to the story of the day.
_LEFT_TO_STORY = 70
_SHARES = {Outcome.ANSWERED: 900, Outcome.ABANDONED: 45, Outcome.NOT_AN_INQUIRY: 38, Outcome.UNOWNED: 14}
_CONTACTS = {Contact.PHONE: 88, Contact.MAIL: 8, Contact.CHAT: 3, Contact.POST: 1}
_SECONDS = {
    Outcome.ANSWERED: (35, 190),
    Outcome.HANDED_OFF: (60, 240),
    Outcome.UNOWNED: (50, 150),
    Outcome.ABANDONED: (4, 25),
    Outcome.NOT_AN_INQUIRY: (6, 40),
}
_DAYS_WITHOUT_STORY = 8
_NEVER_AT_THE_DESK = frozenset({"Breakdowns", "Refrigerant leaks", "Accidents on site"})
_MODELS = ("TV 40", "TV 65", "TV 120 HP", "Arctic 6", "Arctic 9", "Lumen 4")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class Traffic(Struct):
    """Draws the calls of every day up to now, round the `spans` that the story of the day takes up."""

    rng: Random
    scribe: Scribe
    callers: Callers
    fates: Fates
    spans: Sequence[tuple[float, float]]
    _recent: deque[str] = field(default_factory=lambda: deque(maxlen=90))
    _free: float = 0.0
    _likes: dict[str, float] = field(default_factory=dict)

    def run(self) -> None:
        """Write every day down."""
        for day in range(int(self.scribe.hours.last // DAY) + 1):
            for at in self._starts(day):
                self._one(at)

    def _starts(self, day: int) -> Iterator[float]:
        low, high = _A_DAY[self.scribe.hours.weekday(day * DAY)]
        halves = self.rng.choices(range(len(_HALF_HOURS)), _HALF_HOURS, k=self.rng.randint(low, high))
        for minute in sorted(half * 30 + self.rng.random() * 30 for half in halves):
            at = max(day * DAY + minute, self._free)
            if at % DAY < DAY - 6 and at // DAY == day and self._is_free(at):
                yield at

    def _is_free(self, at: float) -> bool:
        taken = any(start - 5 < at < end for start, end in self.spans)
        return at < self.scribe.hours.last - _LEFT_TO_STORY and not taken

    def _one(self, at: float) -> None:
        outcome = self.rng.choices(list(_SHARES), list(_SHARES.values()))[0]
        if outcome is Outcome.ANSWERED:
            self._inquiry(at)
        elif outcome is Outcome.UNOWNED:
            self._nameless(at, outcome, odd.UNOWNED, self._drawn(self.callers.all()))
        else:
            texts = odd.ABANDONED if outcome is Outcome.ABANDONED else odd.NOT_AN_INQUIRY
            stranger = self.rng.choice(self.callers.strangers) if self.rng.random() < 0.6 else None
            self._nameless(at, outcome, texts, stranger)

    def _nameless(self, at: float, outcome: Outcome, texts: Sequence[str], who: Caller | None) -> None:
        words, _, summary = self.rng.choice(texts).partition("|")
        self.scribe.log(self._talk(at, outcome, who, None, words.strip(), summary.strip()), outcome)

    def _inquiry(self, at: float) -> None:
        matter, ask = self._ask(at)
        visits = ask.startswith("@")
        who = self._who(matter, visits, at)
        outcome = self._outcome(matter, who)
        words, _, summary = ask.removeprefix("@").partition(" | ")
        contact = Contact.WALK_IN if visits else self._contact(matter, who)
        talk = self._talk(at, outcome, who, matter.name, words, self._written(summary), contact)
        if outcome is Outcome.HANDED_OFF:
            self.fates.hand_off(talk, matter)
        elif outcome is Outcome.ANSWERED:
            self.scribe.answer(talk)
        else:
            self.scribe.log(talk, outcome)

    def _ask(self, at: float) -> tuple[Matter, str]:
        late = at > self.scribe.hours.last - 2 * DAY
        weights = [matter.weight for matter in MATTERS]
        while True:
            matter = self.rng.choices(MATTERS, weights)[0]
            ask = self.rng.choice(matter.asks)
            if ask not in self._recent and not (late and ask.partition(" | ")[0] in ASKED):
                self._recent.append(ask)
                return matter, ask

    def _outcome(self, matter: Matter, who: Caller | None) -> Outcome:
        if not matter.chain:
            return Outcome.UNOWNED
        if matter.name in _NEVER_AT_THE_DESK:
            answered = 0.0
        elif matter.usual == AT_ONCE:
            answered = 0.45
        elif who is None or not (who.name or who.numbers):
            answered = 1.0  # nobody can be called back
        else:
            answered = 0.78 if matter.name in self.scribe.cast.articles else 0.66
        return Outcome.ANSWERED if self.rng.random() < answered else Outcome.HANDED_OFF

    def _who(self, matter: Matter, visits: bool, at: float) -> Caller | None:
        if matter.inside:
            return self.rng.choice(self.callers.colleagues)
        if visits:
            return self._drawn(self.callers.visitors, at) if self.rng.random() < 0.7 else None
        luck = self.rng.random()
        if luck < 0.05:
            return self.rng.choice(self.callers.strangers) if luck < 0.025 else None
        return self._drawn([one for crowd in crowds(matter.name) for one in self.callers.crowds[crowd]], at)

    def _drawn(self, among: Sequence[Caller], at: float = 0) -> Caller:
        """One of them, some more often than others; nobody of the story while it runs."""
        recent = at == 0 or at > self.scribe.hours.last - _DAYS_WITHOUT_STORY * DAY
        free = [one for one in among if one.name != "Tibor Halasz" and not (recent and one.name in NAMES)]
        weights = [self._likes.setdefault(one.id, min(self.rng.paretovariate(1.2), 9)) for one in free]
        return self.rng.choices(free, weights)[0]

    def _contact(self, matter: Matter, who: Caller | None) -> Contact:
        if who is None or matter.usual == AT_ONCE or not who.name:
            return Contact.PHONE
        return self.rng.choices(list(_CONTACTS), list(_CONTACTS.values()))[0]

    def _talk(
        self, at: float, outcome: Outcome, who: Caller | None, topic: str | None, words: str, summary: str,
        contact: Contact = Contact.PHONE,
    ) -> Talk:  # fmt: skip
        seconds = self.rng.randint(*_SECONDS[outcome])
        self._free = at + seconds / 60 + self.rng.uniform(0.3, 3)
        return Talk(at=at, seconds=seconds, who=who, topic=topic, words=words, summary=summary, contact=contact)

    def _written(self, text: str) -> str:
        written = text.format(
            invoice=f"INV-{self.rng.randint(19000, 20999)}",
            order=f"SO-{self.rng.randint(41000, 43999)}",
            quote=f"Q-{self.rng.randint(3100, 3999)}",
            unit=f"unit {self.rng.randint(1, 12)}",
            model=self.rng.choice(_MODELS),
            day=self.rng.choice(_WEEKDAYS),
        )
        return written[:1].upper() + written[1:]
