"""Whole members as processes: they find each other, agree, chat, fall out of step and heal."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.netlab import network
from tests.system.node import Event, Node, agree, make_group, same_transcript

LOOPBACK = ("--interface", "127.0.0.1")


@asynccontextmanager
async def members(folder: Path, count: int, *options: str) -> AsyncIterator[list[Node]]:
    """``count`` members with fresh homes, on this computer alone."""
    async with AsyncExitStack() as stack:
        nodes = [Node(folder / f"home{k}", *LOOPBACK, *options, name=f"Member {k}") for k in range(count)]
        yield list(await asyncio.gather(*(stack.enter_async_context(node) for node in nodes)))


async def end_in_order(nodes: Sequence[Node]) -> None:
    """End of stdin ends each member with status 0 and nothing to complain about."""
    assert await asyncio.gather(*(node.end() for node in nodes)) == [0] * len(nodes)
    assert [node.errors for node in nodes] == [""] * len(nodes)


def upset(nodes: Sequence[Node]) -> list[Event]:
    """The resyncs and alerts that members saw; none where all was calm."""
    return [event for node in nodes for event in node.of("resync") + node.of("alert")]


async def chat(nodes: Sequence[Node], group: str) -> None:
    """Twelve messages within milliseconds of each other reach everybody in one order."""
    texts = [f"message {k}" for k in range(12)]
    senders = [nodes[k % len(nodes)] for k in range(12)]
    await asyncio.gather(*(node.do("send", group=group, text=t) for node, t in zip(senders, texts, strict=True)))
    transcript = await same_transcript(nodes, group, 12)
    assert sorted(message["text"] for message in transcript) == sorted(texts)
    for node in nodes:
        typed = [t for sender, t in zip(senders, texts, strict=True) if sender is node]
        assert [m["text"] for m in transcript if m["sender"] == node.fingerprint] == typed
        shown = node.of("message", group=group)
        assert {m["id"]: m["position"] for m in shown} == {m["id"]: m["position"] for m in transcript}
        assert len({(m["id"], m["digest"]) for n in nodes for m in n.of("message")}) == 12


@pytest.mark.parametrize("count", [2, 3, 8])
async def test_members_find_each_other_and_chat(tmp_path: Path, count: int) -> None:
    async with members(tmp_path, count) as nodes:
        group = await make_group(nodes)
        await chat(nodes, group)
        assert upset(nodes) == []
        await end_in_order(nodes)


async def test_twenty_members(tmp_path: Path) -> None:
    async with members(tmp_path, 20) as nodes:
        group = await make_group(nodes, timeout=90)
        await chat(nodes, group)
        assert upset(nodes) == []
        await end_in_order(nodes)


async def test_members_on_three_computers(tmp_path: Path) -> None:
    with network(3) as hosts:
        async with AsyncExitStack() as stack:
            nodes = [
                Node(tmp_path / host.namespace, name=f"Member {k}", within=host.command())
                for k, host in enumerate(hosts)
            ]
            for node in nodes:
                await stack.enter_async_context(node)
            group = await make_group(nodes)
            await chat(nodes, group)
            assert upset(nodes) == []
            await end_in_order(nodes)


async def expect_one_episode(nodes: Sequence[Node], group: str, again: int) -> None:
    """Every member saw one resync episode, which healed, and in which ``again`` messages were sent again."""
    for node in nodes:
        await node.event("resync", group=group, stage="healed")
        stages = [event["stage"] for event in node.of("resync", group=group)]
        assert stages.count("required") <= 1
        assert [stage for stage in stages if stage in ("sent", "received")] != []
        assert stages[-2:] == ["healing", "healed"]
        assert node.of("resync", group=group)[-1]["again"] == again
        assert (await node.do("status", group=group))["position"][0] >= 2
    everybody = [stage["stage"] for node in nodes for stage in node.of("resync")]
    assert 1 <= everybody.count("sent") <= len(nodes)  # two may cross; the lower index wins (R4)
    assert not any(node.of("alert") for node in nodes)


async def test_a_lost_message_leads_to_one_resync_and_is_not_lost(tmp_path: Path) -> None:
    async with members(tmp_path, 3, "--faults") as nodes:
        group = await make_group(nodes)
        await nodes[0].do("send", group=group, text="before")
        await same_transcript(nodes, group, 1)
        for node in nodes:
            await node.do("fault", kind="no_repair", group=group)
        await nodes[0].do("fault", kind="drop", group=group, to=nodes[2].fingerprint)
        await nodes[0].do("send", group=group, text="lost on its way")
        transcript = await same_transcript(nodes, group, 2)
        assert [message["text"] for message in transcript] == ["before", "lost on its way"]
        await expect_one_episode(nodes, group, 1)
        await nodes[1].do("send", group=group, text="after")
        await same_transcript(nodes, group, 3)
        await end_in_order(nodes)


async def test_a_lost_message_is_repaired_without_a_resync(tmp_path: Path) -> None:
    async with members(tmp_path, 3, "--faults") as nodes:
        group = await make_group(nodes)
        await nodes[0].do("fault", kind="drop", group=group)
        await nodes[0].do("send", group=group, text="eaten for all")
        await same_transcript(nodes, group, 1)
        assert upset(nodes) == []


async def test_a_collision_leads_to_one_resync_and_loses_nothing(tmp_path: Path) -> None:
    async with members(tmp_path, 3, "--faults") as nodes:
        group = await make_group(nodes)
        for node in nodes[:2]:
            await node.do("fault", kind="collide", group=group)
        await asyncio.gather(*(node.do("send", group=group, text=f"from {k}") for k, node in enumerate(nodes[:2])))
        transcript = await same_transcript(nodes, group, 2)
        assert transcript[0]["position"] == transcript[1]["position"] == [1, 0, 1]
        await expect_one_episode(nodes, group, 2)


async def test_a_member_comes_back_and_catches_up(tmp_path: Path) -> None:
    async with members(tmp_path, 3) as nodes:
        group = await make_group(nodes)
        await nodes[2].do("send", group=group, text="before")
        await same_transcript(nodes, group, 1)
        assert await nodes[2].end() == 0
        for k in range(100):
            await nodes[k % 2].do("send", group=group, text=f"missed {k}")
        async with Node(nodes[2].home, *LOOPBACK) as again:
            assert again.of("ready")[0]["name"] == "Member 2"
            assert [m["text"] for m in await again.transcript(group)] == ["before"]
            everybody = [*nodes[:2], again]
            await again.do("send", group=group, text="back")
            for node in nodes[:2]:
                await node.until(lambda node=node: len(node.of("agreed")) == 102)  # type: ignore[misc]
            await again.until(lambda: len(again.of("agreed")) == 101)
            transcripts = [await node.transcript(group) for node in everybody]
            assert transcripts[0] == transcripts[1] == transcripts[2]
            assert len(transcripts[0]) == 102
            assert not again.of("agreement")
            assert upset(everybody) == []


async def test_a_killed_member_loses_nothing_it_was_answered_ok_for(tmp_path: Path) -> None:
    async with members(tmp_path, 3) as nodes, AsyncExitStack() as stack:
        group = await make_group(nodes)
        victim, said = nodes[1], 0
        for _ in range(3):
            others = [node for node in nodes if node.home != victim.home]
            answers = await asyncio.gather(*(victim.do("send", group=group, text=f"said {said + k}") for k in range(5)))
            assert all(answer["event"] == "ok" for answer in answers)
            said += 5
            victim.process.kill()
            await victim._finish()
            victim = await stack.enter_async_context(Node(victim.home, *LOOPBACK))
            everybody = [*others, victim]
            for node in others:
                await node.until(lambda node=node, said=said: len(node.of("agreed")) >= said)  # type: ignore[misc]
            await victim.do("send", group=group, text="still here")
            said += 1
            for node in others:
                await node.until(lambda node=node, said=said: len(node.of("agreed")) >= said)  # type: ignore[misc]
            transcripts = [await node.transcript(group) for node in everybody]
            assert all(transcript == transcripts[0] for transcript in transcripts)
            assert len(transcripts[0]) == len({message["id"] for message in transcripts[0]}) == said
        assert await victim.end() == 0


async def test_who_declines_is_left_out(tmp_path: Path) -> None:
    async with members(tmp_path, 3) as nodes:
        others = [node.fingerprint for node in nodes[1:]]
        for fingerprint in others:
            await nodes[0].event("peer", fingerprint=fingerprint, online=True)
        group = (await nodes[0].do("create", name="Three?", members=others))["group"]
        for node in nodes[1:]:
            await node.event("invited", group=group, by=nodes[0].fingerprint, name="Three?")
        await nodes[1].do("accept", group=group)
        waiting = nodes[0].of("agreement")[-1]["waiting_for"]
        assert set(waiting) <= set(others)
        await nodes[2].do("decline", group=group)
        established = await nodes[1].event("agreement", stage="established")
        assert set(established["members"]) == {nodes[0].fingerprint, nodes[1].fingerprint}
        await nodes[1].do("send", group=group, text="just the two of us")
        await same_transcript(nodes[:2], group, 1)
        assert (await nodes[2].do("groups"))["groups"] == []


async def test_a_message_to_nobody_connected_waits(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as nodes:
        group = await make_group(nodes)
        assert await nodes[1].end() == 0
        await nodes[0].until(lambda: nodes[0].of("peer")[-1]["online"] is False)
        answer = await nodes[0].do("send", group=group, text="for later")
        assert answer["event"] == "ok"
        await asyncio.sleep(0.3)
        assert await nodes[0].transcript(group) == []
        assert (await nodes[0].do("status", group=group))["outbox"] == 1
        async with Node(nodes[1].home, *LOOPBACK) as again:
            await same_transcript([nodes[0], again], group, 1)


async def test_the_user_may_resync(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as nodes:
        group = await make_group(nodes)
        assert (await nodes[0].do("resync", group=group))["event"] == "ok"
        await expect_one_episode(nodes, group, 0)


async def test_who_leaves_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    async with members(tmp_path, 3) as nodes:
        group = await make_group(nodes)
        await nodes[2].do("leave", group=group)
        for node in nodes[:2]:
            await node.event("alert", kind="left", member=nodes[2].fingerprint)
        await agree(nodes[:2], group)
        await nodes[0].do("send", group=group, text="without you")
        await same_transcript(nodes[:2], group, 1)
        assert (await nodes[2].do("groups"))["groups"] == []
        assert (await nodes[2].do("send", group=group, text="?"))["code"] == "unknown_group"


async def test_nothing_is_written_for_who_has_left(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as nodes:
        group = await make_group(nodes)
        await nodes[1].do("send", group=group, text="goodbye")
        await same_transcript(nodes, group, 1)
        await nodes[1].do("leave", group=group)
        await nodes[0].event("alert", kind="left")
        assert (await nodes[0].do("send", group=group, text="secret"))["event"] == "ok"
        await asyncio.sleep(0.5)
        assert [message["text"] for message in await nodes[0].transcript(group)] == ["goodbye"]
        assert await nodes[1].end() == 0
        async with Node(nodes[1].home, *LOOPBACK) as again:
            assert (await again.do("groups"))["groups"] == []
            assert (await again.do("transcript", group=group))["code"] == "unknown_group"


async def test_every_event_is_one_json_line(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as nodes:
        group = await make_group(nodes)
        await nodes[0].do("send", group=group, text="line\nbreak \N{SNOWMAN}")
        await same_transcript(nodes, group, 1)
        assert nodes[1].of("message")[0]["text"] == "line\nbreak \N{SNOWMAN}"
        assert json.dumps(nodes[1].events)
