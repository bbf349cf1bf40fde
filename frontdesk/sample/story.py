"""What stands at the desk when it is first opened: five promises, one of them late, and a caller who rang before."""

from math import floor

from msgspec import Struct

from frontdesk.callers.model import Caller
from frontdesk.calls.model import Contact, Outcome, Reason, Step
from frontdesk.sample.callers import Callers
from frontdesk.sample.hours import DAY
from frontdesk.sample.scribe import Moved, Scribe, Talk

#: What is asked in the story, in the words typed, so that nobody else asks the same just now.
ASKED = frozenset(
    {"charged twice", "where is my compressor", "move service visit", "@sign in site B", "door seal loose",
     "copy of invoice", "when is it due", "spare fan"}
)  # fmt: skip
#: Who the story is about.
NAMES = frozenset(
    {"Tibor Halasz", "Fenwick Ice", "Orla Quist", "Lena Korte", "Britt Halden", "Hollis Brandt", "Amina Duarte",
     "Jory Penn", "Petra Novik"}
)  # fmt: skip
# Minutes of the desk before now at which the story's calls begin, and how long each takes, in seconds.
_JORY, _LENA, _ORLA, _HOLLIS, _BRITT, _AMINA = (24, 52), (11, 108), (38, 200), (66, 124), (84, 150), (97, 96)
_FENWICK, _TIBOR_AGAIN, _TIBOR_CHARGED, _TIBOR_FIRST = (126, 175), (153, 74), (400, 190), (905, 65)
_ORLA_FIRST, _ORLA_SECOND, _PETRA = (1310, 80), (655, 120), (110, 66)
SPANS = (
    _JORY, _LENA, _ORLA, _HOLLIS, _BRITT, _AMINA, _FENWICK, _TIBOR_AGAIN, _TIBOR_CHARGED, _TIBOR_FIRST, _ORLA_FIRST,
    _ORLA_SECOND, _PETRA,
)  # fmt: skip
_WITH_YARA = 140
# Minutes of the desk before now at which Tibor Halasz spoke about something with Yara Benning, and what it was.
_TIBOR_BEFORE = (
    (12 * DAY + 20, "speak to Yara", "Wants to go through the prices for the second cold store."),
    (23 * DAY + 85, "yearly agreement", "Asks which prices of the agreement change."),
    (37 * DAY - 47, "second site", "Has the drawings of the new cold store ready for Yara."),
    (52 * DAY + 131, "bonus agreement", "Wants to know where they stand with the yearly bonus."),
)


def spans(last: float) -> list[tuple[float, float]]:
    """The positions that the story's calls take up, when now is at `last`."""
    before = [(back, _WITH_YARA) for back, _, _ in _TIBOR_BEFORE]
    return [(last - back, last - back + seconds / 60 + 0.5) for back, seconds in (*SPANS, *before)]


class Story(Struct):
    """Tells it, counted back from now."""

    scribe: Scribe
    callers: Callers

    def run(self) -> None:
        """Write all of it down."""
        self._tibor_before()
        self._tibor()
        self._orla()
        self._owed()
        self._rest()

    def _talk(
        self, when: tuple[int, int], name: str, topic: str, words: str, summary: str,
        contact: Contact = Contact.PHONE,
    ) -> Talk:  # fmt: skip
        back, seconds = when
        return Talk(
            at=self.scribe.hours.last - back,
            seconds=seconds,
            who=self._named(name),
            topic=topic,
            words=words,
            summary=summary,
            contact=contact,
        )

    def _named(self, name: str) -> Caller:
        return next(caller for caller in self.callers.all() if caller.name == name)

    def _back(self, minutes: float) -> float:
        return self.scribe.hours.last - minutes

    def _tibor_before(self) -> None:
        yara = self.scribe.cast.party("Yara Benning")
        for back, words, summary in _TIBOR_BEFORE:
            talk = self._talk((back, _WITH_YARA), "Tibor Halasz", "Key accounts", words, summary)
            done = Moved(Step.FINISH, talk.end + 70, yara.name, "Called back.")
            self.scribe.hand_off(talk, yara, "", talk.end + 120, [done])

    def _tibor(self) -> None:
        first = "Asks when the invoice for the last visit is due."
        self.scribe.answer(self._talk(_TIBOR_FIRST, "Tibor Halasz", "Payment terms", "when is it due", first))
        charged = self._talk(
            _TIBOR_CHARGED, "Tibor Halasz", "Billing disputes", "charged twice", "Charged twice for invoice INV-20418."
        )
        note = "Now both debits are on the bank statement; has both dates at hand."
        again = self._talk(_TIBOR_AGAIN, "Tibor Halasz", "Billing disputes", "charged twice again", note)
        moves = [
            Moved(Step.JOIN, again.end, self.scribe.operator(again.at), note),
            Moved(Step.ACKNOWLEDGE, self._back(142), "Henrik Solberg"),
        ]
        henrik = self.scribe.cast.party("Henrik Solberg")
        made = self.scribe.hand_off(charged, henrik, "call you back", self.scribe.hours.later(0.39), moves)
        self.scribe.log(again, Outcome.HANDED_OFF, handoff=made.id)

    def _orla(self) -> None:
        for when, words in ((_ORLA_FIRST, "where is my compressor"), (_ORLA_SECOND, "compressor delivery day")):
            summary = "Asks when the compressor on SO-42077 arrives."
            self.scribe.answer(self._talk(when, "Orla Quist", "Delivery dates", words, summary))
        talk = self._talk(
            _ORLA,
            "Orla Quist",
            "Delivery dates",
            "where is my compressor",
            "Third time asking: where is my compressor?",
        )
        greta = self.scribe.cast.party("Greta Wolke")
        taken = Moved(Step.ACKNOWLEDGE, self._back(22), greta.name)
        words = "call you with the day your compressor arrives"
        self.scribe.hand_off(talk, greta, words, self.scribe.hours.later(0.69), [taken])

    def _owed(self) -> None:
        hours, party = self.scribe.hours, self.scribe.cast.party
        fenwick = self._talk(
            _FENWICK, "Fenwick Ice", "Customs papers", "papers for the ice machine",
            "The papers for the ice machine on SO-42190 are missing at the border.",
        )  # fmt: skip
        self.scribe.hand_off(fenwick, party("Dov Amsel"), "call you back", floor((hours.last - 72) / 5) * 5)
        lena = self._talk(
            _LENA, "Lena Korte", "Service visits", "move service visit", "Can the service visit on Friday move?"
        )
        self.scribe.hand_off(lena, party("Marek Dolan"), "call you back with the new day", hours.later(0.695))
        britt = self._talk(_BRITT, "Britt Halden", "Spare parts orders", "spare fan unit 7", "Spare fan for unit 7.")
        words = "call you back with price and day"
        self.scribe.hand_off(britt, party("Oskar Tamm"), words, hours.later(0.845))

    def _rest(self) -> None:
        jory = self._talk(
            _JORY, "Jory Penn", "Site access", "sign in site B", "Where do I sign in for site B?", Contact.WALK_IN
        )
        self.scribe.answer(jory)
        petra = self._talk(_PETRA, "Petra Novik", "Invoice copies", "copy of invoice", "Needs INV-20377 as a PDF.")
        self.scribe.answer(petra)
        amina = self._talk(
            _AMINA,
            "Amina Duarte",
            "Rental units",
            "rent two coolers",
            "Would like to rent two wine coolers for a fair.",
        )
        self.scribe.log(amina, Outcome.UNOWNED)
        hollis = self._talk(
            _HOLLIS, "Hollis Brandt", "Warranty claims", "door seal loose", "The door seal came loose again."
        )
        rosa = self.scribe.cast.party("Rosa Tveit")
        why = "not mine: the door is older than the warranty, ask Parts"
        parts = self.scribe.cast.party("Parts")
        back = Moved(Step.RETURN, self._back(41), rosa.name, why, Reason.NOT_MINE, parts)
        self.scribe.hand_off(hollis, rosa, "", self.scribe.hours.tomorrow(120), [back])
