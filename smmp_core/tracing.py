"""The trace of a running member's groups, for whoever asks: the lab, other members that may, a file."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from smmp_core import events
from smmp_core.conversation.member import Member
from smmp_core.performing import group_id
from smmp_core.protocol.frames import frame_group
from smmp_core.trace.kinds import Kind, kind_of
from smmp_core.trace.merging import Live, Merger
from smmp_core.trace.records import AnyRecord, Came, Linked, Person, Sent, Unlinked, fingerprint, short
from smmp_core.trace.tracer import Tracer, Tracers

log = logging.getLogger(__name__)

Take = Callable[[Live], None]
"""Who is told each record; its time is of the clock that :class:`Traces` was handed."""


class Others(Protocol):
    """Who asks other members of a group for their traces."""

    def watch(self, group: bytes, take: Take) -> Callable[[], None]:
        """Hand what they tell to ``take``; answers how to end it."""
        ...


class Tracing:
    """A trace that is being written."""

    def __init__(self, ends: list[Callable[[], None]]) -> None:
        """``ends``: what ends it."""
        self._ends = ends

    def close(self) -> None:
        """End it; nothing comes any more. May be called again."""
        while self._ends:
            self._ends.pop()()


@dataclass
class _Watched:
    """A group of which a trace is written."""

    takers: list[Take] = field(default_factory=list)
    known: dict[bytes, str] = field(default_factory=dict)  # who has been introduced, and its name in the trace
    members: tuple[bytes, ...] = ()  # as they were when that was last looked at


class Traces:
    """All live traces of a member. While nobody asks for one the engine is not listened to."""

    def __init__(self, member: Callable[[], Member], name: Callable[[], str], clock: Callable[[], float]) -> None:
        """``member`` answers the engine, ``name`` our own name; ``clock`` is steady, in seconds."""
        self._member, self._name, self._clock = member, name, clock
        self._watched: dict[bytes, _Watched] = {}
        self._tracers = Tracers()
        self.others: Others | None = None

    def trace(self, group: str, sink: Callable[[AnyRecord], None], *, others: bool = False) -> Tracing:
        """Write the trace of a group from now on: ``sink`` is handed each record on the loop, and first how all stands.

        Ours are the records that happen here; ``others``: also those of members who allow it, as their claims. A frame
        is ``Sent`` when it goes into the link or, if it comes to us or from who tells us nothing, when it is here.

        Raises:
            LocalError: there is no such group.
        """
        id, origin = group_id(self._member(), group), self._clock()
        merger = Merger(sink, lambda: round(self._clock() - origin, 6), short(self._member().world.me))
        ends = [self.follow(id, merger.take)]
        if others and self.others is not None:
            ends.append(self.others.watch(id, merger.take))
        return Tracing(ends)

    def follow(self, group: bytes, take: Take) -> Callable[[], None]:
        """Hand our own records of a group to ``take``, and first how we stand; answers how to end it."""
        watched = self._watched.setdefault(group, _Watched())
        takers, watched.takers = watched.takers, [take]
        for key in watched.known:
            self._introduce(watched, key)
        self._begin(group, watched)
        watched.takers = [*takers, take]

        def end() -> None:
            watched.takers.remove(take)
            if not watched.takers and self._watched.get(group) is watched:
                del self._watched[group]
                self._tracers.pop(group, None)
                self._listen()

        return end

    def known(self, group: bytes) -> set[str]:
        """Whom the trace of a group may be about, as it names them."""
        watched = self._watched.get(group)
        return {short(key) for key in watched.known} if watched is not None else set()

    def attach(self) -> None:
        """There is another engine, which has taken up what is stored."""
        for group, watched in self._watched.items():
            self._begin(group, watched)

    def _begin(self, group: bytes, watched: _Watched) -> None:
        """Listen to the engine with a new tracer, which tells how things stand."""
        self._meet(group, watched)
        member = self._member()

        def sink(record: AnyRecord) -> None:
            self._meet(group, watched)  # who is new is introduced first
            self._tell(watched, record)

        found = member.groups.get(group)
        running = found is not None and found.conversation is not None
        tracer = self._tracers[group] = Tracer(group, member.world.me, self._clock, sink, resumed=running)
        self._listen()
        if found is None:
            return
        if found.conversation is not None:
            found.conversation.trace()
        tracer.told(events.State(group.hex(), found.word(self._clock()).text))

    def _listen(self) -> None:
        self._member().world.tracer = self._tracers or None

    def _meet(self, group: bytes, watched: _Watched) -> None:
        """Introduce who has not been."""
        found, world = self._member().groups.get(group), self._member().world
        members = found.members if found is not None else ()
        if members == watched.members:
            return
        watched.members = members
        roster = found.conversation.epoch.roster if found is not None and found.conversation is not None else ()
        for key in dict.fromkeys((world.me, *members, *roster)):
            if key not in watched.known:
                watched.known[key] = self._name() if key == world.me else world.name_of(key)
                self._introduce(watched, key)

    def _introduce(self, watched: _Watched, key: bytes) -> None:
        world, at = self._member().world, self._clock()
        self._tell(watched, Person(at=at, member=short(key), name=watched.known[key], own=key == world.me))
        if key in world.connected:
            self._tell(watched, Linked(at=at, member=short(world.me), to=short(key), before=True))

    def _tell(self, watched: _Watched, record: Live) -> None:
        for take in list(watched.takers):
            try:
                take(record)
            except Exception:
                log.exception("who follows a trace failed")

    # -- what the service tells ---------------------------------------------------------------

    def linked(self, peer: bytes) -> None:
        """A link stands."""
        self._linked(peer, Linked)

    def unlinked(self, peer: bytes) -> None:
        """A link has ended."""
        self._linked(peer, Unlinked)

    def _linked(self, peer: bytes, kind: type[Linked] | type[Unlinked]) -> None:
        for watched in self._watched.values():
            if peer in watched.known:
                me = self._member().world.me
                self._tell(watched, kind(at=self._clock(), member=short(me), to=short(peer)))

    def sent(self, peer: bytes, frame: bytes) -> None:
        """A frame went into the link with ``peer``."""
        if (found := self._of(peer, frame)) is None:
            return
        watched, kind, at, me = *found, self._clock(), self._member().world.me
        self._tell(
            watched,
            Sent(
                at=at,
                member=short(me),
                to=short(peer),
                frame=0,
                name=fingerprint(frame),
                family=kind.family,
                what=kind.what,
                place=kind.place,
                author=self._author(frame, me, kind),
                size=len(frame),
                due=at,
            ),
        )

    def came(self, peer: bytes, frame: bytes) -> None:
        """A frame came over the link with ``peer``, and has not been looked at yet."""
        if (found := self._of(peer, frame)) is None:
            return
        watched, kind = found
        self._tell(
            watched,
            Came(
                at=self._clock(),
                member=short(self._member().world.me),
                by=short(peer),
                name=fingerprint(frame),
                family=kind.family,
                what=kind.what,
                place=kind.place,
                author=self._author(frame, peer, kind),
                size=len(frame),
            ),
        )

    def note(self, event: events.Event) -> None:
        """The window is told something."""
        for tracer in list(self._tracers.values()):
            tracer.told(event)

    def _of(self, peer: bytes, frame: bytes) -> tuple[_Watched, Kind] | None:
        """The trace that a frame belongs to, if it is written."""
        kind = kind_of(frame) if self._watched and len(frame) > 16 else None
        watched = self._watched.get(frame_group(frame)) if kind is not None else None
        if kind is None or watched is None:
            return None
        self._meet(frame_group(frame), watched)
        return (watched, kind) if peer in watched.known else None

    def _author(self, frame: bytes, sender: bytes, kind: Kind) -> str:
        """Who made a frame, where it is not who sends it."""
        found = self._member().groups.get(frame_group(frame))
        roster = found.conversation.epoch.roster if found is not None and found.conversation is not None else ()
        made = roster[kind.author] if kind.author is not None and kind.author < len(roster) else sender
        return short(made) if made != sender else ""
