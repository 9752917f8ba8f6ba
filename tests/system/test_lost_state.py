"""Homes put back from a backup, members that lie or forget: whole processes on loopback."""

import asyncio
import shutil
from pathlib import Path

from tests.system.node import Node, make_group, same_transcript
from tests.system.test_group import LOOPBACK, end_in_order, members

CALM = ("In step", "Back in step")


async def holds(node: Node, group: str, ids: set[str], timeout: float = 40) -> None:
    """Until everything, and nothing else, is in the node's transcript, and its state is calm."""
    for _ in range(int(timeout * 5)):
        held = {str(message["id"]) for message in await node.transcript(group)}
        if held == ids and node.of("state", group=group)[-1]["state"] in CALM:
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"{len(held)} of {len(ids)} messages, {node.of('state', group=group)[-1]}\n{node.errors}")


async def test_a_home_put_back_from_a_backup_gets_everything_again(tmp_path: Path) -> None:
    """Its own messages too; it blames nobody and is blamed by nobody."""
    async with members(tmp_path, 3) as nodes:
        ada, bob, chiara = nodes
        group = await make_group(nodes)
        said = set()

        async def say(node: Node, text: str) -> None:
            said.add(str((await node.do("send", group=group, text=text))["id"]))

        for node in nodes:
            await say(node, "before the backup")
        await same_transcript(nodes, group, 3)
        assert await chiara.end() == 0
        shutil.copytree(chiara.home, tmp_path / "backup")
        async with Node(chiara.home, *LOOPBACK) as later:
            for k in range(5):
                for node in (ada, bob, later):
                    await say(node, f"after it, {k}")
            for node in (ada, bob, later):
                await holds(node, group, said)
            assert await later.end() == 0
        shutil.rmtree(chiara.home)
        shutil.copytree(tmp_path / "backup", chiara.home)
        async with Node(chiara.home, *LOOPBACK) as again:
            await again.event("alert", 30, kind="restored")
            await say(again, "I am back")
            for node in (ada, bob, again):
                await holds(node, group, said)
            transcripts = [await node.transcript(group) for node in (ada, bob, again)]
            assert transcripts[0] == transcripts[1] == transcripts[2]
            assert not any(node.of("alert") for node in (ada, bob)) and len(again.of("alert")) == 1
            assert again.of("agreement", stage="established")[-1]["epoch"] >= 2
            await end_in_order((ada, bob, again))


async def test_two_homes_of_one_person_are_told_and_nothing_is_broken_when_one_ends(tmp_path: Path) -> None:
    """As after a move to a new computer, when the old one is started again."""
    async with members(tmp_path, 3) as nodes:
        ada, bob, chiara = nodes
        group = await make_group(nodes)
        await ada.do("send", group=group, text="before the move")
        await same_transcript(nodes, group, 1)
        assert await chiara.end() == 0
        shutil.copytree(chiara.home, tmp_path / "copy")
        async with Node(chiara.home, *LOOPBACK) as old, Node(tmp_path / "copy", *LOOPBACK) as new:
            for here, there in ((old, new), (new, old)):
                told = (await here.event("alert", kind="twin"))["message"]
                assert there.address in told and "Quit it on one of the two" in told
            for k in range(3):
                for node in (ada, bob, new):
                    await node.do("send", group=group, text=f"after it, {k}")
                await asyncio.sleep(1)
            assert await old.end() == 0
            await same_transcript((ada, bob), group, 10, 60)
            assert await new.transcript(group) == await ada.transcript(group)
            assert not ada.of("alert") and not bob.of("alert")
            assert len(new.of("alert", kind="twin")) == 1
            await end_in_order((ada, bob, new))


async def test_a_lie_is_seen_and_the_liar_named(tmp_path: Path) -> None:
    async with members(tmp_path, 3, "--faults") as nodes:
        ada, bob, chiara = nodes
        group = await make_group(nodes)
        await ada.do("fault", kind="equivocate", group=group, to=bob.fingerprint)
        await ada.do("send", group=group, text="the truth")
        for node in (bob, chiara):
            alert = await node.event("alert", kind="equivocation")
            assert alert["member"] == ada.fingerprint and "Member 0" in alert["message"]
            await node.event("state", state="Fork evidence")


async def test_who_forgets_its_place_comes_back_by_a_new_key(tmp_path: Path) -> None:
    async with members(tmp_path, 3, "--faults") as nodes:
        group = await make_group(nodes)
        assert (await nodes[1].do("fault", kind="forget", group=group))["event"] == "ok"
        for node in nodes:
            await node.do("send", group=group, text="go on")
        await same_transcript(nodes, group, 3)
        for node in nodes:
            await node.event("agreement", group=group, stage="established", epoch=2)
            assert not node.of("resync")
        assert [alert["kind"] for alert in nodes[1].of("alert")] == ["restored"]
        await end_in_order(nodes)
