"""Files in sight of a member's window, and what a user does with them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from smmp_gui.attach_strip import AttachLine
from smmp_gui.bubble_layout import place
from smmp_gui.conversation import ConversationPage
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.file_part import FilePart, PicturePart
from smmp_gui.private_page import PrivatePage
from smmp_gui.shown_files import ShownFile
from smmp_gui.widgets import IconButton
from tests.gui.hands import part, press, type_into
from tests.gui.people import until

MB = 1_000_000
Page = ConversationPage | PrivatePage


def rows(page: Page) -> dict[str, MessageRow]:
    """The files in sight, by name."""
    found = (row for row in page.view.model_.rows if isinstance(row, MessageRow))
    return {row.file.name: row for row in found if row.file is not None}


def stage(page: Page, name: str) -> str:
    """How a file is shown."""
    row = rows(page).get(name)
    return row.shown.stage if row is not None and row.shown is not None else ""


def shown(page: Page, name: str) -> ShownFile:
    """A file as it is shown."""
    found = rows(page)[name].shown
    assert found is not None
    return found


def looks(page: Page, name: str) -> FilePart | PicturePart:
    """A file in its bubble."""
    laid = (p.laid for p in place(rows(page)[name], page.view.viewport().width()).parts)
    return next(one for one in laid if isinstance(one, (FilePart, PicturePart)))


def attached(page: Page) -> list[str]:
    """What the strip over the composer shows."""
    lines = page.attachments.strip.findChildren(AttachLine)
    return [line.accessibleName() for line in lines if line.isVisible()]


def complaint(page: Page) -> str:
    """Why something is not attached."""
    shown = part(page.attachments.strip, QLabel, "attachProblem")
    return shown.text().translate({0x2068: None, 0x2069: None}) if shown.isVisible() else ""


def choose(page: Page, name: str) -> None:
    """Choose a message, for the keyboard."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.model_.find(rows(page)[name].key))


def menu_of(page: Page, name: str) -> dict[str, QAction]:
    """What the menu key offers for a file."""
    choose(page, name)
    press(page.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = part(page.view, QMenu)
    return {action.text(): action for action in menu.actions()}


def write_file(path: Path, size: int) -> Path:
    """A file with some content."""
    path.write_bytes(bytes(i * 7 % 251 for i in range(997)) * (size // 997) + bytes(size % 997))
    return path


async def attach(page: Page, *paths: Path) -> None:
    """Choose files with the button."""
    part(page, IconButton, "attach").click()
    dialog = part(page, QFileDialog, "attachFiles")
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.reject()
    await until(lambda: len(attached(page)) == len(paths))


async def send(page: Page, *paths: Path, words: str = "") -> None:
    """Send files with the button."""
    await attach(page, *paths)
    type_into(page.composer.field, words)
    press(page.composer.field, Qt.Key.Key_Return)
    await until(lambda: attached(page) == [])


async def save(page: Page, name: str, to: Path) -> None:
    """Save a file with the keyboard."""
    choose(page, name)
    press(page.view, Qt.Key.Key_Return)
    dialog = part(page, QFileDialog, "saveFile")
    suggested = [Path(path).name for path in dialog.selectedFiles()]
    assert all("/" not in one and not one.startswith(".") for one in suggested)
    dialog.fileSelected.emit(str(to))
    dialog.reject()
