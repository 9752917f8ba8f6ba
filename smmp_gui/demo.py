"""The demonstration: three members on this computer talk over loopback TCP, lose a message, and heal.

Everything is real, homes, links, keys, windows, but the windows are drawn into pictures instead of onto a screen.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smmp_core import commands, events
from smmp_core.errors import LocalError
from smmp_core.service import Service, Settings
from smmp_gui.adapter import Adapter
from smmp_gui.agreement import AgreementPopup
from smmp_gui.loop import FAILED, run_on_loop
from smmp_gui.tasks import Tasks
from smmp_gui.theme import theme
from smmp_gui.window import MainWindow

_PATIENCE = 60.0  # seconds for any one step
_LOOK = 0.03
_HEIGHT = 850  # pixels: the whole conversation can be seen
_NAMES = ("Ada", "Bob", "Chiara")
_GROUP = "Lighthouse restoration"
_CHAT = (
    (0, "The lens has arrived! It survived the ferry 🎉"),
    (1, "Wonderful. Did they send the mounting ring too?"),
    (2, "It is in the second crate, I saw it this morning."),
    (0, "Then we can start on Friday."),
    (1, "I bring the tools.\nWhat else do we need?"),
    (2, "Sealant, four metres of copper pipe, and a kettle."),
)
_LOST = (1, "The weather will hold until Sunday.")
_AFTER = (
    (2, "Good. Sunday for the paint, then."),
    (0, "See you all on Friday!"),
)


class Late(Exception):
    """A step of the demonstration took too long."""


class Person:
    """One member with its window."""

    def __init__(self, service: Service) -> None:
        """Open the (invisible) window of a started service."""
        self.service = service
        self.events: list[events.Event] = []
        self.failures: list[BaseException] = []
        self.tasks = Tasks(self.failures.append)
        service.subscribe(self.events.append)
        self.adapter = Adapter(service)
        self.window = MainWindow(self.adapter, self.tasks)
        self.window.resize(self.window.width(), _HEIGHT)
        self.window.show()

    async def close(self) -> None:
        """Window, then service."""
        await self.tasks.close()
        self.adapter.close()
        await self.service.close()
        self.window.hide()
        self.window.deleteLater()


def run_demo(folder: Path | None, why: str | None = None) -> int:
    """Run it; pictures and the conversation go to ``folder`` (a new one by default); ``why`` not the app itself.

    Answers the exit status.
    """
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="smmp-demo-"))
    if why is not None:
        _tell(f"{why} So this is a demonstration instead.")
    _tell(f"Three members on this computer chat with each other. The pictures go to {folder}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_SCALE_FACTOR", "2")
    target = folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        return run_on_loop(lambda: _demonstrate(target), "light")
    except (LocalError, Late, OSError) as error:
        print(f"smmp-gui: the demonstration did not work: {error}", file=sys.stderr)
        return FAILED


async def _demonstrate(folder: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="smmp-demo-homes-") as homes:
        async with people(Path(homes)) as members:
            group = await _found_group(members)
            for who, words in _CHAT:
                await _say(members, group, who, words)
            await _read(members, group)
            await _picture(folder, "1-in-step", members[0].window)
            await _lose_one(members, group)
            for who, words in _AFTER:
                await _say(members, group, who, words)
            await _read(members, group)
            await _picture(folder, "2-back-in-step", members[0].window)
            await _picture(folder, "3-another-member", members[2].window)
            popup = AgreementPopup(members[0].adapter, group, members[0].window)
            popup.adjustSize()
            await _picture(folder, "4-agreement", popup)
            popup.close()
            await _write_conversation(folder, members, group)
    _tell("Everybody ended in order.")
    return 0


@contextlib.asynccontextmanager
async def people(homes: Path) -> AsyncIterator[list[Person]]:
    """Three members, linked over loopback TCP, with their windows."""
    members: list[Person] = []
    try:
        for name in _NAMES:
            settings = Settings(home=homes / name, name=name, listen=("127.0.0.1:0",), discovery=False, faults=True)
            service = Service(settings)
            await service.start()
            members.append(Person(service))
            for other in members[:-1]:
                await service.execute(commands.Connect(address=other.service.addresses[0]))
        full = len(members) * (len(members) - 1)
        await until("the links stand", lambda: sum(p.online for m in members for p in m.service.peers()) == full)
        _tell("Three members are linked by encrypted channels over 127.0.0.1.")
        yield members
    finally:
        for member in members:
            await member.close()


async def _found_group(members: list[Person]) -> str:
    ada, *others = members
    answer = await ada.service.execute(
        commands.Create(name=_GROUP, members=[other.service.fingerprint for other in others])
    )
    group = str(answer["group"])
    await until("the invitations arrive", lambda: all(other.service.invitations() for other in others))
    for other in others:
        await other.service.execute(commands.Accept(group=group))
    await until("the key is agreed", lambda: all(m.service.status(group).position is not None for m in members))
    for member in members:
        member.adapter.flush()
        member.window.show_group(group)
    _tell(f"{', '.join(_NAMES)} agreed on a key for “{_GROUP}”.")
    return group


async def _say(members: list[Person], group: str, who: int, words: str) -> None:
    before = [_agreed(member, group) for member in members]
    members[who].window.page.composer.field.setPlainText(words)
    members[who].window.page.composer.button.click()
    await until("all agree", lambda: all(_agreed(m, group) > n for m, n in zip(members, before, strict=True)))
    _tell(f"{_NAMES[who]}: {words!r} · all agree")


async def _lose_one(members: list[Person], group: str) -> None:
    """Drop one frame on the wire with repair switched off: the ratchets part, and a resync heals them."""
    who, words = _LOST
    for member in members:
        await member.service.execute(commands.Fault(kind="no_repair", group=group))
    chiara = members[2].service.fingerprint
    await members[who].service.execute(commands.Fault(kind="drop", group=group, to=chiara))
    members[who].window.page.composer.field.setPlainText(words)
    members[who].window.page.composer.button.click()
    _tell(f"{_NAMES[who]}: {words!r} · its frame to {_NAMES[2]} is lost on purpose, repair is off")
    await until("the group heals", lambda: all("healed" in _resync_stages(m, group) for m in members))
    for member in members:
        _tell(f"{member.service.name} saw the resync: {' → '.join(_resync_stages(member, group))}")
    await until("all hold the lost message", lambda: all(words in _texts(m, group) for m in members))


async def _write_conversation(folder: Path, members: list[Person], group: str) -> None:
    transcripts = []
    for member in members:
        answer = await member.service.execute(commands.Transcript(group=group))
        transcripts.append(answer["messages"])
    same = all(transcript == transcripts[0] for transcript in transcripts)
    names = {member.service.fingerprint: member.service.name for member in members}
    lines = [f"{_GROUP}: {', '.join(_NAMES)}", ""]
    for message in await members[0].service.messages(group):
        where = "·".join(map(str, message.position or ()))
        lines.append(f"[{where}] {names[message.sender]}: {message.text}")
    lines += ["", "All three members hold the same transcript." if same else "The transcripts DIFFER."]
    path = folder / "conversation.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _tell(f"{lines[-1]} It is in {path}")
    if not same:
        raise Late("the members hold different transcripts")


async def _read(members: Sequence[Person], group: str) -> None:
    """Nobody looks at these windows; see to it that nothing counts as unread."""
    for member in members:
        await member.service.mark_read(group)
        member.adapter.touch_groups()


async def _picture(folder: Path, name: str, widget: QWidget) -> None:
    for mode in ("dark", "light"):
        theme.set_mode(mode)
        await asyncio.sleep(0.2)  # let what is on its way be drawn
        path = folder / f"{name}-{mode}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")
        _tell(f"Picture: {path}")


def _agreed(member: Person, group: str) -> int:
    return sum(isinstance(e, events.Agreed) and e.group == group for e in member.events)


def _texts(member: Person, group: str) -> list[str]:
    return [e.text for e in member.events if isinstance(e, events.Message) and e.group == group]


def _resync_stages(member: Person, group: str) -> list[str]:
    return [e.stage for e in member.events if isinstance(e, events.Resync) and e.group == group]


async def until(what: str, happened: Callable[[], bool]) -> None:
    """Wait for something.

    Raises:
        Late: it did not happen in time.
    """
    end = time.monotonic() + _PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise Late(f"waited too long until {what}")
        await asyncio.sleep(_LOOK)


def _tell(words: str) -> None:
    print(words, flush=True)
