"""A past for a member: messages in its home that nobody has to send first."""

from collections.abc import Sequence

from smmp_core.storage.writes import SaveMessage, SavePrivate
from tests.gui.people import Somebody

DAY = 24 * 3600 * 1000
THEN = 1_700_000_000_000


def id_of(n: int) -> str:
    """The id of the n-th message of the past."""
    return f"{n:032x}"


def key_of(author: Somebody, n: int) -> tuple[str, str]:
    """What the n-th message of the past is known by."""
    return author.service.fingerprint, id_of(n)


def remember(
    member: Somebody, group: str, author: Somebody, texts: Sequence[str], *, first: int = 0, step: int = 0
) -> None:
    """Messages that stand in front of all others of the group, from the ``first`` id and the first ``step`` on."""
    id, key = bytes.fromhex(group), bytes.fromhex(author.service.fingerprint)
    member.service._home.commit(
        [
            SaveMessage(id, bytes.fromhex(id_of(n)), key, (0, 0, step + n), THEN + n * 1000, text, bytes(32), True)
            for n, text in enumerate(texts, first)
        ]
    )


def remember_private(member: Somebody, group: str, other: Somebody, texts: Sequence[str]) -> None:
    """One-on-one messages that ``other`` wrote."""
    id, key = bytes.fromhex(group), bytes.fromhex(other.service.fingerprint)
    member.service._home.commit(
        [SavePrivate(id, key, key, bytes.fromhex(id_of(n)), THEN + n, text) for n, text in enumerate(texts)]
    )
