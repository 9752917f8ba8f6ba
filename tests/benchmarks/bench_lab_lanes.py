"""How fast lanes and strip are painted and grow: ``python -m tests.benchmarks.bench_lab_lanes``.

Medians are printed; nothing is asserted. The limits to keep are 8 ms for a picture of 900 by 300, and 5 ms for 500 new
records.
"""

import os

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from smmp_core.lab.experiment import Experiment
from smmp_core.lab.timeline import Timeline
from smmp_gui.lab.lane_history import History, history_of
from smmp_gui.lab.lanes import LanesPicture, LanesView
from smmp_gui.lab.strip import StripPicture, StripView
from smmp_gui.theme import theme
from tests.benchmarks.bench_lab import LENGTH, chat, measure

SIZE = (900, 300)


def growth(timeline: Timeline, count: int) -> None:
    """How long the newest records take, behind all others."""
    records, history = timeline.records, History()
    grown = Timeline(records[:-500])
    history.extend(grown)
    grown.records = records
    grown.extend()
    kept = history._done

    def take() -> None:
        for record in records[kept:]:
            history._take(record)

    measure(f"500 records more, {count} members, {len(records)} records", take, 1)


def pictures(timeline: Timeline, count: int) -> None:
    """All of the time, as for a file, and a tenth of a second of it."""
    target = QPixmap(*SIZE)
    for picture in (LanesPicture(), StripPicture()):
        for what, start, end in (("all of the time", 0.0, timeline.end), ("a tenth of a second", 0.8, 0.9)):

            def paint(picture: LanesPicture | StripPicture = picture, start: float = start, end: float = end) -> None:
                painter = QPainter(target)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                picture.paint(painter, QRectF(target.rect()), timeline, start, end, end)
                painter.end()

            paint()
            measure(f"{type(picture).__name__}, {count} members, {what}", paint)


def played(timeline: Timeline, count: int) -> None:
    """A moment after the other in the widgets."""
    for view in (LanesView(), StripView()):
        view.resize(*SIZE)
        view.set_timeline(timeline)
        view.show()
        image = QPixmap(*SIZE)
        moments = iter(range(10_000))

        def show(view: LanesView | StripView = view, image: QPixmap = image, moments=moments) -> None:  # type: ignore[no-untyped-def]
            view.show_at(0.5 + next(moments) / 60)
            view.render(image)

        measure(f"{type(view).__name__}, {count} members, from moment to moment", show, 120)
        view.close()


def main() -> None:
    """Measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.install(app, "light")
    print(f"{os.cpu_count()} cores; {SIZE[0]} x {SIZE[1]} pixels")
    for count in (5, 20):
        run = Experiment(chat(count), 7)
        run.advance(LENGTH)
        timeline = Timeline(run.records)
        history_of(timeline)
        growth(timeline, count)
        pictures(timeline, count)
        played(timeline, count)


if __name__ == "__main__":
    main()
