"""A CSV file of people into a new hub: looked at, taken over, found in the box."""

import json
import sys
import time
from pathlib import Path

from frontdesk.desk import Desk, open_desk
from frontdesk.exchange.fields import Noun
from frontdesk.first_start import make_empty
from frontdesk.places import usual_hub


def main(file: Path) -> None:
    """Tell the milliseconds of each part."""
    make_empty(usual_hub(), "Front desk").close()
    desk = open_desk(usual_hub())
    desk.follow()
    sys.stdout.write(json.dumps(_taken(desk, file)))
    desk.close()


def _taken(desk: Desk, file: Path) -> dict[str, float]:
    began = time.perf_counter()
    plan = desk.importing.plan(Noun.PEOPLE, file)
    planned = time.perf_counter()
    desk.importing.apply(plan, by=desk.operator)
    applied = time.perf_counter()
    desk.follow()
    indexed = time.perf_counter()
    parts = {"plan": planned - began, "apply": applied - planned, "index": indexed - applied, "all": indexed - began}
    return {name: seconds * 1000 for name, seconds in parts.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
