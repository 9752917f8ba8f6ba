"""A group's life: invited, gathered, open, aged, left."""

import pytest

from smmp_core import events
from smmp_core.conversation import renewal as module
from smmp_core.protocol import frames
from smmp_core.protocol.agreement import read_round1
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def gathered(size: int = 3) -> Room:
    """A group whose invitations have arrived and are not answered."""
    room = Room(size)
    keys = [member.key for member in room.members]
    room.network.act(room.members[0], lambda engine, now: setattr(room, "id", engine.create("Team", keys, now)))
    room.network.run(1)
    return room


def accept(room: Room, member: SimulatedMember) -> None:
    room.network.act(member, lambda engine, now: engine.accept(room.id, now))


def told(member: SimulatedMember, kind: type[events.Event]) -> list[events.Event]:
    return [event for event in member.events if isinstance(event, kind)]


def test_an_invitation_says_who_and_whom() -> None:
    room = gathered()
    keys = sorted(member.key.hex() for member in room.members)
    for member in room.members[1:]:
        assert told(member, events.Invited) == [events.Invited(room.id.hex(), "Team", room.members[0].key.hex(), keys)]
        assert room.group(member).word(0).text == "Invited"
    assert room.group(room.members[0]).word(0).text == "Agreeing"


def test_the_silent_are_waited_for_by_name() -> None:
    room = gathered()
    accept(room, room.members[1])
    room.network.run(30)
    last = told(room.members[0], events.Agreement)[-1]
    assert isinstance(last, events.Agreement)
    assert last.stage == "running" and last.waiting_for == [room.members[2].key.hex()]
    assert room.group(room.members[0]).epoch == 0
    accept(room, room.members[2])
    room.finish()


def test_who_declines_is_left_out() -> None:
    room = gathered()
    accept(room, room.members[1])
    room.network.act(room.members[2], lambda engine, now: engine.decline(room.id))
    assert room.network.run(5, lambda: room.group(room.members[1]).epoch == 1)
    assert set(room.group(room.members[1]).members) == {room.members[0].key, room.members[1].key}
    room.say(room.members[1], "just we two")
    room.network.run(5)
    assert len(room.members[0].store.transcript(room.id)) == 1
    assert not room.members[2].store.transcript(room.id)


def test_when_all_decline_the_group_ends() -> None:
    room = gathered(2)
    room.network.act(room.members[1], lambda engine, now: engine.decline(room.id))
    room.network.run(2)
    last = told(room.members[0], events.Agreement)[-1]
    assert isinstance(last, events.Agreement)
    assert last.stage == "failed" and last.error == "Nobody accepted the invitation."
    assert all(room.id not in member.member.groups for member in room.members), "both know, so nothing is left of it"


def test_who_was_away_is_invited_and_answers_on_return() -> None:
    room = Room(3)
    creator, near, far = room.members
    room.network.crash(far)
    keys = [member.key for member in room.members]
    room.network.act(creator, lambda engine, now: setattr(room, "id", engine.create("Team", keys, now)))
    room.network.run(1)
    accept(room, near)
    room.network.run(5)
    room.network.restart(far)
    room.network.run(1)
    room.network.crash(creator)
    accept(room, far)  # the answer cannot arrive
    room.network.run(1)
    room.network.restart(creator)
    room.chat(1)
    room.finish()


@pytest.mark.parametrize("restart", [False, True])
def test_what_is_written_before_the_first_key_arrives_after_it(restart: bool) -> None:
    room = gathered()
    room.say(room.members[0], "early")
    accept(room, room.members[1])
    room.say(room.members[1], "early too")
    if restart:
        for member in room.members:
            room.network.crash(member)
            room.network.restart(member)
    accept(room, room.members[2])
    room.finish()
    assert len(room.members[2].store.transcript(room.id)) == 2


def test_who_leaves_is_keyed_out_and_hears_nothing_more() -> None:
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    stays, leaver = room.members[:2], room.members[2]
    room.network.act(leaver, lambda engine, now: engine.leave(room.id))
    assert room.network.run(10, lambda: all(room.group(member).epoch == 2 for member in stays))
    for member in stays:
        assert leaver.key not in room.group(member).members
        left = [event for event in told(member, events.Alert) if isinstance(event, events.Alert)]
        assert [(event.kind, event.member) for event in left] == [("left", leaver.key.hex())]
    assert not leaver.store.transcript(room.id)  # erased
    room.say(stays[0], "among us")
    room.network.run(5)
    assert len(stays[1].store.transcript(room.id)) == 4 and not leaver.store.transcript(room.id)


def test_leaving_reaches_who_was_away() -> None:
    room = Room.opened(3)
    away, leaver = room.members[1], room.members[2]
    room.network.crash(away)
    room.network.act(leaver, lambda engine, now: engine.leave(room.id))
    room.network.run(2)
    room.network.restart(away)
    stays = room.members[:2]
    assert room.network.run(20, lambda: all(room.group(member).epoch == 2 for member in stays))


def test_nobody_can_leave_for_another() -> None:
    room = Room.opened(3)
    victim, liar = room.members[1], room.members[2]
    said: list[bytes] = []
    room.network.on_frame = lambda sender, receiver, frame: said.append(frame)
    room.network.act(liar, lambda engine, now: engine.leave(room.id))
    room.network.on_frame = None
    for frame in said:
        room.network.act(
            room.members[0],
            lambda engine, now, frame=frame: engine.receive(victim.key, frame, now),  # type: ignore[misc]
        )
    assert not told(room.members[0], events.Alert)


def test_an_epoch_that_has_lasted_long_enough_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EPOCH_STEPS", 12)
    room = Room.opened(3)
    room.chat(5)
    assert room.network.run(20, lambda: all(room.group(member).epoch == 2 for member in room.members))
    room.finish()
    assert not any(room.stages(member) for member in room.members)


def test_a_day_is_long_enough() -> None:
    room = Room.opened(2)
    room.network.run(24 * 3600 - 10)
    assert room.group(room.members[0]).epoch == 1
    room.network.run(30)
    assert [room.group(member).epoch for member in room.members] == [2, 2]
    room.chat(1)
    room.finish()


@pytest.mark.parametrize("mute", [False, True])
def test_the_lowest_index_starts_the_heal_and_the_next_one_if_it_does_not(mute: bool) -> None:
    """R5."""
    room = Room.opened(3)
    starters: list[bytes] = []

    def watch(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if frame[0] == frames.ROUND1:
            first = read_round1(frame)
            starters.append(first.plan.roster[first.plan.starter])
            return None if mute and starters[-1] == room.by_index[0].key else frame
        return frame

    room.network.on_frame = watch
    room.resync(room.members[0])
    room.network.run(9)
    assert set(starters) == {room.by_index[0].key}
    room.network.run(5)
    assert set(starters) == {member.key for member in room.by_index[: 1 + mute]}
    room.finish()


def test_a_restart_does_not_encrypt_again_what_was_encrypted_in_this_era() -> None:
    room = Room.opened(3)
    author, near, away = room.members
    room.network.crash(away)
    room.chat(3, [author])
    room.network.run(3)
    step = room.conversation(near).location.step
    room.network.crash(author)
    room.network.restart(author)
    room.network.run(5)
    assert len(room.conversation(author).outbox) == 3 and room.conversation(near).location.step == step
    room.restore()
    room.finish()


def test_who_only_reads_renews_its_key_now_and_then() -> None:
    """A refresh: an empty step, not shown (protocol.md §4)."""
    room = Room.opened(2)
    room.chat(1, room.members[:1])
    room.finish()
    before = room.conversation(room.members[0]).location.step
    room.network.run(290)
    assert room.conversation(room.members[0]).location.step == before
    room.network.run(20)
    assert room.conversation(room.members[0]).location.step == before + 1
    room.network.run(1000)
    assert room.conversation(room.members[0]).location.step == before + 1, "a refresh asks for no refresh"
    room.chat(40, room.members[:1])
    room.network.run(5)
    assert room.conversation(room.members[0]).location.step == before + 1 + 40 + 1
    room.finish()


def test_renaming_is_our_own_affair() -> None:
    room = Room.opened(2)
    room.network.act(room.members[0], lambda engine, now: engine.rename(room.id, "Those two"))
    room.network.crash(room.members[0])
    room.network.restart(room.members[0])
    assert [room.group(member).name for member in room.members] == ["Those two", "Team"]
