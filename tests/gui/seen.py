"""What is in sight of a member's window, and writing into it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from smmp_gui import text
from smmp_gui.conversation_rows import EpisodeRow, MessageRow
from smmp_gui.people_list import GroupRow
from tests.gui.hands import press, type_into
from tests.gui.people import Somebody


def texts(member: Somebody) -> list[str]:
    """The messages in sight."""
    return [row.words for row in member.window.page.view.model_.rows if isinstance(row, MessageRow)]


def statuses(member: Somebody) -> list[str]:
    """Their states."""
    return [row.status for row in member.window.page.view.model_.rows if isinstance(row, MessageRow)]


def write(member: Somebody, words: str) -> None:
    """Type a message and press Enter."""
    assert member.window.page.composer.isEnabled(), "nothing can be written"
    type_into(member.window.page.composer.field, words)
    press(member.window.page.composer.field, Qt.Key.Key_Return)


def groups(member: Somebody) -> list[GroupRow]:
    """The groups listed."""
    return [row for row in member.window.sidebar.model.rows if isinstance(row, GroupRow)]


def banner(member: Somebody) -> str:
    """What the banner says, if it is in sight."""
    return text.bare(member.window.banner._words.text()) if member.window.banner.isVisible() else ""


def note(member: Somebody) -> str:
    """What stands under the conversation's header, if anything."""
    page = member.window.page
    return text.bare(page._note_words.text()) if page._note.isVisible() else ""


def said(dialog: QWidget) -> str:
    """All words of a dialog."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def shrink(member: Somebody) -> None:
    """Make the window as small as it may be."""
    member.window.resize(member.window.minimumSize())


def episodes(member: Somebody) -> list[EpisodeRow]:
    """The resyncs listed in the conversation."""
    return [row for row in member.window.page.view.model_.rows if isinstance(row, EpisodeRow)]
