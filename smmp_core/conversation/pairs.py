"""One-on-one conversations inside a group: each pair's ratchet, with an outbox of its own (SMMP §IX, protocol.md §7).

A message is sealed once in an epoch, stored, and sent again until the other end has acknowledged it. A new epoch
gives every pair a new ratchet; what was not acknowledged is sealed anew in it, under the same id.
"""

from collections.abc import Callable, Iterable

import msgspec

from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.protocol import frames
from smmp_core.protocol.agreement import Established
from smmp_core.protocol.frames import MalformedFrame
from smmp_core.protocol.private import (
    MAX_ACKED,
    TEXT,
    ForgedPrivate,
    Pair,
    PrivateMessage,
    PrivateState,
    begin,
    decrypt,
    encrypt,
    make_private_ack,
    private_ends,
    read_header,
    read_private_ack,
)

AGAIN = 2.0  # seconds until what is not acknowledged is sent again, doubling to
AGAIN_MAX = 60.0
BATCH = 64  # messages on their way to one member


class Channel(msgspec.Struct):
    """The way to one member: its ratchet, begun with the first message in either direction."""

    pair: Pair
    root: bytes  # erased when the ratchet begins
    s: bytes  # our ratchet key of the agreement, until then
    S: bytes  # the other's
    state: PrivateState | None = None


class Parcel(msgspec.Struct):
    """One of our messages that its receiver has not acknowledged."""

    to: bytes  # identity key
    id: bytes  # 16 bytes
    message: PrivateMessage
    frame: bytes | None = None  # sealed in the present epoch
    sent: bool = False  # it left, and nothing speaks against its having arrived

    def __repr__(self) -> str:
        return f"Parcel({self.id.hex()[:8]})"


class PairsState(msgspec.Struct):
    """What must outlast a restart."""

    channels: dict[bytes, Channel] = {}  # by the other's identity key
    sealed: dict[tuple[bytes, bytes], bytes] = {}  # frames on their way, by receiver and message id


class Pairs:
    """All one-on-one conversations of one group at one member."""

    def __init__(
        self,
        world: World,
        voice: Voice,
        state: PairsState,
        parcels: Iterable[Parcel],
        *,
        known: Callable[[bytes, bytes], bool],
        take: Callable[[bytes, bytes, PrivateMessage], None],
        arrived: Callable[[Parcel], None],
    ) -> None:
        """Take up where ``state`` stood; ``parcels`` are our messages not yet acknowledged, as written.

        ``known`` says whether we hold the message (author, id); ``take`` is given (author, id, message) that came,
        ``arrived`` our own that was acknowledged.
        """
        self._world, self._voice = world, voice
        self._channels = state.channels
        self._parcels = {(parcel.to, parcel.id): parcel for parcel in parcels}
        self._sealed = state.sealed  # until what is repeated has been put again after a restart
        for parcel in self._parcels.values():
            parcel.frame = state.sealed.get((parcel.to, parcel.id))
        self._known, self._take, self._arrived_at = known, take, arrived
        self._acks: dict[bytes, list[bytes]] = {}  # ids to acknowledge, by member
        self._again: dict[bytes, tuple[float, float]] = {}  # when to send to a member again, and the pause after it
        self.changed = False

    def __len__(self) -> int:
        """How many of our messages are on their way."""
        return len(self._parcels)

    def __contains__(self, member: bytes) -> bool:
        """Whether there is a way to this member."""
        return member in self._channels

    def state(self) -> PairsState:
        """What must be stored."""
        self.changed = False
        sealed = {key: parcel.frame for key, parcel in self._parcels.items() if parcel.frame is not None}
        return PairsState(self._channels, sealed)

    def pair(self, member: bytes) -> Pair | None:
        """Our pair with a member, of the last epoch that we were in together."""
        channel = self._channels.get(member)
        return channel.pair if channel is not None else None

    # -- inputs -------------------------------------------------------------------------------

    def put(self, parcel: Parcel) -> None:
        """Send a message until it is acknowledged."""
        key = parcel.to, parcel.id
        if key not in self._parcels:
            parcel.frame = self._sealed.pop(key, None)
            self._parcels[key] = parcel

    def drop(self, member: bytes) -> None:
        """The member is no longer one: nothing is written to it any more."""
        self._channels.pop(member, None)
        self._parcels = {key: parcel for key, parcel in self._parcels.items() if parcel.to != member}
        self.changed = True

    def new_epoch(self, established: Established) -> None:
        """Every pair of the new epoch begins anew; who is not in it keeps its way for later."""
        epoch, ratchet = established.epoch, established.ratchet
        for i, member in enumerate(epoch.roster):
            if i != epoch.j:
                pair = Pair(epoch.group, epoch.number, epoch.j, i, epoch.pairs[i])
                s, S = (ratchet.r_init, b"") if epoch.j > i else (b"", ratchet.R_init[i])
                self._channels[member] = Channel(pair, established.roots[i], s, S)
                self.link_up(member)
        for parcel in self._parcels.values():
            if parcel.to in epoch.roster:
                parcel.frame = None
        self._sealed = {}
        self.changed = True

    def link_up(self, member: bytes) -> None:
        """What a member has not acknowledged is sent again at once."""
        self._again.pop(member, None)
        for parcel in self._parcels.values():
            if parcel.to == member:
                parcel.sent = False

    def receive(self, peer: bytes, frame: bytes) -> None:
        """Handle a one-on-one frame or its acknowledgement; bad ones do nothing."""
        try:
            epoch, sender, _ = private_ends(frame)
            channel = self._channels.get(peer)
            if channel is None or (channel.pair.epoch, channel.pair.i) != (epoch, sender):
                return
            if frame[0] == frames.PRIVATE_ACK:
                for id in read_private_ack(channel.pair, frame):
                    self._arrived(peer, id)
            else:
                self._open(peer, channel, frame)
        except (MalformedFrame, ForgedPrivate):
            return

    def _open(self, peer: bytes, channel: Channel, frame: bytes) -> None:
        id = read_header(channel.pair, frame).id
        try:
            state, message = decrypt(channel.pair, self._begun(channel), frame, self._world.random)
        except ForgedPrivate:
            if not self._known(peer, id) and not self._known(self._world.me, id):
                raise  # else it was opened before, and our acknowledgement lost
        else:
            self._keep(channel, state)
            if message.kind != TEXT or not self._known(peer, id):  # a repeat that differs is fork evidence
                self._take(peer, id, message)
        self._acks.setdefault(peer, []).append(id)

    def _arrived(self, peer: bytes, id: bytes) -> None:
        parcel = self._parcels.pop((peer, id), None)
        if parcel is not None:
            self.changed = True
            self._arrived_at(parcel)

    def _begun(self, channel: Channel) -> PrivateState:
        return channel.state or begin(channel.pair, channel.root, channel.s, channel.S, self._world.random)

    def _keep(self, channel: Channel, state: PrivateState) -> None:
        """The ratchet has moved; what it began from is gone."""
        channel.state, channel.root, channel.s, channel.S = state, b"", b"", b""
        self.changed = True

    # -- every input ends here ----------------------------------------------------------------

    def settle(self, now: float, *, silent: bool) -> None:
        """Acknowledge what came, send what waits; not if we are ``silent``: keys might be used a second time."""
        connected, acks, self._acks = self._world.connected, self._acks, {}
        for member, ids in acks.items():
            for start in range(0, len(ids), MAX_ACKED):
                ack = make_private_ack(self._channels[member].pair, ids[start : start + MAX_ACKED])
                self._voice.post([member], ack)
        waiting: dict[bytes, list[Parcel]] = {}
        for parcel in self._parcels.values():
            if parcel.to in connected and parcel.to in self._channels and not silent:
                waiting.setdefault(parcel.to, []).append(parcel)
        self._again = {member: at for member, at in self._again.items() if member in waiting}
        for member, parcels in waiting.items():
            due, pause = self._again.get(member, (now + AGAIN, AGAIN))
            again = now >= due
            if again:
                pause = min(2 * pause, AGAIN_MAX)
                due = now + pause
            self._again[member] = due, pause
            for parcel in parcels[:BATCH]:
                if again or not parcel.sent:
                    self._post(parcel)

    def _post(self, parcel: Parcel) -> None:
        channel = self._channels[parcel.to]
        if parcel.frame is None:
            state, parcel.frame = encrypt(
                channel.pair, self._begun(channel), parcel.id, parcel.message, self._world.random
            )
            self._keep(channel, state)
        parcel.sent = True
        self._voice.post([parcel.to], parcel.frame)

    def timers(self) -> list[float]:
        """When to settle although nothing came."""
        return [due for due, _ in self._again.values()]
