"""Everybody this member has seen: claimed and proved names, links, who is compared, who is blocked."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from smmp_core.answers import PeerInfo
from smmp_core.events import Alert, Event, Peer
from smmp_core.storage.writes import DropPeer, SavePeer, Write

MAX_NAMESAKES = 8  # of one name, told of between two starts: by then the user has been warned
TWIN_AGAIN = 3600.0  # seconds before it is said again that somebody else has our identity
MAX_STRANGERS = 1024  # absent people remembered that nothing joins us with: so many once linked, so many only seen


@dataclass
class Person:
    """One person."""

    key: bytes  # identity key B
    name: str
    verified: bool = False
    blocked: bool = False
    proved: bool = False  # a handshake has proved the key behind the name
    online: bool = False
    told: str = ""  # the name (as :func:`plain_name`) that a friend has too, as the user has been told
    addresses: list[str] = field(default_factory=list)


class People:
    """The address book."""

    def __init__(
        self,
        stored: Iterable[SavePeer],
        me: bytes,
        emit: Callable[[Event], None],
        in_a_group: Callable[[bytes], bool] = lambda key: False,
    ) -> None:
        """Take up what is stored; ``in_a_group``: whether we share a group with somebody."""
        self._me, self._emit, self._in_a_group = me, emit, in_a_group
        self._people = {  # the longest unseen first
            peer.fingerprint: Person(
                peer.fingerprint,
                peer.name,
                peer.verified,
                peer.blocked,
                proved=True,
                told=peer.told,
                addresses=[peer.address] if peer.address else [],
            )
            for peer in stored
        }
        self._warned: Counter[str] = Counter()  # how often of each plain name
        self._twin_told = -TWIN_AGAIN  # when

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

    def is_friend(self, key: bytes) -> bool:
        """Whether something joins us: a group, or that the user compared the fingerprint."""
        return self._in_a_group(key) or (key in self._people and self._people[key].verified)

    def absent_friends(self) -> list[tuple[bytes, list[str]]]:
        """Who is not linked though something joins us, and can be dialled: identity key and addresses."""
        absent = [person for person in self._people.values() if person.addresses and not person.online]
        return [(p.key, p.addresses) for p in absent if not p.blocked and self.is_friend(p.key)]

    def infos(self) -> list[PeerInfo]:
        """Everybody, by name."""
        return [
            PeerInfo(p.key.hex(), p.name, p.online, p.verified, p.blocked, p.addresses)
            for p in sorted(self._people.values(), key=lambda p: (p.name.casefold(), p.key))
        ]

    def seen(self, key: bytes, name: str, addresses: list[str]) -> None:
        """Somebody announces itself; the name is a claim until a link proves the key."""
        is_new = key not in self._people
        person = self._meet(key, name)
        if is_new:
            self._make_room(proved=False)
        before = (person.name, person.addresses)
        person.addresses = addresses
        if not person.proved:
            person.name = name
        if before != (person.name, person.addresses) or not before[1]:
            self._tell(person)

    def gone(self, key: bytes) -> None:
        """Somebody announces itself no longer: who was only ever announced is forgotten."""
        person = self._people.get(key)
        if person is not None and not (person.online or person.proved or person.blocked or self.is_friend(key)):
            del self._people[key]
            self._tell(person)

    def linked(self, key: bytes, name: str, address: str | None) -> list[Write]:
        """A handshake proved the key; returns the writes that remember what is new, and forget others for it."""
        person = self._meet(key, name)
        warned = self._warn_of_namesake(person, name)
        fresh = [address] if address is not None and address not in person.addresses else []
        new = not person.proved or person.name != name or bool(fresh) or warned
        person.name, person.proved, person.online = name, True, True
        person.addresses = [*fresh, *person.addresses][:8]
        self._tell(person)
        return [self._write(person), *self._make_room(proved=True)] if new else []

    def _warn_of_namesake(self, person: Person, name: str) -> bool:
        """Say, once for each key, that somebody who is not compared has a friend's name; whether it was said."""
        plain = plain_name(name)
        if person.verified or person.told == plain or not plain:
            return False
        namesakes = [p.key for p in self._people.values() if p.key != person.key and plain_name(p.name) == plain]
        if not any(map(self.is_friend, namesakes)):
            return False
        person.told = plain
        self._warned[plain] += 1
        if self._warned[plain] <= MAX_NAMESAKES:
            text = (
                f"Somebody new calls themself “{name}”. The key that this computer knows for {name} is another one: "
                "it may be a new computer, or somebody else. Compare before you trust it."
            )
            self._emit(Alert(None, "key_changed", person.key.hex(), text))
        return True

    def met_twin(self, address: str, now: float) -> None:
        """Somebody else at ``address`` has our own identity; told from time to time, ``now`` in seconds."""
        if now >= self._twin_told + TWIN_AGAIN:
            self._twin_told = now
            text = (
                f"Your own identity is also in use at {address}: SMMP runs there with a copy of it. Quit it on one of "
                "the two computers and do not start it there again, for side by side they disturb your groups. If you "
                "have made no copy, somebody else has."
            )
            self._emit(Alert(None, "twin", None, text))

    def unlinked(self, key: bytes) -> None:
        """The link has ended."""
        if key in self._people:
            person = self._meet(key)
            person.online = False
            self._tell(person)

    def verify(self, key: bytes, verified: bool = True) -> SavePeer:
        """The user compared the fingerprint, or relies on it no longer."""
        self._people[key].verified = verified
        self._tell(self._people[key])
        return self._write(self._people[key])

    def block(self, key: bytes, blocked: bool) -> SavePeer:
        """Want nothing from a person, or again."""
        self._people[key].blocked = blocked
        self._tell(self._people[key])
        return self._write(self._people[key])

    def go_back(self, stored: Iterable[SavePeer]) -> None:
        """What could not be stored did not happen: who is compared, who is blocked, is as it is ``stored``."""
        kept = {peer.fingerprint: peer for peer in stored}
        for key, person in self._people.items():
            before = (person.verified, person.blocked)
            person.verified, person.blocked = (kept[key].verified, kept[key].blocked) if key in kept else (False, False)
            if before != (person.verified, person.blocked):
                self._tell(person)

    def _meet(self, key: bytes, name: str = "") -> Person:
        """The person, the last seen from now on."""
        person = self._people.pop(key, None) or Person(key, name)
        self._people[key] = person
        return person

    def _make_room(self, *, proved: bool) -> list[Write]:
        """Forget the longest unseen of too many strangers, of those once linked or of those only seen.

        Each kind has room of its own: announcements alone, which cost nothing, can crowd nobody out.
        """
        if len(self._people) <= MAX_STRANGERS:
            return []
        absent = [person for person in self._people.values() if person.proved == proved and not person.online]
        strangers = [p.key for p in absent if not p.blocked and not self.is_friend(p.key)]
        gone = strangers[: max(0, len(strangers) - MAX_STRANGERS)]
        for key in gone:
            del self._people[key]
        return [DropPeer(key) for key in gone]

    def _write(self, person: Person) -> SavePeer:
        address = person.addresses[0] if person.addresses else None
        return SavePeer(person.key, person.name, person.verified, person.blocked, address, person.told)

    def _tell(self, person: Person) -> None:
        address = person.addresses[0] if person.addresses else None
        self._emit(Peer(person.key.hex(), person.name, person.online, person.verified, address))


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name as people read it: case, width, spacing and what cannot be seen make no other name."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(" " if c.isspace() else c for c in folded if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(seen.split())
