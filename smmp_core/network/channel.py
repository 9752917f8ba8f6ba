"""One end of a connection, without socket and clock: bytes in, frames out; frames in, bytes out.

::

    initiator                                  responder
    version, message 1 (e)             ->
                                       <-      version, message 2 (e, ee, s, es)
    [the owner knows who it is]
    message 3 (s, se; Hello)           ->
                                               [the owner knows who it is]
                                       <-      the stream begins: Hello as its first frame
    the stream begins                  <->

The responder's Hello is the answer to "am I welcome": it comes when the owner has decided. It does not
stand in message 2, since whoever dials could read that without having proved who he is.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from smmp_core.network.errors import OtherVersion
from smmp_core.network.framing import HEARTBEAT, LengthReader, cut, encode_frame, frame_reader, packet_reader
from smmp_core.network.hello import Hello
from smmp_core.network.noise_xx import VERSION, NoiseXX

MAX_HANDSHAKE = 512  # bytes in a handshake message; message 3 with the longest name has 194

Stage = Literal["version", "message 1", "message 2", "message 3", "proved", "welcome", "open"]


class Channel:
    """One end of a connection.

    Bytes that came are given to :meth:`feed`, then :meth:`frames` is run through; bytes to send are
    fetched with :meth:`take`. At stage ``proved`` the owner looks at :attr:`peer` and calls
    :meth:`accept`, or ends the connection; meanwhile nothing more is read.
    """

    def __init__(self, identity: bytes, hello: Callable[[], Hello], *, initiator: bool) -> None:
        """``identity``: our private key b; ``hello``: asked for when it is sent."""
        self.stage: Stage = "version"
        self.peer: bytes | None = None  # identity key B of the other end, once proved
        self.hello: Hello | None = None  # what the other end says of itself, once it has
        self.opening = b""  # message 1, with a fresh key in it: the same at both ends, and of no other connection
        self._initiator, self._own_hello = initiator, hello
        self._noise = NoiseXX(identity, initiator=initiator)
        self._handshake = LengthReader(2, 1, MAX_HANDSHAKE)
        self._packets, self._frames = packet_reader(), frame_reader()
        self._early = bytearray()  # what came before it may be looked at
        self._out = bytearray()
        if initiator:
            self._out.append(VERSION)
            self.opening = self._noise.write()
            self._say(self.opening)

    def take(self) -> bytes:
        """The bytes to send now."""
        out = bytes(self._out)
        self._out.clear()
        return out

    def send(self, frame: bytes) -> bytes:
        """The bytes that carry ``frame``; only at stage ``open``.

        Raises:
            ValueError: the frame is longer than 1 MiB.
        """
        return self._stream(encode_frame(frame))

    def heartbeat(self) -> bytes:
        """The bytes of a sign of life."""
        return self._stream(HEARTBEAT)

    def accept(self) -> None:
        """The owner welcomes :attr:`peer`: the handshake goes on."""
        assert self.stage == "proved"
        hello = self._own_hello().encode()
        if self._initiator:
            self._say(self._noise.write(hello))
            self.stage = "welcome"
        else:
            self._out += self.send(hello)
            self.stage = "open"

    def feed(self, data: bytes) -> None:
        """Take bytes that came."""
        self._early += data

    def frames(self) -> Iterator[bytes]:
        """Read on in what came; yields the frames, heartbeats left out.

        Raises:
            LinkError: what came breaks the rules; the connection is to be ended.
        """
        if self.stage == "version":
            self._version()
        if self.stage in ("message 1", "message 2", "message 3"):
            self._shake_hands()
        if self.stage in ("welcome", "open"):
            yield from self._transport()

    def _version(self) -> None:
        if not self._early:
            return
        version = self._early.pop(0)
        if not self._initiator:
            self._out.append(VERSION)  # also to who speaks another: so it can say so
        if version != VERSION:
            raise OtherVersion(f"What is there is not SMMP, or version {version} of it; this is version {VERSION}.")
        self.stage = "message 2" if self._initiator else "message 1"

    def _shake_hands(self) -> None:
        self._feed(self._handshake)
        while self.stage in ("message 1", "message 2", "message 3"):
            message = self._handshake.next()
            if message is None:
                return
            if self.stage == "message 1":
                self._noise.read(message)
                self.opening = bytes(message)
                self._say(self._noise.write())
                self.stage = "message 3"
                continue
            self.peer, payload = self._noise.read_static(message)
            if not self._initiator:
                self.hello = Hello.parse(payload)
            self.stage = "proved"
        self._early += self._handshake.rest()

    def _transport(self) -> Iterator[bytes]:
        self._feed(self._packets)
        while (packet := self._packets.next()) is not None:
            self._frames.feed(self._noise.decrypt(packet))
            while (frame := self._frames.next()) is not None:
                if self.hello is None:
                    self.hello = Hello.parse(frame)
                    self.stage = "open"
                elif frame:
                    yield frame

    def _feed(self, reader: LengthReader) -> None:
        reader.feed(bytes(self._early))
        self._early.clear()

    def _say(self, message: bytes) -> None:
        self._out += len(message).to_bytes(2, "big") + message

    def _stream(self, stream: bytes) -> bytes:
        out = bytearray()
        for piece in cut(stream):
            packet = self._noise.encrypt(piece)
            out += len(packet).to_bytes(2, "big") + packet
        return bytes(out)
