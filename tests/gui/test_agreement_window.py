"""The agreement, with real services over loopback: whether all hold the same, and what one sees of it."""

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui.agreement import AgreementPopup
from smmp_gui.members_sheet import AddPeopleSheet, MembersSheet
from smmp_gui.widgets import IconButton, LineButton
from tests.gui.hands import part
from tests.gui.people import grouped, linked, until
from tests.gui.seen import banner, episodes, said, shrink, statuses, texts, write


async def test_a_lost_message_is_one_quiet_line(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara", faults=True) as members:
        ada, bob, chiara = members
        group = await grouped(members)
        write(ada, "before")
        await until(lambda: all(statuses(member) == ["agreed"] for member in members))
        for member in members:
            await member.service.execute(commands.Fault(kind="no_repair", group=group))
        await bob.service.execute(commands.Fault(kind="drop", group=group, to=chiara.service.fingerprint))
        write(bob, "lost")
        await until(
            lambda: all(member.service.groups()[0].state in ("Back in step", "In step") for member in members), 30
        )
        await until(lambda: all("lost" in texts(member) for member in members), 30)
        for member in members:
            await until(lambda: [row.stage for row in episodes(member)] == ["healed"])  # noqa: B023 - awaited here
            assert texts(member) == ["before", "lost"]


async def test_the_agreement_shows_everybody(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada, bob = members
        group = await grouped(members)
        write(ada, "hello")
        await until(lambda: statuses(ada) == ["agreed"])
        ada.window.page.chip.click()
        popup = part(ada.window, AgreementPopup)
        rows = popup.model.rows
        assert [row.person.name for row in rows] == ["Ada", "Bob"]
        assert rows[0].digest == rows[1].digest == ada.service.status(group).digest
        assert all(row.majority for row in rows)
        part(popup, QPushButton, "resyncNow").click()
        await until(lambda: [row.stage for row in episodes(bob)] == ["healed"], 30)
        write(bob, "after")
        await until(lambda: texts(ada) == ["hello", "after"])


async def test_the_agreement_of_a_group_one_leaves_goes_away(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        ada.window.page.chip.click()
        popup = part(ada.window, AgreementPopup)
        closed: list[bool] = []
        popup.destroyed.connect(lambda: closed.append(True))
        await ada.service.execute(commands.Leave(group=group))
        await until(lambda: bool(closed))


async def test_who_is_left_alone_is_told_so_and_cannot_write(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        write(ada, "hello")
        await until(lambda: statuses(ada) == ["agreed"])
        await bob.service.execute(commands.Leave(group=group))
        page = ada.window.page
        await until(lambda: page.chip.accessibleName() == "Agreement: Everybody else has left")
        await until(lambda: banner(ada) == "Bob has left the group.")
        assert ada.window.banner.property("role") == "note"
        assert not page.composer.isEnabled()
        assert page.composer.field.placeholderText().startswith("Everybody else has left")
        assert texts(ada) == ["hello"]
        page.chip.click()
        popup = part(ada.window, AgreementPopup)
        assert "What was written stays here." in said(popup)
        assert not part(popup, QPushButton, "resyncNow").isEnabled()
        popup.close()
        part(ada.window, IconButton, "groupMenu").click()
        menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
        (resync,) = [action for action in menu.actions() if action.text() == "Resync now"]
        assert not resync.isEnabled()
        menu.close()
        part(ada.window, LineButton, "memberLine").click()
        members = part(ada.window, MembersSheet)
        assert [row.person.name for row in members.list.rows.rows] == ["Ada"]
        part(members, QPushButton, "addPeople").click()
        assert part(part(members, AddPeopleSheet), QListView, "choices").model().rowCount() == 1
        members.reject()


async def test_the_groups_name_keeps_its_room_and_the_one_waited_for_gives_way(qtbot: QtBot, tmp_path: Path) -> None:
    long = "Maximilian-Alexander Featherstonehaugh of Lower Wolkenstein"
    async with linked(tmp_path, "Ada", long, "עמית") as members:
        ada, *others = members
        await grouped(members, "Lighthouse restoration and summer picnic")
        write(ada, "hello")
        await until(lambda: statuses(ada) == ["agreed"])
        for other in others:
            await other.close()
        write(ada, "anybody?")
        page = ada.window.page
        await until(lambda: page.chip.accessibleName().startswith(f"Agreement: Waiting for {long}, "))
        assert "\u2068עמית\u2069 (away)" in page._members.accessibleName()
        assert page.chip.toolTip().startswith(f"Waiting for {long}")
        shrink(ada)
        await asyncio.sleep(0.05)
        assert page._title.width() >= 140
        assert page.chip.mapTo(page, page.chip.rect().topRight()).x() < page._more.x()
        assert page.chip.shown == "Waiting"
        assert ada.window.size() == ada.window.minimumSize()
        page.chip.click()
        popup = part(ada.window, AgreementPopup)
        assert popup._word.accessibleName().startswith(f"Waiting for {long}")
        ada.window.resize(1040, 720)
        await asyncio.sleep(0.05)
        assert page.chip.shown.startswith("Waiting for Maximilian")
        assert popup._word.geometry().right() < popup.width() - 10
        popup.close()


async def test_resync_is_offered_aloud_only_when_something_is_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara", faults=True) as members:
        _, bob, chiara = members
        group = await grouped(members)
        write(bob, "before")
        await until(lambda: statuses(chiara) == ["agreed"])
        chiara.window.page.chip.click()
        popup = part(chiara.window, AgreementPopup)
        resync = part(popup, QPushButton, "resyncNow")
        quiet = resync.grab().toImage()
        assert resync.property("role") == "link"
        for member in members:
            await member.service.execute(commands.Fault(kind="no_repair", group=group))
        await bob.service.execute(commands.Fault(kind="drop", group=group, to=chiara.service.fingerprint))
        write(bob, "lost")
        await until(lambda: resync.property("role") == "")
        assert resync.grab().toImage() != quiet
        await until(lambda: resync.property("role") == "link", 30)
        await until(lambda: chiara.service.groups()[0].state == "In step", 30)
        popup.refresh()
        assert resync.grab().toImage() == quiet
        popup.close()


async def test_the_agreement_is_as_tall_as_what_it_shows(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, _, chiara = members
        group = await grouped(members)
        ada.window.page.chip.click()
        popup = part(ada.window, AgreementPopup)
        layout, tall = popup.layout(), popup.height()
        assert layout is not None
        assert tall == layout.totalHeightForWidth(popup.width())
        await chiara.service.execute(commands.Leave(group=group))
        await until(lambda: [row.person.name for row in popup.model.rows] == ["Ada", "Bob"])
        await until(lambda: ada.service.groups()[0].state == "In step")
        popup.refresh()
        assert popup.height() == layout.totalHeightForWidth(popup.width()) < tall
        popup.close()
