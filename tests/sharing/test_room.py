"""Room on the disk for several files at once."""

import shutil
from pathlib import Path

import pytest

from smmp_core.sharing.vault import SPARE
from tests.network.people import until
from tests.sharing.people import connect, make_file, make_group, people

MB = 1_000_000


async def test_what_is_begun_has_its_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        for name in ("one", "two", "three"):
            await ada.service.files.offer(group, make_file(tmp_path, 10 * MB, name)[0])
        one, two, three = await bob.announced(group, 3)
        assert bob.service._mesh is not None
        await ada.stop()
        usage = shutil.disk_usage(tmp_path)
        free = SPARE + 25 * MB
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=free))
        for info in (one, two, three):  # nothing of them has come yet
            await bob.service.files.fetch(group, info)
        await until(lambda: sorted(map(bob.stage, (one, two, three))) == ["failed", "waiting", "waiting"])
        [failed] = [info for info in (one, two, three) if bob.stage(info) == "failed"]
        why = bob.service.files.state(failed).why or ""
        assert "disk is too full: the file takes 9 MiB, and 3" in why
        await ada.start()
        await connect(ada, bob)
        await until(lambda: sorted(map(bob.stage, (one, two, three))) == ["failed", "here", "here"])
        free -= 10 * MB  # what has come takes its room; nothing is counted twice
        assert len(await bob.fetched(group, failed)) == 10 * MB
