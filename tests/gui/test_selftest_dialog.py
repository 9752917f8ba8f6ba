"""The self-test's dialog: what it finds on a real network, how it says so, and what can be done from there."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.network.discovery import Discovery
from smmp_core.network.selftest import KINDS
from smmp_core.service import Service, Settings
from smmp_gui.connecting import ConnectDialog
from smmp_gui.people_list import PersonRow
from smmp_gui.selftest_dialog import SelfTestDialog, StepRow
from smmp_gui.widgets import IconButton
from tests.gui.hands import part, press
from tests.gui.people import Somebody, until
from tests.gui.seen import said

LOCAL = "127.0.0.1"
ADA = os.urandom(32)


@asynccontextmanager
async def member(home: Path, *, discovery: bool = True) -> AsyncIterator[Somebody]:
    """A member that looks around on loopback, with its window."""
    service = Service(Settings(home=home, name="Noor", interfaces=(LOCAL,), discovery=discovery))
    await service.start()
    somebody = Somebody(service)
    try:
        yield somebody
        assert somebody.failures == []
    finally:
        await somebody.close()


@asynccontextmanager
async def announced(discovery: Discovery) -> AsyncIterator[None]:
    """Somebody announces itself, and nobody answers there."""
    await discovery.start()
    try:
        yield
    finally:
        await discovery.close()


async def after_its_test(noor: Somebody) -> SelfTestDialog:
    """The dialog, opened by the link under the list, when its test has ended."""
    part(noor.window.sidebar, QPushButton, "notSeeing").click()
    dialog = part(noor.window, SelfTestDialog)
    await until(part(dialog, QPushButton, "tryAgain").isEnabled, 6)
    return dialog


def marks(dialog: SelfTestDialog) -> dict[str, str]:
    """The icon of each step."""
    return {kind: part(dialog, StepRow, f"step-{kind}")._glyph.icon for kind in KINDS}


async def test_steps_appear_as_they_finish_and_nobody_there_is_no_problem(qtbot: QtBot, tmp_path: Path) -> None:
    async with member(tmp_path) as noor:
        noor.window.self_test()
        dialog = part(noor.window, SelfTestDialog)
        await until(lambda: marks(dialog)["network"] == "test-ok")
        assert marks(dialog)["hearing"] == "test-pending"
        assert not part(dialog, QPushButton, "copyReport").isEnabled()
        await until(part(dialog, QPushButton, "tryAgain").isEnabled, 6)
        assert [marks(dialog)[kind] for kind in KINDS[:5]] == ["test-ok"] * 5
        assert marks(dialog)["others"] != "test-problem"
        row = part(dialog, StepRow, "step-hearing")
        assert row.accessibleName() == "Hearing announcements: Works. Your own announcement was heard."
        part(dialog, QPushButton, "tryAgain").click()
        assert "takes a few seconds" in said(dialog)
        dialog.close()  # in the middle of it
        await asyncio.sleep(0.2)


async def test_somebody_who_does_not_answer_is_named_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.create_server((LOCAL, 0)) as taken:
        port = int(taken.getsockname()[1])
    async with member(tmp_path) as noor, announced(Discovery(ADA, "עמית", port, lambda *_: None, interfaces=[LOCAL])):
        await until(lambda: ADA.hex() in noor.service.lan.unreached())
        await until(
            lambda: any("Refuses" in r.line for r in noor.window.sidebar.model.rows if isinstance(r, PersonRow))
        )
        index = noor.window.sidebar.model.find(("person", ADA.hex()))
        assert f"{LOCAL}:{port} refuses" in str(index.data(Qt.ItemDataRole.ToolTipRole))
        alone = not any(person.online for person in noor.adapter.people())  # other tests may run on this computer
        assert ("Seen, but not connected" in said(noor.window._empty)) == alone
        dialog = await after_its_test(noor)
        assert marks(dialog)["people"] == "test-problem"
        assert "עמית" in said(dialog)
        assert "seen, but cannot be connected to." in part(dialog, QLabel, "verdict").text()
        part(dialog, QPushButton, "copyReport").click()
        copied = QGuiApplication.clipboard().text()
        assert f"{LOCAL}:{port} refuses" in copied
        assert ADA.hex()[:8] in copied
        assert ADA.hex() not in copied
        assert noor.service.fingerprint not in copied
        assert "\u2068" not in copied


async def test_from_there_an_address_can_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    async with member(tmp_path, discovery=False) as noor:
        assert "Not looking around" in said(noor.window._empty)
        assert noor.window.sidebar._own._presence.accessibleName() == "Not looking around"
        part(noor.window, IconButton, "menu").click()
        menu = next(menu for menu in noor.window.findChildren(QMenu) if menu.isVisible())
        next(action for action in menu.actions() if action.text() == "Not seeing someone?").trigger()
        menu.close()
        dialog = part(noor.window, SelfTestDialog)
        await until(part(dialog, QPushButton, "tryAgain").isEnabled, 6)
        assert "Finding people is switched off." in part(dialog, QLabel, "verdict").text()
        go = part(dialog, QPushButton, "selfTestConnect")
        go.setFocus()
        press(go, Qt.Key.Key_Return)
        await until(lambda: noor.window.findChild(ConnectDialog) is not None)


async def test_nothing_overlaps_whatever_the_length(qtbot: QtBot, tmp_path: Path) -> None:
    async with member(tmp_path) as noor:
        dialog = await after_its_test(noor)
        bottom = dialog._area.mapTo(dialog, dialog._area.rect().bottomLeft()).y()
        assert bottom < part(dialog, QPushButton, "tryAgain").y()
