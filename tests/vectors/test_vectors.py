"""The known-answer files: the code reproduces them, and an independent reading of the document agrees.

Each value is checked against :mod:`tests.vectors.reference` from the private inputs in the file alone.
"""

import json
from typing import Any

import pytest

from tests.vectors import reference as ref
from tests.vectors.make import FILES, HERE


def load(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text("ascii"))


def un(value: str) -> bytes:
    return bytes.fromhex(value)


def uns(values: list[str]) -> list[bytes]:
    return [bytes.fromhex(value) for value in values]


@pytest.mark.parametrize("name", FILES)
def test_the_code_reproduces_the_file(name: str) -> None:
    assert FILES[name]() == load(name)


def test_suite() -> None:
    file = load("suite")
    for case in file["kdf"]:
        items = [un(item) if raw else item for item, raw in zip(case["items"], case["raw"], strict=True)]
        assert ref.kdf(un(case["key"]), *items).hex() == case["out"]
    assert ref.tag(un(file["mac"]["key"]), un(file["mac"]["data"])).hex() == file["mac"]["out"]
    seal = file["seal"]
    sealed = ref.sealed(un(seal["key"]), un(seal["nonce"]), un(seal["plaintext"]), un(seal["header"]))
    assert sealed.hex() == seal["out"]
    curve = file["x25519"]
    assert ref.public(un(curve["a"])).hex() == curve["A"] and ref.public(un(curve["b"])).hex() == curve["B"]
    assert ref.dh(un(curve["b"]), un(curve["A"])).hex() == curve["out"]


def head(type_: int, file: Any, sender: int) -> bytes:
    return ref.u8(type_) + un(file["group"]) + un(file["agreement"]) + ref.u8(sender)


def location(values: list[int]) -> bytes:
    epoch, era, era_sender, step = values
    return ref.u32(epoch) + ref.u32(era) + ref.u8(era_sender) + ref.u32(step)


def test_agreement() -> None:
    file, p = load("agreement"), ref.ffdhe3072()
    b, r, h = uns(file["b"]), uns(file["r"]), [int(value, 16) for value in file["h"]]
    B, R = [ref.public(value) for value in b], [ref.public(value) for value in r]
    n = len(b)
    assert (uns(file["B"]), uns(file["R"])) == (B, R) and sorted(B) == B
    epoch = 1 + max(file["highest"])
    plan = ref.plan(file["starter"], B, uns(file["away"]), file["since"])
    assert plan.hex() == file["plan"] and len(file["away"]) == 1 and len(set(file["since"])) == n + 1
    ctx = ref.context("ffdhe3072", un(file["group"]), epoch, un(file["agreement"]), plan, R)
    assert (epoch, ctx.hex()) == (file["epoch"], file["ctx"])

    H = [pow(2, value, p) for value in h]
    K = [pow(H[(j + 1) % n] * pow(H[j - 1], -1, p), h[j], p) for j in range(n)]
    product = {ref.product(p, h, H, j) for j in range(n)}
    # Burmester and Desmedt: the product is g^(h_0 h_1 + h_1 h_2 + … + h_{n-1} h_0).
    assert product == {pow(2, sum(h[j] * h[(j + 1) % n] for j in range(n)), p)}
    elements = [x.to_bytes(384, "big") for x in (*H, *K)]
    MK = ref.digest(product.pop().to_bytes(384, "big"), ctx, *elements)
    confirmed = ref.digest(MK, ctx, *elements)
    assert (MK.hex(), confirmed.hex()) == (file["MK"], file["confirmed"])

    for j in range(n):
        for i in range(n):
            if i == j:
                continue
            low, high = min(i, j), max(i, j)
            k = ref.pair_handshake_key(b[low], r[low], B[high], R[high])
            pair = ref.kdf(k + MK, "pair")
            assert (k.hex(), pair.hex()) == (file["k"][f"{low},{high}"], file["p"][f"{low},{high}"])
            assert ref.kdf(k + MK, "private").hex() == file["private"][f"{low},{high}"]
            start = plan + ref.u32(file["highest"][j])
            last = location(file["last"][j])
            confirmation = ref.tag(ref.kdf(pair, "confirm", j, i), confirmed, last)
            expected = [
                head(0x11, file, j) + start + R[j],
                *(
                    head(type_, file, j) + element + ref.tag(k, ctx, bytes((type_, j, i)), element)
                    for type_, element in ((0x12, elements[j]), (0x13, elements[n + j]))
                ),
                head(0x14, file, j) + last + confirmation,
            ]
            assert uns(file["frames"][f"{j},{i}"]) == expected

    state = file["state"]
    for label, name in enumerate(("RK", "HK", "NHK", "mk", "v")):
        assert ref.kdf(MK, bytes((label,))).hex() == state[name]
    assert state["R"] == state["R_init"] == file["R"]
    assert state["location"] == [epoch, 0, 0xFF, 0] and un(state["conv_digest"]) == bytes(32)
    assert ref.kdf(un(state["RK"]), "check").hex() == state["check"]


def message_step(file: Any, state: dict[str, Any], r: list[bytes], step: Any, p: dict[str, str]) -> dict[str, Any]:
    """Make a step's frame anew from the state before it; returns the state after it."""
    j, n = step["sender"], len(r)
    epoch, era, era_sender, number = state["location"]
    here = [epoch, era, era_sender, number + 1]
    header = ref.u8(0x01) + un(file["group"]) + location(here) + ref.u8(j)
    drawn = uns(step["random"])
    r_new, R_new = drawn[0], ref.public(drawn[0])
    m = un(step["id"]) + b"".join(map(ref.u32, step["position"])) + un(state["conv_digest"]) + ref.digest(R_new)
    m += ref.u8(step["kind"]) + step["time"].to_bytes(8, "big") + un(step["content"])
    assert m.hex() == step["m"]
    conv_digest = ref.xor(ref.digest(m), un(state["conv_digest"]))
    body = ref.sealed(ref.kdf(un(state["mk"]), "body", j), drawn[1], m, header)
    parts = b""
    recipients = [i for i in range(n) if i != j]
    for i, nonce in zip(recipients, drawn[2:], strict=True):
        pad = ref.digest(ref.dh(r[j], un(state["R"][i])), header, bytes((j, i)))
        plain = ref.u8(j) + ref.xor(R_new, pad, conv_digest)
        parts += ref.sealed(ref.kdf(un(state["HK"]), "header", j, i), nonce, plain, header)
    untagged = header + ref.u32(len(body)) + body + parts
    name = ref.digest(untagged)
    pairs = [un(p[f"{min(i, j)},{max(i, j)}"]) for i in recipients]
    tags = b"".join(ref.tag(ref.kdf(pair, "origin", j, i), name) for i, pair in zip(recipients, pairs, strict=True))
    assert (name.hex(), (untagged + tags).hex()) == (step["F"], step["frame"])

    r[j] = r_new
    R = [R_new if i == j else un(value) for i, value in enumerate(state["R"])]
    RK = ref.next_root(un(state["RK"]), un(state["v"]), R)
    return state | {
        "location": here,
        "RK": RK.hex(),
        "HK": state["NHK"],
        "NHK": ref.kdf(RK, b"\x02").hex(),
        "mk": ref.kdf(RK, b"\x03").hex(),
        "conv_digest": conv_digest.hex(),
        "R": [value.hex() for value in R],
        "check": ref.kdf(RK, "check").hex(),
    }


def test_conversation() -> None:
    start, file = load("agreement"), load("conversation")
    state, r = start["state"], uns(start["r"])
    for step in file["steps"]:
        state = message_step(start, state, r, step, start["p"])
        assert state == step["state"]
    for pair, data in file["acknowledgements"].items():
        j, i = map(int, pair.split(","))
        said = ref.u8(0x03) + un(start["group"]) + location(state["location"]) + ref.u8(j)
        said += un(state["conv_digest"]) + un(state["check"]) + un(file["transcript"])
        key = ref.kdf(un(start["p"][f"{min(i, j)},{max(i, j)}"]), "ack", j, i)
        assert (said + ref.tag(key, said)).hex() == data


def test_resync() -> None:
    start, file = load("agreement"), load("resync")
    v, R_init, n = un(file["before"]["v"]), uns(file["before"]["R_init"]), len(start["b"])
    seed = ref.kdf(v, "seed")
    assert seed.hex() == file["seed"]
    for sender, made in file["resyncs"].items():
        j = int(sender)
        drawn = uns(made["random"])
        v_new, r_new = drawn[:2]
        R_new = ref.public(r_new)
        here = [start["epoch"], 1, j, 0]
        header = ref.u8(0x02) + un(start["group"]) + location(here) + ref.u8(j)
        untagged = header + ref.digest(v_new, R_new)
        recipients = [i for i in range(n) if i != j]
        pairs = [un(start["p"][f"{min(i, j)},{max(i, j)}"]) for i in recipients]
        for i, pair, nonce in zip(recipients, pairs, drawn[2:], strict=True):
            key = ref.kdf(v + pair, "resync", j, i, 1)
            untagged += ref.sealed(key, nonce, b"\x00" + ref.u8(j) + v_new + R_new, header)
        name = ref.digest(untagged)
        tags = b"".join(ref.tag(ref.kdf(pair, "origin", j, i), name) for i, pair in zip(recipients, pairs, strict=True))
        assert (name.hex(), (untagged + tags).hex()) == (made["F"], made["frame"])

        S = ref.digest(seed, v_new)
        R = [R_new if i == j else value for i, value in enumerate(R_init)]
        after_v = ref.kdf(S, b"\x04")
        RK = ref.digest(ref.kdf(S, b"\x00"), ref.group_secret(after_v, R))
        assert file[f"after {j}"] == {
            "location": here,
            "RK": RK.hex(),
            "HK": ref.kdf(RK, b"\x01").hex(),
            "NHK": ref.kdf(RK, b"\x02").hex(),
            "mk": ref.kdf(RK, b"\x03").hex(),
            "v": after_v.hex(),
            "conv_digest": bytes(32).hex(),
            "R": [value.hex() for value in R],
            "R_init": [value.hex() for value in R],
            "check": ref.kdf(RK, "check").hex(),
        }


class End:
    """One end of a pair, as protocol.md §7 has it; keys and numbers as the file names them."""

    def __init__(self, start: Any, ends: list[int], j: int, drawn: list[bytes]) -> None:
        low, high = ends
        self.j, self.i = j, low + high - j
        self.p, root = un(start["p"][f"{low},{high}"]), un(start["private"][f"{low},{high}"])
        self.group, self.epoch = un(start["group"]), start["epoch"]
        self.root, first = ref.turn(root, b"")
        self.S, self.sent, self.before, self.received = b"", 0, 0, 0
        self.late: dict[tuple[bytes, int], bytes] = {}
        if j == high:
            self.t, self.T, self.sending, self.receiving = un(start["r"][high]), b"", first, b""
        else:
            (self.t,) = drawn
            self.T = ref.public(self.t)
            self.root, self.sending = ref.turn(self.root, ref.dh(self.t, un(start["R"][high])))
            self.receiving = first

    def clear(self, type_: int, sender: int, recipient: int) -> bytes:
        return ref.u8(type_) + self.group + ref.u32(self.epoch) + ref.u8(sender) + ref.u8(recipient)

    def write(self, id: bytes, m: bytes, drawn: list[bytes]) -> bytes:
        clear = self.clear(0x04, self.j, self.i)
        inner = b"\x01" + id + (self.T or bytes(32)) + ref.u32(self.before) + ref.u32(self.sent)
        c_h = ref.sealed(ref.kdf(self.p, "private header", self.j, self.i), drawn[0], inner, clear)
        key, self.sending = ref.next_in_chain(self.sending)
        self.sent += 1
        assert (len(clear), len(c_h), len(drawn)) == (23, 85, 2)
        return clear + c_h + ref.sealed(key, drawn[1], m, clear + c_h)

    def read(self, frame: bytes, drawn: list[bytes]) -> tuple[bytes, bytes]:
        """The message's id, and m."""
        clear, c_h = frame[:23], frame[23:108]
        assert clear == self.clear(0x04, self.i, self.j)
        inner = ref.opened(ref.kdf(self.p, "private header", self.i, self.j), c_h, clear)
        id, T = inner[1:17], inner[17:49] if any(inner[17:49]) else b""
        before, number = (int.from_bytes(inner[at : at + 4], "big") for at in (49, 53))
        assert inner[0] == 0x01 and len(inner) == 57
        key = self.late.pop((T, number), b"")
        if not key:
            if T != self.S:
                self.follow(T, before, drawn)
            self.skip(number)
            key, self.receiving = ref.next_in_chain(self.receiving)
            self.received += 1
        return id, ref.opened(key, frame[108:], clear + c_h)

    def follow(self, T: bytes, before: int, drawn: list[bytes]) -> None:
        if self.receiving:
            self.skip(before)
        self.root, self.receiving = ref.turn(self.root, ref.dh(self.t, T))
        (self.t,) = drawn
        self.T, self.S = ref.public(self.t), T
        self.root, self.sending = ref.turn(self.root, ref.dh(self.t, T))
        self.before, self.sent, self.received = self.sent, 0, 0

    def skip(self, number: int) -> None:
        while self.received < number:
            self.late[self.S, self.received], self.receiving = ref.next_in_chain(self.receiving)
            self.received += 1

    def state(self) -> dict[str, Any]:
        late = [{"T": T.hex(), "number": number, "key": key.hex()} for (T, number), key in self.late.items()]
        keys = {name: getattr(self, name).hex() for name in ("root", "t", "T", "S", "sending", "receiving")}
        return {**keys, "sent": self.sent, "before": self.before, "received": self.received, "late": late}


def private_plaintext(message: dict[str, Any]) -> bytes:
    """kind u8 ‖ time u64 ‖ position three u32, in a repeat ‖ content"""
    time: int = message["time"]
    place = b"".join(map(ref.u32, message["position"]))
    return ref.u8(message["kind"]) + time.to_bytes(8, "big") + place + un(message["content"])


def test_private() -> None:
    start, file = load("agreement"), load("private")
    messages, ends = file["messages"], dict[int, End]()
    frames, read = dict[int, bytes](), dict[int, int]()
    for step in file["steps"]:
        j, drawn = step["by"], uns(step["random"])
        if step["does"] == "begin":
            ends[j] = End(start, file["ends"], j, drawn)
        elif step["does"] == "write":
            message = messages[step["message"]]
            m = private_plaintext(message)
            frames[step["message"]] = ends[j].write(un(message["id"]), m, drawn)
            assert (m.hex(), frames[step["message"]].hex()) == (step["m"], step["frame"])
        else:
            message = messages[step["message"]]
            found = ends[j].read(frames[step["message"]], drawn)
            assert found == (un(message["id"]), private_plaintext(message))
            read[step["message"]] = j
        assert ends[j].state() == step["state"]
    assert sorted(read) == list(range(len(messages))) and set(read.values()) == set(file["ends"])
    assert {message["kind"] for message in messages} == {0, 1}
    for ack in file["acknowledgements"]:
        j, i = ack["by"], sum(file["ends"]) - ack["by"]
        assert all(read[k] == j for k in ack["of"])
        said = ends[j].clear(0x05, j, i) + b"".join(un(messages[k]["id"]) for k in ack["of"])
        assert (said + ref.tag(ref.kdf(ends[j].p, "private ack", j, i), said)).hex() == ack["frame"]
