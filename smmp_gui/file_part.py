"""The file of a message in its bubble: a picture where it is one that can be shown, a line with a button otherwise."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QTextLayout

from smmp_core.body import FileInfo
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.bubble_parts import tones
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.image_previews import LARGEST
from smmp_gui.palette import LIGHT
from smmp_gui.shown_files import STOP, VIEW, ShownFile, not_looked_up, shown_file_name
from smmp_gui.text_layout import lay_lines
from smmp_gui.theme import Space, theme

_BUTTON = 40.0
_WIDTH, _LEAST_WIDTH = 300.0, 140.0
_GAP = 10.0
_LINES = 3  # of the state
_GLYPHS = {"absent": "download", "failed": "retry", "fetching": "close", "waiting": "close", "gone": "withdrawn"}
_FRAME = 4.0  # pixels of the bubble that stay around a picture
_INSET_X, _INSET_TOP = 12.0 - _FRAME, 7.0 - _FRAME  # how far it reaches beyond the part's place
_CORNER = 12.0
_LEAST_CAPTION = 260.0
_LEAST_SIDE = QSizeF(150.0, 84.0)


@dataclass(frozen=True)
class FilePart:
    """A button with the state's glyph, the name, the state."""

    name: str  # cut in the middle
    state: QTextLayout
    extent: QRectF
    act: str  # in words
    act_beside: bool  # on the state's line
    name_height: float
    width: float
    height: float
    shown: ShownFile
    below: float = 6.0

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """All of it; how far it has come is a ring around the button."""
        colours = tones(row)
        quiet, ink = theme.color(colours.quiet), theme.color(colours.ink)
        button = self._button(rect)
        paint_button(painter, button, self.shown, theme.color(colours.inset), ink)
        left = button.right() + _GAP
        top = rect.top() + (rect.height() - self._words_height()) / 2
        line = QRectF(left, top, rect.right() - left, self.name_height)
        _line(painter, line, self.name, theme.font("small", QFont.Weight.DemiBold), ink)
        painter.setPen(quiet)
        painter.setFont(theme.font("small"))
        drawing.lines(painter, self.state, QRectF(left, line.bottom(), self.extent.width(), self.extent.height()))
        if self.act:
            below = QPointF(left, line.bottom() + self.extent.height())
            beside = QPointF(left + self.extent.width(), line.bottom())
            words = f" · {self.act}" if self.act_beside else self.act
            at = beside if self.act_beside else below
            area = QRectF(at, QSizeF(rect.right() - at.x() + 1, theme.metrics("small").height()))
            painter.setFont(theme.font("small", QFont.Weight.DemiBold))
            painter.setPen(ink)
            drawing.words(painter, area, text.onwards(words))

    def _words_height(self) -> float:
        more = 0.0 if self.act_beside or not self.act else theme.metrics("small").height()
        return self.name_height + self.extent.height() + more

    def _button(self, rect: QRectF) -> QRectF:
        return QRectF(rect.left(), rect.top() + (min(rect.height(), _BUTTON + 4) - _BUTTON) / 2, _BUTTON, _BUTTON)

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """What the state offers; only the button and the word for it stop anything."""
        if self.shown.act == STOP:
            words = QRectF(rect.left() + _BUTTON, rect.top() + self.name_height, rect.width(), rect.height())
            on = self._button(rect).contains(point) or (rect.contains(point) and words.contains(point))
            return STOP if on else ""
        return self.shown.act if rect.contains(point) else ""


@dataclass(frozen=True)
class PicturePart:
    """An image, in the shape that its message announces; until it is there, its place with what can be done."""

    width: float
    height: float
    shown: ShownFile
    words: str
    below: float = 7.0

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """The picture, nearly as wide as the bubble."""
        picture = self.shown.picture
        assert picture is not None
        colours, place = tones(row), self._place(rect)
        pixmap = picture.pixmap()
        path = QPainterPath()
        path.addRoundedRect(place, _CORNER, _CORNER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(path, theme.color(colours.inset))
        if pixmap is not None and self.shown.stage == "here":
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            paint_fitted(painter, place, pixmap)
            painter.restore()
            return
        painter.restore()
        button = QRectF(0, 0, _BUTTON, _BUTTON)
        button.moveCenter(place.center() - QPointF(0, 8 if self.words else 0))
        if self.shown.stage != "here":
            paint_button(painter, button, self.shown, theme.color(colours.ground), theme.color(colours.ink))
        if self.words:
            line = QRectF(place.left() + Space.SMALL, button.bottom() + 2, place.width() - 2 * Space.SMALL, 0)
            line.setHeight(theme.metrics("caption").height())
            cut = theme.metrics("caption").elidedText(self.words, Qt.TextElideMode.ElideRight, line.width())
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color(colours.quiet))
            drawing.words(painter, line, cut, Qt.AlignmentFlag.AlignHCenter)

    def _place(self, rect: QRectF) -> QRectF:
        return rect.adjusted(-_INSET_X, -_INSET_TOP, _INSET_X, 0)

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """What the state offers, anywhere on it."""
        return self.shown.act if self._place(rect).contains(point) else ""


def lay_file(row: MessageRow, room: float) -> FilePart | PicturePart | None:
    """The file of a message."""
    if row.file is None:
        return None
    shown = row.shown or not_looked_up(row.file)
    if shown.picture is not None and shown.stage in ("absent", "fetching", "waiting", "here"):
        return _lay_picture(row.file, shown, room)
    wide = min(room, _WIDTH)
    beside = max(1.0, wide - _BUTTON - _GAP)
    bold, small = theme.metrics("small", QFont.Weight.DemiBold), theme.metrics("small")
    name = bold.elidedText(shown_file_name(row.file), Qt.TextElideMode.ElideMiddle, beside)
    state, extent = lay_lines(shown.state, theme.font("small"), beside, _LINES)
    acts = shown.acts()
    act = acts[0][1] if acts else ""
    act_wide = bold.horizontalAdvance(f" · {act}")
    one = state.lineCount() == 1 and extent.width() + act_wide <= beside
    tall = bold.height() + extent.height() + (0.0 if one or not act else small.height())
    needed = max(bold.horizontalAdvance(name), extent.width() + (act_wide if one else 0)) + _BUTTON + _GAP
    if shown.stage in ("fetching", "waiting"):
        needed = wide  # its words change: the bubble stands still
    wide = min(wide, max(_LEAST_WIDTH, needed + 1))
    return FilePart(name, state, extent, act, one, bold.height(), wide, max(_BUTTON + 4, tall), shown)


def _lay_picture(info: FileInfo, shown: ShownFile, room: float) -> PicturePart:
    most = min(LARGEST, room + 2 * _INSET_X)
    size = QSizeF(info.width, info.height)
    if size.width() > most or size.height() > LARGEST:
        size = size.scaled(QSizeF(most, LARGEST), Qt.AspectRatioMode.KeepAspectRatio)
    size = size.expandedTo(_LEAST_SIDE.boundedTo(QSizeF(most, LARGEST)))
    words = "" if shown.stage == "here" else shown.state.partition("\n")[0]
    return PicturePart(size.width() - 2 * _INSET_X, size.height() - _INSET_TOP, shown, words)


def room_with_file(row: MessageRow, room: float) -> float:
    """What is left to all parts of a message: words stand under a picture, no wider than it, unless it is narrow."""
    laid = lay_file(row, room)
    return min(room, max(laid.width, _LEAST_CAPTION)) if isinstance(laid, PicturePart) else room


def paint_fitted(painter: QPainter, place: QRectF, pixmap: QPixmap) -> None:
    """A picture in the middle of ``place``, whole, in its own shape, never enlarged."""
    size = QSizeF(pixmap.size())
    if size.width() > place.width() or size.height() > place.height():
        size = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRectF(QPointF(), size)
    at.moveCenter(place.center())
    paint_pixmap(painter, at, pixmap)


def paint_pixmap(painter: QPainter, place: QRectF, pixmap: QPixmap) -> None:
    """A picture that fills ``place``. What one can see through was drawn for paper: dark ink would vanish by night."""
    with mirror.upright(painter, place):
        if pixmap.hasAlphaChannel():
            painter.fillRect(place, QColor(LIGHT.raised))
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))


def paint_button(painter: QPainter, rect: QRectF, shown: ShownFile, ground: QColor, ink: QColor) -> None:
    """A disc with the glyph of what can be done, and around it how far a file has come."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    glyph = QRectF(0, 0, 20, 20)
    glyph.moveCenter(rect.center())
    icons.draw(painter, glyph, _GLYPHS.get(shown.stage, "picture" if shown.act == VIEW else "file"), ink)
    if shown.act == STOP:
        paint_ring(painter, rect.adjusted(2.5, 2.5, -2.5, -2.5), shown.share, ink)


def paint_ring(painter: QPainter, rect: QRectF, share: float, ink: QColor) -> None:
    """How much of something is done, 0 to 1."""
    rest = QColor(ink)
    rest.setAlphaF(0.25)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(rest, 2.5))
    painter.drawEllipse(rect)
    painter.setPen(QPen(ink, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    with mirror.upright(painter, rect):  # clockwise everywhere
        painter.drawArc(rect, 90 * 16, -round(max(0.02, min(1.0, share)) * 360 * 16))


def _line(painter: QPainter, rect: QRectF, words: str, font: QFont, ink: QColor) -> None:
    """One line whose words run from left to right, whatever they are: the end of a file's name stands at its end."""
    painter.setFont(font)
    painter.setPen(ink)
    side = Qt.AlignmentFlag.AlignRight if mirror.is_mirrored() else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    with mirror.upright(painter, rect):
        painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextForceLeftToRight, words)
