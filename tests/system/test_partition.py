"""A group that falls apart, resyncs or changes from several sides at once comes together again: whole processes."""

import asyncio
from collections.abc import Awaitable, Sequence
from pathlib import Path

import pytest

from tests.system.node import Event, Node, agree, make_group, same_transcript
from tests.system.test_group import LOOPBACK, end_in_order, members

FOREVER = 60  # seconds of a partition; each is ended before


async def all_ok(*answers: Awaitable[Event]) -> None:
    """Commands given at the same instant; each is answered ``ok``."""
    assert {answer["event"] for answer in await asyncio.gather(*answers)} == {"ok"}


async def part(sides: Sequence[Sequence[Node]], seconds: int) -> None:
    """For ``seconds`` from now, whatever was said before, nothing of the conversation passes between the two sides."""
    one, other = sides
    pairs = [*((a, b) for a in one for b in other), *((b, a) for a in one for b in other)]
    await all_ok(*(node.do("fault", kind="partition", to=to.fingerprint, count=seconds) for node, to in pairs))


def texts(node: Node) -> set[str]:
    """What this member has shown so far."""
    return {str(event["text"]) for event in node.of("message")}


async def shown(node: Node, expected: set[str], timeout: float = 20) -> None:
    """Wait until a member shows these messages and no others."""
    await node.until(lambda: texts(node) >= expected, timeout)
    assert texts(node) == expected


async def back_in_step(nodes: Sequence[Node], group: str, count: int) -> list[Event]:
    """All hold the same ``count`` messages, say the same of each other, and each has healed once; the transcript."""
    transcript = await same_transcript(nodes, group, count, 40)
    for node in nodes:
        await node.event("resync", 40, group=group, stage="healed")
        await node.until(lambda node=node: node.of("state")[-1]["state"] in ("In step", "Back in step"), 40)  # type: ignore[misc]
    await asyncio.sleep(1)  # another episode would begin by now
    standings = [await node.do("status", group=group) for node in nodes]
    assert len({(tuple(status["position"]), status["digest"]) for status in standings}) == 1
    assert all(member["state"] == "agrees" for status in standings for member in status["members"])
    assert [len(node.of("resync", stage="healed")) for node in nodes] == [1] * len(nodes)
    assert [node.of("resync")[-1]["stage"] for node in nodes] == ["healed"] * len(nodes)
    assert [node.of("resync", stage="failed") + node.of("alert") for node in nodes] == [[]] * len(nodes)
    return transcript


async def test_two_sides_that_both_went_on_become_one_conversation_again(tmp_path: Path) -> None:
    async with members(tmp_path, 4, "--faults") as nodes:
        group = await make_group(nodes)
        await nodes[2].do("send", group=group, text="together")
        await same_transcript(nodes, group, 1)
        sides = nodes[:2], nodes[2:]
        await part(sides, FOREVER)
        said = [{f"{node.fingerprint} {k}" for node in side for k in range(10)} for side in sides]
        for k in range(10):
            await all_ok(*(n.do("send", group=group, text=f"{n.fingerprint} {k}") for side in sides for n in side))
        for side, of_side in zip(sides, said, strict=True):
            for node in side:
                await shown(node, {"together"} | of_side)
        await part(sides, 1)
        transcript = await back_in_step(nodes, group, 41)
        for node in nodes:
            typed = [message["text"] for message in transcript if message["sender"] == node.fingerprint]
            assert [text for text in typed if text != "together"] == [f"{node.fingerprint} {k}" for k in range(10)]
        await all_ok(*(node.do("send", group=group, text="after") for node in nodes))
        await same_transcript(nodes, group, 45)
        await end_in_order(nodes)


async def test_everybody_resyncs_at_once(tmp_path: Path) -> None:
    async with members(tmp_path, 4) as nodes:
        group = await make_group(nodes)
        await all_ok(
            *(node.do("resync", group=group) for node in nodes),
            *(node.do("send", group=group, text=f"meanwhile {k}") for k in range(5) for node in nodes),
        )
        await back_in_step(nodes, group, 20)
        await end_in_order(nodes)


@pytest.mark.parametrize("changes", ["remove, remove", "remove, add", "add, add"])
async def test_two_change_the_members_at_once(tmp_path: Path, changes: str) -> None:
    """Ada and Bob each remove or add another person at the same instant: both changes take effect for all who stay."""
    async with members(tmp_path, 4 + changes.count("add")) as nodes:
        group = await make_group(nodes[:4])
        leaving, coming, at_once = nodes[2:4], nodes[4:], []
        for who, change in zip(nodes[:2], changes.split(", "), strict=True):
            if change == "remove":
                at_once.append(who.do("remove", group=group, members=[leaving.pop().fingerprint]))
            else:
                newcomer = coming[len(at_once) - 2 + changes.count("add")]
                await who.event("peer", fingerprint=newcomer.fingerprint, online=True)
                assert (await who.do("add", group=group, members=[newcomer.fingerprint]))["event"] == "ok"
                await newcomer.event("invited", group=group)
                at_once.append(newcomer.do("accept", group=group))
        sends = [node.do("send", group=group, text=f"{k}") for k, node in enumerate(nodes[:2])]
        await all_ok(*at_once, *sends)
        staying = [*nodes[:2], *leaving, *coming]
        await agree(staying, group)
        for node in set(nodes) - set(staying):
            await node.event("removed", group=group)
        assert (await staying[-1].do("send", group=group, text="in the end"))["event"] == "ok"
        for node in staying:
            expected = {"in the end"} if node in coming else {"0", "1", "in the end"}
            await node.until(lambda node=node, expected=expected: texts(node) >= expected)  # type: ignore[misc]
        whole, *transcripts = [await node.transcript(group) for node in staying]
        assert sorted(message["text"] for message in whole) == ["0", "1", "in the end"]
        for node, transcript in zip(staying[1:], transcripts, strict=True):
            joined = [message for message in whole if message in transcript] if node in coming else whole
            assert transcript == joined
        assert not any(node.of("resync") for node in nodes)
        await end_in_order(nodes)


@pytest.mark.parametrize("waits", [True, False], ids=["they wait", "they go on"])
async def test_who_was_away_at_a_resync_heals_with_the_others(tmp_path: Path, waits: bool) -> None:
    async with members(tmp_path, 4) as nodes:
        group = await make_group(nodes)
        away, others = nodes[3], nodes[:3]
        await away.do("send", group=group, text="before")
        await same_transcript(nodes, group, 1)
        assert await away.end() == 0
        for node in others:
            await node.until(lambda node=node: not node.of("peer", fingerprint=away.fingerprint)[-1]["online"])  # type: ignore[misc]
        await others[0].do("resync", group=group)
        for k in range(9):
            await others[k % 3].do("send", group=group, text=f"missed {k}")
        for node in others:
            await shown(node, {"before", *(f"missed {k}" for k in range(9))})
            assert {"sent", "received"} & {event["stage"] for event in node.of("resync")}
        if not waits:
            await others[1].do("go_on", group=group)
            for node in others:
                await node.event("resync", group=group, stage="healed")
        else:
            assert not any(node.of("resync", stage="healed") for node in others)
        async with Node(away.home, *LOOPBACK) as again:
            await again.until(lambda: len(again.of("message")) == 9, 40)
            await agree([*others, again], group)
            await back_in_step(others, group, 10)
            assert await again.transcript(group) == await others[0].transcript(group)
            await again.event("resync", 40, group=group, stage="healed")
            await again.do("send", group=group, text="back")
            for node in (*others, again):
                await node.until(lambda node=node: "back" in texts(node))  # type: ignore[misc]
            assert not again.of("alert")
            await end_in_order([*others, again])
