"""The log of a whole hub into one file, in one format."""

import json
import resource
import sys
import time
from datetime import timedelta
from pathlib import Path

from bench.many_calls import LAST_AT
from frontdesk.desk import open_desk
from frontdesk.exchange.wanted import Format, Wanted
from frontdesk.places import usual_hub
from ui.paper import PdfPaper

_KB_PER_MB = 1024
_ALL = timedelta(days=3_650)


def main(format: Format, file: Path) -> None:
    """Tell the hand-offs, the seconds, and the most memory this program held, in MB."""
    desk = open_desk(usual_hub())
    desk.paper = PdfPaper
    began = time.perf_counter()
    days = Wanted(first=(LAST_AT - _ALL).date(), last=LAST_AT.date())
    written = desk.day_log.export(days, file, format)
    seconds = time.perf_counter() - began
    desk.close()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    sys.stdout.write(json.dumps({"rows": written.rows, "seconds": seconds, "mb": most}))


if __name__ == "__main__":
    main(Format(sys.argv[1]), Path(sys.argv[2]))
