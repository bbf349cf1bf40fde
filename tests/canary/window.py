"""The real window, driven by keys with names, numbers and words that must be told nowhere; then things go wrong.

`python -m tests.canary.window HUB PART [leaky]`: a part of PARTS; leaky, as if nothing were masked.
"""

import faulthandler
import gc
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from sqlalchemy import text

from frontdesk.clock import StoppedClock
from frontdesk.traces import crash, trail
from tests.canary.words import CALLER, COLLEAGUE, MAIL, NEED, NUMBER, ORGANISATION, TOPIC
from tests.ui.desk_window import DeskWindow
from ui import app
from ui.work import Lane

EVERYTHING = f"{CALLER} of {ORGANISATION}, {NUMBER}: {NEED}"


class Canary(Exception):
    """A mistake of ours that quotes a caller."""


class Bell(QObject):
    """Rings a slot that fails."""

    rang = Signal(str)


def fail(words: str) -> None:
    """A mistake with words in a local, in an argument and in the error; and in what it came from."""
    caller = words
    try:
        raise KeyError(caller)
    except KeyError as cause:
        raise Canary(f"while filing {caller}", {"number": NUMBER}) from cause


def take_calls(at: DeskWindow) -> None:
    """What an operator does all day: calls, hand-offs, gaps, looking for people; forms of people and answers."""
    at.type(NUMBER)
    at.press("Enter")
    at.type(TOPIC)
    at.press("Enter", "F6")
    at.type(NEED)
    at.press("F9")
    at.paste(CALLER)
    at.press("Esc")
    at.paste(COLLEAGUE)
    at.press("Shift+Esc", "Ctrl+Z", "Ctrl+2", "Ctrl+3", "Alt+N")
    at.paste(f"{COLLEAGUE} junior")
    at.press("Tab")
    at.type(MAIL)
    at.press("Ctrl+S", "Ctrl+4", "Alt+N")
    at.type(NEED)
    at.press("Ctrl+S", "Ctrl+1")


def go_wrong(at: DeskWindow) -> None:
    """Everything that can go wrong above Python's floor, each with words."""
    work, window, desk = at.program.work, at.window, at.desk
    for lane in (Lane.READ, Lane.RECORDS, Lane.LOOKUP):
        work.run(window, partial(fail, EVERYTHING), print, lane=lane)
    work.run(window, partial(_ask_in_vain, desk.hub.read), print, lane=Lane.READ)
    work.run(window, partial(_write_in_vain, desk.hub.step), print, lane=Lane.RECORDS)
    work.run(window, partial(str, EVERYTHING), fail, lane=Lane.READ)  # what the answer is handed to
    QTimer.singleShot(0, window, partial(fail, EVERYTHING))
    bell = Bell()
    bell.rang.connect(fail)
    bell.rang.emit(EVERYTHING)
    thread = threading.Thread(target=fail, args=(EVERYTHING,))
    thread.start()
    thread.join()
    lost = Lost()
    del lost
    gc.collect()
    qWarning(EVERYTHING)
    warnings.simplefilter("always")
    warnings.warn(EVERYTHING, stacklevel=1)
    _libraries_talk()
    at.settle()
    assert at.status == "The program made a mistake. What you typed is kept; try again."


class Lost:
    """Fails where nobody can catch it."""

    def __del__(self) -> None:
        fail(EVERYTHING)


def _ask_in_vain(read: Callable[[], Any]) -> None:
    with read() as connection:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": EVERYTHING})


def _write_in_vain(step: Callable[..., Any]) -> None:
    with step("canary.write", by=CALLER, desk="Desk 1") as open_step:
        values = {"id": EVERYTHING, "name": EVERYTHING}
        open_step.connection.execute(text("INSERT INTO people (id, name) VALUES (:id, :name)"), values)


def _libraries_talk() -> None:
    for name in ("some.library", "sqlalchemy.engine.Engine", EVERYTHING):
        log = logging.getLogger(name if name != EVERYTHING else "another")
        log.error("for %s", EVERYTHING)
        try:
            fail(EVERYTHING)
        except Canary:
            log.exception(EVERYTHING, extra={"caller": EVERYTHING}, stack_info=True)


def break_off(at: DeskWindow) -> None:
    """The end that Python cannot see, with words on the stack."""
    _break_off(EVERYTHING)


def _break_off(words: str) -> None:
    kept = [words, {words: words}]
    faulthandler._sigsegv()  # type: ignore[attr-defined]
    del kept


def live_on(at: DeskWindow) -> None:
    """Started after it broke off: says so."""
    at.until(lambda: at.status.startswith("The program broke off last time."))


PARTS = {"calls": (take_calls, go_wrong), "end": (take_calls, break_off), "on": (live_on,)}


def unmask() -> None:
    """As if nothing were masked: a log as most programs write it, and reports with the words of errors."""
    trail._Masked.format = logging.Formatter.format  # type: ignore[method-assign]
    crash._lines = lambda problem: iter(traceback.format_exception(problem))


class Driven(app.Program):
    """The program, with somebody at its keys."""

    acts: tuple[Callable[[DeskWindow], None], ...]

    def start(self) -> None:
        self.opening.opened.connect(lambda _desk: QTimer.singleShot(0, self.window, self._drive))
        super().start()

    def _drive(self) -> None:
        for name in list(logging.root.manager.loggerDict):
            logging.getLogger(name).setLevel(logging.DEBUG)
        at = DeskWindow(self, StoppedClock(datetime.now(UTC)), Path())
        try:
            at.settle()
            for act in self.acts:
                act(at)
            sys.stdout.write("driven\n")
        finally:
            self.window.close()


if __name__ == "__main__":
    hub, part, *leaky = sys.argv[1:]
    if leaky:
        unmask()
    Driven.acts = PARTS[part]
    app.Program = Driven  # type: ignore[misc]
    sys.exit(app.run(Path(hub)))
