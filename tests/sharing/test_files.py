"""Files between real members: sent, fetched from whoever has them, resumed, refused."""

import asyncio
import os
import resource
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from smmp_core import commands, events
from smmp_core.body import Body, FileInfo
from smmp_core.errors import LocalError
from smmp_core.sharing.frames import TYPES, Ask, Lack, Part, Want, decode, encode
from smmp_core.sharing.layout import MAX_SIZE
from tests.network.people import until
from tests.sharing.people import Person, connect, linked, make_file, make_group, people

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
        everything = {other.service.fingerprint: 5 * MB for other in (bob, carol)}
        await until(lambda: ada.told[-1].taken == everything == ada.service.files.state(info).taken)
        assert any(0 < count < 5 * MB for event in ada.told for count in event.taken.values())
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


async def test_a_private_file_is_for_its_two_ends_only(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        path, content = make_file(tmp_path, MB)
        await ada.service.files.offer(group, path, to=bob.fingerprint, words="for you")
        await until(lambda: bob.service.private_unread(group))
        [message] = await bob.service.private_messages(group, ada.fingerprint)
        body = Body.decode(message.text)
        assert body.words == "for you" and body.file is not None
        assert await bob.fetched(group, body.file) == content
        with pytest.raises(LocalError, match="No message of this group announces this file"):
            await carol.service.files.fetch(group, body.file)
        for other in (ada, bob):
            assert await answers(other, carol, body.file) == []
        with pytest.raises(LocalError, match="Only another member"):
            await ada.service.files.offer(group, path, to=ada.fingerprint)


async def answers(person: Person, asker: Person, info: FileInfo) -> list[bytes]:
    """What ``person`` answers when ``asker`` asks for a file by hand."""
    heard: list[bytes] = []
    before = dict(asker.service._beside)
    asker.service._beside.update(dict.fromkeys(TYPES, lambda peer, frame: heard.append(frame)))
    for frame in (Ask(info.root), Want(info.root, 0), Want(info.root, 1)):
        assert asker.service._mesh is not None
        assert asker.service._mesh.send(bytes.fromhex(person.fingerprint), encode(frame))
    await asyncio.sleep(0.2)
    asker.service._beside.update(before)
    return heard


async def test_who_is_no_member_gets_nothing(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "mallory"]) as (ada, bob, mallory):
        group = await make_group(ada, bob)
        await make_group(ada, mallory)
        path, _ = make_file(tmp_path, MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        assert len(await answers(ada, bob, info)) == 3
        assert await answers(ada, mallory, info) == []
        await ada.service.execute(commands.Remove(group=group, members=[bob.fingerprint]))
        assert await answers(ada, bob, info) == [], "who was removed is given nothing more"


async def test_what_a_member_has_asked_for_is_not_sent_once_the_member_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        path, _ = make_file(tmp_path, MB)
        await ada.service.files.offer(group, path)
        [info] = await carol.announced(group)
        held, came = [2 * MB], list[object]()
        monkeypatch.setattr(ada.service.files._serving, "_waiting", lambda peer: held[0])  # the link to Carol is full
        monkeypatch.setitem(carol.service._beside, Part.TYPE, lambda _, frame: came.append(decode(frame)))
        monkeypatch.setitem(carol.service._beside, Lack.TYPE, lambda _, frame: came.append(decode(frame)))
        assert carol.service._mesh is not None
        for part in range(3):
            carol.service._mesh.send(bytes.fromhex(ada.fingerprint), encode(Want(info.root, part)))
        await until(lambda: bool(ada.service.files._serving._wanted))
        await ada.service.execute(commands.Remove(group=group, members=[carol.fingerprint]))
        held[0] = 0
        await until(lambda: len(came) == 3)
        assert came == [Lack(info.root)] * 3


async def test_nonsense_is_counted_and_harms_nothing(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        assert bob.service._mesh is not None
        for frame in (b"\x40", b"\x44" + bytes(40), b"\x45" + bytes(32)):
            bob.service._mesh.send(bytes.fromhex(ada.fingerprint), frame)
        await until(lambda: ada.service.files.junk == 3)
        assert bytes.fromhex(bob.fingerprint) in linked(ada)


async def test_a_link_that_breaks_in_the_middle_is_no_new_beginning(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, 30 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.service.files.fetch(group, info)
        await until(lambda: bob.service.files.state(info).have > 5 * MB)
        assert bob.service._mesh is not None
        bob.service._mesh.disconnect(bytes.fromhex(ada.fingerprint), "a cable")
        await until(lambda: bob.stage(info) == "here")
        assert await bob.service.files.read(info, 30 * MB) == content
        have = [event.have for event in bob.told]
        assert have == sorted(have) and "waiting" in [event.stage for event in bob.told]


async def test_what_was_fetched_survives_a_restart_of_either_end(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, 30 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.service.files.fetch(group, info)
        await until(lambda: bob.service.files.state(info).have > 5 * MB)
        have = bob.service.files.state(info).have
        await bob.stop()
        assert bob.blobs == [info.root + ".part"] and 5 * MB < have < 30 * MB
        await ada.stop()
        bob.told.clear()
        await bob.start()
        await until(lambda: bob.stage(info) == "waiting")
        assert bob.service.files.state(info).have >= have
        await ada.start()
        await connect(ada, bob)
        await until(lambda: bob.stage(info) == "here")
        assert await bob.service.files.read(info, 30 * MB) == content
        assert min(event.have for event in bob.told if event.stage == "fetching") >= have
        await bob.stop()
        await bob.start()
        assert bob.stage(info) == "here" and bob.blobs == [info.root]


async def test_who_serves_something_else_is_found_and_another_one_asked(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "carol"]) as (ada, bob, carol):
        group = await make_group(ada, bob, carol)
        path, content = make_file(tmp_path, 2 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await carol.announced(group)
        await bob.fetched(group, info)
        await ada.stop()
        blob = bob.home / "files" / info.root
        blob.write_bytes(blob.read_bytes()[:-1] + b"?")
        await carol.service.files.fetch(group, info)
        await until(lambda: carol.stage(info) == "waiting" and carol.service.files.state(info).have > 0)
        assert "something else" in (carol.service.files.state(info).why or "")
        await ada.start()
        await connect(ada, bob, carol)
        await until(lambda: carol.stage(info) == "here")
        assert await carol.service.files.read(info, 2 * MB) == content
        with pytest.raises(LocalError, match="cannot be decrypted"):
            await bob.service.files.read(info, 2 * MB)


async def test_who_fetches_can_stop_and_begin_again(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, 30 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.service.files.fetch(group, info)
        await until(lambda: bob.service.files.state(info).have > MB)
        await bob.service.files.cancel(group, info)
        assert bob.told[-1].stage == bob.stage(info) == "absent" and bob.blobs == []
        await bob.stop()
        await bob.start()
        await connect(ada, bob)
        assert bob.stage(info) == "absent"
        assert await bob.fetched(group, info) == content


async def test_who_sent_a_file_can_withdraw_it(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "carol", "dan"]) as (ada, bob, carol, dan):
        group = await make_group(ada, bob, carol, dan)
        path, content = make_file(tmp_path, 30 * MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await carol.announced(group)
        await dan.announced(group)
        await dan.stop()
        await bob.fetched(group, info)
        with pytest.raises(LocalError, match="Only who has sent"):
            await bob.service.files.withdraw(group, info)
        await carol.service.files.fetch(group, info)
        await until(lambda: carol.service.files.state(info).have > MB)
        await ada.service.files.withdraw(group, info)
        await until(lambda: carol.stage(info) == "gone")
        await until(lambda: ada.blobs == carol.blobs == [])
        assert ada.stage(info) == "gone"
        assert bob.stage(info) == "here" and await bob.service.files.read(info, 30 * MB) == content
        with pytest.raises(LocalError, match="withdrawn it"):
            await carol.service.files.fetch(group, info)
        await dan.start()  # who was away hears of it when asking
        await connect(ada, dan)
        await connect(bob, dan)
        await dan.service.files.fetch(group, info)
        await until(lambda: dan.stage(info) == "gone")
        await ada.stop()
        await ada.start()
        assert ada.stage(info) == "gone"


async def test_who_is_killed_while_withdrawing_keeps_nothing_after_the_next_start(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, 1000)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.fetched(group, info)
        blob = (ada.home / "files" / info.root).read_bytes()
        await ada.service.files.withdraw(group, info)
        await until(lambda: ada.blobs == [])
        await ada.stop()
        (ada.home / "files" / info.root).write_bytes(blob)  # killed after it was stored that the file is withdrawn
        await ada.start()
        assert ada.blobs == [] and ada.stage(info) == "gone"
        await bob.stop()
        await bob.start()
        assert await bob.service.files.read(info, 1000) == content, "who has fetched it keeps it"


async def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, _ = make_file(tmp_path, 0, "nothing")
        await ada.service.files.offer(group, path)
        await ada.service.files.offer(group, path)
        first, second = await bob.announced(group, 2)
        assert first.root != second.root and first.key != second.key
        assert await bob.fetched(group, first) == b""
        await bob.service.files.save(first, tmp_path / "saved")
        assert (tmp_path / "saved").read_bytes() == b""


async def test_what_cannot_be_sent_is_a_sentence(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        os.mkfifo(tmp_path / "pipe")
        with open(tmp_path / "huge", "wb") as huge:
            huge.truncate(MAX_SIZE + 1)
        (tmp_path / "folder").mkdir()
        for name, sentence in {
            "nowhere": "nowhere cannot be read: No such file",
            "folder": "folder is not a file",
            "pipe": "pipe is not a file",
            "huge": "huge is too big: at most 2 GiB",
            "nul\0": "cannot be read: embedded null",
        }.items():
            with pytest.raises(LocalError, match=sentence):
                await ada.service.files.offer(group, tmp_path / name)
        path, _ = make_file(tmp_path, 10)
        with pytest.raises(LocalError, match="bytes too many to be sent with a file"):
            await ada.service.files.offer(group, path, words="x" * 65_500)
        with pytest.raises(LocalError, match="cannot be announced"):
            await ada.service.files.offer(group, path, type="x" * 200)
        with pytest.raises(LocalError, match="no part in this group"):
            await ada.service.files.offer("00" * 16, path)
        assert ada.blobs == []


async def test_an_offer_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, _ = make_file(tmp_path, 100 * MB)
        done: list[int] = []
        offering = asyncio.create_task(ada.service.files.offer(group, path, progress=done.append))
        await until(lambda: done)
        offering.cancel()
        with pytest.raises(asyncio.CancelledError):
            await offering
        assert 0 < done[0] < 100 * MB and ada.blobs == [] and await ada.service.messages(group) == []


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """As a disk that is full there."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_disk_that_takes_no_more_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, 30 * MB)
        with no_file_longer_than(8 * MB), pytest.raises(LocalError, match="cannot be written"):
            await ada.service.files.offer(group, path)
        assert ada.blobs == [] and await ada.service.messages(group) == []
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.service.files.fetch(group, info)
        await until(lambda: bob.service.files.state(info).have > MB)
        with no_file_longer_than(8 * MB):
            await until(lambda: bob.stage(info) == "failed")
        assert "cannot be written" in (bob.service.files.state(info).why or "")
        await until(lambda: bob.blobs == [])
        assert await bob.fetched(group, info) == content
        with no_file_longer_than(8 * MB), pytest.raises(LocalError, match="cannot be written"):
            await bob.service.files.save(info, tmp_path / "saved")
        assert not [path for path in tmp_path.iterdir() if "part" in path.name or path.name == "saved"]


async def test_a_folder_that_cannot_be_used_keeps_nobody_from_chatting(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.stop()
        (bob.home / "files").write_bytes(b"in the way")
        await bob.start()
        await connect(ada, bob)
        await bob.service.files.fetch(group, info)
        await until(lambda: bob.stage(info) == "failed")
        assert "cannot be written" in (bob.service.files.state(info).why or "")
        with pytest.raises(LocalError, match="cannot be written"):
            await bob.service.files.offer(group, path)
        (bob.home / "files").unlink()
        assert await bob.fetched(group, info) == content


async def test_a_file_is_saved_whole_or_not_at_all_and_over_nothing(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, MB)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        files = bob.service.files
        with pytest.raises(LocalError, match="not here yet"):
            await files.save(info, tmp_path / "saved")
        await bob.fetched(group, info)
        there = tmp_path / "there"
        there.write_bytes(b"precious")
        with pytest.raises(LocalError, match="exists already"):
            await files.save(info, there)
        with pytest.raises(LocalError, match="is a folder"):
            await files.save(info, bob.home, overwrite=True)
        with pytest.raises(LocalError, match="cannot be written: No such file"):
            await files.save(info, tmp_path / "nowhere" / "saved")
        with pytest.raises(LocalError, match="at most 10 are read"):
            await files.read(info, 10)
        with pytest.raises(LocalError, match="cannot be decrypted"):
            await files.save(replace(info, key="00" * 32), tmp_path / "saved")
        assert there.read_bytes() == b"precious" and not (tmp_path / "saved").exists()
        await files.save(info, there, overwrite=True)
        assert there.read_bytes() == content


async def test_only_ciphertext_lies_in_the_home_and_for_nobody_else(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path = tmp_path / "letter.txt"
        path.write_bytes(b"secret words " * 10_000)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await bob.fetched(group, info)
        for person in (ada, bob):
            folder = person.home / "files"
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            [blob] = folder.iterdir()
            assert blob.name == info.root and stat.S_IMODE(blob.stat().st_mode) == 0o600
            assert b"secret" not in blob.read_bytes() and bytes.fromhex(info.key) not in blob.read_bytes()
        await bob.service.execute(commands.Leave(group=group))
        await until(lambda: bob.blobs == [])


async def test_what_no_message_names_is_removed_at_start(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, _ = make_file(tmp_path, 100)
        await ada.service.files.offer(group, path)
        [info] = await bob.announced(group)
        await ada.stop()
        for name in ("00" * 32, "11" * 32 + ".part", info.root + ".part", "22" * 16 + ".new", "junk"):
            (ada.home / "files" / name).write_bytes(b"left")
        await ada.start()
        assert ada.blobs == [info.root] and ada.stage(info) == "here"


async def test_a_file_goes_with_its_message_when_that_is_erased(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        path, content = make_file(tmp_path, MB)
        for _ in range(2):
            await ada.service.files.offer(group, path)
        first, second = await bob.announced(group, 2)
        assert await bob.fetched(group, first) == content
        await bob.service.erase(group)
        assert bob.blobs == [] and bob.stage(first) == "absent"
        with pytest.raises(LocalError, match="No message of this group announces this file"):
            await bob.service.files.fetch(group, second)
        assert ada.blobs == sorted([first.root, second.root])


async def test_chat_flows_beside_two_files(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob"]) as (ada, bob):
        group = await make_group(ada, bob)
        contents = {}
        for name in ("one", "two"):
            path, contents[name] = make_file(tmp_path, 40 * MB, name)
            await ada.service.files.offer(group, path)
        infos = await bob.announced(group, 2)
        sent: dict[str, float] = {}
        took: list[float] = []

        def note(event: events.Event) -> None:
            if isinstance(event, events.Message) and event.text in sent:
                took.append(time.perf_counter() - sent[event.text])

        bob.service.subscribe(note)
        for info in infos:
            await bob.service.files.fetch(group, info)
        while not all(bob.stage(info) == "here" for info in infos):
            text = f"message {len(sent)}"
            sent[text] = time.perf_counter()
            await ada.service.execute(commands.Send(group=group, text=text))
            await asyncio.sleep(0.03)
        await until(lambda: len(took) == len(sent))
        assert len(took) >= 5 and sorted(took)[len(took) // 2] < 0.1
        for info in infos:
            assert await bob.service.files.read(info, 40 * MB) == contents[info.name]
