"""The self-test behind "Not seeing someone?": what works on this network, what does not, and what to do.

Each step is one plain sentence. Nothing is changed, and nothing is sent but what discovery sends anyway.
"""

import asyncio
import contextlib
import errno
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from zeroconf import Error as ZeroconfError
from zeroconf import ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncZeroconf

from smmp_core.network.addresses import is_loopback, parse_address
from smmp_core.network.discovery import SERVICE, instance_name, open_zeroconf
from smmp_core.network.firewalls import firewall_hints
from smmp_core.network.interfaces import Interface, interfaces
from smmp_core.network.multicast import try_multicast
from smmp_core.network.unreached import Unreached

Kind = Literal["network", "port", "answers", "sending", "hearing", "others", "people"]
KINDS: tuple[Kind, ...] = ("network", "port", "answers", "sending", "hearing", "others", "people")
"""The steps, in order."""

Outcome = Literal["ok", "problem", "unknown"]

LISTENING = 2.5  # seconds in which announcements are waited for, at most
QUIET = 1.5  # seconds after which nobody else is expected any more, once we have heard ourselves
DIAL = 1.0  # seconds in which our own port has to answer


class Person(msgspec.Struct, frozen=True):
    """Somebody who was seen and is not connected."""

    fingerprint: str
    says: str  # why, a sentence without their name


class Step(msgspec.Struct, frozen=True):
    """What one step has found out."""

    kind: Kind
    outcome: Outcome
    says: str  # a sentence
    advice: str = ""  # what to do, sentences
    details: list[str] = []  # addresses, commands to type
    people: list[Person] = []  # at ``people``


@dataclass(frozen=True)
class Circumstances:
    """What the self-test has to know of the running member."""

    me: bytes  # our identity key B
    limited_to: Sequence[str]  # the addresses that the user limits SMMP to
    addresses: Sequence[str]  # where others can dial us, HOST:PORT
    port: int
    fixed_port: bool  # the user has chosen it
    looks: bool  # discovery is on
    hidden: bool  # we announce nothing
    heard: Mapping[bytes, float]  # whom discovery has heard, and how many seconds ago
    linked: Collection[bytes]
    unreached: Mapping[bytes, Unreached]  # whom we dial in vain

    @property
    def only_here(self) -> bool:
        """Whether members on this computer are all that is asked for."""
        return bool(self.limited_to) and all(map(is_loopback, self.limited_to))


async def self_test(now: Circumstances) -> AsyncIterator[Step]:
    """Run the steps, one after the other as they are done; some four seconds at most."""
    ear = asyncio.create_task(_listen(now)) if now.looks else None
    try:
        cards = await asyncio.to_thread(_interfaces, now.limited_to)
        yield _network(now, cards)
        yield _port(now)
        yield await _answers(now)
        hosts = [host for card in cards for host in card.hosts]
        yield await asyncio.to_thread(_sending, now, hosts)
        heard = await ear if ear is not None else Echo()
        yield _hearing(now, heard)
        yield _others(now, heard)
        yield _people(now, heard)
    finally:
        if ear is not None:
            ear.cancel()
            await asyncio.gather(ear, return_exceptions=True)


def verdict(steps: Sequence[Step]) -> str:
    """The whole in one sentence: the first step that found a problem, or what the last ones say."""
    for step in steps:
        if step.outcome == "problem":
            return step.says
    said = {step.kind: step for step in steps}
    if "others" in said and said["others"].outcome == "unknown":
        return f"No problem was found on this computer. {said['others'].says}"
    return "Everything works."


# -- the steps ------------------------------------------------------------------------------------


def _interfaces(only: Sequence[str]) -> list[Interface]:
    try:
        return interfaces(only)
    except OSError:
        return []


def _network(now: Circumstances, cards: Sequence[Interface]) -> Step:
    details = [f"{card.name}: {', '.join(card.hosts)}" for card in cards]
    real = [card for card in cards if not card.is_loopback]
    if now.only_here and cards:
        says = "SMMP is limited to this computer, so only members on it can be found."
        return Step("network", "ok", says, details=details)
    if not cards and now.limited_to:
        says = f"SMMP is limited to {', '.join(now.limited_to)}, and this computer has no such address now."
        return Step("network", "problem", says, "Connect that network, or lift the limit.", details)
    if not real:
        says = "This computer is not on a network."
        return Step("network", "problem", says, "Switch Wi-Fi on, or plug in a cable.", details)
    tunnels = [card.name for card in real if card.is_tunnel]
    if len(tunnels) == len(real):
        says, advice = (
            "This computer is connected by a VPN only.",
            "People on your own network are not found through it.",
        )
        return Step("network", "unknown", says, advice, details)
    if all(card.lacks_address for card in real if not card.is_tunnel):
        says = "This computer has got no address from its network."
        return Step("network", "unknown", says, "Reconnect Wi-Fi or the cable, or restart the router.", details)
    says = f"This computer is on a network, {_and([card.name for card in real])}."
    advice = f"{_and(tunnels)} looks like a VPN. If somebody is missing, try again without it." if tunnels else ""
    return Step("network", "ok", says, advice, details)


def _port(now: Circumstances) -> Step:
    if not now.addresses:
        advice = "Other people can be connected to all the same, by their address."
        return Step("port", "problem", "Nobody can connect to you: SMMP listens at no address.", advice)
    kinds = sorted({"IPv6" if address.startswith("[") else "IPv4" for address in now.addresses})
    says = f"Others can connect to port {now.port}, by {_and(kinds)}."
    return Step("port", "ok", says, details=list(now.addresses))


async def _answers(now: Circumstances) -> Step:
    silent = [address for address, good in zip(now.addresses, await _dial(now.addresses), strict=True) if not good]
    if not now.addresses or silent == list(now.addresses):
        says = f"SMMP’s own port {now.port} does not answer, not even here: a firewall probably blocks it."
        return Step("answers", "problem", says, "Let SMMP through your firewall.", _hints(now))
    if silent:
        says = f"SMMP answers here at some of its addresses, but not at {_and(silent)}."
        return Step("answers", "unknown", says, "A firewall may block it there.", _hints(now))
    says = "SMMP answers at its own addresses. Whether a firewall lets others in cannot be seen from here."
    return Step("answers", "ok", says, details=_hints(now) if not (now.linked or now.only_here) else [])


async def _dial(addresses: Sequence[str]) -> list[bool]:
    async def answers(address: str) -> bool:
        host, port = parse_address(address)
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(DIAL):
                _, writer = await asyncio.open_connection(host, port)
            writer.transport.abort()
            return True
        return False

    return list(await asyncio.gather(*map(answers, addresses)))


def _sending(now: Circumstances, hosts: Sequence[str]) -> Step:
    """Try each address that discovery uses; blocks for a moment."""
    tried = [host for host in hosts if now.only_here or not is_loopback(host)]
    errors = {host: error for host in tried if (error := try_multicast(host)) is not None}
    refused = list(errors)
    if not tried:
        return Step("sending", "problem", "There is no network to send announcements on.")
    if refused == tried and not {errno.EPERM, errno.EACCES} & set(errors.values()):
        says = "Announcements cannot be sent: nothing gets out of this computer."
        return Step("sending", "problem", says, "Is Wi-Fi connected, or the cable in?")
    if refused == tried:
        says = "Announcements cannot be sent: a firewall forbids multicast."
        advice = "Let UDP port 5353 through your firewall. Connecting by address works without it."
        return Step("sending", "problem", says, advice, _hints(now))
    if refused:
        says = f"Announcements can be sent, but not from {_and(refused)}."
        return Step("sending", "ok", says, details=[host for host in tried if host not in refused])
    return Step("sending", "ok", "Announcements can be sent.", details=tried)


class Echo(msgspec.Struct):
    """What a second listener has heard."""

    works: bool = True  # it could listen at all
    ourselves: bool = False
    others: int = 0


async def _listen(now: Circumstances) -> Echo:
    """Ask anew who is there, with sockets of our own: who answers, ourselves among them, is heard."""
    found, me = set[str](), instance_name(now.me)

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        (found.discard if state_change is ServiceStateChange.Removed else found.add)(name.partition(".")[0])

    loop = asyncio.get_running_loop()
    try:
        zeroconf = AsyncZeroconf(zc=open_zeroconf(now.limited_to))
    except (OSError, RuntimeError, ZeroconfError):
        return Echo(works=False)
    try:
        browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[changed])
        start = loop.time()
        while loop.time() < start + (QUIET if me in found or now.hidden else LISTENING):
            await asyncio.sleep(0.1)
        await browser.async_cancel()
    except (OSError, RuntimeError, ZeroconfError):
        return Echo(works=False)
    finally:
        with contextlib.suppress(OSError, RuntimeError, ZeroconfError):
            await zeroconf.async_close()
    return Echo(True, me in found, len(found - {me}))


def _hearing(now: Circumstances, echo: Echo) -> Step:
    if not now.looks:
        advice = "Switch it on in the settings, or connect by address."
        return Step("hearing", "problem", "Finding people is switched off.", advice)
    if not echo.works:
        says = "SMMP cannot listen for announcements: another program keeps UDP port 5353 to itself."
        return Step("hearing", "problem", says, "End that program. Connecting by address works without it.")
    if now.hidden:
        says = "You are hidden: you see others, but do not announce yourself."
        return Step("hearing", "unknown", says, "Others see you only once you connect to them.")
    if not echo.ourselves:
        says = "Your own announcement was not heard: a firewall probably blocks UDP port 5353."
        return Step("hearing", "problem", says, "Let it through. Connecting by address works without it.", _hints(now))
    return Step("hearing", "ok", "Your own announcement was heard.")


def _others(now: Circumstances, echo: Echo) -> Step:
    known = len(now.heard)
    most = max(known, echo.others)
    if not now.looks or not echo.works:
        return Step("others", "unknown", "Nobody else’s announcement can be heard.")
    if not most:
        says = "Nobody else was heard: either nobody else runs SMMP on this network, or it keeps announcements back."
        advice = "Is SMMP running on the other computer, on the same network, not on its guest network?"
        return Step("others", "unknown", says, advice)
    if not echo.others:
        last = _ago(min(now.heard.values()))
        return Step("others", "unknown", f"{_people_count(known)} heard {last}, but nobody just now.")
    return Step("others", "ok", f"{_people_count(most)} heard on this network.")


def _people(now: Circumstances, echo: Echo) -> Step:
    missing = {peer: why for peer, why in now.unreached.items() if peer not in now.linked}
    if not missing:
        count = len(now.linked)
        says = f"{count} {'person is' if count == 1 else 'people are'} connected." if count else "Nobody is connected."
        return Step("people", "ok" if count else "unknown", says)
    people = [Person(peer.hex(), why.says) for peer, why in missing.items()]
    if not now.linked and not now.only_here and all(why.why in ("silent", "no_way") for why in missing.values()):
        says = "People are heard here, but none of them can be reached: this network may keep its devices apart."
        advice = "Guest networks often do. Use another network, or switch off “client isolation” in the router."
        return Step("people", "problem", says, advice, people=people)
    count = len(missing)
    says = f"{count} {'person was' if count == 1 else 'people were'} seen, but cannot be connected to."
    advice = "Let them run this test too: mostly their firewall is in the way."
    return Step("people", "problem", says, advice, people=people)


def _hints(now: Circumstances) -> list[str]:
    return firewall_hints(now.port, fixed=now.fixed_port)


def _people_count(count: int) -> str:
    return "1 other person was" if count == 1 else f"{count} other people were"


def _ago(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "a moment ago" if not minutes else f"{minutes} minute{'s' if minutes > 1 else ''} ago"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
