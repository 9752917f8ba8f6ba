"""Dialling again with back-off, within bounds."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest

from smmp_core.network.addresses import Address
from smmp_core.network.dialling import Backoff, Dialler
from smmp_core.network.errors import ConnectFailed
from smmp_core.network.timing import Limits, Timing
from tests.network.people import until

FAST = Timing(courtesy=0.01, retry_first=0.04, retry_most=10)
LOW, HIGH = bytes(32), b"\xff" * 32


def test_pauses_double_with_jitter_up_to_their_bound() -> None:
    for _ in range(50):
        backoff = Backoff(0.5, 30)
        pauses = [backoff.next() for _ in range(12)]
        for pause, span in zip(pauses, [0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30], strict=True):
            assert span / 2 <= pause <= span
        assert len(set(pauses)) > 6


class Network:
    """Answers dials, and remembers them."""

    def __init__(self, me: bytes = LOW, timing: Timing = FAST, **limits: int) -> None:
        self.linked: set[bytes] = set()
        self.refused: set[bytes] = set()
        self.preferred: set[bytes] = set()
        self.answers: dict[Address, bytes] = {}
        self.dials: list[tuple[list[Address], bytes | None, float]] = []
        self.dialler = Dialler(
            me,
            self.dial,
            self.linked.__contains__,
            lambda peer: peer not in self.refused,
            self.preferred.__contains__,
            timing=timing,
            limits=Limits(**limits),
        )

    async def dial(self, addresses: Sequence[Address], expected: bytes | None) -> bytes:
        self.dials.append((list(addresses), expected, asyncio.get_running_loop().time()))
        await asyncio.sleep(0)
        for address in addresses:
            if (peer := self.answers.get(address)) is not None and expected in (None, peer):
                self.linked.add(peer)
                return peer
        raise ConnectFailed


A, B = Address("127.0.0.1", 1), Address("127.0.0.1", 2)


async def test_dialling_goes_on_with_growing_pauses_until_linked() -> None:
    network = Network()
    network.dialler.know(HIGH, [A])
    network.dialler.pursue(HIGH)
    await until(lambda: len(network.dials) == 3)
    network.answers[A] = HIGH
    await until(lambda: HIGH in network.linked)
    count = len(network.dials)
    await asyncio.sleep(0.2)
    assert len(network.dials) == count
    await network.dialler.close()


async def test_news_ends_a_pause_but_not_all_pauses() -> None:
    network = Network(timing=FAST._replace(retry_first=10.0))
    network.dialler.know(HIGH, [A])
    network.dialler.pursue(HIGH)
    await until(lambda: network.dials)
    network.dialler.know(HIGH, [B])
    network.dialler.pursue(HIGH)
    await until(lambda: len(network.dials) == 2, 4)
    assert network.dials[1][0] == [B, A]  # the newest first
    for _ in range(20):
        network.dialler.pursue(HIGH)
        await asyncio.sleep(0.001)
    times = [time for _, _, time in network.dials]
    assert all(later - earlier > 0.9 * FAST.courtesy for earlier, later in pairwise(times))
    await network.dialler.close()


async def test_news_and_the_end_at_the_same_moment_end_it() -> None:
    network = Network(timing=FAST._replace(retry_first=10.0))
    network.dialler.know(HIGH, [A])
    network.dialler.pursue(HIGH)
    await until(lambda: network.dials)
    await asyncio.sleep(5 * FAST.courtesy)  # it pauses now
    network.dialler.pursue(HIGH)
    async with asyncio.timeout(10):
        await network.dialler.close()


async def test_a_link_lost_in_the_very_moment_its_dialling_ends_is_dialled_again() -> None:
    network = Network()
    network.answers[A] = HIGH
    network.dialler.know(HIGH, [A])
    network.dialler.pursue(HIGH)
    task = network.dialler._tasks[HIGH]
    while not task.done():
        await asyncio.sleep(0)
    network.linked.clear()
    network.dialler.lost(HIGH)
    await until(lambda: HIGH in network.linked)
    assert len(network.dials) == 2
    await network.dialler.close()


async def test_the_higher_identity_waits_a_moment_first() -> None:
    low, high = Network(LOW), Network(HIGH)
    start = asyncio.get_running_loop().time()
    for network, peer in ((low, HIGH), (high, LOW)):
        network.dialler.know(peer, [A])
        network.dialler.pursue(peer)
    await until(lambda: low.dials and high.dials)
    assert high.dials[0][2] - start >= FAST.courtesy * 0.9
    assert low.dials[0][2] < high.dials[0][2]
    await low.dialler.close()
    await high.dialler.close()


async def test_who_is_not_admitted_is_not_dialled_until_he_is() -> None:
    network = Network()
    network.refused.add(HIGH)
    network.dialler.know(HIGH, [A])
    network.dialler.pursue(HIGH)
    await asyncio.sleep(0.1)
    assert network.dials == []
    network.refused.clear()
    await until(lambda: network.dials)
    await network.dialler.close()


async def test_known_members_and_their_addresses_are_bounded() -> None:
    network = Network(known=2, addresses=3)
    peers = [bytes([n]) * 32 for n in range(1, 4)]
    for peer in peers:
        network.dialler.know(peer, [Address("127.0.0.1", n) for n in range(1, 9)])
        network.dialler.pursue(peer)
    await until(lambda: len(network.dials) >= 4)
    assert {expected for _, expected, _ in network.dials} == set(peers[1:])
    assert all(len(addresses) == 3 for addresses, _, _ in network.dials)
    await network.dialler.close()


async def test_whom_we_prefer_is_forgotten_last() -> None:
    network = Network(known=2)
    network.preferred.add(HIGH)
    network.dialler.know(HIGH, [A])
    for n in range(1, 9):
        network.dialler.know(bytes([n]) * 32, [B])
    network.dialler.pursue(HIGH)
    await until(lambda: network.dials)
    assert network.dials[0][:2] == ([A], HIGH)
    await network.dialler.close()


async def test_an_address_given_by_hand_is_kept_whoever_answers() -> None:
    network = Network()
    network.dialler.keep(A)
    network.dialler.keep(A)
    await until(lambda: network.dials)
    network.answers[A] = HIGH
    await until(lambda: network.linked)
    network.linked.clear()
    network.answers[A] = b"another" * 4 + b"one!"
    network.dialler.lost(HIGH)
    await until(lambda: network.linked)
    assert all(expected is None for _, expected, _ in network.dials)
    await network.dialler.close()


async def test_no_more_than_so_many_members_are_dialled_at_once() -> None:
    network, at_once = Network(dials=2), [0, 0]

    async def slow(addresses: Sequence[Address], expected: bytes | None) -> bytes:
        at_once[0] += 1
        at_once[1] = max(at_once)
        await asyncio.sleep(0.01)
        at_once[0] -= 1
        assert expected is not None
        network.linked.add(expected)
        return expected

    network.dialler._dial = slow
    for n in range(1, 8):
        network.dialler.know(bytes([n]) * 32, [A])
        network.dialler.pursue(bytes([n]) * 32)
    await until(lambda: len(network.linked) == 7)
    assert at_once == [0, 2]
    await network.dialler.close()


@pytest.mark.may_warn
async def test_a_fault_of_our_own_while_dialling_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    network = Network()

    async def broken(addresses: Sequence[Address], expected: bytes | None) -> bytes:
        raise ZeroDivisionError

    network.dialler._dial = broken
    network.dialler.keep(A)
    await until(lambda: "dialling ended unexpectedly" in caplog.text)
    await network.dialler.close()
