"""Reading, saving and drawing beside the lab's window: it never waits for them, and may be closed meanwhile."""

import asyncio
import sys
import time
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from smmp_core.trace.lines import decode
from smmp_core.trace.records import AnyRecord
from smmp_gui.lab.player import Player
from smmp_gui.lab.window import LabWindow
from smmp_gui.quiet_line import QuietLine
from smmp_gui.tasks import Tasks
from tests.gui.hands import part
from tests.gui.people import until
from tests.lab.running import golden


def recorded(times: int = 1) -> list[AnyRecord]:
    return decode(golden("lost-message"))[1] * times


def shows(records: list[AnyRecord]) -> Player:
    """A player of a real group's records."""
    player = Player()
    player._show(records[:1])
    player.timeline.records = records
    return player


@pytest.mark.parametrize("what", ["read", "write", "draw"])
async def test_closing_it_meanwhile_does_no_harm(tmp_path: Path, what: str) -> None:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    lab = LabWindow(tasks, shows(recorded()))
    path = tmp_path / "one.jsonl"
    path.write_bytes(golden("lost-message"))
    getattr(lab.files, what)(tmp_path if what == "draw" else path)
    await asyncio.sleep(0)  # it has begun
    lab.close()
    shiboken6.delete(lab)
    await until(lambda: not tasks._running)
    assert failures == []


async def test_the_window_does_not_wait_for_a_long_recording(qtbot: QtBot, tmp_path: Path) -> None:
    records = recorded(2000)[:100_000]
    assert len(records) == 100_000
    tasks = Tasks(lambda failure: None)
    lab = LabWindow(tasks, shows(records))
    qtbot.addWidget(lab)
    for slot, path in ((lab.files.write, tmp_path / "one.jsonl"), (lab.files.draw, tmp_path / "pictures")):
        begun = time.thread_time()
        slot(path)
        assert time.thread_time() - begun < 0.02
    await until(lambda: (tmp_path / "one.jsonl").exists())
    lab.close()
    await tasks.close()


async def test_a_real_group_is_saved_for_the_owner_only(qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    lab = LabWindow(tasks, shows(recorded()))
    qtbot.addWidget(lab)
    lab.show()
    path = tmp_path / "one.jsonl"
    path.write_text("an old one")
    lab.files.write(path)
    await until(lambda: "Saved to" in part(lab, QuietLine).accessibleName())
    assert decode(path.read_bytes())[1] == recorded()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    (tmp_path / "folder").mkdir()
    lab.files.write(tmp_path / "folder")
    await until(lambda: "cannot be written" in part(lab, QuietLine).accessibleName())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "one.jsonl"]
    lab.close()
    await tasks.close()
    assert failures == []
