"""Pictures of messages: decoded in a worker when they are first in sight, and a bounded number of them kept."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from smmp_core.body import FileInfo
from smmp_core.errors import LocalError
from smmp_core.sharing.files import Files
from smmp_gui.image_decoding import MOST_BYTES, TYPES, decode, is_bounded

AUTOMATIC = 8 << 20
"""Bytes up to which an image is fetched without being asked for."""
LARGEST = 340
"""Device-independent pixels of a picture's longer side in a bubble."""
_SHARP = 2  # pixels of an image for one of these
_KEPT_BYTES = 32 << 20  # decoded, in each of the two places where messages are shown
_DECODERS = ThreadPoolExecutor(2, thread_name_prefix="smmp-pictures")


@dataclass(frozen=True)
class Picture:
    """An image as its message announces it; what it looks like comes when it has been decoded."""

    info: FileInfo
    previews: "Previews"
    automatic: bool  # fetched without being asked for

    def pixmap(self) -> QPixmap | None:
        """The image, if it is there; otherwise it is asked for."""
        found = self.previews.get(self.info.root)
        if found is None:
            self.previews.want(self)
        return found


def can_be_shown(info: FileInfo) -> bool:
    """Whether a file is an image, by what is said of it, that would be decoded."""
    return info.type in TYPES and is_bounded(info.width, info.height) and info.size <= MOST_BYTES


class Previews(QObject):
    """The decoded images, the least recently painted given up first."""

    wanted = Signal(list)
    """Pictures in sight that are not decoded: see to it that they are here, then :meth:`load` them."""
    loaded = Signal(str)
    """The root of an image that can be painted now."""
    spoilt = Signal(str)
    """The root of a file that is no image, or none that may be decoded."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._broken: set[str] = set()
        self._loading: set[str] = set()
        self._wanted: dict[str, Picture] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)

    def picture(self, info: FileInfo, *, automatic: bool) -> Picture | None:
        """The picture of a file, if it can be one; ``automatic``: it may be fetched for that, if it is small."""
        if info.root in self._broken or not can_be_shown(info):
            return None
        return Picture(info, self, automatic and info.size <= AUTOMATIC)

    def get(self, root: str) -> QPixmap | None:
        """What is kept."""
        found = self._kept.get(root)
        if found is not None:
            self._kept.move_to_end(root)
        return found

    def want(self, picture: Picture) -> None:
        """It is in sight."""
        self._wanted[picture.info.root] = picture
        self._soon.start()

    def forget(self) -> None:
        """Let go of everything decoded, and of what could not be: it may come again, whole."""
        self._kept.clear()
        self._broken.clear()
        self._bytes = 0

    def _tell(self) -> None:
        wanted, self._wanted = self._wanted, {}
        self.wanted.emit(
            [picture for root, picture in wanted.items() if root not in self._loading and root not in self._kept]
        )

    async def load(self, files: Files, info: FileInfo) -> None:
        """Decode an image that is here."""
        if info.root in self._loading:
            return
        self._loading.add(info.root)
        try:
            pixmap = await image_of(files, info, QSize(_SHARP * LARGEST, _SHARP * LARGEST))
        except LocalError:  # it has gone, or is damaged: saving it says so
            pixmap = None
        finally:
            self._loading.discard(info.root)
        if pixmap is None:
            self._broken.add(info.root)
            self.spoilt.emit(info.root)
        else:
            self._keep(info.root, pixmap)
            self.loaded.emit(info.root)

    def _keep(self, root: str, pixmap: QPixmap) -> None:
        self._kept[root] = pixmap
        self._bytes += _bytes(pixmap)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= _bytes(gone)


async def image_of(files: Files, info: FileInfo, most: QSize) -> QPixmap | None:
    """An image that is here, at most so many pixels large; None if it is none.

    Raises:
        LocalError: it is not here, too long or damaged.
    """
    content = await files.read(info, MOST_BYTES)
    image = await asyncio.get_running_loop().run_in_executor(_DECODERS, partial(decode, content, most))
    return None if image is None else QPixmap.fromImage(image)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
