"""Who is writing: what is said how often, what is believed how long, and of whom."""

import asyncio
import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from smmp_core import commands, events
from smmp_core.service import Service, Settings
from smmp_core.typists import BELIEVED, MOST, SAY_EVERY, TYPING, Typists, decode, encode
from tests.network.people import until
from tests.sharing.people import make_group, people

OPS, PICNIC, ADA, BOB = bytes(16), bytes([1] * 16), bytes(32), bytes([1] * 32)


@given(st.binary(max_size=40))
def test_only_a_notice_is_taken_for_one(frame: bytes) -> None:
    taken = decode(frame)
    assert taken is None or encode(*taken) == frame
    assert decode(encode(OPS, True)) == (OPS, True)
    assert decode(encode(OPS, False)) == (OPS, False)
    assert decode(encode(OPS, True)[:-1] + b"\2") is None


def test_writing_is_said_every_three_seconds_and_its_end_once() -> None:
    typists = Typists()
    said = [typists.say(OPS, True, at) is not None for at in (0.0, 0.1, 2.9, SAY_EVERY, 3.1, 2 * SAY_EVERY)]
    assert said == [True, False, False, True, False, True]
    assert typists.say(PICNIC, True, 6.1) == encode(PICNIC, True)
    assert typists.say(OPS, False, 7.0) == encode(OPS, False)
    assert typists.say(OPS, False, 7.1) is None
    assert typists.say(OPS, True, 8.0) == encode(OPS, True)
    assert typists.say(OPS, False, 8.0 + BELIEVED) is None, "nobody believes it any more"


def test_a_notice_is_believed_for_six_seconds() -> None:
    typists = Typists()
    assert typists.hear(OPS, ADA, True, 0.0)
    assert not typists.hear(OPS, ADA, True, 3.0)
    assert typists.next_timer() == 3.0 + BELIEVED
    assert typists.lapse(8.9) == []
    assert typists.lapse(9.0) == [(OPS, ADA)]
    assert typists.next_timer() is None
    assert not typists.hear(OPS, ADA, False, 9.1)
    typists.hear(OPS, BOB, True, 10.0)
    assert typists.hear(OPS, BOB, False, 10.1)


def test_what_is_remembered_is_bounded() -> None:
    typists = Typists()
    news = [typists.hear(OPS, os.urandom(32), True, 0.0) for _ in range(MOST + 10)]
    assert news == [True] * MOST + [False] * 10
    for i in range(1000):
        typists.say(i.to_bytes(16, "big"), True, i)
    assert len(typists._said) <= BELIEVED + 1


class _Heard:
    """A member, and the notices it told."""

    def __init__(self, home: Path, name: str) -> None:
        self.service = Service(Settings(home=home, name=name, listen=("127.0.0.1:0",), discovery=False))
        self.notices: list[tuple[str, str, bool]] = []
        self.service.subscribe(self._note)

    def _note(self, event: events.Event) -> None:
        if isinstance(event, events.Typing):
            self.notices.append((event.group, event.member, event.on))


async def test_members_hear_of_it_and_nobody_else(tmp_path: Path) -> None:
    ada, bob, eve = people = [_Heard(tmp_path / name, name) for name in ("Ada", "Bob", "Eve")]
    try:
        for one in people:
            await one.service.start()
        for one in (bob, eve):
            await one.service.execute(commands.Connect(address=ada.service.addresses[0]))
        await until(lambda: sum(peer.online for peer in ada.service.peers()) == 2)
        answer = await ada.service.execute(commands.Create(name="Ops", members=[bob.service.fingerprint]))
        group = str(answer["group"])
        ada.service.typing(group, True)  # nothing stands yet: nobody is told
        await until(bob.service.invitations)
        await bob.service.execute(commands.Accept(group=group))
        await until(lambda: all(one.service.status(group).position for one in (ada, bob)))
        me, them = ada.service.fingerprint, bob.service.fingerprint
        ada.service.typing(group, True)
        ada.service.typing(group, True)
        await until(lambda: bob.notices == [(group, me, True)])
        await ada.service.execute(commands.Send(group=group, text="there"))
        await until(lambda: bob.notices[1:] == [(group, me, False)])
        assert eve.service._mesh is not None
        notice = encode(bytes.fromhex(group), True)
        for frame in (notice, notice[:5], bytes([TYPING]), notice + b"x"):
            eve.service._mesh.send(bytes.fromhex(me), frame)
        bob.service.typing(group, True)
        await until(lambda: ada.notices == [(group, them, True)])
        bob.service.typing(group, False)
        await until(lambda: ada.notices[1:] == [(group, them, False)])
        bob.service.typing(group, True)
        await until(lambda: ada.notices[2:] == [(group, them, True)])
        people.remove(bob)
        await bob.service.close()
        await until(lambda: ada.notices[3:] == [(group, them, False)], BELIEVED / 2)
        await ada.service.execute(commands.Block(peer=them))
        ada.service._typing.receive(bytes.fromhex(them), notice)
        assert eve.notices == []
        assert len(ada.notices) == 4, "nothing of whom we have blocked"
        assert {member for _, member, _ in ada.notices} == {them}
    finally:
        for one in people:
            await one.service.close()


async def test_what_is_not_said_again_is_over(tmp_path: Path) -> None:
    ada = _Heard(tmp_path, "Ada")
    await ada.service.start()
    try:
        link = ada.service._typing
        loop = asyncio.get_running_loop()
        link._typists.hear(OPS, BOB, True, loop.time() - BELIEVED + 0.05)
        link._set_timer()
        await until(lambda: ada.notices == [(OPS.hex(), BOB.hex(), False)])
    finally:
        await ada.service.close()


async def test_who_is_being_removed_neither_hears_nor_is_heard(tmp_path: Path) -> None:
    """The new key may have to wait for somebody who is away; what is said of who writes does not."""
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        told, heard = list[events.Event](), list[bytes]()
        await bob.stop()
        await ada.service.execute(commands.Remove(group=group, members=[carol.fingerprint]))
        ada.service.subscribe(told.append)
        carol.service._beside[TYPING] = lambda _, frame: heard.append(frame)
        ada.service.typing(group, True)
        assert carol.service._mesh is not None and ada.service._mesh is not None
        carol.service._mesh.send(bytes.fromhex(ada.fingerprint), encode(bytes.fromhex(group), True))
        carol.service._mesh.send(bytes.fromhex(ada.fingerprint), b"\x40")  # in order: when this is here, that was
        await until(lambda: ada.service.files.junk == 1)
        ada.service._mesh.send(bytes.fromhex(carol.fingerprint), b"\x40")
        await until(lambda: carol.service.files.junk == 1)
        assert not [event for event in told if isinstance(event, events.Typing)]
        assert not heard
