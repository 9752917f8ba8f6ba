"""Texts that people hand to each other, as text or as a QR code: where to connect, and whom one sees under which key.

One line each, the fields in this order and nothing else::

    smmp:connect?v=1&key=FINGERPRINT&at=HOST:PORT&at=…
    smmp:verify?v=1&mine=FINGERPRINT&yours=FINGERPRINT

They carry no secret. Who hands one on vouches for nothing but what stands in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from smmp_core.errors import LocalError
from smmp_core.network.addresses import Address, parse_address
from smmp_core.network.errors import BadAddress

MAX_TEXT: Final = 2048  # characters of a text that is looked at
MAX_ADDRESSES: Final = 8
MAX_ADDRESS: Final = 128  # characters of one address

_KEY = "([0-9a-f]{64})"
_CONNECT = re.compile(f"smmp:connect\\?v=1&key={_KEY}((?:&at=[^&\\s]{{1,{MAX_ADDRESS}}}){{1,{MAX_ADDRESSES}}})")
_VERIFY = re.compile(f"smmp:verify\\?v=1&mine={_KEY}&yours={_KEY}")
_VERSION = re.compile(r"smmp:(connect|verify)\?v=(\d{1,6})(?:&|$)")

Verdict: TypeAlias = Literal["match", "own", "other_person", "other_view"]
"""What somebody's code says: all is well, it is our own, not theirs, or it was not made for us."""


class BadCode(LocalError):
    """This is no invitation and no verification code of SMMP."""

    code = "bad_field"


@dataclass(frozen=True)
class Invitation:
    """How to reach somebody, and who must answer there."""

    key: bytes  # identity key B, 32 bytes
    addresses: tuple[str, ...]  # HOST:PORT, 1 to MAX_ADDRESSES

    def __str__(self) -> str:
        """The text to hand on."""
        return f"smmp:connect?v=1&key={self.key.hex()}" + "".join(f"&at={address}" for address in self.addresses)


@dataclass(frozen=True)
class Sighting:
    """What one computer shows another: its own key, and the key it knows the other by."""

    mine: bytes  # identity key B of who shows it, 32 bytes
    yours: bytes  # the key of whom it is made for, 32 bytes

    def __str__(self) -> str:
        """The text of the code."""
        return f"smmp:verify?v=1&mine={self.mine.hex()}&yours={self.yours.hex()}"


def invite(key: bytes, addresses: Sequence[str]) -> Invitation:
    """Invite people to connect to us at ``addresses``, the best first; those too many are left out.

    Raises:
        LocalError: we can be reached nowhere.
    """
    if not addresses:
        raise LocalError("This app listens nowhere, so nobody can connect to it.", code="not_ready")
    return Invitation(key, tuple(addresses[:MAX_ADDRESSES]))


def is_code(text: str) -> bool:
    """Whether a text means to be one of ours."""
    return text.strip().startswith("smmp:")


def read_code(text: str) -> Invitation | Sighting:
    """The invitation or sighting in ``text``; blank space around it does not count.

    Raises:
        BadCode: it is neither, with a sentence.
    """
    text = text[: MAX_TEXT + 1].strip()
    if len(text) > MAX_TEXT:
        raise BadCode("This text is too long to be an invitation or a verification code.")
    if match := _VERIFY.fullmatch(text):
        return Sighting(bytes.fromhex(match[1]), bytes.fromhex(match[2]))
    if match := _CONNECT.fullmatch(text):
        return Invitation(bytes.fromhex(match[1]), tuple(map(_address, match[2].split("&at=")[1:])))
    if (match := _VERSION.match(text)) and match[2] != "1":
        raise BadCode("This code was made by a newer version of the app.")
    if is_code(text):
        raise BadCode("This code is damaged. Copy or scan it once more, the whole of it.")
    raise BadCode("This is no invitation and no verification code of SMMP.")


def read_invitation(text: str) -> Invitation:
    """The invitation in ``text``.

    Raises:
        BadCode: it is none.
    """
    code = read_code(text)
    if isinstance(code, Sighting):
        raise BadCode("This code is for verifying somebody. To connect, ask for an invitation.")
    return code


def read_sighting(text: str) -> Sighting:
    """The sighting in ``text``.

    Raises:
        BadCode: it is none.
    """
    code = read_code(text)
    if isinstance(code, Invitation):
        raise BadCode("This code is an invitation. To verify, the other app has to show its code under “Verify”.")
    return code


def judge(code: Sighting, me: bytes, peer: bytes) -> Verdict:
    """What ``code`` says about ``peer``, as the one with the key ``me`` reads it."""
    if code.mine == me:
        return "own"
    if code.mine != peer:
        return "other_person"
    return "match" if code.yours == me else "other_view"


def _address(text: str) -> str:
    try:
        address: Address = parse_address(text)
    except BadAddress:
        raise BadCode("The invitation names an address that cannot be one.") from None
    return str(address)
