"""Figures of the search: ``python -m tests.benchmarks.bench_search [FOLDER]``.

Nothing is asserted; the words are made up, a few of them far more common than the rest, as in a language.
"""

import os
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlcipher3 import dbapi2 as sqlite

from smmp_core import views
from smmp_core.search import Query
from smmp_core.storage import word_index
from smmp_core.storage.home import Home
from smmp_core.storage.writes import DropGroup, SaveMessage
from tests.benchmarks.bench_storage import key, measure

MESSAGES, GROUPS, STEPS = 50_000, 5, 200
AUTHOR = os.urandom(32)
RNG = random.Random(1)
SYLLABLES = ("ka", "lo", "mi", "ter", "san", "ru", "ven", "do", "pel", "as", "in", "or", "qu", "esh", "bri")
VOCABULARY = list(dict.fromkeys("".join(RNG.choices(SYLLABLES, k=RNG.randint(1, 4))) for _ in range(20_000)))
WEIGHTS = [1 / (rank + 8) for rank in range(len(VOCABULARY))]


def group(n: int) -> bytes:
    """Four groups share a third of the messages; the rest is one long conversation."""
    return bytes([n % GROUPS if n % 3 == 0 else 0]) * 16


def message(n: int) -> SaveMessage:
    """Three to eighteen words."""
    text = " ".join(RNG.choices(VOCABULARY, WEIGHTS, k=RNG.randint(3, 18)))
    return SaveMessage(group(n), key(n), AUTHOR, (1, 0, n), 1_700_000_000_000 + n, text, bytes(32), True)


def filled(folder: Path, *, indexed: bool) -> Home:
    """A home with all messages; without the triggers it has no index, for comparison."""
    home = Home.open(folder, passphrase=None, random=os.urandom)
    if not indexed:
        unindex(home._connection)
    start = perf_counter()
    for first in range(0, MESSAGES, 5000):
        home.commit([message(n) for n in range(first, first + 5000)])
    home.clean()
    taken, size = perf_counter() - start, (folder / "home.db").stat().st_size / 1e6
    print(f"{'with' if indexed else 'without'} the index: {taken / MESSAGES * 1e6:.0f} µs a message, {size:.1f} MB")
    return home


def unindex(connection: sqlite.Connection) -> None:
    """Take the index away."""
    for table in ("message", "private"):
        for what in ("added", "changed", "deleted"):
            connection.execute(f"DROP TRIGGER {table}_{what}")
        connection.execute(f"DROP TABLE {table}_words")


def main(folder: Path) -> None:
    """Measure in ``folder``."""
    print(f"{os.cpu_count()} cores, {MESSAGES} messages, {folder}")
    bare = filled(folder / "bare", indexed=False)
    start = perf_counter()
    for table, number in (("message", "rowid"), ("private", "number")):
        for statement in word_index.word_index(table, number):
            bare._connection.execute(statement)
    print(f"the index made for all messages at once, as when an older home is opened: {perf_counter() - start:.2f} s")
    bare.close()
    home = filled(folder / "home", indexed=True)

    def search(words: str, within: bytes | None = None) -> int:
        query = Query(words)
        return len([views.hit(found, query) for found in home.search(query, within, None, 50)])

    common, rare = VOCABULARY[0], VOCABULARY[-100]
    for what, words, within in (
        ("the most common word", common, None),
        ("one letter", common[0], None),
        ("a rare word", rare, None),
        ("three common words", " ".join(VOCABULARY[:3]), None),
        ("a common word, in a small group", common, group(3)),
        ("a rare word, in a small group", rare, group(3)),
        ("nothing", "zzzz", None),
    ):
        measure(f"search for {what}, {search(words, within)} found", lambda n: search(words, within), STEPS)  # noqa: B023
    cost = [single(home, MESSAGES + n) for n in range(STEPS)]
    print(f"{'commit of one message':58} {median(cost) * 1000:9.3f} ms")
    measure("a group of 3,333 messages dropped", lambda n: home.commit([DropGroup(group(3))]), 1)
    home.close()
    opening = lambda n: Home.open(folder / "home", passphrase=None, random=os.urandom).close()  # noqa: E731
    measure("open the home, every page and the index checked", opening, 3)


def single(home: Home, n: int) -> float:
    """How long one more message takes."""
    write = message(n)
    start = perf_counter()
    home.commit([write])
    return perf_counter() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        main(Path(folder))
