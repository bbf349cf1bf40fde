"""Notes of calls, as an operator makes them at ten o'clock."""

from typing import Any

from msgspec.structs import replace

from frontdesk.calls.model import Logged, Notes, Outcome, Passing
from frontdesk.directory.model import Operator
from frontdesk.ids import new_id
from tests.directory.house import MAJA, TEN, House

NUMBER, KEY = "(570) 555-0199", "+15705550199"


def notes(**noted: Any) -> Notes:
    """Notes of a call from outside about hail damage."""
    usual = Notes(id=new_id(), started_at=TEN, received=NUMBER, topic_id="hail", summary="Hail on the roof")
    return replace(usual, **noted)


def hand_off(house: House, by: Operator = MAJA, passing: Passing | None = None, **noted: Any) -> Logged:
    return house.calls.log(notes(passing=passing or Passing(), **noted), Outcome.HANDED_OFF, by=by)


def answer(house: House, by: Operator = MAJA, **noted: Any) -> Logged:
    return house.calls.log(notes(**noted), Outcome.ANSWERED, by=by)
