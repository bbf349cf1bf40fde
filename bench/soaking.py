"""The console at which somebody takes one call after another: it rings, they type, choose and end it by keys."""

import json
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from random import Random

from msgspec import Struct
from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QKeyCombination,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench import mistakes
from bench.beating import Beats
from bench.figures import share
from bench.resident import memory_kib
from bench.words import Company
from frontdesk.bell import Rung, ring
from frontdesk.hub.connect import connect
from frontdesk.places import usual_hub
from ui.app import Program, prepare
from ui.messages import Message

_KEY_EACH_MS, _LOOK_MS, _PATIENCE_MS, _SETTLED_MS = 20, 300, 10_000, 2_000
_KNOWN_CALLERS = 1_000
#: How a call ends, by keys, so many times in a hundred.
_ENDINGS = ((("F6",), 40), (("Return", "F6"), 15), (("F5",), 25), (("F9",), 5), (("F7", "F7", "F6"), 5),
            (("F8", "a"), 5), (("F8", "w"), 5))  # fmt: skip
_LOOKS = ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+1")
_LOOK_EVERY, _UNDO_EVERY = 50, 40


class Played(Struct, frozen=True):
    """One call: who rings, what they say, and the keys that end it."""

    number: str
    words: str
    ending: tuple[str, ...]


def day(calls: int, seed: int = 1) -> Iterator[Played]:
    """The calls of a day, the same for the same seed; two in ten by numbers that nobody knows, some withheld."""
    random, company = Random(seed), Company(seed)
    endings = [keys for keys, share_of in _ENDINGS for _ in range(share_of)]
    for serial in range(calls):
        known = f"+1572{random.randrange(_KNOWN_CALLERS):07d}"
        number = random.choice([known] * 8 + [f"+44 20 7946 {serial % 10_000:04d}", ""])
        words = " ".join(company.matter().lower().split()[: random.randint(1, 3)])
        yield Played(number, words, random.choice(endings))


class Faults:
    """What went wrong: mistakes of the program, warnings of Qt, and bad sentences in the status line."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, what: str) -> None:
        """Count it, and say it on stderr."""
        self.count += 1
        sys.stderr.write(f"{what}\n")

    def mistake(self, problem: BaseException) -> None:
        """The program's own."""
        self.note("".join(traceback.format_exception(problem)))

    def said(self, message: Message) -> None:
        """The status line."""
        if message.is_bad:
            self.note(message.text)

    def qt(self, kind: QtMsgType, _where: object, text: str) -> None:
        """Qt's own words."""
        if kind is not QtMsgType.QtDebugMsg:
            self.note(text)


class Operator(QObject):
    """Sits at one program and plays calls, one each `each_s` seconds, or as soon as the one before has ended."""

    def __init__(self, program: Program, faults: Faults, each_s: float) -> None:
        super().__init__(program.window)
        self._program, self._faults, self._each_s = program, faults, each_s
        self._console = program.console
        self._telephone = ThreadPoolExecutor(1)
        self._wait(lambda: program.bell is not None and self._console.overview is not None and not self._is_busy)
        self.filed = self.undone = 0
        self._console.unfiled.filed.connect(self._count)

    def play(self, calls: int, read_each: int) -> dict[str, float | list[float]]:
        """Play the calls of a day; what is told of them."""
        self._rest(_SETTLED_MS)
        beats, held, began = Beats(self), [_mb()], time.monotonic()
        for serial, played in enumerate(day(calls), 1):
            self._take(played)
            if serial % _LOOK_EVERY == 0:
                self._look_around()
            if serial % _UNDO_EVERY == 0:
                self._undo()
            self._rest(max(0, round((began + serial * self._each_s - time.monotonic()) * 1_000)))
            if serial % read_each == 0:
                held.append(_mb())
        took = time.monotonic() - began
        self._telephone.shutdown()
        return {
            "calls": calls, "filed": self.filed, "s": took, "gap_max_ms": max(beats.gaps),
            "gap_p99_ms": share(beats.gaps, 0.99), "mb": held,
        }  # fmt: skip

    def _take(self, played: Played) -> None:
        filed = self.filed
        rung = self._telephone.submit(ring, usual_hub(), Rung(played.number))
        if self._wait(lambda: self._console.has_call):
            for letter in played.words:
                QTest.keyClicks(self._focus, letter)
                self._rest(_KEY_EACH_MS)
            self._wait(lambda: self._console.search.is_settled)
            for key in played.ending:
                self._press(key)
                self._rest(_KEY_EACH_MS)
            self._wait(lambda: self.filed > filed and not self._console.has_call)
        self._told(rung)

    def _told(self, rung: "Future[None]") -> None:
        problem = rung.exception(_PATIENCE_MS / 1_000) if self._wait(rung.done) else None
        if problem is not None:
            self._faults.mistake(problem)

    def _look_around(self) -> None:
        for key in _LOOKS:  # a backup may be under way beside them, so that the lanes are never at rest
            self._press(key)
            self._rest(_LOOK_MS)

    def _undo(self) -> None:
        """The last call is out of the log again, and what was noted of it is let go."""
        before = self._program.messages.last
        self._press("Ctrl+Z")
        self._wait(lambda: self._program.messages.last is not before)
        self.undone += 1

    def _press(self, key: str) -> None:
        pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
        QTest.keyClick(self._focus, pressed.key(), pressed.keyboardModifiers())

    @property
    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._program.window

    @property
    def _is_busy(self) -> bool:
        return self._program.work.is_busy or self._console.drafts.is_to_be_kept

    def _count(self, _ended: object, _logged: object) -> None:
        self.filed += 1

    def _rest(self, ms: int) -> None:
        pause = QEventLoop()
        QTimer.singleShot(ms, pause.quit)
        pause.exec()

    def _wait(self, so: Callable[[], bool]) -> bool:
        """Whether it became so; else that is a fault."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not so():
            if deadline.hasExpired():
                self._faults.note(f"it never came: {so.__qualname__}")
                return False
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return True


def _mb() -> float:
    return memory_kib() / 1_024


def main(calls: int, each_s: float, read_each: int) -> None:
    """Play so many calls, and tell what was measured as JSON."""
    faults = Faults()
    qInstallMessageHandler(faults.qt)
    app = QApplication(sys.argv[:1])
    mistakes.watch(faults.mistake)
    program = Program(app, usual_hub())
    program.messages.said.connect(faults.said)
    prepare(program)
    program.start()
    before = _in_the_log()
    operator = Operator(program, faults, each_s)
    told = operator.play(calls, read_each)
    program.window.close()
    program.close()
    lost = before + operator.filed - operator.undone - _in_the_log()
    sys.stdout.write(json.dumps(told | {"errors": faults.count, "lost": lost}))


def _in_the_log() -> int:
    """How many calls the hub holds."""
    with closing(connect(usual_hub(), read_only=True)) as hub:
        return int(hub.execute("SELECT count(*) FROM calls").fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
