"""The bell of the console: a local socket, of this user only, through which a telephone tells that a call rings, and a
second start that the window is wanted."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from frontdesk.bell import LONGEST, NOT_TAKEN, SHOW, TAKEN, Rung, bell_of, make_place_for, read

#: Who speaks takes no longer than this, and no more than these speak at once.
_PATIENCE_MS, _MOST = 1_000, 16
_IS_ANYBODY_THERE_MS = 200

#: Takes a ring, or says that it cannot.
Take = Callable[[Rung], bool]


class Bell(QObject):
    """Hands on what rings, and that the window is wanted; whatever is not one short line of ours is refused, and
    changes nothing."""

    def __init__(self, take: Take, show: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._show = show
        self._speaking: set[QLocalSocket] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST)
        self._server.newConnection.connect(self._answer)

    @property
    def is_listening(self) -> bool:
        """Whether a ring would be heard."""
        return self._server.isListening()

    def listen(self, hub: Path) -> bool:
        """Hear rings for the console over `hub`; False where another console does already, or the place is unsafe."""
        bell = bell_of(hub)
        if not make_place_for(bell) or _is_anybody_at(bell):
            return False
        QLocalServer.removeServer(str(bell))  # what a console left that did not end well
        return self._server.listen(str(bell))

    def close(self) -> None:
        """Hear nothing more."""
        for socket in tuple(self._speaking):
            self._let_go(socket)
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._speaking) < _MOST:
                self._hear(socket)
            else:
                socket.abort()
                socket.deleteLater()

    def _hear(self, socket: QLocalSocket) -> None:
        self._speaking.add(socket)
        socket.setReadBufferSize(LONGEST + 1)
        socket.readyRead.connect(partial(self._listen_to, socket))
        socket.disconnected.connect(partial(self._let_go, socket))
        QTimer.singleShot(_PATIENCE_MS, socket, partial(self._let_go, socket))
        self._listen_to(socket)

    def _listen_to(self, socket: QLocalSocket) -> None:
        """Answer once a line is whole, or cannot become one; a part of one stays where it is until then."""
        if socket not in self._speaking:
            return
        said = bytes(socket.peek(LONGEST + 1).data())
        if b"\n" in said or len(said) > LONGEST:
            socket.write(TAKEN if self._does(said) else NOT_TAKEN)
            socket.flush()
            self._let_go(socket)

    def _does(self, said: bytes) -> bool:
        if said == SHOW:
            self._show()
            return True
        rung = read(said)
        return rung is not None and self._take(rung)

    def _let_go(self, socket: QLocalSocket) -> None:
        if socket in self._speaking:
            self._speaking.remove(socket)
            socket.abort()
            socket.deleteLater()


def _is_anybody_at(bell: Path) -> bool:
    """Whether a console listens there."""
    asking = QLocalSocket()
    asking.connectToServer(str(bell))
    is_there = asking.waitForConnected(_IS_ANYBODY_THERE_MS)
    asking.abort()
    return is_there
