"""What goes with a picture, and what does not."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest

from smmp_core.errors import LocalError
from smmp_core.sharing.source import without_metadata
from tests.sharing.people import make_group, people

SECRET = b"52.5200N 13.4050E"
TURNED = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0)  # by a quarter, and nothing else
TIFF = b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIHHHHII", 0x0112, 3, 1, 6, 0, 0x8825, 4, 1, 99) + bytes(4) + SECRET


def sent(content: bytes) -> bytes:
    """What of a file is sent."""
    source, size = without_metadata(io.BytesIO(content), "photo", len(content), lambda _done: None)
    result = source.read(1 << 30)
    assert len(result) == size
    return result


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (2 + len(content)).to_bytes(2, "big") + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(kind + len(c).to_bytes(4, "little") + c + bytes(len(c) % 2) for kind, c in chunks)
    return b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WEBP" + body


JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
ICC, ADOBE = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours"), segment(0xEE, b"Adobe\0d\0\0\0\0\x01")
TABLES = segment(0xDB, bytes(65)) + segment(0xC0, bytes(9))
SCAN = segment(0xDA, bytes(6)) + b"\x12\xff\0\x34\xff\xd0" + bytes(100_000) + b"\xff\xff\xd1\x56"
SECOND = segment(0xC4, bytes(20)) + segment(0xDA, bytes(6)) + b"\x78\xff\0"
END = b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n"
IHDR, IDAT, IEND = chunk(b"IHDR", bytes(13)), chunk(b"IDAT", bytes(70_000)), chunk(b"IEND", b"")


def test_of_a_jpeg_only_what_is_shown_is_sent() -> None:
    preview = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc")
    secrets = [
        *(segment(0xE1, b"Exif\0\0" + TIFF), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
        *(segment(0xE2, b"MPF\0" + SECRET), segment(0xED, b"Photoshop 3.0\0" + SECRET), segment(0xFE, SECRET)),
        *(segment(0xE0, b"JFXX\0" + SECRET), segment(0xEE, SECRET), segment(0xEF, SECRET), SECRET),
    ]
    photo = b"\xff\xd8" + preview + b"".join(secrets) + ICC + ADOBE + TABLES + SCAN + segment(0xFE, SECRET) + SECOND
    film = END + b"\xff\xd8" + segment(0xE1, SECRET)
    turned = segment(0xE1, b"Exif\0\0" + TURNED)
    assert sent(photo + film) == b"\xff\xd8" + JFIF + turned + ICC + ADOBE + TABLES + SCAN + SECOND + END
    bare = b"\xff\xd8" + JFIF + turned + ICC + ADOBE + TABLES + SCAN + SECOND + END
    assert sent(bare) == bare
    assert sent(bare[:-50]) == bare[:-50] + END, "what is cut off is shown as far as it goes"


def test_of_a_png_only_what_is_shown_is_sent() -> None:
    secrets = b"".join(chunk(kind, SECRET) for kind in (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX", b"prVt"))
    kept = chunk(b"gAMA", bytes(4)) + chunk(b"iCCP", b"colours")
    photo = PNG + IHDR + kept + secrets + chunk(b"eXIf", TIFF) + IDAT + IDAT + secrets + IEND + SECRET
    assert sent(photo) == PNG + IHDR + kept + chunk(b"eXIf", TURNED) + IDAT + IDAT + IEND
    assert sent(PNG + IHDR + IDAT + IEND) == PNG + IHDR + IDAT + IEND
    assert sent(PNG + IHDR + IDAT[:500]) == PNG + IHDR + IDAT[:500]


def test_of_a_webp_only_what_is_shown_is_sent() -> None:
    size, pixels = bytes(9), (b"VP8 ", bytes(1001))
    secrets = ((b"EXIF", TIFF), (b"XMP ", SECRET), (b"Mine", SECRET))
    photo = riff((b"VP8X", b"\x3c" + size), (b"ICCP", b"colours"), pixels, *secrets) + SECRET
    assert sent(photo) == riff((b"VP8X", b"\x38" + size), (b"ICCP", b"colours"), pixels, (b"EXIF", TURNED))
    upright = riff((b"VP8X", b"\x0c" + size), pixels, (b"XMP ", SECRET), (b"EXIF", TIFF.replace(b"\x06", b"\x01")))
    assert sent(upright) == riff((b"VP8X", b"\0" + size), pixels)
    assert sent(riff(pixels, *secrets)) == riff(pixels)


def test_what_is_no_picture_is_sent_as_it_is() -> None:
    for content in (
        b"",
        b"\xff",
        b"words " + SECRET,
        b"RIFF1234WAVE" + SECRET,
        b"GIF89a" + SECRET,
        b"%PDF" + bytes(99),
    ):
        assert sent(content) == content


@pytest.mark.parametrize("begun", [b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + TIFF), PNG + IHDR, riff((b"EXIF", TIFF))])
def test_what_only_begins_as_a_picture_is_not_sent(begun: bytes) -> None:
    for content in (begun, begun + SECRET, begun[:20]):
        with pytest.raises(LocalError, match="photo is damaged: "):
            sent(content)


def test_nonsense_ends_in_a_picture_or_a_sentence() -> None:
    chance = random.Random(7)
    photo = b"\xff\xd8" + JFIF + segment(0xE1, b"Exif\0\0" + TIFF) + TABLES + SCAN[:40] + segment(0xFE, SECRET) + END
    webp = riff((b"VP8X", b"\x3c" + bytes(9)), (b"EXIF", TIFF), (b"VP8L", bytes(99)))
    for whole in (photo, PNG + IHDR + chunk(b"eXIf", TIFF) + IDAT[:99] + IEND, webp):
        for _ in range(700):
            content = bytearray(whole[: chance.randrange(len(whole) + 1)])
            for _ in range(chance.randrange(4) if content else 0):
                content[chance.randrange(len(content))] = chance.choice([0, 1, 0xD8, 0xD9, 0xFF, chance.randrange(256)])
            try:
                sent(bytes(content))
            except LocalError as refusal:
                assert "damaged" in str(refusal)


async def test_a_photo_arrives_without_the_place_where_it_was_taken(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path = tmp_path / "photo.jpg"
        photo = b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + TIFF) + TABLES + SCAN + END
        path.write_bytes(photo)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        bare = b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + TURNED) + TABLES + SCAN + END
        assert info.size == len(bare)
        assert await bob.fetched(group, info) == bare
        assert await ada.service.files.read(info, 1 << 20) == bare
        assert path.read_bytes() == photo, "the user's own file is left alone"
        path.write_bytes(photo[:60])
        with pytest.raises(LocalError, match=r"photo\.jpg is damaged: "):
            await ada.service.files.offer(group, path)
        assert ada.blobs == [info.root]
