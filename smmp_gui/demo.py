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
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QPushButton, QWidget

from smmp_core import commands, events
from smmp_core.body import Body
from smmp_core.errors import LocalError
from smmp_core.service import Service, Settings
from smmp_gui.adapter import Adapter
from smmp_gui.agreement import AgreementPopup
from smmp_gui.compare import EMOJI, CompareDialog
from smmp_gui.compare_emoji import EmojiTile
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.demo_picture import SIZE, write_lighthouse
from smmp_gui.loop import FAILED, run_on_loop
from smmp_gui.search_rows import HitRow
from smmp_gui.tasks import Tasks
from smmp_gui.theme import theme
from smmp_gui.window import MainWindow

_PATIENCE = 60.0  # seconds for any one step
_LOOK = 0.03
_SMALLEST = 0  # of 100: how large a picture's file may be for being written faster
_WIDTH, _HEIGHT = 980, 920  # pixels: almost the whole conversation can be seen
_NAMES = ("Ada", "Bob", "Chiara")
_GROUP = "Lighthouse"


class Said(NamedTuple):
    """What somebody says."""

    who: int
    words: str
    to: str = ""  # the words that it answers


_CHAT = (
    Said(0, "The lens has arrived! It survived the ferry 🎉"),
    Said(1, "Wonderful. Did they send the mounting ring too?"),
    Said(2, "It is in the second crate, I saw it this morning.", "Did they send the mounting ring too?"),
)
_SHOWN = Said(2, "And this is what we are doing it for.")
_AFTER_PICTURE = (
    Said(1, "😍"),
    Said(0, "Then we can start on Friday.", "It is in the second crate"),
)
_PRIVATELY = (Said(1, "It is Chiara's birthday on Saturday. A cake?"), Said(0, "A tower of a cake 🎂"))
_LOST = Said(1, "The weather will hold until Sunday.")
_AFTER = (
    Said(2, "Good. Sunday for the paint, then."),
    Said(0, "See you all on Friday!"),
)
_WANTED = "Sunday"  # searched for


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
        self.window.resize(_WIDTH, _HEIGHT)
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
    qInstallMessageHandler(_pass_on)
    os.environ.setdefault("QT_SCALE_FACTOR", "2")
    target = folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        return run_on_loop(lambda: _demonstrate(target), "light")
    except (LocalError, Late, OSError) as error:
        print(f"smmp-gui: the demonstration did not work: {error}", file=sys.stderr)
        return FAILED


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """What Qt has to say, but for what it says of every dialog that is drawn without a screen."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


async def _demonstrate(folder: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="smmp-demo-homes-") as homes:
        async with people(Path(homes)) as members:
            await _verify(folder, members[0], members[1])
            group = await _found_group(members)
            for said in _CHAT:
                await _say(members, group, said)
            await _show_picture(members, group, Path(homes) / "lighthouse.png")
            for said in _AFTER_PICTURE:
                await _say(members, group, said)
            await _say_privately(members[0], members[1], group)
            await _read(members, group)
            await _picture(folder, "1-in-step", members[0].window)
            await _lose_one(members, group)
            for said in _AFTER:
                await _say(members, group, said)
            await _read(members, group)
            await _picture(folder, "2-back-in-step", members[0].window)
            await _picture(folder, "3-another-member", members[2].window)
            popup = AgreementPopup(members[0].adapter, group, members[0].window)
            popup.adjustSize()
            await _picture(folder, "4-agreement", popup)
            popup.close()
            await _search(folder, members[0])
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


async def _verify(folder: Path, one: Person, other: Person) -> None:
    """Two of them compare seven emoji, each on their own screen."""
    dialogs = []
    for asks, asked in ((one, other), (other, one)):
        asks.window.compare(asked.service.fingerprint, EMOJI)
        dialog = asks.window.findChild(CompareDialog)
        assert dialog is not None
        dialogs.append(dialog)
        _press(dialog, "startEmoji")
        await until("the other is asked", partial(_is_comparing, asked, asks.service.fingerprint))
    await until("both see seven emoji", lambda: all(one.findChildren(EmojiTile) for one in dialogs))
    await _picture(folder, "5-verify", dialogs[0])
    for dialog in dialogs:
        _press(dialog, "emojiMatch")
    await until("both are verified", lambda: all(any(p.verified for p in m.service.peers()) for m in (one, other)))
    for dialog in dialogs:
        dialog.reject()
    _tell(f"{one.service.name} and {other.service.name} compared seven emoji, and have verified each other.")


def _is_comparing(member: Person, peer: str) -> bool:
    return member.adapter.comparisons.of(peer) is not None


def _press(inside: QWidget, name: str) -> None:
    button = inside.findChild(QPushButton, name)
    assert button is not None
    button.click()


async def _say(members: list[Person], group: str, said: Said) -> None:
    before = [_agreed(member, group) for member in members]
    page = members[said.who].window.page
    if said.to:
        await until("it can be answered", lambda: any(said.to in row.words for row in _shown(members[said.who])))
        page.view.reply_to(next(row for row in _shown(members[said.who]) if said.to in row.words))
    page.composer.field.setPlainText(said.words)
    page.composer.button.click()
    await until("all agree", lambda: all(_agreed(m, group) > n for m, n in zip(members, before, strict=True)))
    _tell(f"{_NAMES[said.who]}: {said.words!r} · all agree")


async def _show_picture(members: list[Person], group: str, path: Path) -> None:
    """One sends a picture; the others' windows fetch it."""
    write_lighthouse(path)
    before = [_agreed(member, group) for member in members]
    width, height = SIZE.toTuple()
    files = members[_SHOWN.who].service.files
    await files.offer(group, path, words=_SHOWN.words, type="image/png", width=width, height=height)
    await until("all agree", lambda: all(_agreed(m, group) > n for m, n in zip(members, before, strict=True)))
    await until("all see the picture", lambda: all(any(map(_is_picture, _shown(member))) for member in members))
    _tell(f"{_NAMES[_SHOWN.who]} sent a picture: {_SHOWN.words!r} · all have it")


def _shown(member: Person) -> list[MessageRow]:
    """The messages in a window."""
    return [row for row in member.window.page.view.model_.rows if isinstance(row, MessageRow)]


def _is_picture(row: MessageRow) -> bool:
    """Whether a message shows a picture that has come and can be seen."""
    return row.shown is not None and row.shown.picture is not None and row.shown.picture.pixmap() is not None


async def _say_privately(one: Person, other: Person, group: str) -> None:
    """Two of them have something to say to each other alone."""
    for said in _PRIVATELY:
        writer, reader = (one, other) if said.who == 0 else (other, one)
        command = commands.Private(group=group, to=reader.service.fingerprint, text=said.words)
        await writer.service.execute(command)
        await until("it arrives", partial(_has_newest, reader, group, writer.service.fingerprint, said.words))
        reader.adapter.read_thread(group, writer.service.fingerprint)
        await reader.service.mark_private_read(group, writer.service.fingerprint)
    _tell(f"{one.service.name} and {other.service.name} had something to say to each other alone.")


def _has_newest(member: Person, group: str, peer: str, words: str) -> bool:
    """Whether these words are the newest of a one-on-one thread."""
    last = member.adapter.threads.last.get((group, peer))
    return last is not None and last.text == words


async def _search(folder: Path, member: Person) -> None:
    """One looks for a word."""
    panel = member.window.sidebar.search
    panel.open()
    panel.field.insert(_WANTED)
    await until("something is found", lambda: any(isinstance(row, HitRow) for row in panel.model.rows))
    await _picture(folder, "6-search", member.window)
    panel.leave()


async def _lose_one(members: list[Person], group: str) -> None:
    """Drop one frame on the wire with repair switched off: the ratchets part, and a resync heals them."""
    who, words, _ = _LOST
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
        body = Body.decode(message.text)
        said = [f"(answers {names[body.answers.author]})"] if body.answers is not None else []
        said += [body.words] if body.words else []
        said += [f"[{body.file.name}]"] if body.file is not None else []
        lines.append(f"[{where}] {names[message.sender]}: {' '.join(said)}")
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
        if not widget.grab().save(str(path), None, _SMALLEST):
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
