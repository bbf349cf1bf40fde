"""Verbs, undos, restarts and kills in any order, by two operators at two desks over one hub.

`make faults` tries more and longer orders, and other ones each time.
"""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.call_verbs import CallVerbs
from tests.faults.extent import ALL, extent


def test_F01_F24_hub_journal_and_index_hold_what_plain_dictionaries_hold() -> None:
    steps = settings(max_examples=extent(12, 300), stateful_step_count=extent(25, 60), derandomize=not ALL)
    run_state_machine_as_test(CallVerbs, settings=steps)
