"""The log by pages: newest first, filtered, without end and without a row lost or shown twice."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.filter import Cursor, Filter, Line, Page, says
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.log import Log
from frontdesk.calls.model import LogLine, Outcome, Passing, State, Step
from frontdesk.calls.pages import Listing
from frontdesk.calls.records import paging
from frontdesk.errors import Refused
from frontdesk.ids import new_id
from tests.calls.notes import answer, hand_off, notes
from tests.directory.house import ASA, BENGT, BO, CLAIMS, DESK, INGA, MAJA, TEN, House

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = date(2026, 3, 2)


@pytest.fixture
def log(house: House) -> Log:
    return Log(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone), region=lambda: house.region)


def every(listing: Listing[Line], asked: Filter, size: int) -> Iterator[Page[Line]]:
    """All pages, from the newest to the end of the log."""
    cursor = None
    while True:
        page = listing.page(asked, cursor, size)
        yield page
        if page.after is None:
            return
        cursor = page.after


def said(page: Page[LogLine]) -> list[str]:
    return [line.call.summary for line in page.lines]


def found(log: Log, **asked: Any) -> list[str]:
    """The summaries of the calls that are found, newest first."""
    return said(log.calls.page(Filter(**asked)))


def owed(log: Log, **asked: Any) -> list[str]:
    """The summaries of the hand-offs that are found, newest first."""
    return [line.summary for line in log.handoffs.page(Filter(**asked)).lines]


def fill(house: House, calls: int, every: timedelta = MINUTE) -> None:
    for n in range(calls):
        answer(house, summary=str(n), started_at=TEN + n * every)


def test_an_empty_log_is_one_empty_page(log: Log) -> None:
    assert log.calls.page(Filter()) == Page((), None, None)
    assert log.handoffs.page(Filter(words="hail", overdue=True)) == Page((), None, None)
    assert (log.calls.count(Filter()), log.handoffs.count(Filter())) == (0, 0)


def test_pages_follow_each_other_from_the_newest_to_the_first_call(house: House, log: Log) -> None:
    fill(house, 7)
    pages = list(every(log.calls, Filter(), 3))
    assert [said(page) for page in pages] == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert pages[0].before is None
    assert log.calls.count(Filter()) == 7


def test_the_pages_before_lead_back_to_the_newest(house: House, log: Log) -> None:
    fill(house, 7)
    last = list(every(log.calls, Filter(), 3))[-1]
    assert last.before is not None
    middle = log.calls.page_before(Filter(), last.before, 3)
    assert said(middle) == ["3", "2", "1"]
    assert middle.before is not None
    first = log.calls.page_before(Filter(), middle.before, 3)
    assert (said(first), first.before) == (["6", "5", "4"], None)
    assert first.after is not None
    assert said(log.calls.page(Filter(), first.after, 3)) == ["3", "2", "1"]


def test_a_full_page_at_the_very_end_is_the_last(house: House, log: Log) -> None:
    fill(house, 4)
    assert [said(page) for page in every(log.calls, Filter(), 2)] == [["3", "2"], ["1", "0"]]


def test_calls_of_the_same_moment_are_each_shown_once(house: House, log: Log) -> None:
    fill(house, 5, every=timedelta())
    pages = [said(page) for page in every(log.calls, Filter(), 2)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(summary for page in pages for summary in page) == ["0", "1", "2", "3", "4"]


def test_a_call_that_comes_in_meanwhile_moves_no_page(house: House, log: Log) -> None:
    fill(house, 4)
    first = log.calls.page(Filter(), size=2)
    answer(house, summary="new", started_at=TEN + HOUR)
    assert said(log.calls.page(Filter(), first.after, 2)) == ["1", "0"]
    newest = Cursor(first.lines[0].call.started_at, first.lines[0].call.id)
    assert said(log.calls.page_before(Filter(), newest, 2)) == ["new"]


@pytest.fixture
def short_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page looks through three calls only, as it does through thousands of a long log."""
    monkeypatch.setattr(paging.stretch, "__kwdefaults__", {"newer": False, "look": 3})


@pytest.mark.usefixtures("short_looks")
def test_what_is_rare_is_found_by_asking_on(house: House, log: Log) -> None:
    fill(house, 3)
    answer(house, summary="rare", started_at=TEN + 3 * MINUTE)
    for n in range(4, 10):
        answer(house, summary=str(n), started_at=TEN + n * MINUTE)
    pages = [said(page) for page in every(log.calls, Filter(words="rare"), 2)]
    assert [page for page in pages if page] == [["rare"]]
    assert len(pages) > 1
    assert log.calls.count(Filter(words="rare")) == 1


@pytest.mark.usefixtures("short_looks")
def test_more_calls_of_one_moment_than_one_look_are_all_found(house: House, log: Log) -> None:
    fill(house, 7, every=timedelta())
    answer(house, summary="first", started_at=TEN - HOUR)
    shown = [summary for page in every(log.calls, Filter(), 2) for summary in said(page)]
    assert sorted(shown[:-1]) == ["0", "1", "2", "3", "4", "5", "6"]
    assert shown[-1] == "first"


@pytest.mark.usefixtures("short_looks")
def test_asking_back_goes_on_over_what_does_not_fit(house: House, log: Log) -> None:
    answer(house, summary="rare one", started_at=TEN - HOUR)
    fill(house, 5)
    answer(house, summary="rare two", started_at=TEN + HOUR)
    before: Cursor | None = Cursor(TEN - HOUR, None)
    shown: list[str] = []
    for _ in range(5):
        assert before is not None
        page = log.calls.page_before(Filter(words="rare"), before, 2)
        shown, before = said(page) + shown, page.before
        if before is None:
            break
    assert shown == ["rare two"]


def test_counting_stops_when_nobody_wants_it_any_more(house: House, log: Log) -> None:
    fill(house, 3)
    assert log.calls.count(Filter(), stopped=lambda: True) is None
    asked = count()
    assert log.calls.count(Filter(), stopped=lambda: next(asked) > 5) == 3


def test_days_are_those_of_the_hub_both_included(house: House, log: Log) -> None:
    # Monday of Stockholm is from 23:00 on Sunday to 23:00 on Monday, in UTC.
    calls = {
        "sunday": -10 * HOUR - MINUTE, "monday first": -10 * HOUR, "monday last": 14 * HOUR - MINUTE,
        "tuesday": 14 * HOUR, "wednesday": 38 * HOUR,
    }  # fmt: skip
    for name, after in calls.items():
        answer(house, summary=name, started_at=TEN + after)
    assert found(log, from_day=MONDAY, to_day=MONDAY) == ["monday last", "monday first"]
    assert found(log, from_day=MONDAY, to_day=MONDAY + DAY) == ["tuesday", "monday last", "monday first"]
    assert found(log, from_day=MONDAY + DAY) == ["wednesday", "tuesday"]
    assert found(log, to_day=MONDAY - DAY) == ["sunday"]
    assert found(log, from_day=MONDAY + DAY, to_day=MONDAY) == []
    assert log.calls.count(Filter(from_day=MONDAY, to_day=MONDAY)) == 2


def test_calls_are_filtered_by_what_they_are(house: House, log: Log) -> None:
    answer(house, summary="answered", started_at=TEN)
    answer(house, BENGT, summary="glass", topic_id="glass", started_at=TEN + MINUTE, taken_by="Maja")
    house.calls.log(notes(summary="no topic", topic_id=None, started_at=TEN + 2 * MINUTE), Outcome.UNOWNED, by=BENGT)
    assert found(log, outcome=Outcome.UNOWNED) == ["no topic"]
    assert found(log, topic_id="glass") == ["glass"]
    assert found(log, operator="Maja") == ["glass", "answered"]
    assert found(log, operator="Bengt") == ["no topic", "glass"]
    assert found(log, outcome=Outcome.ANSWERED, operator="Bengt") == ["glass"]
    assert found(log, state=State.OPEN) == found(log, overdue=True) == found(log, person_id="inga") == []


def test_both_lists_are_filtered_by_the_hand_off(house: House, log: Log, handoffs: Handoffs) -> None:
    of_inga = hand_off(house, summary="to Inga, owner", passing=Passing(due_at=TEN + HOUR))
    hand_off(house, summary="Inga’s, to Åsa", passing=Passing(to=ASA, due_at=TEN + DAY), started_at=TEN + MINUTE)
    house.clock.at = TEN + MINUTE
    hand_off(house, summary="to Claims", topic_id="glass", started_at=TEN + 2 * MINUTE)
    house.clock.at = TEN + 2 * MINUTE
    hand_off(house, summary="to Bo", topic_id="lost", passing=Passing(to=BO, due_at=TEN + DAY), started_at=TEN + HOUR)
    answer(house, summary="answered", started_at=TEN + 2 * HOUR)
    assert of_inga.handoff is not None
    house.calls.move(of_inga.handoff.id, Step.ACKNOWLEDGE, by=MAJA)
    house.clock.at = TEN + 2 * HOUR
    for listed in (found, owed):
        assert sorted(listed(log, person_id=INGA.id)) == ["Inga’s, to Åsa", "to Inga, owner"]
        assert listed(log, person_id=ASA.id) == ["Inga’s, to Åsa"]
        assert sorted(listed(log, department_id=CLAIMS.id)) == ["Inga’s, to Åsa", "to Claims", "to Inga, owner"]
        assert listed(log, department_id=DESK.id) == []
        assert listed(log, state=State.ACKNOWLEDGED) == listed(log, overdue=True) == ["to Inga, owner"]
        assert listed(log, topic_id="lost") == ["to Bo"]
    assert log.handoffs.count(Filter()) == 4
    assert log.handoffs.count(Filter(state=State.OPEN)) == 3


@pytest.mark.parametrize(
    "words",
    [
        "ström", "STROM", "ulla strom", "andersson", "Öst", "ost ab", "strange noise", "Ｎｏｉｓｅ", "creme", "brûlée",
        "hail", "HAIL dam", "inga", "555 0199", "(555)-0199", "555-0199", "5550199", "call you", "50%", "a_b",
    ],
)  # fmt: skip
def test_words_are_found_wherever_they_stand(house: House, log: Log, words: str) -> None:
    hand_off(house, caller_name="Ulla Ström-Andersson", organisation="Öst AB", summary="A strange noise, 50% a_b",
             words="crème BRÛLÉE")  # fmt: skip
    answer(house, summary="Something else", topic_id=None, received="570 555 0177")
    assert found(log, words=words) == owed(log, words=words) == ["A strange noise, 50% a_b"]


@pytest.mark.parametrize("words", ["noise qwzx", "ulla bo", "5_%", "axb", "'", "%%%", "\\", "noisé1"])
def test_words_that_do_not_all_stand_there_find_nothing(house: House, log: Log, words: str) -> None:
    hand_off(house, caller_name="Ulla Åkesson", organisation="Öst AB", summary="A strange noise, 50% a_b")
    assert found(log, words=words) == owed(log, words=words) == []
    assert log.calls.count(Filter(words=words)) == 0


def test_a_reference_is_found_in_both_lists(house: House, log: Log) -> None:
    logged = hand_off(house, summary="mine")
    answer(house, summary="another")
    assert logged.handoff is not None
    for reference in (logged.call.reference, logged.handoff.reference.lower()):
        assert found(log, words=reference) == owed(log, words=reference) == ["mine"]


def test_words_and_pages_go_together(house: House, log: Log) -> None:
    for n in range(5):
        answer(house, summary=f"Älg {n}", started_at=TEN + n * HOUR)
        answer(house, summary=f"Räv {n}", started_at=TEN + n * HOUR + MINUTE)
    pages = [said(page) for page in every(log.calls, Filter(words="alg"), 2)]
    assert [summary for page in pages for summary in page] == ["Älg 4", "Älg 3", "Älg 2", "Älg 1", "Älg 0"]
    assert log.calls.count(Filter(words="alg")) == 5


def test_the_rows_carry_the_names_they_need(house: House, log: Log) -> None:
    hand_off(house, caller_name="Ulla", organisation="Ström AB")
    (line,) = log.calls.page(Filter(words="strom")).lines
    assert (line.caller, line.organisation, line.topic) == ("Ulla", "Ström AB", "Hail damage")
    assert line.handoff is not None
    assert line.handoff.to == INGA
    (handed,) = log.handoffs.page(Filter(words="strom")).lines
    assert (handed.caller, handed.number, handed.handoff) == ("Ulla", "+15705550199", line.handoff)


def test_no_filter_is_read_as_one(house: House, log: Log) -> None:
    hand_off(house)
    for asked in (Filter(person_id="x' OR 1=1"), Filter(topic_id="%"), Filter(operator=""), Filter(words=" \n ")):
        assert len(log.calls.page(asked).lines) == (1 if asked.operator == asked.person_id == asked.topic_id else 0)
    assert log.calls.page(Filter(department_id=new_id())).lines == ()


@pytest.mark.parametrize("words", ["x" * 65_536, " ".join(map(str, range(12_000))), "é" * 201])
def test_more_words_than_a_database_takes_are_refused(log: Log, words: str) -> None:
    for ask in (log.calls.page, log.calls.count, log.handoffs.page):
        with pytest.raises(Refused, match="searched for 20 words at most, of 200 characters each"):
            ask(Filter(words=words))


def test_as_many_words_as_may_be_are_looked_for(house: House, log: Log) -> None:
    wanted = answer(house, summary=" ".join(f"{place:x>199}é" for place in range(20))).call
    answer(house)
    found = log.calls.page(Filter(words=wanted.summary)).lines
    assert [line.call for line in found] == [wanted]


@pytest.mark.parametrize(
    "typed",
    ["0701112233", "070-1112233", "070-111 22 33", "+46 70 111 22 33", "+46701112233", "7011122", "(070) 111 22 33"],
)
def test_a_number_is_found_however_it_is_written(house: House, log: Log, typed: str) -> None:
    house.region = "SE"
    made = hand_off(house, received="+46701112233").handoff
    hand_off(house, received="+46701119999", summary="another")
    page = log.handoffs.page(Filter(words=typed))
    assert [line.handoff for line in page.lines] == [made]
    assert [says(line, typed, "SE") for line in house.calls.handoffs()] == [
        line.handoff == made for line in house.calls.handoffs()
    ]


@pytest.mark.parametrize(
    "words",
    [
        "ulla",
        "strom ab",
        "hagel",
        "inga",
        "berg",
        "hail",
        "call back",
        "open",
        "gone",
        "5705550199",
        "0199",
        "x",
        "(570)",
        "dent dak",
    ],
)
def test_hand_offs_at_hand_are_found_by_what_finds_them_in_the_log(house: House, log: Log, words: str) -> None:
    hand_off(
        house, caller_name="Ulla", organisation="Ström AB", words="Hagel på taket", summary="Dent in the roof, dåk"
    )
    hand_off(house, received="x 0199", passing=Passing(to=ASA), topic_id=None, summary="")
    in_log = {line.handoff.id for line in log.handoffs.page(Filter(words=words)).lines}
    assert {line.handoff.id for line in house.calls.handoffs() if says(line, words, "US")} == in_log


def test_a_hand_off_is_found_by_the_reference_of_its_call(house: House, log: Log) -> None:
    made = hand_off(house)
    (line,) = log.handoffs.page(Filter(words=made.call.reference)).lines
    assert says(line, made.call.reference.lower(), "US")
