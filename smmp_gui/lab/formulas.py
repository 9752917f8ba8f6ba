"""The paper's formula for every move of the ratchet, with the fingerprints of its values put in.

Symbols are written in a small markup: ``R_j`` and ``c_{hi}`` have a subscript, ``v^{new}`` a superscript
(:mod:`smmp_gui.lab.typesetting`). Values are fingerprints out of the trace, and empty where it holds none.
"""

from typing import NamedTuple

from smmp_core.trace.records import Keys, Step
from smmp_gui.lab.meanings import meaning
from smmp_gui.words import tr

SHORT = 4  # hex digits of a fingerprint in a formula


class Term(NamedTuple):
    """A value in a formula."""

    symbol: str  # markup
    value: str = ""  # 8 hex digits, or a number; empty: not in the trace
    about: str = ""  # a sentence: what it is


class Formula(NamedTuple):
    """``left ← right``."""

    left: Term
    right: tuple[Term | str, ...]  # strings are markup too
    sign: str = "←"


class Passage(NamedTuple):
    """The formulas of one section of the paper."""

    where: str  # ``§VII.7``
    title: str
    formulas: tuple[Formula, ...]


def passages(step: Step) -> list[Passage]:
    """What was computed at a step, in the order of the paper."""
    before, after, j = step.before, step.after, _index(step, step.member)
    q = _index(step, step.author)
    match step.rule:
        case "initial":
            return _initial(after, j)
        case "sent" if before is not None:
            return _sent(before, after, step.secret, j)
        case "received" if before is not None:
            return _received(before, after, step.secret, j, q)
        case "resync_sent" if before is not None:
            return _resync_sent(before, after, step.secret, j)
        case "resync_received" if before is not None:
            return _resync_received(before, after, step.secret, j, q)
        case _:
            return []


def _index(step: Step, member: str) -> int:
    return step.roster.index(member) if member in step.roster else 0


def term(symbol: str, value: str = "") -> Term:
    """A value with what is known of its symbol."""
    return Term(symbol, value, meaning(symbol))


def _number(symbol: str, index: int) -> Term:
    return Term(symbol, str(index), meaning(symbol))


def _xor(a: str, b: str) -> str:
    """Digests are shown by their own first digits, so that these can be taken apart."""
    return f"{int(a, 16) ^ int(b, 16):08x}" if a and b else ""


# -- §VI ------------------------------------------------------------------------------------------


def _initial(after: Keys, j: int) -> list[Passage]:
    MK = term("MK")
    keys = [("RK", after.RK), ("HK", after.HK), ("NHK", after.NHK), ("mk", after.mk), ("v", after.v)]
    derived = [Formula(term(name, value), ("KDF(", MK, f", 0x0{i})")) for i, (name, value) in enumerate(keys)]
    rest = (
        Formula(term("conv_digest", after.digest), ("0x00 · 32",)),
        Formula(term("r_j", after.r), ("(§VI.1)",)),
        Formula(term("R_j", after.R[j]), ("(§VI.1)",)),
        Formula(term("{R_i^{init}}"), (term("{R_i}"),)),
    )
    return [Passage("§VI.10", tr("The first state, from the agreed key"), (*derived, *rest))]


# -- §VII and §VIII -------------------------------------------------------------------------------


def _moved(before: Keys, after: Keys, secret: str) -> tuple[Formula, ...]:
    """The end of §VII.7 and §VIII.6."""
    RK = term("RK", after.RK)
    return (
        Formula(RK, ("hash(", term("RK", before.RK), " ‖ ", term("ECDH(v, ‖_i R_i)", secret), ")")),
        Formula(term("HK", after.HK), (term("NHK", before.NHK),)),
        Formula(term("NHK", after.NHK), ("KDF(", RK, ", 0x02)")),
        Formula(term("mk", after.mk), ("KDF(", RK, ", 0x03)")),
    )


def _digest(before: Keys, after: Keys) -> Formula:
    hashed = term("hash(m)", _xor(before.digest, after.digest))
    return Formula(term("conv_digest", after.digest), (hashed, " ⊕ ", term("conv_digest", before.digest)))


def _sent(before: Keys, after: Keys, secret: str, j: int) -> list[Passage]:
    r_new, R_new, J = term("r_j^{new}", after.r), term("R_j^{new}", after.R[j]), _number("j", j)
    i, digest = term("i"), term("conv_digest", after.digest)
    mask = ("hash(", term("ECDH(r_j, R_i)"), " ‖ header ‖ ", J, " ‖ ", i, ")")
    header = ("e(KDF(", term("HK", before.HK), ", “header”, ", J, ", ", i, "), ", J, " ‖ ", R_new)
    body = ("e(KDF(", term("mk", before.mk), ", “body”, ", J, "), ", term("m"), ")")
    tag = ("hmac(KDF(", term("p_{ij}"), ", “origin”, ", J, ", ", i, "), ", term("F"), ")")
    return [
        Passage("§VII.2", tr("A fresh key pair"), (Formula(Term(f"({r_new.symbol}, {R_new.symbol})"), (tr("new"),)),)),
        Passage("§VII.3", tr("The digest takes the message in"), (_digest(before, after),)),
        Passage(
            "§VII.4–5",
            tr("The frame, sealed for each"),
            (
                Formula(term("c_m"), body),
                Formula(term("c_{hi}"), (*header, " ⊕ ", *mask, " ⊕ ", digest, ")")),
                Formula(term("tag_i"), tag),
            ),
        ),
        Passage(
            "§VII.7",
            tr("All keys move on"),
            (
                Formula(term("r_j", after.r), (r_new,)),
                Formula(term("R_j", after.R[j]), (R_new,)),
                *_moved(before, after, secret),
            ),
        ),
    ]


def _received(before: Keys, after: Keys, secret: str, j: int, q: int) -> list[Passage]:
    J, Q, digest = _number("j", j), _number("q", q), term("conv_digest", after.digest)
    tag = ("hmac(KDF(", term("p_{qj}"), ", “origin”, ", Q, ", ", J, "), ", term("F"), ")")
    header = ("d(KDF(", term("HK", before.HK), ", “header”, ", Q, ", ", J, "), ", term("c_{hj}"), ")")
    body = ("d(KDF(", term("mk", before.mk), ", “body”, ", Q, "), ", term("c_m"), ")")
    shared = ("ECDH(", term("r_j", before.r), ", ", term("R_q", before.R[q]), ")")
    mask = ("hash(", *shared, " ‖ header ‖ ", Q, " ‖ ", J, ")")
    return [
        Passage("§VIII.2", tr("The seal is its author’s"), (Formula(term("tag_j"), tag, "="),)),
        Passage("§VIII.3", tr("Header and message open"), (Formula(Term("q ‖ R"), header), Formula(term("m"), body))),
        Passage("§VIII.4", tr("The digest takes the message in"), (_digest(before, after),)),
        Passage(
            "§VIII.5",
            tr("The author’s new key is unmasked"),
            (Formula(term("R_q", after.R[q]), (term("R"), " ⊕ ", *mask, " ⊕ ", digest)),),
        ),
        Passage("§VIII.6", tr("All keys move on"), _moved(before, after, secret)),
    ]


# -- §X -------------------------------------------------------------------------------------------


def _entered(after: Keys, secret: str) -> tuple[Formula, ...]:
    RK = term("RK", after.RK)
    seeded = ("hash(KDF(", term("S"), ", 0x00) ‖ ", term("ECDH(v, ‖_i R_i)", secret), ")")
    derived = [("HK", after.HK), ("NHK", after.NHK), ("mk", after.mk)]
    return (
        Formula(term("v", after.v), ("KDF(", term("S"), ", 0x04)")),
        Formula(RK, seeded),
        *(Formula(term(name, value), ("KDF(", RK, f", 0x0{i})")) for i, (name, value) in enumerate(derived, 1)),
        Formula(term("conv_digest", after.digest), ("0x00 · 32",)),
    )


def _seed(before: Keys, after: Keys) -> Formula:
    """The v that a resync starts from is that of the era it leaves: who changes sides holds it no more (R4)."""
    v = term("v", before.v if before.place[1] < after.place[1] else "")
    return Formula(term("S"), ("hash(KDF(", v, ", “seed”) ‖ ", term("v^{new}"), ")"))


def _resync_sent(before: Keys, after: Keys, secret: str, j: int) -> list[Passage]:
    r_new, R_new, J = term("r_j^{new}", after.r), term("R_j^{new}", after.R[j]), _number("j", j)
    i, v_new, era = term("i"), term("v^{new}"), Term("era", str(after.place[1]), meaning("era"))
    key = ("KDF(", term("v", before.v), " ‖ ", term("p_{ij}"), ", “resync”, ", J, ", ", i, ", ", era, ")")
    return [
        Passage(
            "§X.B.1, 1–2",
            tr("A fresh group key and a fresh key pair"),
            (
                Formula(v_new, (tr("new"),)),
                Formula(Term(f"({r_new.symbol}, {R_new.symbol})"), (tr("new"),)),
            ),
        ),
        Passage(
            "§X.B.1, 3–5",
            tr("The frame, sealed for each"),
            (Formula(term("c'_i"), ("e(", *key, ", 0x00 ‖ ", J, " ‖ ", v_new, " ‖ ", R_new, ")")),),
        ),
        Passage(
            "§X.B.1, 9",
            tr("Everything begins anew"),
            (
                Formula(term("r_j", after.r), (r_new,)),
                Formula(term("R_j", after.R[j]), (R_new,)),
                Formula(term("{R_i}"), (term("{R_i^{init}}"),)),
                _seed(before, after),
                *_entered(after, secret),
            ),
        ),
    ]


def _resync_received(before: Keys, after: Keys, secret: str, j: int, q: int) -> list[Passage]:
    J, Q, era = _number("j", j), _number("q", q), Term("era", str(after.place[1]), meaning("era"))
    v = term("v", before.v if before.place[1] < after.place[1] else "")
    key = ("KDF(", v, " ‖ ", term("p_{qj}"), ", “resync”, ", Q, ", ", J, ", ", era, ")")
    return [
        Passage(
            "§X.A.1, 1",
            tr("The resync opens"),
            (Formula(Term("q ‖ v^{new} ‖ R_q^{new}"), ("d(", *key, ", ", term("c'_j"), ")")),),
        ),
        Passage(
            "§X.A.1, 2–4",
            tr("Everything begins anew"),
            (
                Formula(term("R_q", after.R[q]), (term("R_q^{new}", after.R[q]),)),
                Formula(term("{R_i}"), (term("{R_i^{init}}"),)),
                Formula(term("r_j", after.r), (term("r_j^{init}", after.r),)),
                _seed(before, after),
                *_entered(after, secret),
            ),
        ),
    ]
