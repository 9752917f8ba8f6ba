"""The paper's formulas for a key agreement that is under way (SMMP §VI), with fingerprints put in."""

from smmp_core.trace.records import Round
from smmp_gui.lab.formulas import Formula, Passage, Term, term
from smmp_gui.lab.meanings import meaning
from smmp_gui.words import tr


def round_passages(record: Round) -> list[Passage]:
    """What a member has computed for the stage that it is at now."""
    if record.member not in record.roster:
        return []
    j, n = record.roster.index(record.member), len(record.roster)
    after, before = (record.roster[(j + k) % n] for k in (1, -1))
    match record.stage:
        case "keys":
            return [_keys(record)]
        case "shares":
            return [_shares(record, j)]
        case "products":
            return [_products(record, after, before)]
        case "ready" | "confirmed" | "established":
            return [_master(record, before, n), _confirmation(record, j)]
        case _:
            return []


def _keys(record: Round) -> Passage:
    mine = record.R.get(record.member, "")
    pair = Formula(Term("(r_j, R_j)"), (tr("new"),))
    shown = Formula(Term("R_j"), (Term("R_j", mine, meaning("R_j")),), "=")
    return Passage("§VI.1–2", tr("Round 1: fresh keys, for everybody"), (pair, shown))


def _shares(record: Round, j: int) -> Passage:
    J, i = Term("j", str(j), meaning("j")), term("i")
    pair = (
        "hash(ECDH(", term("b_j"), ", ", term("B_i"), ") ‖ ECDH(", term("r_j"), ", ", term("R_i"), ") ‖ ECDH(",
        term("r_j"), ", ", term("B_i"), ") ‖ ECDH(", term("b_j"), ", ", term("R_i"), "))",
    )  # fmt: skip
    share = term("H_j", record.H.get(record.member, ""))
    mac = ("hmac(", term("k_{ij}"), ", ", term("ctx"), " ‖ round ‖ ", J, " ‖ ", i, " ‖ ", share, ")")
    formulas = (
        Formula(term("k_{ij}"), pair),
        Formula(Term("(h_j, H_j)"), (tr("new"),)),
        Formula(share, ("g^{h\u2c7c} mod p",), "="),
        Formula(term("mac_i"), mac),
    )
    return Passage("§VI.3–4", tr("Round 2: shares, sealed for each"), formulas)


def _products(record: Round, after: str, before: str) -> Passage:
    over, under = term("H_{j+1}", record.H.get(after, "")), term("H_{j-1}", record.H.get(before, ""))
    right = ("(", over, " / ", under, ")^{h\u2c7c} mod p")
    made = Formula(term("K_j", record.K.get(record.member, "")), right)
    return Passage("§VI.8", tr("Round 3: out of its neighbours’ shares"), (made,))


def _master(record: Round, before: str, n: int) -> Passage:
    j = record.roster.index(record.member)
    K = [record.K.get(record.roster[(j + k) % n], "") for k in range(n)]
    right: tuple[Term | str, ...] = ("hash(", term("H_{j-1}", record.H.get(before, "")), f"^{{{n}·h\u2c7c}}")
    for k in range(n - 1):
        index = "j" if k == 0 else "{j-2}" if k == n - 2 else f"{{j+{k}}}"
        power = f"^{n - 1 - k}" if n - 1 - k > 1 else ""
        if 2 < k < n - 2:
            right = (*right, " ⋯") if right[-1] != " ⋯" else right
            continue
        right = (*right, " · ", Term(f"K_{index}", K[k], meaning("K_j")), power)
    right = (*right, " mod p ‖ ", term("ctx"), " ‖ ‖_i H_i ‖ ‖_i K_i)")
    return Passage("§VI.9", tr("The master key, the same for all"), (Formula(term("MK"), right),))


def _confirmation(record: Round, j: int) -> Passage:
    J, i = Term("j", str(j), meaning("j")), term("i")
    transcript = term("transcript", record.transcript)
    confirmed = ("hmac(KDF(", term("p_{ij}"), ", “confirm”, ", J, ", ", i, "), ", transcript, " ‖ last)")
    formulas = (
        Formula(transcript, ("hash(", term("MK"), ", ", term("ctx"), ", ‖_i H_i, ‖_i K_i)")),
        Formula(Term("conf_{ji}"), confirmed),
    )
    return Passage(tr("Confirmation"), tr("Each confirms it to each"), formulas)
