"""What the user prefers: kept in the home, never sent anywhere."""

from typing import Final, Literal, Self

import msgspec

OWN: Final = "own"
"""The key under which the member's own preferences are stored; a group's lie under its id in hex."""


class _Stored(msgspec.Struct, frozen=True):
    def encode(self) -> bytes:
        """As it is stored."""
        return msgspec.json.encode(self)

    @classmethod
    def decode(cls, stored: bytes | None) -> Self:
        """As it was stored; the defaults if nothing is, or nothing that makes sense."""
        try:
            return msgspec.json.decode(stored, type=cls) if stored is not None else cls()
        except (msgspec.DecodeError, UnicodeDecodeError):
            return cls()


class Preferences(_Stored, frozen=True):
    """Of the member."""

    appearance: Literal["system", "light", "dark"] = "system"
    text_size: int = 100  # percent of the system's size of text
    motion: bool = True  # whether things may move
    language: str = ""  # a language's code; empty: as the system
    notify: Literal["all", "private", "nothing"] = "all"  # private: one-on-one messages and invitations only
    notify_words: bool = True  # whether a notification shows what was written
    keep_days: int = 0  # messages older than this are erased here; 0: kept for ever
    port: int = 0  # where others dial us; 0: a free one, that of the last time if it is free
    interfaces: tuple[str, ...] = ()  # addresses that listening and discovery are limited to
    hidden: bool = False  # look for others, but announce nothing
    close_to_tray: bool = False  # whether closing the window leaves the app running, where there is a tray
    tray_explained: bool = False  # whether the user has been told so
    window: str = ""  # where the window was, as the window system has it
    lab: str = ""  # where the lab's window was and how it was divided, as that has it
    live_lab: str = ""  # the same of a window in which a real group was watched
    conversation: str = ""  # what it showed: a group's id, or GROUP/FINGERPRINT


class GroupPreferences(_Stored, frozen=True):
    """Of the member for one group."""

    muted: bool = False
    keep_days: int | None = None  # as in :class:`Preferences`; None: as there
    shows_steps: bool = False  # whether the group's other members may watch how we keep in step (docs/live-trace.md)
