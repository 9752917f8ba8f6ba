"""An unexpected error as words that may be passed on: where it happened and of which kind, no values.

What an exception says of itself may quote a message, a name or a passphrase. Only of the kinds that quote code or
the system is it kept.
"""

import platform
import traceback

from PySide6.QtCore import qVersion

from smmp_core import __version__
from smmp_core.errors import LocalError


class LoopTrouble(Exception):
    """What the loop complains of without an exception, in asyncio's words."""


_SAY_CODE = (AssertionError, AttributeError, ImportError, LocalError, LoopTrouble, NameError, TypeError)
_MOST_CAUSES = 8
_LONGEST = 300  # characters of what an exception says


def report(error: BaseException) -> str:
    """The whole report on an error, with its causes, the last one first to have happened."""
    parts, seen = [_told(error)], error
    for _ in range(_MOST_CAUSES):
        cause = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if cause is None:
            break
        how = "which caused" if seen.__cause__ is cause else "and while that was handled"
        parts[:0] = [_told(cause), f"\n{how}:\n\n"]
        seen = cause
    return "".join(parts)


def surroundings() -> str:
    """Versions, for who reads a report."""
    return (
        f"SMMP {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )


def _told(error: BaseException) -> str:
    lines = traceback.format_list(traceback.extract_tb(error.__traceback__))  # of code only, no locals
    lines.append(f"{_kind(error)}{_said(error)}\n")
    if isinstance(error, BaseExceptionGroup):
        lines += [f"with:\n{_told(one)}" for one in error.exceptions[:_MOST_CAUSES]]
    return "".join(lines)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return f": [{error.errno}] {error.strerror}" + (f": {error.filename}" if error.filename else "")
    if isinstance(error, _SAY_CODE):
        return f": {error}"[:_LONGEST]
    return " (its words are left out: they may quote a message)" if error.args else ""
