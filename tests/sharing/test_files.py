"""Files between real members: sent, fetched from whoever has them, resumed, refused."""

from pathlib import Path

from tests.network.people import until
from tests.sharing.people import connect, make_file, make_group, people

MB = 1_000_000


async def test_a_file_reaches_everybody_and_can_be_saved(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        path, content = make_file(tmp_path, 5 * MB)
        id = await ada.service.files.offer(group, path, words="look", type="video/mp4")
        for other in (bob, carol):
            [info] = await other.announced(group)
            assert (info.name, info.size, info.type) == ("holiday.mp4", 5 * MB, "video/mp4")
            assert other.stage(info) == "absent"
            assert await other.fetched(group, info) == content
            await other.service.files.save(info, tmp_path / other.name / "saved.mp4")
            assert (tmp_path / other.name / "saved.mp4").read_bytes() == content
            stages = [event.stage for event in other.told]
            assert stages[-1] == "here" and "fetching" in stages
            assert other.told[-1].have == 5 * MB
        assert ada.stage(info) == "here"
        assert (await ada.service.messages(group))[-1].id == id


async def test_who_has_a_file_serves_it_while_its_author_is_away(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        path, content = make_file(tmp_path, 2 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await carol.announced(group)
        await ada.stop()
        await carol.service.files.fetch(group, info)
        await until(lambda: carol.stage(info) == "waiting")
        await ada.start()
        await connect(ada, bob)
        assert await bob.fetched(group, info) == content
        await ada.stop()
        await until(lambda: carol.stage(info) == "here")
        assert await carol.service.files.read(info, 2 * MB) == content
