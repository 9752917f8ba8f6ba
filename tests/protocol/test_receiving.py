"""SMMP §VIII: all stay in step, nothing bad moves anybody, liars are named."""

from dataclasses import replace
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.suite import Undecryptable, hash_, kdf, mac, open_, seal, xor
from smmp_core.crypto.x25519 import ecdh, generate
from smmp_core.protocol.frames import MESSAGE, Header, MalformedFrame, MessageFrame, slot
from smmp_core.protocol.message import TEXT, Message
from smmp_core.protocol.receiving import DigestMismatch, KeyEquivocation, MessageUndecryptable, decrypt, genuine
from smmp_core.protocol.sending import mask
from smmp_core.protocol.state import RatchetState, step
from tests.protocol.party import Party, flip, public_view, stored

TALK = st.tuples(st.integers(0, 4), st.text(min_size=1, max_size=60).map(str.encode))


@given(st.integers(2, 5), st.lists(TALK, max_size=8))
def test_members_stay_in_step_whoever_speaks(size: int, talk: list[tuple[int, bytes]]) -> None:
    party = Party(size)
    seen = {public_view(party.states[0])}
    for sender, content in talk:
        assert party.say(sender % size, content).message.content == content
        assert party.in_step
        seen.add(public_view(party.states[0]))
    assert len(seen) == len(talk) + 1


@given(st.integers(2, 4), st.integers(0, 8 * 2000), st.data())
def test_a_flipped_bit_never_moves_anybody_elsewhere(size: int, bit: int, data: st.DataObject) -> None:
    """Either the frame is not genuine for a member, or it does there exactly what the true one does."""
    party = Party(size)
    party.say(size - 1)
    sent = party.encrypt(0)
    bad = flip(sent.frame, bit)
    recipient = data.draw(st.integers(1, size - 1))
    epoch, state = party.epochs[recipient], party.states[recipient]
    before = stored(state)
    try:
        frame = party.parse(bad)
    except MalformedFrame:
        return
    if genuine(epoch, frame):
        assert frame.name == sent.name  # only somebody else's tag was hit
        assert public_view(decrypt(epoch, state, frame).state) == public_view(sent.state)
    assert stored(state) == before
    assert party.take(recipient, sent.frame).message == sent.message


def test_a_bit_in_anothers_part_makes_the_frame_junk_not_undecryptable() -> None:
    """Outsiders must not be able to force a resync (M8): F covers every c_hi."""
    party = Party(3)
    frame = party.parse(party.encrypt(0).frame)
    altered = replace(frame, headers=(frame.headers[0], flip(frame.headers[1], 7)))
    assert not genuine(party.epochs[1], altered) and not genuine(party.epochs[2], altered)


def test_frames_of_others_groups_epochs_and_ones_own_are_not_genuine() -> None:
    party, stranger = Party(3), Party(3, seed=9)
    frame = party.parse(party.encrypt(0).frame)
    assert genuine(party.epochs[1], frame)
    assert not genuine(party.epochs[0], frame)
    assert not genuine(stranger.epochs[1], frame)
    for epoch in (
        msgspec.structs.replace(party.epochs[1], number=2),
        msgspec.structs.replace(party.epochs[1], group=bytes(16)),
    ):
        assert not genuine(epoch, frame)


def test_an_insider_cannot_send_as_another() -> None:
    """M5: member 2 holds every group key, but not p_01."""
    party = Party(3)
    insider, state = party.epochs[2], party.states[2]
    posing = msgspec.structs.replace(insider, j=0, pairs=(b"", insider.pairs[0], insider.pairs[2]))
    party.epochs[0], party.states[0] = posing, msgspec.structs.replace(state, r=state.r)
    frame = party.parse(party.encrypt(0).frame)
    assert not genuine(party.epochs[1], frame)


def test_only_the_next_step_is_taken() -> None:
    party = Party(2)
    first = party.encrypt(0)
    party.states[0] = first.state
    second = party.encrypt(0)
    with pytest.raises(ValueError, match="next step"):
        decrypt(party.epochs[1], party.states[1], party.parse(second.frame))
    party.take(1, first.frame)
    with pytest.raises(ValueError, match="next step"):
        decrypt(party.epochs[1], party.states[1], party.parse(first.frame))
    party.take(1, second.frame)


@pytest.mark.parametrize("field", ["mk", "HK"])
def test_out_of_step_a_genuine_frame_does_not_decrypt(field: str) -> None:
    party = Party(2)
    party.states[1] = msgspec.structs.replace(party.states[1], **{field: bytes(32)})
    frame = party.parse(party.encrypt(0).frame)
    assert genuine(party.epochs[1], frame)  # so it asks for a resync rather than being ignored
    with pytest.raises(MessageUndecryptable) as caught:
        decrypt(party.epochs[1], party.states[1], frame)
    assert caught.value.peer == party.epochs[1].roster[0]


def test_different_texts_to_different_members_are_seen_at_the_next_message() -> None:
    """The same keys, another text: the digest inside the next message says so (M6, paper §II)."""
    party = Party(3)
    one, two = (party.encrypt(0, text, random=Random(4)) for text in (b"yes", b"no!"))
    party.take(1, one.frame)
    party.take(2, two.frame)
    said = party.encrypt(1)
    frame = party.parse(said.frame)
    assert genuine(party.epochs[2], frame)
    before = stored(party.states[2])
    with pytest.raises(DigestMismatch) as caught:
        decrypt(party.epochs[2], party.states[2], frame)
    assert caught.value.peer == party.epochs[2].roster[1]
    assert stored(party.states[2]) == before


def resealed(party: Party, sender: int, victim: int, frame: MessageFrame, change: bytes) -> MessageFrame:
    """The sender's own frame with another masked key for one member, tagged anew."""
    epoch, state = party.epochs[sender], party.states[sender]
    key, header = kdf(state.HK, "header", sender, victim), frame.header.encode()
    place = slot(victim, sender)
    masked = xor(open_(key, frame.headers[place], header), change)
    sealed = seal(key, masked, header, party.random.randbytes)
    headers = (*frame.headers[:place], sealed, *frame.headers[place + 1 :])
    name = replace(frame, headers=headers).name
    tags = tuple(mac(epoch.pair_key("origin", sender, i), name) for i in party.others(sender))
    return replace(frame, headers=headers, tags=tags)


def test_different_keys_to_different_members_are_caught_and_named() -> None:
    party = Party(3)
    frame = resealed(party, 0, 2, party.parse(party.encrypt(0).frame), bytes(32) + b"\x01")
    assert party.take(1, frame.encode()).message.content == b"hello"
    assert genuine(party.epochs[2], frame)
    with pytest.raises(KeyEquivocation) as caught:
        decrypt(party.epochs[2], party.states[2], frame)
    assert caught.value.peer == party.epochs[2].roster[0]


def test_a_header_that_names_another_sender_is_refused() -> None:
    party = Party(3)
    frame = resealed(party, 0, 2, party.parse(party.encrypt(0).frame), b"\x01" + bytes(32))
    with pytest.raises(MessageUndecryptable):
        decrypt(party.epochs[2], party.states[2], frame)


def secrets_of(state: RatchetState) -> list[bytes]:
    """All keys in a state, and what is derived from each."""
    raw = [state.RK, state.HK, state.NHK, state.mk, state.v, state.r, state.r_init]
    return [*raw, *(kdf(key, bytes((label,))) for key in raw for label in range(5))]


@pytest.mark.parametrize("thief_of", [0, 1, 2])
def test_a_stolen_state_opens_no_frame_taken_before(thief_of: int) -> None:
    """Forward secrecy, for the talker and for readers: no key there is nor its derivations open c_m."""
    party = Party(3)
    sent = party.say(0)
    frame, header = party.parse(sent.frame), party.parse(sent.frame).header.encode()
    for key in secrets_of(party.states[thief_of]):
        with pytest.raises(Undecryptable):
            open_(kdf(key, "body", 0), frame.body, header)
        for i in (1, 2):
            with pytest.raises(Undecryptable):
                open_(kdf(key, "header", 0, i), frame.headers[slot(i, 0)], header)


def follow(thief: RatchetState, frame: MessageFrame) -> tuple[bytes, RatchetState | None]:
    """What a passive thief reads with a stolen state, and how it goes on, if it learns R_new at all."""
    q, header = frame.header.sender, frame.header.encode()
    plaintext = open_(kdf(thief.mk, "body", q), frame.body, header)
    message, digest = Message.parse(plaintext), xor(hash_(plaintext), thief.conv_digest)
    for i in range(len(thief.R)):
        if i == q:
            continue
        opened = open_(kdf(thief.HK, "header", q, i), frame.headers[slot(i, q)], header)
        for R in thief.R:
            R_new = xor(opened[1:], mask(ecdh(thief.r, R), header, q, i, digest))
            if hash_(R_new) == message.next_key_hash:
                return message.content, step(thief, digest, thief.r, (*thief.R[:q], R_new, *thief.R[q + 1 :]))
    return message.content, None


def test_a_thief_follows_while_the_victim_is_silent() -> None:
    """The attack works where it may: the one below proves something."""
    party = Party(3)
    thief: RatchetState | None = party.states[1]
    for k, sender in enumerate((0, 2, 0, 2)):
        assert thief is not None
        content, thief = follow(thief, party.parse(party.say(sender, b"%d" % k).frame))
        assert content == b"%d" % k


def test_a_thief_is_shut_out_after_the_victim_and_another_have_spoken() -> None:
    """Future secrecy against who only reads: r goes with the victim's message, {R_i} with the next."""
    party = Party(3)
    _, thief = follow(party.states[1], party.parse(party.say(1).frame))
    assert thief is not None
    content, lost = follow(thief, party.parse(party.say(0, b"still read").frame))
    assert content == b"still read" and lost is None
    with pytest.raises(Undecryptable):
        follow(thief, party.parse(party.say(2, b"not read").frame))


def forged_for_itself(party: Party, j: int, sender: int, content: bytes, R_new: bytes) -> MessageFrame:
    """A message by ``sender`` as member j alone, with its own secrets, makes it for itself."""
    epoch, state = party.epochs[j], party.states[j]
    header = Header(MESSAGE, epoch.group, state.location.next_step, sender)
    encoded, random = header.encode(), party.random.randbytes
    m = Message(random(16), header.location.position, state.conv_digest, hash_(R_new), TEXT, 0, content).encode()
    digest = xor(hash_(m), state.conv_digest)
    masked = xor(R_new, mask(ecdh(state.r, state.R[sender]), encoded, sender, j, digest))
    headers = [random(61) for _ in range(epoch.N - 1)]  # what others got, a judge cannot open
    headers[slot(j, sender)] = seal(kdf(state.HK, "header", sender, j), bytes((sender,)) + masked, encoded, random)
    body = seal(kdf(state.mk, "body", sender), m, encoded, random)
    frame = MessageFrame(header, body, tuple(headers), ())
    tags = [random(32) for _ in range(epoch.N - 1)]
    tags[slot(j, sender)] = mac(kdf(epoch.pairs[sender], "origin", sender, j), frame.name)
    return replace(frame, tags=tuple(tags))


def test_one_member_alone_forges_what_another_never_said() -> None:
    """Deniability: before a judge with member 0's secrets it verifies exactly as a true frame does."""
    party = Party(3)
    frame = forged_for_itself(party, 0, 1, b"never said", generate(party.random.randbytes)[1])
    assert party.take(0, frame.encode()).message.content == b"never said"


def test_a_key_of_small_order_never_enters() -> None:
    party = Party(3)
    frame = forged_for_itself(party, 0, 1, b"text", bytes(32))
    assert genuine(party.epochs[0], frame)
    with pytest.raises(KeyEquivocation):
        decrypt(party.epochs[0], party.states[0], frame)
