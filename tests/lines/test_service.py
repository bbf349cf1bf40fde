"""Lines: named, changed, retired, and which of them rings."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from frontdesk.callers.numbers import read
from frontdesk.clock import StoppedClock
from frontdesk.directory.model import Operator
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.lines.model import Line
from frontdesk.lines.service import LineFields, Lines
from frontdesk.settings import Settings

MAJA = Operator("Maja", "Desk 1")


@dataclass
class House:
    """The lines of one hub, and settings that may be set anew."""

    hub: Hub
    clock: StoppedClock
    settings: Settings = field(default_factory=lambda: Settings(line="Main line", greeting="Ek, good day."))

    def __post_init__(self) -> None:
        self.lines = Lines(
            self.hub, clock=self.clock, number_key=lambda text: read(text, "US").key, settings=lambda: self.settings
        )

    def rows(self) -> list[str]:
        with self.hub.read() as connection:
            return sorted(map(repr, connection.execute(tables.lines.select()).all()))


@pytest.fixture
def house(hub: Hub, stopped_clock: StoppedClock) -> House:
    return House(hub, stopped_clock)


def test_a_line_comes_back_as_it_was_named(house: House) -> None:
    made = house.lines.add(
        by=MAJA, name=" Claims  line ", number="(570) 555-0142", greeting="Ek claims,\nhow can I help?",
        does="Damages\r\nGlass", does_not="New contracts",
    )  # fmt: skip
    assert made == Line(
        id=made.id, reference=made.reference, name="Claims line", number="+15705550142",
        greeting="Ek claims, how can I help?", does="Damages\nGlass", does_not="New contracts",
    )  # fmt: skip
    assert len(made.reference) == 6
    assert house.lines.line(made.id) == made
    assert house.lines.lines() == (made,)
    assert house.lines.lines_by_id([made.id, "gone"]) == {made.id: made}
    with pytest.raises(NotFound):
        house.lines.line("gone")


def test_until_a_line_is_named_the_settings_tell_how_to_answer(house: House) -> None:
    nameless = Line(id="", reference="", name="Main line", greeting="Ek, good day.")
    assert house.lines.default() == nameless
    assert house.lines.line_of("570 555 0142") == nameless
    assert house.lines.line_of("") == nameless


def test_the_number_that_rings_tells_the_line(house: House) -> None:
    first = house.lines.add(by=MAJA, name="Ek", number="570 555 0100")
    claims = house.lines.add(by=MAJA, name="Claims", number="570 555 0142")
    assert house.lines.line_of("+1 (570) 555-0142") == claims
    assert house.lines.line_of("570 555 0199") == first
    assert house.lines.line_of("") == house.lines.line_of("anonymous") == first
    assert house.lines.lines() == (claims, first)


def test_of_several_lines_the_one_of_the_settings_rings_by_default(house: House) -> None:
    house.lines.add(by=MAJA, name="Ek")
    claims = house.lines.add(by=MAJA, name="Claims")
    house.settings = dataclasses.replace(house.settings, line="claims")
    assert house.lines.default() == claims


def test_only_what_is_given_is_changed(house: House) -> None:
    made = house.lines.add(by=MAJA, name="Claims", number="231", greeting="Hello.", does="Glass")
    changed = house.lines.change(made.id, by=MAJA, greeting="Good day.", number="")
    assert changed == replace(made, greeting="Good day.", number="")
    assert house.lines.line(made.id) == changed
    assert house.lines.change(made.id, by=MAJA, name="Claims") == changed


def test_every_line_is_listed_by_name_retired_ones_too(house: House) -> None:
    house.lines.add(name="Repairs", by=MAJA)
    claims = house.lines.add(name="claims", by=MAJA)
    house.lines.retire(claims.id, by=MAJA)
    assert [(line.name, line.retired_at is None) for line in house.lines.every()] == [
        ("claims", False), ("Repairs", True),
    ]  # fmt: skip
    assert [line.name for line in house.lines.lines()] == ["Repairs"]


def test_a_retired_line_rings_no_more_until_it_is_back(house: House) -> None:
    claims = house.lines.add(by=MAJA, name="Claims", number="231")
    assert house.lines.retire(claims.id, by=MAJA).retired_at == house.clock.at
    assert house.lines.lines() == ()
    assert house.lines.line_of("231").id == ""
    with pytest.raises(NotAllowed, match="retired"):
        house.lines.change(claims.id, by=MAJA, greeting="Hello.")
    assert house.lines.bring_back(claims.id, by=MAJA) == claims
    assert house.lines.line_of("231") == claims


def test_a_name_or_number_that_was_taken_meanwhile_keeps_a_line_away(house: House) -> None:
    old = house.lines.add(by=MAJA, name="Claims", number="231")
    house.lines.retire(old.id, by=MAJA)
    house.lines.add(by=MAJA, name="Damages", number="231")
    with pytest.raises(Refused, match="“Damages” has this number already"):
        house.lines.bring_back(old.id, by=MAJA)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "A line needs a name."),
        ({"name": "CLAIMS"}, "There is a line “Claims” already."),
        ({"name": "Other", "number": "231"}, "The line “Claims” has this number already."),
        ({"name": "Other", "number": "soon"}, "“soon” is not a telephone number."),
        ({"name": "x" * 201}, "The name of the line has 201 characters; 200 is the most."),
        ({"name": "Other", "greeting": "x" * 1001}, "The greeting has 1,001 characters; 1,000 is the most."),
        ({"name": "Other", "does_not": "x" * 10_001}, "What we do not do has 10,001 characters; 10,000 is the most."),
    ],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence(house: House, fields: LineFields, sentence: str) -> None:
    house.lines.add(by=MAJA, name="Claims", number="231")
    before = house.rows()
    with pytest.raises(Refused) as refused:
        house.lines.add(by=MAJA, **fields)
    assert str(refused.value) == sentence
    assert house.rows() == before


VERBS: dict[str, Callable[[Lines, str], object]] = {
    "line.add": lambda lines, _: lines.add(by=MAJA, name="Other"),
    "line.change": lambda lines, id: lines.change(id, by=MAJA, greeting="Good day."),
    "line.retire": lambda lines, id: lines.retire(id, by=MAJA),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_one_step_that_undo_takes_back(house: House, verb: str) -> None:
    claims = house.lines.add(by=MAJA, name="Claims", number="231")
    before, stood = house.rows(), house.lines.lines()
    VERBS[verb](house.lines, claims.id)
    assert house.rows() != before
    assert house.hub.undo(by="Maja", desk="Desk 1").verb == verb
    assert house.rows() == before
    assert house.lines.lines() == stood


def test_bringing_back_is_undone_too(house: House) -> None:
    claims = house.lines.add(by=MAJA, name="Claims")
    house.lines.retire(claims.id, by=MAJA)
    before = house.rows()
    house.lines.bring_back(claims.id, by=MAJA)
    assert house.hub.undo(by="Maja", desk="Desk 1").verb == "line.restore"
    assert house.rows() == before
