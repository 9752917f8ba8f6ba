"""Bad input of every kind gets a clear sentence, no traceback, and nothing is lost."""

import asyncio
import json
import os
import socket
from pathlib import Path

import pytest

from tests.system.node import Node, make_group, same_transcript
from tests.system.test_group import LOOPBACK, members

STRANGER = "ab" * 32


async def refused(node: Node, code: str, do: str, **fields: object) -> str:
    """The command is answered with this error code and a sentence."""
    answer = await node.do(do, **fields)
    assert (answer["event"], answer.get("code")) == ("error", code), answer
    assert answer["message"].endswith(".") or answer["message"]
    assert "Traceback" not in answer["message"]
    return str(answer["message"])


async def fails_to_start(node: Node) -> str:
    """The process ends with status 2 and one line on stderr."""
    await node.start()
    assert await asyncio.wait_for(node._finish(), 20) == 2
    assert node.events == []
    assert len(node.errors.splitlines()) == 1, node.errors
    return node.errors


async def test_nonsense_on_stdin(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as (node, other):
        group = await make_group([node, other])
        for line, code in [
            (b"nonsense", "bad_json"),
            (b"\xff\xfe\x00", "bad_json"),
            (b"[1, 2]", "unknown_command"),
            (b"null", "unknown_command"),
            (b'{"do": "dance"}', "unknown_command"),
            (b'{"do": 7}', "unknown_command"),
            (b'{"do": "send"}', "bad_field"),
            (b'{"do": "send", "group": 5, "text": "x"}', "bad_field"),
            (b'{"do": "send", "group": "", "text": "x"}', "bad_field"),
            (b'{"do": "send", "group": "%s", "text": "\\ud800"}' % group.encode(), "bad_field"),
            (b'{"do": "create", "name": "", "members": []}', "bad_field"),
            (b"{" * 100_000, "bad_json"),
            (b'{"do": "send", "group": "00", "text": "\xff"}', "bad_json"),
            (b'{"do": "peers", "more": "\xff"}', "bad_json"),
            (b'{"do": "peers", "ref": "\xff"}', "bad_json"),
            (b'{"do": "peers", "ref": "\\ud800"}', "bad_field"),
            (b'{"do": "peers", "ref": %s1%s}' % (b"[" * 100_000, b"]" * 100_000), "bad_json"),
            ('{"do": "peers"}'.encode("utf-16-le"), "bad_json"),
            (b'"' + b"x" * 1_100_000 + b'"', "too_long"),
        ]:
            before = len(node.of("error"))
            node.write(line)
            await node.until(lambda before=before: len(node.of("error")) > before)  # type: ignore[misc]
            assert node.of("error")[-1]["code"] == code, (line[:60], node.of("error")[-1])
        await refused(node, "unknown_group", "send", group="00" * 16, text="x")
        await refused(node, "too_long", "send", group=group, text="x" * 65_537)
        await refused(node, "too_long", "send", group=group, text="\N{SNOWMAN}" * 30_000)
        await refused(node, "bad_size", "create", name="alone", members=[])
        await refused(node, "bad_size", "create", name="many", members=[f"{k:064x}" for k in range(64)])
        await refused(node, "unknown_peer", "verify", peer=STRANGER)
        await refused(node, "bad_field", "connect", address="no address")
        await refused(node, "not_ready", "accept", group=group)
        await refused(node, "no_faults", "fault", kind="drop", group=group)
        await refused(node, "bad_field", "transcript", group=group, limit=0)
        await refused(node, "unknown_peer", "private", group=group, to=STRANGER, text="x")
        await refused(node, "too_long", "private", group=group, to=other.fingerprint, text="x" * 65_537)
        await refused(node, "unknown_peer", "remove", group=group, members=[STRANGER])
        await refused(node, "bad_field", "add", group=group, members=[])
        await refused(node, "bad_size", "add", group=group, members=[f"{n:064x}" for n in range(70)])
        await refused(node, "not_ready", "go_on", group=group)
        assert (await node.do("send", group=group, text="x" * 65_536))["event"] == "ok"
        await same_transcript([node, other], group, 1)
        node.write(b'{"do": "send", "ref": 71, "group": "x", "text": "\\ud800"}')
        assert (await node.event("error", ref=71))["code"] == "bad_field"
        node.write(b'{"do": "peers", "ref": 72, "x": NaN}')
        node.write(b'{"do": 5, "ref": 73}')
        assert (await node.event("error", ref=73))["code"] == "unknown_command"
        node.write(b'{"do": 5, "ref": %s}' % (b"9" * 60))
        await node.event("error", ref=int("9" * 60))
        node.write(b'{"do": "peers", "ref": {"line":\r"ends"}}')  # no answer has an end of line inside
        await node.event("ok", ref={"line": "ends"})
        assert b"\r" not in node.output
        for address in ("a..b:5", "x" * 300 + ":5", "127.0.0.1\0:5"):
            await refused(node, "bad_field", "connect", address=address)
        await refused(node, "bad_field", "transcript", group=group, limit=10**20)
        node.write(json.dumps({"do": "peers", "ref": {"any": ["json"]}}).encode())
        await node.event("ok", ref={"any": ["json"]})
        assert node.errors == ""


async def test_junk_on_the_port(tmp_path: Path) -> None:
    async with members(tmp_path, 2) as nodes:
        group = await make_group(nodes)
        host, port = nodes[0].address.rsplit(":", 1)
        for junk in (b"", b"GET / HTTP/1.1\r\n\r\n", os.urandom(4096), b"\x01" + bytes(70_000), b"\xff" * 10):
            with socket.create_connection((host, int(port)), 5) as stranger:
                stranger.sendall(junk)
                await asyncio.sleep(0.05)
        await nodes[0].do("send", group=group, text="undisturbed")
        await same_transcript(nodes, group, 1)
        assert await nodes[0].end() == 0
        assert "Traceback" not in nodes[0].errors


async def test_a_home_in_use(tmp_path: Path) -> None:
    async with Node(tmp_path / "home", *LOOPBACK, name="First"):
        assert "Another program has the home" in await fails_to_start(Node(tmp_path / "home", *LOOPBACK))


async def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        message = await fails_to_start(Node(tmp_path / "home", "--listen", f"127.0.0.1:{port}", "--no-discovery"))
        assert str(port) in message


@pytest.mark.parametrize(
    "listen", ["nonsense", "127.0.0.1:99999", "127.0.0.1:-1", "300.1.1.1:0", "[::1:0", ":0", "192.0.2.1:0"]
)
async def test_an_address_that_cannot_be_listened_on(tmp_path: Path, listen: str) -> None:
    await fails_to_start(Node(tmp_path / "home", f"--listen={listen}", "--no-discovery"))


async def test_passphrases(tmp_path: Path) -> None:
    right, wrong, missing = tmp_path / "right", tmp_path / "wrong", tmp_path / "missing"
    right.write_text("correct horse\n")
    wrong.write_text("battery staple\n")
    home = tmp_path / "home"
    async with Node(home, *LOOPBACK, "--passphrase-file", str(right), name="Careful") as node:
        fingerprint = node.fingerprint
    assert "passphrase" in await fails_to_start(Node(home, *LOOPBACK, "--passphrase-file", str(wrong)))
    assert "passphrase" in await fails_to_start(Node(home, *LOOPBACK))
    assert "missing" in await fails_to_start(Node(home, *LOOPBACK, "--passphrase-file", str(missing)))
    async with Node(home, *LOOPBACK, "--passphrase-file", str(right)) as node:
        assert node.fingerprint == fingerprint


async def test_a_damaged_home_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with Node(home, *LOOPBACK, name="Unlucky") as node:
        await node.end()
    files = [path for path in home.rglob("*") if path.is_file() and path.stat().st_size > 4096]
    assert files
    for path in files:
        content = path.read_bytes()
        path.write_bytes(content[:100] + bytes(1000) + content[1100:])
    damaged = {path: path.read_bytes() for path in files}
    await fails_to_start(Node(home, *LOOPBACK))
    assert {path: path.read_bytes() for path in files} == damaged


async def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    await fails_to_start(Node(tmp_path / "file" / "home", *LOOPBACK))


@pytest.mark.parametrize("name", ["", "   ", "x" * 5000])
async def test_a_name_that_cannot_be_shown(tmp_path: Path, name: str) -> None:
    assert "name" in await fails_to_start(Node(tmp_path / "home", *LOOPBACK, name=name))


async def test_a_silent_address_holds_nothing_up(tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        async with Node(tmp_path / "home", *LOOPBACK, name="Patient") as node:
            node.write(json.dumps({"do": "connect", "address": f"127.0.0.1:{silent.getsockname()[1]}"}).encode())
            await asyncio.wait_for(node.do("groups"), 2)
            node.process.terminate()
            assert await asyncio.wait_for(node._finish(), 3) == 0
            assert node.errors == ""


async def test_a_signal_at_any_time_is_an_orderly_end(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("takes its time")
    for number, home in enumerate([tmp_path / "a", tmp_path / "a", tmp_path / "b"]):
        node = Node(home, *LOOPBACK, "--passphrase-file", str(secret), name="Hasty")
        await node.start()
        while not (home / "home.lock").exists() if number == 0 else not node.of("ready"):
            await asyncio.sleep(0.001)
        assert await node.terminate() == 0
        assert node.errors == ""
        assert not (home / "home.db-wal").exists()  # the home was closed
        assert len(node.of("ready")) == min(number, 1)


async def test_a_disk_that_takes_nothing_is_said_once_and_waited_for(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="no limits of processes here")
    if not hasattr(resource, "prlimit"):
        pytest.skip("no limits of another process can be set here")
    async with members(tmp_path, 2) as (node, other):
        group = await make_group([node, other])
        limits = resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
        used = cpu_time(node)
        assert (await other.do("send", group=group, text="while it is full"))["event"] == "ok"
        await node.event("alert", kind="home")
        await asyncio.sleep(2.5)
        assert (await node.do("send", group=group, text="not taken"))["code"].startswith("home_")
        assert len(node.of("alert")) == 1
        assert node.of("message") == other.of("agreed") == []
        assert cpu_time(node) - used < 1.5
        resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, limits)
        assert [m["text"] for m in await same_transcript([node, other], group, 1)] == ["while it is full"]
        assert (await node.do("send", group=group, text="taken"))["event"] == "ok"
        await same_transcript([node, other], group, 2)
        assert len(node.of("alert")) == 1
        assert await node.end() == 0
        assert "Traceback" not in node.errors


def cpu_time(node: Node) -> float:
    """Seconds of work so far."""
    fields = Path(f"/proc/{node.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def test_no_network(tmp_path: Path) -> None:
    """A computer with nothing but loopback: the member starts and can be used."""
    async with Node(tmp_path / "home", "--no-discovery", "--interface", "127.0.0.1", name="Alone") as node:
        answer = await node.do("connect", address="127.0.0.1:9")
        assert answer["event"] == "error"
        assert (await node.do("peers"))["peers"] == []


async def test_a_passphrase_appears_in_no_log(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish-and-chips")
    options = ("--passphrase-file", str(secret), "--log-level", "debug")
    async with Node(tmp_path / "home", *LOOPBACK, *options, name="Quiet") as node:
        await node.end()
    assert "swordfish" not in node.errors
