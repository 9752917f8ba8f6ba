"""SMMP §VII: sending messages."""

from typing import NamedTuple

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import hash_, kdf, kdf_with, mac, seal, xor
from smmp_core.crypto.x25519 import generate
from smmp_core.protocol.frames import MAX_CONTENT, MESSAGE, Header, MessageFrame
from smmp_core.protocol.message import ID_BYTES, REFRESH, Message
from smmp_core.protocol.state import Epoch, RatchetState, step


class Sent(NamedTuple):
    """What sending gives."""

    state: RatchetState  # after the step
    frame: bytes  # the same bytes for everybody
    name: bytes  # F
    message: Message


def mask(shared: bytes, header: bytes, sender: int, recipient: int, conv_digest: bytes) -> bytes:
    """What hides R_new from all but one recipient: hash(ECDH ‖ header ‖ j ‖ i) ⊕ conv_digest (M3)."""
    return xor(hash_(shared, header, bytes((sender, recipient))), conv_digest)


def encrypt(
    epoch: Epoch,
    state: RatchetState,
    *,
    id: bytes,
    position: tuple[int, int, int] | None,
    kind: int,
    time: int,
    content: bytes,
    random: RandomSource,
) -> Sent:
    """Encrypt a message as the next step, for everybody in one frame.

    Args:
        epoch: the epoch.
        state: our ratchet state; it is not changed.
        id: 16 bytes.
        position: where the message was first encrypted; None: here.
        kind: ``TEXT`` or ``REFRESH``.
        time: the author's clock, ms since 1970.
        content: at most 65,536 bytes.
        random: for the new ratchet key and the nonces.

    Raises:
        ValueError: no receiver would take such a message.
    """
    if len(id) != ID_BYTES or len(content) > MAX_CONTENT or (kind == REFRESH) != (not content):
        raise ValueError("not a message")
    j = epoch.j
    r_new, R_new = generate(random)  # §VII.2
    here = state.location.next_step
    message = Message(id, position or here.position, state.conv_digest, hash_(R_new), kind, time, content)
    plaintext = message.encode()
    conv_digest = xor(hash_(plaintext), state.conv_digest)  # §VII.3
    header = Header(MESSAGE, epoch.group, here, j)
    encoded = header.encode()
    body = seal(kdf(state.mk, "body", j), plaintext, encoded, random)  # M1
    recipients = [i for i in range(epoch.N) if i != j]
    header_key = kdf_with(state.HK)
    headers = tuple(
        seal(
            header_key("header", j, i),  # M2
            bytes((j,)) + xor(R_new, mask(state.ecdh_r(state.R[i]), encoded, j, i, conv_digest)),
            encoded,
            random,
        )
        for i in recipients
    )
    name = MessageFrame(header, body, headers, ()).name
    tags = tuple(mac(epoch.pair_key("origin", j, i), name) for i in recipients)  # M5
    R = (*state.R[:j], R_new, *state.R[j + 1 :])
    after = step(state, conv_digest, r_new, R)  # §VII.7
    return Sent(after, MessageFrame(header, body, headers, tags).encode(), name, message)
