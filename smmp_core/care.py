"""Caring for one's home while the member runs: its protection, backups, erasing and exporting what was said."""

import asyncio
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from smmp_core import events, export
from smmp_core.conversation import stored
from smmp_core.conversation.member import Member
from smmp_core.errors import LocalError
from smmp_core.people import People
from smmp_core.preferences import GroupPreferences, Preferences
from smmp_core.settings import Settings
from smmp_core.sharing.files import Files
from smmp_core.storage import backup, protection
from smmp_core.storage.backup import RESTORED
from smmp_core.storage.home import Home
from smmp_core.storage.writes import SaveGroup, SavePreference
from smmp_core.unread import Unread

SWEEP: Final = 3600.0  # seconds between looking for what is older than the user wants to keep
DAY: Final = 86_400_000  # ms
PUT_BACK: Final = (
    "This home was put back from a backup. Each group agrees on a new key, and what is missing here is sent again."
    " Do not start it on the old computer any more."
)

log = logging.getLogger(__name__)


def lose_keys(home: Home) -> bool:
    """At the first start from a backup: no group may use the keys in it, for some have been used since it was made.

    Says whether this is the first start. Does it in one transaction, which ends that.
    """
    if not home.preference(RESTORED):
        return False
    groups = [SaveGroup(group.group, group.name, stored.lost(group.state)) for group in home.groups()]
    home.commit([*groups, SavePreference(RESTORED, b"")])
    return True


class Caring:
    """The part of a :class:`~smmp_core.service.Service` that looks after its home."""

    preferences: Preferences
    name: str
    files: Files
    _settings: Settings
    _home: Home
    _disk: ThreadPoolExecutor
    _me: bytes
    _member: Member
    _people: People
    _unread: Unread
    _group_preferences: dict[bytes, GroupPreferences]
    _emit: Callable[[events.Event], None]
    _group: Callable[[str], bytes]
    _is_restored = False
    _sweeper: asyncio.Task[None] | None = None
    _protecting: asyncio.Lock | None = None

    async def protect(self, passphrase: str | None, *, keyring: bool = False, current: str | None = None) -> None:
        """Protect the home by a passphrase, by the system's keyring, or (neither) by nothing but the file's mode.

        ``current`` is the passphrase that opens it now, if one does. Killed at any instant, the home opens in the old
        way or in the new one. A copy of the files from before still opens in the old way.

        Raises:
            PassphraseNeeded, BadPassphrase: ``current`` is missing or wrong, or ``passphrase`` is empty.
            KeyringUnusable, KeyringGone: with a sentence.
            HomeFull, HomeNotWritable: with a sentence. Whatever is raised, nothing was changed.
        """
        self._protecting = self._protecting or asyncio.Lock()
        change = partial(protection.change, keyring=keyring, current=current, random=os.urandom)
        async with self._protecting:
            await asyncio.to_thread(change, self._settings.home, passphrase)

    async def back_up(self, to: Path, passphrase: str, *, files: bool = True, replace: bool = False) -> None:
        """Write the whole home, as it is now, to one encrypted file that only ``passphrase`` opens.

        ``files``: the shared files, too; ``replace``: even if there is such a file. ``backup.restore`` makes a home
        of it again.

        Raises:
            BadPassphrase: it is empty.
            FileThere, HomeFull, HomeNotWritable: with a sentence; nothing was written.
        """
        write = partial(backup.back_up, files=files, replace=replace, random=os.urandom)
        await asyncio.to_thread(write, self._settings.home, self._home.copy, to, passphrase)

    async def erase(self, group: str, before: int | None = None) -> int:
        """Erase from this home what came to it before an instant (ms since 1970; None: all); returns how many messages.

        Others keep theirs. What has still to be sent stays. The texts are gone from the home's files when this returns,
        and so are the files that they announced.

        Raises:
            HomeFull, HomeBroken: with a sentence; what was not counted yet is still there.
        """
        return await self._erase(self._group(group), before, unread=True)

    async def sweep(self) -> int:
        """Erase what is older than the user wants to keep it, if it has been seen; returns how many messages.

        Happens by itself at the start and every hour.
        """
        now, count = time.time_ns() // 1_000_000, 0
        for group in list(self._member.groups):
            own = self._group_preferences.get(group, GroupPreferences()).keep_days
            days = self.preferences.keep_days if own is None else own
            if days > 0:
                count += await self._erase(group, max(0, now - days * DAY), unread=False)
        return count

    async def export(
        self, group: str, to: Path, format: export.Format, *, private: bool = False, replace: bool = False
    ) -> None:
        """Write a group's transcript to a file for people to read or, as ``json``, for programs.

        ``private``: our one-on-one messages in it, too; ``replace``: even if there is such a file.

        Raises:
            FileThere, HomeFull, HomeNotWritable: with a sentence; nothing was written.
        """
        id = self._group(group)
        names = {bytes.fromhex(info.fingerprint): info.name for info in self._people.infos()} | {self._me: self.name}
        story = export.Story(
            self._home, id, self._member.groups[id].name, self._member.groups[id].members, names, private
        )
        await asyncio.to_thread(export.write, story, to, format, replace=replace)

    async def _erase(self, group: bytes, before: int | None, *, unread: bool) -> int:
        """A bounded number of messages at a time, so that what comes meanwhile is stored in between."""
        loop, count = asyncio.get_running_loop(), 0
        while True:
            step = partial(self._home.erase, group, before, keep=self._owed(group), unread=unread)
            erased = await loop.run_in_executor(self._disk, step)
            if not erased.messages:
                break
            self._unread.erased(group, erased)
            count += erased.messages
        if count:
            await self.files.tidy(self._disk)
            await loop.run_in_executor(self._disk, self._home.clean)
            self._emit(events.Erased(group.hex(), count))
        return count

    def _owed(self, group: bytes) -> set[bytes]:
        """Our own messages that somebody has yet to get from us."""
        known = self._member.groups.get(group)
        if known is None or known.conversation is None:
            return set()
        return {id for ids in known.conversation.repeats.owed.values() for id in ids}

    def _begin_caring(self) -> None:
        if self._is_restored:
            self._emit(events.Alert(None, "restored", None, PUT_BACK))
        self._sweeper = asyncio.create_task(self._sweep_for_ever(), name="smmp-sweeper")

    async def _end_caring(self) -> None:
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.wait([self._sweeper])

    async def _sweep_for_ever(self) -> None:
        while True:
            try:
                await self.sweep()
            except LocalError as error:
                log.info("what is too old could not be erased, and is tried again in an hour: %s", error)
            except Exception:
                log.exception("what is too old could not be erased, and is tried again in an hour")
            await asyncio.sleep(SWEEP)
