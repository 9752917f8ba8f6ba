"""What is sent: chosen, dropped or pasted; shown first, cancelled, refused."""

import random
import struct
import tempfile
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import attachments
from smmp_gui.attach_strip import RingButton
from smmp_gui.drop_overlay import DropOverlay
from smmp_gui.image_decoding import decode
from tests.gui.files_seen import MB, Page, attach, attached, complaint, rows, send, stage, write_file
from tests.gui.hands import part, press, type_into
from tests.gui.people import grouped, linked, until
from tests.gui.pictures import write_image


async def test_what_is_dropped_is_shown_first_and_what_cannot_be_sent_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page = ada.window.page
        folder, secret = tmp_path / "folder", write_file(tmp_path / "a.bin", 5)
        folder.mkdir()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(one)) for one in (folder, secret, tmp_path / "gone.txt")])
        copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        overlay = part(page, DropOverlay)

        def enter() -> QDragEnterEvent:
            event = QDragEnterEvent(QPoint(300, 300), copy, data, left, no)
            QApplication.sendEvent(page, event)
            return event

        assert enter().isAccepted()
        assert overlay.isVisible()
        assert overlay.accessibleName() == "Drop to send to \u2068Ops\u2069"
        QApplication.sendEvent(page, QDragLeaveEvent())
        assert not overlay.isVisible()
        enter()
        QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, data, left, no))
        assert not overlay.isVisible()
        await until(lambda: attached(page) == ["a.bin: 5 bytes"] and complaint(page) != "")
        said = "folder is a folder. Pack it into one file to send it. gone.txt is not there any more."
        assert complaint(page) == said
        press(page.composer.field, Qt.Key.Key_Escape)
        assert attached(page) == []
        assert complaint(page) == ""
        assert (await ada.service.messages(group)) == []
        await bob.service.execute(commands.Remove(group=group, members=[ada.service.fingerprint]))
        await until(lambda: not page.composer.isEnabled())
        data.setText("")
        event = QDragEnterEvent(QPoint(300, 300), copy, data, left, no)
        event.ignore()
        QApplication.sendEvent(page, event)
        assert not overlay.isVisible()


async def test_files_too_large_or_unreadable_are_refused_in_words(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        page, huge = ada.window.page, tmp_path / "huge.iso"
        with huge.open("wb") as file:
            file.truncate((2 << 30) + 1)
        page.attachments.add([huge])
        await until(lambda: complaint(page) == "huge.iso is too large: at most 2 GiB can be sent.")
        page.attachments.add([Path("/dev/null")])
        await until(lambda: complaint(page) == "null is not a file that can be sent.")
        going = write_file(tmp_path / "going.bin", 50)
        await attach(page, going)
        going.unlink()
        type_into(page.composer.field, "look")
        press(page.composer.field, Qt.Key.Key_Return)
        await until(lambda: complaint(page) != "")
        assert page.composer.field.toPlainText() == "look", "what was written is not lost"
        assert len(attached(page)) == 1
        part(page.attachments.strip, RingButton).click()
        assert attached(page) == []


async def test_a_picture_is_pasted_and_never_lies_open_on_the_disk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "temporary"
    disk.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        page, field = ada.window.page, ada.window.page.composer.field
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkCyan)
        QGuiApplication.clipboard().setImage(image)
        field.paste()
        await until(lambda: len(attached(page)) == 1)
        assert attached(page)[0].startswith("Picture 20")
        assert list(disk.rglob("*")) == []
        press(field, Qt.Key.Key_Return)
        await until(lambda: len(rows(bob.window.page)) == 1)
        [(name, row)] = rows(bob.window.page).items()
        assert name.endswith(".png")
        assert row.file is not None
        assert (row.file.type, row.file.width, row.file.height) == ("image/png", 300, 200)
        assert row.file.size == len(await ada.service.files.read(row.file, MB))
        monkeypatch.setattr(attachments, "MOST_HELD", 1000)
        noise = QImage(random.Random(1).randbytes(40_000), 100, 100, QImage.Format.Format_RGB32)
        QGuiApplication.clipboard().setImage(noise)
        field.paste()
        await until(lambda: complaint(page).startswith("The picture is too large to be sent from the clipboard."))
        assert attached(page) == []
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(write_file(tmp_path / "copied.txt", 7)))])
        field.insertFromMimeData(data)
        await until(lambda: attached(page) == ["copied.txt: 7 bytes"])
        words = QMimeData()
        words.setText("only words")
        field.insertFromMimeData(words)
        assert field.toPlainText() == "only words"


async def test_a_private_file_goes_to_one_person(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        for one, other in ((ada, bob), (bob, ada)):
            one.window.show_thread(group, other.service.fingerprint)
        mine, theirs = ada.window.private, bob.window.private
        await attach(mine, write_image(tmp_path / "a.png", 400, 300))
        ada.window.show_group(group)
        assert attached(ada.window.page) == [], "it waits in its own conversation"
        ada.window.show_thread(group, bob.service.fingerprint)
        press(mine.composer.field, Qt.Key.Key_Return)
        await until(lambda: stage(theirs, "a.png") == "here")
        assert rows(bob.window.page) == {}
        assert await bob.service.messages(group) == []


async def test_sending_is_cancelled_before_it_is_announced(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        page = ada.window.page
        big, small = tmp_path / "big.bin", write_file(tmp_path / "small.bin", 9)
        with big.open("wb") as file:
            file.truncate(900 * MB)
        await attach(page, big, small)
        type_into(page.composer.field, "both")
        press(page.composer.field, Qt.Key.Key_Return)
        await until(lambda: any("Preparing" in line for line in attached(page)))
        assert attached(page)[1] == "small.bin: 9 bytes · Waiting for the files before it"
        crosses = page.attachments.strip.findChildren(RingButton)
        crosses[0].click()
        await until(lambda: list(rows(bob.window.page)) == ["small.bin"])
        assert rows(bob.window.page)["small.bin"].words == "both", "the words go with the next file"
        assert attached(page) == []
        assert len(await ada.service.messages(group)) == 1


def test_a_drag_over_nothing_to_take_is_left_alone(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    overlay = DropOverlay(page, lambda data: data.hasUrls(), lambda _data: None)
    words = QMimeData()
    words.setText("words")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        words,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert not overlay.eventFilter(page, event)
    assert event.type() == QEvent.Type.DragEnter
    assert not overlay.isVisible()


def is_here(page: Page, name: str) -> bool:
    return stage(page, name) == "here"


async def test_a_photo_is_seen_as_before_but_does_not_tell_where_it_was_taken(qtbot: QtBot, tmp_path: Path) -> None:
    tiff = struct.pack("<2sHIHHHIHHHHIII", b"II", 42, 8, 2, 0x0112, 3, 1, 6, 0, 0x8825, 4, 1, 99, 0) + b"52.5200N"
    for name in ("photo.jpg", "photo.webp"):
        path = write_image(tmp_path / name, 400, 300)
        content, exif = path.read_bytes(), b"Exif\0\0" + tiff
        if name == "photo.jpg":
            content = content[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(exif)) + exif + content[2:]
        else:
            size = struct.pack("<HBHB", 399, 0, 299, 0)
            extended = b"VP8X" + struct.pack("<II", 10, 0x08) + size
            content = content[:12] + extended + content[12:] + b"EXIF" + struct.pack("<I", len(tiff)) + tiff
            content = content[:4] + struct.pack("<I", len(content) - 8) + content[8:]
        path.write_bytes(content)
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        await send(ada.window.page, tmp_path / "photo.jpg", tmp_path / "photo.webp")
        for name, most in (("photo.jpg", QSize(300, 400)), ("photo.webp", QSize(400, 300))):
            await until(partial(is_here, bob.window.page, name))
            row = rows(bob.window.page)[name]
            assert row.file is not None
            arrived = await bob.service.files.read(row.file, MB)
            assert b"52.5200N" not in arrived
            assert (row.file.width, row.file.height) == (most.width(), most.height())
            shown, before = decode(arrived, most), decode((tmp_path / name).read_bytes(), most)
            assert shown is not None
            assert shown == before
            assert shown.size() == most


async def test_what_may_tell_where_it_was_taken_is_said_before_it_is_sent(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as people:
        await grouped(people)
        page = people[0].window.page
        telling = [write_file(tmp_path / name, 5) for name in ("a.heic", "b.DNG", "c.mov")]
        telling.append(write_image(tmp_path / "d.tiff", 8, 8))
        telling.append(tmp_path / "heic.jpg")
        telling[-1].write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))
        silent = [
            write_file(tmp_path / "e.pdf", 5),
            write_image(tmp_path / "f.png", 8, 8),
            write_image(tmp_path / "g.jpg", 8, 8),
        ]
        page.attachments.add([*telling, *silent])
        await until(lambda: len(attached(page)) == 8)
        assert ["May tell where it was taken" in line for line in attached(page)] == [True] * 5 + [False] * 3
