"""Make the known-answer files: ``python -m tests.vectors.make``.

Every random byte comes from :class:`Seeded`, so that the files come out the same each time. A file
gives all inputs, private ones too, and every intermediate value that a second implementation may want
to compare; values are lower-case hex, lists are by index of the member.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from smmp_core.crypto import fingerprint
from smmp_core.crypto.ffdhe import FFDHE3072
from smmp_core.crypto.suite import kdf, mac, seal
from smmp_core.crypto.x25519 import ecdh, public_key
from smmp_core.protocol import private
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import NO_SENDER, Location, MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import apply_own, make_resync, receive_resync, switch
from smmp_core.protocol.message import REFRESH, TEXT
from smmp_core.protocol.private import Pair, PrivateMessage, PrivateState
from smmp_core.protocol.receiving import decrypt
from smmp_core.protocol.rounds import Plan
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch, RatchetState
from tests.vectors import reference

HERE = Path(__file__).parent
SIZE = 3

Json: TypeAlias = "int | str | list[Json] | dict[str, Json]"


class Seeded:
    """hash(seed ‖ u32 counter) blocks, each call beginning with a new block; and what was drawn."""

    def __init__(self, seed: str) -> None:
        self.seed = seed.encode()
        self.counter = 0
        self.drawn: list[bytes] = []

    def __call__(self, size: int) -> bytes:
        blocks = b""
        while len(blocks) < size:
            blocks += sha256(self.seed + self.counter.to_bytes(4, "big")).digest()
            self.counter += 1
        self.drawn.append(blocks[:size])
        return blocks[:size]

    def take_drawn(self) -> list[Json]:
        """What was drawn since the last call, in order."""
        drawn, self.drawn = self.drawn, []
        return [value.hex() for value in drawn]


def hexes(values: list[bytes] | tuple[bytes, ...]) -> list[Json]:
    return [value.hex() for value in values]


def suite() -> Json:
    """The functions of section 2, one by one."""
    random = Seeded("suite")
    key, a, b = random(32), random(32), random(32)
    items: list[tuple[bytes | str | int, ...]] = [
        (b"\x00",),
        (b"\x04",),
        ("pair",),
        ("header", 1, 2),
        ("resync", 0, 1, 7),
    ]
    nonce = Seeded("nonce")
    return {
        "kdf": [
            {
                "key": key.hex(),
                "items": [item.hex() if isinstance(item, bytes) else item for item in labels],
                "raw": [isinstance(item, bytes) for item in labels],
                "out": kdf(key, *labels).hex(),
            }
            for labels in items
        ],
        "mac": {"key": key.hex(), "data": a.hex(), "out": mac(key, a).hex()},
        "seal": {
            "key": key.hex(),
            "nonce": Seeded("nonce")(12).hex(),
            "plaintext": b"SMMP".hex(),
            "header": a.hex(),
            "out": seal(key, b"SMMP", a, nonce).hex(),
        },
        "x25519": {
            "a": a.hex(),
            "b": b.hex(),
            "A": public_key(a).hex(),
            "B": public_key(b).hex(),
            "out": ecdh(a, public_key(b)).hex(),
        },
        "people": {
            "B_1": public_key(a).hex(),
            "B_2": public_key(b).hex(),
            "safety_number": fingerprint.safety_number(public_key(a), public_key(b)),
            "digest": key.hex(),
            "words": fingerprint.digest_words(key),
            "short": fingerprint.short(key),
        },
    }


class Agreed:
    """An agreement of three members with seeded randomness: one joins, and one more is away."""

    def __init__(self) -> None:
        self.randoms = [Seeded(f"member {j}") for j in range(SIZE)]
        draw = Seeded("identities")
        self.b = sorted((draw(32) for _ in range(SIZE)), key=public_key)
        self.roster = tuple(map(public_key, self.b))
        self.away = (public_key(draw(32)),)
        self.plan = Plan(1, self.roster, self.away, (2, 5, 0, 4))
        self.group, self.id = Seeded("group")(16), Seeded("agreement")(16)
        self.highest = [4, 6, 0]
        self.members = [
            Agreement.begin(
                group=self.group,
                agreement=self.id,
                plan=self.plan,
                identity=self.b[j],
                highest=self.highest[j],
                random=self.randoms[j],
            )
            for j in range(SIZE)
        ]
        self.lasts = [Location(6, 0, NO_SENDER, 11), Location(6, 1, 2, 3), Location(6, 1, 2, 3)]
        for stage in range(4):
            if stage == 3:
                for j, member in enumerate(self.members):
                    member.confirm(self.lasts[j])
            for member in self.members:
                for i, said in member.frames().items():
                    self.members[i].receive(said[stage], self.b[i], self.randoms[i])
        self.r, self.h = ([random.drawn[k] for random in self.randoms] for k in (0, 1))
        results = [member.result() for member in self.members]
        self.epochs: list[Epoch] = [result.epoch for result in results]
        self.states: list[RatchetState] = [result.ratchet for result in results]
        self.roots = [result.roots for result in results]


def common(state: RatchetState) -> dict[str, Json]:
    """What all members hold."""
    return {
        "location": list(state.location),
        "RK": state.RK.hex(),
        "HK": state.HK.hex(),
        "NHK": state.NHK.hex(),
        "mk": state.mk.hex(),
        "v": state.v.hex(),
        "conv_digest": state.conv_digest.hex(),
        "R": hexes(state.R),
        "R_init": hexes(state.R_init),
        "check": state.check.hex(),
    }


def agreement() -> Json:
    """SMMP §VI with A1-A9: three members in the real group, and one who is away."""
    made = Agreed()
    p, n = FFDHE3072.p, SIZE
    R = list(made.states[0].R)
    h = [int.from_bytes(value, "big") for value in made.h]
    H = [pow(2, value, p) for value in h]
    K = [pow(H[(j + 1) % n] * pow(H[j - 1], -1, p) % p, h[j], p) for j in range(n)]
    plan = reference.plan(1, list(made.roster), list(made.away), list(made.plan.since))
    context = reference.context("ffdhe3072", made.group, 7, made.id, plan, R)
    everything = [context, *(x.to_bytes(384, "big") for x in (*H, *K))]
    MK = reference.digest(reference.product(p, h, H, 0).to_bytes(384, "big"), *everything)
    return {
        "group": made.group.hex(),
        "agreement": made.id.hex(),
        "starter": 1,
        "away": hexes(made.away),
        "since": list(made.plan.since),  # of the roster, then of those away; 0: this epoch
        "plan": plan.hex(),
        "highest": list(made.highest),
        "last": [list(last) for last in made.lasts],
        "b": hexes(made.b),
        "B": hexes(made.roster),
        "r": hexes(made.r),
        "R": hexes(R),
        "h": hexes(made.h),
        "epoch": 7,
        "ctx": context.hex(),
        "k": {
            f"{i},{j}": reference.pair_handshake_key(made.b[i], made.r[i], made.roster[j], R[j]).hex()
            for i in range(n)
            for j in range(i + 1, n)
        },
        "MK": MK.hex(),
        "p": {f"{i},{j}": made.epochs[i].pairs[j].hex() for i in range(n) for j in range(i + 1, n)},
        "private": {f"{i},{j}": made.roots[i][j].hex() for i in range(n) for j in range(i + 1, n)},
        "confirmed": reference.digest(MK, *everything).hex(),
        "state": common(made.states[0]),
        "frames": {
            f"{j},{i}": hexes(said) for j, member in enumerate(made.members) for i, said in member.frames().items()
        },
    }


def conversation() -> Json:
    """SMMP §VII and §VIII: three texts, one of them sent again, and a refresh; then acknowledgements."""
    made = Agreed()
    random = Seeded("conversation")
    script: list[tuple[int, int, bytes, tuple[int, int, int] | None]] = [
        (0, TEXT, "Grüße".encode(), None),
        (2, TEXT, b"x" * 300, (6, 1, 4)),
        (2, TEXT, b"!", None),
        (1, REFRESH, b"", None),
    ]
    steps: list[Json] = []
    for k, (j, kind, content, position) in enumerate(script):
        id = random(16)
        random.take_drawn()
        sent = encrypt(
            made.epochs[j],
            made.states[j],
            id=id,
            position=position,
            kind=kind,
            time=1_700_000_000_000 + k,
            content=content,
            random=random,
        )
        drawn = random.take_drawn()
        frame = MessageFrame.parse(sent.frame, SIZE)
        made.states = [
            sent.state if i == j else decrypt(made.epochs[i], made.states[i], frame).state for i in range(SIZE)
        ]
        steps.append(
            {
                "sender": j,
                "id": id.hex(),
                "position": list(sent.message.position),
                "kind": kind,
                "time": sent.message.time,
                "content": content.hex(),
                "random": drawn,  # r_new, the nonce of c_m, the nonces of the c_hi in order
                "m": sent.message.encode().hex(),
                "frame": sent.frame.hex(),
                "F": sent.name.hex(),
                "state": common(made.states[0]),
            }
        )
    transcript = sha256(b"transcript").digest()
    return {
        "start": "agreement.json",
        "steps": steps,
        "transcript": transcript.hex(),
        "acknowledgements": {
            f"{j},{i}": make_ack(made.epochs[j], made.states[j], transcript, i).hex()
            for j in range(SIZE)
            for i in range(SIZE)
            if i != j
        },
    }


def resync() -> Json:
    """SMMP §X with R1-R4: after one message 2 resyncs, 1 does at once too and wins."""
    made = Agreed()
    random = Seeded("resync")
    said = encrypt(
        made.epochs[0],
        made.states[0],
        id=random(16),
        position=None,
        kind=TEXT,
        time=1_700_000_000_000,
        content=b"before",
        random=random,
    )
    before = MessageFrame.parse(said.frame, SIZE)
    made.states = [said.state if i == 0 else decrypt(made.epochs[i], made.states[i], before).state for i in range(SIZE)]
    random.take_drawn()
    offers, drawn = {}, {}
    for j in (2, 1):
        offers[j] = make_resync(made.epochs[j], made.states[j], 1, random)
        drawn[j] = random.take_drawn()  # v_new, r_new, the nonces of the c'_i in order
    frames = {j: ResyncFrame.parse(offer.frame, SIZE) for j, offer in offers.items()}
    losing, kept = receive_resync(made.epochs[0], made.states[0], frames[2])
    winning, kept = switch(made.epochs[0], kept, frames[1])
    own, _ = apply_own(made.epochs[1], made.states[1], offers[1])
    followed, _ = receive_resync(made.epochs[2], made.states[2], frames[1])
    assert common(winning) == common(own) == common(followed)
    return {
        "start": "agreement.json",
        "before": {"frame": said.frame.hex(), "v": made.states[0].v.hex(), "R_init": hexes(made.states[0].R_init)},
        "seed": kept.seed.hex(),
        "resyncs": {
            str(j): {"random": drawn[j], "frame": offers[j].frame.hex(), "F": frames[j].name.hex()} for j in (2, 1)
        },
        "after 2": common(losing),
        "after 1": common(winning),
    }


def end(state: PrivateState) -> dict[str, Json]:
    """What one end of a pair holds."""
    late = [{"T": T.hex(), "number": number, "key": key.hex()} for (T, number), key in state.late.items()]
    keys = {name: getattr(state, name).hex() for name in ("root", "t", "T", "S", "sending", "receiving")}
    return {**keys, "sent": state.sent, "before": state.before, "received": state.received, "late": late}


def private_messages() -> Json:
    """SMMP §IX between 0 and 2: 2 writes at once with 0, which writes twice; they answer; what was first comes last."""
    made = Agreed()
    low, high = 0, 2
    pairs = {j: Pair(made.group, 7, j, i, made.epochs[j].pairs[i]) for j, i in ((low, high), (high, low))}
    randoms = {j: Seeded(f"private {j}") for j in (low, high)}
    ids = [Seeded(f"private id {k}")(16) for k in range(5)]
    texts = [
        PrivateMessage(private.TEXT, 1_700_000_000_000, "Früh".encode()),
        PrivateMessage(private.TEXT, 1_700_000_000_001, b"one"),
        PrivateMessage(private.REPEAT, 1_700_000_000_002, b"for all, and missed", (6, 1, 4)),
        PrivateMessage(private.TEXT, 1_700_000_000_003, b"three"),
        PrivateMessage(private.TEXT, 1_700_000_000_004, b"four" * 50),
    ]
    story = [
        (high, "write", 0),
        (low, "write", 1),
        (low, "write", 2),
        (high, "read", 1),
        (high, "read", 2),
        (high, "write", 3),
        (low, "read", 3),
        (low, "write", 4),
        (high, "read", 4),
        (low, "read", 0),
    ]
    states, steps = dict[int, PrivateState](), list[Json]()
    for j, i in ((low, high), (high, low)):
        states[j] = private.begin(
            pairs[j], made.roots[j][i], made.states[j].r_init, made.states[j].R_init[i], randoms[j]
        )
        steps.append({"by": j, "does": "begin", "random": randoms[j].take_drawn(), "state": end(states[j])})
    frames = dict[int, bytes]()
    for j, does, k in story:
        step: dict[str, Json] = {"by": j, "does": does, "message": k}
        if does == "write":
            states[j], frames[k] = private.encrypt(pairs[j], states[j], ids[k], texts[k], randoms[j])
            step["m"], step["frame"] = texts[k].encode().hex(), frames[k].hex()
        else:
            states[j], read = private.decrypt(pairs[j], states[j], frames[k], randoms[j])
            assert read == texts[k]
        step["random"] = randoms[j].take_drawn()  # the nonces of c_h and c_m; at a new T, our next key
        steps.append(step | {"state": end(states[j])})
    return {
        "start": "agreement.json",
        "ends": [low, high],
        "messages": [
            {
                "id": id.hex(),
                "kind": text.kind,
                "time": text.time,
                "position": list(text.position) if text.position else [],
                "content": text.content.hex(),
            }
            for id, text in zip(ids, texts, strict=True)
        ],
        "steps": steps,
        "acknowledgements": [
            {"by": j, "of": list(of), "frame": private.make_private_ack(pairs[j], [ids[k] for k in of]).hex()}
            for j, of in ((high, (1, 2, 4)), (low, (0, 3)))
        ],
    }


FILES: dict[str, Callable[[], Json]] = {
    "suite": suite,
    "agreement": agreement,
    "conversation": conversation,
    "resync": resync,
    "private": private_messages,
}


def main() -> None:
    """Write all files."""
    for name, make in FILES.items():
        (HERE / f"{name}.json").write_text(json.dumps(make(), indent=1, ensure_ascii=True) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
