"""The whole engine, many members, one fault at a time; each run ends in :meth:`Room.check`."""

import pytest

from smmp_core import events
from smmp_core.conversation.pace import ACK_AGAIN_MAX
from smmp_core.conversation.turns import SPEECH
from smmp_core.crypto.ffdhe import FFDHE3072, SMALL_TEST_GROUP, FiniteGroup
from smmp_core.protocol import frames
from smmp_core.simulation.network import Conditions
from tests.simulation.room import SAFE, Room

# -- without faults ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "finite_group"),
    [*((size, SMALL_TEST_GROUP) for size in (2, 3, 8, 20)), (2, FFDHE3072), (5, FFDHE3072)],
)
def test_quiet_chat(size: int, finite_group: FiniteGroup) -> None:
    room = Room.opened(size, finite_group=finite_group)
    room.chat(1, room.members[:5], pause=0.1)
    room.chat(1)
    room.finish(10)
    assert not room.resyncs() and not room.alerts()
    assert room.conversation(room.members[0]).epoch.number == 1
    for id in room.sent[room.members[0].key]:
        told = {
            (event.position, event.digest)
            for member in room.members
            for event in member.events
            if isinstance(event, events.Agreed) and event.id == id.hex()
        }
        assert len(told) == 1, "the same digest at everybody"
    assert {room.conversation(member).digest for member in room.members} == {room.conversation(room.members[0]).digest}
    assert not any(frames for member in room.members for frames in member.store.frames.values()), "agreed, so let go"


@pytest.mark.parametrize("size", [2, 8])
def test_all_talk_at_once_and_nobody_waits_long(size: int) -> None:
    room = Room.opened(size)
    room.chat(2 * SPEECH)
    began = room.network.now
    room.finish(20)
    assert not room.resyncs()
    assert room.network.now - began < 2, "nobody had to claim a floor that was passed on"
    order = [author for _, author, _, _ in room.members[0].store.transcript(room.id)]
    for member in room.members:
        # The first has said all of its own before anybody could ask.
        assert order.index(member.key.hex()) <= SPEECH * (size + 1), "a speech is over SPEECH messages after a request"


def test_the_floor_costs_one_message_each_way() -> None:
    room = Room.opened(3)
    room.network.conditions = Conditions(delay=(0.05, 0.05))
    speaker = next(member for member in room.members if member is not room.floor_holder())
    began = room.network.now
    room.say(speaker, "hello")
    assert room.network.run(5, lambda: all(room.total == len(m.store.transcript(room.id)) for m in room.members))
    assert room.network.now - began == pytest.approx(0.15, abs=0.01), "request, grant, message"
    room.finish()


def test_the_same_seed_tells_the_same_story() -> None:
    def story() -> list[events.Event]:
        room = Room.opened(3, seed=7)
        room.network.conditions = Conditions((0.001, 0.1), loss=0.1, duplicate=0.1, reorder=0.2)
        room.chat(4, pause=0.1)
        room.finish()
        return [event for member in room.members for event in member.events]

    assert story() == story()


# -- one fault at a time ----------------------------------------------------------------------


@pytest.mark.parametrize("size", [2, 3, 8, 20])
def test_a_lost_message_that_nobody_repairs_is_one_resync_episode(size: int) -> None:
    room = Room.opened(size, seed=size)
    room.chat(1, room.members[:3])
    room.finish()
    author, victim, speaker = room.members[0], room.members[1], room.members[-1]
    for member in room.members:
        room.inject(member, "no_repair")
    room.inject(author, "drop", victim)
    room.say(author, "lost")
    room.network.run(0.5)
    assert "lost" not in [text for *_, text in victim.store.transcript(room.id)]
    room.say(speaker, "after")
    room.finish()
    for member in room.members:
        stages = room.stages(member)
        assert stages.count("healed") == 1, stages
        assert stages.count("required") <= 1, "however many cannot be decrypted, it is required once"
        assert stages[-2:] == ["healing", "healed"]
        assert {"sent", "received"} & set(stages)
    assert "required" in room.stages(victim)
    assert room.conversation(victim).epoch.number == 2, "the fresh key agreement"


def test_a_lost_message_is_repaired_without_a_resync() -> None:
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    room.inject(room.members[0], "drop", room.members[1])
    room.say(room.members[0], "lost on its way")
    room.finish(5)
    assert not room.resyncs()


@pytest.mark.parametrize("size", [2, 3, 8, 20])
def test_collision(size: int) -> None:
    """Both speak without the floor: both texts arrive, one episode."""
    room = Room.opened(size, seed=size)
    room.chat(1, room.members[:3])
    room.finish()
    for member in room.members[:2]:
        room.inject(member, "collide")
    room.say(room.members[0], "both")
    room.say(room.members[1], "at once")
    room.finish()
    positions = [position for position, *_ in room.members[0].store.transcript(room.id)][-2:]
    assert positions[0] == positions[1], "the same step, then sorted by author"
    assert all(room.stages(member).count("healed") == 1 for member in room.members)


@pytest.mark.parametrize("size", [2, 3, 6])
@pytest.mark.parametrize("delay", [0.005, 0.4])
def test_simultaneous_resyncs(size: int, delay: float) -> None:
    """Everybody resyncs at the same moment; with a long delay all have sent before they hear of it (R4)."""
    room = Room.opened(size, seed=size)
    room.chat(1)
    room.finish()
    room.network.conditions = Conditions(delay=(delay, delay))
    for member in room.members:
        room.resync(member)
    room.chat(1)
    room.finish()
    if delay > 0.25:
        assert all("sent" in room.stages(member) for member in room.members)
    eras = {event.era for m in room.members for event in m.events if isinstance(event, events.Resync)}
    assert eras <= {0, 1}, "one era won"
    assert all(room.stages(member).count("healed") == 1 for member in room.members)


def test_who_has_not_heard_of_the_winning_resync_is_shown_it() -> None:
    room = Room.opened(3)
    room.network.conditions = Conditions(delay=(0.4, 0.4))
    winner, loser, _ = room.by_index
    lost: list[bytes] = []

    def lose(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if (sender, receiver, frame[0]) == (winner.key, loser.key, frames.RESYNC) and not lost:
            lost.append(frame)
            return None
        return frame

    room.network.on_frame = lose
    for member in (winner, loser):
        room.resync(member)
    room.finish()
    assert lost and room.stages(loser).count("healed") == 1


def test_nobody_encrypts_in_a_new_era_before_all_have_entered_it() -> None:
    room = Room.opened(3)
    room.network.conditions = Conditions(delay=(0.1, 0.1))
    times: dict[int, float] = {}  # when the first frame of each type left in the new era

    def watch(sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        if frame[0] in SAFE and frames.Header.parse(frame).location.era == 1:
            times.setdefault(frame[0], room.network.now)
        return frame

    room.network.on_frame = watch
    first = room.by_index[0]
    room.resync(first)
    assert room.network.run(2, lambda: frames.RESYNC in times)
    room.network.run(0.05)
    room.say(first, "waits")
    room.finish()
    assert times[frames.MESSAGE] >= times[frames.RESYNC] + 0.2


def test_a_resync_wished_with_messages_on_their_way() -> None:
    room = Room.opened(3, seed=4)
    room.network.conditions = Conditions(delay=(0.05, 0.2))
    for member in room.members:
        room.chat(2)
        room.resync(member)
        room.network.run(0.3)
    room.finish()


def test_too_many_resyncs_become_a_key_agreement() -> None:
    """R6: more than three in a minute."""
    room = Room.opened(3)
    for member in room.members:  # no heal in between: one link is missing
        room.inject(member, "no_repair")
    room.network.unlink(room.by_index[1], room.by_index[2])
    for _ in range(4):
        room.resync(room.by_index[0])
        room.network.run(6)
    assert {alert.kind for alert in room.alerts()} == {"storm"}
    room.restore()
    room.chat(1)
    room.finish()


# -- members come and go ----------------------------------------------------------------------


@pytest.mark.parametrize("size", [2, 3, 8])
def test_stop_and_start(size: int) -> None:
    """Who was away catches up in order, and nothing that was said meanwhile needs a resync."""
    room = Room.opened(size, seed=size)
    room.chat(1)
    room.finish()
    away = room.members[1]
    room.network.crash(away)
    room.chat(70 // (size - 1), room.others(away), pause=0.02)
    room.network.run(5)
    room.network.restart(away)
    room.say(away, "back")
    room.finish(20)
    assert not room.resyncs()


def test_catching_up_shows_its_progress() -> None:
    room = Room.opened(3)
    away = room.members[2]
    room.network.crash(away)
    room.chat(100, room.others(away))
    room.network.run(5)
    room.network.restart(away)
    room.finish(20)
    progress = [(event.have, event.of) for event in away.events if isinstance(event, events.CatchingUp)]
    assert progress and progress == sorted(progress) and progress[-1][1] == 200
    assert not room.resyncs()


@pytest.mark.parametrize("size", [2, 3, 5])
def test_everybody_stops_and_starts(size: int) -> None:
    room = Room.opened(size, seed=size)
    room.chat(3)
    room.network.run(0.02)  # in the middle of it
    for member in room.members:
        room.network.crash(member)
    room.network.run(10)
    for member in room.members:
        room.network.restart(member)
    room.chat(2)
    room.finish(30)


@pytest.mark.parametrize("alive", [True, False])
def test_the_floor_holder_is_away(alive: bool) -> None:
    """Cut off or killed: somebody else claims the floor, and it finds its way back without a resync."""
    room = Room.opened(4)
    room.chat(2)
    room.finish()
    holder = room.floor_holder()
    if alive:
        room.network.partition([holder], room.others(holder))
    else:
        room.network.crash(holder)
    room.chat(3, room.others(holder), pause=0.5)
    assert room.network.run(
        5, lambda: all(len(member.store.transcript(room.id)) == room.total for member in room.others(holder))
    )
    room.restore()
    room.say(holder, "back")
    room.finish(20)
    assert not room.resyncs()


def test_a_holder_that_stalls_for_seconds_costs_no_resync() -> None:
    """What it has encrypted leaves late, and the claim reaches it late: its disk, or its process, stands still."""
    room = Room.opened(3)
    room.chat(2)
    room.finish()
    holder, network = room.floor_holder(), room.network
    held_up: list[tuple[bytes, bytes, bytes]] = []

    def wire(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if holder.key not in (sender, receiver):
            return frame
        held_up.append((sender, receiver, frame))
        return None

    network.on_frame = wire
    room.chat(3, [holder])
    room.chat(2, room.others(holder), pause=0.1)
    network.run(6)
    network.on_frame = None
    for posted in held_up:
        network._send(*posted)
    room.finish(60)
    assert not room.resyncs() and not room.alerts()


def test_the_floor_holder_is_linked_but_says_nothing() -> None:
    """Nothing it sends arrives: the others claim the floor after its silence."""
    room = Room.opened(3)
    room.chat(2)
    room.finish()
    holder = room.floor_holder()
    room.network.on_frame = lambda sender, receiver, frame: None if holder.key in (sender, receiver) else frame
    room.chat(2, room.others(holder), pause=0.2)
    assert room.network.run(
        20, lambda: all(len(member.store.transcript(room.id)) == room.total for member in room.others(holder))
    )
    room.restore()
    assert room.network.run(ACK_AGAIN_MAX, lambda: room.conversation(holder)._session.behind)
    room.say(holder, "now it knows that it has missed something, and first catches up")
    room.network.run(2)
    room.chat(1)
    room.finish(60)
    assert not room.resyncs()


def test_who_is_linked_with_nobody_writes_into_the_outbox() -> None:
    room = Room.opened(3)
    alone = room.members[0]
    room.network.partition([alone], room.others(alone))
    room.chat(3, [alone])
    room.network.run(30)
    assert alone.store.transcript(room.id) == [], "nothing is encrypted"
    room.network.crash(alone)
    room.restore()
    room.finish(20)
    assert not room.resyncs()


@pytest.mark.parametrize("seed", range(3))
def test_partition_and_merge(seed: int) -> None:
    """Both sides go on; the clash starts a resync and every message reaches everyone."""
    room = Room.opened(4, seed)
    room.chat(1)
    room.finish()
    room.network.partition(room.members[:2], room.members[2:])
    room.chat(3, pause=0.1)
    room.network.run(10)
    for side in (room.members[:2], room.members[2:]):
        assert all(len(member.store.transcript(room.id)) == 4 + 6 for member in side), "both sides go on"
    room.restore()
    room.finish()
    assert all(room.stages(member).count("healed") == 1 for member in room.members)


def test_partition_with_resyncs_on_both_sides() -> None:
    """R4's last resort: messages of both eras were accepted, so only a new agreement helps."""
    room = Room.opened(4, seed=2)
    room.network.partition(room.by_index[:2], room.by_index[2:])
    for member in (room.by_index[1], room.by_index[3]):
        room.resync(member)
        room.network.run(3)
    room.chat(2, pause=0.1)
    room.network.run(5)
    room.restore()
    room.chat(1)
    room.finish()


def test_a_chain_of_links_is_enough() -> None:
    """Nobody is linked with everybody, yet messages go round by repair."""
    room = Room.opened(3, seed=1)
    first, middle, last = room.members
    room.network.unlink(first, last)
    room.chat(3, [middle, first], pause=1.0)
    room.network.run(40)
    assert len(last.store.transcript(room.id)) == room.total
    room.restore()
    room.finish()
