"""The headless contract's lines: commands decoded, answers and events encoded."""

import asyncio
import json
import logging
from collections.abc import Callable

import msgspec

from smmp_core import commands
from smmp_core.errors import LocalError
from smmp_core.events import Event
from smmp_core.service import Service

MAX_LINE = 1024 * 1024  # bytes of an input line

log = logging.getLogger(__name__)

COMMANDS: dict[str, type[commands.Command]] = {
    kind.__struct_config__.tag: kind  # type: ignore[misc]
    for kind in commands.Command.__subclasses__()
}


class LineSplitter:
    """Cuts a stream of bytes into lines; of a line that is too long only the beginning is kept."""

    def __init__(self, limit: int) -> None:
        """``limit``: bytes of the longest line."""
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, block: bytes) -> list[bytes]:
        """The lines that end in ``block``, without their ends; a cut one has ``limit`` + 1 bytes."""
        *ends, rest = block.split(b"\n")
        lines = []
        for end in ends:
            self._keep(end)
            lines += self.end()
        self._keep(rest)
        return lines

    def end(self) -> list[bytes]:
        """The last line, if it has any bytes."""
        line = b"".join(self._parts)
        self._parts, self._size = [], 0
        return [line] if line else []

    def _keep(self, part: bytes) -> None:
        part = part[: self._limit + 1 - self._size]
        self._parts.append(part)
        self._size += len(part)


class _Envelope(msgspec.Struct):
    """What every command has."""

    do: str
    ref: msgspec.Raw = msgspec.Raw(b"null")


class Headless:
    """Speaks for a service in JSON lines."""

    def __init__(self, service: Service, write: Callable[[bytes], None]) -> None:
        """Events go to ``write`` from now on."""
        self._service, self._write = service, write
        self._dialling: set[asyncio.Task[None]] = set()
        service.subscribe(self._tell)

    def _tell(self, event: Event) -> None:
        self._write(msgspec.json.encode(event))

    async def handle(self, line: bytes) -> bool:
        """Do what an input line says and answer it; False when it asks to quit. Never raises."""
        if not line.strip():
            return True
        ref = None
        try:
            envelope = _envelope(line)
            if bytes(envelope.ref) != b"null":
                ref = msgspec.Raw(msgspec.json.format(bytes(envelope.ref), indent=-1))  # no line ends inside
            command = _command(envelope.do, line)
        except LocalError as error:
            self._refuse(ref if ref is not None else _find_ref(line), error)
            return True
        if isinstance(command, commands.Connect):  # it may take seconds, and nothing should wait for it
            task = asyncio.create_task(self._execute(command, ref))
            self._dialling.add(task)
            task.add_done_callback(self._dialling.discard)
        else:
            await self._execute(command, ref)
        return not isinstance(command, commands.Quit)

    async def close(self) -> None:
        """End what is still under way."""
        for task in self._dialling:
            task.cancel()
        await asyncio.gather(*self._dialling, return_exceptions=True)

    async def _execute(self, command: commands.Command, ref: object) -> None:
        try:
            answer = {} if isinstance(command, commands.Quit) else await self._service.execute(command)
            self._answer({"event": "ok", **({} if ref is None else {"ref": ref}), **answer})
        except LocalError as error:
            self._refuse(ref, error)
        except Exception:
            log.exception("a command failed")
            self._refuse(ref, LocalError("Something went wrong inside; the log on stderr says what.", code="not_ready"))

    def _refuse(self, ref: object, error: LocalError) -> None:
        self._answer({"event": "error", "ref": ref, "code": error.code, "message": str(error)})

    def _answer(self, fields: dict[str, object]) -> None:
        self._write(msgspec.json.encode(fields))


def _envelope(line: bytes) -> _Envelope:
    if len(line) > MAX_LINE:
        raise LocalError("A line has at most 1 MiB.", code="too_long")
    try:
        line.decode()  # strictly: in fields that no command has, the decoder takes any byte
        return msgspec.json.decode(line, type=_Envelope)
    except msgspec.ValidationError:
        raise LocalError('A command is a JSON object with a "do".', code="unknown_command") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _no_json(line) from None


def _no_json(line: bytes) -> LocalError:
    if _parse(line) is not None:
        return LocalError("The line has characters that are no text (lone surrogates).", code="bad_field")
    return LocalError("The line is not JSON.", code="bad_json")


def _parse(line: bytes) -> object:
    """The line by a parser that lets escapes like ``\\ud800`` pass, which name no character; None: not JSON."""

    def no_json(constant: str) -> None:
        raise ValueError(constant)

    try:
        return json.loads(line.decode(), parse_constant=no_json)
    except (ValueError, RecursionError):
        return None


def _find_ref(line: bytes) -> msgspec.Raw | None:
    """The ``ref`` of a line that is no command, if it is an object with one that can be sent back."""
    parsed = _parse(line) if len(line) <= MAX_LINE else None
    ref = parsed.get("ref") if isinstance(parsed, dict) else None
    try:
        return msgspec.Raw(msgspec.json.encode(ref))
    except (UnicodeEncodeError, RecursionError):
        return None


def _command(do: str, line: bytes) -> commands.Command:
    kind = COMMANDS.get(do)
    if kind is None:
        raise LocalError(f"There is no command {do!r}.", code="unknown_command")
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.ValidationError as error:
        raise LocalError(f"{do}: {error}.", code="bad_field") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _no_json(line) from None
