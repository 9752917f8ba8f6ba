"""The traces that a member without a window writes, where somebody asked for them."""

import sys
from pathlib import Path

import pytest

from smmp_core import trace_files
from smmp_core.errors import LocalError
from smmp_core.trace.lines import decode
from smmp_core.trace.records import Arrived, Person, Round, Sent, Step, Told
from smmp_core.trace_files import TraceFiles
from tests.network.people import until
from tests.sharing.people import make_group, people
from tests.test_tracing import digest, say


async def test_every_group_has_a_private_file_that_holds_it_from_its_beginning(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "traces"
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        files = TraceFiles(ada.service, folder)
        group = await make_group(ada, bob)
        before = digest(ada, group)
        await say(bob, group, "a most secret text")
        await until(lambda: digest(ada, group) == digest(bob, group) != before)
        again = await make_group(ada, bob)
        files.close()
    written = sorted(folder.iterdir())
    assert [path.name[:8] for path in written] == sorted([group[:8], again[:8]])
    [path] = [path for path in written if path.name.startswith(group[:8])]
    heading, records = decode(path.read_bytes())
    assert heading.scenario == ""
    assert {record.name for record in records if isinstance(record, Person)} == {"ada", "bob"}
    assert {type(record) for record in records} >= {Round, Step, Sent, Arrived, Told}
    assert [record.rule for record in records if isinstance(record, Step)][:2] == ["initial", "received"]
    assert b"secret text" not in path.read_bytes()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700


async def test_before_a_file_grows_too_large_the_next_one_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace_files, "FULL", 12_000)
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        files = TraceFiles(ada.service, tmp_path / "traces")
        group = await make_group(ada, bob)
        for number in range(15):
            before = digest(ada, group)
            await say(bob, group, f"text {number}")
            await until(lambda: digest(ada, group) == digest(bob, group) != before)  # noqa: B023 - awaited here
        files.close()
    written = sorted((tmp_path / "traces").iterdir(), key=lambda path: int(path.stem.rpartition("-")[2]))
    assert len(written) > 2
    seen: set[int] = set()
    for number, path in enumerate(written):
        assert path.stat().st_size < 30_000
        _, records = decode(path.read_bytes())
        assert isinstance(records[0], Person)
        steps = [record for record in records if isinstance(record, Step)]
        if number:
            assert steps[0].rule == "taken_up"
        seen |= {record.after.place[3] for record in steps}
    assert seen == set(range(16)), "nothing is lost in between"


async def test_a_folder_that_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with people(tmp_path, ["ada"]) as (ada,):
        with pytest.raises(LocalError, match="No traces can be written"):
            TraceFiles(ada.service, tmp_path / "file")
