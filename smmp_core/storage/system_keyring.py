"""The system's keyring: where a desktop keeps secrets for whoever is logged in.

Windows' Credential Locker, macOS' Keychain, the Secret Service of Linux desktops: a library reaches all of them. Any
may be missing, locked, or never answer, so each call runs beside and is waited for so long and no longer.
"""

import contextlib
import threading
from collections.abc import Callable
from enum import StrEnum
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

import keyring
from keyring.backends.chainer import ChainerBackend
from keyring.core import recommended
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from smmp_core.storage.errors import KeyringUnusable

SERVICE: Final = "smmp"
LOOK: Final = 5.0  # seconds in which a keyring must show that it is there
ASK: Final = 120.0  # seconds in which it must answer: it may ask the user to unlock it

T = TypeVar("T")


class KeyringAnswer(StrEnum):
    """Whether this computer's keyring can be used."""

    READY = "ready"
    NONE = "none"  # there is none, or only one that keeps secrets in a file as they are
    SLOW = "slow"  # it does not answer


def keyring_available() -> KeyringAnswer:
    """Whether a home can be protected by the system's keyring; waits 5 s at most and asks the user for nothing."""
    try:
        return KeyringAnswer.READY if _beside(_is_there, LOOK) else KeyringAnswer.NONE
    except TimeoutError:
        return KeyringAnswer.SLOW
    except Exception:  # whatever a backend raises, it is none that can be used
        return KeyringAnswer.NONE


def keep(entry: str, secret: bytes) -> None:
    """Put a secret into the keyring, and see that it is there.

    Raises:
        KeyringUnusable: with a sentence; nothing stays there that could not be read back.
    """
    _use(lambda: keyring.set_password(SERVICE, entry, secret.hex()))  # who says no to this is not asked again
    try:
        if fetch(entry) != secret:
            raise KeyringUnusable("This computer's keyring did not keep the key. Nothing was changed.")
    except KeyringUnusable:
        with contextlib.suppress(KeyringUnusable):
            forget(entry)
        raise


def fetch(entry: str) -> bytes | None:
    """A secret from the keyring; None: it has none of this name, or something else under it.

    Raises:
        KeyringUnusable: with a sentence.
    """
    found = _use(lambda: keyring.get_password(SERVICE, entry))
    try:
        return bytes.fromhex(found) if found is not None else None
    except ValueError:
        return None


def forget(entry: str) -> None:
    """Take a secret out of the keyring; it is no error if there is none.

    Raises:
        KeyringUnusable: with a sentence.
    """

    def delete() -> None:
        with contextlib.suppress(PasswordDeleteError):
            keyring.delete_password(SERVICE, entry)

    _use(delete)


def _is_there() -> bool:
    found = keyring.get_keyring()
    if isinstance(found, ChainerBackend):  # recommended as such, whatever it is made of; the first keeps the secrets
        found = next(iter(found.backends), found)
    return bool(recommended(found))


def _use(action: Callable[[], T]) -> T:
    def checked() -> T:
        if not _is_there():
            raise NoKeyringError
        return action()

    try:
        return _beside(checked, ASK)
    except TimeoutError:
        raise KeyringUnusable("This computer's keyring does not answer. Try again later.") from None
    except NoKeyringError:
        raise KeyringUnusable("This computer has no keyring that can be used.") from None
    except KeyringLocked:
        raise KeyringUnusable("This computer's keyring is locked. Unlock it and try again.") from None
    except InitError:  # it has never been used, and what it asks for then was not given
        raise KeyringUnusable("This computer's keyring could not be opened. Unlock it and try again.") from None
    except Exception as error:  # of the backend and what it stands on; its words may hold what it was given
        raise KeyringUnusable(f"This computer's keyring refused ({type(error).__name__}).") from None


def _beside(action: Callable[[], T], seconds: float) -> T:
    """Run ``action`` in a thread of its own, which is left alone when it takes too long.

    Raises:
        TimeoutError: it took longer than ``seconds``.
        Exception: whatever ``action`` raises.
    """
    answers: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((action(), None))
        except Exception as error:
            answers.put((None, error))

    threading.Thread(target=run, name="smmp-keyring", daemon=True).start()
    try:
        result, error = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # None only if that is what the action returned
