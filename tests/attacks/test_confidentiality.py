"""Claim: what is written stays with the roster, against an outsider who owns the wire (protocol.md §9)."""

import msgspec
import pytest

from smmp_core.conversation.stored import GroupState
from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP
from smmp_core.crypto.suite import Undecryptable, hash_, kdf_with, open_
from smmp_core.protocol.frames import (
    CONFIRM,
    MESSAGE,
    PRIVATE,
    PRIVATE_ACK,
    RESYNC,
    ROUND1,
    ROUND2,
    ROUND3,
    MessageFrame,
)
from smmp_core.storage.writes import SaveGroup, Write
from tests.attacks.team import Seen, Team, watch
from tests.attacks.thief import Follower, PairThief
from tests.protocol.party import Negotiation, flip

PROTOCOL = (MESSAGE, RESYNC, 0x03, PRIVATE, PRIVATE_ACK, ROUND1, ROUND2, ROUND3, CONFIRM)


def secrets_of(state: GroupState) -> set[bytes]:
    """All that nobody outside may learn."""
    found: set[bytes] = set()
    conversation = state.conversation
    for strand in (conversation.current, conversation.previous) if conversation else ():
        if strand is not None:
            ratchet = strand.ratchet
            found |= {ratchet.RK, ratchet.HK, ratchet.NHK, ratchet.mk, ratchet.v, ratchet.r, *strand.epoch.pairs}
            if strand.superseded is not None:
                found |= {strand.superseded.seed, *strand.superseded.keys.values()}
    if state.confirmed is not None and state.confirmed.ratchet is not None:
        found |= {state.confirmed.ratchet.RK, state.confirmed.transcript, *state.confirmed.roots}
    for channel in state.pairs.channels.values():
        found |= {channel.root, channel.s, channel.pair.secret}
        if channel.state is not None:
            pair = channel.state
            found |= {pair.root, pair.t, pair.sending, pair.receiving, *pair.late.values()}
    return found - {b""}


def test_no_secret_and_no_text_is_ever_on_the_wire() -> None:
    """Confidentiality: all traffic of a group's life, searched for every secret any member ever stored.

    Ratchet public keys made after the agreement are hidden too: only members may learn them (M3), of a pair its ends.
    """
    team = Team(3, agree=False)
    secrets: set[bytes] = {member.identity for member in team.members}
    hidden: set[bytes] = set()
    pairs: set[bytes] = set()

    def told(transaction: list[Write]) -> None:
        for write in transaction:
            if isinstance(write, SaveGroup):
                state = msgspec.msgpack.decode(write.state, type=GroupState)
                secrets.update(secrets_of(state))
                if state.conversation is not None:
                    hidden.update(state.conversation.current.ratchet.R)
                for channel in state.pairs.channels.values():
                    if channel.state is not None:
                        pairs.update({channel.state.T, channel.state.S} - {b""})

    for member in team.members:
        watch(member, told)
    team.join()
    assert team.run(20, lambda: team.in_step)
    team.talk(0, 1, 2)
    team.confide((0, 1), (1, 0), (0, 1), (2, 1))
    team.heal(by=1)
    team.talk(2, 0)
    team.confide((1, 0), (0, 1))
    traffic = b"".join(seen.frame for seen in team.wire)
    announced = {frame[-32:] for frame in team.recorded(ROUND1)}
    assert len(secrets) > 40 and [secret for secret in secrets if secret in traffic] == []
    assert len(hidden - announced) > 5 and [R for R in hidden - announced if R in traffic] == []
    assert len(pairs - announced) > 5 and [T for T in pairs - announced if T in traffic] == []
    whispers = [text for j in range(3) for text in team.whispers(j)]
    assert len(whispers) == 6 and [text for text in team.said + whispers if text.encode() in traffic] == []


@pytest.mark.parametrize("healed", [False, True])
def test_another_member_of_the_group_reads_no_one_on_one_message(healed: bool) -> None:
    """Confidentiality, one-on-one: a member with all group keys, its own pairs and the whole wire reads none of others.

    Its states of before, between and after are used, with its identity key; not even T and the number show.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    states = [team.members[1].store.groups[team.id]]
    team.confide((0, 2), (2, 0), (0, 1), (1, 2), (0, 2))
    states.append(team.members[1].store.groups[team.id])
    if healed:
        team.heal(by=1)
    team.talk(1)
    team.confide((0, 2), (2, 0), (2, 1))
    states.append(team.members[1].store.groups[team.id])
    index = {member.key: j for j, member in enumerate(team.members)}
    for seen in team.wire:
        if seen.frame[0] in (PRIVATE, PRIVATE_ACK):
            assert (index[seen.sender], index[seen.receiver]) == tuple(seen.frame[21:23]), "between its two ends alone"
    frames = [frame for frame in team.recorded(PRIVATE) if set(frame[21:23]) == {0, 2}]
    assert len(frames) == 5
    thief = PairThief(*states, also=[team.members[1].identity], recorded=team.recorded(PRIVATE))
    assert [frame for frame in frames if thief.header(frame) or thief.opens(frame)] == []


def test_no_32_bytes_of_the_traffic_are_a_key() -> None:
    """Confidentiality: every window of the key agreement's traffic tried as MK, as a chain key and as a message key."""
    team = Team(2)
    team.talk(0)
    frame = MessageFrame.parse(team.recorded(MESSAGE)[0], 2)
    encoded = frame.header.encode()
    windows = {f[k : k + 32] for f in team.recorded(ROUND1, ROUND2, ROUND3, CONFIRM) for k in range(len(f) - 31)}
    for window in windows:
        derive = kdf_with(window)
        for key in (window, derive("body", 0), kdf_with(derive(b"\x03"))("body", 0)):
            with pytest.raises(Undecryptable):
                open_(key, frame.body, encoded)


def test_an_outsider_cannot_compute_the_master_key() -> None:
    """Confidentiality: products and quotients of all H and K, and his own exponents on them, are no MK."""
    negotiation = Negotiation(3).run()
    finite, member = SMALL_TEST_GROUP, negotiation.members[0]
    ratchet = member.result().ratchet
    elements = [finite.decode(x) for x in (*member.H.values(), *member.K.values())]
    everything = [member.context, *(member.H[i] for i in range(3)), *(member.K[i] for i in range(3))]
    h, _ = finite.generate(negotiation.random.randbytes)
    guesses = {finite.encode(x) for x in elements}
    guesses |= {finite.encode(a * b % finite.p) for a in elements for b in elements}
    guesses |= {finite.encode(finite.divide(a, b)) for a in elements for b in elements}
    guesses |= {finite.encode(finite.power(a, h, 3)) for a in elements}
    found = [guess for guess in guesses if kdf_with(hash_(guess, *everything))(b"\x00") == ratchet.RK]
    assert found == []


def test_a_member_of_another_group_reads_nothing_here() -> None:
    """Confidentiality: a full state of another group with the same people follows nothing of this one."""
    here, there = Team(3, seed=1), Team(3, seed=1)
    there.network.random.seed(9)
    for member in there.members:
        member.random.seed(member.key + b"other")
    there.heal()  # its keys are other ones from here on
    here.talk(0, 1)
    frames = here.recorded(MESSAGE)
    follower = Follower(msgspec.structs.replace(there.epoch(1), number=1), there.ratchet(1))
    follower.state = msgspec.structs.replace(follower.state, location=here.ratchet(1).location._replace(step=0))
    assert frames and [frame for frame in frames if follower.read(frame)] == []


@pytest.mark.parametrize("seed", range(4))
def test_an_enemy_who_owns_the_wire_reads_and_inserts_nothing(seed: int) -> None:
    """Confidentiality and safety: he drops, alters, replays, swaps and injects protocol frames at will, all the time.

    Whatever he does, every transcript holds only what its author said; when he is gone, all hold all.
    """
    team = Team(3, seed=seed + 20)
    random, past = team.random, [seen.frame for seen in team.wire]

    def meddle(seen: Seen) -> bytes | None:
        past.append(seen.frame)
        if seen.frame[0] not in PROTOCOL or random.random() < 0.6:
            return seen.frame
        match random.randrange(4):
            case 0:
                return None
            case 1:
                return flip(seen.frame, random.randrange(8 * len(seen.frame)))
            case 2:
                return random.choice(past)
            case _:
                return seen.frame[:17] + random.randbytes(random.randrange(400))

    authors: dict[str, str] = {}
    whispers: dict[int, list[str]] = {0: [], 1: [], 2: []}
    before = len(team.wire)
    team.meddle = meddle
    for k in range(30):
        j = random.randrange(3)
        text = f"text {k} by {j} {random.randbytes(6).hex()}"
        authors[text] = team.members[j].key.hex()
        team.say(j, text)
        whispers[(j + 1) % 3].append(f"for one alone {text}")
        team.whisper(j, (j + 1) % 3, whispers[(j + 1) % 3][-1])
        team.run(random.choice([0.05, 1, 4]))
        victim = random.randrange(3)
        team.arrive(victim, flip(random.choice(past), random.randrange(4000)), via=(victim + 1) % 3)
    for member in team.members:
        for _, author, _, text in member.store.transcript(team.id):
            assert authors[text] == author
    assert all(set(team.whispers(j)) <= set(texts) for j, texts in whispers.items())
    assert len(team.wire) - before > 200
    team.meddle = None
    assert team.run(200, lambda: team.settled), (team.words, [len(team.texts(j)) for j in range(3)])
    assert team.run(70, lambda: all(len(team.whispers(j)) == len(texts) for j, texts in whispers.items()))
    assert all(sorted(team.whispers(j)) == sorted(texts) for j, texts in whispers.items())
    traffic = b"".join(seen.frame for seen in team.wire)
    assert [text for text in authors if text.encode() in traffic] == []
    assert {alert.kind for alert in team.alerts()} <= {"identity", "storm"}
