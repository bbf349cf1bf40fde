"""Fails a test of the window that leaves widgets or threads behind."""

import gc
import threading
from collections.abc import Generator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

# How long a thread that was told to end may take, in seconds.
GRACE = 2.0
# Qt makes one and keeps it for the next tool tip.
QTS_OWN = {"QTipLabel"}


FAILED = pytest.StashKey[bool]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Sets apart what is there before the first test, so that looking through the rest is quick."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Notes a failure: its traceback holds on to the test's widgets, which says nothing of the code."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Looks after every fixture of a ui test is gone, pytest-qt's widgets included."""
    yield
    if item.get_closest_marker("ui") is None or not isinstance(QCoreApplication.instance(), QApplication):
        return
    left = [*left_threads(), *left_widgets()]
    # What outlives a test is looked through once: a later test answers for its own only.
    gc.freeze()
    if left and not item.stash.get(FAILED, False):
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def left_widgets() -> list[str]:
    """Top-level widgets that nobody deleted; they are, now, so that only this test fails for them."""
    _let_go()
    widgets = [each for each in QApplication.topLevelWidgets() if type(each).__name__ not in QTS_OWN]
    told = [_told(each) for each in widgets if each.metaObject().className() not in QTS_OWN]
    for each in widgets:
        each.deleteLater()
    _let_go()
    return told


def left_threads() -> list[str]:
    """Threads, Python's and Qt's, that still run after a grace."""
    QThreadPool.globalInstance().waitForDone(int(GRACE * 1000))
    return [*_left_of_python(), *_left_of_qt()]


def _left_of_python() -> list[str]:
    running = [each for each in threading.enumerate() if each not in _ALWAYS and not _is_qts(each)]
    for each in running:
        each.join(GRACE)
    return [f"thread {each.name!r}" for each in running if each.is_alive()]


def _left_of_qt() -> list[str]:
    main = QCoreApplication.instance().thread()  # type: ignore[union-attr]
    running = [each for each in gc.get_objects() if isinstance(each, QThread) and each is not main]
    return [f"{type(each).__name__} {each.objectName()!r}" for each in running if not each.wait(int(GRACE * 1000))]


def _is_qts(thread: threading.Thread) -> bool:
    # A thread of Qt's in which Python once ran; Python never learns that it ended.
    return isinstance(thread, threading._DummyThread)


def _let_go() -> None:
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _told(widget: QWidget) -> str:
    return f"{widget.metaObject().className()} {widget.objectName() or widget.windowTitle()!r}"


_ALWAYS = set(threading.enumerate())
