"""The ring as a picture: members on a circle, the links between them, frames on their way."""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from smmp_core.lab.scene import Figure, Scene
from smmp_gui import drawing, text
from smmp_gui.lab.ring_discs import REACH, disc_of, paint_disc, paint_floor_pointer, paint_halo, paint_label
from smmp_gui.lab.ring_frames import SIDE, Seen, frame_look, paint_frame, paint_frames, seen_frames
from smmp_gui.lab.ring_layout import RingLayout, ring_layout
from smmp_gui.lab.ring_legend import legend_rect, paint_legend
from smmp_gui.lab.ring_mesh import held, paint_mesh
from smmp_gui.lab.ring_state import Standing, odd_ones, standing, state_text
from smmp_gui.theme import theme

Chosen = int | str | None
"""A frame's number, a member's key, or nothing."""

HALO = 8.0  # pixels around a disc: what is chosen, or under the mouse
_MOST_KEPT = 600  # pictures in the cache
_REACH_OF_MOUSE = 6.0  # pixels around a frame's shape


class RingPicture:
    """Paints a :class:`~smmp_core.lab.scene.Scene` on any device.

    With ``cached`` it keeps pictures of the mesh, the members and the shapes, for a window that paints 60 times a
    second; without, everything is painted as shapes and words, as a file wants it.
    """

    def __init__(self, *, cached: bool = False, legend: bool = False) -> None:
        self.legend = legend
        self._cached = cached
        self._pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._last_mesh: tuple[Hashable, QPixmap] | None = None
        self._dress: Hashable = None
        self._ratio = 1.0

    # -- painting -----------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        scene: Scene,
        *,
        hover: Chosen = None,
        chosen: Chosen = None,
        focus: bool = False,
    ) -> None:
        """Paint the moment; ``focus``: the keyboard is here."""
        self._prepare(painter)
        layout = self.layout(rect, scene)
        odd = odd_ones(scene)
        states = {key: standing(scene, figure, odd) for key, figure in scene.figures.items()}
        self._mesh(painter, layout, scene)
        frames = seen_frames(layout, scene, still=not theme.motion)
        for seen in frames:
            if seen.number in (hover, chosen) and isinstance(hover if seen.number == hover else chosen, int):
                strong = seen.number == chosen and focus
                paint_halo(painter, QPointF(seen.x, seen.y), seen.size * 0.72 + 4, focus=strong)
        paint_frames(painter, frames, self._frame, still=not theme.motion)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, figure in scene.figures.items():
            self._member(painter, layout, figure, states[key])
            if key in (hover, chosen):
                strong = key == chosen and focus
                paint_halo(painter, layout.places[key], layout.disc + HALO, focus=strong)
        self._pointers(painter, layout, scene)
        box = self.legend_box(rect, scene) if self.legend else None
        if box is not None:
            size = box.width(), box.height()
            self._picture(painter, box.topLeft(), size, "legend", lambda on: paint_legend(on, QRectF(0, 0, *size)))

    def _mesh(self, painter: QPainter, layout: RingLayout, scene: Scene) -> None:
        what, links, rect = held(scene), frozenset(scene.links), layout.rect
        if not self._cached:
            paint_mesh(painter, layout, links, what)
            return
        parties = tuple(what.get(key, "") for key in layout.places)
        key = (rect.x(), rect.y(), rect.width(), rect.height(), tuple(layout.places), links, parties)
        if self._last_mesh is None or self._last_mesh[0] != key:

            def paint(on: QPainter) -> None:
                on.translate(-rect.topLeft())
                paint_mesh(on, layout, links, what)

            self._last_mesh = key, self._render(rect.width(), rect.height(), paint)
        painter.drawPixmap(rect.topLeft(), self._last_mesh[1])

    def _member(self, painter: QPainter, layout: RingLayout, figure: Figure, state: Standing) -> None:
        disc, place = disc_of(figure, state, layout.disc), layout.places[figure.key]
        reach = math.ceil(layout.disc * REACH + 10)

        def paint(on: QPainter) -> None:
            paint_disc(on, QPointF(reach, reach), disc)

        self._picture(painter, place - QPointF(reach, reach), (2 * reach, 2 * reach), disc, paint)
        name, words, box = self._label(layout, figure, state)
        key = ("label", name, words, state, box.width(), box.height())

        def write(on: QPainter) -> None:
            paint_label(on, QRectF(0, 0, box.width(), box.height()), name, words, state)

        self._picture(painter, box.topLeft(), (box.width(), box.height()), key, write)

    def _label(self, layout: RingLayout, figure: Figure, state: Standing) -> tuple[str, str, QRectF]:
        """The name as there is room for it, the state in words, and where both stand."""
        shown = text.shown_name(figure.name, figure.key)
        room = layout.label_room(figure.key)
        name, wide = _fitted(shown, room, theme.body_key, strong=True)
        words, wide_words = "", 0.0
        line = theme.metrics("small", QFont.Weight.DemiBold).height()
        two = layout.label_height > line * 1.5
        if two or state not in (Standing.PLAIN, Standing.AGREEING):
            words, wide_words = _fitted(state_text(figure, state), room, theme.body_key, strong=False)
        height = line * 2 if words else line
        return name, words, layout.label(figure.key, math.ceil(max(wide, wide_words)) + 4, math.ceil(height))

    def _pointers(self, painter: QPainter, layout: RingLayout, scene: Scene) -> None:
        """Who has the floor as each member knows it, if that is another."""
        for key, figure in scene.figures.items():
            turn = figure.turn
            if turn is not None and figure.running and turn.holder != key and turn.holder in layout.places:
                paint_floor_pointer(painter, layout.places[key], layout.places[turn.holder], layout.disc)

    def _frame(self, painter: QPainter, x: float, y: float, seen: Seen) -> None:
        look = frame_look(seen)
        half = SIDE / 2
        if not self._cached:
            paint_frame(painter, x, y, look)
            return
        pixmap = self._kept(look, (SIDE, SIDE), lambda on: paint_frame(on, half, half, look))
        painter.drawPixmap(QPointF(x - half, y - half), pixmap)

    # -- places -------------------------------------------------------------------------------

    def layout(self, rect: QRectF, scene: Scene) -> RingLayout:
        """Where everything stands in ``rect``."""
        return ring_layout(rect, tuple(scene.figures), theme.metrics("small", QFont.Weight.DemiBold).height())

    def hit(self, rect: QRectF, scene: Scene, point: QPointF) -> Chosen:
        """The frame (by its number) or the member (by its key) at a point; what carries something comes first."""
        layout = self.layout(rect, scene)
        over = self._disc_at(layout, point)
        if over is not None:
            return over
        best: tuple[bool, float] | None = None
        number = None
        for seen in seen_frames(layout, scene, still=not theme.motion):
            away = math.hypot(seen.x - point.x(), seen.y - point.y())
            if away <= seen.size / 2 + _REACH_OF_MOUSE and seen.number in scene.moving:
                rank = (not seen.loud, away)
                if best is None or rank < best:
                    best, number = rank, seen.number
        return number if number is not None else self._label_at(layout, scene, point)

    def place_of(self, rect: QRectF, scene: Scene, chosen: Chosen) -> QPointF | None:
        """The middle of a member or of a frame in flight; None where it is not there."""
        layout = self.layout(rect, scene)
        if isinstance(chosen, str):
            return layout.places.get(chosen)
        frames = seen_frames(layout, scene, still=not theme.motion)
        return next((QPointF(seen.x, seen.y) for seen in frames if seen.number == chosen), None)

    def legend_box(self, rect: QRectF, scene: Scene) -> QRectF | None:
        """Where the legend stands; None where it would cover members or their names."""
        layout, odd = self.layout(rect, scene), odd_ones(scene)
        box = legend_rect(rect, layout)
        labels = (self._label(layout, figure, standing(scene, figure, odd))[2] for figure in scene.figures.values())
        return None if box is None or any(box.intersects(label) for label in labels) else box

    def _disc_at(self, layout: RingLayout, point: QPointF) -> str | None:
        for key, place in layout.places.items():
            if math.hypot(place.x() - point.x(), place.y() - point.y()) <= layout.disc + 2:
                return key
        return None

    def _label_at(self, layout: RingLayout, scene: Scene, point: QPointF) -> str | None:
        odd = odd_ones(scene)
        for key, figure in scene.figures.items():
            if self._label(layout, figure, standing(scene, figure, odd))[2].contains(point):
                return key
        return None

    # -- the cache ----------------------------------------------------------------------------

    def _prepare(self, painter: QPainter) -> None:
        if not self._cached:
            return
        self._ratio = painter.device().devicePixelRatioF()
        dress = (theme.palette.dark, theme.body_key, self._ratio)
        if dress != self._dress:
            self._pixmaps.clear()
            self._last_mesh, self._dress = None, dress

    def _picture(
        self,
        painter: QPainter,
        at: QPointF,
        size: tuple[float, float],
        key: Hashable,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint at a point: from the cache, if there is one."""
        if self._cached:
            painter.drawPixmap(QPointF(round(at.x()), round(at.y())), self._kept(key, size, paint))
            return
        painter.save()
        painter.translate(at)
        paint(painter)
        painter.restore()

    def _kept(self, key: Hashable, size: tuple[float, float], paint: Callable[[QPainter], None]) -> QPixmap:
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._render(*size, paint)
            while len(self._pixmaps) > _MOST_KEPT:
                self._pixmaps.popitem(last=False)
        return pixmap

    def _render(self, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        pixmap = QPixmap(math.ceil(width * self._ratio), math.ceil(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        paint(inner)
        inner.end()
        return pixmap


@lru_cache(maxsize=256)
def _fitted(words: str, room: float, _body_key: str, *, strong: bool) -> tuple[str, float]:
    """Words cut to what fits, fenced off, and how wide they are."""
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    size = "small" if strong else "caption"
    cut = drawing.elide(words, theme.font(size, weight), room)
    return cut, theme.metrics(size, weight).horizontalAdvance(cut)
