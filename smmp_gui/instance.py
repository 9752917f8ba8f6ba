"""One running app per home: the second start rings at the first, whose window comes forward, and ends.

Who may use a home is decided by its lock. The bell only carries the wish to see the window, so nothing is lost
where it cannot be hung: the second start is refused then, as it is by any other program that has the home open.
"""

import asyncio
import contextlib
import hashlib
import logging
import os
import sys
import tempfile
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that the first instance is given to answer."""

_WISH, _ANSWER = b"raise ", b"raised\n"
_LONGEST = 256  # bytes of a wish; a token of Wayland's has 36
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_NOBODY = (QLocalSocket.LocalSocketError.ServerNotFoundError, QLocalSocket.LocalSocketError.ConnectionRefusedError)
_GONE = (*_NOBODY, QLocalSocket.LocalSocketError.PeerClosedError)


class First(Enum):
    """What a start finds out about an earlier one."""

    NONE = "there is none: we are the first"
    CAME = "its window has come forward"
    SILENT = "there is one, and it does not answer"


class Doorbell(QObject):
    """Hangs at a home's door while its app runs."""

    rung = Signal(str)
    """Somebody started the app once more; the window system's token that lets a window come forward, or nothing."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._address = _address(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(8)
        self._server.newConnection.connect(self._answer_door)

    async def ring(self) -> First:
        """Ring at the first instance; hang up a bell of our own if there is none."""
        if self._address is None:
            return First.NONE
        lock = QLockFile(f"{self._address}.lock" if sys.platform != "win32" else _windows_lock(self._address))
        end = asyncio.get_running_loop().time() + 2 * PATIENCE
        while not lock.tryLock(0):  # another start is ringing: of two at once, one must be the first
            if lock.error() != QLockFile.LockError.LockFailedError or asyncio.get_running_loop().time() > end:
                return First.NONE
            await asyncio.sleep(0.05)
        try:
            first = await _ring(self._address)
            if first is First.NONE and not self._server.listen(self._address):
                log.info("no bell: %s", self._server.errorString())
            return first
        finally:
            lock.unlock()

    def close(self) -> None:
        """Take the bell down."""
        self._server.close()

    def _answer_door(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            patience = QTimer(socket, singleShot=True, interval=round(PATIENCE * 1000))
            patience.timeout.connect(lambda socket=socket: socket.abort())
            patience.start()
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        heard = bytes(socket.peek(_LONGEST).data())
        if not heard.endswith(b"\n"):
            if len(heard) >= _LONGEST:
                socket.abort()
            return
        socket.readAll()
        if heard.startswith(_WISH):
            token = heard[len(_WISH) : -1].decode("ascii", "replace")
            self.rung.emit(token if token.isprintable() else "")
            socket.write(_ANSWER)
        socket.disconnectFromServer()


async def _ring(address: str) -> First:
    socket, found = QLocalSocket(), asyncio.get_running_loop().create_future()

    def settle(first: First) -> None:
        if not found.done():
            found.set_result(first)

    token = next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")
    wish = _WISH + token.encode("ascii", "ignore")[: _LONGEST // 2] + b"\n"
    socket.connected.connect(lambda: socket.write(wish))
    socket.readyRead.connect(lambda: settle(First.CAME))
    socket.errorOccurred.connect(lambda error: settle(First.NONE if error in _GONE else First.SILENT))
    socket.connectToServer(address)
    try:
        return await asyncio.wait_for(found, PATIENCE)
    except TimeoutError:
        return First.SILENT
    finally:
        socket.abort()
        socket.deleteLater()


def _address(home: Path) -> str | None:
    """Where a home's bell hangs; None where no place is ours alone."""
    with contextlib.suppress(OSError):
        home = home.resolve()
    if sys.platform == "win32":
        user = f"{os.environ.get('USERDOMAIN', '')}\\{os.environ.get('USERNAME', '')}"
        return f"smmp-{_short(f'{user} {os.path.normcase(home)}')}"
    folder = _own_folder()
    return str(folder / f"smmp-{_short(str(home))}") if folder is not None else None


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _windows_lock(address: str) -> str:
    return str(Path(tempfile.gettempdir()) / f"{address}.lock")


def _own_folder() -> Path | None:
    """A folder that nobody else can put anything into: a bell found there is ours."""
    if sys.platform == "win32":
        return None
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime else Path(tempfile.gettempdir()) / f"smmp-{os.getuid()}"
    try:
        if not runtime:
            folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        log.info("no bell: %s", error)
        return None
    if found.st_uid != os.getuid() or found.st_mode & 0o077 or not folder.is_dir() or folder.is_symlink():
        log.info("no bell: %s is not ours alone", folder)
        return None
    return folder
