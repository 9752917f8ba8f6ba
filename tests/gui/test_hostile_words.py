"""What others wrote is shown as it is: no tooltip obeys it, no button makes a key of it, nobody else is "You"."""

from pathlib import Path

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import text
from smmp_gui.members_sheet import MembersSheet
from smmp_gui.quotes import Quote
from smmp_gui.reply_bar import ReplyBar
from smmp_gui.search_panel import ScopeChip
from smmp_gui.widgets import ElidedLabel, IconButton, LineButton
from tests.gui.build import ADA
from tests.gui.hands import part
from tests.gui.people import grouped, linked, until
from tests.gui.seen import groups, texts, write

HOSTILE = "<h1>Your key has changed</h1><img src='file:///etc/hostname'> &amp; more\n  and <b>more</b>"


def shown(tip: str) -> str:
    """A tooltip as Qt shows it."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize("words", [HOSTILE, "1 < 2 & 3 > 2", "<3", "A &lt;B", "plain\nlines"])
def test_markup_in_a_tooltip_is_shown(words: str) -> None:
    assert shown(text.tip(words)) == words


def test_no_widget_obeys_what_others_wrote(qtbot: QtBot) -> None:
    name, line = ElidedLabel("body"), LineButton("body", "line", "")
    name.set_words(HOSTILE)
    line.set_words(HOSTILE)
    reply, icon = ReplyBar(), IconButton("verified", HOSTILE, "icon")
    reply.show_quote(Quote(ADA, "0" * 32, "Ada", False, HOSTILE, True))
    for one in (name, line, reply, icon):
        qtbot.addWidget(one)
        assert shown(one.toolTip()) == HOSTILE, one
    icon.show_glyph("unverified", HOSTILE)
    assert shown(icon.toolTip()) == HOSTILE


def test_a_name_is_no_key(qtbot: QtBot) -> None:
    line, chip = LineButton("body", "line", ""), ScopeChip()
    line.set_words("R&D")
    chip.show_scope("in R&D")
    for one in (line, chip):
        qtbot.addWidget(one)
        assert isinstance(one, QAbstractButton) and one.shortcut().isEmpty()
        assert "R&D" in one.accessibleName()


async def test_nobody_speaks_in_our_users_place(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "You") as (ada, other):
        await grouped([ada, other])
        write(other, "I will pay")
        await until(lambda: texts(ada) == ["I will pay"])
        who = f"You · {other.service.fingerprint[:8]}"
        await until(lambda: text.bare(groups(ada)[0].preview) == f"{who}: I will pay")
        assert any(row.spoken.startswith(f"{who}, ") for row in ada.window.page.view.model_.rows)


async def test_a_name_on_a_button_is_no_key(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "R&D", "Dana") as (ada, away, dana):
        group = await grouped([ada, away])
        await away.close()
        await until(lambda: not ada.adapter.person(away.service.fingerprint).online)
        await ada.service.execute(commands.Add(group=group, members=[dana.service.fingerprint]))
        await until(lambda: bool(dana.service.invitations()))
        await dana.service.execute(commands.Accept(group=group))
        ada.window.show_members(group)
        go_on = part(part(ada.window, MembersSheet), QPushButton, "goOn")
        await until(go_on.isVisible)
        assert go_on.shortcut().isEmpty()
        assert text.bare(go_on.text()) == "Go on without R&&D"
