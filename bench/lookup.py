"""Lookup: from a key in the box to the paint of the final rows of all three lists, on hubs of three sizes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figures, middle, share
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
                figures |= _measured(size, _typed(Path(home), size, most, display.env))
    return figures


def _typed(home: Path, size: int, most: int | None, env: Mapping[str, str]) -> dict[str, list[float]]:
    make_sized(home / "hub.db", size)
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


def _measured(size: int, taken: Mapping[str, list[float]]) -> Figures:
    return {
        f"lookup.p99_ms.{size}": share(taken["keys"], 0.99),
        f"lookup.p50_ms.{size}": middle(taken["keys"]),
        f"lookup.max_ms.{size}": max(taken["keys"]),
        f"lookup.cold_ms.{size}": taken["cold"][0],
        f"lookup.keys.{size}": len(taken["keys"]),
    }


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """The desk's files lie in `folder`."""
    before = os.environ.get("FRONTDESK_HOME")
    os.environ["FRONTDESK_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FRONTDESK_HOME"]
        else:
            os.environ["FRONTDESK_HOME"] = before
