"""Noise_XX_25519_ChaChaPoly_SHA256, thin over the package ``noiseprotocol``."""

from cryptography.exceptions import InvalidTag
from noise.connection import Keypair, NoiseConnection
from noise.exceptions import NoiseInvalidMessage, NoiseMaxNonceError, NoiseValueError

from smmp_core.crypto.suite import SUITE
from smmp_core.crypto.x25519 import is_canonical
from smmp_core.network.errors import BrokenStream, HandshakeFailed

VERSION = 1
PROTOCOL = b"Noise_XX_25519_ChaChaPoly_SHA256"
PROLOGUE = SUITE + bytes([VERSION])


class NoiseXX:
    """One end of a Noise channel; messages in and out, no stream."""

    def __init__(self, identity: bytes, *, initiator: bool) -> None:
        """``identity``: our private key b, 32 bytes, the static key of the channel."""
        self._noise = NoiseConnection.from_name(PROTOCOL)
        (self._noise.set_as_initiator if initiator else self._noise.set_as_responder)()
        self._noise.set_prologue(PROLOGUE)
        self._noise.set_keypair_from_private_bytes(Keypair.STATIC, identity)
        self._noise.start_handshake()

    def write(self, payload: bytes = b"") -> bytes:
        """Our next handshake message.

        Raises:
            HandshakeFailed: the peer's ephemeral key is of small order.
        """
        try:
            return bytes(self._noise.write_message(payload))
        except ValueError:
            raise HandshakeFailed from None

    def read(self, message: bytes) -> bytes:
        """The payload of the peer's next handshake message.

        Raises:
            HandshakeFailed: it was not made for this handshake.
        """
        try:
            return bytes(self._noise.read_message(message))
        except (InvalidTag, NoiseInvalidMessage, NoiseValueError, ValueError):
            raise HandshakeFailed from None

    def read_static(self, message: bytes) -> tuple[bytes, bytes]:
        """As :meth:`read`, of the message that brings the peer's identity key B: (B, payload).

        Raises:
            HandshakeFailed: it was not made for this handshake, or B is no canonical key.
        """
        # The package drops the handshake's state with the last message, and the key with it.
        state = self._noise.noise_protocol.handshake_state
        payload = self.read(message)
        peer = bytes(state.rs.public_bytes)
        if not is_canonical(peer):
            raise HandshakeFailed(peer=peer)
        return peer, payload

    def encrypt(self, plaintext: bytes) -> bytes:
        """A message of the channel; at most 65,519 bytes make 16 more."""
        return bytes(self._noise.encrypt(plaintext))

    def decrypt(self, message: bytes) -> bytes:
        """The plaintext of the peer's next message.

        Raises:
            BrokenStream: it is not the next one, or was altered.
        """
        try:
            return bytes(self._noise.decrypt(message))
        except (NoiseInvalidMessage, NoiseMaxNonceError):
            raise BrokenStream from None
