"""What a screen reader says by itself, and what it does not."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.events import Alert
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import statuses, texts, write


def listening(member: Somebody) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    member.window.announcer.said.connect(lambda words, urgent: heard.append((words, urgent)))
    return heard


async def test_messages_of_the_open_conversation_are_said_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Noor", "Ada") as (noor, ada):
        other = await grouped([noor, ada], "Other")
        group = await grouped([noor, ada])
        heard = listening(noor)
        write(ada, "Bring the ladder")
        await until(lambda: texts(noor) == ["Bring the ladder"])
        write(noor, "Yes")
        await until(lambda: statuses(noor)[-1:] == ["agreed"])
        await ada.service.execute(commands.Send(group=other, text="Not in sight"))
        await until(lambda: any(info.unread for info in noor.service.groups() if info.group == other))
        peer = ada.service.fingerprint
        await ada.service.execute(commands.Private(group=group, to=noor.service.fingerprint, text="Psst"))
        await until(lambda: noor.adapter.threads.unread(group, peer) == 1)
        assert heard == [("Ada: Bring the ladder", False)]
        noor.window.show_thread(group, peer)
        await ada.service.execute(commands.Private(group=group, to=noor.service.fingerprint, text="Psst again"))
        await until(lambda: len(heard) == 2)
        assert heard[1] == ("Ada: Psst again", False)


async def test_many_messages_at_once_are_counted(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Noor", "Ada") as (noor, ada):
        group = await grouped([noor, ada])
        heard = listening(noor)
        for n in range(5):
            await ada.service.execute(commands.Send(group=group, text=f"message {n}"))
        await until(lambda: len(texts(noor)) == 5)
        messages = await noor.service.messages(group)
        heard.clear()
        noor.adapter.messages_arrived.emit(group, messages)
        assert [words[:5] for words, _ in heard] == ["5 new"]


async def test_a_resync_is_said_when_it_has_healed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Noor", "Ada") as (noor, ada):
        group = await grouped([noor, ada])
        noor.adapter.flush()
        heard = listening(noor)
        await ada.service.execute(commands.Resync(group=group))
        await until(lambda: any(words.startswith(("Back in step", "In step")) for words, _ in heard))
        assert [words.split(".")[0] for words, _ in heard] == ["Back in step"]
        alert = Alert(group, "equivocation", None, "Ada says different things to different people.")
        noor.adapter.alerted.emit(alert)
        noor.adapter.alerted.emit(Alert("ab" * 16, "left", None, "Elsewhere."))
        assert [words for words, _ in heard[1:]] == [alert.message]
