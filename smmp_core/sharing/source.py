"""What is sent: a file of the user's, or one in memory only; of a picture what is shown, without its metadata."""

import io
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from smmp_core.errors import LocalError
from smmp_core.sharing.layout import MAX_SIZE
from smmp_core.sharing.metadata import Damaged, Piece, Span, length_of, picture_in
from smmp_core.sharing.sealing import Readable, Step


class Held(NamedTuple):
    """A file that lies on no disk, such as a picture from the clipboard."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        return f"Held({len(self.content)} bytes)"


Source = Path | Held
"""Where what is to be sent comes from."""


def open_source(path: Source) -> tuple[BinaryIO, int]:
    """What is to be sent, opened, and its size.

    Raises:
        LocalError: it is no file, cannot be read or is too big; with a sentence.
    """
    if isinstance(path, Held):
        return io.BytesIO(path.content), len(path.content)
    try:
        # A pipe that nobody writes to would keep us for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        found = os.fstat(descriptor)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise LocalError(f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if stat.S_ISREG(found.st_mode) and found.st_size <= MAX_SIZE:
        return os.fdopen(descriptor, "rb"), found.st_size
    os.close(descriptor)
    if stat.S_ISREG(found.st_mode):
        raise LocalError(f"{path.name} is too big: at most {MAX_SIZE >> 30} GiB can be sent.", code="too_long")
    raise LocalError(f"{path.name} is not a file. Only files can be sent.")


class Pieces:
    """A file put together from pieces of another one, read as it is needed.

    By what the other one has grown meanwhile this one grows, too: whoever reads it finds that out.
    """

    def __init__(self, source: BinaryIO, size: int, pieces: Sequence[Piece]) -> None:
        """``size``: of ``source``, when the pieces were found."""
        self._source, self._at, self._offset = source, 0, 0
        self._pieces = [*pieces, Span(size, MAX_SIZE)]

    def read(self, size: int, /) -> bytes:
        """The next ``size`` bytes; fewer at the end."""
        result = bytearray()
        while len(result) < size and self._at < len(self._pieces):
            piece = self._pieces[self._at]
            more = min(size - len(result), length_of(piece) - self._offset)
            if isinstance(piece, Span):
                self._source.seek(piece.offset + self._offset)
                got = self._source.read(more)
            else:
                got = piece[self._offset : self._offset + more]
            result += got
            self._offset += more
            if len(got) < more:  # it has been cut off meanwhile, or this is the end
                break
            if self._offset == length_of(piece):
                self._at, self._offset = self._at + 1, 0
        return bytes(result)


def without_metadata(source: BinaryIO, name: str, size: int, step: Step) -> tuple[Readable, int]:
    """What of an opened file is sent, and how long that is: all of it, or of a picture what is shown of it.

    By its content, whatever it is called, and whether it is shown as a picture or is too big for that.

    Raises:
        LocalError: it begins as a picture does, and it cannot be told what in it is the picture: it might be a
            photo with the place where it was taken.
    """
    try:
        pieces = picture_in(source, size, step)
        source.seek(0)
    except Damaged:
        raise LocalError(
            f"{name} is damaged: what a photo tells of when and where it was taken cannot be removed from it. "
            "To send it all the same, pack it into a ZIP file."
        ) from None
    except OSError as error:
        raise LocalError(f"{name} cannot be read: {error.strerror}.") from error
    if pieces is None:
        return source, size
    return Pieces(source, size, pieces), sum(map(length_of, pieces))
