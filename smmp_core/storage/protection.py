"""What protects a home, and changing it while the home is in use.

The database's key stays the same; only what ``home.key`` makes of it changes. That file is replaced whole, so at any
instant the old protection opens the home or the new one does.
"""

import contextlib
from pathlib import Path
from typing import Literal

from smmp_core.crypto.random import RandomSource
from smmp_core.errors import LocalError
from smmp_core.storage import folder, keyfile, system_keyring
from smmp_core.storage.errors import HomeNotWritable, KeyringGone, KeyringUnusable
from smmp_core.storage.folder import KEY, NEW

Protection = Literal["none", "file", "passphrase", "keyring"]


def read(path: Path) -> keyfile.KeyFile:
    """What ``home.key`` says.

    Raises:
        FileNotFoundError: there is none.
        HomeNotWritable: it cannot be read.
        DamagedHome, NewerHome: see ``keyfile.decode``.
    """
    try:
        with open(path / KEY, "rb") as file:
            return keyfile.decode(file.read(keyfile.MAX_BYTES + 1))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise HomeNotWritable(f"{path / KEY} cannot be read: {error.strerror}.") from error


def of(path: Path) -> Protection:
    """What protects the home at ``path``; ``none``: there is no home.

    Raises:
        DamagedHome: the key file makes no sense.
        NewerHome: a later version wrote it.
    """
    try:
        match read(path):
            case keyfile.OpenKey():
                return "file"
            case keyfile.LockedKey():
                return "passphrase"
            case keyfile.KeyringKey():
                return "keyring"
    except FileNotFoundError:
        return "none"


def key_of(file: keyfile.KeyFile, passphrase: str | None) -> bytes:
    """The database's key; asks the system's keyring where it must.

    Raises:
        PassphraseNeeded, BadPassphrase: see ``keyfile.unlock``.
        KeyringGone: the keyring has no such entry any more, or something else there.
        KeyringUnusable: there is no keyring, or it is locked, refuses, or does not answer.
        HomeBroken: there is not enough memory.
    """
    secret = None
    if isinstance(file, keyfile.KeyringKey) and passphrase is None:
        secret = system_keyring.fetch(file.entry)
        if secret is None:
            raise KeyringGone
    return keyfile.unlock(file, passphrase, secret)


def change(
    path: Path, passphrase: str | None, *, keyring: bool = False, current: str | None, random: RandomSource
) -> None:
    """Protect the home at ``path``, which this process holds, by a passphrase, by the keyring, or (neither) by nothing.

    Takes some tenths of a second (Argon2id), and as long as the user when the keyring asks to be unlocked.

    Args:
        path: the home's folder.
        passphrase: the new one.
        keyring: whether the system's keyring is to hold the key.
        current: the present passphrase, if there is one.
        random: the source of salts, nonces and the keyring's secret.

    Raises:
        PassphraseNeeded, BadPassphrase: ``current`` is missing or wrong, or ``passphrase`` is empty.
        KeyringGone, KeyringUnusable: see :func:`key_of`.
        HomeFull, HomeNotWritable: the key file cannot be written.
        LocalError: by both at once. Whatever is raised, nothing was changed.
    """
    if keyring and passphrase is not None:
        raise LocalError("A home is protected by a passphrase or by the keyring, not by both.")
    before = read(path)
    key = key_of(before, current)
    if keyring:
        after, secret = keyfile.wrap(key, random)
        system_keyring.keep(after.entry, secret)
        try:
            _replace(path, after)
        except BaseException:
            if read(path) != after:  # it may have failed after the file got its name: then only this secret opens it
                _forget(after)
            raise
    else:
        _replace(path, keyfile.protect(key, passphrase, random))
    _forget(before)


def tidy(path: Path) -> None:
    """Remove what a change that was killed has left beside ``home.key``: it might be the key as it is."""
    (path / (KEY + NEW)).unlink(missing_ok=True)


def _replace(path: Path, file: keyfile.KeyFile) -> None:
    new = path / (KEY + NEW)
    with folder.writing(path):
        try:
            new.unlink(missing_ok=True)
            folder.make_private(new, keyfile.encode(file))
            folder.rename(new, path / KEY)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise


def _forget(file: keyfile.KeyFile) -> None:
    """Nothing opens with this secret any more; if the keyring does not let go of it, it is of no use either."""
    if isinstance(file, keyfile.KeyringKey):
        with contextlib.suppress(KeyringUnusable):
            system_keyring.forget(file.entry)
