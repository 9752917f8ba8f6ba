"""What a user may ask, and what strangers can do: nothing."""

import msgspec
import pytest

from smmp_core import events
from smmp_core.conversation import member as module
from smmp_core.conversation import signals
from smmp_core.conversation.signals import MAX_MEMBERS, MAX_NAME, Invite
from smmp_core.errors import LocalError
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room

GROUP = bytes(range(16))


def stored(member: SimulatedMember) -> tuple[object, ...]:
    return dict(member.store.groups), dict(member.store.messages), len(member.events)


@pytest.mark.parametrize(
    ("name", "count", "code"),
    [
        ("", 1, "bad_field"),
        ("  ", 1, "bad_field"),
        ("é" * (MAX_NAME // 2 + 1), 1, "bad_field"),
        ("\ud800", 1, "bad_field"),
        ("Team", 0, "bad_size"),
        ("Team", MAX_MEMBERS, "bad_size"),
    ],
)
def test_groups_that_cannot_be_made(name: str, count: int, code: str) -> None:
    room = Room(1)
    engine = room.members[0].member
    with pytest.raises(LocalError) as raised:
        engine.create(name, [bytes([n + 1]) * 32 for n in range(count)], 0.0)
    assert raised.value.code == code and str(raised.value).endswith(".")
    assert not engine.groups and not engine.take()


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "bad_field"), ("x" * 65_537, "too_long"), ("é" * 32_769, "too_long"), ("\udfff", "bad_field")],
)
def test_texts_that_cannot_be_sent(text: str, code: str) -> None:
    room = Room.opened(2)
    with pytest.raises(LocalError) as raised:
        room.members[0].member.send(room.id, text, room.network.now)
    assert raised.value.code == code
    assert not room.members[0].member.take()


def test_the_longest_text_arrives() -> None:
    room = Room.opened(2)
    room.say(room.members[0], "é" * 32_768)
    room.finish()


def test_unknown_groups_and_answered_invitations() -> None:
    room = Room.opened(2)
    engine = room.members[1].member
    for ask in (
        lambda: engine.send(GROUP, "x", 0.0),
        lambda: engine.leave(GROUP),
        lambda: engine.resync(GROUP, 0.0),
        lambda: engine.accept(GROUP, 0.0),
    ):
        with pytest.raises(LocalError) as raised:
            ask()
        assert raised.value.code == "unknown_group"
    with pytest.raises(LocalError) as raised:
        engine.accept(room.id, 0.0)
    assert raised.value.code == "not_ready"


def test_nothing_is_sent_or_resynced_before_there_is_a_group() -> None:
    room = Room(2)
    keys = [member.key for member in room.members]
    room.network.act(room.members[0], lambda engine, now: setattr(room, "id", engine.create("Team", keys, now)))
    room.network.run(1)
    for ask in (
        lambda: room.members[1].member.send(room.id, "x", 0.0),
        lambda: room.members[0].member.resync(room.id, 0.0),
    ):
        with pytest.raises(LocalError) as raised:
            ask()
        assert raised.value.code == "not_ready"


def invitation(room: Room, **changed: object) -> bytes:
    fields: dict[str, object] = {"name": "Team", "members": tuple(sorted(member.key for member in room.members))}
    fields.update(changed)
    return bytes([Invite.TYPE]) + GROUP + msgspec.msgpack.encode(list(fields.values()))


def test_invitations_that_are_not_sound_are_ignored() -> None:
    room = Room(3)
    inviter, invited, other = room.members
    keys = tuple(sorted(member.key for member in room.members))
    bad = [
        invitation(room, name=""),
        invitation(room, name="x" * (MAX_NAME + 1)),
        invitation(room, members=keys[::-1]),
        invitation(room, members=(*keys, keys[-1])),
        invitation(room, members=tuple(sorted([inviter.key, other.key]))),
        invitation(room, members=tuple(sorted([invited.key, other.key]))),
        invitation(room, members=(invited.key,)),
        invitation(room, members=tuple(sorted([inviter.key, invited.key, b"short"]))),
        invitation(room, members=tuple(sorted([inviter.key, invited.key, *(bytes([n]) * 32 for n in range(63))]))),
        invitation(room)[:20],
        signals.encode(GROUP, signals.Answer(True)),
    ]
    for frame in bad:
        room.network.act(invited, lambda engine, now, frame=frame: engine.receive(inviter.key, frame, now))  # type: ignore[misc]
        assert not invited.member.groups and not invited.events
    room.network.act(invited, lambda engine, now: engine.receive(inviter.key, invitation(room), now))
    assert len(invited.member.groups) == sum(isinstance(event, events.Invited) for event in invited.events) == 1


def test_open_invitations_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_INVITATIONS", 3)
    room = Room(2)
    frame = invitation(room)
    for n in range(5):
        flood = frame[:1] + bytes([n]) * 16 + frame[17:]
        room.network.act(
            room.members[1],
            lambda engine, now, flood=flood: engine.receive(room.members[0].key, flood, now),  # type: ignore[misc]
        )
    assert len(room.members[1].member.groups) == 3


def invited_by(room: Room, inviter: int, count: int) -> None:
    """Let somebody send invitations to groups of its own."""
    sender, invited = room.members[inviter].key, room.members[-1]
    everybody = tuple(sorted((sender, invited.key)))
    for n in range(count):
        frame = signals.encode(bytes([inviter, n]) * 8, signals.Invite("Group", everybody))
        room.network.act(invited, lambda engine, now, frame=frame: engine.receive(sender, frame, now))  # type: ignore[misc]


def test_strangers_have_few_open_invitations_each_and_leave_room_for_friends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_STRANGE_INVITATIONS", 5)
    room = Room(4)
    friend, invited = room.members[2], room.members[-1]
    invited.member.knows = friend.key.__eq__
    invited_by(room, 0, 10)
    assert len(invited.member.groups) == module.MAX_INVITATIONS_STRANGE
    invited_by(room, 1, 10)
    assert len(invited.member.groups) == 5
    invited_by(room, 2, 10)
    assert len(invited.member.groups) == 5 + module.MAX_INVITATIONS_EACH


def test_the_blocked_do_not_invite() -> None:
    room = Room(2)
    room.members[1].member.blocked.add(room.members[0].key)
    room.network.act(room.members[1], lambda engine, now: engine.receive(room.members[0].key, invitation(room), now))
    assert not room.members[1].member.groups


def test_effects_are_handed_out_once() -> None:
    room = Room.opened(2)
    engine = room.members[0].member
    engine.send(room.id, "x", room.network.now)
    assert engine.take().writes
    assert not engine.take()


def test_what_is_sent_is_stored_before_it_leaves_and_survives_a_crash() -> None:
    room = Room.opened(2)
    room.network.partition(room.members[:1], room.members[1:])
    room.say(room.members[0], "kept")
    assert [message.text for message in room.members[0].store.messages.values()] == ["kept"]
    room.network.crash(room.members[0])
    room.restore()
    room.finish()


def test_two_groups_of_the_same_people_do_not_mix() -> None:
    room = Room.opened(3)
    first = room.id
    room.chat(1)
    room.finish()
    before = {member.key: member.store.transcript(first) for member in room.members}
    room.found()
    assert room.id != first
    assert room.network.run(10, lambda: all(room.group(member).epoch == 1 for member in room.members))
    room.say(room.members[1], "in the second")
    room.network.run(5)
    for member in room.members:
        assert member.store.transcript(first) == before[member.key]
        assert [text for *_, text in member.store.transcript(room.id)] == ["in the second"]
        assert all(isinstance(event.group, str) for event in member.events if isinstance(event, events.State))
