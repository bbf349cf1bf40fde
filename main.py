"""Opens the desk: the window, or the command line where a verb is named."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.exchange.paper import Paper


def main(argv: Sequence[str] | None = None) -> int:
    """Without words the window opens; with a verb the command line answers. The program's exit code."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        return _window(None)
    if list(words) == ["--lookup"]:
        return _lookup(None)
    from frontdesk.bell import ring
    from frontdesk.cli.program import run
    from frontdesk.cli.watching import watched

    return watched(lambda: run(words, window=_window, lookup=_lookup, paper=_paper, ring=ring))


def _window(hub: Path | None) -> int:
    gc.disable()  # until the hub is open (ui/starting.py): what is loaded stays, and is not to be looked over again
    from ui.app import run

    return run(hub)


def _lookup(hub: Path | None) -> int:
    from ui.lookup_app import run

    return run(hub)


def _paper() -> "Paper":
    from ui.paper import PdfPaper

    return PdfPaper()


if __name__ == "__main__":
    sys.exit(main())
