"""Ctrl+C on the command line at any write of a verb that takes long: it is done whole, or nothing of it is left."""

import io
import shutil
from collections.abc import Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

import pytest

from frontdesk.cli.program import run
from frontdesk.desk import open_desk
from tests.faults.afterwards import assert_sound
from tests.faults.children import at_work
from tests.faults.conftest import Place, Places
from tests.faults.extent import spots
from tests.faults.strace import traced
from tests.faults.work import Say, Work

STOPPED, DONE = "130", "0"
_WRITES = ("pwrite64", "write", "fsync", "link", "rename")
ROWS = 1_500

#: The words of each verb, and what is there when it was done whole, of the files in {folder} and beside the hub.
VERBS: Mapping[str, tuple[str, ...]] = {
    "backup": ("backup", "{folder}"),
    "restore": ("restore", "{copy}"),
    "salvage": ("restore", "--salvage", "{copy}", "--out", "{folder}/saved.db"),
    "import": ("people", "import", "{people}"),
    "export": ("log", "export", "--out", "{folder}", "--format", "csv", "--format", "json", "--format", "xlsx"),
    "close": ("log", "close", "--folder", "{folder}", "--format", "csv", "--format", "json"),
}


def typed(words: tuple[str, ...], say: Say, hub: Path) -> None:
    """Do a verb of the command line."""
    places = {"folder": hub.with_name("files"), "copy": hub.with_name("copy.db"), "people": hub.with_name("people.csv")}
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run([*(word.format(**places) for word in words), "--hub", str(hub)])
    say("ended", str(code), err.getvalue() + out.getvalue())


def furnished(places: Places) -> Place:
    place = places.new()
    shutil.copyfile(place.hub, place.hub.with_name("copy.db"))
    place.hub.with_name("files").mkdir()
    people = "".join(f"Somebody {number}\n" for number in range(ROWS))
    place.hub.with_name("people.csv").write_text(f"name\n{people}", encoding="utf-8")
    return place


def left(place: Place) -> set[str]:
    """Every file that is there, but for those that the hub has while it is open."""
    folder = place.hub.parent
    companions = {f"{place.hub.name}{end}" for end in ("-wal", "-shm")}
    found = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    return {name for name in found if name not in companions and not name.startswith(("home", "trace"))}


def people(place: Place) -> int:
    with closing(open_desk(place.hub, operator="Checker")) as desk:
        return len(desk.directory.people())


@pytest.mark.parametrize("verb", VERBS)
def test_F01_what_is_stopped_on_the_command_line_leaves_nothing_behind(places: Places, verb: str) -> None:
    work: Work = partial(typed, VERBS[verb])
    whole = furnished(places)
    before, crew = left(whole), people(whole)
    with at_work(work, whole.hub, whole.home) as child:
        with traced(child.pid, [], whole.hub.with_name("trace")) as trace:
            child.go()
            assert child.wait() == 0
        assert child.words[0].of == DONE, child.words[0].more
    after, counts, stopped = left(whole), trace.counts(), 0
    for call in (call for call in _WRITES if counts[call]):
        for spot in spots(counts[call], 1, 3):
            place = furnished(places)
            with at_work(work, place.hub, place.home) as child:
                rule = f"inject={call}:signal=INT:when={spot}"
                with traced(child.pid, [], place.hub.with_name("trace"), rule):
                    child.go()
                    child.wait()
                ended = child.words[0]  # the signal may come while it tells that it ended
            assert ended.what == "broken" or ended.of in (STOPPED, DONE), ended.more
            stopped += ended.of == STOPPED
            kinds = sorted(Path(name).suffix for name in left(place))
            assert kinds in [sorted(Path(name).suffix for name in files) for files in (before, after)], left(place)
            assert not [name for name in left(place) if Path(name).name.startswith(".")]
            assert people(place) in (crew, crew + ROWS)
            assert_sound(place.hub, place.home, [])
    assert stopped
