"""Calls of the system that fail under a desk at work: a full disk and a broken one, once and from then on for ever."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from frontdesk import deskfile
from frontdesk.calls.leftovers import _HERE
from frontdesk.clock import SystemClock
from frontdesk.desk import open_desk
from frontdesk.errors import Refused
from frontdesk.hub.opening import open_hub
from frontdesk.places import desk_file
from tests.faults.afterwards import assert_sound
from tests.faults.children import at_work
from tests.faults.conftest import Place, Places
from tests.faults.extent import spots
from tests.faults.strace import Traced, traced
from tests.faults.work import FORMATS, Word, Work, choice, closed_day, papers, two_calls, typed_line

#: A full disk and a broken one; strace takes a + for this call and every later one.
ERRORS = [("ENOSPC", "once"), ("ENOSPC", "+"), ("EIO", "once"), ("EIO", "+")]
_MOST_HIDDEN = 8
DONE, REFUSED = "0", str(Refused.exit_code)


def of_the_hub(place: Place, _pid: int) -> list[Path]:
    """The hub's files."""
    return place.files


def of_the_settings(place: Place, pid: int) -> list[Path]:
    """What was chosen at this desk, and the draft of it that the process `pid` writes."""
    return [place.home / "desk.json", place.home / f".desk.json.{pid}.part"]


def of_the_desk(place: Place, _pid: int) -> list[Path]:
    """The desk's own files: its index and its drafts."""
    with closing(open_hub(place.hub, clock=SystemClock())) as hub:
        index = place.home / desk_file(hub.id).name
    both = (index, index.with_name(f"{index.stem}-drafts{index.suffix}"))
    return [one.with_name(one.name + end) for one in both for end in ("", "-wal", "-shm", "-journal")]


def of_the_papers(place: Place, pid: int) -> list[Path]:
    """The files of a day that is closed, those they are made in, and their folder."""
    folder, day = papers(place.hub), datetime.now(ZoneInfo("Europe/Stockholm")).date()
    begins = (f"handoffs-{day}", "frontdesk")
    hidden = [
        f".{begin}-{_HERE}-{pid}-{number:016x}.{ending}"
        for begin in begins for ending in (*FORMATS, "part") for number in range(_MOST_HIDDEN)
    ]  # fmt: skip
    return [folder, *(folder / name for name in hidden), *(folder / f"handoffs-{day}.{one}" for one in FORMATS)]


WHOSE: dict[str, Callable[[Place, int], list[Path]]] = {
    "the-hub": of_the_hub, "the-desk": of_the_desk, "the-settings": of_the_settings,
    "the-papers": of_the_papers,
}  # fmt: skip
#: A fault for each call and number worth trying: where it happened, and what was told.
Failures = Callable[[Work, str], Iterator[tuple[Place, list[Word]]]]


def run(place: Place, work: Work, whose: str, *rules: str) -> tuple[list[Word], Traced]:
    """What the work tells, and what it asks of the system, while `rules` are in force."""
    with at_work(work, place.hub, place.home) as child:
        with traced(child.pid, WHOSE[whose](place, child.pid), place.hub.with_name("trace"), *rules) as trace:
            child.go()
            child.wait()
        return child.words, trace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, original: Path) -> Callable[[Work, str], Counter[str]]:
    """How often some work makes each call of the system on whose files."""

    @cache
    def counted(work: Work, whose: str) -> Counter[str]:
        place = Places(tmp_path_factory.mktemp("counted"), original).new()
        return run(place, work, whose)[1].counts()

    return counted


@pytest.fixture(params=ERRORS, ids=lambda error: "-".join(error).replace("+", "for-ever"))
def failures(request: pytest.FixtureRequest, places: Places, made: Callable[[Work, str], Counter[str]]) -> Failures:
    """Makes calls fail under some work on whose files."""
    error, lasting = request.param

    def each(work: Work, whose: str) -> Iterator[tuple[Place, list[Word]]]:
        for call, count in made(work, whose).items():
            for spot in spots(count, ERRORS.index(request.param)):
                place = places.new()
                rule = f"inject={call}:error={error}:when={spot}{'' if lasting == 'once' else lasting}"
                words, failed = run(place, work, whose, rule)
                assert failed.hits, f"{call} {spot} of {count} was never made to fail"
                yield place, words

    return each


@pytest.mark.parametrize("whose", ["the-hub", "the-desk"])
def test_F02_a_call_that_fails_is_told_and_nothing_is_lost(failures: Failures, whose: str) -> None:
    refused = 0
    for place, words in failures(two_calls, whose):
        refused += sum(word.what == "refused" for word in words)
        assert_sound(place.hub, place.home, words)
    assert refused


def test_F02_the_command_line_ends_with_a_sentence_where_a_call_fails(
    failures: Failures,
) -> None:
    for place, words in failures(typed_line, "the-hub"):
        (ended,) = words
        assert ended.of in (DONE, REFUSED), ended.more
        assert ended.more.endswith("\n")
        assert_sound(place.hub, place.home, words)
        assert ended.of == REFUSED or was_typed(place)


def test_F02_what_is_chosen_at_a_desk_is_kept_whole_or_not_at_all(
    failures: Failures, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, words in failures(choice, "the-settings"):
        monkeypatch.setenv("FRONTDESK_HOME", str(place.home))
        (told,) = words
        chosen = deskfile.read()
        assert chosen in ({"export_formats": "CSV", "theme": "dark"}, {"theme": "dark"})
        assert told.what == ("chosen" if len(chosen) == 2 else "refused"), told
        assert [path.name for path in place.home.iterdir() if path.name.startswith(".desk")] == []


@pytest.mark.parametrize("whose", ["the-hub", "the-papers"])
def test_F02_a_day_is_closed_with_its_files_or_neither(failures: Failures, whose: str) -> None:
    refused = 0
    for place, words in failures(closed_day, whose):
        (told,) = words
        assert told.what in ("closed", "refused"), told.more
        refused += told.what == "refused"
        assert_sound(place.hub, place.home, words)
        assert_closed_or_not(place, told)
    assert refused


def assert_closed_or_not(place: Place, told: Word) -> None:
    """Files are there that the hub knows of, whole, and no others; the next closing sweeps what could not go."""
    folder = papers(place.hub)
    with closing(open_desk(place.hub, operator="Checker")) as desk:
        today = desk.calls.today()
        known = desk.closing.closings(today)
        assert [one.id for one in known] == ([told.of] if told.what == "closed" else [one.id for one in known])
        seen = {file for file in folder.iterdir() if not file.name.startswith(".")}
        assert seen == {file for one in known for file in one.files}
        for file in (one for one in seen if one.suffix == ".json"):
            assert json.loads(file.read_text(encoding="utf-8"))["handoffs"] == []
        again = desk.closing.close(today, folder, FORMATS, by=desk.operator)
        assert again.revision == len(known) + 1
    assert {file for file in folder.iterdir() if file not in seen} == set(again.files)


def was_typed(place: Place) -> bool:
    """Whether the typed call is in the log."""
    with closing(open_desk(place.hub)) as desk:
        return any(line.call.summary == "Typed" for line in desk.calls.lines(desk.calls.today()))
