"""Pictures of a trace as files: PNG, SVG and an animation; its story and its records beside them.

The same trace gives the same bytes: nothing in them tells of the time or of the computer they were made on. What shows
a real group, its names and when it talks, only the owner of the files can read.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from smmp_core.errors import LocalError
from smmp_core.lab.timeline import Timeline
from smmp_core.storage.errors import HomeFull, HomeNotWritable
from smmp_core.storage.folder import new_file
from smmp_core.trace.lines import Heading, encode
from smmp_gui import drawing, text
from smmp_gui.lab.highlights import pace, span, telling
from smmp_gui.lab.lanes import LanesPicture
from smmp_gui.lab.narration import Narrator
from smmp_gui.lab.ring import RingPicture
from smmp_gui.lab.strip import StripPicture
from smmp_gui.lab.transport import time_text
from smmp_gui.palette import DARK, LIGHT, Palette
from smmp_gui.theme import Space, theme
from smmp_gui.words import tr

RING, STRIP, LANES, FILM = QSize(720, 600), QSize(1080, 260), QSize(860, 1100), QSize(640, 560)
"""How large pictures are, in device-independent pixels."""

_LETTERS = 14  # pixels of ordinary text, however large a screen and its owner write
_SHARP = 2  # pixels of a PNG for one of these
_SLICE = 50  # of these, how much of a PNG's height is painted at once
_FRAME_MS = 80  # of the animation; GIF counts in hundredths of a second
_FRAMES, _LAST_MS = 130, 1500
_SLOWEST = 0.004  # seconds of the trace from frame to frame, at least
_MARGIN = 0.05  # seconds of lanes and strip after the last thing that happens
_COLOURS = 255
_SAMPLES = 12  # frames of which the animation's colours are taken
_EMPTY_PATH = re.compile(rb'<path [^>]*\bd=""/>\s*')
"""What Qt writes where nothing was drawn, and then complains of when it reads it."""
_MILLIMETRES = re.compile(rb'<svg width="[\d.]+mm" height="[\d.]+mm"')
"""How large Qt says a drawing is on the screen of this computer."""

_THEMES = (("light", LIGHT), ("dark", DARK))

Paint = Callable[[QPainter, QRectF], None]


class CannotExport(LocalError):
    """A file cannot be written; says which and why."""


class Step(NamedTuple):
    """A part of the work."""

    share: float  # how much is done after it
    path: Path | None = None  # what has been written
    work: Callable[[], None] | None = None  # what is left to be done, on any thread, before the next step


@contextmanager
def painted_in(palette: Palette) -> Iterator[None]:
    """Paint in a palette and in letters of one size, whatever the windows wear."""
    before, theme.palette = theme.palette, palette
    body = theme.font("body")
    letters = QFont(body)
    letters.setFamilies([*letters.families(), "sans-serif"])  # as browsers say it, or they take one with serifs
    letters.setPointSizeF(_LETTERS * 72 / _dots_per_inch())
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # else by how fine the screen is
    theme.use_font(letters)
    try:
        yield
    finally:
        theme.palette = before
        theme.use_font(body)


def _dots_per_inch() -> int:
    """By which letters of so many points become so many pixels: the screen's."""
    return QImage(1, 1, QImage.Format.Format_RGB32).logicalDpiX()


def export(timeline: Timeline, heading: Heading, folder: Path) -> Iterator[Step]:
    """Write everything that can be shown of a trace into ``folder``, a little at a time.

    Raises:
        CannotExport: something cannot be written; the work that is left raises it, too.
    """
    plan = _Plan(timeline)
    yield Step(0.0, None, plan.make)
    narrator, private = plan.narrator, is_private(heading)

    def put_in(name: str, make: Callable[[], bytes]) -> Callable[[], None]:
        return partial(_put_in, folder, name, make, private)

    pictures = list(_pictures(plan))
    parts = len(pictures) + _FRAMES + 2
    for done, (name, size, palette, paint) in enumerate(pictures):
        if name.endswith(".svg"):
            with painted_in(palette):
                make: Callable[[], bytes] = partial(bytes, svg(size, paint))
        else:
            picture = QImage(size * _SHARP, QImage.Format.Format_RGB32)
            for top in range(0, size.height(), _SLICE):
                with painted_in(palette):
                    _paint_slice(picture, size, paint, top)
                yield Step(done / parts)
            make = partial(png, picture)
        yield Step(done / parts, None, put_in(name, make))
        yield Step(done / parts, folder / name)
    done = len(pictures)
    frames: list[Image.Image] = []
    for at in plan.film:
        with painted_in(LIGHT):
            frames.append(_as_pillow(image(FILM, ring_paint(timeline, narrator, at), 1)))
        yield Step((done + len(frames)) / parts)
    for name, make, share in (
        ("ring.gif", partial(gif, frames), (parts - 1) / parts),
        ("narration.txt", partial(_story, narrator), 1.0),
        ("trace.jsonl", partial(encode, heading, timeline.records), 1.0),
    ):
        yield Step((parts - 2) / parts, None, put_in(name, make))
        yield Step(share, folder / name)


def is_private(heading: Heading) -> bool:
    """Whether it is of a real group: then its files are for their owner only."""
    return not heading.scenario


def put(path: Path, data: bytes, *, private: bool) -> None:
    """Write a file, or leave what is there as it is. On any thread: it waits for the disk.

    ``private``: whether only its owner can read it.

    Raises:
        OSError: it cannot be written.
    """
    try:
        with new_file(path, replace=True, private=private) as file:
            file.write(data)
    except (HomeFull, HomeNotWritable) as error:  # in the words of a home
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from None
        raise


def _put_in(folder: Path, name: str, make: Callable[[], bytes], private: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put(folder / name, make(), private=private)
    except OSError as error:
        raise CannotExport(
            tr("Nothing can be written to {folder}: {reason}.").format(folder=folder, reason=error.strerror or error),
            code="not_ready",
        ) from error


def _story(narrator: Narrator) -> bytes:
    return "".join(f"{time_text(line.at):>9}  {text.bare(line.text)}\n" for line in narrator.lines).encode()


class _Plan:
    """What is told, and which moments are shown."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def make(self) -> None:
        """Find out; on any thread."""
        self.narrator = Narrator(self.timeline)
        self.narrator.finish()
        self.span = span(self.timeline, _MARGIN)
        self.rings = telling(self.timeline)
        self.film = list(pace(self.timeline, _FRAMES, _SLOWEST))


def _pictures(plan: _Plan) -> Iterator[tuple[str, QSize, Palette, Paint]]:
    timeline = plan.timeline
    start, end = plan.span
    for number, at in enumerate(plan.rings, 1):
        yield from _both(f"ring-{number}", RING, ring_paint(timeline, plan.narrator, at))
    yield from _both(
        "lanes", LANES, lambda painter, rect: LanesPicture().paint(painter, rect, timeline, start, end, end)
    )
    yield from _both(
        "strip", STRIP, lambda painter, rect: StripPicture().paint(painter, rect, timeline, start, end, end)
    )


def _both(name: str, size: QSize, paint: Paint) -> Iterator[tuple[str, QSize, Palette, Paint]]:
    for mode, palette in _THEMES:
        for kind in ("png", "svg"):
            yield f"{name}-{mode}.{kind}", size, palette, paint


def ring_paint(timeline: Timeline, narrator: Narrator, at: float) -> Paint:
    """The ring at a moment, with what is told of it below."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        line = narrator.line_at(at)
        words = theme.metrics("body")
        below = QRectF(rect).adjusted(Space.HUGE, 0, -Space.HUGE, -Space.SMALL)
        below.setTop(rect.bottom() - words.lineSpacing() * 3 - Space.SMALL)
        RingPicture().paint(painter, QRectF(rect.topLeft(), below.topRight()), timeline.scene(at))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(flags) | Qt.TextFlag.TextWordWrap, line.text if line is not None else "")
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.mono("small"))
        corner = QRectF(rect).adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, 0)
        corner.setHeight(words.height())
        drawing.words(painter, corner, time_text(at))

    return paint


def image(size: QSize, paint: Paint, ratio: float) -> QImage:
    """A picture, ``ratio`` pixels for each of ``size``."""
    result = QImage(size * ratio, QImage.Format.Format_RGB32)
    result.setDevicePixelRatio(ratio)
    painter = QPainter(result)
    _paint_all(painter, size, paint)
    painter.end()
    return result


def _paint_slice(picture: QImage, size: QSize, paint: Paint, top: int) -> None:
    """Paint a part of a large picture, of which all at once would keep the window waiting."""
    height = min(_SLICE, size.height() - top)
    part = QImage(size.width() * _SHARP, height * _SHARP, picture.format())
    part.setDevicePixelRatio(_SHARP)
    painter = QPainter(part)
    painter.translate(0, -top)
    _paint_all(painter, size, paint)
    painter.end()
    part.setDevicePixelRatio(1)
    painter = QPainter(picture)
    painter.drawImage(0, top * _SHARP, part)
    painter.end()


def png(picture: QImage) -> bytes:
    """As a file. Can be made on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(size: QSize, paint: Paint) -> bytes:
    """A picture as a drawing."""
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_dots_per_inch())  # letters as large as in a PNG
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("SMMP")
    generator.setDescription("")
    painter = QPainter(generator)
    _paint_all(painter, size, paint)
    painter.end()
    written = _EMPTY_PATH.sub(b"", bytes(data.data()))
    return _MILLIMETRES.sub(b'<svg width="%d" height="%d"' % size.toTuple(), written, count=1)


def _paint_all(painter: QPainter, size: QSize, paint: Paint) -> None:
    rect = QRectF(0, 0, size.width(), size.height())
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setFont(theme.font("body"))
    painter.fillRect(rect, QColor(theme.palette.surface))
    paint(painter, rect)


def _as_pillow(picture: QImage) -> Image.Image:
    picture = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = (picture.width(), picture.height())
    return Image.frombytes("RGB", size, bytes(picture.constBits()), "raw", "RGB", picture.bytesPerLine())


def gif(frames: Sequence[Image.Image]) -> bytes:
    """An animation that begins anew after its last frame has stood for a while. Can be made on any thread."""
    samples = frames[:: max(1, len(frames) // _SAMPLES)]
    sheet = Image.new("RGB", (samples[0].width, samples[0].height * len(samples)))
    for number, sample in enumerate(samples):
        sheet.paste(sample, (0, number * sample.height))
    palette = sheet.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    buffer = io.BytesIO()
    durations = [_FRAME_MS] * (len(flat) - 1) + [_LAST_MS]
    flat[0].save(buffer, "GIF", save_all=True, append_images=flat[1:], duration=durations, loop=0, optimize=False)
    return buffer.getvalue()
