"""Verifying people in the window, with real services over loopback: by code, by emoji; taking it back; namesakes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.invites import Sighting
from smmp_gui.compare import CODE, EMOJI, NUMBER, CompareDialog
from smmp_gui.compare_emoji import EmojiTile
from smmp_gui.create_group import CreateGroupDialog
from smmp_gui.widgets import IconButton
from tests.gui.hands import part, press
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import banner, said


def verify(one: Somebody, other: Somebody, page: int) -> CompareDialog:
    one.adapter.flush()
    one.window.compare(other.service.fingerprint, page)
    return part(one.window, CompareDialog)


def focused(dialog: CompareDialog) -> QWidget:
    """What the keys go to."""
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def is_verified(one: Somebody, other: Somebody) -> bool:
    return one.adapter.person(other.service.fingerprint).verified


def tiles(dialog: CompareDialog) -> list[str]:
    return [tile.accessibleName() for tile in dialog.findChildren(EmojiTile) if tile.isVisible()]


def sighting(mine: Somebody | bytes, yours: Somebody | bytes) -> str:
    keys = [bytes.fromhex(who.service.fingerprint) if isinstance(who, Somebody) else who for who in (mine, yours)]
    return str(Sighting(*keys))


async def test_the_code_of_the_other_dropped_as_a_picture_verifies(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        picture = tmp_path / "code.png"
        assert verify(bob, ada, CODE)._code.code.grab().save(str(picture))
        dialog = verify(ada, bob, CODE)
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(picture))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        dialog._code.drop.dropEvent(QDropEvent(QPointF(20, 20), copy, files, left, none))
        await until(lambda: is_verified(ada, bob))
        assert "The codes match" in dialog._code.outcome.said
        assert not is_verified(bob, ada)


async def test_a_code_is_pasted_as_text_or_picture_and_opened_from_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        theirs, dialog = verify(bob, ada, CODE), verify(ada, bob, CODE)
        clipboard = QGuiApplication.clipboard()
        part(theirs, QPushButton, "copyCode").click()
        for bring in (lambda: None, lambda: clipboard.setImage(theirs._code.code.grab().toImage())):
            bring()  # type: ignore[no-untyped-call]
            dialog._code.drop.setFocus()
            QTest.keyPress(dialog._code.drop, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: is_verified(ada, bob))
            await ada.service.execute(commands.Unverify(peer=bob.service.fingerprint))
            await until(lambda: not is_verified(ada, bob))
        theirs._code.code.grab().save(str(tmp_path / "code.png"))
        part(dialog, QPushButton, "openCode").click()
        chooser = part(dialog, QFileDialog, "codeFile")
        chooser.fileSelected.emit(str(tmp_path / "code.png"))
        chooser.close()
        await until(lambda: is_verified(ada, bob))
        clipboard.clear()
        part(dialog, QPushButton, "pasteCode").click()
        assert "neither a picture nor a text" in dialog._code.outcome.said


EVE = b"\xee" * 32


async def test_a_code_that_does_not_fit_says_what_that_means_and_verifies_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        dialog = verify(ada, bob, CODE)
        for code, says in (
            (sighting(EVE, ada), "The codes do not match This code was made with another key"),
            (sighting(bob, EVE), "The codes do not match Bob’s app knows you by a key that is not yours"),
            (sighting(chiara, ada), "This is Chiara’s code, not Bob’s"),
            (sighting(bob, chiara), "This code was made for Chiara, not for you"),
            (sighting(ada, bob), "This is your own code"),
            (f"smmp:connect?v=1&key={bob.service.fingerprint}&at=127.0.0.1:1", "This code is an invitation"),
            ("hello", "no verification code"),
        ):
            dialog._code.drop.read.emit(code)
            assert says in dialog._code.outcome.said
            assert dialog._code.outcome.isVisible()
        assert dialog._code.outcome.accessibleName()
        assert not is_verified(ada, bob)


async def test_two_compare_emoji_from_request_to_both_verified(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        asking = verify(ada, bob, EMOJI)
        part(asking, QPushButton, "startEmoji").click()
        await until(lambda: "Ada would like to compare emoji with you" in banner(bob))
        assert "Waiting for Bob to say yes" in asking._emoji.outcome.said
        part(bob.window, QPushButton, "alertAction").click()
        answering = part(bob.window, CompareDialog)
        assert answering.pages.at == EMOJI
        assert "Ada would like to compare with you now." in answering._emoji.outcome.said
        part(answering, QPushButton, "startEmoji").click()
        await until(lambda: len(tiles(asking)) == len(tiles(answering)) == 7)
        assert tiles(asking) == tiles(answering)
        assert not banner(bob)
        part(asking, QPushButton, "emojiMatch").click()
        await until(lambda: "Ada says that they match. Do they?" in answering._emoji.outcome.said)
        assert "Waiting for Bob to confirm" in asking._emoji.outcome.said
        assert not is_verified(ada, bob) and not is_verified(bob, ada)
        part(answering, QPushButton, "emojiMatch").click()
        await until(lambda: is_verified(ada, bob) and is_verified(bob, ada))
        outcomes = (asking._emoji.outcome, answering._emoji.outcome)
        await until(lambda: all("They match" in outcome.said for outcome in outcomes))
        assert not part(asking, QPushButton, "emojiMatch").isVisible()


@pytest.mark.parametrize("page", [NUMBER, CODE, EMOJI])
async def test_enter_closes_the_dialog_and_confirms_nothing(qtbot: QtBot, tmp_path: Path, page: int) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        dialog = verify(ada, bob, page)
        await until(part(dialog, QPushButton, "verify").isEnabled)
        press(focused(dialog), Qt.Key.Key_Return)
        await until(lambda: ada.window.findChild(CompareDialog) is None)
        assert ada.window.findChild(CreateGroupDialog) is None
        assert not is_verified(ada, bob)


@pytest.mark.parametrize(("page", "answer"), [(NUMBER, "verify"), (EMOJI, "emojiMatch")])
async def test_enter_on_the_answer_itself_does_not_give_it_but_space_does(
    qtbot: QtBot, tmp_path: Path, page: int, answer: str
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        for key, given in ((Qt.Key.Key_Return, False), (Qt.Key.Key_Enter, False), (Qt.Key.Key_Space, True)):
            dialog, other = verify(ada, bob, page), verify(bob, ada, page)
            if page == EMOJI:
                part(dialog, QPushButton, "startEmoji").click()
                await until(lambda: "Ada would like to compare" in other._emoji.outcome.said)  # noqa: B023
                part(other, QPushButton, "startEmoji").click()
                await until(lambda: len(tiles(dialog)) == len(tiles(other)) == 7)  # noqa: B023 - awaited here
                part(other, QPushButton, "emojiMatch").click()
                await until(lambda: "Bob says that they match." in dialog._emoji.outcome.said)  # noqa: B023
            yes = part(dialog, QPushButton, answer)
            await until(yes.isEnabled)
            while focused(dialog) is not yes:
                press(focused(dialog), Qt.Key.Key_Tab)
            press(yes, key)
            if given:
                await until(lambda: is_verified(ada, bob))
            else:
                await until(lambda: ada.window.findChild(CompareDialog) is None)
                assert not is_verified(ada, bob)
            other.reject()
            await until(lambda: bob.window.findChild(CompareDialog) is None)


async def test_emoji_that_differ_are_an_alarm_on_both_screens(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        first, second = verify(ada, bob, EMOJI), verify(bob, ada, 0)
        part(first, QPushButton, "startEmoji").click()
        await until(lambda: second.pages.at == EMOJI)
        part(second, QPushButton, "startEmoji").click()
        await until(lambda: len(tiles(first)) == len(tiles(second)) == 7)
        part(first, QPushButton, "emojiMatch").click()
        await until(lambda: "Ada says" in second._emoji.outcome.said)
        part(second, QPushButton, "emojiDiffer").click()
        for dialog in (first, second):
            await until(lambda: "The emoji are different" in dialog._emoji.outcome.said)  # noqa: B023 - awaited here
            assert "Somebody may stand between you" in dialog._emoji.outcome.said
        assert not is_verified(ada, bob) and not is_verified(bob, ada)


async def test_a_request_waved_away_or_given_up_ends_at_both(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        dialog = verify(ada, bob, EMOJI)
        part(dialog, QPushButton, "startEmoji").click()
        await until(lambda: bool(banner(bob)))
        dialog.close()
        await until(lambda: not banner(bob))
        dialog = verify(bob, ada, EMOJI)
        part(dialog, QPushButton, "startEmoji").click()
        await until(lambda: bool(banner(ada)))
        part(ada.window.banner, IconButton, "dismissAlert").click()
        await until(lambda: "stopped comparing" in dialog._emoji.outcome.said)
        assert part(dialog, QPushButton, "startEmoji").text() == "Compare again"


async def test_verification_can_be_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await ada.service.execute(commands.Verify(peer=bob.service.fingerprint))
        dialog = verify(ada, bob, 0)
        assert "Verified" in said(dialog)
        part(dialog, IconButton, "personMenu").click()
        menu = part(dialog, QMenu, "personMenuList")
        next(action for action in menu.actions() if action.text() == "Clear verification").trigger()
        menu.close()
        await until(lambda: not is_verified(ada, bob))
        assert "whether it is really theirs only you can tell" in said(dialog)


async def test_the_pages_turn_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        dialog = verify(ada, bob, 0)
        heights = []
        for _ in range(3):
            press(dialog.pages, Qt.Key.Key_Right)
            heights.append(dialog.height())
        assert dialog.pages.at == 0
        assert heights[0] > heights[1], "each page has its own height"


async def test_a_namesake_of_a_friend_is_a_banner_that_leads_to_verifying(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        eve = await start(tmp_path / "eve", "bob")
        try:
            await eve.service.execute(commands.Connect(address=ada.service.addresses[0]))
            await until(lambda: "Somebody new calls themself “bob”." in banner(ada))
            part(ada.window, QPushButton, "alertAction").click()
            dialog = part(ada.window, CompareDialog)
            assert dialog.is_about(eve.service.fingerprint)
            assert not banner(ada)
        finally:
            await eve.close()


@pytest.mark.parametrize("verified", [True, False])
async def test_a_private_thread_says_whether_who_reads_it_is_verified(
    qtbot: QtBot, tmp_path: Path, verified: bool
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        if verified:
            await ada.service.execute(commands.Verify(peer=bob.service.fingerprint))
            await until(lambda: is_verified(ada, bob))
        ada.window.show_thread(group, bob.service.fingerprint)
        badge = part(ada.window.private, IconButton, "threadBadge")
        assert badge.accessibleName() == ("Bob: verified" if verified else "Bob: not verified. Verify…")
        badge.click()
        assert part(ada.window, CompareDialog).is_about(bob.service.fingerprint)
