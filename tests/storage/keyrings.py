"""Keyrings that behave, and some that do not; each is a backend as the library knows them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps secrets as long as it lives."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.secrets: dict[tuple[str, str], str] = {}
        self.refused: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.secrets.pop((service, username), None) is None:
            raise PasswordDeleteError("there is none")


class PlainFileKeyring(MemoryKeyring):
    """As those that write secrets down as they are."""

    priority = 0.5  # type: ignore[assignment]


class LockedKeyring(MemoryKeyring):
    """The user says no, whenever asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        raise KeyringLocked("no")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked += 1
        self.refused.append(password)
        raise KeyringLocked(f"not {password}")

    def delete_password(self, service: str, username: str) -> None:
        self.asked += 1
        raise KeyringLocked("no")


class BrokenKeyring(MemoryKeyring):
    """What it stands on has gone."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.refused.append(password)
        raise ConnectionResetError(f"lost {password}")

    get_password = delete_password = set_password  # type: ignore[assignment]


class ForgetfulKeyring(MemoryKeyring):
    """Says yes and does nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class SleepingKeyring(MemoryKeyring):
    """Does not answer."""

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(1)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(1)


@contextmanager
def using(backend: KeyringBackend) -> Iterator[None]:
    """The system's keyring is this one."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)
