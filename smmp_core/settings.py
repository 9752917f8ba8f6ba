"""How a member is started."""

from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """How a member is started; the options of the command line."""

    home: Path
    name: str | None = None  # None: as stored; on an existing home another name renames
    listen: tuple[str, ...] = ()  # HOST:PORT; empty: all interfaces, a free port
    interfaces: tuple[str, ...] = ()  # addresses that discovery and listening are limited to
    discovery: bool = True
    connect: tuple[str, ...] = ()  # HOST:PORT to dial and keep dialling
    passphrase: str | None = None
    accept_all: bool = False  # say yes to every invitation
    faults: bool = False  # allow fault injection

    def __repr__(self) -> str:
        return f"Settings(home={self.home!s})"
