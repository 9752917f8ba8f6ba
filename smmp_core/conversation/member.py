"""All groups of one person: routes frames to them and gathers what they ask of the world.

Sans-IO like everything in this package: the service and the simulated network drive the same object.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from smmp_core.conversation import signals
from smmp_core.conversation.effects import Effects
from smmp_core.conversation.group import Group
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.pairs import Parcel
from smmp_core.conversation.signals import MAX_MEMBERS, MAX_NAME, Answer, Heard, Invite, Leave, Remove
from smmp_core.conversation.stored import GroupState, StoredEntry
from smmp_core.conversation.world import World
from smmp_core.errors import LocalError
from smmp_core.protocol.frames import Location, MalformedFrame, frame_group
from smmp_core.storage.writes import DropGroup

MAX_TEXT = 65_536  # bytes of UTF-8
MAX_INVITATIONS = 64  # open ones; further ones are ignored
MAX_INVITATIONS_EACH = 8  # open ones of one person: nobody can use up all
MAX_INVITATIONS_STRANGE = 3  # open ones of one person whom nothing joins us with
MAX_STRANGE_INVITATIONS = 24  # open ones of all of those: friends have the rest
MAX_GROUPS = 1024


class StoredGroup(NamedTuple):
    """What a group is taken up from after a restart."""

    id: bytes
    state: bytes  # as in SaveGroup
    messages: list[StoredEntry]  # those that are not final
    unplaced: list[Pending]  # our own, never encrypted
    kept: list[tuple[Location, bytes]]  # kept frames
    parcels: list[Parcel]  # our one-on-one messages that were not acknowledged

    def __repr__(self) -> str:
        return f"StoredGroup({self.id.hex()[:8]})"


class Member:
    """One person's groups."""

    def __init__(self, world: World, stored: Iterable[StoredGroup] = (), now: float = 0.0) -> None:
        """Take all groups up where they stood."""
        self.world = world
        self.groups: dict[bytes, Group] = {}
        self.blocked: set[bytes] = set()
        self.knows: Callable[[bytes], bool] = lambda peer: True  # whether something joins us with somebody
        for group in stored:
            state = msgspec.msgpack.decode(group.state, type=GroupState)
            self.groups[group.id] = Group(
                world,
                group.id,
                state,
                now,
                messages=group.messages,
                unplaced=group.unplaced,
                kept=group.kept,
                parcels=group.parcels,
            )

    # -- what the user does -------------------------------------------------------------------

    def group(self, id: bytes) -> Group:
        """The group with this id.

        Raises:
            LocalError: there is none (``unknown_group``).
        """
        group = self.groups.get(id)
        if group is None or group.stage == "left":
            raise LocalError("There is no such group.", code="unknown_group")
        return group

    def create(self, name: str, members: Iterable[bytes], now: float) -> bytes:
        """Make a group with ``members`` (we are added) and invite them; returns its id.

        Raises:
            LocalError: the name or the number of members is not possible (``bad_field``, ``bad_size``).
        """
        name = _sound_name(name)
        everybody = tuple(sorted({*members, self.world.me}))
        if not 2 <= len(everybody) <= MAX_MEMBERS:
            text = f"A group has 2 to {MAX_MEMBERS} members, you among them; this would be {len(everybody)}."
            raise LocalError(text, code="bad_size")
        if not self._has_room:
            raise LocalError(f"You are in {MAX_GROUPS} groups already; leave one first.", code="bad_size")
        id = self.world.random(16)
        self.groups[id] = Group.create(self.world, id, name, everybody, now)
        return id

    def accept(self, id: bytes, now: float) -> None:
        """Say yes to an invitation."""
        self._invitation(id).accept(now)

    def decline(self, id: bytes) -> None:
        """Say no to an invitation."""
        self._invitation(id).leave()

    def send(self, id: bytes, text: str, now: float) -> bytes:
        """Store a message and send it when it is our turn; returns the message's id.

        Raises:
            LocalError: no such group, not a member yet, or a text that cannot be sent.
        """
        group = self._joined(id)
        _check_text(text)
        message = self.world.random(16)
        group.send(message, text, now)
        return message

    def private(self, id: bytes, to: bytes, text: str, now: float) -> bytes:
        """Store a one-on-one message for another member and send it (SMMP §IX); returns the message's id.

        Raises:
            LocalError: no such group, no such member, no key yet, or a text that cannot be sent.
        """
        group = self._joined(id)
        _check_text(text)
        if to == self.world.me or to not in group.members:
            raise LocalError("Only another member of the group can be written to.", code="unknown_peer")
        message = self.world.random(16)
        group.private(to, message, text, now)
        return message

    def _joined(self, id: bytes) -> Group:
        group = self.group(id)
        if group.stage == "invited":
            raise LocalError("Accept the invitation first.", code="not_ready")
        if group.stage == "removed":
            raise LocalError("You are no longer a member of this group.", code="not_ready")
        return group

    def rename(self, id: bytes, name: str) -> None:
        """Give a group another name of our own."""
        self.group(id).rename(_sound_name(name))

    def add(self, id: bytes, members: Iterable[bytes], now: float) -> None:
        """Ask people to join a group (SMMP §X.A.2).

        Raises:
            LocalError: no such group, not a member yet, or not these people.
        """
        self._joined(id).add(sorted(set(members)), now)

    def remove(self, id: bytes, members: Iterable[bytes], now: float) -> None:
        """Remove members of a group, or withdraw their invitation (SMMP §X.A.3).

        Raises:
            LocalError: no such group, not a member yet, or not these people.
        """
        self._joined(id).remove(sorted(set(members)), now)

    def go_on(self, id: bytes, now: float) -> None:
        """Agree on a new key without waiting for who is away.

        Raises:
            LocalError: no such group, it has no key yet, or nobody is away.
        """
        group = self._joined(id)
        if group.conversation is None:
            raise LocalError("The group has no key yet.", code="not_ready")
        if set(group.conversation.others) <= self.world.connected:
            raise LocalError("Nobody is away.", code="not_ready")
        group.go_on(now)

    def leave(self, id: bytes) -> None:
        """Take part in a group no longer."""
        self.group(id).leave()

    def resync(self, id: bytes, now: float) -> None:
        """Resync by the user's wish.

        Raises:
            LocalError: the group has no key yet (``not_ready``).
        """
        group = self.group(id)
        if group.conversation is None:
            raise LocalError("The group has no key yet.", code="not_ready")
        group.conversation.wish_resync(now)
        group.settle(now)

    @property
    def _has_room(self) -> bool:
        """Whether there may be one more group; those left that somebody has yet to hear of do not count."""
        return sum(group.stage != "left" for group in self.groups.values()) < MAX_GROUPS

    def _invitation(self, id: bytes) -> Group:
        group = self.group(id)
        if group.stage != "invited":
            raise LocalError("This invitation has been answered already.", code="not_ready")
        return group

    # -- what the network does ----------------------------------------------------------------

    def link_up(self, peer: bytes, now: float) -> None:
        """A link to somebody stands."""
        self.world.connected.add(peer)
        for group in list(self.groups.values()):
            group.link_up(peer, now)

    def link_down(self, peer: bytes, now: float) -> None:
        """A link is gone."""
        self.world.connected.discard(peer)
        for group in list(self.groups.values()):
            group.link_down(peer, now)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle a frame that came over ``peer``'s link; anything bad in it is ignored."""
        try:
            id = frame_group(frame)
        except MalformedFrame:
            return
        group = self.groups.get(id)
        again = frame[0] == Invite.TYPE and group is not None and group.open_to_invitations(peer)
        answer = frame[0] == Answer.TYPE
        if group is not None and (group.concerns(peer) or answer) and not again:
            group.receive(peer, frame, now)
            if group.forgotten:
                del self.groups[id]
                self.world.effects.writes.append(DropGroup(id))
        elif frame[0] in (Leave.TYPE, Remove.TYPE):  # we have both left, or were told before
            self.world.effects.frames.append((peer, signals.encode(id, Heard(signals.frame_name(frame)))))
        elif answer:
            self.world.effects.frames.append((peer, signals.encode(id, Leave(0, b""))))
        elif group is None or again:
            self._invite(peer, id, frame, now)

    def _invite(self, peer: bytes, id: bytes, frame: bytes, now: float) -> None:
        if frame[0] != Invite.TYPE or peer in self.blocked:
            return
        try:
            invite = signals.decode(frame)
        except MalformedFrame:
            return
        assert isinstance(invite, Invite)
        members = invite.members
        sound = (
            2 <= len(members) <= MAX_MEMBERS
            and list(members) == sorted(set(members))
            and all(len(member) == 32 for member in members)
            and {peer, self.world.me} <= set(members)
            and 0 < len(invite.name.encode(errors="replace")) <= MAX_NAME
        )
        if sound and self._has_room and self._has_room_for(peer):
            self.groups[id] = Group.invited(self.world, id, peer, invite, now, self.groups.get(id))

    def _has_room_for(self, peer: bytes) -> bool:
        """Whether one more invitation of ``peer`` may wait; one that may not is offered again when they link anew."""
        waiting = [group.creator for group in self.groups.values() if group.stage == "invited"]
        pending = [creator for creator in waiting if creator not in self.blocked]
        if len(pending) >= MAX_INVITATIONS:
            return False
        if self.knows(peer):
            return pending.count(peer) < MAX_INVITATIONS_EACH
        strange = sum(not self.knows(creator) for creator in pending)
        return strange < MAX_STRANGE_INVITATIONS and pending.count(peer) < MAX_INVITATIONS_STRANGE

    # -- time and effects ---------------------------------------------------------------------

    def next_timer(self) -> float | None:
        """When :meth:`handle_timer` wants to be called, seconds."""
        return min((t for group in self.groups.values() if (t := group.next_timer()) is not None), default=None)

    def handle_timer(self, now: float) -> None:
        """Time has passed."""
        for group in list(self.groups.values()):
            group.settle(now)

    def take(self) -> Effects:
        """What the inputs so far ask of the world; it is handed out once."""
        for group in self.groups.values():
            save = group.take_save()
            if save is not None:
                self.world.effects.writes.append(save)
        effects = self.world.effects
        taken = Effects(effects.writes, effects.frames, effects.events)
        effects.writes, effects.frames, effects.events = [], [], []
        return taken


def _check_text(text: str) -> None:
    """Whether a text can be sent.

    Raises:
        LocalError: it is empty, too long or no text.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise LocalError("The text has characters that are no text (lone surrogates).", code="bad_field") from None
    if size > MAX_TEXT:
        raise LocalError(f"The text has {size:,} bytes; at most {MAX_TEXT:,} can be sent.", code="too_long")
    if size == 0:
        raise LocalError("There is no text to send.", code="bad_field")


def _sound_name(name: str) -> str:
    """A group's name without space around it.

    Raises:
        LocalError: it is empty, too long or no text.
    """
    name = name.strip()
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        size = 0
    if not 0 < size <= MAX_NAME:
        raise LocalError(f"A group's name has 1 to {MAX_NAME} bytes.", code="bad_field")
    return name
