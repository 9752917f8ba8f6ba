"""``smmp-node``: the headless member. JSON lines in, JSON lines out (its contract is docs/headless.md)."""

import argparse
import asyncio
import contextlib
import logging
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from smmp_core import __version__
from smmp_core.errors import LocalError
from smmp_core.headless import MAX_LINE, Headless, LineSplitter
from smmp_core.service import Service, Settings
from smmp_core.storage.home import Home
from smmp_core.trace_files import TraceFiles

SIGNALS = (signal.SIGTERM, signal.SIGINT)  # each asks the member to end


def parser(program: str, description: str) -> argparse.ArgumentParser:
    """The options that the headless member and the window share."""
    parser = argparse.ArgumentParser(program, description=description)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="where this member's data lies, encrypted")
    parser.add_argument("--name", help="what others see; on an existing home it renames")
    parser.add_argument(
        "--listen", action="append", default=[], metavar="HOST:PORT", help="default: everywhere, a free port"
    )
    parser.add_argument(
        "--interface", action="append", default=[], metavar="ADDRESS", help="limit discovery and listening to it"
    )
    parser.add_argument("--no-discovery", action="store_true", help="neither announce nor look for others")
    parser.add_argument("--connect", action="append", default=[], metavar="HOST:PORT", help="dial an address")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="its first line is the passphrase")
    parser.add_argument(
        "--log-level", default="warning", choices=["debug", "info", "warning", "error"], help="what goes to stderr"
    )
    return parser


def settings(options: argparse.Namespace) -> Settings:
    """The member that the options describe.

    Raises:
        LocalError: the passphrase file cannot be read.
    """
    passphrase = None
    if options.passphrase_file is not None:
        try:
            passphrase = options.passphrase_file.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise LocalError(
                f"The passphrase file {options.passphrase_file} cannot be read: {reason}.", code="bad_passphrase"
            ) from error
    return Settings(
        home=options.home or Home.default_path(),
        name=options.name,
        listen=tuple(options.listen),
        interfaces=tuple(options.interface),
        discovery=not options.no_discovery,
        connect=tuple(options.connect),
        passphrase=passphrase,
        accept_all=getattr(options, "accept", "ask") == "all",
        faults=getattr(options, "faults", False),
    )


class _Lines:
    """stdin and stdout a line at a time, off the loop, so that neither can hold up the member."""

    def __init__(self) -> None:
        self._out: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="smmp-stdout", daemon=True)
        self._writer.start()

    def put(self, line: bytes) -> None:
        """Write a line."""
        self._out.put(line)

    def close(self) -> None:
        """Wait until everything is written."""
        self._out.put(None)
        self._writer.join(5)

    def _write(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (line := self._out.get()) is not None:
                sys.stdout.buffer.write(line + b"\n")
                if self._out.empty():
                    sys.stdout.buffer.flush()
            sys.stdout.buffer.flush()

    @staticmethod
    def read(loop: asyncio.AbstractEventLoop, take: Callable[[bytes | None], None]) -> None:
        """Hand each line of stdin to ``take`` on the loop; None at its end."""

        def run() -> None:
            # Not sys.stdin.buffer: a thread that waits inside it would abort the interpreter's end.
            splitter = LineSplitter(MAX_LINE)
            with contextlib.suppress(RuntimeError, OSError):  # the loop is closed, or stdin is
                while block := os.read(0, 65_536):
                    for line in splitter.feed(block):
                        loop.call_soon_threadsafe(take, line)
                for line in splitter.end():
                    loop.call_soon_threadsafe(take, line)
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(take, None)

        threading.Thread(target=run, name="smmp-stdin", daemon=True).start()


async def _run(service: Service, lines: _Lines, traces: Path | None) -> None:
    """Live until the end of stdin or a signal, which may come at any time, while the member starts too."""
    loop = asyncio.get_running_loop()
    living = asyncio.create_task(_live(service, lines, traces))

    def end() -> None:
        if not living.cancelling():  # a second signal does not disturb the end
            living.cancel()

    for number in SIGNALS:  # not the loop's own way, which Windows lacks
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await living
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)


async def _live(service: Service, lines: _Lines, traces: Path | None) -> None:
    inputs: asyncio.Queue[bytes | None] = asyncio.Queue()
    headless = Headless(service, lines.put)
    files = TraceFiles(service, traces) if traces is not None else None
    await service.start()
    try:
        lines.read(asyncio.get_running_loop(), inputs.put_nowait)
        while (line := await inputs.get()) is not None and await headless.handle(line):
            pass
    finally:
        await headless.close()
        if files is not None:
            files.close()
        await service.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a headless member; returns the exit status (0 in order, 2 for a failed start)."""
    options_parser = parser("smmp-node", "A member of SMMP groups without a window: JSON lines in, JSON lines out.")
    options_parser.add_argument("--accept", choices=["ask", "all"], default="ask", help="answer to invitations")
    options_parser.add_argument("--faults", action="store_true", help="allow fault injection")
    options_parser.add_argument(
        "--trace", type=Path, metavar="DIR", help="write what each group's protocol does to a file in this folder"
    )
    options = options_parser.parse_args(arguments)
    logging.basicConfig(
        stream=sys.stderr, level=options.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    lines = _Lines()
    try:
        asyncio.run(_run(Service(settings(options)), lines, options.trace))
    except LocalError as error:
        print(f"smmp-node: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    finally:
        lines.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
