"""Watching a real group: its player follows, goes back and stops; the bar says who lets whom watch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmp_core import commands
from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.storage.errors import HomeFull
from smmp_core.trace.lines import decode
from smmp_core.trace.records import AnyRecord, Heard, Keys, Person, Showing, Step
from smmp_gui.lab import live
from smmp_gui.lab.live import LivePlayer
from smmp_gui.lab.live_bar import LiveBar
from smmp_gui.lab.ring import RingPicture
from smmp_gui.lab.ring_state import Standing, standing, state_text
from smmp_gui.lab.ring_words import member_text
from smmp_gui.text import bare
from tests.gui.lab.played import trace
from tests.gui.lab.scenes import RECT, painted
from tests.gui.people import Somebody, grouped, linked, until


@asynccontextmanager
async def watching(folder: Path, *names: str) -> AsyncIterator[tuple[str, LivePlayer, LiveBar, list[Somebody]]]:
    """The first of a group's members watches it."""
    async with linked(folder, *names) as members:
        group = await grouped(members)
        first = members[0]
        player = LivePlayer(first.service, group)
        bar = LiveBar(player, first.adapter, first.tasks)
        bar.resize(900, 80)
        bar.show()
        try:
            yield group, player, bar, members
        finally:
            player.close()
            bar.close()
            bar.deleteLater()
            player.deleteLater()


async def say(somebody: Somebody, group: str, text: str = "There") -> None:
    await somebody.service.execute(commands.Send(group=group, text=text))


def held(player: LivePlayer, somebody: Somebody) -> str:
    """A member's digest, as it is shown."""
    return player.timeline.scene(player.at).figures[somebody.service.fingerprint[:8]].digest


async def test_it_follows_the_group_and_can_look_back(tmp_path: Path) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (group, player, _, (ada, bob)):
        assert set(player.timeline.names.values()) == {"Ada", "Bob"}
        before = held(player, ada)
        await until(lambda: player.frontier > 0.1)  # what follows is not of the first moment
        grown: list[bool] = []
        player.grew.connect(lambda: grown.append(True))
        await say(bob, group)
        await until(lambda: held(player, ada) != before)
        await until(lambda: held(player, bob) == held(player, ada) != before)
        assert grown
        assert held(player, ada) == str(ada.service.status(group).digest)[:8]
        bobs = player.timeline.scene(player.at).figures[bob.service.fingerprint[:8]]
        assert bobs.by_word, "Bob does not let us watch"
        assert player.following and player.playing
        await until(lambda: player.line is not None)
        player.pause()
        player.seek(0.0)
        assert held(player, ada) == before
        seen = player.at
        await say(ada, group)
        await until(
            lambda: any(
                r.author == ada.service.fingerprint[:8] for r in player.timeline.records[5:] if isinstance(r, Step)
            )
        )
        assert player.at == seen, "who looks back is left alone"
        player.follow()
        assert player.at > seen and player.following
        _, records = decode(trace(player))
        assert len(records) >= len(player.timeline.times) > 0


async def test_from_the_past_time_goes_on_and_then_it_follows(tmp_path: Path) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (_, player, _bar, _members):
        await until(lambda: player.frontier > 1.0)
        player.pause()
        player.seek(0.0)
        player.speed = 10.0
        player.play()
        assert not player.following
        await until(lambda: 0.0 < player.at < player.frontier or player.following)
        await until(lambda: player.following, 3)


async def test_closing_it_ends_the_trace(tmp_path: Path) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (group, player, _, (ada, bob)):
        assert ada.service._member.world.tracer is not None
        player.close()
        assert ada.service._member.world.tracer is None
        count = len(player.timeline.records)
        await say(bob, group)
        await until(lambda: ada.service.status(group).digest == bob.service.status(group).digest)
        assert len(player.timeline.records) == count


async def test_a_trace_that_grew_too_long_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (group, player, _, (ada, bob)):
        replaced: list[bool] = []
        player.replaced.connect(lambda: replaced.append(True))
        monkeypatch.setattr(live, "MOST", 10)
        await say(bob, group)
        await until(lambda: bool(replaced))
        monkeypatch.undo()
        await say(bob, group, "Again")
        await until(lambda: held(player, ada) == str(bob.service.status(group).digest)[:8])


async def test_the_switch_lets_others_watch_and_the_bar_says_who_does(tmp_path: Path) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (group, player, bar, (ada, bob)):
        assert "Nobody lets you watch" in bar.view.text()
        assert not bar.row.switch.isChecked()
        other = LivePlayer(bob.service, group)
        others_bar = LiveBar(other, bob.adapter, bob.tasks)
        others_bar.show()
        try:
            QTest.mouseClick(others_bar.row.switch, Qt.MouseButton.LeftButton)
            await until(lambda: bob.service.group_preferences(group).shows_steps)
            player.close()
            again = LivePlayer(ada.service, group)
            third = LiveBar(again, ada.adapter, ada.tasks)
            await until(lambda: "Bob" in third.view.text())
            figure = again.timeline.scene(again.at).figures[bob.service.fingerprint[:8]]
            assert figure.shows and not figure.by_word and figure.keys is not None
            await until(lambda: "Ada" in others_bar.watchers.text(), 5)
            QTest.keyClick(others_bar.row.switch, Qt.Key.Key_Space)
            await until(lambda: not bob.service.group_preferences(group).shows_steps)
            await until(lambda: "Nobody lets you watch" in third.view.text(), 5)
            again.close()
            third.deleteLater()
            again.deleteLater()
        finally:
            other.close()
            others_bar.close()
            others_bar.deleteLater()
            other.deleteLater()


async def test_a_switch_that_could_not_be_stored_stands_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watching(tmp_path, "Ada", "Bob") as (group, _, bar, (ada, _bob)):

        def commit(writes: object) -> None:
            raise HomeFull("The disk is full. What you just did was not stored.")

        monkeypatch.setattr(ada.service._home, "commit", commit)
        QTest.mouseClick(bar.row.switch, Qt.MouseButton.LeftButton)
        await until(lambda: "disk is full" in bar.refusal.text())
        assert not bar.row.switch.isChecked()
        assert not ada.service.group_preferences(group).shows_steps
        monkeypatch.undo()


ADA, BOB, CLEO = "aaaaaaaa", "bbbbbbbb", "cccccccc"


def seen(*more: AnyRecord) -> Scene:
    """A moment in a live trace of Ada's."""
    people: list[AnyRecord] = [
        Person(at=0.0, member=ADA, name="Ada", own=True),
        Person(at=0.0, member=BOB, name="Bob"),
        Person(at=0.0, member=CLEO, name="Cleo"),
    ]
    return Timeline([*people, *more]).scene(5.0)


def acknowledged(by: str, digest: str) -> Heard:
    return Heard(at=1.0, member=ADA, by=by, place=(1, 0, 0, 3), digest=digest, state="agrees")


def test_who_does_not_let_us_watch_is_drawn_otherwise_and_said_so() -> None:
    none = "0" * 8
    keys = Keys(
        place=(1, 0, 0, 3), RK=none, HK=none, NHK=none, mk=none, v=none, r=none, R=[], digest="d" * 8, check=none
    )
    step = Step(at=1.0, member=BOB, rule="taken_up", author=BOB, roster=[ADA, BOB, CLEO], after=keys)
    claimed = seen(Showing(at=1.0, member=BOB, on=True), step)
    word = seen(acknowledged(BOB, "d" * 8))
    assert "tells that it holds dddd" in bare(member_text(claimed, BOB))
    assert "has acknowledged dddd" in bare(member_text(word, BOB))
    assert "not known" in bare(member_text(word, CLEO))
    assert standing(word, word.figures[CLEO], ()) is Standing.UNKNOWN
    assert state_text(word.figures[BOB], Standing.PLAIN) == "By its word"
    ring = RingPicture()
    pictures = [painted(partial(ring.paint, rect=RECT, scene=scene)) for scene in (claimed, word)]
    assert pictures[0] != pictures[1]
