"""What of a picture's file is the picture; when, where, by whom and with what it was taken, and previews, are not.

Pixels are never decoded or changed. What is kept is listed, not what is dropped: size, pixels, colours, animation, and
how the picture is turned, in an EXIF block of its own that holds nothing else. What lies behind the end of the picture
goes too, so a motion photo loses its film and an HDR photo its extra brightness.
"""

import errno
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final, Literal, NamedTuple

MOST_PIECES: Final = 1 << 16  # that a picture is put together from
MOST_SEGMENTS: Final = 1 << 20  # that are looked at
_BLOCK: Final = 1 << 16  # bytes
_EXIF: Final = b"Exif\0\0"
_ORIENTATION, _SHORT = 0x0112, 3
_MARKER: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # neither within a scan nor filling
_EOI, _SOS, _ALONE = 0xD9, 0xDA, (0x01, 0xD8)  # the end, a scan, and those that bring no segment
_APP0, _APP1 = 0xE0, 0xE1  # JFIF and EXIF; from APP0 on all is extra
_COLOURS: Final = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # they tell what the colours mean
_KEPT_OF_PNG: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"hIST", b"sPLT", b"pHYs", b"sBIT"),
        *(b"acTL", b"fcTL", b"fdAT", b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI"),
    }
)
_PIXELS_OF_WEBP: Final = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_KEPT_OF_WEBP: Final = _PIXELS_OF_WEBP | {b"VP8X", b"ICCP", b"ANIM", b"ALPH"}
_HAS_EXIF, _HAS_XMP = 0x08, 0x04  # flags of VP8X


class Span(NamedTuple):
    """A stretch of the file."""

    offset: int
    length: int


Piece = bytes | Span


class Damaged(Exception):
    """It begins as a picture does, and makes no sense after that."""


class _File:
    def __init__(self, source: BinaryIO, size: int, step: Callable[[int], None]) -> None:
        self.size = size
        self._source, self._step, self._segments = source, step, 0

    def read(self, offset: int, length: int) -> bytes:
        """As much of this as there is."""
        length = max(0, min(length, self.size - offset))
        self._source.seek(offset)
        found = self._source.read(length)
        if len(found) < length:
            raise OSError(errno.EIO, "it was changed meanwhile")
        return found

    def span(self, offset: int, end: int) -> Span:
        """As much of this as there is."""
        return Span(offset, min(end, self.size) - offset)

    def count(self) -> None:
        """Another segment is looked at."""
        self._step(0)
        self._segments += 1
        if self._segments > MOST_SEGMENTS:
            raise Damaged


def picture_in(source: BinaryIO, size: int, step: Callable[[int], None]) -> list[Piece] | None:
    """What a JPEG, PNG or WebP file is put together from without its metadata; None: it is none of these.

    ``step`` is called now and then; it may raise to stop. A picture that is cut off stays as far as it goes.

    Raises:
        Damaged: it cannot be told what in it is the picture.
        OSError: it cannot be read.
    """
    file = _File(source, size, step)
    start = file.read(0, 12)
    if start.startswith(b"\xff\xd8\xff"):
        return _joined(_jpeg(file))
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return _joined(_png(file))
    if start[:4] == b"RIFF" and start[8:] == b"WEBP":
        return _joined(_webp(file))
    return None


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Stretches side by side are one."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else b""
        if isinstance(piece, Span) and isinstance(last, Span) and last.offset + last.length == piece.offset:
            result[-1] = Span(last.offset, last.length + piece.length)
        else:
            result.append(piece)
        if len(result) > MOST_PIECES:
            raise Damaged
    return result


# -- how it is turned ---------------------------------------------------------------------------------


def _turn(exif: bytes) -> bytes:
    """An EXIF block that says how the picture is turned, as the given one does, and nothing else; empty: upright."""
    exif = exif.removeprefix(_EXIF)
    order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"

    def number(offset: int, size: int) -> int:
        return int.from_bytes(exif[offset : offset + size], order)

    if exif[:2] not in (b"II", b"MM") or number(2, 2) != 42:
        return b""
    first = number(4, 4) + 2
    for entry in range(first, min(first + 12 * number(first - 2, 2), len(exif)), 12):
        if number(entry, 2) == _ORIENTATION and number(entry + 2, 2) == _SHORT and number(entry + 8, 2) in range(2, 9):
            return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, _SHORT, 1, number(entry + 8, 2), 0, 0)
    return b""


# -- the formats ----------------------------------------------------------------------------------------


def _jpeg(file: _File) -> Iterator[Piece]:
    yield Span(0, 2)
    at, in_scan, complete, turn = 2, False, False, b""
    while True:
        file.count()
        found = _marker(file, at)
        if in_scan:
            yield file.span(at, file.size if found is None else found)
            complete = True
        if found is None:
            break
        head = file.read(found, 4)
        marker, after = head[1], found + 2
        if marker not in _ALONE:
            after += int.from_bytes(head[2:], "big")
        if marker == _EOI or after > file.size:
            break
        if marker == _APP1 and not turn and (turn := _turn(file.read(found + 4, after - found - 4))):
            exif = _EXIF + turn
            yield b"\xff\xe1" + (2 + len(exif)).to_bytes(2, "big") + exif
        yield from _kept_of_jpeg(file, marker, file.span(found, after))
        at, in_scan = after, marker == _SOS
    if not complete:
        raise Damaged
    yield b"\xff\xd9"


def _marker(file: _File, at: int) -> int | None:
    """Where the next one is. What lies before it is a scan, or nothing that is ever shown."""
    length = 64  # mostly it is here
    while at < file.size:
        found = _MARKER.search(file.read(at, length))
        if found is not None:
            return at + found.start()
        at, length = at + length - 1, _BLOCK  # it may lie on the border
    return None


def _kept_of_jpeg(file: _File, marker: int, segment: Span) -> Iterator[Piece]:
    start = file.read(segment.offset, min(segment.length, 18))
    if marker == _APP0 and start[4:9] == b"JFIF\0" and len(start) == 18:
        yield b"\xff\xe0\x00\x10" + start[4:16] + b"\0\0"  # without its preview
    elif marker in _COLOURS:
        if start[4:].startswith(_COLOURS[marker]):
            yield segment
    elif marker < _APP0 and marker not in _ALONE:
        yield segment


def _png(file: _File) -> Iterator[Piece]:
    yield Span(0, 8)
    at, complete, kind = 8, False, b""
    if file.read(12, 4) != b"IHDR":
        raise Damaged
    while kind != b"IEND" and len(head := file.read(at, 8)) == 8:
        file.count()
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind in _KEPT_OF_PNG:
            yield file.span(at, at + 12 + length)
        elif kind == b"eXIf" and (turn := _turn(file.read(at + 8, min(length, _BLOCK)))):
            yield len(turn).to_bytes(4, "big") + kind + turn + zlib.crc32(kind + turn).to_bytes(4, "big")
        complete |= kind == b"IDAT"
        at += 12 + length
    if not complete:
        raise Damaged


def _webp(file: _File) -> list[Piece]:
    end = min(file.size, 8 + int.from_bytes(file.read(4, 4), "little"))
    chunks: list[tuple[bytes, Span]] = []
    at, turn = 12, b""
    while at < end and len(head := file.read(at, 8)) == 8:
        file.count()
        length = int.from_bytes(head[4:], "little")
        chunks.append((head[:4], Span(at, min(8 + length + length % 2, end - at))))
        if head[:4] == b"EXIF":
            turn = turn or _turn(file.read(at + 8, min(length, _BLOCK)))
        at += 8 + length + length % 2
        if len(chunks) > MOST_PIECES:
            raise Damaged
    if not any(kind in _PIXELS_OF_WEBP for kind, _ in chunks):
        raise Damaged
    (kind, first), *_ = chunks
    pieces: list[Piece] = [span for kind, span in chunks if kind in _KEPT_OF_WEBP]
    if kind == b"VP8X" and first.length >= 18:  # else there is no place for EXIF, nor flags that tell of it
        has = file.read(first.offset + 8, 1)[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turn else 0)
        rest = Span(first.offset + 9, first.length - 9)
        pieces = [Span(first.offset, 8), bytes([has]), rest, *pieces[1:]]
        if turn:
            pieces.append(b"EXIF" + len(turn).to_bytes(4, "little") + turn)
    length = sum(map(length_of, pieces))
    return [b"RIFF" + (4 + length).to_bytes(4, "little") + b"WEBP", *pieces]


def length_of(piece: Piece) -> int:
    """Bytes that it puts into the file."""
    return piece.length if isinstance(piece, Span) else len(piece)
