"""Looking at files of ours before they are sent. All of this blocks: it belongs into a worker."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeDatabase, QSize
from PySide6.QtGui import QImage

from smmp_core.sharing.layout import MAX_SIZE
from smmp_gui import text
from smmp_gui.image_decoding import MOST_BYTES, Measured, decode, measure
from smmp_gui.words import tr

THUMBNAIL = 40
"""Device-independent pixels."""
_SHARP = 2


@dataclass(frozen=True)
class Looked:
    """A file that can be sent."""

    path: Path
    size: int  # bytes
    measured: Measured  # width and height are 0 where it is no image
    thumbnail: QImage | None


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
    if thumbnail is None or image is None:
        return Looked(path, size, Measured(_type(path), 0, 0), None)
    return Looked(path, size, image, thumbnail)


def _thumbnail(path: Path) -> QImage | None:
    return decode(path.read_bytes(), QSize(4 * _SHARP * THUMBNAIL, 4 * _SHARP * THUMBNAIL))


def _type(path: Path) -> str:
    """By its name alone; what looks like an image by its name and is none is not called one."""
    found = QMimeDatabase().mimeTypeForFile(str(path), QMimeDatabase.MatchMode.MatchExtension).name()
    return "application/octet-stream" if found.startswith("image/") or len(found) > 127 else found


def write_picture(image: QImage, path: Path) -> None:
    """Keep an image from the clipboard.

    Raises:
        Unfit: there is no room for it.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True)
    except OSError:
        raise Unfit(tr("The picture could not be kept on disk to be sent.")) from None
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise Unfit(tr("The picture could not be kept on disk to be sent."))
