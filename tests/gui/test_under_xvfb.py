"""Three real windows on a real X display, with a mouse and a keyboard: from first run to a conversation."""

import contextlib
import random
import sys
from pathlib import Path

import pytest

from tests.gui.screen import Window, display, missing, picture

NAMES = tuple(f"{''.join(random.choices('bcdfghjklmnpqrstvwxz', k=4))}-{name}" for name in ("Ada", "Bob", "Chiara"))
"""Nobody else's, from the first letters on: other members may be on this computer's loopback, from other tests."""
WIDTH, HEIGHT = 700, 1150

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is where Linux is"),
    pytest.mark.skipif(bool(missing()), reason=f"not here: {', '.join(missing())}"),
    pytest.mark.timeout(240),
]


def test_three_people_meet_and_chat(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        screen = stack.enter_context(display(3 * WIDTH, HEIGHT))
        windows: list[Window] = []
        for i, name in enumerate(NAMES):
            window = Window(
                screen, tmp_path / f"home-{name}", i * WIDTH, "--interface", "127.0.0.1", "--theme", "light"
            )
            windows.append(window)
            stack.callback(window.end)
            first_run(window, name)
            window.wait("menu")
            window.place(WIDTH, HEIGHT)
        picture(screen, tmp_path / "1-started.png")
        for window, name in zip(windows, NAMES, strict=True):
            others = [other for other in NAMES if other != name]
            window.until(lambda: meets(window, others), f"{others} nearby")  # noqa: B023 - awaited here
        ada, bob, chiara = windows
        create_group(ada)
        picture(screen, tmp_path / "2-invited.png")
        for window in (bob, chiara):
            window.click("accept")
        for window in windows:
            window.wait("agreementChip", "In step")
            window.wait("composer")
        said: list[str] = []
        for turn in range(4):
            for window, name in zip(windows, NAMES, strict=True):
                said.append(f"{turn + 1} {name}")
                window.click("composer")
                window.type(said[-1])
                window.key("Return")
                for reader in windows:
                    reader.until(lambda: conversation(reader) == said, f"the messages {said}")  # noqa: B023
        for window in windows:
            window.until(
                lambda: all("Everyone holds the same" in row for row in messages(window)),  # noqa: B023
                "agreement on every message",
            )
        picture(screen, tmp_path / "3-chat.png")
        ada.click("agreementChip")
        ada.wait("members/member", "agrees")
        picture(screen, tmp_path / "4-agreement.png")
        ada.key("Escape")
        compare(ada, screen, tmp_path)
        assert [window.end() for window in windows] == [0, 0, 0]
        errors = "".join(line for window in windows for line in window.errors)
        assert not errors, errors


def first_run(window: Window, name: str) -> None:
    """Type a name and start."""
    window.click("name")
    window.type(name)
    window.wait("start")
    window.key("Return")


def meets(window: Window, others: list[str]) -> bool:
    """Whether these people are connected."""
    rows = window.rows("sidebarList/person")
    return all(any(row.startswith(f"{other}. Connected") for row in rows) for other in others)


def create_group(window: Window) -> None:
    """By mouse and keyboard."""
    window.click("newGroup")
    window.click("groupName")
    window.type("Lighthouse")
    for name in NAMES[1:]:
        window.key("Tab")
        window.type(name.partition("-")[0])  # the list jumps to whom one types; after a pause it begins anew
        window.key("space")
        window.wait("choices/choice", f"{name}, connected, chosen")
        window.key("shift+Tab")
    window.click("create", "Create group")


def messages(window: Window) -> list[str]:
    """The messages in sight, as read out."""
    return window.rows("messages/message")


def conversation(window: Window) -> list[str]:
    """Their words alone."""
    return [row.partition(": ")[2].partition(".")[0] for row in messages(window)]


def compare(window: Window, screen: str, folder: Path) -> None:
    """Open a person, see the number, say that it matches."""
    window.click("sidebarList/person", NAMES[1])
    window.wait("verify", "The numbers match")
    picture(screen, folder / "5-compare.png")
    window.click("verify")
    window.until(lambda: any("· verified" in row for row in window.rows("sidebarList/person")), "somebody verified")
    window.key("Escape")
