"""Members come and go, and write to each other alone: whole processes on loopback."""

from pathlib import Path

from tests.system.node import Node, agree, make_group, same_transcript
from tests.system.test_group import LOOPBACK, end_in_order, members


async def test_a_member_is_added_and_another_removed(tmp_path: Path) -> None:
    async with members(tmp_path, 4) as nodes:
        ada, bob, chiara, dana = nodes
        group = await make_group(nodes[:3])
        await ada.do("send", group=group, text="among three")
        await same_transcript(nodes[:3], group, 1)
        await bob.event("peer", fingerprint=dana.fingerprint, online=True)
        assert (await bob.do("add", group=group, members=[dana.fingerprint]))["event"] == "ok"
        await dana.event("invited", group=group, by=bob.fingerprint)
        await dana.do("accept", group=group)
        await agree(nodes, group)
        for node in nodes[:3]:
            changed = await node.event("membership", group=group, by=bob.fingerprint)
            assert (changed["added"], changed["removed"]) == ([dana.fingerprint], {})
        await dana.do("send", group=group, text="among four")
        for node in nodes:
            await node.until(lambda node=node: any(e["text"] == "among four" for e in node.of("message")))  # type: ignore[misc]
        assert [message["text"] for message in await dana.transcript(group)] == ["among four"]
        assert [message["text"] for message in await ada.transcript(group)] == ["among three", "among four"]

        assert (await ada.do("remove", group=group, members=[chiara.fingerprint]))["event"] == "ok"
        assert (await chiara.event("removed", group=group))["by"] == ada.fingerprint
        await agree((ada, bob, dana), group)
        await bob.do("send", group=group, text="without Chiara")
        await dana.until(lambda: any(event["text"] == "without Chiara" for event in dana.of("message")))
        assert (await chiara.do("send", group=group, text="?"))["code"] == "not_ready"
        assert [message["text"] for message in await chiara.transcript(group)] == ["among three", "among four"]
        await end_in_order(nodes)


async def test_who_was_away_at_a_removal_is_taken_in_again_with_what_it_missed(tmp_path: Path) -> None:
    async with members(tmp_path, 4) as nodes:
        ada, bob, chiara, dana = nodes
        group = await make_group(nodes)
        assert await chiara.end() == 0
        await ada.until(lambda: ada.of("peer", fingerprint=chiara.fingerprint)[-1]["online"] is False)
        await ada.do("remove", group=group, members=[dana.fingerprint])
        await agree((ada, bob), group)
        for k in range(20):
            await (ada, bob)[k % 2].do("send", group=group, text=f"missed {k}")
        async with Node(chiara.home, *LOOPBACK) as again:
            await again.until(lambda: len(again.of("message")) == 20, 40)
            await agree((ada, bob, again), group)
            transcripts = [await node.transcript(group) for node in (ada, bob, again)]
            assert transcripts[0] == transcripts[1] == transcripts[2] and len(transcripts[0]) == 20


async def test_two_write_to_each_other_alone(tmp_path: Path) -> None:
    async with members(tmp_path, 3) as nodes:
        ada, bob, chiara = nodes
        group = await make_group(nodes)
        sent = await ada.do("private", group=group, to=bob.fingerprint, text="only you")
        assert sent["event"] == "ok"
        (message,) = [await bob.event("message", group=group, private=True)]
        assert (message["text"], message["from"], message["to"]) == ("only you", ada.fingerprint, bob.fingerprint)
        await ada.event("delivered", group=group, id=sent["id"], member=bob.fingerprint)
        assert await bob.end() == 0
        answers = [await ada.do("private", group=group, to=bob.fingerprint, text=f"later {k}") for k in range(3)]
        async with Node(bob.home, *LOOPBACK) as again:
            for answer in answers:
                await ada.event("delivered", group=group, id=answer["id"])
            await again.do("private", group=group, to=ada.fingerprint, text="back")
            await ada.until(lambda: any(event["text"] == "back" for event in ada.of("message", private=True)))
            held = (await again.do("transcript", group=group))["private"]
            assert [m["text"] for m in held] == ["only you", "later 0", "later 1", "later 2", "back"]
        answer = await chiara.do("transcript", group=group)
        assert answer["private"] == answer["messages"] == [] and not chiara.of("message")
        assert (await ada.do("private", group=group, to=ada.fingerprint, text="?"))["code"] == "unknown_peer"
