"""A day with SMMP on a real X display: two windows, a mouse, a keyboard, and somebody else without a window."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.screen import Window, display, missing, picture

NOA, TARIQ, WREN = (f"{name}-{os.urandom(2).hex()}" for name in ("Noa", "Tariq", "Wren"))
WIDTH, HEIGHT = 720, 820
OPTIONS = ("--no-discovery", "--interface", "127.0.0.1", "--theme", "light")
PASSPHRASE = "tide table"
GROUP = "Lighthouse"
FIRST = "the lens has arrived"
HEBREW = "שלום לכולם"
LONG = "\n".join(f"step {n} of the long list" for n in range(1, 29))
TO_LOCK = 60  # pixels from the right end of a member's row
TO_BUBBLE = 120  # pixels from the left end of the row of somebody else's message
TIDES = "high at 06:12 and 18:40\n"

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is where Linux is"),
    pytest.mark.skipif(bool(missing()), reason=f"not here: {', '.join(missing())}"),
    pytest.mark.timeout(300),
]


def test_a_day(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        screen = stack.enter_context(display(2 * WIDTH, HEIGHT))

        def open_window(name: str, x: int) -> Window:
            window = Window(screen, tmp_path / name, x, *OPTIONS)
            stack.callback(window.end)
            return window

        address, errors = stack.enter_context(headless(tmp_path / WREN, WREN))
        noa, tariq = open_window(NOA, 0), None
        first_start(noa, NOA, PASSPHRASE)
        tariq = open_window(TARIQ, WIDTH)
        first_start(tariq, TARIQ)
        meet(noa, tariq, address)
        picture(screen, tmp_path / "1-met.png")

        found_group(noa, tariq)
        chat(noa, tariq)
        picture(screen, tmp_path / "2-chat.png")
        share_a_file(noa, tariq, tmp_path)
        picture(screen, tmp_path / "2-file.png")
        write_privately(noa, tariq)
        picture(screen, tmp_path / "3-private.png")
        verify(noa, tariq)
        picture(screen, tmp_path / "4-verified.png")
        remove(noa, tariq)
        resync(noa, tariq)
        picture(screen, tmp_path / "5-resync.png")
        write_much(tariq)
        search(tariq)
        picture(screen, tmp_path / "6-search.png")

        close(tariq)
        say(noa, "come back soon")
        close(noa)
        before, (noa, tariq) = (noa, tariq), (open_window(NOA, 0), open_window(TARIQ, WIDTH))
        come_back(noa, tariq)
        picture(screen, tmp_path / "7-restarted.png")
        for window in (noa, tariq):
            close(window)
        assert [line for window in (*before, noa, tariq) for line in window.errors] + errors == []


@contextlib.contextmanager
def headless(home: Path, name: str) -> Iterator[tuple[str, list[str]]]:
    """A member that says yes to every invitation: its address, and what it writes to stderr."""
    command = [sys.executable, "-m", "smmp_core", "--home", str(home), "--name", name, "--accept", "all"]
    command += ["--no-discovery", "--interface", "127.0.0.1"]
    pipe = subprocess.PIPE
    errors: list[str] = []
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as member:
        assert member.stdin is not None and member.stdout is not None and member.stderr is not None
        readers = [threading.Thread(target=errors.extend, args=[member.stderr])]
        readers[0].start()
        address: str = json.loads(member.stdout.readline())["addresses"][0]
        readers.append(threading.Thread(target=member.stdout.read))
        readers[1].start()
        try:
            yield address, errors
        finally:
            member.stdin.close()
            assert member.wait(20) == 0
            for reader in readers:
                reader.join(10)


def first_start(window: Window, name: str, passphrase: str = "") -> None:
    """Type a name and, perhaps, a passphrase, and start."""
    window.click("name")
    window.type(name)
    if passphrase:
        window.key("Tab")
        window.type(passphrase)
        window.key("Tab")
        window.type(passphrase)
    window.wait("start")
    window.key("Return")
    window.wait("menu")
    window.place(WIDTH, HEIGHT)


def meet(noa: Window, tariq: Window, address: str) -> None:
    """Tariq hands his invitation over the clipboard; the third one's address is typed."""
    tariq.click("menu")
    tariq.click("action", "Invite somebody")
    tariq.click("copyInvite")
    noa.click("connectByAddress")
    noa.click("address")
    noa.key("ctrl+v")
    noa.click("connect", "Connect")
    tariq.click("close")
    for window in (noa, tariq):
        if window is tariq:
            noa.until(lambda: connected(noa, TARIQ), f"{TARIQ} connected")
        window.click("connectByAddress")
        window.click("address")
        window.type(address)
        window.key("Return")
        window.until(lambda: connected(window, WREN), f"{WREN} connected")  # noqa: B023 - awaited here
    tariq.until(lambda: connected(tariq, NOA), f"{NOA} connected")


def connected(window: Window, name: str) -> bool:
    """Whether this person is linked."""
    return any(row.startswith(f"{name}. Connected") for row in window.rows("sidebarList/person"))


def found_group(noa: Window, tariq: Window) -> None:
    """Noa invites both."""
    noa.click("newGroup")
    noa.click("groupName")
    noa.type(GROUP)
    for name in (TARIQ, WREN):
        noa.click("choices/choice", name)
        noa.wait("choices/choice", f"{name}, connected, chosen")
    noa.click("create", "Create group")
    tariq.click("accept")
    for window in (noa, tariq):
        window.wait("agreementChip", "In step")
        window.wait("composer")


def messages(window: Window) -> list[str]:
    """The messages in sight, as read out."""
    return window.rows("messages/message")


def sees(window: Window, words: str) -> None:
    """Wait for a message."""
    window.until(lambda: any(words in row for row in messages(window)), f"the message {words!r}")


def say(window: Window, words: str, composer: str = "composer") -> None:
    """Type a message and send it."""
    window.click(composer)
    window.type(words)
    window.key("Return")
    sees(window, words)


def chat(noa: Window, tariq: Window) -> None:
    """Both ways: words, a language from right to left, emoji, an answer."""
    say(noa, FIRST)
    sees(tariq, FIRST)
    tariq.click("composer")
    tariq.paste(HEBREW)
    tariq.key("Return")
    sees(noa, HEBREW)
    noa.click("composer")
    noa.type("well done :smile:")
    noa.wait("composer", "well done 😄")
    noa.key("Return")
    sees(tariq, "well done 😄")
    tariq.click("composer")
    tariq.key("Up")
    tariq.wait("composer")
    tariq.type("thank you")
    tariq.key("Return")
    for window in (noa, tariq):
        sees(window, "in answer to")
        sees(window, "thank you")
        window.until(
            lambda: all("Everyone holds the same" in row for row in messages(window)),  # noqa: B023 - awaited here
            "agreement on every message",
        )


def share_a_file(noa: Window, tariq: Window, folder: Path) -> None:
    """Noa attaches a file; Tariq fetches it and saves it somewhere."""
    sent, saved = folder / "tides.txt", folder / "saved.txt"
    sent.write_text(TIDES)
    noa.click("attach")
    choose(noa, sent)
    noa.click("composer")
    noa.key("Return")
    sees(noa, "tides.txt")
    tariq.wait("messages/message", "Enter: Download")
    tariq.click("messages/message", "tides.txt", at=TO_BUBBLE)
    tariq.wait("messages/message", "Enter: Save as")
    tariq.click("messages/message", "tides.txt", at=TO_BUBBLE)
    choose(tariq, saved)
    tariq.wait("quietAct", "Show in folder")
    assert saved.read_text() == TIDES


def choose(window: Window, file: Path) -> None:
    """Type a path into the dialog for files."""
    window.click("fileNameEdit")
    window.key("ctrl+a")
    window.type(str(file))
    window.wait("fileNameEdit", file.name)
    window.key("Return")
    window.until(lambda: window.find("fileNameEdit") is None, "the dialog closed")


def open_members(window: Window) -> None:
    """By the group's menu."""
    window.click("groupMenu")
    window.click("action", "Members…")
    window.wait("memberList/member", WREN)


def write_privately(noa: Window, tariq: Window) -> None:
    """One message inside the group for one person only, and an answer."""
    open_members(noa)
    noa.click("memberList/member", TARIQ, at=-TO_LOCK)
    noa.wait("privateComposer")
    assert noa.find("composer") is None
    say(noa, "only you read this", "privateComposer")
    tariq.click("sidebarList/thread", "1 unread")
    sees(tariq, "only you read this")
    say(tariq, "and only you this", "privateComposer")
    sees(noa, "and only you this")
    noa.until(lambda: all("only the two of you" in row for row in messages(noa) if "You," in row), "delivery")
    for window in (noa, tariq):
        window.click("privateComposer")
        window.key("Escape")
        window.wait("composer")
        assert not any("only you" in row for row in messages(window))


def verify(noa: Window, tariq: Window) -> None:
    """Compare seven emoji on both screens."""
    noa.click("sidebarList/person", TARIQ)
    noa.click("segment2", "Emoji")
    noa.click("startEmoji")
    tariq.click("alertAction", "Compare")
    tariq.click("startEmoji")
    shown: list[list[str]] = []
    for window in (noa, tariq):
        window.wait("emojiMatch")
        shown.append(window.rows("emojiTile"))
    assert shown[0] == shown[1]
    assert len(shown[0]) == 7 and all(shown[0])
    for window in (noa, tariq):
        window.click("emojiMatch")
    for window, other in ((noa, TARIQ), (tariq, NOA)):
        window.until(lambda: any("They match" in w["text"] for w in window.widgets()), "They match")  # noqa: B023
        window.click("close", "Close")
        window.wait("sidebarList/person", f"{other}. Connected · verified")


def remove(noa: Window, tariq: Window) -> None:
    """Noa removes the third one."""
    open_members(noa)
    noa.click("memberList/member", WREN)
    noa.click("action", "Remove…")
    noa.click("remove", "Remove")
    noa.until(lambda: not any(WREN in row for row in noa.rows("memberList/member")), f"{WREN} gone")
    noa.click("close", "Close")
    for window, who in ((noa, "You"), (tariq, NOA)):
        window.wait("messages/change", "removed")
        assert who in window.rows("messages/change")[-1] and WREN in window.rows("messages/change")[-1]
        window.wait("agreementChip", "In step")


def resync(noa: Window, tariq: Window) -> None:
    """Noa asks for it, though nothing is wrong: one line says that it is done."""
    noa.click("groupMenu")
    noa.click("action", "Resync now")
    for window in (noa, tariq):
        window.wait("messages/episode", "Everyone is back in step")
        assert len(window.rows("messages/episode")) == 1
        window.wait("agreementChip", "step")
    say(tariq, "still here")
    sees(noa, "still here")


def write_much(window: Window) -> None:
    """Paste a message that fills the window."""
    window.click("composer")
    window.paste(LONG)
    window.key("Return")
    sees(window, LONG)


def search(window: Window) -> None:
    """The first message, out of sight by now, is found and opened."""
    window.click("composer")
    window.until(lambda: not any(FIRST in row for row in messages(window)), "the first message out of sight")
    window.key("ctrl+f")
    window.type("lens")
    window.wait("searchResults/hit", FIRST)
    window.key("Return")
    sees(window, FIRST)
    sees(window, HEBREW)
    window.key("Escape")
    window.wait("sidebarList/group", GROUP)


def close(window: Window) -> None:
    """End the app by keyboard."""
    window.click("composer")
    window.key("ctrl+q")
    assert window.process.wait(20) == 0


def come_back(noa: Window, tariq: Window) -> None:
    """Everything is there, and goes on."""
    noa.click("passphrase")
    noa.type(PASSPHRASE)
    noa.key("Return")
    for window in (noa, tariq):
        window.wait("menu")
        window.place(WIDTH, HEIGHT)
    tariq.wait("sidebarList/group", f"Group {GROUP}, 1 unread")
    assert "(1) SMMP" in tariq.titles()
    noa.wait("sidebarList/group", GROUP)
    assert "unread" not in noa.rows("sidebarList/group")[0]
    assert "SMMP" in noa.titles()
    for window, other in ((noa, TARIQ), (tariq, NOA)):
        window.wait("sidebarList/person", f"{other}. Connected · verified")
        window.wait("sidebarList/thread", "and only you this")
        window.click("sidebarList/group", GROUP)
        sees(window, "come back soon")
    tariq.until(lambda: "SMMP" in tariq.titles(), "nothing unread")
    say(tariq, "good morning")
    sees(noa, "good morning")
    for window in (noa, tariq):
        window.wait("agreementChip", "In step")
    search(noa)
