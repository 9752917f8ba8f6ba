"""Who is asked for what, without sockets: links that break, members who lie, who say nothing, who are slow."""

import heapq
import itertools
import os
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.suite import hash_
from smmp_core.sharing.download import AGAIN, PATIENCE, Download, Store
from smmp_core.sharing.exchange import LEAST_WINDOW, WINDOW, Exchange, Say
from smmp_core.sharing.frames import Ask, Have, Lack, Part, Want
from smmp_core.sharing.layout import CHUNK, TAG, Layout

ADA, BOB, CAROL, DAN = (bytes([number]) * 32 for number in range(4))
Answer = Callable[[bytes], bytes | None]
"""What a member makes of a part before it sends it; None: it sends nothing."""


def truth(data: bytes) -> bytes:
    return data


def lie(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


def silence(data: bytes) -> None:
    return None


class Blob:
    def __init__(self, size: int) -> None:
        self.layout = Layout(size)
        chunks = [os.urandom(self.layout.plain(chunk) + TAG) for chunk in range(self.layout.chunks)]
        self.listing = b"".join(map(hash_, chunks))
        self.bytes = self.listing + b"".join(chunks)
        self.root = self.layout.root(self.listing)

    def part(self, part: int) -> bytes:
        offset, size = self.layout.span(part)
        return self.bytes[offset : offset + size]


class Room:
    """One who fetches and several who serve, over links with a delay, in virtual time."""

    def __init__(self, delay: float = 0.01) -> None:
        self.exchange = Exchange()
        self.now, self.delay = 0.0, delay
        self.blobs: dict[str, Blob] = {}
        self.disk: dict[str, bytearray] = {}
        self.holders: dict[tuple[bytes, str], Answer] = {}
        self.links: set[bytes] = set()
        self.asked: dict[bytes, list[int]] = defaultdict(list)
        self.under_way: Counter[bytes] = Counter()
        self.most = 0  # parts under way from one member, ever
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def fetch(self, blob: Blob, listing: bytes | None = None, missing: list[int] | None = None) -> Download:
        self.blobs[blob.root] = blob
        self.disk.setdefault(blob.root, bytearray(len(blob.bytes)))
        if listing is not None:
            self.disk[blob.root][: len(listing)] = listing
        chunks = missing if missing is not None else list(range(blob.layout.chunks))
        download = Download(blob.root, blob.layout, listing, chunks)
        self.exchange.start(download)
        self.reach()
        return download

    def holds(self, peer: bytes, blob: Blob, answer: Answer = truth) -> None:
        self.holders[peer, blob.root] = answer
        self.links.add(peer)

    def reach(self) -> None:
        for root in self.exchange:
            self.exchange.reach(root, self.links, self.now)
        self.act()

    def cut(self, peer: bytes) -> None:
        self.links.discard(peer)
        self.under_way[peer] = 0
        self.reach()

    def act(self) -> None:
        for action in self.exchange.take():
            match action:
                case Say(peer, frame):
                    self._later(lambda peer=peer, frame=frame: self._serve(peer, frame))  # type: ignore[misc]
                    if isinstance(frame, Want):
                        self.asked[peer].append(frame.part)
                        self.under_way[peer] += 1
                        self.most = max(self.most, self.under_way[peer])
                case Store(root, part, offset, data):
                    self.disk[root][offset : offset + len(data)] = data
                    self._later(lambda root=root, part=part: self.exchange.stored(root, part, self.now))  # type: ignore[misc]

    def _serve(self, peer: bytes, frame: Ask | Want) -> None:
        answer = self.holders.get((peer, frame.root))
        if isinstance(frame, Ask):
            self._say(peer, Have(frame.root) if answer is not None else Lack(frame.root))
        elif answer is not None and (data := answer(self.blobs[frame.root].part(frame.part))) is not None:
            self._say(peer, Part(frame.root, frame.part, data))

    def _say(self, peer: bytes, frame: Have | Lack | Part) -> None:
        def arrive() -> None:
            if peer in self.links:
                self.under_way[peer] -= isinstance(frame, Part)
                self.exchange.receive(peer, frame, self.now)

        self._later(arrive)

    def _later(self, action: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self.now + self.delay, next(self._order), action))

    def run(self, seconds: float) -> None:
        """Let time pass; stops when everything is fetched."""
        end, tick = self.now + seconds, self.now + 1.0
        while self.now < end and any(not self.exchange[root].is_complete for root in self.exchange):
            if self._due and self._due[0][0] < tick:
                self.now, _, action = heapq.heappop(self._due)
                action()
            else:
                self.now, tick = tick, tick + 1.0
                self.exchange.handle_timer(self.now)
            self.act()

    def got(self, blob: Blob) -> bool:
        return self.exchange[blob.root].is_complete and bytes(self.disk[blob.root]) == blob.bytes


BIG: Final = 40 * CHUNK + 7


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, BIG, 2100 * CHUNK])
def test_a_file_comes_whole_with_little_under_way(size: int) -> None:
    room, blob = Room(), Blob(size)
    room.holds(ADA, blob)
    download = room.fetch(blob)
    room.run(60)
    assert room.got(blob) and download.have == size
    assert sorted(room.asked[ADA]) == list(range(blob.layout.parts)), "each part was asked for once"
    assert room.most <= WINDOW


def test_two_who_have_it_share_the_work() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob)
    room.holds(BOB, blob)
    room.fetch(blob)
    room.run(60)
    assert room.got(blob)
    assert min(len(room.asked[peer]) for peer in (ADA, BOB)) > 10
    assert len(room.asked[ADA]) + len(room.asked[BOB]) == blob.layout.parts


def test_a_slow_link_has_less_under_way() -> None:
    room, blob = Room(delay=0.5), Blob(BIG)
    room.holds(ADA, blob)
    room.fetch(blob)
    room.run(200)
    assert room.got(blob) and room.most == LEAST_WINDOW


def test_who_lies_about_a_chunk_is_found_at_once_and_not_asked_again() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob, lambda data: lie(data) if len(data) == CHUNK + TAG else data)
    room.fetch(blob)
    room.run(5)
    assert not room.got(blob) and room.exchange[blob.root].liars == {ADA}
    asked = len(room.asked[ADA])
    assert asked <= 1 + WINDOW
    room.holds(BOB, blob)
    room.cut(ADA)
    room.links.add(ADA)  # a new link makes it no more honest
    room.reach()
    room.run(60)
    assert room.got(blob) and len(room.asked[ADA]) == asked


@pytest.mark.parametrize("wrong", [lie, lambda data: data[:-1], lambda data: data + b"x"])
def test_who_lies_about_the_list_is_found_at_once(wrong: Answer) -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob, wrong)
    room.fetch(blob)
    room.run(1)
    assert room.exchange[blob.root].liars == {ADA} and room.asked[ADA] == [0]
    room.holds(BOB, blob)
    room.reach()
    room.run(60)
    assert room.got(blob)


def test_a_list_of_several_parts_is_taken_from_one_member_only() -> None:
    room, blob = Room(), Blob(2100 * CHUNK)
    assert blob.layout.list_parts == 2
    room.holds(ADA, blob, lie)
    room.holds(BOB, blob)
    room.fetch(blob)
    room.run(60)
    assert room.got(blob)
    assert room.exchange[blob.root].liars <= {ADA}


def test_a_link_cut_in_the_middle_costs_only_what_was_under_way() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob)
    download = room.fetch(blob)
    room.run(0.1)
    assert 0 < download.have < blob.layout.size
    room.cut(ADA)
    room.run(30)
    assert download.is_waiting and not room.got(blob)
    before = len(room.asked[ADA])
    room.holds(BOB, blob)
    room.reach()
    room.run(60)
    assert room.got(blob)
    assert before + len(room.asked[BOB]) <= blob.layout.parts + WINDOW


def test_who_says_nothing_is_let_alone_for_a_while() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob, silence)
    room.holds(BOB, blob)
    room.fetch(blob, blob.listing)
    room.run(PATIENCE + 5)
    assert room.got(blob) and 0 < len(room.asked[ADA]) <= LEAST_WINDOW


def test_who_was_busy_is_asked_again() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob, silence)
    download = room.fetch(blob)
    room.run(PATIENCE + 2)
    assert download.is_waiting
    room.holds(ADA, blob)
    room.run(30)
    assert room.got(blob)


def test_who_did_not_have_it_is_asked_again_or_says_so() -> None:
    room, blob = Room(), Blob(BIG)
    room.links |= {ADA, BOB}
    download = room.fetch(blob)
    room.run(1)
    assert download.is_waiting
    room.holds(ADA, blob)
    room.run(AGAIN + 5)
    assert room.got(blob)
    other = Blob(BIG)
    download = room.fetch(other)
    room.run(1)
    assert download.is_waiting
    room.holds(BOB, other)
    room.exchange.receive(BOB, Have(other.root), room.now)
    room.act()
    room.run(3)
    assert room.got(other)


def test_what_is_here_is_not_asked_for_again() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob)
    room.disk[blob.root] = bytearray(blob.bytes)
    download = room.fetch(blob, blob.listing, [3, 40])
    assert download.have == BIG - CHUNK - 7
    room.run(10)
    assert room.got(blob)
    assert sorted(room.asked[ADA]) == [blob.layout.list_parts + 3, blob.layout.list_parts + 40]


def test_two_files_share_a_window_and_one_that_stops_frees_it() -> None:
    room, one, two = Room(), Blob(BIG), Blob(BIG)
    room.holds(ADA, one)
    room.holds(ADA, two)
    first, second = room.fetch(one), room.fetch(two)
    room.run(0.3)
    assert first.have > 0 and second.have > 0 and room.most <= WINDOW
    room.exchange.stop(one.root, room.now)
    room.act()
    room.run(60)
    assert room.got(two) and one.root not in room.exchange


def test_what_nobody_asked_for_is_ignored() -> None:
    room, blob = Room(), Blob(BIG)
    room.holds(ADA, blob)
    download = room.fetch(blob)
    part = blob.layout.list_parts
    for frame in (Part(blob.root, part, blob.part(part)), Part("00" * 32, 0, b"x"), Have("00" * 32)):
        for peer in (ADA, DAN):
            room.exchange.receive(peer, frame, room.now)
    assert download.have == 0 and not download.liars
    assert not [action for action in room.exchange.take() if isinstance(action, Store)]


def test_the_same_part_twice_counts_once() -> None:
    room, blob = Room(), Blob(CHUNK)
    room.holds(ADA, blob)
    room.fetch(blob, blob.listing)
    part = Part(blob.root, 1, blob.part(1))
    room.exchange.receive(ADA, Have(blob.root), 0)
    assert room.exchange.take()[-1] == Say(ADA, Want(blob.root, 1))
    room.exchange.receive(ADA, part, 0)
    room.exchange.receive(ADA, part, 0)
    assert len([action for action in room.exchange.take() if isinstance(action, Store)]) == 1


@given(
    st.lists(st.sampled_from([truth, lie, silence]), max_size=3),
    st.lists(st.tuples(st.floats(0, 3), st.sampled_from([ADA, BOB, CAROL]), st.booleans()), max_size=8),
    st.sampled_from([0, 1, 5 * CHUNK, 40 * CHUNK + 1]),
)
def test_with_one_honest_member_it_always_comes_whole(
    others: list[Answer], links: list[tuple[float, bytes, bool]], size: int
) -> None:
    room, blob = Room(), Blob(size)
    room.holds(DAN, blob)
    for peer, answer in zip((ADA, BOB, CAROL), others, strict=False):
        room.holds(peer, blob, answer)
    room.fetch(blob)
    for seconds, peer, up in links:
        room.run(seconds)
        if up:
            room.links.add(peer)
            room.reach()
        else:
            room.cut(peer)
    room.cut(DAN)
    room.run(1)
    room.links.add(DAN)
    room.reach()
    room.run(200)
    assert room.got(blob)


PEERS = st.sampled_from([ADA, BOB, DAN])
BLOBS = [Blob(size) for size in (0, 3 * CHUNK)]
ROOTS = st.sampled_from([blob.root for blob in BLOBS] + ["00" * 32])
PARTS = st.integers(0, 5).map(lambda part: BLOBS[1].part(part % BLOBS[1].layout.parts)) | st.just(b"junk")
STEPS = st.one_of(
    st.tuples(st.just("say"), PEERS, st.builds(Have, ROOTS) | st.builds(Lack, ROOTS)),
    st.tuples(st.just("say"), PEERS, st.builds(Part, ROOTS, st.integers(0, 9), PARTS)),
    st.tuples(st.just("reach"), st.sets(PEERS), ROOTS),
    st.tuples(st.sampled_from(["start", "stop", "tick"]), st.just(None), ROOTS),
)


@given(st.lists(STEPS, max_size=60))
def test_nothing_that_members_say_in_any_order_is_an_exception(steps: list[tuple[str, object, object]]) -> None:
    exchange, now = Exchange(), 0.0
    for what, who, about in steps:
        now += 1.5
        match what, who, about:
            case "say", bytes(peer), Have() | Lack() | Part() as frame:
                exchange.receive(peer, frame, now)
            case "reach", set(peers), str(root):
                exchange.reach(root, peers, now)
            case "start", _, str(root) if root not in exchange:
                blob = next((blob for blob in BLOBS if blob.root == root), BLOBS[0])
                exchange.start(Download(root, blob.layout, None, range(blob.layout.chunks)))
                exchange.reach(root, [ADA, BOB], now)
            case "stop", _, str(root):
                exchange.stop(root, now)
            case _:
                exchange.handle_timer(now)
        for action in exchange.take():
            if isinstance(action, Store):
                exchange.stored(action.root, action.part, now)
