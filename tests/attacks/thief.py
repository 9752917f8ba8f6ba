"""What somebody makes of a member's stolen state: every key in it and every key that can be derived from one."""

from collections.abc import Iterable, Iterator
from itertools import product

import msgspec

from smmp_core.crypto.suite import Undecryptable, hash_, kdf, kdf_with, open_, xor
from smmp_core.crypto.x25519 import BadKey, ecdh, ecdh_with, is_key, public_key
from smmp_core.errors import PeerError
from smmp_core.protocol import private as one_on_one
from smmp_core.protocol.frames import MESSAGE, Header, MessageFrame, ResyncFrame, slot
from smmp_core.protocol.housekeeping import receive_resync
from smmp_core.protocol.message import Message
from smmp_core.protocol.receiving import decrypt
from smmp_core.protocol.sending import mask
from smmp_core.protocol.state import Epoch, RatchetState, group_secret, step

KEY = 32


def _values(value: object) -> Iterator[bytes]:
    """All bytes of a key's length anywhere inside."""
    if isinstance(value, bytes):
        if len(value) == KEY:
            yield value
    elif isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from _values(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _values(item)


def _ratchets(value: object) -> Iterator[dict[str, object]]:
    """Every ratchet state inside."""
    if isinstance(value, dict):
        if "RK" in value:
            yield value
        for item in value.values():
            yield from _ratchets(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ratchets(item)


def _moves(ratchets: list[dict[str, object]]) -> Iterator[bytes]:
    """Every root key that the ratchet's move or a resync makes of any RK and v in the loot.

    {R_i} is mixed member by member from what is known now and what was known at the era's start.
    """
    for one in ratchets:
        for other in ratchets:
            RK, v, R, R_init = one["RK"], other["v"], other["R"], other["R_init"]
            assert isinstance(RK, bytes) and isinstance(v, bytes) and isinstance(R, list) and isinstance(R_init, list)
            for mixed in set(product(*zip(R, R_init, strict=True))):
                shared = group_secret(ecdh_with(v), mixed)
                yield hash_(RK, shared)
                yield hash_(shared)


class Thief:
    """Reads what it can with stolen states (as stored), stolen keys and public keys it has seen."""

    def __init__(self, *stolen: bytes, also: Iterable[bytes] = ()) -> None:
        loot = [msgspec.msgpack.decode(state, strict=False) for state in stolen]
        raw = set(also) | {key for item in loot for key in _values(item)}
        keys = set(raw)
        for key in raw:  # §VI.10, §VII.7, R2
            derive = kdf_with(key)
            keys |= {derive(bytes((label,))) for label in range(5)} | {derive("seed")}
        for RK in _moves([ratchet for item in loot for ratchet in _ratchets(item)]):
            derive = kdf_with(RK)
            keys |= {RK, *(derive(bytes((label,))) for label in range(4))}
        self.raw, self.keys = raw, keys

    def opens(self, data: bytes, size: int) -> bytes | None:
        """What it reads of a message or resync frame, if anything."""
        header = Header.parse(data)
        return self._message(data, size) if header.type == MESSAGE else self._resync(data, size)

    def _message(self, data: bytes, size: int) -> bytes | None:
        frame = MessageFrame.parse(data, size)
        q, encoded = frame.header.sender, frame.header.encode()
        for key in self.keys:
            derive = kdf_with(key)
            found = _try((key, derive("body", q)), frame.body, encoded)
            for i in range(size):
                if found is None and i != q:
                    found = _try((derive("header", q, i),), frame.headers[slot(i, q)], encoded)
            if found is not None:
                return found
        return None

    def _resync(self, data: bytes, size: int) -> bytes | None:
        frame = ResyncFrame.parse(data, size)
        era, q = frame.header.location.era, frame.header.sender
        for i in (i for i in range(size) if i != q):
            for key in self.raw:  # v ‖ p_ij for any two keys, or a key kept as it is (R4)
                tries = (key, *(kdf(key + pair, "resync", q, i, era) for pair in self.raw))
                found = _try(tries, frame.parts[slot(i, q)], frame.header.encode())
                if found is not None:
                    return found
        return None


CHAIN = 4  # messages along every chain that are tried
PRIVATES = frozenset({"t", "s", "r", "r_init"})
PUBLICS = frozenset({"T", "S", "R", "R_init", "roster"})


class PairThief:
    """Reads what it can of one-on-one frames with stolen group states (SMMP §IX), and with ``also``: private keys.

    Every 32 bytes of the loot are tried as p_ij, which shows the T of recorded frames, as a message's key, as a chain
    and as a root. If it ``turns``, whatever the pairs keep is turned as a root with every Diffie-Hellman of the private
    and public keys that it knows, and once more.
    """

    def __init__(
        self, *stolen: bytes, also: Iterable[bytes] = (), recorded: Iterable[bytes] = (), turns: bool = True
    ) -> None:
        loot = [msgspec.msgpack.decode(state, strict=False) for state in stolen]
        self.raw = set(also) | {key for item in loot for key in _values(item)}
        roots = self.raw | {kdf(key, label) for key in self.raw for label in ("private", "private root")}
        chains = roots | {kdf(root, "private chain") for root in roots}
        if turns:
            shown = {head[17:49] for frame in recorded if (head := self.header(frame)) is not None}
            channels = [channel for item in loot for channel in _channels(item)]
            own = {key for channel in channels for key in _values(channel)}
            once, turned = _turned(own, _shared(_named(loot, PRIVATES) | set(also), _named(loot, PUBLICS) | shown))
            _, again = _turned(once, _shared(_named(channels, frozenset({"t"})), shown))
            chains |= turned | again
        self.keys = set(self.raw)
        for chain in chains:
            for _ in range(CHAIN):
                derive = kdf_with(chain)
                self.keys.add(derive("private message"))
                chain = derive("private chain")

    def header(self, frame: bytes) -> bytes | None:
        """What is under c_h, if the pair's secret is among the loot."""
        clear, sealed = frame[: one_on_one.CLEAR_BYTES], frame[one_on_one.CLEAR_BYTES :][: one_on_one.HEADER_BYTES]
        ends = clear[-2], clear[-1]
        return _try((kdf(key, "private header", *ends) for key in self.raw), sealed, clear)

    def opens(self, frame: bytes) -> bytes | None:
        """The plaintext of a one-on-one frame, None if it stays closed."""
        start = one_on_one.CLEAR_BYTES + one_on_one.HEADER_BYTES
        return _try(self.keys, frame[start:], frame[:start])


def _shared(privates: set[bytes], publics: set[bytes]) -> set[bytes]:
    """Every Diffie-Hellman of these keys."""
    return {ecdh(private, public) for private in privates for public in publics if is_key(public)}


def _turned(roots: set[bytes], shared: set[bytes]) -> tuple[set[bytes], set[bytes]]:
    """The new roots, and the chains that begin with them."""
    both = [(kdf(r + s, "private root"), kdf(r + s, "private chain")) for r in roots for s in shared]
    return {root for root, _ in both}, {chain for _, chain in both}


def _channels(value: object) -> Iterator[dict[str, object]]:
    """What is kept of every pair: its secret, its ratchet or what that begins from."""
    if isinstance(value, dict):
        if {"pair", "root"} <= value.keys():
            yield value
        for item in value.values():
            yield from _channels(item)


def _named(value: object, names: frozenset[str]) -> set[bytes]:
    """All keys inside under these names."""
    found: set[bytes] = set()
    if isinstance(value, dict):
        for name, item in value.items():
            found |= set(_values(item)) if name in names else _named(item, names)
    elif isinstance(value, list | tuple):
        for item in value:
            found |= _named(item, names)
    return found


def _try(keys: Iterable[bytes], sealed: bytes, header: bytes) -> bytes | None:
    for key in keys:
        try:
            return open_(key, sealed, header)
        except Undecryptable:
            pass
    return None


class Follower:
    """A passive thief with a member's whole state and identity key, who goes on with every frame of the wire."""

    def __init__(self, epoch: Epoch, state: RatchetState) -> None:
        self.epoch = epoch
        self.state: RatchetState = state
        self.lost = False  # it could not learn a ratchet key: the next step's keys are out of reach

    def read(self, data: bytes) -> bytes | None:
        """The content of a message frame, None if it stays closed; resync frames are followed."""
        header = Header.parse(data)
        if header.location.epoch != self.epoch.number:
            return None
        if header.type != MESSAGE:
            self._resync(ResyncFrame.parse(data, self.epoch.N))
            return None
        if header.location != self.state.location.next_step or self.lost:
            return None
        return self._message(MessageFrame.parse(data, self.epoch.N))

    def _message(self, frame: MessageFrame) -> bytes | None:
        state, q, encoded = self.state, frame.header.sender, frame.header.encode()
        if q != self.epoch.j:
            try:
                received = decrypt(self.epoch, state, frame)
            except PeerError:
                pass
            else:
                self.state = received.state
                return received.message.content
        plaintext = _try((kdf(state.mk, "body", q),), frame.body, encoded)
        if plaintext is None:
            self.lost = True
            return None
        message, digest = Message.parse(plaintext), xor(hash_(plaintext), state.conv_digest)
        for i in (i for i in range(self.epoch.N) if i != q):
            opened = open_(kdf(state.HK, "header", q, i), frame.headers[slot(i, q)], encoded)
            for private, public in ((a, B) for a in (state.r, state.r_init) for B in (*state.R, *state.R_init)):
                R_new = xor(opened[1:], mask(ecdh(private, public), encoded, q, i, digest))
                if hash_(R_new) == message.next_key_hash:
                    self.state = step(state, digest, state.r, (*state.R[:q], R_new, *state.R[q + 1 :]))
                    return message.content
        self.lost = True
        return message.content

    def _resync(self, frame: ResyncFrame) -> None:
        """Who holds v and r^init is let in again, as protocol.md §9 says."""
        if frame.header.sender != self.epoch.j and frame.header.location.era == self.state.location.era + 1:
            self.state, _ = receive_resync(self.epoch, self.state, frame)
            self.lost = False


def shared_keys(identity: bytes, publics: Iterable[bytes]) -> set[bytes]:
    """ECDH of a stolen identity key with everything that looks like a public key."""
    found = {identity, public_key(identity)}
    for public in publics:
        if is_key(public):
            try:
                found.add(ecdh(identity, public))
            except BadKey:  # pragma: no cover - is_key has said so
                continue
    return found
