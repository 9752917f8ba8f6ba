"""The marks on the lanes: steps, new eras and epochs, what was refused, who stopped."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from smmp_core.trace.records import Judged, Paused, Place, Refused, Resumed, Rule, Skipped, Started, Step, Stopped
from smmp_gui import drawing
from smmp_gui.lab.lane_history import Incident
from smmp_gui.lab.marks import digest_colour, four, paint_digest
from smmp_gui.theme import theme
from smmp_gui.words import tr

CLOSE = 17.0  # pixels: what happens nearer after something else gets no words of its own
_DOT = 8.5
_CHIP = QRectF(0, 0, 56, 17)
_QUIET = frozenset({"stale", "duplicate", "held"})
_FORK = frozenset({"digest_mismatch", "key_equivocation", "twofold"})  # red: two people were told different things


def is_loud(incident: Incident) -> bool:
    """Whether something is worth seeing at once: all but late and doubled frames."""
    return not (isinstance(incident, Judged) and incident.verdict in _QUIET)


def paint_step(painter: QPainter, at: QPointF, width: float, step: Step, roomy: bool, changed: bool) -> None:
    """The ratchet moved: a dot with the step's number, and the new digest where there is room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(digest_colour(step.after.digest), 2.2))
    painter.setBrush(theme.color("raised"))
    if not roomy:
        painter.drawEllipse(at, 3.5, 3.5)
        painter.restore()
        return
    number = str(step.after.place[3])
    font = theme.font("caption", QFont.Weight.Bold)
    font.setPixelSize(10)
    half = max(_DOT, QFontMetricsF(font).horizontalAdvance(number) / 2 + 4)
    dot = QRectF(at.x() - half, at.y() - _DOT, 2 * half, 2 * _DOT)
    painter.drawRoundedRect(dot, _DOT, _DOT)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(dot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextForceLeftToRight, number)
    if changed and width / 2 - half >= _CHIP.width() + 6:
        chip = _CHIP.translated(at.x() + half + 4, at.y() - _CHIP.height() / 2)
        _halo(painter, chip)
        paint_digest(painter, chip, step.after.digest)
    elif changed and width / 2 - half >= 26:
        _paint_digits(painter, QPointF(at.x() + half + 2, at.y()), step.after.digest)
    painter.restore()


def _paint_digits(painter: QPainter, left: QPointF, digest: str) -> None:
    font = theme.mono("caption")
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    box = QRectF(left.x(), left.y() - 8, 30, 16)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, four(digest))


def paint_bar(painter: QPainter, at: QPointF, width: float, place: Place, rule: Rule, roomy: bool) -> None:
    """A new era or epoch: a double bar across the lane, with its number."""
    epoch = rule == "initial"
    colour = theme.color("handshake" if epoch else "resync")
    painter.save()
    painter.setPen(QPen(colour, 2))
    half = min(width * 0.42, 90.0)
    for y in (at.y() - 2.5, at.y() + 2.5):
        painter.drawLine(QPointF(at.x() - half, y), QPointF(at.x() + half, y))
    if roomy and width >= 70:
        said = tr("epoch {epoch}").format(epoch=place[0]) if epoch else tr("era {era}").format(era=place[1])
        font = theme.font("caption", QFont.Weight.DemiBold)
        wide = theme.metrics("caption", QFont.Weight.DemiBold).horizontalAdvance(said) + 10
        pill = QRectF(at.x() - wide / 2, at.y() - 9, wide, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(colour, 1.4))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setFont(font)
        painter.setPen(colour)
        drawing.words(painter, pill, said, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def paint_fault(painter: QPainter, at: QPointF, fault: Judged | Refused) -> None:
    """A frame was not taken: a diamond with a mark; a small ring where it was only late or came twice."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not is_loud(fault):
        painter.setPen(QPen(theme.color("edge"), 1.4))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(at, 3, 3)
        painter.restore()
        return
    why = fault.why if isinstance(fault, Refused) else fault.verdict
    colour = theme.color("danger" if why in _FORK else "attention")
    ground = theme.color("danger_soft" if why in _FORK else "attention_soft")
    size = 8.5
    path = QPainterPath()
    for i, (x, y) in enumerate(((0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0))):
        point = QPointF(at.x() + x, at.y() + y)
        if i:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ground)
    painter.drawPath(path)
    painter.drawLine(QPointF(at.x(), at.y() - 4), QPointF(at.x(), at.y() + 0.5))
    painter.drawLine(QPointF(at.x(), at.y() + 3.6), QPointF(at.x(), at.y() + 3.7))
    painter.restore()


def paint_note(
    painter: QPainter, at: QPointF, width: float, note: Stopped | Started | Paused | Resumed | Skipped
) -> None:
    """A member's process stopped or goes on, in a word across its lane."""
    match note:
        case Stopped():
            said = tr("stopped")
        case Started(old=True):
            said = tr("back, from an old state")
        case Started():
            said = tr("back")
        case Paused():
            said = tr("stands still")
        case Resumed():
            said = tr("goes on")
        case Skipped():
            said = tr("%n left out", "", note.count)
    font = theme.font("caption")
    said = drawing.elide(said, font, width - 12)
    wide = theme.metrics("caption").horizontalAdvance(said) + 12
    down = isinstance(note, Stopped | Paused | Skipped)  # beside the grey that they begin or end
    pill = QRectF(at.x() - wide / 2, at.y() + (1 if down else -28), wide, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("edge"), 1))
    painter.setBrush(theme.color("neutral"))
    painter.drawRoundedRect(pill, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    drawing.words(painter, pill, said, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def _halo(painter: QPainter, rect: QRectF) -> None:
    """A little of the ground around a chip, so that arrows end before it."""
    ground = QColor(theme.color("surface"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 5, 5)
