"""The formulas of the inspector: the values that stand in them are the engine's own, computed here once more."""

import random

import pytest

from smmp_core.crypto.suite import hash_, kdf
from smmp_core.crypto.x25519 import generate
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.protocol.frames import MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import apply_own, make_resync, receive_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.receiving import decrypt
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch, RatchetState, group_secret, initial_state
from smmp_core.trace.records import Round, Rule, Step, fingerprint
from smmp_core.trace.tracer import keys_of
from smmp_gui.lab.formulas import Formula, Passage, Term, passages
from smmp_gui.lab.meanings import meaning
from smmp_gui.lab.round_formulas import round_passages
from smmp_gui.lab.typesetting import plain
from tests.gui.lab.telling import run

MK, ROSTER = b"m" * 32, (b"a" * 32, b"b" * 32)
PLAIN = {"q ‖ R", "q ‖ v^{new} ‖ R_q^{new}", "(r_j^{new}, R_j^{new})", "(r_j, R_j)", "(h_j, H_j)", "conf_{ji}", "B_j"}
"""Symbols that explain themselves, or are several in one."""


def members() -> tuple[tuple[Epoch, RatchetState], tuple[Epoch, RatchetState], random.Random]:
    chance = random.Random(1)
    pairs = [generate(chance.randbytes) for _ in ROSTER]
    public = tuple(R for _, R in pairs)
    states = [initial_state(MK, r, public, 1) for r, _ in pairs]
    epochs = [
        Epoch(b"g" * 16, 1, b"i" * 16, ROSTER, j, tuple(b"" if i == j else b"p" * 32 for i in range(2)))
        for j in range(2)
    ]
    return (epochs[0], states[0]), (epochs[1], states[1]), chance


def a_step(rule: Rule, j: int, author: int, before: RatchetState | None, after: RatchetState) -> Step:
    return Step(
        at=0.0,
        member=ROSTER[j].hex()[:8],
        rule=rule,
        author=ROSTER[author].hex()[:8],
        roster=[key.hex()[:8] for key in ROSTER],
        before=keys_of(before) if before is not None else None,
        after=keys_of(after),
        secret=fingerprint(group_secret(after.ecdh_v, after.R)),
    )


def formulas(step: Step) -> dict[str, Formula]:
    return {formula.left.symbol: formula for passage in passages(step) for formula in passage.formulas}


def values(formula: Formula) -> list[str]:
    return [part.value for part in formula.right if isinstance(part, Term)]


def moved_as_the_paper_says(step: Step, before: RatchetState, after: RatchetState) -> None:
    found = formulas(step)
    secret = group_secret(before.ecdh_v, after.R)
    assert found["RK"].left.value == fingerprint(hash_(before.RK, secret))
    assert values(found["RK"]) == [fingerprint(before.RK), fingerprint(secret)]
    assert found["HK"].left.value == values(found["HK"])[0] == fingerprint(before.NHK)
    assert found["NHK"].left.value == fingerprint(kdf(after.RK, b"\x02"))
    assert found["mk"].left.value == fingerprint(kdf(after.RK, b"\x03"))
    assert values(found["NHK"]) == values(found["mk"]) == [fingerprint(after.RK)]


def test_a_message_sent_and_received() -> None:
    (epoch, ada), (other, bob), chance = members()
    sent = encrypt(
        epoch, ada, id=b"i" * 16, position=None, kind=TEXT, time=1, content=b"Lunch?", random=chance.randbytes
    )
    step = a_step("sent", 0, 0, ada, sent.state)
    moved_as_the_paper_says(step, ada, sent.state)
    hashed = hash_(sent.message.encode()).hex()[:8]
    assert values(formulas(step)["conv_digest"]) == [hashed, ada.conv_digest.hex()[:8]]
    assert values(formulas(step)["R_j"]) == [fingerprint(sent.state.R[0])]
    assert fingerprint(ada.mk) in values(formulas(step)["c_m"])
    assert fingerprint(ada.HK) in values(formulas(step)["c_{hi}"])

    again = encrypt(
        epoch, sent.state, id=b"k" * 16, position=None, kind=TEXT, time=2, content=b"Noon?", random=chance.randbytes
    )
    hashed = hash_(again.message.encode()).hex()[:8]
    second = formulas(a_step("sent", 0, 0, sent.state, again.state))["conv_digest"]
    assert values(second) == [hashed, sent.state.conv_digest.hex()[:8]]

    received = decrypt(other, bob, MessageFrame.parse(sent.frame, 2)).state
    step = a_step("received", 1, 0, bob, received)
    moved_as_the_paper_says(step, bob, received)
    unmasked = formulas(step)["R_q"]
    assert unmasked.left.value == fingerprint(sent.state.R[0])
    assert values(unmasked) == ["", fingerprint(bob.r), fingerprint(bob.R[0]), "0", "1", received.conv_digest.hex()[:8]]


def test_a_resync_sent_and_received() -> None:
    (epoch, ada), (other, bob), chance = members()
    offer = make_resync(epoch, ada, 1, chance.randbytes)
    after, _ = apply_own(epoch, ada, offer)
    followed, _ = receive_resync(other, bob, ResyncFrame.parse(offer.frame, 2))
    S = hash_(kdf(ada.v, "seed"), offer.v_new)
    for step in (a_step("resync_sent", 0, 0, ada, after), a_step("resync_received", 1, 0, bob, followed)):
        found = formulas(step)
        v = kdf(S, b"\x04")
        assert found["v"].left.value == fingerprint(v)
        assert found["RK"].left.value == fingerprint(hash_(kdf(S, b"\x00"), group_secret(after.ecdh_v, after.R)))
        assert values(found["S"])[0] == fingerprint(ada.v)
        for number, name in enumerate(("HK", "NHK", "mk"), 1):
            assert found[name].left.value == fingerprint(kdf(after.RK, bytes((number,))))
    assert formulas(a_step("resync_sent", 0, 0, ada, after))["r_j"].left.value == fingerprint(offer.r_new)
    assert formulas(step)["r_j"].left.value == fingerprint(bob.r_init)


def test_the_first_state() -> None:
    (_, ada), _, _ = members()
    found = formulas(a_step("initial", 0, 0, None, ada))
    for number, name in enumerate(("RK", "HK", "NHK", "mk", "v")):
        assert found[name].left.value == fingerprint(kdf(MK, bytes((number,))))
        assert f"0x0{number}" in plain(found[name], values=True)


def test_who_changes_sides_does_not_hold_the_old_group_key_any_more() -> None:
    (epoch, ada), _, chance = members()
    losing, _ = apply_own(epoch, ada, make_resync(epoch, ada, 1, chance.randbytes))
    found = formulas(a_step("resync_received", 1, 0, losing, losing))
    assert values(found["S"]) == ["", ""]


def every_passage(name: str) -> list[tuple[Step | Round, list[Passage]]]:
    records = run(name, SCENARIOS[name].seed).records
    steps: list[tuple[Step | Round, list[Passage]]] = [(r, passages(r)) for r in records if isinstance(r, Step)]
    return steps + [(r, round_passages(r)) for r in records if isinstance(r, Round)]


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_every_move_of_a_scenario_has_its_formula_and_every_value_is_in_the_record(name: str) -> None:
    for record, found in every_passage(name):
        if isinstance(record, Step):
            assert bool(found) == (record.rule != "taken_up")
            keys = [keys for keys in (record.before, record.after) if keys is not None]
            known = {value for k in keys for value in (k.RK, k.HK, k.NHK, k.mk, k.v, k.r, k.digest, *k.R)}
            known |= {record.secret, str(record.after.place[1])}
            if record.before is not None:
                known.add(f"{int(record.before.digest, 16) ^ int(record.after.digest, 16):08x}")
        else:
            assert bool(found) == (record.stage != "failed")
            known = {*record.R.values(), *record.H.values(), *record.K.values(), record.transcript}
        known |= {str(index) for index in range(len(record.roster))} | {""}
        for term in (term for passage in found for formula in passage.formulas for term in terms(formula)):
            assert term.value in known, term
            assert term.about or term.symbol in PLAIN or meaning(term.symbol), term


def terms(formula: Formula) -> list[Term]:
    return [formula.left, *(part for part in formula.right if isinstance(part, Term))]


def test_a_round_is_computed_from_the_neighbours_in_the_ring() -> None:
    H, K = {"a": "0a", "b": "0b", "c": "0c", "d": "0d"}, {"a": "1a", "b": "1b", "c": "1c", "d": "1d"}
    record = Round(
        at=0.0, member="a", attempt="x", epoch=1, stage="products", roster=list("abcd"), starter="a", H=H, K=K
    )
    [passage] = round_passages(record)
    assert plain(passage.formulas[0], values=True) == "1a ← (0b / 0d)^hⱼ mod p"
    confirmed = Round(
        at=0.0, member="a", attempt="x", epoch=1, stage="confirmed", roster=list("abcd"), starter="a", H=H, K=K
    )
    master = plain(round_passages(confirmed)[0].formulas[0], values=True)
    assert master.startswith("MK ← hash(0d^4·hⱼ · 1a^3 · 1b^2 · 1c mod p")
    symbols = plain(round_passages(confirmed)[0].formulas[0], values=False)
    assert "K_j^3 · K_j+1^2 · K_j−2 mod p" in symbols
