"""What the paper's letters stand for, a sentence each."""

from smmp_gui.words import tr


def meaning(symbol: str) -> str:
    """What a symbol of the formulas is; empty for one that needs no words."""
    match symbol:
        case "RK":
            return tr("The root key: the keys of every further step grow out of it.")
        case "HK":
            return tr("The header key: it hides who writes and the author’s new key.")
        case "NHK":
            return tr("The next header key: the header key of the step after this one.")
        case "mk":
            return tr("The message key: it encrypts the text of the next message, and no other.")
        case "v":
            return tr("The group’s private ratchet key: all members hold the same one.")
        case "v^{new}":
            return tr("A fresh group key, which the resync carries to everybody.")
        case "r_j":
            return tr("This member’s own private ratchet key; nobody else has it.")
        case "r_j^{new}":
            return tr("This member’s new private ratchet key, made for this step.")
        case "r_j^{init}":
            return tr("The private ratchet key that this member began the epoch or era with.")
        case "R_j":
            return tr("This member’s public ratchet key, which belongs to its private one.")
        case "R_j^{new}":
            return tr("This member’s new public ratchet key; the frame carries it to the others, hidden.")
        case "R_q":
            return tr("The author’s public ratchet key.")
        case "R_q^{new}":
            return tr("The author’s new public ratchet key, which the resync carries.")
        case "R":
            return tr("The author’s new public key as the frame carries it, still masked.")
        case "R_i":
            return tr("The public ratchet key of another member.")
        case "{R_i}":
            return tr("The public ratchet keys of all members.")
        case "{R_i^{init}}":
            return tr("The public ratchet keys that everybody began the epoch or era with.")
        case "conv_digest":
            return tr("The digest of the conversation so far: who holds the same one has read the same.")
        case "check":
            return tr("A value made of the root key; it shows keys that part although the digests agree.")
        case "hash(m)":
            return tr("The fingerprint of the message with its place, its author’s digest and its author’s next key.")
        case "m":
            return tr("The message, with its place, its author’s digest before it and its author’s next key.")
        case "ECDH(v, ‖_i R_i)":
            return tr("A secret that only who has v can work out, from the public keys of all members.")
        case "ECDH(r_j, R_i)":
            return tr("A secret that only this member and the one it writes to can work out.")
        case "MK":
            return tr("The master key that all have worked out together; it is erased at once.")
        case "S":
            return tr("The seed of the new era, out of the old group key and the fresh one; erased at once.")
        case "p_{ij}" | "p_{qj}":
            return tr("A secret that only these two members share.")
        case "j":
            return tr("The number of this member: its rank among all.")
        case "q":
            return tr("The number of the author: its rank among all.")
        case "i":
            return tr("The number of each other member, one after the other.")
        case "F":
            return tr("The frame’s name: the hash of all that everybody can see of it.")
        case "c_m":
            return tr("The encrypted message, the same for everybody.")
        case "c_{hi}" | "c_{hj}":
            return tr("The encrypted header for one member: the author’s new key, masked.")
        case "c'_i" | "c'_j":
            return tr("The resync’s part for one member.")
        case "tag_i" | "tag_j":
            return tr("A seal that only the author and this one receiver can make: it proves who wrote.")
        case "era":
            return tr("The number of the era that the resync begins.")
        case _:
            return _of_agreements(symbol)


def _of_agreements(symbol: str) -> str:
    match symbol:
        case "h_j":
            return tr("This member’s secret exponent for this handshake; erased as soon as the key is known.")
        case "H_j" | "H_i":
            return tr("A member’s share of the handshake: the generator to the power of its secret exponent.")
        case "H_{j+1}":
            return tr("The share of the next member in the ring.")
        case "H_{j-1}":
            return tr("The share of the member before in the ring.")
        case "K_j" | "K_{j+1}" | "K_{j-2}":
            return tr("What a member has made of its two neighbours’ shares.")
        case "k_{ij}":
            return tr("A key of two members, out of their identity keys and their fresh keys: it proves who is who.")
        case "b_j" | "B_i":
            return tr("A member’s identity key, private or public: who it is.")
        case "ctx":
            return tr("What all must mean by this agreement: group, epoch, members and their fresh keys.")
        case "mac_i":
            return tr("The seal of this member’s share for one other member.")
        case "transcript":
            return tr(
                "The hash of the master key and all shares and products: equal for all, or somebody has interfered."
            )
        case _:
            return ""
