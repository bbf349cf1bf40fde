"""The verbs of the log, at two desks and in dictionaries."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from frontdesk.calls.model import Notes, Outcome, Passing, Reason
from frontdesk.directory.model import Operator
from frontdesk.ids import new_id
from tests.faults.directory_verbs import DirectoryVerbs
from tests.faults.plain_model import MOVES, Row, moved, passed_on
from tests.faults.stored_rows import stored
from tests.faults.two_desks import operators, which

#: What is typed, and what is kept of it.
SAID = {"": "", "hail on the roof": "hail on the roof", " =1+1 ": "=1+1", "u\N{COMBINING DIAERESIS}": "ü",
        "two\r\nlines": "two\nlines", "a\x00b\ud800": "ab\N{REPLACEMENT CHARACTER}"}  # fmt: skip
said = st.sampled_from(sorted(SAID))
plain_outcomes = st.sampled_from([Outcome.ANSWERED, Outcome.UNOWNED, Outcome.ABANDONED])
promised = precondition(lambda self: self.plain.of("handoffs"))


class CallVerbs(DirectoryVerbs):
    """Calls are logged, corrected and handed off, and hand-offs move."""

    @rule(by=operators, outcome=plain_outcomes, text=said)
    def log(self, by: Operator, outcome: Outcome, text: str) -> None:
        notes = Notes(id=new_id(), started_at=self.clock.at, summary=text)
        self.desks[by].calls.log(notes, outcome, by=by)
        with self.plain.step(by.name) as rows:
            call = {"outcome": outcome.value, "summary": SAID[text], "topic": None, "handoff": None}
            rows["calls", notes.id] = call
            if outcome is Outcome.UNOWNED:
                rows["gaps", notes.id] = {"id": self._gap(notes.id), "call": notes.id, "words": SAID[text]}

    @precondition(lambda self: self.plain.of("topics") and self.plain.of("people"))
    @rule(by=operators, about=which, to=which, text=said)
    def hand_off(self, by: Operator, about: int, to: int, text: str) -> None:
        topic, party = self.one("topics", about), self.one("people", to)
        may = self.is_in_use("people", party) and self.is_there("topics", topic)
        passing = Passing(to=self.party(party))
        notes = Notes(id=new_id(), started_at=self.clock.at, summary=text, topic_id=topic, passing=passing)
        made = self.does(may, lambda: self.desks[by].calls.log(notes, Outcome.HANDED_OFF, by=by))
        if made and made.handoff:
            self._handed_off(by, notes, made.handoff.id, party)
        # Sent again, as after a connection that was lost, it changes nothing.
        self.does(may, lambda: self.desks[by].calls.log(notes, Outcome.HANDED_OFF, by=by))

    @promised
    @rule(by=operators, one=which, step=st.sampled_from(["acknowledge", "finish", "cancel"]))
    def move(self, by: Operator, one: int, step: str) -> None:
        id = self.one("handoffs", one)
        may = (self._handoff(id)["state"], step) in MOVES
        self.does(may, lambda: getattr(self.desks[by].handoffs, step)(id, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                moved(rows, id, step)

    @promised
    @rule(by=operators, one=which, meant=st.none() | which)
    def give_back(self, by: Operator, one: int, meant: int | None) -> None:
        id, whose = self.one("handoffs", one), None if meant is None else self.one("people", meant)
        row = self._handoff(id)
        may = (row["state"], "return") in MOVES and whose != row["to"]
        may = may and (whose is None or self.is_in_use("people", whose))
        party, handoffs = self.party(whose) if whose else None, self.desks[by].handoffs
        self.does(may, lambda: handoffs.give_back(id, Reason.NOT_MINE, meant=party, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                moved(rows, id, "return", meant=whose)

    @promised
    @rule(by=operators, one=which, to=st.none() | which)
    def pass_on(self, by: Operator, one: int, to: int | None) -> None:
        id = self.one("handoffs", one)
        row = self._handoff(id)
        named = self._meant(id) if to is None else self.one("people", to)
        may = row["state"] == "returned" and named not in (None, row["to"])
        may = may and self.is_in_use("people", str(named))
        passing = Passing(to=None if to is None else self.party(str(named)))
        made = self.does(may, lambda: self.desks[by].handoffs.pass_on(id, passing, by=by))
        if made:
            chain = self.plain.chain(self.plain.rows, row["topic"])
            with self.plain.step(by.name) as rows:
                passed_on(rows, id, made.id, str(named), chain[0] if chain else None)

    @precondition(lambda self: self.plain.of("calls"))
    @rule(by=operators, one=which, outcome=plain_outcomes, text=said)
    def correct(self, by: Operator, one: int, outcome: Outcome, text: str) -> None:
        id = self.one("calls", one)
        may = self.is_there("calls", id) and self.plain.rows["calls", id]["outcome"] != "handed-off"
        corrections = self.desks[by].corrections
        self.does(may, lambda: corrections.correct(id, summary=text, outcome=outcome, by=by))
        if may:
            with self.plain.step(by.name) as rows:
                rows["calls", id] = {**rows["calls", id], "summary": SAID[text], "outcome": outcome.value}
                rows.pop(("gaps", id), None)
                if outcome is Outcome.UNOWNED:
                    rows["gaps", id] = {"id": self._gap(id), "call": id, "words": SAID[text]}

    def _handed_off(self, by: Operator, notes: Notes, id: str, to: str) -> None:
        topic = str(notes.topic_id)
        chain = self.plain.chain(self.plain.rows, topic)
        call = {"outcome": "handed-off", "summary": SAID[notes.summary], "topic": topic, "handoff": id}
        with self.plain.step(by.name) as rows:
            rows["calls", notes.id] = call
            rows["handoffs", id] = {
                "call": notes.id, "topic": topic, "owner": chain[0] if chain else None, "to": to, "state": "open",
            }  # fmt: skip
            rows["moves", (id, 0)] = {"handoff": id, "step": "make", "meant": None}

    def _handoff(self, id: str) -> Row:
        """The row of a hand-off; of one that was taken back, one that can take no step."""
        return self.plain.rows.get(("handoffs", id), {"state": "gone", "to": None})

    def _meant(self, id: str) -> str | None:
        """Whom the one who returned it last named."""
        back = [row["meant"] for key, row in sorted(self.plain.of("moves").items())
                if key[0] == id and row["step"] == "return"]  # fmt: skip
        return back[-1] if back else None

    def _gap(self, call: str) -> str:
        """The id of a call's gap, which only the hub knows; one that stays keeps it."""
        known = self.plain.rows.get(("gaps", call))
        return str(known["id"] if known else stored(self.hub)["gaps", call]["id"])
