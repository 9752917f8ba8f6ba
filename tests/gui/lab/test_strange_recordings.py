"""A recording may be anybody's: whatever is in it is told and drawn, or refused; nothing breaks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import BadTrace, decode, encode
from smmp_core.trace.records import Person
from smmp_gui.lab.highlights import pace
from smmp_gui.lab.inspector import Inspector
from smmp_gui.lab.lanes import LanesPicture
from smmp_gui.lab.narration import Narrator
from smmp_gui.lab.ring import RingPicture
from smmp_gui.lab.strip import StripPicture
from smmp_gui.lab.window import LabWindow
from smmp_gui.quiet_line import QuietLine
from smmp_gui.tasks import Tasks
from tests.gui.hands import part
from tests.gui.lab.painted import picture
from tests.gui.people import until
from tests.lab.mutants import mutant
from tests.lab.running import golden

HARD = "\u202e\u2066\ud7ff" + "x" * 3000 + "\n\u2028"


def draw(timeline: Timeline, at: float) -> None:
    """Everything that there is of a moment."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        RingPicture(legend=True).paint(painter, rect, timeline.scene(at))
        LanesPicture().paint(painter, rect, timeline, 0.0, timeline.end, at)
        StripPicture().paint(painter, rect, timeline, 0.0, timeline.end, at)

    picture(paint, 500, 400)


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_what_is_read_can_be_told_and_drawn(qtbot: QtBot, first: int) -> None:
    inspector, read = Inspector(), 0
    qtbot.addWidget(inspector)
    for seed in range(first, first + 20):
        try:
            _, records = decode(mutant(seed))
        except BadTrace:
            continue
        timeline = Timeline(records)
        narrator = Narrator(timeline)
        narrator.finish()
        pace(timeline, 20, 0.004)
        inspector.set_timeline(timeline)
        for at in (timeline.end, timeline.end / 2):
            draw(timeline, at)
            for member in [*timeline.names][:2]:
                inspector.show_at(at, member)
        read += 1
    assert read > 3


async def test_the_window_shows_one_or_says_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    lab = LabWindow(tasks)
    qtbot.addWidget(lab)
    lab.show()
    await until(lambda: not lab.player.busy)
    path = tmp_path / "one.jsonl"
    heading, records = decode(golden("lost-message"))
    named = [Person(at=it.at, member=it.member, name=HARD) if isinstance(it, Person) else it for it in records]
    path.write_bytes(encode(heading, named))
    lab.files.read(path)
    await until(lambda: lab.player.timeline.records == named and not lab.player.busy)
    assert "gives something else" in part(lab, QuietLine).accessibleName()
    for data, says in (
        (b'{"kind":"trace","format":2}\n', "has format 2; this version reads 1."),
        (golden("lost-message")[:-20], "is not a line of a trace."),
        (b"\xff" * 1000, "Line 1 is not a line of a trace."),
        (b"", "The file is empty."),
    ):
        path.write_bytes(data)
        lab.files.read(path)
        await until(lambda says=says: says in part(lab, QuietLine).accessibleName())  # type: ignore[misc]
        assert lab.player.timeline.records == named, "what was shown stays"
    lab.close()
    await tasks.close()
    assert failures == []
