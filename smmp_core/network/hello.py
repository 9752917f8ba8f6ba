"""What two ends tell each other in the handshake: who they call themselves, where they listen."""

from typing import NamedTuple

from smmp_core.network.errors import BrokenStream

MAX_NAME = 128  # bytes of UTF-8


class Hello(NamedTuple):
    """``port u16 || name``; the name is 1 to 128 bytes of UTF-8 up to the end."""

    port: int  # where the sender listens; 0: nowhere
    name: str  # the sender's display name

    def encode(self) -> bytes:
        """The bytes; a name too long is cut."""
        return self.port.to_bytes(2, "big") + clip(self.name).encode()

    @classmethod
    def parse(cls, data: bytes) -> "Hello":
        """Read the bytes.

        Raises:
            BrokenStream: they are not as above.
        """
        if not 3 <= len(data) <= 2 + MAX_NAME:
            raise BrokenStream("Its greeting is too short or too long.")
        try:
            name = data[2:].decode()
        except UnicodeDecodeError:
            raise BrokenStream("Its name is no text.") from None
        return cls(int.from_bytes(data[:2], "big"), printable(name))


def printable(name: str) -> str:
    """The name with control characters and the like made visible: a name is somebody else's text."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def clip(name: str) -> str:
    """At most 128 bytes of the name, never half a character; ``?`` when nothing is left."""
    return name.encode(errors="replace")[:MAX_NAME].decode(errors="ignore") or "?"
