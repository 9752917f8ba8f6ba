"""Everybody this member has seen: claimed and proved names, links, who is compared, who is blocked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from smmp_core.answers import PeerInfo
from smmp_core.events import Alert, Event, Peer
from smmp_core.storage.writes import SavePeer

MAX_SIGHTINGS = 1024  # people seen but never linked that are remembered at once


@dataclass
class Person:
    """One person."""

    key: bytes  # identity key B
    name: str
    verified: bool = False
    blocked: bool = False
    proved: bool = False  # a handshake has proved the key behind the name
    online: bool = False
    addresses: list[str] = field(default_factory=list)


class People:
    """The address book."""

    def __init__(self, stored: Iterable[SavePeer], me: bytes, emit: Callable[[Event], None]) -> None:
        """Take up what is stored."""
        self._me, self._emit = me, emit
        self._people = {
            peer.fingerprint: Person(
                peer.fingerprint,
                peer.name,
                peer.verified,
                peer.blocked,
                proved=True,
                addresses=[peer.address] if peer.address else [],
            )
            for peer in stored
        }

    def __contains__(self, key: bytes) -> bool:
        return key in self._people

    def name_of(self, key: bytes) -> str:
        """A person's name, or the start of the fingerprint."""
        person = self._people.get(key)
        if key == self._me:
            return "you"
        return person.name if person is not None else key.hex()[:8]

    def blocked(self) -> set[bytes]:
        """Whom we want nothing from."""
        return {key for key, person in self._people.items() if person.blocked}

    def infos(self) -> list[PeerInfo]:
        """Everybody, by name."""
        return [
            PeerInfo(p.key.hex(), p.name, p.online, p.verified, p.blocked, p.addresses)
            for p in sorted(self._people.values(), key=lambda p: (p.name.casefold(), p.key))
        ]

    def seen(self, key: bytes, name: str, addresses: list[str]) -> None:
        """Somebody announces itself; the name is a claim until a link proves the key."""
        person = self._people.get(key)
        if person is None:
            claims = [known.key for known in self._people.values() if not known.proved]
            if len(claims) >= MAX_SIGHTINGS:
                del self._people[claims[0]]  # the oldest: announcements alone can crowd nobody out
            person = self._people[key] = Person(key, name)
        before = (person.name, person.addresses)
        person.addresses = addresses
        if not person.proved:
            person.name = name
        if before != (person.name, person.addresses) or not before[1]:
            self._tell(person)

    def linked(self, key: bytes, name: str, address: str) -> SavePeer | None:
        """A handshake proved the key; returns the write that remembers it, if anything is new."""
        person = self._people.setdefault(key, Person(key, name))
        for other in self._people.values():
            if other.verified and other.name == name and other.key != key and not person.verified:
                text = f"Somebody called {name} has another key than the {name} you compared. Compare again."
                self._emit(Alert(None, "key_changed", key.hex(), text))
        new = not person.proved or person.name != name or address not in person.addresses
        person.name, person.proved, person.online = name, True, True
        if address not in person.addresses:
            person.addresses = [address, *person.addresses[:7]]
        self._tell(person)
        return self._write(person) if new else None

    def unlinked(self, key: bytes) -> None:
        """The link has ended."""
        if key in self._people:
            self._people[key].online = False
            self._tell(self._people[key])

    def verify(self, key: bytes) -> SavePeer:
        """The user compared the fingerprint."""
        self._people[key].verified = True
        self._tell(self._people[key])
        return self._write(self._people[key])

    def block(self, key: bytes, blocked: bool) -> SavePeer:
        """Want nothing from a person, or again."""
        self._people[key].blocked = blocked
        self._tell(self._people[key])
        return self._write(self._people[key])

    def _write(self, person: Person) -> SavePeer:
        address = person.addresses[0] if person.addresses else None
        return SavePeer(person.key, person.name, person.verified, person.blocked, address)

    def _tell(self, person: Person) -> None:
        address = person.addresses[0] if person.addresses else None
        self._emit(Peer(person.key.hex(), person.name, person.online, person.verified, address))
