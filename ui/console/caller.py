"""Who is calling: a number read and recognised, one of several chosen, and how things stand with them."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls.model import Standing
from ui.console.means import Means
from ui.console.open_call import OpenCall
from ui.console.search import Search
from ui.work import Lane

_MOST_TOLD = 40


class CallerAtHand(QObject):
    """Finds out who calls and what they are owed; an answer goes to the call for which it was asked."""

    def __init__(self, means: Means, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._search = search

    def read_number(self, text: str) -> None:
        """Read the caller's number from a field."""
        if self._around.desk is not None and text.strip():
            job = partial(self._around.desk.callers.recognise, text)
            read = partial(self.number_read, self._calls.start().id)
            self._work.run(self, job, read, lane=Lane.LOOKUP, topic="number")

    def take_number(self) -> None:
        """The number in the box is the caller's, and no inquiry."""
        number = self._search.number
        if number is not None:
            call = self._calls.start()
            self._calls.change(call.say("").choose_anew())
            self._search.fill("")
            self.number_read(call.id, number)

    def take_choice(self) -> None:
        """The marked one of several callers it is."""
        call = self._calls.start()
        self._set_caller(call.take_caller(self._search.choice))
        self._search.stop_choosing()

    def take_known(self) -> None:
        """The marked caller of the list calls; their name in the box is no inquiry."""
        caller = self._search.caller
        if caller is not None:
            call = self._calls.start()
            self._calls.change(call.say("").choose_anew())
            self._search.fill("")
            self.is_known(call.id, caller)

    def is_known(self, call_id: str, caller: Caller, number: Recognition | None = None) -> None:
        """This is who calls in the open call of that id; `number` is what is known of its number by now."""
        call = self._calls.find(call_id)
        if call is not None:
            known = replace(call, recognition=number) if number else call
            self._set_caller(known.take_caller(caller))

    def look_up_standing(self) -> None:
        """Ask again how things stand with the caller at hand."""
        call, desk = self._calls.at_hand, self._around.desk
        if desk is not None and call is not None and call.caller is not None and call.caller.id:
            job = partial(desk.calls.standing, call.caller.id)
            answer = partial(self._stand, call.id, call.caller)
            self._work.run(self, job, answer, lane=Lane.READ, topic="standing")

    def number_read(self, call_id: str, number: Recognition) -> None:
        """This is the number that the open call of that id came from."""
        call = self._calls.find(call_id)
        if not (number.key or number.is_withheld):
            short = number.shown[:_MOST_TOLD]
            self._messages.say(f"“{short}” is no telephone number; nothing was noted of it.")
        elif call is not None:
            self._set_caller(call.take_number(number))
            if len(number.candidates) > 1 and self._is_at_hand(call):
                self._search.choose_caller(number.candidates)

    def _is_at_hand(self, call: OpenCall) -> bool:
        return self._calls.at_hand is not None and self._calls.at_hand.id == call.id

    def _set_caller(self, call: OpenCall) -> None:
        self._calls.change(call)
        self.look_up_standing()

    def _stand(self, call_id: str, caller: Caller, standing: Standing) -> None:
        call = self._calls.find(call_id)
        if call is not None and call.caller == caller:
            self._calls.change(call.stand(standing))
