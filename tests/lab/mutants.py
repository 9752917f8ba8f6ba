"""Recordings that somebody has changed, by a seed: some are still recordings, with anything in them."""

import random
from collections.abc import Iterator
from typing import Any

import msgspec

from tests.lab.running import golden

NAMES = ("key-agreement", "lost-message", "lost-for-good", "members", "liar")
TIMES = (1e6, 1e9, 1.1e9, 1e300)  # seconds
NUMBERS = (-1, 0, 1, 7, 255, 2**31, 2**32, 2**63, 10**30, 1e300, -0.5)
WORDS = ("", "\u202e\u2066x", "00000000", "ffffffff", "x" * 5000, "a\nb", "sent", "received", "taken_up", "failed")

Path = tuple[Any, ...]


def mutant(seed: int) -> bytes:
    """A scenario's recording with a few lines lost, moved or altered."""
    chance = random.Random(seed)
    lines = golden(chance.choice(NAMES)).splitlines()
    for _ in range(chance.randint(1, 3)):
        match chance.randrange(6):
            case 0:
                del lines[chance.randrange(1, min(20, len(lines) - 1))]  # who is there, how they are linked
            case 1:
                del lines[chance.randrange(1, len(lines)) :]
            case 2:
                start = chance.randrange(1, len(lines))
                del lines[1:start]
            case 3:
                lines[-1] = _altered(lines[-1], ("at",), chance.choice(TIMES))
            case _:
                if len(lines) > 1:
                    number = chance.randrange(1, len(lines))
                    path = chance.choice(list(_paths(msgspec.json.decode(lines[number]))))
                    lines[number] = _altered(lines[number], path, chance)
    return b"\n".join(lines)


def _altered(line: bytes, path: Path, to: object) -> bytes:
    fields = msgspec.json.decode(line)
    inside = fields
    for step in path[:-1]:
        inside = inside[step]
    if isinstance(to, random.Random):
        if to.random() < 0.1 and isinstance(inside, dict):
            del inside[path[-1]]
            return msgspec.json.encode(fields)
        to = _other(inside[path[-1]], to)
    inside[path[-1]] = to
    return msgspec.json.encode(fields)


def _other(value: object, chance: random.Random) -> object:
    """Something else, most often of the same type."""
    match value:
        case _ if chance.random() < 0.1:
            return chance.choice((None, True, 3, "x", [], {}, [[]]))
        case bool():
            return not value
        case int() | float():
            return chance.choice(NUMBERS)
        case str():
            return chance.choice(WORDS)
        case list():
            return chance.choice(([], value[:1], value * 2, value[::-1], value * 40))
        case _:
            return {}


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Where there is something in a line that can be altered, but for its kind."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if path not in ((), ("kind",)):
        yield path
    for step, one in inside:
        yield from _paths(one, (*path, step))
