"""The application: its beginning and its orderly end."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QApplication

from smmp_core.__main__ import parser, settings
from smmp_core.errors import LocalError
from smmp_core.service import Service, Settings
from smmp_gui.adapter import Adapter
from smmp_gui.core_words import from_core
from smmp_gui.demo import run_demo
from smmp_gui.describe import Describer
from smmp_gui.desktop import Desktop
from smmp_gui.display import why_no_display
from smmp_gui.ending import end_asked
from smmp_gui.failure import FailureHook
from smmp_gui.instance import PATIENCE, Doorbell, First
from smmp_gui.lab.options import add_options, misused
from smmp_gui.loop import ENDED, FAILED, run_on_loop
from smmp_gui.placement import come_forward
from smmp_gui.report import LoopTrouble
from smmp_gui.settings.page import put_on
from smmp_gui.start_dialogs import IN_USE, Answer, FirstRunDialog, RefusalDialog, StartDialog, UnlockDialog, plainly
from smmp_gui.tasks import Tasks
from smmp_gui.theme import MODES, theme
from smmp_gui.window import MainWindow
from smmp_gui.words import language, speak, tr

T = TypeVar("T")
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app; answers the exit status: 0, or 2 for a start that failed."""
    options = _options().parse_args(arguments)
    logging.basicConfig(
        stream=sys.stderr, level=options.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    why = why_no_display()
    if (misuse := misused(options)) is not None:
        print(f"smmp-gui: {misuse}", file=sys.stderr)
        return FAILED
    if options.lab:
        from smmp_gui.lab.headless import run_lab  # with pictures and engine: not for whoever only wants to chat

        return run_lab(options, why)
    if options.demo is not None or why is not None:
        return run_demo(options.demo, why)
    try:
        member = settings(options)
    except LocalError as error:
        sentence = str(error)
        return run_on_loop(lambda: _refuse(sentence), options.theme or "system")
    return run_on_loop(
        lambda: _run(member, describe=options.describe, themed=options.theme is not None), options.theme or "system"
    )


def _options() -> argparse.ArgumentParser:
    """``smmp-node``'s options, and the little a window adds."""
    result = parser("smmp-gui", "Group chat on your network, where everybody can see that everybody holds the same.")
    result.add_argument("--theme", choices=MODES, help="light, dark, or as the system (default: as set in the app)")
    result.add_argument("--demo", type=Path, metavar="FOLDER", help="a demonstration of three members, drawn to FOLDER")
    result.add_argument("--describe", action="store_true", help="print what is on the screen as JSON lines, for tests")
    add_options(result)
    return result


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


async def _refuse(why: str) -> int:
    print(f"smmp-gui: {why}", file=sys.stderr)
    with end_asked() as ended:
        await _until(ended, RefusalDialog(why).answer())
    return FAILED


async def _run(member: Settings, *, describe: bool, themed: bool) -> int:
    failures = FailureHook()
    failures.install()
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: failures.report(context.get("exception") or LoopTrouble(context["message"]))
    )
    describer = Describer() if describe else None
    bell = Doorbell(member.home)
    first = await bell.ring()
    if first is First.CAME:
        print("smmp-gui: SMMP is already running with these data; its window has come forward.", file=sys.stderr)
        return ENDED
    if first is First.SILENT:
        return await _refuse(tr(IN_USE))
    window: MainWindow | None = None
    bell.rung.connect(lambda token: come_forward(window, token))
    with end_asked() as ended:
        warnings: list[str] = []
        service, status = await start(member, ended, warnings.append)
        if service is None:
            bell.close()
            return status
        speak(_application(), language(service.preferences.language))
        put_on(service.preferences, mode=not themed)  # what the command line says wins
        theme.set_text_size(service.preferences.text_size)
        tasks = Tasks(failures.report)
        adapter = Adapter(service)
        window = MainWindow(adapter, tasks)
        desktop = Desktop(window, adapter, tasks)
        desktop.start()
        for words in warnings:
            window.refuse(words)
        tasks.start(adapter.load(), window.refuse)
        try:
            await _until(ended, window.closing.wait())
        finally:
            bell.close()  # who starts now waits for the home
            window.close_lab()
            window.watching.close()
            await desktop.close()
            await tasks.close()
            adapter.close()
            await service.close()
            window.deleteLater()
            del describer
    return ENDED


async def start(
    member: Settings, ended: asyncio.Event, warn: Callable[[str], None] = log.warning
) -> tuple[Service | None, int]:
    """Start a service, asking for what is missing; none, and the exit status, if the user gives up.

    ``warn``: told what did not come out as asked for, a sentence.
    """
    dialog: StartDialog | None = None
    answer: Answer | None = None
    if member.name is None and is_fresh(member.home):
        dialog = FirstRunDialog(member.home)
    try:
        while True:
            if dialog is not None:
                answer = await _until(ended, dialog.answer())
                if answer is None:
                    return None, ENDED
                dialog.busy()
                member = msgspec.structs.replace(
                    member, name=answer.name or member.name, passphrase=answer.passphrase or member.passphrase
                )
            try:
                service = await _until(ended, _started(member))
                if service is not None and answer is not None and answer.keyring:
                    await _use_keyring(service, warn)
                return service, ENDED
            except LocalError as error:
                why, detail = plainly(error), str(error)
                if dialog is not None and (error.code == "bad_passphrase" or isinstance(dialog, FirstRunDialog)):
                    dialog.complain(why)
                    continue
                if error.code == "bad_passphrase" and member.passphrase is None:
                    dialog = UnlockDialog(member.home)
                    continue
            if dialog is not None:
                dialog.hide()
                dialog.deleteLater()
            print(f"smmp-gui: {detail}", file=sys.stderr)
            dialog = RefusalDialog(why, detail if detail != why else "")
            await _until(ended, dialog.answer())
            return None, FAILED
    finally:
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()


async def _started(member: Settings) -> Service:
    """Start a service; an app that is just ending gets the time to let go of the home."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while True:
        service = Service(member)
        try:
            await service.start()
            return service
        except LocalError as error:
            if error.code != "home_in_use" or loop.time() > end:
                raise
        await asyncio.sleep(0.1)


async def _use_keyring(service: Service, warn: Callable[[str], None]) -> None:
    """Let this computer's keyring hold the key of a new home; where it will not, the file keeps it."""
    try:
        await service.protect(None, keyring=True)
    except LocalError as error:
        warn(tr("{error} The key lies in a file; see Settings, Security.").format(error=from_core(str(error))))


def is_fresh(home: Path) -> bool:
    """Whether nobody has lived here yet."""
    try:
        return next(home.iterdir(), None) is None
    except OSError:
        return not home.exists()


async def _until(ended: asyncio.Event, awaited: Coroutine[object, object, T]) -> T | None:
    """Await something, or the end of the application, whichever comes first."""
    work, end = asyncio.ensure_future(awaited), asyncio.ensure_future(ended.wait())
    done, late = await asyncio.wait({work, end}, return_when=asyncio.FIRST_COMPLETED)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)  # what was begun is taken back in order
    return work.result() if work in done else None
