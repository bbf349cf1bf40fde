"""A CSV file of people taken over into a hub, and taken back by this operator's undo."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from frontdesk.desk import Desk, open_desk
from frontdesk.exchange.fields import Noun
from frontdesk.places import usual_hub


def main(file: Path) -> None:
    """Tell how long the undo took, and the index after it; in seconds, beside how many rows it took back."""
    with closing(open_desk(usual_hub())) as desk:
        sys.stdout.write(json.dumps(_taken_back(desk, file)))


def _taken_back(desk: Desk, file: Path) -> dict[str, float]:
    before = len(desk.directory.people())
    desk.importing.apply(desk.importing.plan(Noun.PEOPLE, file), by=desk.operator)
    desk.follow()
    rows = 0

    def undo() -> None:
        nonlocal rows
        rows = desk.undo().rows

    taken = _timed(undo)
    indexed = _timed(desk.follow)
    if len(desk.directory.people()) != before:
        raise RuntimeError("not everybody is gone again")
    return {"import_s": taken, "index_s": indexed, "rows": rows}


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]))
