"""Looking at files of ours before they are sent. All of this blocks: it belongs into a worker."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeDatabase, QMimeType, QSize
from PySide6.QtGui import QImage

from smmp_core.sharing.layout import MAX_SIZE
from smmp_core.sharing.source import Held, Source
from smmp_gui import text
from smmp_gui.image_decoding import MOST_BYTES, Measured, decode, is_bounded, measure
from smmp_gui.words import tr

THUMBNAIL = 40
"""Device-independent pixels."""
_TELLING = ("image/heif", "image/avif", "image/jxl", "image/jp2", "image/tiff", "image/x-dcraw")
"""Pictures that cameras write their notes into, of kinds that :mod:`smmp_core.sharing.metadata` does not clean."""
_THUMBNAIL = QSize(8 * THUMBNAIL, 8 * THUMBNAIL)  # sharp, and wider than high


@dataclass(frozen=True)
class Looked:
    """A file that can be sent."""

    source: Source
    size: int  # bytes
    measured: Measured  # width and height are 0 where it is no image
    thumbnail: QImage | None
    tells: bool = False  # what a camera noted, such as where it was taken, stays in it


class Unfit(Exception):
    """A file cannot be sent: why, as a sentence."""


def look_at(path: Path) -> Looked:
    """What a file is.

    Raises:
        Unfit: it cannot be sent.
    """
    name = text.isolated(text.one_line(path.name) or str(path))
    try:
        if path.is_dir():
            raise Unfit(tr("{name} is a folder. Pack it into one file to send it.").format(name=name))
        if not path.exists():
            raise Unfit(tr("{name} is not there any more.").format(name=name))
        if not path.is_file():
            raise Unfit(tr("{name} is not a file that can be sent.").format(name=name))
        size = path.stat().st_size
        if size > MAX_SIZE:
            most = f"{MAX_SIZE >> 30} GiB"
            raise Unfit(tr("{name} is too large: at most {most} can be sent.").format(name=name, most=most))
        with path.open("rb"):
            pass
        image = measure(path)
        thumbnail = _thumbnail(path) if image is not None and size <= MOST_BYTES else None
    except OSError:
        raise Unfit(tr("{name} cannot be read.").format(name=name)) from None
    named, inside = (
        QMimeDatabase().mimeTypeForFile(str(path), mode)
        for mode in (QMimeDatabase.MatchMode.MatchExtension, QMimeDatabase.MatchMode.MatchContent)
    )
    tells = _tells(named) or _tells(inside)  # phones call some of their pictures .jpg whatever they are
    if thumbnail is None or image is None:
        return Looked(path, size, Measured(_plain(named), 0, 0), None, tells)
    return Looked(path, size, image, thumbnail, tells)


def _thumbnail(path: Path) -> QImage | None:
    return decode(path.read_bytes(), _THUMBNAIL)


def _plain(kind: QMimeType) -> str:
    """The kind that a name tells; what looks like an image by its name and is none is not called one."""
    name = kind.name()
    return "application/octet-stream" if name.startswith("image/") or len(name) > 127 else name


def _tells(kind: QMimeType) -> bool:
    return kind.name().startswith("video/") or any(map(kind.inherits, _TELLING))


def look_at_image(image: QImage, name: str, room: int) -> Looked:
    """An image from the clipboard, as a file called ``name`` of at most ``room`` bytes, which is in memory only.

    Raises:
        Unfit: it is too large.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bounded = is_bounded(image.width(), image.height())
    if not bounded or not image.save(buffer, "PNG") or buffer.size() > min(room, MOST_BYTES):  # type: ignore[call-overload]
        raise Unfit(tr("The picture is too large to be sent from the clipboard. Save it, and attach the file."))
    content = bytes(buffer.data().data())
    measured = Measured("image/png", image.width(), image.height())
    return Looked(Held(name, content), len(content), measured, decode(content, _THUMBNAIL))
