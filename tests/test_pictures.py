"""Profile pictures: who gets them, what is refused, and that they outlast a restart."""

import hashlib
from pathlib import Path

import pytest

from smmp_core import commands, events
from smmp_core.conversation.effects import Effects
from smmp_core.errors import LocalError
from smmp_core.pictures import MAX_CHANGES, MAX_PICTURE, PICTURE, Pictures
from smmp_core.service import Service, Settings
from smmp_core.storage.writes import DropPicture, SavePicture
from tests.network.people import until

PNG = b"\x89PNG\r\n\x1a\n"
ME, PEER = b"\x01" * 32, b"\x02" * 32
TELL, ASK, BRING = (bytes([PICTURE, kind]) for kind in range(3))


def hash_(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class End:
    """One member's pictures, whose writes are always stored."""

    def __init__(self, own: bytes | None = None, *, friend: bool = True) -> None:
        self.friend = friend
        hashes = {ME: hash_(own)} if own else {}
        self.pictures = Pictures(ME, own, hashes, lambda _peer: self.friend)
        self.effects = Effects()
        self.pictures.linked(PEER, self.effects)

    def receive(self, frame: bytes) -> Effects:
        """What a frame brings about."""
        answer = Effects()
        self.pictures.receive(PEER, frame, answer)
        self.pictures.follow(answer.writes)
        return answer


def test_a_picture_is_told_asked_for_and_brought() -> None:
    picture = PNG + b"Ada"
    ada, bob = End(picture), End()
    assert ada.effects.frames == [(PEER, TELL + hash_(picture))]
    assert bob.effects.frames == [(PEER, TELL)]  # it may still have one that is no longer ours
    asked = bob.receive(TELL + hash_(picture))
    assert asked.frames == [(PEER, ASK + hash_(picture))]
    assert not bob.receive(TELL + hash_(picture))  # it is on its way
    brought = ada.receive(asked.frames[0][1])
    assert not ada.receive(asked.frames[0][1])  # once over a link
    kept = bob.receive(brought.frames[0][1])
    assert kept.writes == [SavePicture(PEER, hash_(picture), picture)]
    assert kept.events == [events.Picture(PEER.hex())]
    assert bob.pictures.known() == [PEER]
    assert not bob.receive(TELL + hash_(picture)) and not bob.receive(brought.frames[0][1])
    gone = bob.receive(TELL)
    assert gone.writes == [DropPicture(PEER)] and bob.pictures.known() == []


def test_strangers_get_nothing_and_are_asked_for_nothing_until_they_are_friends() -> None:
    picture = PNG + b"Ada"
    ada = End(picture, friend=False)
    assert not ada.effects and not ada.receive(ASK + hash_(picture)) and not ada.receive(TELL + b"h" * 32)
    ada.friend = True
    ada.pictures.greet([PEER], ada.effects)
    assert ada.effects.frames == [(PEER, TELL + hash_(picture)), (PEER, ASK + b"h" * 32)]
    ada.pictures.greet([PEER, ME], ada.effects)
    assert len(ada.effects.frames) == 2


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        bytes([PICTURE]),
        TELL + b"h" * 31,
        ASK,
        ASK + b"h" * 32,
        BRING + PNG,
        bytes([PICTURE, 9]) + b"h" * 32,
    ],
)
def test_what_was_not_asked_for_or_makes_no_sense_does_nothing(bad: bytes) -> None:
    assert not End().receive(bad)


@pytest.mark.parametrize("data", [b"GIF89a", PNG + b"x" * MAX_PICTURE, PNG + b"another one", b""])
def test_only_the_picture_that_was_asked_for_is_kept(data: bytes) -> None:
    wanted = data if data != PNG + b"another one" else PNG
    end = End()
    end.receive(TELL + hash_(wanted))
    assert not end.receive(BRING + data)


def test_a_member_that_changes_its_picture_all_the_time_is_not_followed_for_ever() -> None:
    end = End()
    asked = [end.receive(TELL + hash_(bytes([n]))).frames for n in range(MAX_CHANGES + 5)]
    assert sum(map(len, asked)) == MAX_CHANGES
    end.pictures.unlinked(PEER)
    assert not end.receive(TELL + hash_(b"unlinked"))
    end.pictures.linked(PEER, end.effects)
    assert end.receive(TELL + hash_(b"again")).frames


def test_whoever_says_again_and_again_that_it_has_none_any_more_makes_little_work() -> None:
    end = End()
    end.pictures.follow([SavePicture(PEER, hash_(PNG), PNG)])
    answer = Effects()
    for _ in range(1000):  # before anything of it is stored
        end.pictures.receive(PEER, TELL, answer)
    assert 1 <= len(answer.writes) <= MAX_CHANGES


def test_a_picture_that_could_not_be_stored_at_first_is_told_when_it_is() -> None:
    end = End()
    end.pictures.choose(PNG, Effects())  # the disk is full: nothing of it happened
    chosen, told = Effects(), Effects()
    end.pictures.choose(PNG, chosen)
    assert not chosen.frames, "who asked now would get none"
    end.pictures.follow(chosen.writes)
    end.pictures.tell(told)
    assert told.frames == [(PEER, TELL + hash_(PNG))]


def test_a_picture_taken_back_is_not_waited_for() -> None:
    end = End()
    end.receive(TELL + hash_(PNG))
    end.receive(TELL)
    assert not end.receive(BRING + PNG)


async def start(home: Path) -> Service:
    service = Service(Settings(home, name=home.name, listen=("127.0.0.1:0",), discovery=False))
    await service.start()
    return service


async def test_friends_see_a_picture_and_its_change_and_still_do_after_a_restart(tmp_path: Path) -> None:
    ada, bob = await start(tmp_path / "Ada"), await start(tmp_path / "Bob")
    told: list[events.Event] = []
    bob.subscribe(told.append)
    await ada.pictures.choose(PNG + b"1")
    await bob.execute(commands.Connect(address=ada.addresses[0]))
    group = str((await ada.execute(commands.Create(name="Ops", members=[bob.fingerprint])))["group"])
    await until(lambda: bob.invitations())
    assert bob.pictures.known() == []  # an invitation makes no friend
    await bob.execute(commands.Accept(group=group))
    await until(lambda: bob.pictures.known() == [ada.fingerprint])
    assert await bob.pictures.of(ada.fingerprint) == PNG + b"1"
    await ada.pictures.choose(PNG + b"2")
    await until(lambda: told.count(events.Picture(ada.fingerprint)) == 2)
    assert await bob.pictures.of(ada.fingerprint) == PNG + b"2"
    for refused in (b"GIF89a", PNG + b"x" * MAX_PICTURE):
        with pytest.raises(LocalError, match="24 KiB"):
            await ada.pictures.choose(refused)
    await ada.close()
    await bob.close()

    ada, bob = await start(tmp_path / "Ada"), await start(tmp_path / "Bob")
    assert ada.pictures.known() == [ada.fingerprint] and bob.pictures.known() == [ada.fingerprint]
    await ada.pictures.choose(None)
    await bob.execute(commands.Connect(address=ada.addresses[0]))
    await until(lambda: bob.pictures.known() == [])
    assert await bob.pictures.of(ada.fingerprint) is None
    await ada.close()
    await bob.close()
