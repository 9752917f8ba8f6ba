"""A link: one TCP connection with a member, from the socket to whole frames."""

import asyncio
from collections.abc import Callable
from typing import Protocol, cast

from smmp_core.network.addresses import Address, of_socket
from smmp_core.network.channel import Channel
from smmp_core.network.errors import ClosedByPeer, HandshakeTimeout, LinkError, Silent, TooSlow
from smmp_core.network.hello import Hello
from smmp_core.network.timing import Limits, Timing


class LinkOwner(Protocol):
    """Who decides about links and takes what they bring."""

    def proved(self, link: "Link") -> None:
        """The other end has proved ``link.peer``: call ``link.accept()`` or ``link.end()``, now or later."""

    def opened(self, link: "Link") -> None:
        """Both ends have accepted; frames may be sent."""

    def received(self, link: "Link", frame: bytes) -> None:
        """A frame came."""

    def ended(self, link: "Link", reason: LinkError) -> None:
        """The link is over; nothing more comes of it."""


class Link(asyncio.Protocol):
    """One connection, dialled or taken."""

    def __init__(
        self,
        identity: bytes,
        hello: Callable[[], Hello],
        owner: LinkOwner,
        *,
        dialled: Address | None,
        expected: bytes | None = None,
        timing: Timing,
        limits: Limits,
    ) -> None:
        """``dialled``: where we dialled, None for an incoming one; ``expected``: whom we look for there."""
        self.dialled, self.expected = dialled, expected
        self.since = 0.0  # when it was opened, loop time
        self.reason: LinkError | None = None  # why it ended
        self.leads_back = False  # its other end was ours, and is gone already
        self._channel = Channel(identity, hello, initiator=dialled is not None)
        self._owner, self._timing, self._limits = owner, timing, limits
        self._loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[bytes] = self._loop.create_future()  # the peer, once open; or why not
        self.ready.add_done_callback(lambda future: future.cancelled() or future.exception())
        self.gone = asyncio.Event()  # the socket is closed
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._probe: asyncio.TimerHandle | None = None
        self._heard = 0.0
        self._written = 0  # bytes handed to the transport
        self._taken, self._taken_at = 0, 0.0  # of these, what had left at the last heartbeats, and since when

    @property
    def peer(self) -> bytes:
        """The identity key B of the other end; only once proved."""
        assert self._channel.peer is not None
        return self._channel.peer

    @property
    def is_proved(self) -> bool:
        """Whether the other end has proved who it is."""
        return self._channel.peer is not None

    @property
    def is_open(self) -> bool:
        """Whether frames may be sent."""
        return self.since > 0 and self.reason is None

    @property
    def name(self) -> str:
        """What the other end calls itself."""
        return self._channel.hello.name if self._channel.hello is not None else ""

    @property
    def address(self) -> Address:
        """Where the other end can be dialled: where we did, or its host with the port it named (0: nowhere)."""
        if self.dialled is not None:
            return self.dialled
        assert self._transport is not None and self._channel.hello is not None
        return of_socket(self._transport.get_extra_info("peername"))._replace(port=self._channel.hello.port)

    @property
    def own_host(self) -> str:
        """Our end's address, link-local IPv6 with its scope; empty if it cannot be told."""
        name = self._transport.get_extra_info("sockname") if self._transport is not None else None
        return of_socket(name).host if name else ""

    def is_other_end_of(self, other: "Link") -> bool:
        """Whether the two are the ends of one connection, through whatever it leads: we have dialled ourselves."""
        opening = self._channel.opening
        return other is not self and bool(opening) and opening == other._channel.opening

    # -- what the owner does --------------------------------------------------------------------

    def accept(self) -> None:
        """Go on with this peer."""
        if self.reason is not None:
            return
        assert self._transport is not None
        self._channel.accept()
        self._write(self._channel.take())
        if self._channel.stage == "open":
            self._opened()
        if self.reason is None:
            self._transport.resume_reading()
            self._read_on()

    def send(self, frame: bytes) -> bool:
        """Queue a frame; False if the link is not open, or ends because the other end does not read.

        Raises:
            ValueError: the frame is empty or longer than 1 MiB.
        """
        if not frame:
            raise ValueError("an empty frame is a heartbeat")
        if not self.is_open:
            return False
        self._write(self._channel.send(frame))
        return self.is_open

    def probe(self) -> None:
        """Find out soon whether the other end is still there, which gives a sign of life at each heartbeat.

        If it has given us up, it says so to ours at once.
        """
        if self.is_open and self._probe is None:
            now = self._loop.time()
            self._probe = self._loop.call_later(1.5 * self._timing.heartbeat, self._probed, now)
            self._write(self._channel.heartbeat())

    def _probed(self, since: float) -> None:
        self._probe = None
        if self._heard < since:
            self.end(Silent("Nothing has been heard since the network has changed."))

    def end(self, reason: LinkError) -> None:
        """Close: what is queued is still sent, for a moment; the owner is told at once, and once."""
        if self.reason is not None:
            return
        self.reason = reason
        if reason.peer is None:
            reason.peer = self._channel.peer
        for timer in (self._timer, self._probe):
            if timer is not None:
                timer.cancel()
        if self._transport is None:
            self.gone.set()
        else:
            self._transport.close()
            self._timer = self._loop.call_later(self._timing.linger, self._transport.abort)
        if not self.ready.done():
            self.ready.set_exception(reason)
        self._owner.ended(self, reason)

    # -- asyncio.Protocol -----------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The TCP connection stands."""
        self._transport = cast(asyncio.Transport, transport)
        if self.reason is not None:
            self._transport.abort()
            return
        self._timer = self._loop.call_later(self._timing.handshake, self.end, HandshakeTimeout())
        self._write(self._channel.take())

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self._heard = self._loop.time()
        if self.reason is None:
            self._channel.feed(data)
            self._read_on()

    def connection_lost(self, exc: Exception | None) -> None:
        """The TCP connection is over."""
        self.end(ClosedByPeer())
        if self._timer is not None:
            self._timer.cancel()
        self.gone.set()

    # -- inside -----------------------------------------------------------------------------------

    def _read_on(self) -> None:
        was_proved = self.is_proved
        try:
            for frame in self._channel.frames():
                self._opened()
                if self.reason is None:
                    self._owner.received(self, frame)
                if self.reason is not None:
                    return
        except LinkError as error:
            self._write(self._channel.take())  # our version, so that the other end can say why
            self.end(error)
            return
        self._write(self._channel.take())
        if self._channel.stage == "open":
            self._opened()
        elif self.is_proved and not was_proved:
            assert self._transport is not None
            self._transport.pause_reading()
            self._owner.proved(self)

    def _opened(self) -> None:
        if self.since or self.reason is not None:
            return
        self.since = self._heard = self._loop.time()
        assert self._timer is not None
        self._timer.cancel()
        self._timer = self._loop.call_later(self._timing.heartbeat, self._beat)
        self.ready.set_result(self.peer)
        self._owner.opened(self)

    def _beat(self) -> None:
        """A sign of life is due, and a look whether there was one, and whether the other end reads."""
        now = self._loop.time()
        silence = now - self._heard
        if silence > self._timing.dead:
            self.end(Silent(f"Nothing has been heard for {silence:.0f} seconds."))
            return
        if (taken := self._written - self.waiting) != self._taken:
            self._taken, self._taken_at = taken, now
        elif self.waiting > self._limits.lagging and now - self._taken_at > self._timing.dead:
            self._give_up()
            return
        self._timer = self._loop.call_later(self._timing.heartbeat, self._beat)
        self._write(self._channel.heartbeat())

    def _write(self, data: bytes) -> None:
        if self._transport is None or not data or self.reason is not None or self._transport.is_closing():
            return  # broken just now, perhaps, and not told yet: asyncio complains of what is written then
        self._transport.write(data)
        self._written += len(data)
        if self.waiting > self._limits.queued:
            self._give_up()

    @property
    def waiting(self) -> int:
        """Bytes that wait until the other end reads."""
        return self._transport.get_write_buffer_size() if self._transport is not None else 0

    def _give_up(self) -> None:
        """The other end does not read: what waits for it would wait for ever."""
        assert self._transport is not None
        self.end(TooSlow())
        self._transport.abort()


async def race(links: list[asyncio.Task[bytes]]) -> bytes:
    """The first of several dials to succeed; the others are ended.

    Raises:
        LinkError, OSError: the last failure, when all failed.
    """
    pending, failure = set(links), None
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            ended = [(task, task.exception()) for task in done]  # each is asked: asyncio complains of what nobody was
            for task, failure in ended:
                if failure is None:
                    return task.result()
        assert failure is not None
        raise failure
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
