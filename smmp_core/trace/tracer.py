"""What one member's engine tells of itself: the hooks that the conversation calls, made into records."""

import logging
from collections.abc import Callable
from typing import Protocol

import msgspec

from smmp_core import events
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import Location, MessageFrame, ResyncFrame
from smmp_core.protocol.message import TEXT, Message
from smmp_core.protocol.state import Epoch, RatchetState, group_secret
from smmp_core.trace.kinds import kind_of
from smmp_core.trace.records import (
    Accepted,
    AnyRecord,
    Encrypted,
    Heard,
    Judged,
    Keys,
    Place,
    Refused,
    Round,
    RoundStage,
    Rule,
    Step,
    Told,
    TracedEvent,
    Turn,
    What,
    fingerprint,
    place_of,
    short,
)

Sink = Callable[[AnyRecord], None]
log = logging.getLogger(__name__)


class Turns(Protocol):
    """What is read of :class:`smmp_core.conversation.turns.Turns`."""

    era: Location
    holder: int | None
    serial: int

    @property
    def waiting(self) -> tuple[int, ...]:
        """Who asked."""
        ...


class Tracer:
    """Writes the trace of one group at one member. Nothing it does changes what the engine does."""

    def __init__(
        self, group: bytes, me: bytes, clock: Callable[[], float], sink: Sink, *, resumed: bool = False
    ) -> None:
        """``clock``: seconds since the trace began; ``sink`` takes each record.

        ``resumed``: the engine takes up what its home holds, so that its ratchet is not new when first seen.
        """
        self.group, self._me, self._clock, self._sink = group, me, clock, sink
        self._resumed = resumed
        self._ratchet: RatchetState | None = None  # as it was last seen
        self._turn: tuple[object, ...] | None = None
        self._rounds: dict[bytes, tuple[str, int]] = {}  # stage and number of those waited for, by attempt

    @property
    def _who(self) -> tuple[float, str]:
        return self._clock(), short(self._me)

    # -- called by the conversation -----------------------------------------------------------

    def stands(self, group: bytes, epoch: Epoch, ratchet: RatchetState) -> None:
        """The present ratchet, after whatever may have moved it."""
        before = self._ratchet
        if group != self.group or ratchet is before:
            return
        self._ratchet, was_resumed = ratchet, self._resumed
        self._resumed = False
        at, member = self._who
        if before is None or before.location.epoch != ratchet.location.epoch:
            fresh = ratchet.location.era == ratchet.location.step == 0 and not was_resumed
            rule: Rule = "initial" if fresh else "taken_up"
            author, before, secret = member, None, ""
        else:
            index, rule = _cause(before, ratchet, epoch.j)
            author = short(epoch.roster[index])
            secret = fingerprint(group_secret(ratchet.ecdh_v, ratchet.R))
        self._sink(
            Step(
                at=at,
                member=member,
                rule=rule,
                author=author,
                roster=[short(key) for key in epoch.roster],
                before=keys_of(before) if before is not None else None,
                after=keys_of(ratchet),
                secret=secret,
            )
        )

    def accepted(self, group: bytes, author: bytes, frame: MessageFrame | ResyncFrame, message: Message | None) -> None:
        """A frame was taken."""
        if group != self.group:
            return
        at, member = self._who
        place = place_of(frame.header.location)
        if message is None:
            self._sink(Accepted(at=at, member=member, author=short(author), what="resync", place=place))
            return
        what: What = "text" if message.kind == TEXT else "refresh"
        first = message.position if message.position != frame.header.location.position else None
        self._sink(
            Accepted(
                at=at, member=member, author=short(author), what=what, place=place, id=short(message.id), first=first
            )
        )

    def encrypted(self, group: bytes, location: Location, message: Message) -> None:
        """We have encrypted a message as the step at ``location``."""
        if group != self.group:
            return
        at, member = self._who
        what: What = "text" if message.kind == TEXT else "refresh"
        first = message.position if message.position != location.position else None
        self._sink(
            Encrypted(at=at, member=member, what=what, place=place_of(location), id=short(message.id), first=first)
        )

    def judged(self, group: bytes, peer: bytes, author: bytes, frame: bytes, verdict: str) -> None:
        """A message or resync came; ``verdict``: the name of a :class:`~smmp_core.conversation.session.Verdict`."""
        kind = kind_of(frame)
        if group != self.group or kind is None or (verdict == "HELD" and self._is_next(kind.place)):
            return
        at, member = self._who
        self._sink(
            Judged(
                at=at,
                member=member,
                peer=short(peer),
                author=short(author),
                what=kind.what,
                verdict=verdict.lower(),
                place=kind.place,
            )
        )

    def _is_next(self, place: Place | None) -> bool:
        """Whether a frame is to be taken at once, and so will be told as accepted."""
        if self._ratchet is None or place is None:
            return False
        here = self._ratchet.location
        return place == place_of(here.next_step) or (place[:2] == (here.epoch, here.era + 1) and place[3] == 0)

    def refused(self, group: bytes, author: bytes, location: Location, error: Exception) -> None:
        """The next step could not be followed."""
        if group != self.group:
            return
        at, member = self._who
        why = events.snake(type(error).__name__)
        self._sink(
            Refused(at=at, member=member, author=short(author), place=place_of(location), why=why, text=str(error))
        )

    def heard(self, group: bytes, by: bytes, ack: Ack, state: events.DigestState) -> None:
        """A member has acknowledged."""
        if group != self.group:
            return
        at, member = self._who
        place, digest = place_of(ack.location), short(ack.digest)
        self._sink(Heard(at=at, member=member, by=short(by), place=place, digest=digest, state=state))

    def floor(self, group: bytes, epoch: Epoch, turns: Turns) -> None:
        """Who has the floor now, as we know it."""
        turn = (turns.era, turns.holder, turns.serial, turns.waiting)
        if group != self.group or turn == self._turn:
            return
        self._turn = turn
        at, member = self._who
        roster = [short(key) for key in epoch.roster]
        holder = roster[turns.holder] if turns.holder is not None else ""
        waiting = [roster[index] for index in turns.waiting]
        self._sink(Turn(at=at, member=member, holder=holder, serial=turns.serial, waiting=waiting))

    def round(self, group: bytes, agreement: Agreement, *, failed: bool = False) -> None:
        """How a key agreement stands."""
        if group != self.group:
            return
        stage: RoundStage = "failed" if failed else agreement.stage
        news = (stage, len(agreement.waiting_for()))
        if self._rounds.get(agreement.agreement) == news:
            return
        self._rounds[agreement.agreement] = news
        at, member = self._who
        roster = [short(key) for key in agreement.roster]

        def named(values: dict[int, bytes]) -> dict[str, str]:
            return {roster[index]: fingerprint(value) for index, value in sorted(values.items())}

        self._sink(
            Round(
                at=at,
                member=member,
                attempt=short(agreement.agreement),
                epoch=agreement.epoch_number,
                stage=stage,
                roster=roster,
                starter=roster[agreement.plan.starter],
                waiting_for=[roster[index] for index in sorted(agreement.waiting_for())] if not failed else [],
                R=named(agreement.R),
                H=named(agreement.H),
                K=named(agreement.K),
                transcript=fingerprint(agreement.transcript),
            )
        )

    # -- called by whoever carries out what the engine asks ------------------------------------

    def told(self, event: events.Event) -> None:
        """The window was told something; texts are left out."""
        if not isinstance(event, TracedEvent) or event.group != self.group.hex():
            return
        if isinstance(event, events.Message):
            event = msgspec.structs.replace(event, text="")
        at, member = self._who
        self._sink(Told(at=at, member=member, event=event))


class Tracers(dict[bytes, Tracer]):
    """The tracers of several groups at one member, by group, told all as one.

    What watches must not harm what it watches: a tracer that fails is let go, and the engine goes on.
    """

    def _tell(self, group: bytes, hook: Callable[[Tracer], None]) -> None:
        tracer = self.get(group)
        if tracer is not None:
            try:
                hook(tracer)
            except Exception:
                log.exception("a trace has ended")
                self.pop(group, None)

    def stands(self, group: bytes, epoch: Epoch, ratchet: RatchetState) -> None:
        """As :meth:`Tracer.stands`, like all that follows."""
        self._tell(group, lambda tracer: tracer.stands(group, epoch, ratchet))

    def accepted(self, group: bytes, author: bytes, frame: MessageFrame | ResyncFrame, message: Message | None) -> None:
        """A frame was taken."""
        self._tell(group, lambda tracer: tracer.accepted(group, author, frame, message))

    def encrypted(self, group: bytes, location: Location, message: Message) -> None:
        """We have encrypted a message."""
        self._tell(group, lambda tracer: tracer.encrypted(group, location, message))

    def judged(self, group: bytes, peer: bytes, author: bytes, frame: bytes, verdict: str) -> None:
        """A message or resync came."""
        self._tell(group, lambda tracer: tracer.judged(group, peer, author, frame, verdict))

    def refused(self, group: bytes, author: bytes, location: Location, error: Exception) -> None:
        """The next step could not be followed."""
        self._tell(group, lambda tracer: tracer.refused(group, author, location, error))

    def heard(self, group: bytes, by: bytes, ack: Ack, state: events.DigestState) -> None:
        """A member has acknowledged."""
        self._tell(group, lambda tracer: tracer.heard(group, by, ack, state))

    def floor(self, group: bytes, epoch: Epoch, turns: Turns) -> None:
        """Who has the floor now."""
        self._tell(group, lambda tracer: tracer.floor(group, epoch, turns))

    def round(self, group: bytes, agreement: Agreement, *, failed: bool = False) -> None:
        """How a key agreement stands."""
        self._tell(group, lambda tracer: tracer.round(group, agreement, failed=failed))


def keys_of(state: RatchetState) -> Keys:
    """A ratchet's fingerprints."""
    return Keys(
        place=place_of(state.location),
        RK=fingerprint(state.RK),
        HK=fingerprint(state.HK),
        NHK=fingerprint(state.NHK),
        mk=fingerprint(state.mk),
        v=fingerprint(state.v),
        r=fingerprint(state.r),
        R=[fingerprint(key) for key in state.R],
        digest=short(state.conv_digest),
        check=fingerprint(state.check),
    )


def _cause(before: RatchetState, after: RatchetState, j: int) -> tuple[int, Rule]:
    """Whose frame moved a ratchet, as an index, and by which rule."""
    if after.location.era_start != before.location.era_start:
        sender = after.location.era_sender
        return sender, "resync_sent" if sender == j else "resync_received"
    moved = [index for index, (old, new) in enumerate(zip(before.R, after.R, strict=True)) if old != new]
    index = moved[0] if moved else j
    return index, "sent" if index == j else "received"
