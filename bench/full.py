"""The hub of full size with its index: made once, and kept below build/ until what makes it changes."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD
from bench.home import at_home
from bench.many_calls import make_log
from frontdesk.desk import open_desk
from frontdesk.hub.schema import VERSION

PEOPLE, CALLS = 100_000, 1_000_000
_ROOT = Path(__file__).parents[1]
_HUB_MAKERS = ("bench/hubs.py", "bench/many_calls.py", "bench/words.py")
_INDEX_MAKERS = ("frontdesk/*/cards.py", "frontdesk/lookup/*.py", "frontdesk/words.py")


@contextmanager
def full_home(people: int = PEOPLE, calls: int = CALLS) -> Iterator[Path]:
    """A home of its own below build/ with a copy of that hub and its index, gone with the block."""
    made = _kept(people, calls)
    with TemporaryDirectory(prefix="full-home-", dir=BUILD) as folder:
        home = Path(folder) / "home"
        shutil.copytree(made, home)
        yield home


def _kept(people: int, calls: int) -> Path:
    """The folder that is copied; what other code made is thrown away."""
    BUILD.mkdir(exist_ok=True)
    size = f"full-{people}-{calls}"
    folder = BUILD / f"{size}-{VERSION}-{_known_by(_HUB_MAKERS)}"
    if not folder.exists():
        for old in BUILD.glob(f"{size}-*"):
            shutil.rmtree(old)
        with TemporaryDirectory(prefix="unfinished-", dir=BUILD) as unfinished:
            home = Path(unfinished) / "home"
            home.mkdir()
            make_log(home / "hub.db", calls, people=people)
            home.rename(folder)
    _index(folder)
    return folder


def _index(home: Path) -> None:
    """Bring the index to what the code of today makes of the hub."""
    made = home / f"index-{_known_by(_INDEX_MAKERS)}"
    if made.exists():
        return
    for old in (*home.glob("desk-*"), *home.glob("index-*")):
        old.unlink()
    with at_home(home), closing(open_desk(home / "hub.db")) as desk:
        desk.follow()
    made.touch()


def _known_by(makers: Iterable[str]) -> str:
    """What the code that makes something is known by."""
    told = sha256()
    for pattern in makers:
        for file in sorted(_ROOT.glob(pattern)):
            told.update(file.read_bytes())
    return told.hexdigest()[:12]
