"""Short ways to messages and people for the tests of models and layout."""

import hashlib

from smmp_core.answers import MessageInfo
from smmp_gui.adapter import Person

ME, ADA, BOB = (hashlib.sha256(name).hexdigest() for name in (b"me", b"ada", b"bob"))
NAMES = {ME: "Noor", ADA: "Ada", BOB: "Bob"}
NOON = 1_700_000_000_000


def person(fingerprint: str) -> Person:
    """Somebody by fingerprint."""
    return Person(fingerprint, NAMES.get(fingerprint, fingerprint[:8]), True, fingerprint == ADA, fingerprint == ME)


def message(
    step: int,
    sender: str = ADA,
    text: str = "hello",
    *,
    epoch: int = 1,
    era: int = 0,
    agreed: bool = True,
    placed: bool = True,
    time: int | None = None,
) -> MessageInfo:
    """A message; its id follows from its place."""
    position = (epoch, era, step) if placed else None
    id = hashlib.sha256(f"{epoch} {era} {step} {sender}".encode()).hexdigest()[:32]
    at = NOON + step * 1000 if time is None else time
    return MessageInfo(position, id, sender, text, at, "ab" * 32, agreed and placed)
