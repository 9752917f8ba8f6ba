"""The settings: what is chosen there has its effect, and holds after a restart."""

import asyncio
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smmp_core.preferences import Preferences
from smmp_core.service import Service
from smmp_gui.app import _options
from smmp_gui.controls import Number, Radio, Select, Switch
from smmp_gui.conversation_delegate import ConversationDelegate
from smmp_gui.gallery import gallery
from smmp_gui.hovering import Flash
from smmp_gui.settings.dialog import PAGES, SettingsDialog
from smmp_gui.settings.page import put_on
from smmp_gui.settings.profile import PictureButton
from smmp_gui.sidebar import OwnButton
from smmp_gui.theme import theme
from smmp_gui.widgets import Glyph, IconButton
from tests.gui.hands import part, press, type_into
from tests.gui.images import saved
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import groups, texts, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def settings(member: Somebody, section: str) -> SettingsDialog:
    """The settings, at a section."""
    member.window.show_settings(section)
    dialog = part(member.window, SettingsDialog)
    assert dialog.sections.currentItem().text() == section
    return dialog


def complaint(dialog: SettingsDialog) -> str:
    """What went wrong, if that is said."""
    said = part(dialog, QLabel, "dialogError")
    return said.text() if said.isVisible() else ""


async def again(member: Somebody) -> Somebody:
    """The same member after a restart."""
    home = member.service.home
    await member.close()
    return await start(home)


async def test_everything_is_reached_by_keys_and_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        ada.window.activateWindow()
        await until(ada.window.isActiveWindow)
        press(ada.window, Qt.Key.Key_Comma, CONTROL)
        await until(lambda: ada.window.findChild(SettingsDialog) is not None)
        dialog = part(ada.window, SettingsDialog)
        for page in PAGES:
            assert dialog.sections.currentItem().text() == page.title
            assert part(dialog, page).isVisible()
            press(dialog.sections, Qt.Key.Key_Down)
        for kind in (QAbstractButton, QLineEdit, Select, Number):
            for one in dialog.findChildren(kind):
                inner = one.parent() if one.objectName().startswith("qt_spinbox") else one
                assert isinstance(inner, QWidget)
                named = inner.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
                assert named, f"{type(one).__name__} {one.objectName()} has no name"
                assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{one.objectName()} is out of reach"
        press(dialog, Qt.Key.Key_Escape)
        await until(lambda: ada.window.findChild(SettingsDialog) is None)
    finally:
        await ada.close()


async def test_colours_motion_and_size_hold_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Appearance")
        dark, motion = part(dialog, Radio, "appearance-dark"), part(dialog, Switch, "motion")
        assert part(dialog, Radio, "appearance-system").isChecked() and motion.isChecked()
        dark.click()
        press(motion, Qt.Key.Key_Space)  # at once, before the first is stored: none is lost
        size = part(dialog, Select, "textSize")
        press(size, Qt.Key.Key_Down)
        await until(lambda: ada.service.preferences == Preferences(appearance="dark", motion=False, text_size=115))
        await until(lambda: theme.palette.dark and not theme.motion)
        assert theme.duration(200) == 0
        assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
        theme.set_mode("light")
        theme.set_motion(True)
        assert theme.duration(200) == 200

        ada = await again(ada)
        put_on(ada.service.preferences)
        assert theme.palette.dark and not theme.motion
        dialog = settings(ada, "Appearance")
        assert part(dialog, Radio, "appearance-dark").isChecked()
        assert part(dialog, Select, "textSize").currentText() == "Large"
    finally:
        await ada.close()


def test_a_theme_on_the_command_line_wins_and_the_size_of_text_grows(qtbot: QtBot) -> None:
    assert _options().parse_args([]).theme is None
    assert _options().parse_args(["--theme", "dark"]).theme == "dark"
    theme.set_mode("light")
    put_on(Preferences(appearance="dark", motion=False), mode=False)
    assert not theme.palette.dark and not theme.motion
    before = theme.metrics("body").height()
    theme.set_text_size(130)
    assert theme.metrics("body").height() > before
    theme.set_text_size(100)
    assert theme.metrics("body").height() == before


async def test_notifications_are_stored(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Notifications")
        part(dialog, Switch, "notifyWords").click()
        await until(lambda: not ada.service.preferences.notify_words)
        part(dialog, Radio, "notify-nothing").click()
        await until(lambda: ada.service.preferences.notify == "nothing")
        await until(lambda: not part(dialog, Switch, "notifyWords").isEnabled())
        ada = await again(ada)
        assert ada.service.preferences == Preferences(notify="nothing", notify_words=False)
    finally:
        await ada.close()


async def test_network_counts_from_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Network")
        words = part(part(dialog, QWidget, "networkNotice"), QLabel)
        assert words.text() == "What you change here counts from the next start."
        part(dialog, Switch, "hidden").click()
        port = part(dialog, Number, "port")
        assert port.text() == "Any free port"
        port.setFocus()
        port.selectAll()
        type_into(port, "45000")
        press(port, Qt.Key.Key_Return)
        await until(lambda: ada.service.preferences == Preferences(hidden=True, port=45000))
        assert dialog.isVisible()
        assert words.text() == "What you have changed counts from the next start."
        everything, first = part(dialog, Switch, "allNetworks"), part(dialog, Switch, "network0")
        assert everything.isChecked() and not first.isEnabled()
        everything.click()
        await until(lambda: ada.service.preferences.interfaces != ())
        await until(first.isEnabled)
        number = 0
        while (one := dialog.findChild(Switch, f"network{number}")) is not None:
            before = ada.service.preferences.interfaces
            one.click()
            number += 1
            await until(partial(_changed, ada, dialog, before))
        assert complaint(dialog) == "At least one network is needed."
        assert ada.service.preferences.interfaces != ()
        await until(lambda: part(dialog, Switch, f"network{number - 1}").isChecked())
        everything.click()
        await until(lambda: ada.service.preferences.interfaces == ())
        assert complaint(dialog) == ""
    finally:
        await ada.close()


def _changed(member: Somebody, dialog: SettingsDialog, before: tuple[str, ...]) -> bool:
    return member.service.preferences.interfaces != before or bool(complaint(dialog))


async def test_what_of_the_network_cannot_be_met_is_said_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    await ada.service.prefer(Preferences(interfaces=("192.0.2.77",)))
    home = ada.service.home
    await ada.close()
    service = Service(msgspec.structs.replace(ada.service._settings, home=home, listen=()))
    await service.start()
    ada = Somebody(service)
    try:
        assert "nobody can reach you" in ada.window.banner._words.text()
        dialog = settings(ada, "Network")
        assert "Not there now" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    finally:
        await ada.close()


async def test_a_name_is_taken_and_a_bad_one_refused(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        own = part(ada.window, OwnButton)
        press(own, Qt.Key.Key_Space)
        dialog = part(ada.window, SettingsDialog)
        field, save = part(dialog, QLineEdit, "ownName"), part(dialog, QPushButton, "saveName")
        assert (dialog.sections.currentItem().text(), field.text(), save.isEnabled()) == ("Profile", "Ada", False)
        field.setText("ש" * 64 + "x")
        field.setText("語" * 60)
        save.click()
        await until(lambda: complaint(dialog) == "A name has 1 to 128 bytes.")
        assert ada.service.name == "Ada"
        field.setText("Ada Lovelace")
        press(field, Qt.Key.Key_Return)
        await until(lambda: own.accessibleName().startswith("Ada Lovelace."))
        assert dialog.isVisible() and complaint(dialog) == "" and not save.isEnabled()
        ada = await again(ada)
        assert ada.service.name == "Ada Lovelace"
    finally:
        await ada.close()


async def test_a_picture_is_chosen_seen_by_friends_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        me = ada.service.fingerprint
        dialog = settings(ada, "Profile")
        remove = part(dialog, QPushButton, "removePicture")
        assert not remove.isVisible() and me not in gallery
        part(dialog, QPushButton, "choosePicture").click()
        chooser = part(dialog, QFileDialog)
        chooser.fileSelected.emit(str(saved(tmp_path, "#22aa22")))
        chooser.close()
        await until(lambda: me in gallery and remove.isVisible())
        await until(lambda: bob.service.pictures.known() == [me])
        first = await bob.service.pictures.of(me)

        drop(part(dialog, PictureButton), saved(tmp_path, "#aa2222", "other.png"))
        await until(lambda: part(ada.window, OwnButton).grab().toImage().pixelColor(26, 14).red() > 140)
        while await bob.service.pictures.of(me) == first:
            await asyncio.sleep(0.02)

        (tmp_path / "words.png").write_text("no image")
        drop(part(dialog, PictureButton), tmp_path / "words.png")
        await until(lambda: "no image that can be used" in complaint(dialog))
        assert me in gallery

        remove.click()
        await until(lambda: me not in gallery and bob.service.pictures.known() == [])
        await until(lambda: not remove.isVisible() and complaint(dialog) == "")


def drop(onto: QWidget, file: Path) -> None:
    """Drop a file."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(onto, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(onto, QDropEvent(QPointF(9, 9), copy, data, left, none))


async def test_a_picture_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Profile")
        drop(part(dialog, PictureButton), saved(tmp_path, "#22aa22"))
        await until(lambda: ada.service.fingerprint in gallery)
        gallery.clear()
        ada = await again(ada)
        await until(lambda: ada.service.fingerprint in gallery)
    finally:
        await ada.close()


async def test_a_muted_group_is_quiet_and_stays_so(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        glyph = part(ada.window.page, Glyph, "mutedGlyph")
        assert not glyph.isVisible() and not groups(ada)[0].muted

        def choose(words: str) -> None:
            part(ada.window.page, IconButton, "groupMenu").click()
            menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
            next(action for action in menu.actions() if action.text() == words).trigger()
            menu.close()

        choose("Mute")
        await until(lambda: groups(ada)[0].muted and glyph.isVisible())
        assert groups(ada)[0].spoken.startswith("Group Ops, muted")
        ada.window._stack.setCurrentWidget(ada.window._empty)
        ada.window.page.group = ""
        write(bob, "psst")
        await until(lambda: groups(ada)[0].unread == 1)
        assert ada.window.windowTitle() == "SMMP"
        assert ada.service.group_preferences(group).muted
        ada.window.show_group(group)
        await until(lambda: texts(ada) == ["psst"])
        choose("Unmute")
        await until(lambda: not groups(ada)[0].muted and not glyph.isVisible())


async def test_closing_at_once_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Appearance")
        part(dialog, Radio, "appearance-dark").click()
        press(dialog, Qt.Key.Key_Escape)
        await until(lambda: theme.palette.dark and ada.window.findChild(SettingsDialog) is None)
        assert ada.service.preferences.appearance == "dark" and ada.failures == []
    finally:
        await ada.close()


@pytest.mark.may_warn
async def test_what_cannot_be_stored_is_said_and_the_old_holds(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Appearance")
        with monkeypatch.context() as full:
            full.setattr(ada.service._home, "commit", _refuse)
            part(dialog, Radio, "appearance-dark").click()
            await until(lambda: complaint(dialog) != "")
            part(dialog, Switch, "motion").click()
            dialog.close()
            await until(lambda: ada.window.findChild(SettingsDialog) is None)
            assert "Something went wrong" in ada.window.banner._words.text()
            dialog = settings(ada, "Appearance")
        await until(lambda: part(dialog, Radio, "appearance-system").isChecked())
        assert not theme.palette.dark and ada.service.preferences == Preferences()
    finally:
        await ada.close()


def _refuse(_writes: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_glow_fades_only_where_things_may_move(qtbot: QtBot) -> None:
    def strengths() -> set[float]:
        view = QListView()
        qtbot.addWidget(view)
        delegate = ConversationDelegate(view)
        flash, seen = Flash(view, delegate), set[float]()
        flash.valueChanged.connect(seen.add)
        flash.begin(("message",))
        assert delegate.flashed == ("message",)
        flash.setCurrentTime(flash.duration() * 3 // 4)
        flash.setCurrentTime(flash.duration())
        assert not delegate.flashed
        return seen

    assert len(strengths()) > 1
    theme.set_motion(False)
    assert strengths() <= {1.0}
