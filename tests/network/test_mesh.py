"""Links between members, over real sockets on this computer."""

import asyncio
import gc
import os
import socket
import warnings

import pytest

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.errors import BadAddress, ConnectFailed
from smmp_core.network.framing import MAX_FRAME
from smmp_core.network.timing import Limits, Timing
from tests.network.people import LOCAL, Member, Stranger, identities, online, until

FAST = Timing(courtesy=0.02, retry_first=0.02, retry_most=0.1, linger=0.2)


@pytest.mark.parametrize("host", [LOCAL, "::1"])
async def test_two_members_link_and_exchange_frames_both_ways(host: str) -> None:
    alice, bob = Member("Älice", interfaces=[host]), Member("Bob", interfaces=[host])
    async with online(alice, bob):
        assert await alice.mesh.connect(bob.mesh.addresses[0]) == bob.public
        await until(lambda: bob.told)
        assert alice.told == [("up", bob.public)]
        assert alice.names == {bob.public: "Bob"}
        assert bob.names == {alice.public: "Älice"}
        large = os.urandom(MAX_FRAME)
        assert alice.mesh.send(bob.public, b"1")
        assert alice.mesh.send(bob.public, large)
        assert bob.mesh.send(alice.public, b"2")
        await until(lambda: len(bob.frames) == 2 and alice.frames)
        assert bob.frames == [(alice.public, b"1"), (alice.public, large)]
        assert alice.frames == [(bob.public, b"2")]
        assert alice.mesh.connected() == {bob.public}


@pytest.mark.parametrize("swap", [False, True])
async def test_both_dial_at_once_and_one_connection_stays(swap: bool) -> None:
    for _ in range(10):
        alice, bob = (Member(name, identity) for name, identity in zip("ab", identities(2), strict=True))
        first, second = (bob, alice) if swap else (alice, bob)
        async with online(alice, bob):
            found = await asyncio.gather(
                first.mesh.connect(second.mesh.addresses[0]), second.mesh.connect(first.mesh.addresses[0])
            )
            assert tuple(found) == (second.public, first.public)
            await until(lambda: alice.told and bob.told)  # noqa: B023
            await asyncio.sleep(0.02)
            assert alice.told == [("up", bob.public)]
            assert bob.told == [("up", alice.public)]
            alice.mesh.send(bob.public, b"ping")
            bob.mesh.send(alice.public, b"pong")
            await until(lambda: alice.frames and bob.frames)  # noqa: B023


async def test_twelve_members_who_all_see_each_other_make_one_link_a_pair() -> None:
    members = [Member(str(i)) for i in range(12)]
    async with online(*members):
        for member in members:
            for other in members:
                member.mesh.seen(other.public, other.mesh.addresses)  # its own announcement, too
        await until(lambda: all(len(member.mesh.connected()) == 11 for member in members), 20)
        await asyncio.sleep(0.3)
        assert all(sorted(m.told) == [("up", peer) for peer in sorted(m.mesh.connected())] for m in members)


async def test_a_member_is_dialled_again_when_its_link_is_lost_and_until_it_is_there() -> None:
    alice, bob = Member("Alice", timing=FAST), Member("Bob", timing=FAST)
    async with online(alice):
        async with online(bob):
            where = bob.mesh.addresses
            alice.mesh.seen(bob.public, where)
            await until(lambda: alice.told)
        await until(lambda: len(alice.told) == 2)
        assert alice.reasons == ["The other side closed the connection."]
        await asyncio.sleep(0.2)
        again = Member("Bob", bob.identity, listen=[(LOCAL, int(where[0].rpartition(":")[2]))], interfaces=())
        async with online(again):
            await until(lambda: again.told and alice.mesh.connected())
            assert alice.told_of(bob.public) == ["up", "down", "up"]


async def test_an_address_given_by_hand_is_dialled_until_somebody_is_there_and_again_when_lost() -> None:
    with socket.create_server((LOCAL, 0)) as placeholder:
        port = placeholder.getsockname()[1]
    alice = Member("Alice", timing=FAST)
    async with online(alice):
        alice.mesh.keep_dialling(f"{LOCAL}:{port}")
        await asyncio.sleep(0.1)
        for name in ("Bob", "Carol"):  # somebody else may answer there later
            someone = Member(name, listen=[(LOCAL, port)], timing=FAST)
            async with online(someone):
                await until(lambda: alice.mesh.connected() == {someone.public})  # noqa: B023
            await until(lambda: not alice.mesh.connected())


async def test_wrong_addresses_among_the_right_one_do_no_harm() -> None:
    alice, bob, carol = Member("Alice"), Member("Bob"), Member("Carol")
    async with online(alice, bob, carol):
        with socket.create_server((LOCAL, 0)) as silent:
            dead_end = f"{LOCAL}:{silent.getsockname()[1]}"
            alice.mesh.seen(bob.public, [dead_end, *carol.mesh.addresses, *alice.mesh.addresses, *bob.mesh.addresses])
            await until(lambda: alice.told)
            await asyncio.sleep(0.1)
        assert alice.mesh.connected() == {bob.public}
        assert carol.told == []


async def test_who_poses_as_another_is_not_linked() -> None:
    alice, mallory, bob = Member("Alice", timing=FAST), Member("Bob", timing=FAST), Member("Bob")
    async with online(alice, mallory):
        alice.mesh.seen(bob.public, mallory.mesh.addresses)
        await asyncio.sleep(0.3)
        assert alice.told == mallory.told == []


async def test_a_restarted_member_takes_the_place_of_its_old_link() -> None:
    bob, identity = Member("Bob"), os.urandom(32)
    async with online(bob):
        old, new = await Stranger.dial(bob.mesh.port), await Stranger.dial(bob.mesh.port)
        await old.shake_hands(identity, "old")
        await new.shake_hands(identity, "new")
        await until(lambda: len(bob.told) == 3)
        assert bob.told_of(public_key(identity)) == ["up", "down", "up"]
        assert "newer connection" in bob.reasons[0]
        assert list(bob.names.values()) == ["new"]
        await old.rest()  # it ends
        new.writer.write(new.channel.send(b"here"))
        await until(lambda: bob.frames)


async def test_the_lower_ones_connection_stays_while_both_may_have_dialled_and_gives_way_later() -> None:
    low, high = identities(2)
    timing = FAST._replace(handshake=1.5)
    alice, bob = Member("Alice", low, timing=timing), Member("Bob", high, timing=timing)
    async with online(alice, bob):
        await alice.mesh.connect(bob.mesh.addresses[0])
        rival = await Stranger.dial(alice.mesh.port)
        await rival.shake_hands(high, welcome=False)
        assert await rival.rest() == b""
        assert alice.told_of(bob.public) == ["up"]
        await asyncio.sleep(1.5)
        rival = await Stranger.dial(alice.mesh.port)
        await rival.shake_hands(high, "Bob again")
        await until(lambda: alice.told_of(bob.public)[:3] == ["up", "down", "up"])


async def test_the_higher_one_gives_up_its_connection_for_the_lower_ones() -> None:
    low, high = identities(2)
    alice, bob = Member("Alice", low), Member("Bob", high)
    async with online(alice, bob):
        await bob.mesh.connect(alice.mesh.addresses[0])
        lower = await Stranger.dial(bob.mesh.port)
        await lower.shake_hands(low, "Alice after a restart")
        await until(lambda: len(bob.told) == 3)
        assert bob.names[alice.public] == "Alice after a restart"


async def test_heartbeats_keep_a_quiet_link_and_their_absence_ends_it() -> None:
    timing = FAST._replace(heartbeat=0.1, dead=1.0)
    alice, bob = Member("Alice", timing=timing), Member("Bob", timing=timing)
    async with online(alice, bob):
        await alice.mesh.connect(bob.mesh.addresses[0])
        dumb = await Stranger.dial(bob.mesh.port)
        await dumb.shake_hands(os.urandom(32))  # and never says anything again, though the socket stays
        await until(lambda: bob.reasons)
        assert bob.reasons[0].startswith("Nothing has been heard for")
        await asyncio.sleep(0.3)
        assert alice.mesh.connected() == {bob.public}
        assert alice.told == [("up", bob.public)]


async def test_a_connection_that_never_completes_its_handshake_is_ended() -> None:
    bob = Member("Bob", timing=FAST._replace(handshake=0.2))
    async with online(bob):
        silent = await Stranger.dial(bob.mesh.port)
        halfway = await Stranger.dial(bob.mesh.port)
        halfway.writer.write(b"\x01\x00\x20" + os.urandom(32))
        assert await silent.rest() == b""
        assert (await halfway.rest())[:1] == b"\x01"
        assert bob.told == []


async def test_half_open_connections_are_bounded_and_cannot_lock_others_out() -> None:
    alice, bob = Member("Alice"), Member("Bob", limits=Limits(half_open=3))
    async with online(alice, bob):
        crowd = [await Stranger.dial(bob.mesh.port) for _ in range(5)]
        assert await crowd[0].rest() == await crowd[1].rest() == b""  # the oldest went
        await alice.mesh.connect(bob.mesh.addresses[0])
        await until(lambda: bob.told)


async def test_links_are_bounded() -> None:
    alice, bob, carol = Member("Alice"), Member("Bob", limits=Limits(links=1)), Member("Carol")
    async with online(alice, bob, carol):
        await alice.mesh.connect(bob.mesh.addresses[0])
        with pytest.raises(ConnectFailed, match="closed the connection"):
            await carol.mesh.connect(bob.mesh.addresses[0])
        assert bob.mesh.connected() == {alice.public}


async def test_where_there_is_no_room_for_all_the_newest_stranger_gives_way_to_a_friend() -> None:
    friends = [Member(name) for name in ("Alice", "Carol")]
    keys = {friend.public for friend in friends}
    bob = Member("Bob", limits=Limits(links=3), prefer=keys.__contains__, timing=FAST)
    async with online(bob, *friends):
        strangers = [os.urandom(32) for _ in range(4)]
        for stranger in strangers[:3]:
            await (await Stranger.dial(bob.mesh.port)).shake_hands(stranger)
        first, second, third, late = map(public_key, strangers)
        await friends[0].mesh.connect(bob.mesh.addresses[0])
        assert bob.mesh.connected() == {first, second, friends[0].public}
        assert bob.told_of(third) == ["up", "down"]
        bob.mesh.seen(friends[1].public, friends[1].mesh.addresses)  # whom we dial has precedence, too
        await until(lambda: friends[1].told)
        assert bob.mesh.connected() == {first, friends[0].public, friends[1].public}
        with pytest.raises(EOFError):
            await (await Stranger.dial(bob.mesh.port)).shake_hands(strangers[3])
        assert bob.told_of(late) == []


async def test_strangers_are_not_dialled_where_there_is_no_room_for_them() -> None:
    alice, bob, carol = Member("Alice"), Member("Bob", limits=Limits(links=1), timing=FAST), Member("Carol")
    async with online(alice, bob, carol):
        await alice.mesh.connect(bob.mesh.addresses[0])
        with socket.create_server((LOCAL, 0)) as watched:
            watched.setblocking(False)
            bob.mesh.seen(carol.public, [f"{LOCAL}:{watched.getsockname()[1]}"])
            await asyncio.sleep(0.3)
            with pytest.raises(BlockingIOError):
                watched.accept()


async def test_who_listens_nowhere_is_told_of_without_an_address() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        identity = os.urandom(32)
        await (await Stranger.dial(bob.mesh.port)).shake_hands(identity)  # its Hello names port 0
        await alice.mesh.connect(bob.mesh.addresses[0])
        await until(lambda: len(bob.told) == 2)
        assert bob.addresses == {public_key(identity): None, alice.public: alice.mesh.addresses[0]}


@pytest.mark.parametrize(
    "junk",
    [b"GET / HTTP/1.1\r\n\r\n", b"\x01\xff\xff" + bytes(600), b"\x01\0\0", b"\x01\0\x20" + bytes(32), b"\xfe\xed"],
    ids=["HTTP", "length", "nothing", "key", "version"],
)
async def test_junk_on_the_port_ends_that_connection_and_nothing_else(junk: bytes) -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        await alice.mesh.connect(bob.mesh.addresses[0])
        stranger = await Stranger.dial(bob.mesh.port)
        stranger.writer.write(junk)
        assert len(await stranger.rest()) <= 1
        alice.mesh.send(bob.public, b"still here")
        await until(lambda: bob.frames)
        assert bob.told == [("up", alice.public)]


async def test_a_frame_too_large_ends_that_link_with_a_reason() -> None:
    bob = Member("Bob")
    async with online(bob):
        stranger = await Stranger.dial(bob.mesh.port)
        await stranger.shake_hands(os.urandom(32))
        stranger.writer.write(stranger.channel.send(b"good"))
        stranger.writer.write(stranger.channel._stream((MAX_FRAME + 1).to_bytes(4, "big")))
        await until(lambda: bob.reasons)
        assert bob.frames[0][1] == b"good"
        assert bob.reasons == ["It sent a piece of 1,048,577 bytes; 1,048,576 are allowed."]


async def test_bytes_altered_on_the_wire_end_the_link() -> None:
    bob = Member("Bob")
    async with online(bob):
        stranger = await Stranger.dial(bob.mesh.port)
        await stranger.shake_hands(os.urandom(32))
        wire = bytearray(stranger.channel.send(b"pay 10"))
        wire[-1] ^= 1
        stranger.writer.write(bytes(wire))
        await until(lambda: bob.reasons)
        assert bob.reasons == ["What came over the link is damaged."]
        assert bob.frames == []


async def test_another_version_is_told_ours_and_named_when_dialled() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        stranger = await Stranger.dial(bob.mesh.port)
        stranger.writer.write(b"\x02\x00\x20" + os.urandom(32))
        assert await stranger.rest() == b"\x01"

        async def newer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"\x02")
            await reader.read()
            writer.close()

        async with await asyncio.start_server(newer, LOCAL, 0) as server:
            port = server.sockets[0].getsockname()[1]
            with pytest.raises(ConnectFailed, match="version 2 of it; this is version 1"):
                await alice.mesh.connect(f"{LOCAL}:{port}")
        assert bob.told == alice.told == []


async def test_much_at_once_for_somebody_who_reads_arrives() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        await bob.mesh.connect(alice.mesh.addresses[0])
        await until(lambda: alice.told)
        for _ in range(24):
            assert alice.mesh.send(bob.public, bytes(MAX_FRAME))
        await until(lambda: len(bob.frames) == 24)
        assert alice.reasons == []


async def test_who_takes_nothing_while_much_waits_for_it_loses_its_link() -> None:
    alice = Member("Alice", timing=FAST._replace(heartbeat=0.1, dead=1.5))
    async with online(alice):
        keys = [os.urandom(32) for _ in range(3)]
        _, steady, patient = strangers = [await Stranger.dial(alice.mesh.port) for _ in keys]
        for stranger, key in zip(strangers, keys, strict=True):
            stranger.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 17)
            await stranger.shake_hands(key)
        for key, frames in zip(keys, (24, 24, 7), strict=True):
            for _ in range(frames):
                assert alice.mesh.send(public_key(key), bytes(MAX_FRAME))

        async def live() -> None:
            while True:
                for stranger in (steady, patient) if alice.reasons else strangers:
                    stranger.writer.write(stranger.channel.heartbeat())
                await steady.reader.read(1 << 18)
                await asyncio.sleep(0.05)

        living = asyncio.create_task(live())
        await until(lambda: alice.reasons)
        await asyncio.sleep(1)
        living.cancel()
        assert alice.reasons == ["The other side does not read what it is sent."]
        assert alice.told[-1] == ("down", public_key(keys[0]))


async def test_a_reader_far_too_slow_loses_its_link_at_once() -> None:
    alice, bob = Member("Alice", limits=Limits(queued=1 << 20)), Member("Bob")
    async with online(alice, bob):
        await bob.mesh.connect(alice.mesh.addresses[0])
        slow = await Stranger.dial(alice.mesh.port)
        identity = os.urandom(32)
        await slow.shake_hands(identity)
        await until(lambda: len(alice.told) == 2)
        slow_one = alice.told[1][1]
        sent = 0
        while alice.mesh.send(slow_one, bytes(1 << 18)):
            sent += 1
            assert sent < 200, "the queue has no bound"
        assert alice.reasons == ["The other side does not read what it is sent."]
        assert not alice.mesh.send(slow_one, b"more")
        assert alice.mesh.send(bob.public, b"others are not concerned")
        await until(lambda: bob.frames)


async def test_who_is_not_admitted_learns_no_name_and_is_not_linked() -> None:
    alice = Member("Alice")
    bob = Member("Bob", admit=lambda peer: peer != alice.public)
    async with online(alice, bob):
        with pytest.raises(ConnectFailed, match="closed the connection"):
            await alice.mesh.connect(bob.mesh.addresses[0])
        with pytest.raises(ConnectFailed, match="not let in"):
            await bob.mesh.connect(alice.mesh.addresses[0])
        assert alice.told == bob.told == []


async def test_a_link_ended_by_hand_is_made_again_only_for_who_is_admitted() -> None:
    blocked: set[bytes] = set()
    alice = Member("Alice", timing=FAST)
    bob = Member("Bob", admit=lambda peer: peer not in blocked, timing=FAST)
    async with online(alice, bob):
        await alice.mesh.connect(bob.mesh.addresses[0])
        await until(lambda: bob.told)
        blocked.add(alice.public)
        bob.mesh.disconnect(alice.public, "You blocked Alice.")
        assert bob.reasons == ["You blocked Alice."]
        await asyncio.sleep(0.3)
        assert bob.told_of(alice.public) == ["up", "down"]
        blocked.clear()
        await until(lambda: bob.mesh.connected())


async def test_connecting_to_who_is_linked_already_answers_with_him() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        for _ in range(3):
            assert await alice.mesh.connect(bob.mesh.addresses[0]) == bob.public
            assert await bob.mesh.connect(alice.mesh.addresses[0]) == alice.public
        assert alice.told == [("up", bob.public)]
        assert bob.told == [("up", alice.public)]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nobody.invalid:4000", "There is no computer called nobody.invalid."),
        ("127.0.0.1:1", "Nobody listens at 127.0.0.1:1."),
        ("[::1]:1", r"Nobody listens at \[::1\]:1."),
    ],
)
async def test_an_address_where_nobody_is_gets_a_sentence(address: str, sentence: str) -> None:
    alice = Member("Alice")
    async with online(alice):
        with pytest.raises(ConnectFailed, match=sentence):
            await alice.mesh.connect(address)
        with pytest.raises(BadAddress):
            await alice.mesh.connect("nonsense")


async def test_an_address_that_never_answers_gets_a_sentence() -> None:
    alice = Member("Alice", timing=FAST._replace(handshake=0.2))
    async with online(alice):
        with socket.create_server((LOCAL, 0)) as silent, pytest.raises(ConnectFailed, match="Nothing"):
            await alice.mesh.connect(f"{LOCAL}:{silent.getsockname()[1]}")


async def test_send_without_a_link_is_false_and_frames_out_of_bounds_are_our_own_mistake() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(alice, bob):
        assert not alice.mesh.send(bob.public, b"x")
        await alice.mesh.connect(bob.mesh.addresses[0])
        for frame in (b"", bytes(MAX_FRAME + 1)):
            with pytest.raises(ValueError, match="frame"):
                alice.mesh.send(bob.public, frame)


async def test_what_was_queued_is_sent_before_the_member_goes() -> None:
    alice, bob = Member("Alice"), Member("Bob")
    async with online(bob):
        async with online(alice):
            await alice.mesh.connect(bob.mesh.addresses[0])
            for _ in range(6):
                assert alice.mesh.send(bob.public, bytes(MAX_FRAME))
            alice.mesh.send(bob.public, b"last words")
        await until(lambda: bob.reasons)
        assert bob.frames[-1][1] == b"last words"
        assert alice.told == [("up", bob.public)]  # who closes is told no more


@pytest.mark.parametrize("rounds", range(0, 24, 2))
async def test_who_gives_up_dialling_leaves_no_socket_behind(rounds: int) -> None:
    ada, bob = Member("Ada"), Member("Bob")
    async with online(ada, bob):
        dialling = asyncio.create_task(ada.mesh.connect(bob.mesh.addresses[0]))
        for _ in range(rounds):
            await asyncio.sleep(0)
        dialling.cancel()
        await asyncio.gather(dialling, return_exceptions=True)
        del dialling
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            gc.collect()
        assert not [warning for warning in told if "unclosed" in str(warning.message)]


@pytest.mark.parametrize("rounds", range(24))
async def test_who_closes_while_somebody_dials_ends_that_too(rounds: int) -> None:
    ada, bob = Member("Ada"), Member("Bob")
    async with online(ada, bob):
        bob.mesh.seen(os.urandom(32), [ada.mesh.addresses[0]])  # its own dialling takes a moment to end
        dialling = asyncio.create_task(ada.mesh.connect(bob.mesh.addresses[0]))
        for _ in range(rounds):
            await asyncio.sleep(0)
        await bob.mesh.close()
        await asyncio.gather(dialling, return_exceptions=True)
        assert bob.told in ([], [("up", ada.public)]) and not bob.mesh.connected()
