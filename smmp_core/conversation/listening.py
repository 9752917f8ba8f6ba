"""Sorting what comes in: frames of the protocol to the sessions, signals to the machines they are for."""

from smmp_core.conversation import signals
from smmp_core.conversation.catching_up import serve
from smmp_core.conversation.comparison import Comparison
from smmp_core.conversation.consensus import Consensus
from smmp_core.conversation.courses import Courses
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.floor import Floor
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.reclaiming import Reclaiming
from smmp_core.conversation.recovery import Recovery
from smmp_core.conversation.session import Session, Verdict
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Ask, Claim, Grant, Lack, Listing, More, Outline, Request, Yield
from smmp_core.conversation.stash import Stash
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.protocol import frames
from smmp_core.protocol.acknowledgement import ForgedAck, read_ack
from smmp_core.protocol.frames import Header, MalformedFrame

REASONS = {
    Verdict.CLASH: "Two messages claim the same place in the conversation, one by {}.",
    Verdict.TWOFOLD: "{} sent different things to different members.",
}


class Listener:
    """Our ears in one conversation."""

    def __init__(
        self,
        world: World,
        group: bytes,
        *,
        voice: Voice,
        faults: Faults,
        shelf: Shelf,
        courses: Courses,
        ledger: Ledger,
        consensus: Consensus,
        recovery: Recovery,
        comparison: Comparison,
        reclaiming: Reclaiming,
        stash: Stash,
    ) -> None:
        """``stash`` takes what comes before its time."""
        self._world, self._group, self._voice, self._faults, self._shelf = world, group, voice, faults, shelf
        self._courses, self._ledger, self._consensus = courses, ledger, consensus
        self._recovery, self._comparison, self._reclaiming, self._stash = recovery, comparison, reclaiming, stash

    def hear(self, peer: bytes, frame: bytes, floor: Floor, now: float) -> None:
        """A message, resync, acknowledgement, turn or repair frame came over ``peer``'s link."""
        if self._faults.leaves_at is not None:
            self._faults.incoming.append((peer, frame))
            return
        if self._faults.parted(peer):
            return
        roster = self._courses.current.session.epoch.roster
        if peer in roster:
            floor.turns.hear(roster.index(peer), now)
        if frame[0] in (frames.MESSAGE, frames.RESYNC, frames.ACK):
            self._protocol_frame(peer, frame, floor, now)
        elif peer in roster:
            self._signal_frame(peer, frame, floor, now)

    def _protocol_frame(self, peer: bytes, frame: bytes, floor: Floor, now: float) -> None:
        try:
            header = Header.parse(frame)
        except MalformedFrame:
            return
        present = self._courses.current.session
        if header.location.epoch > present.epoch.number:
            self._stash.put(peer, frame)
            if frame[0] == frames.ACK and peer in present.epoch.roster:
                self._recovery.ahead.says(peer, now)
        session = self._courses.of_epoch(header.location.epoch)
        if session is None:
            return
        if frame[0] == frames.ACK:
            self._acknowledgement(session, frame, floor, now)
            return
        verdict = session.offer(frame)
        author = session.epoch.roster[header.sender] if header.sender < session.epoch.N else b""
        if self._world.tracer is not None:
            self._world.tracer.judged(self._group, peer, author, frame, verdict.name)
        if verdict is Verdict.TWOFOLD:
            self._ledger.accuse(author, "{} sent different things to different members.")
        if session is not present:
            return
        if verdict in REASONS:
            self._recovery.require(REASONS[verdict].format(self._world.name_of(author)), present.location, now)
        elif verdict is Verdict.OURS:
            self._reclaiming.spoke_at(header.location.position, peer)
            self._recovery.lost()
        elif verdict is Verdict.DIVIDED:
            self._recovery.wants_agreement = "Two resyncs happened at once."

    def _acknowledgement(self, session: Session, frame: bytes, floor: Floor, now: float) -> None:
        try:
            ack = read_ack(session.epoch, frame)
        except ForgedAck:
            return
        session.heard(ack.location)
        member, present = session.epoch.roster[ack.sender], self._courses.current.session
        if member == self._world.me or member not in present.epoch.roster:
            return
        floor.heard(member)
        if session is present:
            self._recovery.ahead.settled(member)
        self._recovery.uncompared.add(member)
        self._consensus.hear(present, member, ack, now)
        if self._world.tracer is not None:
            self._world.tracer.heard(self._group, member, ack, self._consensus.acknowledgements.state(member))
        if session is present and session.loses(ack.location):
            self._voice.show(self._shelf, member, present.location.era_start)  # the resync that wins

    def _signal_frame(self, peer: bytes, frame: bytes, floor: Floor, now: float) -> None:
        try:
            signal = signals.decode(frame)
        except MalformedFrame:
            return
        session = self._courses.current.session
        match signal:
            case Request() | Grant() | Claim() | Yield():
                turns, sender = floor.turns, session.epoch.roster.index(peer)
                if isinstance(signal, Grant) and any(
                    i >= len(session.epoch.roster) for i in (signal.to, *signal.queue)
                ):
                    return  # nobody has such a number
                if signal.era == turns.era:
                    self._voice.signal([peer], *turns.receive(sender, signal, now, session.location.step))
                elif signal.era > turns.era:
                    self._stash.put(peer, frame)
            case Ask() if not self._faults.no_repair:
                serve(self._shelf, peer, signal, self._voice)
            case Lack() | More():
                self._courses.answered(peer, signal, now)
            case Outline() | Listing():
                self._comparison.receive(peer, signal, now)
            case _:
                pass
