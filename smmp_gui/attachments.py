"""Sending files: chosen by a button, dropped or pasted, shown before they are sent, sent one after the other."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDir, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered, Body
from smmp_core.errors import LocalError
from smmp_core.sharing.names import safe_name
from smmp_core.sharing.source import Held
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.attach_strip import AttachStrip, Line
from smmp_gui.attaching import Looked, Unfit, look_at, look_at_image
from smmp_gui.composer import Composer
from smmp_gui.core_words import from_core
from smmp_gui.drop_overlay import DropOverlay
from smmp_gui.image_decoding import MOST_BYTES
from smmp_gui.shown_files import data_size
from smmp_gui.tasks import Tasks
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr

MOST = 30
"""Files that wait in one conversation."""
MOST_HELD = 4 * MOST_BYTES
"""Bytes of pictures from the clipboard that wait in all of them, in memory."""


class Where(NamedTuple):
    """To whom: everybody in a group, or one member of it."""

    group: str
    peer: str = ""


@dataclass(eq=False)
class Attachment:
    """A file to be sent."""

    looked: Looked
    thumbnail: QPixmap | None
    body: Body | None = None  # what it goes with, once it is on its way
    share: float | None = None  # that is encrypted
    task: "asyncio.Task[None] | None" = None
    announced: bool = False

    @property
    def on_its_way(self) -> bool:
        """Whether it has been sent off."""
        return self.task is not None


class Attachments(QObject):
    """The files to be sent from one page, for each conversation."""

    sent = Signal(str, object)
    """A file has been announced to a group: the group, and the MessageInfo."""

    def __init__(
        self,
        page: QWidget,
        composer: Composer,
        adapter: Adapter,
        tasks: Tasks,
        where: Callable[[], Where],
        name: Callable[[], str],
    ) -> None:
        """``where``: to whom is written now; ``name``: what that is called, safe to show."""
        super().__init__(page)
        self._page, self._composer, self._adapter, self._tasks = page, composer, adapter, tasks
        self._where = where
        self._items: dict[str, list[Attachment]] = defaultdict(list)  # by conversation, as the composer calls it
        self._problems: dict[str, str] = {}
        self._turn = asyncio.Lock()
        self._folder = QDir.homePath()
        self.strip = AttachStrip()
        self._attach = IconButton("attach", tr("Attach files"), "attach", side=36)
        self._attach.clicked.connect(self.choose)
        composer.add_leading(self._attach)
        composer.carries, composer.carry = self._carries, self._send
        composer.switched.connect(self._show)
        composer.dropped_all.connect(self._drop_all)
        composer.field.takes, composer.field.take = self.takes, self.take
        self._overlay = DropOverlay(page, self.takes, self.take)
        self._overlay.words = lambda: tr("Drop to send to {name}").format(name=text.isolated(name()))

    # -- choosing -----------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which files are to be sent."""
        dialog = QFileDialog(self._page, tr("Attach files"), self._folder)
        dialog.setObjectName("attachFiles")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, paths: list[str]) -> None:
        if paths:
            self._folder = str(Path(paths[0]).parent)
        self.add(map(Path, paths))

    def takes(self, data: QMimeData) -> bool:
        """Whether there are files in it, or nothing but an image; and whether something can be sent."""
        if not self._composer.isEnabled():
            return False
        return bool(_files(data)) or (data.hasImage() and not data.hasText())

    def take(self, data: QMimeData) -> None:
        """Files or an image were dropped or pasted."""
        files = _files(data)
        if files:
            self.add(files)
            return
        image = data.imageData()
        image = image.toImage() if isinstance(image, QPixmap) else image
        if isinstance(image, QImage) and not image.isNull():
            self._add_picture(image)

    def add(self, paths: Iterable[Path]) -> None:
        """Take these files in."""
        self._problems.pop(self._composer.conversation, None)
        self._tasks.start(self._add(self._composer.conversation, [partial(look_at, path) for path in paths]))
        self._composer.field.setFocus()

    def _add_picture(self, image: QImage) -> None:
        picture = tr("Picture")
        name = safe_name(f"{picture} {datetime.now():%Y-%m-%d %H.%M}.png")
        held = [item.looked for items in self._items.values() for item in items if isinstance(item.looked.source, Held)]
        room = MOST_HELD - sum(looked.size for looked in held)
        self._tasks.start(self._add(self._composer.conversation, [partial(look_at_image, image, name, room)]))

    async def _add(self, conversation: str, looks: Iterable[Callable[[], Looked]]) -> None:
        loop, items = asyncio.get_running_loop(), self._items[conversation]
        problems = []
        for look in looks:
            if sum(not item.on_its_way for item in items) >= MOST:
                problems.append(tr("At most {most} files can be sent at once.").format(most=MOST))
                break
            try:
                looked = await loop.run_in_executor(None, look)
            except Unfit as problem:
                problems.append(str(problem))
                continue
            thumbnail = QPixmap.fromImage(looked.thumbnail) if looked.thumbnail is not None else None
            items.append(Attachment(looked, thumbnail))
        self._complain(conversation, " ".join(problems[:3]))

    def _complain(self, conversation: str, problem: str) -> None:
        self._problems[conversation] = problem
        self._show()

    # -- what is shown ------------------------------------------------------------------------

    def _show(self, _conversation: str = "") -> None:
        here = self._composer.conversation
        lines = [
            Line(
                text.one_line(item.looked.source.name, 255),
                self._state(item),
                (item.share or 0.0) if item.on_its_way else None,
                item.thumbnail,
                partial(self.remove, here, item),
            )
            for item in self._items[here]
        ]
        self.strip.show_lines(lines, self._problems.get(here, ""))
        self._composer.measure()

    def _state(self, item: Attachment) -> str:
        size = data_size(item.looked.size)
        if not item.on_its_way:
            told = tr("{size} · May tell where it was taken")
            return told.format(size=size) if item.looked.tells else size
        if item.share is None:
            return tr("{size} · Waiting for the files before it").format(size=size)
        return tr("{size} · Preparing {percent} %").format(size=size, percent=round(100 * item.share))

    def _carries(self) -> bool:
        return any(not item.on_its_way for item in self._items[self._composer.conversation])

    def remove(self, conversation: str, item: Attachment) -> None:
        """Do not send a file, even if it is on its way already; what was written with it goes on with the next."""
        if item.task is not None:
            if not item.announced:
                self._hand_on(conversation, item)
                item.task.cancel()
        elif item in self._items[conversation]:
            self._items[conversation].remove(item)
        self._show()
        self._composer.field.setFocus()

    def _hand_on(self, conversation: str, item: Attachment) -> None:
        """What was written with a file that is cancelled goes with the next one, or back to be written on."""
        body, item.body = item.body, None
        if body is None or body == Body(""):
            return
        heir = next(
            (one for one in self._items[conversation] if one is not item and one.on_its_way and one.share is None), None
        )
        if heir is not None:
            heir.body = body
        else:
            self._composer.restore(conversation, body.encode(), "")

    def _drop_all(self) -> None:
        here = self._composer.conversation
        self._problems.pop(here, None)
        for item in [item for item in self._items[here] if not item.on_its_way]:
            self.remove(here, item)
        self._show()

    # -- sending ------------------------------------------------------------------------------

    def _send(self, written: str) -> bool:
        conversation, where, body = self._composer.conversation, self._where(), Body.decode(written)
        waiting = [item for item in self._items[conversation] if not item.on_its_way]
        for item in waiting:
            item.body, body = body, Body("")
            item.task = self._tasks.start(self._offer(conversation, where, item))
            item.task.add_done_callback(partial(self._ended, conversation, item))
        self._problems.pop(conversation, None)
        self._show()
        return bool(waiting)

    async def _offer(self, conversation: str, where: Where, item: Attachment) -> None:
        async with self._turn:
            item.share = 0.0
            self._show()
            body, service = item.body or Body(""), self._adapter.service
            try:
                id = await self._announce(where, item, body.words, body.answers)
            except LocalError as refusal:
                item.task, item.share, item.body = None, None, None
                self._complain(conversation, from_core(str(refusal)))
                if body != Body(""):
                    self._composer.restore(conversation, body.encode(), "")
                return
            item.announced = True
            if not where.peer:
                message: MessageInfo | None = await service.message(where.group, service.fingerprint, id)
                if message is not None:
                    self.sent.emit(where.group, message)

    async def _announce(self, where: Where, item: Attachment, words: str, answers: Answered | None) -> str:
        files, looked = self._adapter.service.files, item.looked

        def note(done: int) -> None:
            item.share = done / looked.size if looked.size else 1.0
            self._show()

        kind = looked.measured
        return await files.offer(
            where.group,
            looked.source,
            to=where.peer or None,
            words=words,
            answers=answers,
            type=kind.type,
            width=kind.width,
            height=kind.height,
            progress=note,
        )

    def _ended(self, conversation: str, item: Attachment, _task: "asyncio.Task[None]") -> None:
        """Sent, refused or cancelled."""
        items = self._items[conversation]
        if item.task is None or item not in items:
            return
        items.remove(item)
        self._show()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
