"""The faults of the headless contract: what each does, and that it is got over without a resync."""

import pytest

from smmp_core.protocol import frames
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def chatting() -> tuple[Room, SimulatedMember, SimulatedMember, list[tuple[bytes, bytes]]]:
    """A group in step; who has the floor, another, and the message frames of the first as they leave, by receiver."""
    room = Room.opened(3)
    author = room.floor_holder()
    sent: list[tuple[bytes, bytes]] = []

    def watch(sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        if frame[0] == frames.MESSAGE and sender == author.key:
            sent.append((receiver, frame))
        return frame

    room.network.on_frame = watch
    return room, author, room.others(author)[0], sent


@pytest.mark.parametrize("kind", ["drop", "delay", "duplicate", "reorder", "corrupt", "partition"])
@pytest.mark.parametrize("everybody", [True, False])
def test_it_is_got_over(kind: str, everybody: bool) -> None:
    room, author, victim, _ = chatting()
    room.inject(author, kind, None if everybody else victim, 3)
    room.chat(5, pause=0.05)
    room.finish(120)
    assert not room.resyncs() and not room.alerts()


@pytest.mark.parametrize(("kind", "copies"), [("drop", 0), ("duplicate", 2), ("delay", 0), ("reorder", 0)])
def test_what_leaves_at_once(kind: str, copies: int) -> None:
    room, author, victim, sent = chatting()
    other = room.others(author, victim)[0]
    room.inject(author, kind, victim)
    room.say(author, "first")
    assert [receiver for receiver, _ in sent].count(victim.key) == copies
    assert [receiver for receiver, _ in sent].count(other.key) == 1
    room.finish()


def test_a_frame_to_be_overtaken_leaves_behind_the_next() -> None:
    room, author, victim, sent = chatting()
    room.inject(author, "reorder", victim)
    room.say(author, "first")
    room.say(author, "second")
    steps = [int.from_bytes(frame[26:30], "big") for receiver, frame in sent if receiver == victim.key]
    assert steps == [2, 1]
    room.finish()


def test_a_partition_ends_by_itself() -> None:
    room, author, victim, sent = chatting()
    room.inject(author, "partition", victim, 3)
    room.say(author, "by way of another")
    room.network.run(2)
    assert victim.key not in [receiver for receiver, _ in sent]
    room.finish()
    room.say(author, "directly")
    room.finish()
    assert [receiver for receiver, _ in sent].count(victim.key) == 1


def test_a_lie_is_told_to_one_and_seen_by_all() -> None:
    room, author, victim, _ = chatting()
    witness = room.others(author, victim)[0]
    room.inject(author, "equivocate", victim)
    room.say(author, "the truth")
    assert room.network.run(30, lambda: all(room.conversation(m).ledger.forked for m in (victim, witness)))
    named = {alert.member for alert in room.alerts() if alert.kind == "equivocation" and alert.member}
    assert named == {author.key.hex()}
    assert {text for *_, text in witness.store.transcript(room.id)} == {"the truth"}
    assert room.group(victim).word(room.network.now).text == "Fork evidence"


def test_without_a_name_one_of_those_connected_is_lied_to() -> None:
    room, author, *_ = chatting()
    room.inject(author, "equivocate")
    room.say(author, "Something else.")  # what a lie says; it says otherwise then
    assert room.network.run(30, lambda: any(alert.kind == "equivocation" for alert in room.alerts()))
