"""A day at a desk, from signing on to the next morning, on a real display and by keys; each test goes on from the one
before, and after each act the hub is asked from outside."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.day_calls import (
    ICE,
    KOFI,
    OIL,
    ORLA,
    TIBOR,
    calls,
    came,
    change_shift,
    join,
    name_lines,
    not_by_telephone,
    not_inquiries,
    promise_ilse_another_time,
    sign_on,
    two_at_once,
    two_matters_of_hollis,
    undo_and_file_again,
)
from tests.journeys.day_files import printed, sheet
from tests.journeys.day_log import attach, come_back_and_pass_on, correct, find, reference
from tests.journeys.days import DeskOfADay, every_row
from tests.journeys.operator import enter_does, rows, says
from tests.support.display import new_display

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("a-desks-day")]

TERMS = "Our invoices are due within fourteen days."
FORMER_TERMS = "Our invoices are due thirty days from their date, and repairs for private customers within ten."
#: What this day adds to the figures that the sample company's day has by 13:42; the joined hand-off is no new one, and
#: what goes to an heir is passed on like what came back.
ADDED = {
    "calls": 21, "calls_answered": 6, "calls_handed_off": 12, "calls_unowned": 1, "calls_abandoned": 1,
    "calls_not_an_inquiry": 1, "calls_by_phone": 18, "calls_by_walk_in": 1, "calls_by_mail": 1, "calls_by_chat": 0,
    "calls_by_post": 1, "handoffs_made": 11, "handoffs_joined": 1, "handoffs_passed_on": 3, "handoffs_acknowledged": 1,
    "handoffs_done": 1, "handoffs_returned": 1, "handoffs_cancelled": 0, "handoffs_still_owed": 10,
    "handoffs_carried_over": 10, "handoffs_overdue": 9,
}  # fmt: skip
#: Who owes what to whom when the day is over.
OWED = [
    ("Bridget Hallam", "Hollis Brandt", "Breakdowns"),
    ("Delphine Achard", "Amina Duarte", "Rental units"),
    ("Desmond Okoro", OIL, "Heat pumps for homes"),
    ("Evert Lindahl", "no number", "Payslips and wages"),
    ("Greta Wolke", "Orla Quist", "Delivery dates"),
    ("Henrik Solberg", "Tibor Halasz", "Billing disputes"),
    ("Ines Falkner", ICE, "Ice machines"),
    ("Katya Rozman", "Fenwick Ice", "Customs papers"),
    ("Katya Rozman", "Ilse Bergman", "Customs papers"),
    ("Marek Dolan", "Lena Korte", "Service visits"),
    ("Oskar Tamm", "Britt Halden", "Spare parts orders"),
    ("Oskar Tamm", "Orla Quist", "Spare parts orders"),
    ("Pia Lorentz", "Petra Novik", "Invoice copies"),
    ("Ravi Sundar", "Kofi Asante", "Computers and phones"),
    ("Rosa Tveit", "Hollis Brandt", "Warranty claims"),
    ("Yara Benning", "Tibor Halasz", "Key accounts"),
]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskOfADay]:
    """The desk, on Thursday 12 March."""
    with pytest.MonkeyPatch.context() as patched, new_display() as display:
        patched.delenv("FRONTDESK_OPERATOR", raising=False)
        reader = tmp_path_factory.mktemp("reader")
        patched.setenv("FRONTDESK_HOME", str(reader))
        yield DeskOfADay(display, tmp_path_factory.mktemp("desk") / "home", made="2026-03-12 13:42")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files of the day go."""
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(autouse=True)
def nothing_on_stderr(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """The programs have nothing to complain of, and tell no one who called."""
    yield
    assert capfd.readouterr().err == ""


def test_the_day_begins_with_ten_calls(day: DeskOfADay) -> None:
    day.set_clock("2026-03-12 13:46")
    with day.opened() as console:
        sign_on(console, "Alma Reyes")
        with day.read() as desk:
            assert (desk.operator.name, desk.operator.desk) == ("Alma Reyes", "Desk 1")
        calls(console, TIBOR, "when is it due")
        console.press("Return", "F5")
        answered = day.filed(console)
        assert answered.said == "answered"
        assert answered.became == ("Tibor Halasz", "Payment terms", "answered", "", "when is it due")
        calls(console, ORLA, "spare fan")
        console.press("Return", "F6")
        usual = day.filed(console)
        assert usual.said == "handed off to Oskar Tamm by 15:50 today"
        assert usual.became == ("Orla Quist", "Spare parts orders", "handed-off", "Oskar Tamm", "spare fan")
        assert usual.due == "Thu 15:50"
        promise_ilse_another_time(day, console)
        join(day, console)
        console.type("where do I park a horse")
        console.press("F9")
        gap = day.filed(console)
        assert gap.said == "kept as a gap for Delphine Achard"
        assert gap.became == ("", "", "unowned", "", "where do I park a horse")
        not_inquiries(day, console)
        not_by_telephone(day, console)
        calls(console, "anonymous", "payslip")
        console.press("Return", "F6")
        withheld = day.filed(console)
        assert withheld.became == ("", "Payslips and wages", "handed-off", "Evert Lindahl", "payslip")
        assert (withheld.line.call.received, withheld.line.call.number) == ("anonymous", "")
    made = [one.call.operator for one in day.calls()]
    assert len(made) == day.began["calls"] + 10


def test_ten_calls_more_and_the_shift_changes_between_them(day: DeskOfADay) -> None:
    day.set_clock("2026-03-12 14:31")
    with day.opened("Alma Reyes") as console:
        name_lines(day, console)
        calls(console, KOFI, "new laptop")
        console.press("Return", "F6")
        inside = day.filed(console)
        assert inside.became == ("Kofi Asante", "Computers and phones", "handed-off", "Ravi Sundar", "new laptop")
        two_matters_of_hollis(day, console)
        two_at_once(day, console)
        change_shift(day, console)
        undo_and_file_again(day, console)
        came(console, "o")
        console.type("amina duarte")
        console.wait(lambda seen: enter_does(seen, "It is Amina Duarte"))
        console.press("Return")
        console.type("rent two coolers")
        console.wait(lambda seen: enter_does(seen, "Choose Delphine Achard"))
        console.press("Return", "F6")
        nobodys = day.filed(console)
        assert nobodys.became == ("Amina Duarte", "Rental units", "handed-off", "Delphine Achard", "rent two coolers")
        assert nobodys.line.call.contact.value == "post"
    assert len(day.calls()) == day.began["calls"] + 20


def test_somebody_leaves_and_what_they_owe_goes_to_the_heir(day: DeskOfADay) -> None:
    day.set_clock("2026-03-12 15:20")
    with day.opened("Jonah Whitlock") as console:
        console.press("ctrl+3", "slash")
        console.type("dov amsel")
        console.press("Return")
        console.wait(lambda seen: says(seen, "Owns: Certificates of origin; Customs papers; Dangerous goods shipping"))
        console.press("alt+t")
        console.wait(lambda seen: says(seen, "3 topics, 2 hand-offs, 1 article"))
        console.type("katya")
        console.wait(lambda seen: rows(seen, "Names for Heir") == ["Katya Rozman, Export"])
        console.press("Return", "Return")
        told = "Dov Amsel is retired; Katya Rozman takes over 3 topics, 2 hand-offs, 1 article."
        console.wait(lambda seen: says(seen, told))
    assert "Dov Amsel" not in {one["name"] for one in day.data("people", "list")}
    owned = {one["name"]: one["owner"] for one in day.data("topics", "list")}
    for topic in ("Certificates of origin", "Customs papers", "Dangerous goods shipping"):
        assert owned[topic] == "Katya Rozman"
    owed = [(one["caller"], one["promise"], one["due_at"][:16]) for one in _owed_by(day, "Katya Rozman")]
    assert owed == [
        ("Fenwick Ice", "call you back", "2026-03-12T12:30"), ("Ilse Bergman", "call you back", "2026-03-13T10:30"),
    ]  # fmt: skip
    assert _owed_by(day, "Dov Amsel") == []


def _owed_by(day: DeskOfADay, name: str) -> list[dict[str, str]]:
    return [one for one in day.data("handoff", "list", "--open") if one["to"] == name]


def test_an_article_is_changed_approved_verified_and_given(day: DeskOfADay) -> None:
    day.set_clock("2026-03-12 15:50")
    with day.opened("Jonah Whitlock") as console:
        console.press("ctrl+4", "slash")
        console.type("terms and due dates")
        console.press("Return")
        console.wait(lambda seen: len(every_row(seen, "Articles")) == 1 and says(seen, "Verified, Version 2"))
        console.press("alt+e")
        console.wait(lambda seen: seen.find("text", "Say first") is not None)
        console.press("Tab", "ctrl+a")
        console.type(TERMS)
        console.press("Tab", "Tab", "Tab")
        console.type("New terms since March")
        console.press("ctrl+s")
        console.wait(lambda seen: says(seen, "Draft, Version 3; version 2 is in force"))
        assert _terms(day)[:2] == (FORMER_TERMS, 2)
        console.press("alt+a")
        console.wait(lambda seen: says(seen, "In force: “Payment terms and due dates”, version 3"))
        assert _terms(day) == (TERMS, 3, "Jonah Whitlock", "2026-03-12", "2026-09-08")
        console.press("slash", "ctrl+a")
        console.type("late from the maker")
        console.press("Return")
        console.wait(lambda seen: says(seen, "Verified: 12 months ago by Lien Vu"))
        console.press("alt+y")
        console.wait(lambda seen: says(seen, "Verified: “A part is late from the maker”; next review by 8 Sep."))
        console.press("ctrl+1")
        console.type("when is it due")
        console.wait(lambda seen: enter_does(seen, "Give this answer"))
        console.press("Return")
        console.wait(lambda seen: says(seen, TERMS) and says(seen, "Version 3, verified by Jonah Whitlock"))
        console.press("F5")
        given = day.filed(console)
        assert given.became == ("", "Payment terms", "answered", "", "when is it due")
    verified = {one["name"]: (one["verifier"], (one["verified_at"] or "")[:10]) for one in day.data("articles", "list")}
    assert verified["A part is late from the maker"] == ("Jonah Whitlock", "2026-03-12")
    assert verified["The lorry is stuck at the border"][0] == "Katya Rozman"


def _terms(day: DeskOfADay) -> tuple[str, int, str, str, str]:
    (one,) = [each for each in day.data("articles", "list") if each["name"] == "Payment terms and due dates"]
    return one["say"], one["version"], one["verifier"], one["verified_at"][:10], one["review_due"]


def test_what_owners_say_is_noted_in_the_log(day: DeskOfADay) -> None:
    day.set_clock("2026-03-12 16:10")
    with day.opened("Jonah Whitlock") as console:
        console.press("ctrl+2")
        console.wait(lambda seen: rows(seen, "Hand-offs") != [])
        find(console, "speak to Yara", "Tibor Halasz, Key accounts, Yara Benning, Open")
        console.press("ctrl+t")
        seen = console.wait(lambda seen: says(seen, "Noted: Yara Benning has taken it up"))
        assert day.moves(reference(seen))[-1] == ("acknowledge", "Jonah Whitlock", "", "", "")
        come_back_and_pass_on(day, console)
        find(console, "return a compressor", "Orla Quist, Returns, Adaeze Obi, Open")
        console.press("ctrl+d")
        seen = console.wait(lambda seen: says(seen, "Noted: Adaeze Obi has done it"))
        assert day.moves(reference(seen))[-1] == ("finish", "Jonah Whitlock", "", "", "")
        console.press("alt+x", "ctrl+Tab")
        console.wait(lambda seen: rows(seen, "Log") != [])
        correct(day, console)
        attach(day, console)


def comes_to(day: DeskOfADay) -> dict[str, int]:
    """What the day has to come to: what was there when it began, and what it added."""
    assert day.began.keys() == ADDED.keys()
    return {name: figure + ADDED[name] for name, figure in day.began.items()}


def test_the_day_is_closed_in_all_four_formats(day: DeskOfADay, folder: Path) -> None:
    day.set_clock("2026-03-12 17:30")
    total = comes_to(day)
    assert day.figures() == total
    calls = (
        f"Calls: {total['calls']} calls; {total['calls_answered']} answered, {total['calls_handed_off']} handed off, "
        f"{total['calls_unowned']} unowned, {total['calls_abandoned']} abandoned, "
        f"{total['calls_not_an_inquiry']} not an inquiry"
    )
    steps = ("made", "joined", "passed_on", "done", "returned", "cancelled")
    told = [f"{total[f'handoffs_{step}']} {step.replace('_', ' ')}" for step in steps if total[f"handoffs_{step}"]]
    handoffs = f"Hand-offs: {', '.join(told)}"
    with day.opened("Jonah Whitlock") as console:
        console.press("F12")
        console.wait(lambda seen: says(seen, calls) and says(seen, handoffs) and says(seen, "16 hand-offs, by name"))
        console.wait(lambda seen: seen.find("text", "Folder") is not None)
        console.press("ctrl+a")
        console.type("csv, xlsx, pdf, json")
        console.press("Tab", "ctrl+a")
        console.type(str(folder))
        console.press("Return")
        seen = console.wait(lambda seen: says(seen, "Thursday 12 March is closed, revision 1"))
        assert says(seen, calls)
        assert says(seen, handoffs)
        figures = f"{total['calls']} calls, {total['calls_answered']} answered, "
        console.wait(lambda seen: says(seen, figures) and says(seen, f"{total['handoffs_carried_over']} still owed"))
        console.wait(lambda seen: says(seen, "Closed by Jonah Whitlock; 16 hand-offs carried over by name"))
    with day.read() as desk:
        (closed,) = desk.closing.closings(desk.calls.today())
    assert closed.figures == total
    assert {file.name for file in closed.files} == {path.name for path in folder.iterdir()}
    assert [(name, len(references)) for name, references in closed.owed] == sorted(
        Counter(one[0] for one in OWED).items()
    )


def test_the_files_say_what_the_screen_said(day: DeskOfADay, folder: Path) -> None:
    total = comes_to(day)
    told = json.loads((folder / "handoffs-2026-03-12.json").read_text(encoding="utf-8"))
    assert told["totals"] == total
    references = [one["reference"] for one in told["handoffs"]]
    with (folder / "handoffs-2026-03-12.csv").open(encoding="utf-8-sig", newline="") as lines:
        in_csv = list(csv.DictReader(lines))
    assert [one["reference"] for one in in_csv] == references
    assert sum(one["carried_over"] == "yes" for one in in_csv) == total["handoffs_carried_over"] == len(OWED)
    assert sum(one["overdue"] == "yes" for one in in_csv) == total["handoffs_overdue"] == 10
    carried = sorted((one["to"], one["caller"] or one["number"] or "no number", one["topic"]) for one in in_csv
                     if one["carried_over"] == "yes")  # fmt: skip
    assert carried == OWED
    hand_offs, about = (sheet(folder / "handoffs-2026-03-12.xlsx", number) for number in (1, 2))
    assert [row[1] for row in hand_offs[1:]] == references
    assert {row[0]: int(row[1]) for row in about if row[0] in total} == total
    on_paper = printed(folder / "handoffs-2026-03-12.pdf")
    for name, figure in total.items():
        assert f"{name.replace('_', ' ')}: {figure}" in on_paper
    assert re.findall(r"\b2026-03-12 ([A-Z0-9]{6}) ", on_paper) == references


def test_the_next_day_opens_with_what_is_owed_by_name(day: DeskOfADay) -> None:
    day.set_clock("2026-03-13 08:05")
    with day.opened("Jonah Whitlock") as console:
        sign_on(console, "Alma Reyes")
        console.press("F2")
        seen = console.wait(lambda seen: len(every_row(seen, "Hand-offs")) == len(OWED))
        assert says(seen, "Friday 13 March")
        assert sorted(_owed_row(row) for row in every_row(seen, "Hand-offs")) == OWED
        console.press("alt+Left")
        console.wait(lambda seen: says(seen, "Thursday 12 March") and says(seen, "Closed by Jonah Whitlock"))
    owed = day.data("handoff", "list", "--open")
    assert Counter(one["to"] for one in owed) == Counter(one[0] for one in OWED)
    assert sum(one["overdue"] for one in owed) == 11


def _owed_row(row: str) -> tuple[str, str, str]:
    """(who owes it, to whom, about what) of 'Thu, Fenwick Ice, Customs papers, Katya Rozman, Overdue, …'."""
    _made, caller, topic, owner, *_ = row.split(", ")
    return owner, caller, topic


def test_the_hub_is_sound_and_no_caller_is_told_of_outside_it(day: DeskOfADay) -> None:
    checked = day.data("check")
    assert (checked["ok"], checked["problems"]) == (True, [])
    assert not (day.home / "crashes").exists()
    folders = [day.home, *(Path(day.display.env[f"XDG_{kind}_HOME"]) for kind in ("CONFIG", "CACHE"))]
    files = [path for each in folders for path in each.rglob("*") if path.is_file() and ".db" not in path.name]
    kept = b"\n".join(path.read_bytes() for path in files).replace(b" ", b"")
    for told in (b"IlseBergman", b"TiborHalasz", b"YukiHamada", b"2079460", b"5705550142"):
        assert told not in kept
    assert b"export_formats" in kept
