"""Encrypting what we have to say: our messages, again in every era until all hold them, and refreshes (SMMP §VII)."""

from collections.abc import Callable, Sequence

from smmp_core.conversation.faults import Faults
from smmp_core.conversation.floor import Floor
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.outbox import Outbox, Pending
from smmp_core.conversation.pace import RefreshPace
from smmp_core.conversation.recovery import Recovery
from smmp_core.conversation.repeats import Repeats
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.message import REFRESH, TEXT
from smmp_core.protocol.sending import encrypt

BURST_COST, BURST_LEAST = 24, 2  # encrypted in one go: so many c_hi, and at least so many messages
MOMENT = 0.001  # seconds until it is gone on with


class Speaker:
    """Our own voice in one conversation."""

    def __init__(
        self,
        world: World,
        *,
        voice: Voice,
        faults: Faults,
        membership: Membership,
        shelf: Shelf,
        ledger: Ledger,
        outbox: Outbox,
        repeats: Repeats,
        recovery: Recovery,
        refresh: RefreshPace,
    ) -> None:
        self._world, self._voice, self._faults, self._membership = world, voice, faults, membership
        self._shelf, self._ledger, self._outbox, self._repeats = shelf, ledger, outbox, repeats
        self._recovery, self._refresh = recovery, refresh

    def may_encrypt(self, session: Session, connected: Sequence[bytes]) -> bool:
        """Whether anything may be encrypted at all."""
        return bool(connected) and not self._recovery.silenced and not session.behind

    def wanting(self, session: Session, now: float) -> bool:
        """Whether there is something to encrypt."""
        return self._next_pending(session) is not None or self._refresh.due(now, session.epoch.N)

    def _next_pending(self, session: Session) -> Pending | None:
        """The next message to be encrypted in this era: none goes to anybody who joined after it was written."""
        newest = max(map(self._membership.since, session.epoch.roster))
        return self._outbox.next(session.location.era_start, newest)

    def speak(
        self,
        session: Session,
        floor: Floor,
        connected: Sequence[bytes],
        now: float,
        *,
        gathered: bool,
        said: Callable[[], None],
    ) -> float | None:
        """Encrypt what waits if we have the floor, pass it on, or ask for it; ``said`` is called after each step.

        Returns when to go on if there is more to encrypt: nothing else is to wait for thousands of messages.
        """
        if not self.may_encrypt(session, connected) or not floor.is_open(now, gathered):
            return None
        turns, again = floor.turns, True
        left = max(BURST_LEAST, BURST_COST // session.epoch.N)
        while again:
            while turns.may_speak(session.location.step):
                pending = self._next_pending(session)
                if pending is None and not self._refresh.due(now, session.epoch.N):
                    break
                if left == 0:
                    return now + MOMENT
                self.encrypt(session, floor, pending, connected, now)
                said()
                turns.spoke()
                left -= 1
            indices = [session.epoch.roster.index(member) for member in (self._world.me, *connected)]
            self._voice.signal(
                connected, *floor.ask_or_pass(session.location.step, self.wanting(session, now), indices, now)
            )
            again = self.wanting(session, now) and turns.may_speak(session.location.step)
        return None

    def encrypt(
        self, session: Session, floor: Floor, pending: Pending | None, connected: Sequence[bytes], now: float
    ) -> None:
        """Encrypt a message, or an empty refresh, as the next step (SMMP §VII)."""
        world, before = self._world, session.ratchet
        if pending is None:
            id, position, kind, time, content = world.random(16), None, REFRESH, world.wall(), b""
        else:
            id, position, kind, time, content = pending.id, pending.position, TEXT, pending.time, pending.text.encode()
        frame, message = session.encrypt(
            id=id, position=position, kind=kind, time=time, content=content, random=world.random
        )
        if world.tracer is not None:
            world.tracer.encrypted(session.epoch.group, session.location, message)
        self._refresh.spoke()
        if pending is not None:
            pending.at = session.location
            if pending.position is not None:
                self._recovery.sent_again(world.me, pending.id)
            else:
                pending.position = message.position
                entry = Entry(message.position, world.me, pending.id, hash_(content))
                self._ledger.place(entry, pending.text, pending.time, session.ratchet.conv_digest)
                self._repeats.owe(pending.id, sorted(set(self._membership.present) - set(session.epoch.roster)))
        self._voice.keep(self._shelf, session.location, frame)
        floor.turns.stirred(session.epoch.j, session.location.step, now)
        lied_to = self._faults.lied_to(connected) if pending is not None else None
        for member, sent in self._faults.pass_on(connected, frame, now):
            if member == lied_to and sent == frame:
                other = self._faults.lie(content)
                sent = encrypt(
                    session.epoch,
                    before,
                    id=id,
                    position=position,
                    kind=kind,
                    time=time,
                    content=other,
                    random=world.random,
                ).frame
            self._voice.post([member], sent)
