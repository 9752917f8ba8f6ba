"""SMMP §VIII: receiving messages."""

from typing import NamedTuple

from smmp_core.crypto.suite import Undecryptable, equal, hash_, kdf, mac, open_, xor
from smmp_core.crypto.x25519 import is_key
from smmp_core.errors import PeerError
from smmp_core.protocol.frames import MalformedFrame, MessageFrame, ResyncFrame, slot
from smmp_core.protocol.message import Message
from smmp_core.protocol.sending import mask
from smmp_core.protocol.state import Epoch, RatchetState, step


class MessageUndecryptable(PeerError):
    """A genuine message could not be decrypted: we are out of step."""


class DigestMismatch(PeerError):
    """The sender of a message had another conversation before it than we have."""


class KeyEquivocation(PeerError):
    """A member gave different members different keys."""


class Received(NamedTuple):
    """What receiving gives."""

    state: RatchetState  # after the step
    message: Message


def genuine(epoch: Epoch, frame: MessageFrame | ResyncFrame) -> bool:
    """Whether the frame is its sender's (M5): independent of ratchet and v, so true out of step too."""
    sender = frame.header.sender
    if sender == epoch.j or frame.header.group != epoch.group or frame.header.location.epoch != epoch.number:
        return False
    tag = frame.tags[slot(epoch.j, sender)]
    return equal(tag, mac(epoch.pair_key("origin", sender, epoch.j), frame.name))


def is_ours(epoch: Epoch, frame: MessageFrame | ResyncFrame) -> bool:
    """Whether a frame that names us as its sender was made with our pair secrets, for every other member."""
    sender = frame.header.sender
    if sender != epoch.j or frame.header.group != epoch.group or frame.header.location.epoch != epoch.number:
        return False
    return all(
        equal(frame.tags[slot(i, sender)], mac(epoch.pair_key("origin", sender, i), frame.name))
        for i in range(epoch.N)
        if i != sender
    )


def decrypt(epoch: Epoch, state: RatchetState, frame: MessageFrame) -> Received:
    """Decrypt a genuine message of the next step and move on; ``state`` is not changed (M7).

    Raises:
        MessageUndecryptable: header or body do not open (§VIII.3).
        DigestMismatch: the sender's digest before the message is not ours (M6).
        KeyEquivocation: the new ratchet key is not the one promised to all (M6).
        ValueError: the frame is not of the next step; sorting is the caller's.
    """
    q, j = frame.header.sender, epoch.j
    if frame.header.location != state.location.next_step:
        raise ValueError("not the next step")
    peer = epoch.roster[q]
    encoded = frame.header.encode()
    try:
        opened = open_(kdf(state.HK, "header", q, j), frame.headers[slot(j, q)], encoded)
        plaintext = open_(kdf(state.mk, "body", q), frame.body, encoded)
        message = Message.parse(plaintext)
    except (Undecryptable, MalformedFrame):
        raise MessageUndecryptable(peer=peer) from None
    if opened[0] != q:
        raise MessageUndecryptable(peer=peer)
    if message.previous_digest != state.conv_digest:
        raise DigestMismatch(peer=peer)
    conv_digest = xor(hash_(plaintext), state.conv_digest)  # §VIII.4
    R_new = xor(opened[1:], mask(state.ecdh_r(state.R[q]), encoded, q, j, conv_digest))  # §VIII.5
    if hash_(R_new) != message.next_key_hash or not is_key(R_new):  # a bad key must not enter {R_i}
        raise KeyEquivocation(peer=peer)
    R = (*state.R[:q], R_new, *state.R[q + 1 :])
    return Received(step(state, conv_digest, state.r, R), message)  # §VIII.6
