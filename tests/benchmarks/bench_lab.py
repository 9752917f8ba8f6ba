"""How fast the protocol lab is painted: ``python -m tests.benchmarks.bench_lab``.

Medians are printed; nothing is asserted. A frame of the screen lasts 16.7 ms at 60 a second, and the engine, the
timeline and all pictures have to share it.
"""

import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.timeline import Scene, Timeline
from smmp_gui.lab.ring import RingPicture, RingView
from smmp_gui.theme import theme

SIZE = (900, 700)
LENGTH = 6.0  # virtual seconds
PER_SECOND = 60


def chat(count: int) -> Scenario:
    """So many members, who write one after the other without a break."""
    members = tuple(f"Member {i}" for i in range(count))
    cues = tuple(Cue(0.5 + i * 0.2, Say(members[i % count], f"Message {i}")) for i in range(20))
    return Scenario("chat", "", "", members, LENGTH, cues)


def measure(what: str, act: Callable[[], object], times: int = 40) -> None:
    """Print how long ``act`` takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{what:58} {statistics.median(taken):7.2f} ms   worst {max(taken):7.2f} ms", flush=True)


def busiest(timeline: Timeline) -> Scene:
    """The moment with the most frames in flight."""
    moments = (i / 200 for i in range(round(LENGTH * 200)))
    return timeline.scene(max(moments, key=lambda at: len(timeline.scene(at).moving))).copy()


def ring(count: int) -> None:
    """The ring at its busiest moment: anew, as for a file, and with what is kept from one frame to the next."""
    run = Experiment(chat(count), 7)
    run.advance(LENGTH)
    scene = busiest(Timeline(run.records))
    flying, links = len(scene.moving), len(scene.links)
    target = QPixmap(*SIZE)
    for cached, kind in ((False, "painted anew"), (True, "from the cache")):
        picture = RingPicture(cached=cached, legend=True)

        def paint(picture: RingPicture = picture) -> None:
            painter = QPainter(target)
            painter.fillRect(target.rect(), theme.color("surface"))
            picture.paint(painter, QRectF(target.rect()), scene)
            painter.end()

        paint()
        measure(f"ring, {count} members, {links} links, {flying} frames, {kind}", paint)


def played(count: int) -> None:
    """A ring that shows a running experiment, 60 moments a virtual second."""
    run, view = Experiment(chat(count), 7), RingView()
    view.resize(*SIZE)
    view.show()
    timeline, image = Timeline(run.records), QPixmap(*SIZE)
    engine: list[float] = []
    shown: list[float] = []
    for moment in range(round(LENGTH * PER_SECOND)):
        at = moment / PER_SECOND
        start = time.perf_counter()
        run.advance(at)
        timeline.extend()
        between = time.perf_counter()
        view.show_scene(timeline.scene(at))
        view.render(image)
        engine.append(between - start)
        shown.append(time.perf_counter() - between)
    whole = [a + b for a, b in zip(engine, shown, strict=True)]
    rate, median = len(whole) / sum(whole), 1000 * statistics.median(shown)
    print(f"ring of {count} that follows the engine: {rate:.0f} frames a second at speed 1; ", end="")
    print(
        f"shown in {median:.2f} ms, worst {1000 * max(shown):.2f} ms; engine {1000 * sum(engine) / len(engine):.2f} ms"
    )
    view.close()


def main() -> None:
    """Measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.install(app, "light")
    print(f"{os.cpu_count()} cores; {SIZE[0]} x {SIZE[1]} pixels")
    for count in (5, 20):
        ring(count)
    for count in (5, 20):
        played(count)


if __name__ == "__main__":
    main()
