"""Claim: a member's state stolen now opens no frame that it had accepted (protocol.md §9, row "forward secrecy")."""

import msgspec
import pytest

from smmp_core.conversation import pairs
from smmp_core.conversation.stored import ConversationState, GroupState, Strand
from smmp_core.crypto.random import RandomSource
from smmp_core.protocol import private
from smmp_core.protocol.frames import MESSAGE, PRIVATE, RESYNC, Header
from smmp_core.protocol.private import Pair, PrivateMessage, PrivateState
from smmp_core.storage.writes import SaveGroup, Write
from tests.attacks.team import Team, accepted, watch
from tests.attacks.thief import Follower, PairThief, Thief, shared_keys

ALWAYS = (0x11, 0x12, 0x13, 0x14, 0x20, 0x21)  # key agreement, invitation, answer


def stolen(team: Team, j: int) -> bytes:
    """Everything secret on member j's disk: the group's state as stored."""
    return team.members[j].store.groups[team.id]


def memory(team: Team, j: int) -> bytes:
    """What lives in the running engine, if that were more than is stored."""
    return msgspec.msgpack.encode(team.conversation(j).state())


def opened(team: Team, thief: Thief, frames: list[bytes]) -> list[bytes]:
    return [text for frame in frames if (text := thief.opens(frame, len(team.members))) is not None]


@pytest.mark.parametrize("victim", [0, 1, 2])
def test_state_stolen_after_talk_resync_and_heal_opens_nothing_accepted(victim: int) -> None:
    """Forward secrecy: full state and identity key of a talker or reader, used on all earlier frames.

    Members 0 and 1 talk, member 2 only reads; then a resync and its heal, more talk, theft.
    """
    team = Team(3)
    team.talk(0, 1, 0)
    team.heal(by=1)
    team.talk(1, 0)
    frames = team.recorded(MESSAGE, RESYNC)
    assert len(frames) >= 6
    publics = {frame[k : k + 32] for frame in team.recorded(0x11) for k in range(len(frame) - 32, len(frame) - 31)}
    identity = team.members[victim].identity
    thief = Thief(stolen(team, victim), memory(team, victim), also=shared_keys(identity, publics))
    assert opened(team, thief, frames) == []


def test_the_thief_of_these_tests_is_a_thief() -> None:
    """Control: the same theft one step earlier opens the next frame, so the tests above try the right keys."""
    team = Team(3)
    team.talk(0, 1)
    thieves = [Thief(stolen(team, j)) for j in range(3)]
    team.talk(1)
    frame = team.recorded(MESSAGE)[-1]
    assert all(thief.opens(frame, 3) for thief in thieves)
    team.wish_resync(0)
    team.run(2)
    resync = next(frame for frame in team.recorded(RESYNC))
    assert Thief(stolen(team, 2)).opens(resync, 3) is None


@pytest.mark.parametrize("victim", [0, 1])
def test_state_stolen_while_a_member_is_away_opens_nothing_accepted(victim: int) -> None:
    """Forward secrecy while somebody is away: nothing can be agreed, frames and R4's keys are kept.

    What is kept to change sides (the seed, keys of lower indices, {R^init}) opens neither the resync
    nor anything before or after it.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    team.network.crash(team.members[2])
    for j in (0, 1):
        team.say(j, f"{j} without 2")
        team.run(5)
    team.wish_resync(1)
    team.run(5)
    for j in (1, 0):
        team.say(j, f"{j} after the resync")
        team.run(5)
    assert team.recorded(RESYNC) and team.ratchet(victim).location.era == 1
    assert team.strand(victim).superseded is not None  # R4's keys are there to be stolen
    thief = Thief(stolen(team, victim), memory(team, victim))
    assert opened(team, thief, team.recorded(MESSAGE, RESYNC)) == []


def test_at_every_instant_what_was_accepted_is_closed() -> None:
    """Forward secrecy at each transaction of each member's life, key agreements, resync and heal included."""
    team = Team(3, agree=False)
    taken: dict[int, list[bytes]] = {}
    found: list[tuple[int, bytes]] = []

    def spy(j: int) -> None:
        def told(transaction: list[Write]) -> None:
            mine = taken.setdefault(j, [])
            mine += accepted(transaction)
            if any(isinstance(write, SaveGroup) for write in transaction) and mine:
                thief = Thief(stolen(team, j))
                found.extend((j, text) for text in opened(team, thief, mine))

        watch(team.members[j], told)

    for j in range(3):
        spy(j)
    team.join()
    assert team.run(20, lambda: team.in_step)
    team.talk(0, 2)
    team.heal(by=2)
    team.talk(1)
    assert all(len(frames) >= 4 for frames in taken.values()) and found == []


@pytest.mark.parametrize("victim", [0, 1])
def test_an_agreement_kept_for_a_silent_member_opens_nothing(victim: int) -> None:
    """Forward secrecy: member 2 has confirmed and is never heard again, so the agreement is kept to serve it.

    What is kept of it does not hold the epoch's first ratchet state, which would open the first messages.
    """
    team = Team(3, agree=False)
    silent = team.members[2].key
    team.meddle = lambda seen: None if seen.sender == silent and seen.frame[0] not in ALWAYS else seen.frame
    team.join()
    team.run(10)
    for j in (0, 1, 0):
        team.say(j, f"first words of {j}")
        team.run(5)
    assert len(team.texts(0)) == 3
    state = msgspec.msgpack.decode(stolen(team, victim), type=GroupState)
    assert state.done is not None
    assert opened(team, Thief(stolen(team, victim)), team.recorded(MESSAGE)) == []


def test_limit_an_absent_members_disk_opens_what_it_has_not_accepted() -> None:
    """Limit of the claim: frames the victim had *not* accepted are open to who steals its disk meanwhile.

    It ends when the victim comes back and has taken them: then its state opens none of them.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    team.network.crash(team.members[2])
    state = msgspec.msgpack.decode(stolen(team, 2), type=GroupState).conversation
    assert isinstance(state, ConversationState)
    strand: Strand = state.current
    team.say(0, "while 2 was away")
    team.run(5)
    frame = team.recorded(MESSAGE)[-1]
    assert Follower(strand.epoch, strand.ratchet).read(frame) == b"while 2 was away"
    team.network.restart(team.members[2])
    assert team.run(30, lambda: team.settled)
    assert Thief(stolen(team, 2), memory(team, 2)).opens(frame, 3) is None


def test_what_a_home_keeps_of_a_group_is_what_the_claim_names() -> None:
    """Inventory: the kept frames are ciphertext, an agreement that is done keeps no ratchet, h, r, k_ij or MK."""
    team = Team(3)
    team.talk(0)
    team.network.crash(team.members[2])
    team.say(0, "kept until all have it")
    team.run(5)
    store = team.members[1].store
    assert all(b"kept until" not in frame for frame in store.frames[team.id].values())
    assert {Header.parse(frame).type for frame in store.frames[team.id].values()} == {MESSAGE}
    state = msgspec.msgpack.decode(store.groups[team.id], type=GroupState)
    assert b"kept until" not in store.groups[team.id]
    for agreement in (state.done, state.confirmed):
        if agreement is not None:
            assert (agreement.h, agreement.r, agreement.keys, agreement.ratchet) == (b"", b"", {}, None)


# -- one-on-one -------------------------------------------------------------------------------


def pair_memory(team: Team, j: int) -> bytes:
    """What lives of the pairs in the running engine, if that were more than is stored."""
    return msgspec.msgpack.encode(team.group(j).pairs.state())


def read_by(thief: PairThief, frames: list[bytes]) -> list[bytes]:
    return [text for frame in frames if (text := thief.opens(frame)) is not None]


def confidences(team: Team) -> None:
    """Both ends of 0 and 2 write, at once and in turns, and lose something; 1 has its own pair with each."""
    team.confide((0, 2), (0, 2), (2, 0), (0, 2), (1, 2), (0, 1))
    for j, i in ((0, 2), (2, 0), (0, 2)):
        team.whisper(j, i, f"at once by {j}")
    team.run(1)
    team.confide((2, 0), (2, 0))


@pytest.mark.parametrize("healed", [False, True])
@pytest.mark.parametrize("victim", [0, 2])
def test_the_state_of_either_end_opens_no_one_on_one_frame_that_was_accepted(victim: int, healed: bool) -> None:
    """Forward secrecy, one-on-one: group state, pairs and identity key of either end, used on all that passed between.

    The theft comes in the epoch of the frames, or after a resync, its heal and more of them.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    confidences(team)
    if healed:
        team.heal(by=1)
        confidences(team)
    team.talk(2, 0)
    frames = team.recorded(PRIVATE)
    assert len(frames) >= 11 * (1 + healed) and len(team.whispers(2)) >= 6 * (1 + healed)
    also = [team.members[victim].identity]
    thief = PairThief(stolen(team, victim), pair_memory(team, victim), also=also, recorded=frames)
    assert any(thief.header(frame) for frame in frames), "who and when it knows"
    assert read_by(thief, frames) == []


def test_the_thief_of_one_on_one_frames_is_a_thief() -> None:
    """Control: the same theft before a frame was read opens it, in the same chain and, by a turn, in the next one."""
    team = Team(3)
    team.talk(0, 1, 2)
    team.confide((0, 2), (2, 0))
    states = [stolen(team, j) for j in range(3)]
    team.confide((0, 2), (0, 2), (2, 0))
    *same, turned = team.recorded(PRIVATE)[2:]
    assert len(same) == 2
    for frame in same:  # under a T that the reader has not seen: it turns once
        assert PairThief(states[2], recorded=[frame]).opens(frame)
        assert PairThief(states[2], recorded=[frame], turns=False).opens(frame) is None
        assert PairThief(states[0], turns=False).opens(frame), "its author's chain had not moved"
        assert PairThief(states[1], recorded=[frame]).opens(frame) is None
    before_answer = stolen(team, 0)
    team.whisper(2, 0, "one more")
    team.run(1)
    last = team.recorded(PRIVATE)[-1]
    assert PairThief(before_answer, turns=False).opens(last) and PairThief(before_answer).opens(turned) is None
    assert PairThief(stolen(team, 0), recorded=[last]).opens(last) is None


def test_at_every_instant_what_was_accepted_one_on_one_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forward secrecy, one-on-one, at each transaction of each member's life, a heal in between included."""
    team = Team(3)
    taken: dict[int, list[bytes]] = {0: [], 1: [], 2: []}
    looked = 0
    decrypt = private.decrypt

    def noting(
        pair: Pair, state: PrivateState, frame: bytes, random: RandomSource
    ) -> tuple[PrivateState, PrivateMessage]:
        result = decrypt(pair, state, frame, random)
        taken[pair.j].append(frame)  # every index is a member's for ever here
        return result

    monkeypatch.setattr(pairs, "decrypt", noting)

    def spy(j: int) -> None:
        def told(transaction: list[Write]) -> None:
            nonlocal looked
            if any(isinstance(write, SaveGroup) for write in transaction) and taken[j]:
                looked += 1
                assert read_by(PairThief(stolen(team, j), recorded=taken[j], turns=looked % 8 == 0), taken[j]) == []

        watch(team.members[j], told)

    for j in range(3):
        spy(j)
    confidences(team)
    team.heal(by=2)
    confidences(team)
    assert all(taken.values()) and len(taken[2]) > 8 and looked > 30


def test_limit_a_one_on_one_frame_that_was_lost_is_open_until_it_has_come() -> None:
    """Limit: the key of a message that was passed over is kept; when the message has come it is gone."""
    team = Team(3)
    team.talk(0, 1, 2)
    team.confide((0, 2))
    lost: list[bytes] = []
    team.meddle = lambda seen: lost.append(seen.frame) if seen.frame[0] == PRIVATE and not lost else seen.frame
    team.whisper(0, 2, "lost at first")
    team.whisper(0, 2, "comes before it")
    team.run(0.5)
    assert team.whispers(2)[1:] == ["comes before it"]
    assert b"lost at first" in (PairThief(stolen(team, 2), turns=False).opens(lost[0]) or b"")
    assert PairThief(stolen(team, 0), recorded=lost).opens(lost[0]) is None, "its author keeps ciphertext alone"
    team.run(5)
    assert team.whispers(2)[1:] == ["comes before it", "lost at first"]
    for j in (0, 2):
        assert PairThief(stolen(team, j), recorded=lost).opens(lost[0]) is None


def test_what_a_home_keeps_of_a_pair_is_what_the_claim_names() -> None:
    """Inventory: no plaintext in the group's state, and once a ratchet has begun not what it began from."""
    team = Team(3)
    team.talk(0)
    roots = {root for j in range(3) for root in channel_roots(team, j)}
    assert len(roots) == 3, "one for each pair"
    team.network.unlink(team.members[0], team.members[2])
    team.whisper(0, 2, "waits for its reader")
    team.confide((0, 1), (1, 0))
    for j in range(3):
        assert b"waits for its reader" not in stolen(team, j)
    state = msgspec.msgpack.decode(stolen(team, 0), type=GroupState)
    begun = state.pairs.channels[team.members[1].key]
    assert (begun.root, begun.s, begun.S) == (b"", b"", b"") and begun.state is not None
    left = {root for j in range(3) for root in channel_roots(team, j)}
    assert left < roots and len(left) == 2
    for j in (0, 1):
        (gone,) = roots - left
        assert gone not in stolen(team, j) and gone not in pair_memory(team, j)


def channel_roots(team: Team, j: int) -> list[bytes]:
    state = msgspec.msgpack.decode(stolen(team, j), type=GroupState)
    return [channel.root for channel in state.pairs.channels.values() if channel.root]
