"""A home with a long life, for benchmarks: a conversation of 50,000 messages, 200 groups, one of 64 members."""

import hashlib
import os
from pathlib import Path

import msgspec

from smmp_core import commands
from smmp_core.conversation.stored import GroupState
from smmp_core.service import Service, Settings
from smmp_core.storage.home import Home
from smmp_core.storage.writes import MarkFinal, SaveGroup, SaveMessage, SavePeer, Write
from tests.gui.people import until

MESSAGES, GROUPS, MEMBERS = 50_000, 200, 64
START = 1_700_000_000_000
BATCH = 5_000
NAMES = ("Ada", "Борис", "شهرزاد", "王小明", "Maximiliane Charlotte Hohenstaufen-Wittelsbach", "שרה לוי", "ลลิตา", "Zoë")
SAID = (
    "Good morning.",
    "A line of chat as people write it, about this long.",
    "שלום לכולם, מישהו ראה את הדוח?",
    "The build is green again; I had to pin the library, see the note in the ticket.\nNext week we try the new one.",
    "これで動きますか？ 👍",
    "ok",
    "Could somebody look at the numbers before noon? " * 6,
)


async def make(folder: Path) -> tuple[Path, str]:
    """Make it under ``folder``; answers the home and the long conversation's id."""
    services = []
    for name in ("Noor", "Ada"):
        service = Service(Settings(folder / name, name=name, listen=("127.0.0.1:0",), discovery=False))
        await service.start()
        services.append(service)
    me, ada = services
    await me.execute(commands.Connect(address=ada.addresses[0]))
    group = str((await me.execute(commands.Create(name="Ops", members=[ada.fingerprint])))["group"])
    await until(lambda: bool(ada.invitations()))
    await ada.execute(commands.Accept(group=group))
    await until(lambda: me.status(group).position is not None and ada.status(group).position is not None)
    strangers = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(MEMBERS - 1)]
    await me.execute(commands.Create(name="Everybody", members=strangers))
    for service in services:
        await service.close()
    _age(
        folder / "Noor", bytes.fromhex(group), [bytes.fromhex(f) for f in (me.fingerprint, ada.fingerprint)], strangers
    )
    return folder / "Noor", group


def _age(path: Path, group: bytes, authors: list[bytes], strangers: list[str]) -> None:
    home = Home.open(path, passphrase=None, random=os.urandom)
    people: list[Write] = [
        SavePeer(bytes.fromhex(key), f"{NAMES[n % len(NAMES)]} {n}", n % 3 == 0, False, None)
        for n, key in enumerate(strangers)
    ]
    home.commit(people)
    for first in range(0, MESSAGES, BATCH):
        batch = [_message(group, authors, n) for n in range(first, first + BATCH)]
        home.commit(batch)
        home.commit([MarkFinal(group, [(m.author, m.id) for m in batch])])
    state = msgspec.msgpack.decode(home.groups()[0].state, type=GroupState)
    for n in range(GROUPS - 2):
        other = hashlib.sha256(f"group {n}".encode()).digest()[:16]
        state.name = f"Group {n}: {NAMES[n % len(NAMES)]}"
        home.commit([SaveGroup(other, state.name, msgspec.msgpack.encode(state))])
        few = [_message(other, authors, k) for k in range(20)]
        home.commit([*few, MarkFinal(other, [(m.author, m.id) for m in few])])
    home.close()


def _message(group: bytes, authors: list[bytes], n: int) -> SaveMessage:
    id = hashlib.sha256(group + n.to_bytes(4, "big")).digest()
    text = f"{SAID[n % len(SAID)]}" if n % 997 else f"Number {n}: a needle in the hay."
    return SaveMessage(group, id[:16], authors[n * 7 % 3 % 2], (1, 0, n + 1), START + n * 41_000, text, id, True)
