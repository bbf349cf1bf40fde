"""Our own mistakes at a window: reported where they happen, in whatever thread, and told in one sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from frontdesk.places import home
from frontdesk.traces import crash, trail
from frontdesk.traces.broken_off import LastWords
from frontdesk.traces.watch import uncaught

report = crash.report
_HARMLESS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class Watch(QObject):
    """Tells whoever sits at the window of mistakes that nothing else caught; `last_words` of those below Python."""

    _reported = Signal(object)

    def __init__(self, last_words: LastWords) -> None:
        super().__init__()
        self.last_words = last_words
        self._tell: Callable[[Path | None], None] = _nobody
        self._reported.connect(self._reached, Qt.ConnectionType.QueuedConnection)

    def tells(self, tell: Callable[[Path | None], None]) -> None:
        """From now on a mistake is told so, once it is reported."""
        self._tell = tell

    def caught(self, problem: BaseException) -> None:
        """Report `problem`, in whatever thread; the window tells of it."""
        self._reported.emit(report(problem))

    def _reached(self, path: Path | None) -> None:
        self._tell(path)


@contextmanager
def watched(program: str) -> Iterator[Watch]:
    """While the window of `program` is open it has a log, and no mistake is printed with its words."""
    with suppress(OSError):  # told when the hub is made there
        home().mkdir(parents=True, exist_ok=True)
    last_words = LastWords(program)
    watch = Watch(last_words)
    with trail.kept(program), uncaught(watch.caught):
        last_words.listen()
        try:
            yield watch
        finally:
            qInstallMessageHandler(None)
            last_words.close()


def begun(last_words: LastWords) -> Path | None:
    """The window is open: the log says what runs here. The report of the crash that the last run ended with."""
    trail.note("%s: the window is open", trail.Own(crash.versions()))
    return last_words.of_last_time()


def mask_qt() -> None:
    """What Qt says goes to the log, without its words; a Qt that cannot start has to be able to say why before."""
    qInstallMessageHandler(_note)


def _note(kind: QtMsgType, context: QMessageLogContext, _words: str | None) -> None:
    """Qt's words may quote what is shown."""
    noted = trail.detail if kind in _HARMLESS else trail.note
    noted("Qt says %s of %s", trail.Own(kind.name), trail.Own(context.category or "nothing"))


def _nobody(_path: Path | None) -> None:
    """No window is there yet."""
