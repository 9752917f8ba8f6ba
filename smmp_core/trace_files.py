"""The traces of all groups of a running member, each in a file of its own, for whoever asked for them at the start."""

import asyncio
import logging
import os
import time
from collections.abc import Callable
from io import BufferedWriter
from pathlib import Path
from typing import Final

import msgspec

from smmp_core import events
from smmp_core.errors import LocalError
from smmp_core.service import Service
from smmp_core.trace.lines import MAX_BYTES, Heading
from smmp_core.trace.records import AnyRecord
from smmp_core.tracing import Tracing

FLUSHED: Final = 0.2  # seconds until what was written is in the file
FULL: Final = MAX_BYTES // 2  # bytes from which on a new file begins: far from those with which nobody reads it

log = logging.getLogger(__name__)


class TraceFiles:
    """Writes ``GROUP-TIME-PROCESS-NUMBER.jsonl`` for each group into a folder, readable for its owner only.

    When a file has grown large the next one begins, with how all stands then (docs/live-trace.md).
    """

    def __init__(self, service: Service, folder: Path) -> None:
        """Begin as soon as the member has started; the folder is made if it is not there.

        Raises:
            LocalError: it cannot be made.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            text = f"No traces can be written to {folder}: {error.strerror}."
            raise LocalError(text, code="home_not_writable") from error
        self._service, self._folder = service, folder
        self._files: dict[str, _File] = {}
        self._unsubscribe = service.subscribe(self._note)

    def close(self) -> None:
        """End all; the files are whole."""
        self._unsubscribe()
        for file in self._files.values():
            file.close()

    def _note(self, event: events.Event) -> None:
        group = getattr(event, "group", None)
        groups = [info.group for info in self._service.groups()] if isinstance(event, events.Ready) else [group]
        for one in groups:
            if one is not None and one not in self._files:
                self._begin(one, 1)

    def _begin(self, group: str, number: int) -> None:
        try:
            self._files[group] = _File(self._service, group, self._folder, number, self._go_on)
        except OSError as error:
            log.warning("the trace of group %s cannot be written: %s", group[:8], error.strerror)
        except LocalError:  # the group is gone
            pass

    def _go_on(self, full: "_File") -> None:
        full.close()
        self._begin(full.group, full.number + 1)


class _File:
    """The trace of one group, or the part of it that one file holds."""

    def __init__(
        self, service: Service, group: str, folder: Path, number: int, is_full: Callable[["_File"], None]
    ) -> None:
        self.group, self.number, self._is_full = group, number, is_full
        path = folder / f"{group[:8]}-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{number}.jsonl"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file: BufferedWriter | None = os.fdopen(descriptor, "wb")
        self._name, self._encoder = path.name, msgspec.json.Encoder()
        self._size = 0  # bytes
        self._flush: asyncio.TimerHandle | None = None
        self._full: asyncio.Handle | None = None
        self._tracing: Tracing | None = None
        self._write(Heading())
        try:
            self._tracing = service.trace(group, self._write)
        except LocalError:
            self.close()
            path.unlink()
            raise

    def _write(self, line: Heading | AnyRecord) -> None:
        if self._file is None:
            return
        try:
            self._size += self._file.write(self._encoder.encode(line) + b"\n")
        except OSError as error:
            self._fail(error)
        else:
            if self._size >= FULL and self._full is None:  # in the middle of a step nobody could say how all stands
                self._full = asyncio.get_running_loop().call_soon(self._is_full, self)
            if self._flush is None:
                self._flush = asyncio.get_running_loop().call_later(FLUSHED, self._do_flush)

    def _do_flush(self) -> None:
        self._flush = None
        try:
            if self._file is not None:
                self._file.flush()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        log.warning("the trace %s ends here: %s", self._name, error.strerror)
        self.close()

    def close(self) -> None:
        """End it."""
        if self._tracing is not None:
            self._tracing.close()
        for handle in (self._flush, self._full):
            if handle is not None:
                handle.cancel()
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError as error:
                log.warning("the end of the trace %s could not be written: %s", self._name, error.strerror)
