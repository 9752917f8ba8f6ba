"""How fast the protocol lab is painted and played: ``python -m tests.benchmarks.bench_lab``.

Medians, and how long the window's thread is held up, are printed; nothing is asserted. A frame of the screen lasts
16.7 ms at 60 a second, and the engine, the timeline and all pictures have to share it.
"""

import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_gui.collector import Collector
from smmp_gui.lab.ring import RingPicture, RingView
from smmp_gui.lab.window import LabWindow
from smmp_gui.tasks import Tasks
from smmp_gui.theme import theme

SIZE = (900, 700)
LENGTH = 6.0  # virtual seconds
PER_SECOND = 60


def chat(count: int) -> Scenario:
    """So many members, who write one after the other without a break."""
    members = tuple(f"Member {i}" for i in range(count))
    cues = tuple(Cue(0.5 + i * 0.2, Say(members[i % count], f"Message {i}")) for i in range(20))
    return Scenario("quiet-chat", members, LENGTH, cues)


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


def window(count: int, length: float = LENGTH) -> None:
    """The whole window while it sets up, plays, steps, seeks back and forth, and branches."""
    failures: list[BaseException] = []
    lab = LabWindow(Tasks(failures.append))
    lab.resize(1600, 1000)
    lab.show()
    player, members = lab.player, f"window, {count} members"
    player.skip_quiet, player.speed = False, 1.0

    def idle() -> bool:
        return not player.busy

    def beyond_the_end() -> None:
        player.seek(length)

    turn(f"{members}: set up", lambda: lab.open(chat(count)), idle)
    turn(f"{members}: played at speed 1", player.play, lambda: player.at > 2.0, lab)
    player.pause()
    turn(f"{members}: a step", player.step, idle)
    turn(f"{members}: to {length:g} s", beyond_the_end, idle)
    print(f"{'':58} {len(player.timeline.records)} records, {len(player.narrator.lines)} lines")
    turn(f"{members}: back to the middle", lambda: player.seek(length / 2), idle)
    turn(f"{members}: played there", player.play, lambda: player.at > length / 2 + 1.0, lab)
    player.pause()
    turn(f"{members}: another course from the middle", lambda: player.do(Say("Member 0", "Otherwise")), idle)
    lab.close()


class Frames(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def turn(what: str, act: Callable[[], object], done: Callable[[], bool], lab: LabWindow | None = None) -> None:
    """Print the longest time between two turns of the loop until ``done``, and how often ``lab``'s ring was painted."""
    app = QApplication.instance()
    assert app is not None
    frames = Frames(lab.ring) if lab is not None else None
    began = last = time.perf_counter()
    longest = 0.0
    act()
    while True:
        app.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        if done():
            break
        time.sleep(0.0005)
    took = time.perf_counter() - began
    rate = f"   {frames.count / took:.0f} frames a second" if frames is not None else ""
    print(f"{what:58} longest stall {1000 * longest:6.1f} ms   in all {1000 * took:8.1f} ms{rate}", flush=True)


def main() -> None:
    """Measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.install(app, "light")
    Collector(app).take_over()  # as the app
    print(f"{os.cpu_count()} cores; {SIZE[0]} x {SIZE[1]} pixels")
    for count in (5, 20):
        ring(count)
    for count in (5, 20):
        played(count)
    for count in (5, 20):
        window(count)
    window(8, length=600.0)


if __name__ == "__main__":
    main()
