"""A message's details: who holds it, as far as that is known, and no further."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.answers import GroupStatus, MemberStatus, MessageInfo
from smmp_core.crypto.fingerprint import digest_words
from smmp_core.events import DigestState, PublicPosition
from smmp_gui.adapter import Person
from smmp_gui.changes import Change
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.conversation_view import ConversationView
from smmp_gui.holders import holders, thread_holders
from smmp_gui.message_details import MessageDetails
from tests.gui.build import ADA, BOB, ME, message, person
from tests.gui.hands import part, press
from tests.gui.people import grouped, linked, until
from tests.gui.seen import said, texts, write


def standing(
    of: MessageInfo,
    state: DigestState,
    position: PublicPosition | None,
    *,
    online: bool = True,
    changes: tuple[Change, ...] = (),
) -> str:
    """What is said of Bob, beside a message."""
    bob = MemberStatus(BOB, online, position, "ab" * 32 if position else None, state)
    me = MemberStatus(ME, True, (1, 0, 9), "ab" * 32, "agrees")
    rows = holders(of, GroupStatus("ab" * 16, "In step", (1, 0, 9), "ab" * 32, [bob, me], 0), changes, person)
    assert [row.person.own for row in rows] == [True, False]
    assert rows[0].standing == "holds"
    return rows[1].standing


def test_only_what_was_confirmed_is_said_to_be_held() -> None:
    sent, old = message(5, ME, agreed=False), (1, 0, 4)
    assert standing(sent, "agrees", (1, 0, 5)) == "holds"
    assert standing(sent, "agrees", (2, 0, 0)) == "holds"
    assert standing(sent, "agrees", old) == "open"
    assert standing(sent, "behind", (1, 0, 9)) == "open"
    assert standing(sent, "behind", old) == "open"
    assert standing(sent, "behind", old, online=False) == "away"
    assert standing(sent, "unknown", None) == "open"
    assert standing(sent, "unknown", None, online=False) == "away"
    assert standing(sent, "differs", (1, 0, 9)) == "differs"
    assert standing(sent, "agrees", (1, 0, 9), online=False) == "holds"
    assert standing(message(5, BOB, agreed=False), "behind", old) == "holds", "who wrote it"
    assert standing(message(5, ME, placed=False), "agrees", (1, 0, 9)) == "open"
    assert standing(message(5, ME), "behind", old, online=False) == "holds", "all agreed"


def test_who_came_later_does_not_hold_it() -> None:
    added = Change(1, "added", ADA, (BOB,), 2)
    assert standing(message(5, ME), "agrees", (3, 0, 1), changes=(added,)) == "later"
    assert standing(message(5, ME), "agrees", (3, 0, 1), changes=(replace(added, whom=(ADA,)),)) == "holds"
    assert standing(message(1, ME, epoch=2), "agrees", (3, 0, 1), changes=(added,)) == "holds"
    removed = Change(0, "removed", ADA, (BOB,), 2)
    assert standing(message(5, ME), "agrees", (4, 0, 1), changes=(removed, replace(added, epoch=4))) == "holds"
    assert standing(message(1, ME, epoch=2), "agrees", (4, 0, 1), changes=(replace(added, epoch=4),)) == "later"


def test_of_a_private_message_two_people_are_told() -> None:
    def told(of: MessageInfo, online: bool = True) -> list[str]:
        def who(fingerprint: str) -> Person:
            return replace(person(fingerprint), online=online)

        return [row.standing for row in thread_holders(of, ME, BOB, who)]

    assert told(message(1, ME, placed=False)) == ["holds", "open"]
    assert told(message(1, ME, placed=False), online=False) == ["holds", "away"]
    assert told(replace_agreed(message(1, ME, placed=False))) == ["holds", "holds"]
    assert told(message(1, BOB, placed=False)) == ["holds", "holds"]


def replace_agreed(of: MessageInfo) -> MessageInfo:
    """A delivered one."""
    return MessageInfo(of.position, of.id, of.sender, of.text, of.time, of.digest, agreed=True)


def details(view: ConversationView, window: QWidget, words: str) -> MessageDetails:
    """Open the details of a message by its menu."""
    row = next(row for row in view.model_.rows if isinstance(row, MessageRow) and row.words == words)
    view.setCurrentIndex(view.model_.find(row.key))
    press(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = view.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "Message details…").trigger()
    menu.close()
    return window.findChildren(MessageDetails)[-1]


def held_by(dialog: MessageDetails) -> list[tuple[str, str]]:
    """Who holds it, as the dialog says."""
    assert part(dialog, QListView, "holders").isVisible()
    return [(row.person.name, row.standing) for row in dialog.model.rows]


async def test_the_details_follow_what_becomes_of_a_message(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, bob, chiara = members
        group = await grouped(members)
        write(bob, "hello")
        await until(lambda: all(member.service.status(group).outbox == 0 for member in members))
        await until(lambda: texts(ada) == ["hello"])
        await ada.service.execute(commands.Verify(peer=bob.service.fingerprint))
        await until(lambda: ada.adapter.person(bob.service.fingerprint).verified)
        view = ada.window.page.view
        await until(lambda: view.transcript.messages[0].agreed)
        dialog = details(view, ada.window, "hello")
        (one,) = view.transcript.messages
        words = said(dialog)
        assert "Verified" in words
        assert "Everyone holds the same." in words
        assert "Epoch {} · era {} · step {}".format(*(one.position or ())) in words
        assert f"{digest_words(bytes.fromhex(one.digest))} · {one.digest[:8]}" in words
        assert held_by(dialog) == [("Ada", "holds"), ("Bob", "holds"), ("Chiara", "holds")]
        dialog.accept()
        await chiara.close()
        await until(lambda: not ada.adapter.person(chiara.service.fingerprint).online)
        write(ada, "are you there?")
        await until(lambda: texts(ada) == ["hello", "are you there?"])
        dialog = details(view, ada.window, "are you there?")
        assert "Not verified" not in said(dialog)
        await until(lambda: held_by(dialog) == [("Ada", "holds"), ("Bob", "holds"), ("Chiara", "away")])
        assert "not everyone has confirmed yet" in said(dialog)
        assert "Chiara: away. It is sent when they are back." in [row.spoken for row in dialog.model.rows]
        dialog.accept()


async def test_the_details_of_a_private_message_name_two(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, bob, _ = members
        group = await grouped(members)
        ada.window.show_thread(group, bob.service.fingerprint)
        await ada.service.execute(commands.Private(group=group, to=bob.service.fingerprint, text="psst"))
        view = ada.window.private.view
        await until(lambda: [m.agreed for m in view.transcript.messages] == [True])
        view.refresh()
        dialog = details(view, ada.window, "psst")
        assert held_by(dialog) == [("Ada", "holds"), ("Bob", "holds")]
        assert "Delivered: only the two of you hold it." in said(dialog)
        assert "Position" not in said(dialog)
        dialog.accept()
