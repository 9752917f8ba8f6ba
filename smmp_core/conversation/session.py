"""One epoch's ratchet as it runs: sorts what arrives, so that the paper's rules may assume order.

The outer machine of house style: frames come early, late, twice, forged or from a losing branch;
:meth:`Session.offer` says which, and :meth:`Session.advance` hands the protocol exactly the next one.
"""

from enum import Enum, auto

from smmp_core.conversation.shelf import Shelf
from smmp_core.crypto.random import RandomSource
from smmp_core.errors import PeerError
from smmp_core.protocol import frames
from smmp_core.protocol.frames import Location, MalformedFrame, MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import (
    ResyncOffer,
    Superseded,
    apply_own,
    genuine_resync,
    receive_resync,
    switch,
)
from smmp_core.protocol.message import Message
from smmp_core.protocol.receiving import decrypt, genuine, is_ours
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch, RatchetState

MAX_HELD = 1024  # frames that came early
MAX_AHEAD = 8192  # steps


class Verdict(Enum):
    """What a frame is to us (protocol.md M8)."""

    JUNK = auto()  # malformed, or its tag is not its author's: ignored
    STALE = auto()  # agreed long ago, of a past era or a losing branch: never causes anything
    DUPLICATE = auto()  # the very frame we took at this step
    HELD = auto()  # waits for its turn
    CLASH = auto()  # another member's genuine frame for a step that is taken
    TWOFOLD = auto()  # another genuine frame by the same author: it tells two people different things
    OURS = auto()  # our own, and we do not know of it: we have lost what came after an older state
    DIVIDED = auto()  # a resync that should have won, but messages of the present era were accepted (R4)


class Session:
    """The ratchet of one epoch with the frames that wait for it."""

    def __init__(
        self, epoch: Epoch, ratchet: RatchetState, superseded: Superseded | None = None, shelf: Shelf | None = None
    ) -> None:
        self.epoch = epoch
        self.ratchet = ratchet
        self.superseded = superseded  # what R4 keeps to change sides
        self.tried = ratchet.location  # where the frame belongs that was last tried
        self.target = ratchet.location  # the furthest location anybody has proved to us
        self._names: dict[Location, tuple[int, bytes]] = {}  # author and F of frames taken, not yet agreed
        self._held: dict[Location, MessageFrame | ResyncFrame] = {}
        self._stuck = False  # the next step cannot be decrypted
        for location, frame in shelf.items() if shelf else ():
            if location.epoch == epoch.number:
                self._name(_parse(frame, epoch.N))

    @property
    def location(self) -> Location:
        """The last accepted step."""
        return self.ratchet.location

    @property
    def behind(self) -> bool:
        """Whether somebody holds a step that we lack."""
        return self.target > self.location or bool(self._held)

    @property
    def behind_era(self) -> bool:
        """Whether somebody stands in an era that we have not entered."""
        return self.target.era_start > self.location.era_start

    @property
    def first_held(self) -> Location | None:
        """The earliest frame that waits."""
        return min(self._held, default=None)

    def heard(self, location: Location) -> None:
        """A member has proved to be at ``location``."""
        if location.epoch == self.epoch.number and location > self.target and not self.loses(location):
            self.target = location

    def offer(self, data: bytes) -> Verdict:
        """Judge a message or resync frame and hold it if it may be needed."""
        try:
            frame = _parse(data, self.epoch.N)
        except MalformedFrame:
            return Verdict.JUNK
        if frame.header.sender == self.epoch.j:
            return Verdict.OURS if self._is_unknown_own(frame) else Verdict.STALE
        real = genuine(self.epoch, frame) if isinstance(frame, MessageFrame) else genuine_resync(self.epoch, frame)
        if not real:
            return Verdict.JUNK
        verdict = self._place(frame)
        if verdict is Verdict.HELD:
            here = frame.header.location
            if here.era_start == self.location.era_start and here.step > self.location.step + MAX_AHEAD:
                return Verdict.STALE
            if len(self._held) >= MAX_HELD:
                furthest = max(self._held)
                if here >= furthest:
                    return Verdict.STALE  # comes again when asked for
                del self._held[furthest]
            self._held[here] = frame
            self.heard(here)
        return verdict

    def _is_unknown_own(self, frame: MessageFrame | ResyncFrame) -> bool:
        here, now = frame.header.location, self.location
        ahead = here.era > now.era or (here.era_start == now.era_start and here.step > now.step)
        return ahead and is_ours(self.epoch, frame)

    def _place(self, frame: MessageFrame | ResyncFrame) -> Verdict:
        here, now = frame.header.location, self.location
        held = self._held.get(here)
        if held is not None:
            return _beside(held.header.sender, held.name, frame)
        if here.era > now.era:
            return Verdict.HELD
        if here.era < now.era:
            return Verdict.STALE
        if here.era_sender != now.era_sender:
            if here.era_sender > now.era_sender:
                return Verdict.STALE  # the losing branch
            if now.step > 0:
                return Verdict.DIVIDED
            return Verdict.HELD
        if here.step > now.step:
            return Verdict.HELD
        known = self._names.get(here)
        return Verdict.STALE if known is None else _beside(*known, frame)

    def _name(self, frame: MessageFrame | ResyncFrame) -> None:
        self._names[frame.header.location] = frame.header.sender, frame.name

    def advance(self, *, leave_gap: bool) -> tuple[MessageFrame | ResyncFrame, Message | None] | None:
        """Take the next held frame, if there is one; None when nothing can be taken.

        A message moves one step; a resync (``None`` in place of the message) moves to its era, but
        only from the end of the present one unless ``leave_gap``.

        Raises:
            PeerError: the frame is genuine but does not fit our state; nothing has changed but that
                the session takes no further message in this era.
        """
        frame = self._held.get(self.location.next_step)
        if frame is not None and not self._stuck:
            assert isinstance(frame, MessageFrame)
            del self._held[self.location.next_step]
            self.tried = frame.header.location
            try:
                received = decrypt(self.epoch, self.ratchet, frame)
            except PeerError:
                self._stuck = True
                raise
            self.ratchet = received.state
            self._name(frame)
            return frame, received.message
        resync = self._next_resync()
        if resync is None or not (leave_gap or self._stuck or self._at_end_of_era()):
            return None
        del self._held[resync.header.location]
        self.tried = resync.header.location
        if resync.header.location.era == self.location.era:
            assert self.superseded is not None
            self.ratchet, self.superseded = switch(self.epoch, self.superseded, resync)
        else:
            self.ratchet, self.superseded = receive_resync(self.epoch, self.ratchet, resync)
        self._enter_era()
        self._name(resync)
        return resync, None

    def _at_end_of_era(self) -> bool:
        """Nothing of this era is known to be missing."""
        here = self.location.era_start
        return not (self.target.era_start == here and self.target > self.location) and not any(
            held.era_start == here for held in self._held
        )

    def _next_resync(self) -> ResyncFrame | None:
        """The winning resync among those held: of our own era number (switch), else of the next."""
        now = self.location
        for era in (now.era, now.era + 1):
            found = [
                frame
                for location, frame in self._held.items()
                if isinstance(frame, ResyncFrame) and location.era == era and location.era_start != now.era_start
            ]
            if era == now.era and (self.superseded is None or now.step > 0):
                continue
            if found:
                return min(found, key=lambda frame: frame.header.sender)
        return None

    def encrypt(
        self,
        *,
        id: bytes,
        position: tuple[int, int, int] | None,
        kind: int,
        time: int,
        content: bytes,
        random: RandomSource,
    ) -> tuple[bytes, Message]:
        """Encrypt the next step (SMMP §VII); returns the frame for everybody."""
        sent = encrypt(
            self.epoch, self.ratchet, id=id, position=position, kind=kind, time=time, content=content, random=random
        )
        self.ratchet = sent.state
        self._names[self.location] = self.epoch.j, sent.name
        self.heard(self.location)
        return sent.frame, sent.message

    def resync(self, offer: ResyncOffer) -> None:
        """Enter the era of our own resync (SMMP §X.B.1 step 9)."""
        self.ratchet, self.superseded = apply_own(self.epoch, self.ratchet, offer)
        self._enter_era()

    def settle(self, through: Location) -> None:
        """Everybody has acknowledged ``through``: nothing before it matters any more (M8, R4)."""
        for location in [known for known in self._names if known <= through]:
            del self._names[location]
        if self.superseded is not None and through.era_start == self.location.era_start:
            self.superseded = None

    def _enter_era(self) -> None:
        self._stuck = False
        here = self.location
        self._held = {at: frame for at, frame in self._held.items() if at > here and not self.loses(at)}
        if self.target < here or self.loses(self.target):
            self.target = here

    def loses(self, location: Location) -> bool:
        """Whether a location lies on the losing branch of our era number (R4)."""
        return location.era == self.location.era and location.era_sender > self.location.era_sender


def _parse(data: bytes, size: int) -> MessageFrame | ResyncFrame:
    return MessageFrame.parse(data, size) if data[0] == frames.MESSAGE else ResyncFrame.parse(data, size)


def _beside(author: int, name: bytes, frame: MessageFrame | ResyncFrame) -> Verdict:
    """What a frame is beside the one known at its location."""
    if name == frame.name:
        return Verdict.DUPLICATE
    return Verdict.TWOFOLD if author == frame.header.sender else Verdict.CLASH
