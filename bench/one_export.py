"""The log of a whole hub into one file, in one format."""

import json
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.many_calls import LAST_AT
from bench.resident import most_kib
from frontdesk.desk import open_desk
from frontdesk.exchange.wanted import Format, Wanted
from frontdesk.places import usual_hub

if TYPE_CHECKING:
    from frontdesk.exchange.paper import Paper

_KB_PER_MB = 1024
_ALL = timedelta(days=3_650)


def main(format: Format, file: Path) -> None:
    """Tell the hand-offs, the seconds, and the most memory this program held, in MB."""
    desk = open_desk(usual_hub())
    desk.paper = _paper
    began = time.perf_counter()
    days = Wanted(first=(LAST_AT - _ALL).date(), last=LAST_AT.date())
    written = desk.day_log.export(days, file, format)
    seconds = time.perf_counter() - began
    desk.close()
    sys.stdout.write(json.dumps({"rows": written.rows, "seconds": seconds, "mb": most_kib() / _KB_PER_MB}))


def _paper() -> "Paper":
    from ui.paper import PdfPaper  # as the program does it: only pages need it

    return PdfPaper()


if __name__ == "__main__":
    main(Format(sys.argv[1]), Path(sys.argv[2]))
