"""Figures of the encrypted home: ``python -m tests.benchmarks.bench_storage [FOLDER]``.

Nothing is asserted; the numbers depend on the disk, so the price of one plain fsync stands first.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from smmp_core.storage.home import Home
from smmp_core.storage.writes import DropFrames, MarkAgreed, MarkFinal, SaveFrame, SaveGroup, SaveMessage, Write

GROUP, AUTHOR = os.urandom(16), os.urandom(32)
MESSAGES, STEPS = 50_000, 500


def measure(what: str, act: Callable[[int], object], times: int) -> None:
    """Print the median and the 95th percentile of ``act(0)`` … ``act(times - 1)``."""
    taken = []
    for n in range(times):
        start = perf_counter()
        act(n)
        taken.append((perf_counter() - start) * 1000)
    points = quantiles(taken, n=20, method="inclusive") if times > 1 else taken * 20
    print(f"{what:58} {points[9]:9.3f} ms   (95 %: {points[-1]:.3f} ms)")


def key(n: int) -> bytes:
    """The id of message ``n``: in no order, as ids are."""
    return (n * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128).to_bytes(16, "big")


def message(n: int) -> SaveMessage:
    """A typical message."""
    text = "A line of chat as people write it, about this long."
    return SaveMessage(GROUP, key(n), AUTHOR, (1, 0, n), 1_700_000_000_000 + n, text, os.urandom(32), n < MESSAGES - 20)


def step(n: int) -> list[Write]:
    """What one step of a conversation stores."""
    place = (1, 0, 255, n)
    return [
        SaveGroup(GROUP, "Friends", os.urandom(4000)),
        message(n),
        SaveFrame(GROUP, place, os.urandom(900)),
        MarkAgreed(GROUP, [(AUTHOR, key(n - 3))]),
        MarkFinal(GROUP, [(AUTHOR, key(n - 4))]),
        DropFrames(GROUP, (1, 0, 255, n - 3)),
    ]


def main(folder: Path) -> None:
    """Measure in ``folder``."""
    print(f"{os.cpu_count()} cores, {MESSAGES} messages, {folder}")
    with open(folder / "plain", "wb", buffering=0) as plain:

        def synced(n: int) -> None:
            plain.write(os.urandom(4096))
            os.fsync(plain.fileno())

        measure("one write and fsync of 4 KiB, for comparison", synced, STEPS)

    def opened(passphrase: str | None = None) -> Home:
        return Home.open(folder / f"home{passphrase}", passphrase=passphrase, random=os.urandom)

    measure("make a home", lambda n: opened().close(), 1)
    measure("make a home with a passphrase", lambda n: opened("x").close(), 1)
    measure("open it (Argon2id)", lambda n: opened("x").close(), 5)
    home = opened()
    measure("commit a step in an empty home", lambda n: home.commit(step(n)), STEPS)

    def cleaned(n: int) -> None:
        home.commit(step(STEPS + n))
        home.clean()

    measure("the same, cleaned at once", cleaned, STEPS)
    for first in range(0, MESSAGES, 5000):
        home.commit([message(n) for n in range(first, first + 5000)])
        home.commit([MarkFinal(GROUP, [(AUTHOR, key(n)) for n in range(first, min(first + 5000, MESSAGES - 20))])])
    measure("commit a step", lambda n: home.commit(step(MESSAGES + n)), STEPS)
    measure("last_message", lambda n: home.last_message(GROUP), STEPS)
    measure("has_message", lambda n: home.has_message(GROUP, AUTHOR, key(n * 97)), STEPS)
    measure(
        "messages(before=…, limit=300, newest), anywhere",
        lambda n: home.messages(GROUP, before=key(300 + n * 90), limit=300, newest=True),
        STEPS,
    )
    measure(
        "messages(after=…, limit=300), anywhere", lambda n: home.messages(GROUP, after=key(n * 90), limit=300), STEPS
    )
    measure("messages(), all", lambda n: home.messages(GROUP), 3)
    measure("tail", lambda n: home.tail(GROUP), STEPS)
    measure("groups, with unread counts", lambda n: home.groups(), 20)
    measure("message_count", lambda n: home.message_count(GROUP), 20)
    home.close()
    measure("open a home of this size, every page checked", lambda n: opened().close(), 5)
    print(f"home.db: {(folder / 'homeNone' / 'home.db').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        main(Path(folder))
