"""What the tests of the home share: writes with defaults, and child processes that use a home."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from smmp_core.storage.home import Home
from smmp_core.storage.stored import StoredMessage, StoredPrivate
from smmp_core.storage.writes import SaveMessage, SavePrivate

GROUP, OTHER_GROUP = b"g" * 16, b"h" * 16
ALICE, BOB = b"a" * 32, b"b" * 32
REPOSITORY = Path(__file__).parents[2]


def opened(path: Path, passphrase: str | None = None) -> Home:
    """The home at ``path``."""
    return Home.open(path, passphrase=passphrase, random=os.urandom)


def message(
    number: int,
    *,
    group: bytes = GROUP,
    author: bytes = ALICE,
    position: tuple[int, int, int] | None = (1, 0, 0),
    text: str = "hello",
    agreed: bool = False,
) -> SaveMessage:
    """A message whose id is ``number``; at position (1, 0, 0) unless told otherwise."""
    return SaveMessage(group, number.to_bytes(16, "big"), author, position, 1_700_000_000_000, text, bytes(32), agreed)


def private(
    number: int, *, group: bytes = GROUP, peer: bytes = BOB, author: bytes = BOB, time: int = 7, text: str = "psst"
) -> SavePrivate:
    """A one-on-one message whose id is ``number``; by ``BOB``, as ``peer`` is, unless told otherwise."""
    return SavePrivate(group, peer, author, number.to_bytes(16, "big"), time, text)


def numbers(messages: Sequence[StoredMessage | StoredPrivate]) -> list[int]:
    """The ids of messages, as :func:`message` and :func:`private` were given them."""
    return [int.from_bytes(message.id, "big") for message in messages]


def contents(path: Path) -> dict[str, bytes]:
    """What lies in every file of a home."""
    return {entry.name: entry.read_bytes() for entry in path.iterdir()}


def child(script: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """Another process that runs ``script``; its standard streams are pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )


def read(process: subprocess.Popen[bytes], length: int) -> bytes:
    """Exactly so many bytes of what a child writes."""
    assert process.stdout is not None
    data = b""
    while len(data) < length:
        more = process.stdout.read(length - len(data))
        assert more, "the child has ended"
        data += more
    return data


def end(process: subprocess.Popen[bytes]) -> bytes:
    """Kill a child at once (kill -9); returns what it had written."""
    process.kill()
    written, _ = process.communicate(timeout=10)
    return written
