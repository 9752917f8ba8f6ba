"""Real disks, of a few megabytes, on loop devices: full ones, and ones whose power is cut."""

import asyncio
import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from itertools import count, pairwise
from pathlib import Path

import pytest

from tests.system.node import Node, make_group
from tests.system.test_bad_input import cpu_time, fails_to_start
from tests.system.test_group import LOOPBACK, end_in_order
from tests.system.test_kill import Member, expect_all_once

CUTS = 5

_serial = count()


def run(*command: str) -> None:
    """Run to the end; what it says is kept for whoever wants to know why not."""
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)


def fill(file: Path) -> None:
    """Write into ``file`` until the disk takes nothing more, not a byte."""
    with open(file, "ab", buffering=0) as filler:
        for size in (65_536, 1024, 1):
            with contextlib.suppress(OSError):
                while filler.write(bytes(size)):
                    pass


async def fill_for_good(file: Path) -> None:
    """Fill the disk until no room comes free any more: the log of a home is emptied a little later."""
    free = -1
    while free < shutil.disk_usage(file.parent).free:
        fill(file)
        free = shutil.disk_usage(file.parent).free
        await asyncio.sleep(1)


def make_image(image: Path, megabytes: int = 8) -> None:
    """A file that holds an ext4 file system; skips the test, saying why, where that cannot be made."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("the command mkfs.ext4 (e2fsprogs) is missing")
    with open(image, "wb") as file:
        file.truncate(megabytes * 2**20)
    run("mkfs.ext4", "-q", "-F", "-m", "0", str(image))


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    """The folder where the image's file system is; skips the test, saying why, where nothing can be mounted."""
    sweep()
    folder = image.parent / f"smmp-disk-{os.getpid()}-{next(_serial)}"
    folder.mkdir()
    try:
        try:
            run("mount", "-o", "loop", str(image), str(folder))
        except (OSError, subprocess.CalledProcessError) as error:
            pytest.skip(f"no file system can be mounted here: {getattr(error, 'stderr', error)}")
        yield folder
    finally:
        if os.path.ismount(folder):
            unmount(folder)


def unmount(folder: Path) -> None:
    """Its loop device is let go of with it, at the latest when nobody uses it any more."""
    if subprocess.run(["umount", str(folder)], capture_output=True).returncode:
        subprocess.run(["umount", "--lazy", str(folder)], capture_output=True)


def sweep() -> None:
    """Unmount what a run that was killed has left: its process is no more."""
    for line in Path("/proc/mounts").read_text().splitlines():
        folder = Path(line.split()[1])
        if (made := re.fullmatch(r"smmp-disk-(\d+)-\d+", folder.name)) and not Path(f"/proc/{made[1]}").exists():
            unmount(folder)


# -- full -----------------------------------------------------------------------------------------


@pytest.mark.timeout(120)
async def test_a_full_disk_is_said_once_and_nothing_answered_ok_is_lost(tmp_path: Path) -> None:
    make_image(tmp_path / "image")
    with mounted(tmp_path / "image") as disk:
        async with Node(disk / "home", *LOOPBACK, name="Full") as node, Node(tmp_path / "home", *LOOPBACK) as other:
            group = await make_group([node, other])
            filler, ids = disk / "filler", []
            filler.write_bytes(bytes(shutil.disk_usage(disk).free - 1_500_000))
            while (answer := await node.do("send", group=group, text="x" * 20_000))["event"] == "ok":
                ids.append(answer["id"])
            assert answer["code"] == "home_full" and "full" in answer["message"] and len(ids) > 5
            await node.event("alert", kind="home")
            await fill_for_good(filler)
            while (answer := await node.do("send", group=group, text="is there room?"))["event"] == "ok":
                ids.append(answer["id"])
                await fill_for_good(filler)

            told, used = len(node.of("alert")), cpu_time(node)
            assert (await other.do("send", group=group, text="while it is full"))["event"] == "ok"
            await asyncio.sleep(4)
            assert cpu_time(node) - used < 0.5
            assert len(node.of("alert")) == told <= 2  # something small may have been stored in between
            assert not node.of("message", text="while it is full")

            filler.unlink()
            await node.event("message", 40, text="while it is full")  # by itself
            answer = await node.do("send", group=group, text="there is room")
            ids.append(answer["id"])
            await kill(node)
            assert len(node.of("alert")) == told and "Traceback" not in node.errors
            async with Node(disk / "home", *LOOPBACK) as again:
                await other.until(lambda: {event["id"] for event in other.of("message")} >= set(ids), 40)
                await other.event("agreed", 40, id=ids[-1])
                await again.event("agreed", 40, id=ids[-1])
                transcript = await again.transcript(group)
                assert await other.transcript(group) == transcript
                assert [message["id"] for message in transcript if message["sender"] == node.fingerprint] == ids
                assert [message["text"] for message in transcript].count("while it is full") == 1
                assert again.of("alert") == other.of("alert") == []
                await end_in_order([again, other])


async def test_a_full_disk_at_the_start_is_said_and_does_no_harm(tmp_path: Path) -> None:
    make_image(tmp_path / "image")
    with mounted(tmp_path / "image") as disk:
        fill(disk / "filler")
        assert "full" in await fails_to_start(Node(disk / "home", *LOOPBACK))
        (disk / "filler").unlink()
        async with Node(disk / "home", *LOOPBACK, name="Ann") as node:
            fingerprint = node.fingerprint
            await end_in_order([node])
        fill(disk / "filler")
        renamed = Node(disk / "home", *LOOPBACK, name="Beth")
        assert "full" in await fails_to_start(renamed)
        async with Node(disk / "home", *LOOPBACK) as node:  # nothing to be written yet
            assert (node.of("ready")[0]["name"], node.fingerprint) == ("Ann", fingerprint)
        (disk / "filler").unlink()
        async with Node(disk / "home", *LOOPBACK, name="Beth") as node:
            assert (node.of("ready")[0]["name"], node.fingerprint) == ("Beth", fingerprint)
            await end_in_order([node])


# -- the power is cut -----------------------------------------------------------------------------
#
# The backing file of a loop device holds what the file system has handed to the device, and nothing that is still in
# memory only: reading that file asks the mounted file system for nothing. Two readings in a row that are equal are what
# the device held at the instant between them.


def at_an_instant(image: Path) -> bytes:
    """What the device held at one instant."""
    content = image.read_bytes()
    while (again := image.read_bytes()) != content:
        content = again
    return content


async def kill(node: Node) -> None:
    """kill -9; what it had said arrives."""
    node.process.kill()
    await node._finish()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [1, 2])
async def test_power_cut_after_power_cut_loses_nothing_that_was_answered_ok(tmp_path: Path, seed: int) -> None:
    """At random instants, while all send. A message key used again would be an alert, or transcripts that differ."""
    draw = random.Random(seed)
    images = [tmp_path / f"image{k}" for k in range(CUTS + 1)]
    make_image(images[0])
    with ExitStack() as disks:
        async with AsyncExitStack() as stack:
            disk = disks.enter_context(mounted(images[0]))
            homes = [disk / "home", tmp_path / "home1", tmp_path / "home2"]
            nodes = [await stack.enter_async_context(Node(home, *LOOPBACK)) for home in homes]
            group = await make_group(nodes)
            everybody = [Member(node) for node in nodes]
            typing = [asyncio.create_task(member.type(group, draw)) for member in everybody]
            victim = everybody[0]
            for last, image in pairwise(images):
                await asyncio.sleep(draw.uniform(0.2, 2.0))
                if draw.random() < 0.5:
                    await victim.answers()
                victim.node.process.send_signal(signal.SIGSTOP)  # it says and sends nothing after this instant
                image.write_bytes(await asyncio.to_thread(at_an_instant, last))
                await victim.kill()
                disks.close()
                last.unlink()
                disk = disks.enter_context(mounted(image))
                await victim.start(stack, disk / "home")
                await victim.listen()
            await asyncio.sleep(0.5)
            for task in typing:
                task.cancel()
            await expect_all_once(everybody, group)


@pytest.mark.timeout(120)
async def test_a_power_cut_while_the_home_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    """A member starts for the first time, stopped every millisecond; each state in which the disk was then."""
    make_image(tmp_path / "image", 4)
    states: list[bytes] = []
    with mounted(tmp_path / "image") as disk:
        node = Node(disk / "home", *LOOPBACK, name="Ann")
        async with AsyncExitStack() as stack:
            await node.start()
            stack.push_async_exit(node)
            while not node.of("ready"):
                await asyncio.sleep(0.001)
                if (disk / "home").exists():
                    node.process.send_signal(signal.SIGSTOP)
                    state = await asyncio.to_thread(at_an_instant, tmp_path / "image")
                    if state not in states:
                        states.append(state)
                    node.process.send_signal(signal.SIGCONT)
            node.process.send_signal(signal.SIGSTOP)
            states.append(at_an_instant(tmp_path / "image"))
            await kill(node)
    few = asyncio.Semaphore(4)

    async def open_again(image: Path, state: bytes) -> tuple[str, str]:
        """Who it is and its name; a home that was not there yet may become another's."""
        async with few:
            image.write_bytes(state)
            with mounted(image) as disk:
                made = (disk / "home" / "home.key").exists()
                async with Node(disk / "home", *LOOPBACK, "--no-discovery") as again:
                    assert again.fingerprint == node.fingerprint or not made
                    await end_in_order([again])
            image.unlink()
            return again.fingerprint, again.of("ready")[0]["name"]

    found = await asyncio.gather(*(open_again(tmp_path / f"image{k}", state) for k, state in enumerate(states)))
    assert found[-1] == (node.fingerprint, "Ann")
