"""Our own messages until everybody holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation.outbox import Outbox, Pending
from smmp_core.conversation.repeats import Repeats
from smmp_core.protocol.frames import Location
from smmp_core.protocol.private import REPEAT, PrivateMessage

FIRST, SECOND = Location(1, 0, 0xFF, 0), Location(1, 1, 0, 0)
A, B, C = b"a" * 32, b"b" * 32, b"c" * 32


def filled(count: int) -> tuple[Outbox, list[Pending]]:
    outbox, pending = Outbox(), [Pending(bytes([n]) * 16, f"text {n}", n) for n in range(count)]
    for message in pending:
        outbox.put(message)
    return outbox, pending


def encrypted(message: Pending, at: Location) -> None:
    """What the conversation notes when it has encrypted a message."""
    message.at = at
    message.position = message.position or at.position


def test_messages_leave_in_the_order_typed_and_again_in_every_era() -> None:
    outbox, pending = filled(3)
    for era in (FIRST, SECOND):
        for step, message in enumerate(pending, 1):
            assert outbox.next(era, 1) is message
            encrypted(message, era._replace(step=step))
        assert outbox.next(era, 1) is None
    assert outbox.places() == {message.id: SECOND._replace(step=n) for n, message in enumerate(pending, 1)}
    assert [message.position for message in pending] == [(1, 0, 1), (1, 0, 2), (1, 0, 3)]


def test_what_everybody_holds_is_not_sent_again() -> None:
    outbox, pending = filled(3)
    outbox.settle(pending[1].id)
    outbox.settle(pending[1].id)
    assert list(outbox) == [pending[0], pending[2]] and len(outbox) == 2
    assert outbox.get(pending[1].id) is None and outbox.get(pending[2].id) is pending[2]
    encrypted(pending[0], FIRST._replace(step=1))
    assert outbox.next(FIRST, 1) is pending[2]


def test_a_message_of_before_somebody_joined_is_not_encrypted_for_all_again() -> None:
    """Whoever joined in epoch 2 must not read what was written in epoch 1; what was never encrypted is for all."""
    outbox, pending = filled(4)
    for epoch, message in enumerate(pending[:3]):
        encrypted(message, Location(1 + epoch, 0, 0xFF, 1))
    era = Location(4, 0, 0xFF, 0)
    assert [message.at_least(2) for message in pending] == [False, True, True, True]
    for newest, old in ((1, 0), (2, 1), (3, 2), (4, 3)):
        assert outbox.older(newest) == pending[:old]
        assert outbox.next(era, newest) is pending[old]
    for step, message in enumerate(pending[1:], 1):
        encrypted(message, era._replace(step=step))
    assert outbox.next(era, 2) is None and outbox.next(era, 1) is pending[0]
    assert outbox.older(5) == pending


@given(st.lists(st.none() | st.integers(1, 5), max_size=8), st.integers(0, 6))
def test_every_message_is_for_all_or_for_some(epochs: list[int | None], newest: int) -> None:
    """What is not among the older ones is encrypted for all, in order, once an era."""
    outbox, pending = filled(len(epochs))
    for message, epoch in zip(pending, epochs, strict=True):
        if epoch is not None:
            encrypted(message, Location(epoch, 0, 0xFF, 1))
    older, era, left = outbox.older(newest), Location(6, 1, 0, 0), []
    while (message_ := outbox.next(era, newest)) is not None:
        left.append(message_)
        encrypted(message_, era._replace(step=len(left)))
    assert sorted([*older, *left], key=lambda message: message.time) == pending
    assert all(epoch is not None and epoch < newest for epoch in (epochs[message.time] for message in older))


def test_a_message_is_stored_before_it_has_a_place() -> None:
    _, (pending,) = filled(1)
    write = pending.stored(bytes(16), b"B" * 32)
    assert (write.id, write.text, write.time, write.position, write.agreed) == (pending.id, "text 0", 0, None, False)


# -- what some members alone lack -----------------------------------------------------------------

ME = b"m" * 32
GROUP = b"g" * 16


def ids(*numbers: int) -> list[bytes]:
    return [bytes([n]) * 16 for n in numbers]


@dataclass
class Surroundings:
    """As much of a group as decides what is repeated to whom."""

    since: dict[bytes, int]  # when each member joined
    roster: list[bytes] = field(default_factory=lambda: [A, B, C, ME])  # who takes part now
    known: dict[bytes, Pending] = field(default_factory=dict)  # our messages that all of their epoch have
    proven: set[tuple[bytes, bytes]] = field(default_factory=set)  # (member, id) of what somebody has acknowledged
    put: list[tuple[bytes, bytes, PrivateMessage]] = field(default_factory=list)  # what was sent: (member, id, message)

    admitted: list[tuple[bytes, bytes, tuple[int, int, int]]] = field(default_factory=list)

    def repeats(self, outbox: Outbox | None = None, owed: Mapping[bytes, list[bytes]] | None = None) -> Repeats:
        def common(member: bytes) -> int:
            return max(self.since.get(member, 0), self.since[ME])

        def admit(author: bytes, id: bytes, position: tuple[int, int, int], *others: object, **more: object) -> None:
            self.admitted.append((author, id, position))

        history = SimpleNamespace(message=lambda group, author, id: self.known.get(id))
        membership = SimpleNamespace(
            since=lambda member: self.since.get(member, 0), common=common, present=list(self.since)
        )
        pairs = SimpleNamespace(put=lambda parcel: self.put.append((parcel.to, parcel.id, parcel.message)))
        ledger = SimpleNamespace(
            proven=lambda key, epoch, serial: ([A, B, C][serial], key[1]) in self.proven and key[0] == ME, admit=admit
        )
        world = SimpleNamespace(me=ME, history=history)
        acks = SimpleNamespace(reached=lambda members: [A, B, C].index(members[0]))
        surroundings: list[Any] = [world, GROUP, membership, pairs, outbox or Outbox(), ledger, acks]
        repeats: Repeats = cast(Any, Repeats)(*surroundings, owed or {})
        return repeats

    def send(self, repeats: Repeats) -> list[tuple[bytes, bytes]]:
        """What is sent to whom now."""
        self.put.clear()
        repeats.send(cast(Any, SimpleNamespace(roster=self.roster)))
        return [(to, id) for to, id, _ in self.put]


def test_what_a_member_has_it_is_not_owed_whatever_others_are() -> None:
    repeats = Surroundings({}).repeats(owed={A: ids(1, 2), B: ids(1)})
    repeats.owe(ids(3)[0], [B, C])
    repeats.done(A, ids(1)[0])
    assert repeats.owed == {A: ids(2), B: ids(1, 3), C: ids(3)} and repeats.changed
    for member, number in ((A, 2), (A, 2), (C, 3), (C, 1)):
        repeats.done(member, ids(number)[0])
    assert repeats.owed == {B: ids(1, 3)}, "nothing is stored of who lacks nothing"


def test_what_is_stored_is_not_changed_behind_its_back() -> None:
    stored = {A: ids(1)}
    repeats = Surroundings({}).repeats(owed=stored)
    repeats.owe(ids(2)[0], [A])
    assert stored == {A: ids(1)} and repeats.owed == {A: ids(1, 2)}


def test_who_is_back_gets_what_was_written_meanwhile_in_order_and_with_its_place() -> None:
    outbox, pending = filled(3)
    for step, message in enumerate(pending, 1):
        encrypted(message, Location(2, 0, 0xFF, step))
    around = Surroundings({A: 1, B: 1, ME: 1}, roster=[A, ME])
    repeats = around.repeats(outbox)
    for message in pending[::-1]:
        repeats.owe(message.id, [B])
    assert around.send(repeats) == [], "it is still away"
    outbox.settle(pending[1].id)  # all of that epoch have it
    around.known[pending[1].id] = pending[1]
    around.roster = [A, B, ME]
    assert around.send(repeats) == [(B, message.id) for message in pending[::-1]]
    assert [message for _, _, message in around.put] == [
        PrivateMessage(REPEAT, message.time, message.text.encode(), message.position) for message in pending[::-1]
    ]
    repeats.done(B, pending[1].id)
    assert around.send(repeats) == [(B, pending[2].id), (B, pending[0].id)]


def test_what_is_older_than_somebodys_joining_goes_to_each_it_is_for_alone() -> None:
    """C joined in epoch 3. What was written before is for A and B, unless they have it; what is younger for all."""
    outbox, pending = filled(3)
    for epoch, message in enumerate(pending, 1):
        encrypted(message, Location(epoch, 0, 0xFF, 1))
    around = Surroundings({A: 1, B: 2, C: 3, ME: 1}, proven={(A, pending[1].id)})
    repeats = around.repeats(outbox)
    assert around.send(repeats) == [(A, pending[0].id), (B, pending[1].id)]
    assert repeats.owed == {A: [pending[0].id], B: [pending[1].id]} and len(outbox) == 3
    assert around.send(repeats) == [(A, pending[0].id), (B, pending[1].id)], "nothing is owed twice"


def test_what_we_wrote_before_we_came_together_is_repeated_to_who_was_there_and_not_waited_for() -> None:
    outbox, pending = filled(2)
    for epoch, message in enumerate(pending, 2):
        encrypted(message, Location(epoch, 0, 0xFF, 1))
    around = Surroundings({A: 3, B: 2, ME: 3}, roster=[A, B, ME], known={message.id: message for message in pending})
    assert around.send(around.repeats(outbox)) == [(B, pending[0].id)]
    assert list(outbox) == [pending[1]]


def test_who_is_no_member_any_more_gets_nothing() -> None:
    outbox, (message,) = filled(1)
    encrypted(message, Location(2, 0, 0xFF, 1))
    around = Surroundings({A: 1, ME: 1}, roster=[A, ME], known={message.id: message})
    repeats = around.repeats(outbox, {A: [message.id], B: [message.id]})
    assert around.send(repeats) == [(A, message.id)] and repeats.owed == {A: [message.id]}


def test_what_is_not_held_any_more_or_has_no_place_is_not_sent() -> None:
    outbox, (message,) = filled(1)
    around = Surroundings({A: 1, ME: 1}, roster=[A, ME])
    assert around.send(around.repeats(outbox, {A: [message.id, *ids(77)]})) == []


def test_a_repeat_is_taken_of_what_was_written_since_we_are_members_together() -> None:
    around = Surroundings({A: 2, B: 4, ME: 3})
    repeats = around.repeats()
    for author, epoch in ((A, 1), (A, 2), (A, 3), (A, 9), (B, 3), (B, 4)):
        message = PrivateMessage(REPEAT, 7, b"missed", (epoch, 0, 1))
        repeats.take(author, ids(epoch)[0], message, here=(9, 0, 5), digest=bytes(32))
    assert around.admitted == [(author, ids(n)[0], (n, 0, 1)) for author, n in ((A, 3), (A, 9), (B, 4))]
