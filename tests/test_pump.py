"""Stored, then told; and what happens when it cannot be."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from smmp_core import pump
from smmp_core.conversation.effects import Effects
from smmp_core.errors import LocalError
from smmp_core.events import Alert
from smmp_core.pump import Pump
from smmp_core.storage.writes import SaveName, Write
from tests.network.people import until

PAUSE = 0.1


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pump, "FIRST_PAUSE", PAUSE)
    monkeypatch.setattr(pump, "LONGEST_PAUSE", 4 * PAUSE)


class Life:
    """What a pump stands between: inputs that gather, a disk, and somebody who is told."""

    def __init__(self) -> None:
        self.effects = Effects()
        self.stored: list[str] = []
        self.told: list[str] = []
        self.went_back: list[tuple[str, bool]] = []
        self.tries: list[float] = []
        self.wrong: Exception | None = None  # what the disk says
        self.wrong_inside: Exception | None = None  # what going back raises
        self.slow = asyncio.Event()
        self.slow.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Pump]:
        pump = Pump(self.take, self.commit, self.carry_out, self.go_back)
        yield pump
        await pump.stop()

    def happen(self, text: str) -> None:
        self.effects.writes.append(SaveName(text))
        self.effects.events.append(Alert(None, "test", None, text))

    def take(self) -> Effects:
        taken, self.effects = self.effects, Effects()
        return taken

    async def commit(self, writes: Sequence[Write]) -> None:
        self.tries.append(asyncio.get_running_loop().time())
        await self.slow.wait()
        if self.wrong is not None:
            raise self.wrong
        self.stored += [write.name for write in writes if isinstance(write, SaveName)]

    def carry_out(self, effects: Effects) -> None:
        for event in effects.events:
            assert isinstance(event, Alert)
            assert event.message in self.stored
            if event.message == "broken":
                raise ZeroDivisionError
            self.told.append(event.message)

    def go_back(self, error: LocalError, again: bool) -> None:
        self.went_back.append((str(error), again))
        if self.wrong_inside is not None:
            raise self.wrong_inside
        self.effects = Effects()
        self.happen("what happens anyway")


async def test_nothing_is_told_before_it_is_stored_and_a_command_waits_for_both() -> None:
    life = Life()
    async with life.running() as pump:
        life.happen("one")
        await pump.stored()
        assert life.stored == life.told == ["one"]
        life.happen("two")
        pump.touch()
        await until(lambda: life.told == ["one", "two"])


async def test_a_full_disk_is_tried_again_with_growing_pauses_and_goes_on_by_itself() -> None:
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        life.happen("lost")
        pump.touch()
        await until(lambda: len(life.tries) == 5)
        pauses = [later - earlier for earlier, later in zip(life.tries, life.tries[1:], strict=False)]
        for pause, least in zip(pauses, (1, 2, 4, 4), strict=True):
            assert pause > 0.9 * least * PAUSE
        assert pauses[-1] < 8 * PAUSE
        first, *later = (again for _, again in life.went_back)
        assert not first and len(later) >= 4 and all(later)
        life.wrong = None
        await until(lambda: life.told)
        assert life.told == life.stored == ["what happens anyway"]
        went_back = len(life.went_back)
        life.wrong = LocalError("The disk is full.")  # something was stored in between, but it is full again at once
        life.happen("lost")
        pump.touch()
        await until(lambda: len(life.went_back) > went_back)
        assert life.went_back[-1][1]
        life.wrong = None
        await asyncio.sleep(13 * PAUSE)
        life.wrong = LocalError("The disk is full.")  # a new outage
        life.happen("lost")
        pump.touch()
        await until(lambda: not life.went_back[-1][1])


async def test_inputs_do_not_shorten_a_pause_but_a_command_is_tried_at_once() -> None:
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        for _ in range(50):
            life.happen("lost")
            pump.touch()
            await asyncio.sleep(PAUSE / 100)
        assert len(life.tries) == 1
        for _ in range(2):
            with pytest.raises(LocalError, match="disk is full"):
                await pump.stored()
        assert len(life.tries) == 3
        life.wrong = None
        life.happen("asked for")
        await pump.stored()
        assert life.told == ["what happens anyway", "asked for"]
        assert len(life.tries) == 4


async def test_what_the_engine_did_in_the_pause_did_not_happen_either() -> None:
    """It reached nobody: questions it asked then would count as unanswered."""
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        life.happen("lost")
        pump.touch()
        await until(lambda: life.went_back)
        life.happen("in the pause")
        pump.touch()
        life.wrong = None
        await until(lambda: life.told)
        assert life.told == ["what happens anyway"]


async def test_commands_refused_meanwhile_make_the_pause_no_longer() -> None:
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        life.happen("lost")
        for _ in range(6):
            with pytest.raises(LocalError, match="disk is full"):
                await pump.stored()
        tried, last = len(life.tries), life.tries[-1]
        await until(lambda: len(life.tries) > tried)
        assert life.tries[tried] - last < 3 * PAUSE
        life.wrong = None


async def test_who_asks_while_it_fails_is_refused_with_it_and_not_tried_again_at_once() -> None:
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        life.slow.clear()
        life.happen("lost")
        pump.touch()
        await until(lambda: life.tries)
        asked = asyncio.create_task(pump.stored())
        await asyncio.sleep(0)
        life.slow.set()
        with pytest.raises(LocalError, match="disk is full"):
            await asked
        await asyncio.sleep(PAUSE / 3)
        assert len(life.tries) == 1
        life.wrong = None


async def test_what_comes_while_it_is_being_stored_is_carried_out_before_the_end() -> None:
    life = Life()
    async with life.running() as pump:
        life.slow.clear()
        life.happen("one")
        pump.touch()
        await until(lambda: life.tries)
        life.happen("two")
        asked, ending = asyncio.create_task(pump.stored()), asyncio.create_task(pump.stop())
        await asyncio.sleep(0.01)
        life.slow.set()
        await ending
        await asked
        assert life.told == life.stored == ["one", "two"]
        with pytest.raises(LocalError, match="offline"):
            await pump.stored()


async def test_who_asks_when_the_end_is_being_stored_does_not_wait_for_ever() -> None:
    life = Life()
    async with life.running() as pump:
        life.slow.clear()
        life.happen("the end")
        ending = asyncio.create_task(pump.stop())
        await until(lambda: life.tries)
        asked = asyncio.create_task(pump.stored())
        await asyncio.sleep(0)
        life.slow.set()
        await ending
        with pytest.raises(LocalError, match="offline"):
            await asyncio.wait_for(asked, 5)
        assert life.told == ["the end"]


async def test_the_end_does_not_wait_for_a_full_disk() -> None:
    life = Life()
    async with life.running() as pump:
        life.wrong = LocalError("The disk is full.")
        life.happen("lost")
        with pytest.raises(LocalError, match="disk is full"):
            await pump.stored()
        began = asyncio.get_running_loop().time()
        await pump.stop()
        assert asyncio.get_running_loop().time() - began < 0.9 * PAUSE


@pytest.mark.may_warn
@pytest.mark.parametrize("where", ["disk", "telling", "input", "going back"])
async def test_a_mistake_of_ours_is_logged_and_nobody_waits_for_ever(
    where: str, caplog: pytest.LogCaptureFixture
) -> None:
    life = Life()
    async with life.running() as pump, asyncio.timeout(10):
        life.happen("broken" if where == "telling" else "unlucky")
        if where == "disk":
            life.wrong = ZeroDivisionError()
        elif where == "input":
            pump.spoil(ZeroDivisionError())
        elif where == "going back":
            life.wrong, life.wrong_inside = LocalError("The disk is full."), ZeroDivisionError()
        if where == "telling":
            await pump.stored()  # it is
            await until(lambda: life.went_back)
        else:
            with pytest.raises(LocalError):
                await pump.stored()
        assert "ZeroDivisionError" in caplog.text
        life.wrong = life.wrong_inside = None
        if where == "going back":  # what is held is not stored before that has been done
            life.happen("half")
            with pytest.raises(LocalError, match="everything stored is safe"):
                await pump.stored()
        life.happen("after it")
        await pump.stored()
        assert life.told == ["what happens anyway", "after it"]
