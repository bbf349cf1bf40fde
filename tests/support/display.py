"""A display of its own for a test: X server, window manager, session bus and accessibility bus."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from select import select
from typing import IO

from msgspec import Struct

from tests.support.program import PATIENCE, DidNotStart, running

SCREEN = "1600x1200x24"
ROOT = Path(__file__).parents[2]
# What the person at this machine has must neither show up in a test nor be touched by one.
FOREIGN = ("WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "XDG_CURRENT_DESKTOP", "AT_SPI_BUS_ADDRESS")


class Display(Struct, frozen=True):
    """A running display: start programs on it, press keys, see which windows stand."""

    env: Mapping[str, str]

    @contextmanager
    def program(self, *arguments: str | Path, **env: str) -> Iterator[subprocess.Popen[str]]:
        """Runs the project's Python with `arguments` (such as "main.py") here; ended with its block."""
        command = [sys.executable, *arguments]
        with running(command, env={**self.env, **env}, cwd=ROOT, stderr=None) as process:
            yield process

    def window_of(self, process: subprocess.Popen[str]) -> str:
        """The id of the window that `process` shows, once it is there and has the keyboard."""
        window = self._xdotool("search", "--sync", "--onlyvisible", "--pid", str(process.pid)).split()[-1]
        self._xdotool("windowactivate", "--sync", window)
        return window

    def has_keyboard(self, window: str) -> bool:
        """Whether keys go to `window` now."""
        return self._xdotool("getactivewindow").strip() == window

    def keys(self, *keys: str) -> None:
        """Presses keys, by their X names: "Return", "ctrl+k", "Down"."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Types `text` at the keyboard, which bears the letters of Western Europe and no others."""
        text.encode("latin-1")
        self._xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def title_of(self, window: str) -> str:
        """The title that the window manager was told."""
        return self._xdotool("getwindowname", window).strip()

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, check=True, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout


@contextmanager
def new_display(screen: str = SCREEN) -> Iterator[Display]:
    """A fresh display on a free number, with nobody else's windows, bus or settings."""
    with ExitStack() as stack:
        runtime = stack.enter_context(_runtime_folder())
        env = _own_environment(runtime)
        env["DISPLAY"] = stack.enter_context(_x_server(screen, env))
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_session_bus(env))
        _wake_accessibility_bus(env)
        stack.enter_context(_window_manager(env))
        yield Display(env)


def _own_environment(runtime: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    folders = {"XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    own = {name: str(runtime / folder) for name, folder in folders.items()}
    for folder in own.values():
        Path(folder).mkdir(mode=0o700)
    return env | own | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "GSETTINGS_BACKEND": "memory",
        # Qt does not know one of the questions that a reader asks, and says so each time.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
    }


@contextmanager
def _runtime_folder() -> Iterator[Path]:
    # Socket paths may be 107 bytes long, which pytest's own folders soon exceed.
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _x_server(screen: str, env: Mapping[str, str]) -> Iterator[str]:
    with _pipe() as (reader, writer):
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        with running(command, env=env, pass_fds=[writer]) as server:
            os.close(writer)
            number = ":" + _first_line(reader, server)
            _lay_out_keyboard({**env, "DISPLAY": number})
            yield number


def _lay_out_keyboard(env: Mapping[str, str]) -> None:
    # A letter that no key bears is put on a spare key while it is typed, and the program may look too late.
    subprocess.run(["setxkbmap", "us", "altgr-intl"], env=env, check=True, timeout=PATIENCE)


@contextmanager
def _session_bus(env: Mapping[str, str]) -> Iterator[str]:
    with _pipe() as (reader, writer):
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writer}"]
        with running(command, env=env, pass_fds=[writer]) as bus:
            os.close(writer)
            yield _first_line(reader, bus)


@contextmanager
def _window_manager(env: Mapping[str, str]) -> Iterator[None]:
    ready = Path(env["XDG_RUNTIME_DIR"]) / "openbox-ready"
    os.mkfifo(ready)
    # Open for both, so that the pipe has an end before openbox runs the command it starts up with.
    command = ["openbox", "--startup", f"sh -c 'echo ready > {ready}'"]
    with os.fdopen(os.open(ready, os.O_RDWR)) as lines, running(command, env=env) as manager:
        _first_line(lines, manager)
        yield


def _wake_accessibility_bus(env: Mapping[str, str]) -> None:
    """Has the session bus start the accessibility bus, which lives and ends in its process group."""
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
    ask.append("org.a11y.Bus.GetAddress")
    subprocess.run(ask, env=env, check=True, capture_output=True, timeout=PATIENCE)


@contextmanager
def _pipe() -> Iterator[tuple[IO[str], int]]:
    reader, writer = os.pipe()
    with os.fdopen(reader) as lines:
        yield lines, writer


def _first_line(lines: IO[str], process: subprocess.Popen[str]) -> str:
    """The next line that comes; it tells that `process` is ready."""
    ready, _, _ = select([lines], [], [], PATIENCE)
    line = lines.readline().strip() if ready else ""
    if not line:
        raise DidNotStart(f"{process.args!r} was not ready after {PATIENCE:.0f} s")
    return line
