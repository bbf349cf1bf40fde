"""What the sample company holds."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from frontdesk.callers import numbers
from frontdesk.callers.numbers import NumberKind
from frontdesk.calls import records
from frontdesk.calls.model import Reason, State, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.directory.model import Party, PartyKind
from frontdesk.errors import NotFound, Refused
from frontdesk.hub import tables
from frontdesk.hub.opening import make_hub
from frontdesk.sample.company import fill
from tests.sample.conftest import NEW_YORK, ON_A_THURSDAY, Made, made_at

RESERVED = re.compile(r"\+1(570|272|717|610|607|814)55501[0-9]{2}")


def names(made: Made, table: str) -> list[Any]:
    return [row["name"] for row in made.rows(table)]


def test_it_has_the_size_it_promises(thursday: Made) -> None:
    counts = {name: len(thursday.rows(name)) for name in ("people", "departments", "topics", "articles")}
    assert counts == {"people": 60, "departments": 8, "topics": 80, "articles": 50}
    assert 230 <= len(thursday.rows("callers")) <= 270
    assert 3_200 <= len(thursday.rows("calls")) <= 4_200


def test_what_is_found_by_its_name_has_one_of_its_own(thursday: Made) -> None:
    for table in ("people", "departments", "topics"):
        found = [row["name_folded"] for row in thursday.rows(table)]
        assert len(set(found)) == len(found)
    titles = [row["title_folded"] for row in thursday.rows("articles")]
    assert len(set(titles)) == 50
    assert len({row["say"] for row in thursday.rows("articles")}) == 50
    assert len({row["mail"] for row in thursday.rows("people")}) == 60


def test_no_two_people_share_a_number(thursday: Made) -> None:
    held = [number for row in thursday.rows("people") for number in row["numbers"]]
    held += [row["number"] for row in thursday.rows("departments")]
    assert len(set(held)) == len(held)


def test_every_number_is_three_digits_or_kept_free_for_stories(thursday: Made) -> None:
    for table in ("people", "callers"):
        for row in thursday.rows(table):
            for number in row["numbers"]:
                assert RESERVED.fullmatch(number) or re.fullmatch(r"[1-9][0-9]{2}", number)
                assert numbers.read(number, "US").key == number
                assert numbers.read(number, "US").kind in (NumberKind.EXTERNAL, NumberKind.INTERNAL)


def test_mails_belong_to_the_company(thursday: Made) -> None:
    for table in ("people", "departments"):
        for row in thursday.rows(table):
            assert re.fullmatch(r"[a-z.-]+@tarnvalley\.example", str(row["mail"]))


def test_topics_say_how_callers_ask_and_most_have_a_person_for_owner(thursday: Made) -> None:
    owners: dict[Any, list[Any]] = {}
    for row in sorted(thursday.rows("ownership"), key=lambda row: str(row["position"])):
        owners.setdefault(row["topic_id"], []).append(row["person_id"])
    topics = {row["id"]: row for row in thursday.rows("topics")}
    assert {topics[id]["name"] for id in topics.keys() - owners.keys()} == {"Rental units", "Charging points"}
    assert 3 <= sum(chain[0] is None for chain in owners.values()) <= 10
    assert max(len(chain) for chain in owners.values()) == 3
    for row in topics.values():
        assert 2 <= len(row["phrases"]) <= 5
        assert len(row["keywords"]) >= 3


def test_no_topic_names_anybody_twice(thursday: Made) -> None:
    chains = [(row["topic_id"], row["person_id"] or row["department_id"]) for row in thursday.rows("ownership")]
    assert len(set(chains)) == len(chains)


def test_articles_tell_what_to_ask_to_offer_and_not_to_do(thursday: Made) -> None:
    for row in thursday.rows("articles"):
        lines = str(row["body"]).splitlines()
        assert 3 <= len(lines) <= 8
        assert {"- Ask", "- Off", "- Do "} <= {line[:5] for line in lines} | ({"- Off"} if "- Say:" in lines else set())
        assert row["topic_id"] is not None
        assert row["verifier"] in names(thursday, "people") + names(thursday, "departments")


def test_some_articles_are_fresh_and_some_wait_for_their_review(thursday: Made) -> None:
    today = date(2026, 3, 12)
    rows = thursday.rows("articles")
    due = [row for row in rows if date.fromisoformat(str(row["review_due"])) < today]
    fresh = [row for row in rows if today - row["verified_at"].date() < timedelta(days=62)]
    assert 4 <= len(due) <= 20
    assert len(fresh) >= 25
    shown = {row["title"]: row for row in rows}
    assert shown["Duplicate invoice: what to say"]["version"] == 4
    assert shown["Duplicate invoice: what to say"]["verifier"] == "Henrik Solberg"


def test_callers_are_of_every_kind(thursday: Made) -> None:
    rows = thursday.rows("callers")
    held = [number for row in rows for number in row["numbers"]]
    assert len(held) - len(set(held)) >= 6
    assert sum(row["person_id"] is not None for row in rows) == 16
    assert sum(row["numbers"] == () for row in rows) == 12
    assert sum(row["name"] == "" for row in rows) == 12
    assert sum(row["organisation"] != "" for row in rows) >= 120


def test_outcomes_have_a_front_desks_shares(thursday: Made) -> None:
    calls = thursday.rows("calls")
    share = {kind: sum(row["outcome"] == kind for row in calls) / len(calls) for kind in ("answered", "handed-off")}
    assert 0.55 < share["answered"] < 0.7
    assert 0.22 < share["handed-off"] < 0.33
    for kind, low in (("unowned", 50), ("abandoned", 100), ("not-an-inquiry", 80)):
        assert low < sum(row["outcome"] == kind for row in calls) < 300


def test_a_call_with_an_outcome_has_what_belongs_to_it(thursday: Made) -> None:
    gaps = {row["call_id"] for row in thursday.rows("gaps")}
    for row in thursday.rows("calls"):
        assert (row["handoff_id"] is not None) == (row["outcome"] == "handed-off")
        assert (row["id"] in gaps) == (row["outcome"] == "unowned")
        assert row["article_id"] is None or row["outcome"] == "answered"


def test_an_answer_belongs_to_the_topic_of_its_call(thursday: Made) -> None:
    topics = {row["id"]: row["topic_id"] for row in thursday.rows("articles")}
    answered = [row for row in thursday.rows("calls") if row["article_id"] is not None]
    assert len(answered) > 500
    assert all(topics[row["article_id"]] == row["topic_id"] for row in answered)


def test_inquiries_vary_and_hold_no_open_slots(thursday: Made) -> None:
    summaries = {str(row["summary"]) for row in thursday.rows("calls")}
    assert len(summaries) >= 500
    for summary in summaries:
        assert not re.search(r"[{}|@]", summary)
        assert summary[:1].isupper()
        assert summary[-1] in ".?"


def test_hand_offs_end_in_every_way(thursday: Made) -> None:
    handoffs = thursday.handoffs()
    steps = {step: sum(any(move.step is step for move in one.moves) for one in handoffs) for step in Step}
    assert steps[Step.MAKE] == len(handoffs)
    assert steps[Step.FINISH] > 700
    assert steps[Step.ACKNOWLEDGE] > 300
    assert steps[Step.RETURN] >= 10
    assert steps[Step.CANCEL] >= 15
    late = [one for one in handoffs if one.state is State.DONE and one.moves[-1].at > one.promise.due_at]
    assert 10 <= len(late) <= 120


def test_a_returned_one_says_why(thursday: Made) -> None:
    back = [(one, move) for one in thursday.handoffs() for move in one.moves if move.step is Step.RETURN]
    assert {(move.note[:9], move.reason, move.meant is None) for _, move in back} == {
        ("not mine", Reason.NOT_MINE, False), ("not mine:", Reason.NOT_MINE, False),
        ("something", Reason.MISSING, True),
    }  # fmt: skip
    assert all(move.meant != one.to for one, move in back)
    assert len({move.note for _, move in back}) > 2


@pytest.fixture
def desk(thursday: Made) -> Desk:
    return Desk(thursday.hub, clock=thursday.clock, operator="Alma Reyes")


def test_the_picture_of_the_console_can_be_shown(desk: Desk) -> None:
    owed = [
        (line.caller, line.topic, line.handoff.to.name, line.handoff.state, local(line.handoff.promise.due_at))
        for line in desk.calls.owed_today()
    ]
    assert owed == [
        ("Fenwick Ice", "Customs papers", "Dov Amsel", State.OPEN, "12:30"),
        ("Tibor Halasz", "Billing disputes", "Henrik Solberg", State.ACKNOWLEDGED, "15:00"),
        ("Orla Quist", "Delivery dates", "Greta Wolke", State.ACKNOWLEDGED, "16:00"),
        ("Lena Korte", "Service visits", "Marek Dolan", State.OPEN, "16:00"),
        ("Britt Halden", "Spare parts orders", "Oskar Tamm", State.OPEN, "16:30"),
    ]


def local(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(NEW_YORK)):%H:%M}"


def test_the_returning_caller_is_recognised_with_three_calls_and_a_promise(desk: Desk) -> None:
    desk.follow()
    caller = desk.callers.recognise("570 555 0142").caller
    assert caller is not None
    assert (caller.name, caller.organisation) == ("Tibor Halasz", "Halasz Cold Storage")
    standing = desk.calls.standing(caller.id)
    assert standing.calls_this_week == 3
    assert standing.usually == "Yara Benning"
    moves = [(move.step, local(move.at)) for move in standing.owed[0].handoff.moves]
    assert moves == [(Step.MAKE, "16:05"), (Step.JOIN, "11:10"), (Step.ACKNOWLEDGE, "11:20")]


def test_the_latest_calls_are_those_of_the_picture(desk: Desk) -> None:
    lines = desk.calls.lines(desk.calls.today(), limit=4)
    assert [(local(line.call.started_at), line.caller, line.topic) for line in lines] == [
        ("13:31", "Lena Korte", "Service visits"),
        ("13:18", "Jory Penn", "Site access"),
        ("13:04", "Orla Quist", "Delivery dates"),
        ("12:36", "Hollis Brandt", "Warranty claims"),
    ]


def test_two_are_away_and_one_topic_goes_elsewhere(desk: Desk) -> None:
    covered = {one.topic.name: one for one in desk.directory.topics()}
    assert covered["Payments received"].answers_now == desk.directory.party("Selma Ottesen")
    assert covered["Training and apprentices"].answers_now == desk.directory.party("Sunniva Berg")
    assert covered["Commissioning dates"].answers_now == desk.directory.party("Kofi Asante")
    assert covered["Rental units"].answers_now == desk.directory.party("Delphine Achard")


def test_the_settings_are_those_of_the_company(desk: Desk, thursday: Made) -> None:
    chosen = {row["id"]: json.loads(str(row["value"])) for row in thursday.rows("settings")}
    assert chosen.pop("catch_all") == Party(PartyKind.PERSON, desk.directory.party("307").id, "").text
    assert chosen == {
        "organisation": "Tarn Valley Cooling",
        "line": "Main line",
        "greeting": "Hello, Tarn Valley Cooling, how can I help?",
        "zone": "America/New_York",
        "region": "US",
    }


def test_nobodys_undo_takes_it_back(thursday: Made) -> None:
    with pytest.raises(NotFound):
        thursday.hub.undo(by="Alma Reyes", desk="Desk 1")


def test_a_hub_that_holds_something_is_left_alone(thursday: Made) -> None:
    before = thursday.hub.seq()
    with pytest.raises(Refused):
        fill(thursday.hub, clock=thursday.clock, zone=thursday.zone)
    assert thursday.hub.seq() == before


def test_the_same_moment_gives_the_same_company_and_another_one_differs(
    thursday: Made, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = made_at(ON_A_THURSDAY, NEW_YORK, tmp_path_factory)
    assert content(again) == content(thursday)
    again.hub.close()


def content(made: Made) -> dict[str, list[str]]:
    """Every row with names in place of ids, and without references."""
    called = {row["id"]: label(row) for name in tables.BY_KIND for row in made.rows(name)}
    plain: dict[str, list[str]] = {}
    for name in tables.BY_KIND:
        plain[name] = sorted(str(readable(row, called)) for row in made.rows(name))
    return plain


def label(row: dict[str, Any]) -> str:
    named = [str(row[key]) for key in ("name", "title", "numbers", "started_at", "made_at") if key in row]
    return " ".join(named) or str(row["id"] if "value" in row else "")


def readable(row: dict[str, Any], called: dict[Any, str]) -> dict[str, str]:
    def plain(value: Any) -> str:
        _, _, id = str(value).strip('"').partition(":")
        return called.get(value) or called.get(id) or str(value)

    return {key: plain(value) for key, value in row.items() if key not in ("id", "reference")}


def test_another_seed_gives_another_three_months(thursday: Made, tmp_path_factory: pytest.TempPathFactory) -> None:
    hub = make_hub(tmp_path_factory.mktemp("other") / "hub.db", clock=thursday.clock)
    fill(hub, clock=StoppedClock(thursday.now), zone=thursday.zone, seed=7)
    other = Made(hub, thursday.clock, thursday.zone)
    assert {row["summary"] for row in other.rows("calls")} != {row["summary"] for row in thursday.rows("calls")}
    assert sorted(names(other, "people")) == sorted(names(thursday, "people"))
    hub.close()


def test_owed_lines_are_read_as_they_were_written(thursday: Made) -> None:
    with thursday.hub.read() as connection:
        lines = records.owed_lines(connection)
    tibor = next(line for line in lines if line.caller == "Tibor Halasz")
    assert tibor.handoff.promise.words == "call you back"
    assert tibor.summary == "Charged twice for invoice INV-20418."
    assert tibor.number == "+15705550142"
