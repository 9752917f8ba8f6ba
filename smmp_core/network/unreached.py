"""Why somebody who has been seen is not linked: the last failure at each of their addresses."""

from collections.abc import Collection
from typing import Final, Literal, NamedTuple

from smmp_core.network.addresses import Address
from smmp_core.network.errors import ConnectFailed, NoWay, Refused, Unanswered

Why = Literal["silent", "no_way", "refused", "other"]
_RANK: Final[tuple[Why, ...]] = ("silent", "no_way", "refused", "other")  # the most telling first


class Unreached(NamedTuple):
    """How dialling somebody failed last."""

    address: str  # HOST:PORT
    why: Why
    says: str  # a sentence


class Failures:
    """The failures of those who are being dialled; forgotten once they are linked."""

    def __init__(self, most: int, addresses: int = 16) -> None:
        """``most``: of how many people they are remembered; ``addresses``: at how many of each, the newest."""
        self._most, self._addresses = most, addresses
        self._of: dict[bytes, dict[Address, Unreached]] = {}  # the longest unsuccessful first

    def note(self, peer: bytes, address: Address, error: ConnectFailed) -> None:
        """Dialling ``peer`` at this address has failed."""
        failures = self._of.setdefault(peer, {})
        failures.pop(address, None)
        failures[address] = _explain(address, error)
        if len(failures) > self._addresses:  # who announces ever others must not fill our memory
            del failures[next(iter(failures))]
        if len(self._of) > self._most:
            del self._of[next(iter(self._of))]

    def forget(self, peer: bytes) -> None:
        """A link stands."""
        self._of.pop(peer, None)

    def clear(self) -> None:
        """The network is another one."""
        self._of.clear()

    def of(self, peer: bytes, own: Collection[str] = ()) -> Unreached | None:
        """The most telling failure; at an address that is one of our ``own`` hosts too, such as that of a bridge
        for containers, only if there is no other.
        """
        failures = self._of.get(peer, {})
        ranked = sorted(failures, key=lambda address: (address.host in own, _RANK.index(failures[address].why)))
        return failures[ranked[0]] if ranked else None


def _explain(address: Address, error: ConnectFailed) -> Unreached:
    match error:
        case Unanswered():
            return Unreached(str(address), "silent", f"{address} does not answer: a firewall there may block SMMP.")
        case NoWay():
            says = f"There is no way to {address}: it is on another network, or a firewall there refuses."
            return Unreached(str(address), "no_way", says)
        case Refused():
            return Unreached(str(address), "refused", f"{address} refuses: SMMP has ended there, or uses another port.")
    return Unreached(str(address), "other", str(error))
