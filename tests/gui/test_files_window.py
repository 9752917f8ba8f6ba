"""Files between two windows: fetched, cancelled, resumed; looked at, saved, withdrawn."""

import os
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.body import Body, FileInfo
from smmp_core.errors import LocalError
from smmp_core.sharing import files as sharing_files
from smmp_gui import saving
from smmp_gui.bubble_layout import place
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.file_desk import WithdrawDialog
from smmp_gui.file_part import FilePart, PicturePart
from smmp_gui.quiet_line import QuietLine
from smmp_gui.viewer import Viewer
from tests.gui.files_seen import (
    MB,
    Page,
    attach,
    attached,
    choose,
    looks,
    menu_of,
    rows,
    save,
    send,
    shown,
    stage,
    write_file,
)
from tests.gui.hands import click, part, press, type_into
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.pictures import write_bomb, write_image
from tests.gui.seen import banner


async def test_files_are_chosen_captioned_fetched_and_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        mine, theirs = ada.window.page, bob.window.page
        plan, notes = write_file(tmp_path / "plan.pdf", 1_200_000), write_file(tmp_path / "notes.txt", 10)
        await attach(mine, plan, notes)
        assert attached(mine) == ["plan.pdf: 1.2 MB", "notes.txt: 10 bytes"]
        assert mine.composer.button.isEnabled(), "without a word, too"
        type_into(mine.composer.field, "for tomorrow")
        press(mine.composer.field, Qt.Key.Key_Return)
        await until(lambda: list(rows(theirs)) == ["plan.pdf", "notes.txt"])
        assert [row.words for row in rows(theirs).values()] == ["for tomorrow", ""]
        assert attached(mine) == []
        assert mine.composer.field.toPlainText() == ""
        await until(lambda: list(rows(mine)) == ["plan.pdf", "notes.txt"])
        assert stage(mine, "plan.pdf") == "here"
        row = rows(theirs)["plan.pdf"]
        assert "File: plan.pdf. for tomorrow. 1.2 MB. Enter: Download." in row.spoken
        choose(theirs, "plan.pdf")
        press(theirs.view, Qt.Key.Key_Space)
        await until(lambda: stage(theirs, "plan.pdf") == "here")
        assert stage(theirs, "notes.txt") == "absent", "nobody has asked for it"
        saved = tmp_path / "saved" / "my plan.pdf"
        saved.parent.mkdir()
        saved.write_text("an older one, which the dialog has asked about")
        await save(theirs, "plan.pdf", saved)
        line = part(theirs, QuietLine)
        await until(line.isVisible)
        assert saved.read_bytes() == plan.read_bytes()
        assert str(saved) in line.accessibleName().replace("\u200b", "")
        opened: list[Path] = []
        monkeypatch.setattr(saving, "show_folder", opened.append)
        part(line, QPushButton, "quietAct").click()
        assert opened == [saved.parent]
        await save(theirs, "plan.pdf", tmp_path / "nowhere" / "plan.pdf")
        await until(lambda: banner(bob) != "")
        assert not (tmp_path / "nowhere").exists()


async def test_fetching_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        page = bob.window.page
        film = tmp_path / "film.mkv"
        with film.open("wb") as file:
            file.truncate(150 * MB)
        await send(ada.window.page, film)
        await until(lambda: stage(page, "film.mkv") == "absent")
        choose(page, "film.mkv")
        press(page.view, Qt.Key.Key_Return)
        await until(lambda: stage(page, "film.mkv") == "fetching" and shown(page, "film.mkv").share > 0)
        state = shown(page, "film.mkv").state
        assert state.startswith("Fetching ")
        assert state.endswith("B of 150.0 MB")
        assert "Enter: Cancel." in rows(page)["film.mkv"].spoken
        press(page.view, Qt.Key.Key_Return)
        await until(lambda: stage(page, "film.mkv") == "absent")
        row = rows(page)["film.mkv"]
        rect = page.view.visualRect(page.view.model_.find(row.key))
        placed = next(p for p in place(row, rect.width()).parts if isinstance(p.laid, FilePart))
        click(page.view.viewport(), rect.topLeft() + placed.rect.center().toPoint())
        await until(lambda: stage(page, "film.mkv") in ("fetching", "here"))


async def test_a_broken_connection_is_waited_for_and_the_rest_is_fetched(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada, bob = members
        group = await grouped(members)
        page = bob.window.page
        await send(ada.window.page, write_file(tmp_path / "film.mkv", 60 * MB))
        await until(lambda: stage(page, "film.mkv") == "absent")
        info = rows(page)["film.mkv"].file
        assert info is not None
        page.files.act("fetch", rows(page)["film.mkv"])
        await until(lambda: bob.service.files.state(info).have > 0)
        await ada.close()
        await until(lambda: stage(page, "film.mkv") == "waiting")
        have = bob.service.files.state(info).have
        assert 0 < have < 60 * MB
        assert looks(page, "film.mkv").shown.state == "60.0 MB · Waiting for somebody who has it"
        again = await start(tmp_path / "Ada")
        members.append(again)
        await bob.service.execute(commands.Connect(address=again.service.addresses[0]))
        await until(lambda: stage(page, "film.mkv") == "here")
        assert bob.service.status(group).outbox == 0


async def test_a_hostile_name_is_shown_as_it_is_and_saved_without_harm(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "../../etc/passwd\u202egnp.exe"
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        monkeypatch.setattr(sharing_files, "safe_name", lambda _name: evil)
        await send(ada.window.page, write_file(tmp_path / "a.bin", 100))
        page = bob.window.page
        await until(lambda: stage(page, evil) == "absent")
        laid = looks(page, evil)
        assert isinstance(laid, FilePart)
        assert laid.name == "../../etc/passwd‹RLO›gnp.exe"
        assert "passwd‹RLO›gnp.exe" in rows(page)[evil].spoken
        page.files.act("fetch", rows(page)[evil])
        await until(lambda: stage(page, evil) == "here")
        page.files.act("save", rows(page)[evil])
        dialog = part(page, QFileDialog, "saveFile")
        assert [Path(path).name for path in dialog.selectedFiles()] == ["passwdgnp.exe"]
        assert Path(dialog.selectedFiles()[0]).parent == Path(dialog.directory().absolutePath())
        dialog.reject()


def shown_as_file(page: Page, name: str) -> bool:
    """Whether a file is here, and no picture in spite of what is said of it."""
    return stage(page, name) == "here" and isinstance(looks(page, name), FilePart)


async def announce(member: Somebody, group: str, path: Path, type: str, width: int, height: int) -> None:
    """Send a file and say of it what one likes."""
    await member.service.files.offer(group, path, type=type, width=width, height=height)


@pytest.mark.qt_log_ignore("This plugin does not support", "PNG", "png")
async def test_images_come_by_themselves_and_bad_ones_are_files(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page = bob.window.page
        good = write_image(tmp_path / "good.png", 900, 600, "#336699")
        await send(ada.window.page, good)
        await until(lambda: stage(page, "good.png") == "here")
        picture = looks(page, "good.png").shown.picture
        assert picture is not None
        await until(lambda: page.files.previews.get(picture.info.root) is not None)
        pixmap = picture.pixmap()
        assert pixmap is not None
        assert (pixmap.width(), pixmap.height()) == (680, 453)
        row = rows(page)["good.png"]
        middle = page.view.visualRect(page.view.model_.find(row.key)).topLeft() + QPoint(170, 120)
        assert page.view.viewport().grab().toImage().pixelColor(middle).name() == "#336699"
        bomb, half = write_bomb(tmp_path / "bomb.png"), tmp_path / "half.png"
        half.write_bytes(good.read_bytes()[:70])
        svg = tmp_path / "drawing.svg"
        svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>')
        for path, side in ((bomb, 100), (half, 90)):
            await announce(ada, group, path, "image/png", side, side)
            await until(partial(shown_as_file, page, path.name))
        await announce(ada, group, svg, "image/svg+xml", 90, 90)
        await until(lambda: stage(page, "drawing.svg") == "absent")
        assert isinstance(looks(page, "drawing.svg"), FilePart)
        await announce(ada, group, bomb, "image/png", 60_000, 60_000)
        await until(lambda: len([r for r in page.view.model_.rows if isinstance(r, MessageRow)]) == 5)
        newest = page.view.model_.rows[-1 if isinstance(page.view.model_.rows[-1], MessageRow) else -2]
        assert isinstance(newest, MessageRow)
        assert newest.shown is not None
        assert newest.shown.picture is None


async def test_nothing_is_fetched_by_itself_from_who_is_blocked_or_when_it_is_large(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Carol") as (ada, bob, carol):
        group = await grouped([ada, bob, carol])
        page = bob.window.page
        large, noise = tmp_path / "large.png", os.urandom(1800 * 1800 * 4)
        assert QImage(noise, 1800, 1800, QImage.Format.Format_RGB32).save(str(large))
        await send(ada.window.page, large)
        await until(lambda: isinstance(looks(page, "large.png"), PicturePart) if rows(page) else False)
        await bob.service.execute(commands.Block(peer=carol.service.fingerprint))
        await until(lambda: bob.adapter.person(carol.service.fingerprint).blocked)
        await send(carol.window.page, write_image(tmp_path / "theirs.png", 70, 70))

        def folded() -> list[MessageRow]:
            return [row for row in page.view.model_.rows if isinstance(row, MessageRow) and row.cut]

        await until(lambda: len(folded()) == 1)
        [row] = folded()
        assert row.file is None
        assert row.shown is None
        page.view._fold(row.id)
        assert stage(page, "theirs.png") == "absent"
        page.view.viewport().grab()
        await until(lambda: stage(page, "large.png") == "absent")
        assert stage(page, "theirs.png") == "absent"
        page.files.act("fetch", rows(page)["large.png"])
        await until(lambda: stage(page, "large.png") == "here")
        assert len(await bob.service.messages(group)) == 2


async def test_images_are_looked_at_with_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page = bob.window.page
        names = ["one.png", "two.png"]
        await send(ada.window.page, *(write_image(tmp_path / name, 1600, 900) for name in names))
        await until(lambda: [stage(page, name) for name in names] == ["here", "here"])
        choose(page, "one.png")
        press(page.view, Qt.Key.Key_Return)
        viewer = part(bob.window, Viewer)
        await until(lambda: viewer.is_loaded)
        assert viewer.accessibleName().startswith("Image: \u2068one.png\u2069")
        assert viewer.geometry() == bob.window.rect()
        press(viewer, Qt.Key.Key_Plus)
        press(viewer, Qt.Key.Key_Plus)
        assert viewer.scale > 1.5
        press(viewer, Qt.Key.Key_Right)
        await until(lambda: viewer.is_loaded)
        assert viewer.row.file is not None
        assert (viewer.row.file.name, viewer.scale) == ("two.png", 1.0)
        press(viewer, Qt.Key.Key_Right)
        assert viewer.row.file.name == "two.png"
        press(viewer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: QGuiApplication.clipboard().image().width() == 1600)
        bob.window.resize(900, 640)
        assert viewer.size() == bob.window.size()
        press(viewer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        dialog = part(page, QFileDialog, "saveFile")
        assert [Path(path).name for path in dialog.selectedFiles()] == ["two.png"]
        dialog.reject()
        dialog = part(page, QFileDialog, "saveFile")
        dialog.fileSelected.emit(str(tmp_path / "kept.png"))
        await until(lambda: "kept.png" in viewer.told.replace("\u200b", ""))
        press(viewer, Qt.Key.Key_Escape)
        assert not viewer.isVisible()
        assert bob.window.shown == (group, "")
        assert page.view.isVisible()


async def test_a_file_is_withdrawn_after_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page, theirs = ada.window.page, bob.window.page
        await send(page, write_file(tmp_path / "draft.txt", 2000), words="see")
        await until(lambda: stage(theirs, "draft.txt") == "absent" and stage(page, "draft.txt") == "here")
        actions = menu_of(page, "draft.txt")
        assert {"Save as…", "Withdraw…"} <= set(actions)
        actions["Withdraw…"].trigger()
        part(page.view, QMenu).close()
        dialog = part(ada.window, WithdrawDialog)
        part(dialog, QPushButton, "withdraw").click()
        await until(lambda: stage(page, "draft.txt") == stage(theirs, "draft.txt") == "gone")
        assert looks(theirs, "draft.txt").shown.state == "2.0 kB · Withdrawn"
        choose(theirs, "draft.txt")
        press(theirs.view, Qt.Key.Key_Return)
        assert "Download" not in menu_of(theirs, "draft.txt")
        part(theirs.view, QMenu).close()
        info = rows(theirs)["draft.txt"].file
        assert isinstance(info, FileInfo)
        with pytest.raises(LocalError):
            await bob.service.files.fetch(group, info)
        assert Body.decode((await bob.service.messages(group))[-1].text).words == "see"


async def test_an_erased_image_is_kept_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page = bob.window.page
        await send(ada.window.page, write_image(tmp_path / "a.png", 600, 400))
        await until(lambda: stage(page, "a.png") == "here")
        info = rows(page)["a.png"].file
        assert info is not None
        await until(lambda: page.files.previews.get(info.root) is not None)
        await bob.service.erase(group)
        await until(lambda: page.files.previews.get(info.root) is None)
