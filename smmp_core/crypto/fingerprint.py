"""How keys and digests are shown to people: fingerprints, safety numbers, words."""

import hashlib

from smmp_core.crypto.suite import hash_

_ROUNDS = 5200  # of hashing a key for the safety number, so that look-alikes are dear

_WORDS = (
    "able acid aged also apex arch army atom aunt axis baby back bake band bank barn base bath bead beam bean bear "
    "beef bell belt bird blue boat body bolt bone book boot bowl brave bread brick bride brook brush bulb bull bush "
    "cafe cage cake calm camp cane cape card cart cave cell chef chin city clay clip club coal coat code coin cold "
    "cook copy cord cork corn crab crow cube cup dance dark dawn deck deer desk dial dish dock dome door dove draw "
    "drum duck dune dusk dust eagle earth east echo edge elbow elm empty fair farm fast fern film fire fish flag "
    "flat flax foam fog folk fork fort fox frog fuel game gate gift glad glass glove goat gold grain grape green "
    "grid gulf hair half hall hand harp hat hawk heart hedge herb hill hive home honey hook horn hour ice idea inch "
    "ink iron ivy jade jam jar jazz jet jump june keel kelp key kind king kite knee lace lake lamb lamp land lark "
    "lava lawn leaf lemon lens lily lime line lion loaf lock loom luck lunar lute magic mango map maple mask meadow "
    "melon mild milk mill mint mist moon moss moth mule nest net night noon north nut oak oar oat ocean olive onion "
    "opal orbit otter oval owl page palm park pasta path peach pear pearl piano pine pink plum polar pond poppy "
    "quail quartz queen quilt rain raven reed rice ring river road robin rock roof rose ruby salt sand seed"
)
WORDS = _WORDS.split()  # one for each value of a byte


def fingerprint(B: bytes) -> str:
    """An identity key as lower-case hex, 64 digits."""
    return B.hex()


def short(digest: bytes) -> str:
    """The first eight hex digits."""
    return digest.hex()[:8]


def digest_words(digest: bytes) -> str:
    """A digest's first 32 bits as four words."""
    return " ".join(WORDS[byte] for byte in digest[:4])


def safety_number(one: bytes, other: bytes) -> str:
    """60 digits in 12 groups of five, the same whichever of two people computes it."""
    halves = sorted((one, other))
    digits = ""
    for key in halves:
        value = hash_(b"SMMP safety number", key)
        for _ in range(_ROUNDS):
            value = hashlib.sha512(value + key).digest()
        digits += "".join(f"{int.from_bytes(value[k : k + 5], 'big') % 100_000:05}" for k in range(0, 30, 5))
    return " ".join(digits[k : k + 5] for k in range(0, 60, 5))
