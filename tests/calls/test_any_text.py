"""Whatever was typed is in the log of either engine, and a text that no engine could hold is refused in a sentence."""

import random

import pytest

from frontdesk.calls.model import Outcome
from frontdesk.errors import Refused
from tests.calls.notes import notes
from tests.directory.house import MAJA, House

LOG = (
    ("in\ud83dvoice", "in\ufffdvoice"),
    ("in\0voice", "invoice"),
    ("A\u030asa", "Åsa"),
    ("i" + "\u0301" * 300 + "n", "í" + "\u0301" * 299 + "n"),
    ("\u202eecioVNI\u202c", "\u202eecioVNI\u202c"),
    ("🧾 👩‍👩‍👧‍👦 𠮷野家", "🧾 👩‍👩‍👧‍👦 𠮷野家"),
    ("'; DROP TABLE calls; -- %s :x ? \\", "'; DROP TABLE calls; -- %s :x ? \\"),
    ("<img src=x> <b>", "<img src=x> <b>"),
)


@pytest.mark.parametrize(("typed", "kept"), LOG)
def test_F43_F44_F48_F50_F56_what_was_typed_is_kept_as_it_can_be_written(house: House, typed: str, kept: str) -> None:
    call = house.calls.log(notes(summary=typed, words=typed, caller_name=typed), Outcome.ANSWERED, by=MAJA).call
    (line,) = house.calls.lines(house.calls.today())
    assert (line.call, line.caller) == (call, kept)
    assert (call.summary, call.words) == (kept, kept)


def letters(count: int) -> str:
    """So many letters of four bytes each, which no engine can make shorter."""
    drawn = random.Random(count)
    return "".join(chr(drawn.randrange(0x20000, 0x2A000)) for _ in range(count))


def test_F54_the_longest_texts_are_kept_by_every_engine(house: House) -> None:
    name, text = letters(500), letters(65_536)
    call = house.calls.log(notes(summary=text, words=text, caller_name=name), Outcome.ANSWERED, by=MAJA).call
    (line,) = house.calls.lines(house.calls.today())
    assert (line.call.summary, line.call.words, line.caller) == (text, text, name)
    assert house.callers.called(name) == house.callers.caller(call.caller_id or "")


@pytest.mark.parametrize(
    ("noted", "sentence"),
    [
        ({"summary": letters(65_537)}, "The summary is longer than 65,536 characters."),
        ({"caller_name": letters(501)}, "The caller's name is longer than 500 characters."),
        ({"received": "1" * 501}, "The number is longer than 500 characters."),
    ],
    ids=["summary", "name", "number"],
)
def test_F45_F54_a_text_beyond_that_is_refused_and_nothing_is_filed(
    house: House, noted: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        house.calls.log(notes(**noted), Outcome.ANSWERED, by=MAJA)
    assert str(refusal.value) == sentence
    assert house.calls.lines(house.calls.today()) == []
