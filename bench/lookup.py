"""Lookup: from a key in the box to the paint of the final rows of all three lists, on hubs of several sizes."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figures, middle, share
from bench.full import CALLS, PEOPLE, full_home
from bench.home import at_home
from bench.hubs import make_sized
from bench.queries import queries
from frontdesk.desk import open_desk
from tests.support.display import new_display

SIZES = (1_000, 10_000, 100_000)
_ROOT = Path(__file__).parents[1]
_PATIENCE = 1_200


def measure(*, sizes: Iterable[int] = SIZES, most: int | None = None) -> Figures:
    """The slowest hundredth, the middle and the worst key of each hub; the first query apart.

    `most` types only so many of the queries, which then miss beginnings.
    """
    figures: Figures = {}
    with new_display() as display:
        for size in sizes:
            with TemporaryDirectory(prefix="frontdesk-") as home, at_home(Path(home)):
                make_sized(Path(home) / "hub.db", size)
                figures |= _measured(str(size), _typed(Path(home), most, display.env))
    return figures


def measure_full(*, people: int = PEOPLE, calls: int = CALLS, most: int | None = None) -> Figures:
    """The same over the hub of full size, where every topic and person was used in some of a million calls."""
    with new_display() as display, full_home(people, calls) as home, at_home(home):
        return _measured("full", _typed(home, most, display.env))


def _typed(home: Path, most: int | None, env: Mapping[str, str]) -> dict[str, list[float]]:
    wanted = home / "queries.json"
    wanted.write_text(json.dumps(_queries(home)[:most]), encoding="utf-8")
    told = {name: value for name, value in env.items() if name != "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.typist", str(wanted)], env=told | {"FRONTDESK_HOME": str(home)}, cwd=_ROOT,
        check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    return {"cold": answer["cold"], "keys": [ms for _, taken in answer["keys"] for ms in taken]}


def _queries(home: Path) -> list[str]:
    """Drawn from what the hub holds; its index is made by the way, as it is whenever a desk was open before."""
    desk = open_desk(home / "hub.db")
    try:
        desk.follow()
        people = desk.directory.people()
        titles = [person.name for person in people]
        titles += [cover.topic.name for cover in desk.directory.topics()]
        titles += [article.title for article in desk.knowledge.articles()]
        return queries(titles, [person.numbers[0] for person in people])
    finally:
        desk.close()


def _measured(size: str, taken: Mapping[str, list[float]]) -> Figures:
    return {
        f"lookup.p99_ms.{size}": share(taken["keys"], 0.99),
        f"lookup.p50_ms.{size}": middle(taken["keys"]),
        f"lookup.max_ms.{size}": max(taken["keys"]),
        f"lookup.cold_ms.{size}": taken["cold"][0],
        f"lookup.keys.{size}": len(taken["keys"]),
    }
