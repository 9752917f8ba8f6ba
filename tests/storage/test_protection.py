"""Changing what protects a home: nothing is lost on the way, and no secret is told."""

import errno
import os
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from smmp_core.errors import LocalError
from smmp_core.storage import folder, keyfile, protection, system_keyring
from smmp_core.storage.errors import BadPassphrase, HomeFull, KeyringGone, KeyringUnusable, PassphraseNeeded
from smmp_core.storage.home import Home
from smmp_core.storage.system_keyring import SERVICE, KeyringAnswer, keyring_available
from smmp_core.storage.writes import SaveName
from tests.storage.helpers import contents, opened
from tests.storage.keyrings import (
    BrokenKeyring,
    ForgetfulKeyring,
    LockedKeyring,
    MemoryKeyring,
    PlainFileKeyring,
    SleepingKeyring,
    using,
)


@pytest.fixture
def secrets() -> Iterator[dict[tuple[str, str], str]]:
    """What lies in the system's keyring."""
    backend = MemoryKeyring()
    with using(backend):
        yield backend.secrets


def change(home: Path, passphrase: str | None, *, keyring: bool = False, current: str | None = None) -> None:
    protection.change(home, passphrase, keyring=keyring, current=current, random=os.urandom)


def opens(home: Path, passphrase: str | None = None) -> bool:
    try:
        opened(home, passphrase).close()
    except BadPassphrase:
        return False
    return True


def test_a_passphrase_is_set_changed_and_removed_while_the_home_is_in_use(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        change(tmp_path, "swordfish")
        assert Home.protection(tmp_path) == "passphrase"
        home.commit([SaveName("Ann")])
    assert not opens(tmp_path)
    with closing(opened(tmp_path, "swordfish")) as home:
        assert home.name == "Ann"
        change(tmp_path, "marlin", current="swordfish")
    assert not opens(tmp_path, "swordfish")
    change(tmp_path, None, current="marlin")
    assert Home.protection(tmp_path) == "file" and opens(tmp_path)


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path, secrets: dict[tuple[str, str], str]) -> None:
    opened(tmp_path, "swordfish").close()
    before = contents(tmp_path)
    for to_keyring in (True, False):
        with pytest.raises(BadPassphrase, match="does not open"):
            change(tmp_path, None, keyring=to_keyring, current="marlin")
        with pytest.raises(PassphraseNeeded):
            change(tmp_path, None, keyring=to_keyring)
    with pytest.raises(BadPassphrase, match="protects nothing"):
        change(tmp_path, "", current="swordfish")
    with pytest.raises(LocalError, match="not by both"):
        change(tmp_path, "marlin", keyring=True, current="swordfish")
    assert contents(tmp_path) == before and not secrets


def test_a_disk_that_fails_after_the_last_step_does_not_cost_the_home(
    tmp_path: Path, secrets: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path).close()

    def failing(place: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(folder, "_sync", failing)  # what the file's new name needs to reach the disk
        with pytest.raises(LocalError):
            change(tmp_path, None, keyring=True)
    assert opens(tmp_path)


def test_the_keyring_holds_the_key_and_the_file_does_not(tmp_path: Path, secrets: dict[tuple[str, str], str]) -> None:
    opened(tmp_path).close()
    file = protection.read(tmp_path)
    assert isinstance(file, keyfile.OpenKey)
    change(tmp_path, None, keyring=True)
    assert Home.protection(tmp_path) == "keyring" and opens(tmp_path)
    ((service, _),) = secrets
    assert service == SERVICE
    change(tmp_path, None, keyring=True)
    assert len(secrets) == 1, "a new secret, and the old one is gone"
    with pytest.raises(BadPassphrase, match="has no passphrase"):
        opened(tmp_path, "swordfish")
    change(tmp_path, "swordfish")
    assert not secrets and opens(tmp_path, "swordfish")
    assert protection.key_of(protection.read(tmp_path), "swordfish") == file.key


@pytest.mark.parametrize("found", [None, "00" * 32, "00", "no hex", ""])
def test_a_secret_that_is_gone_or_another_one_is_a_sentence(
    tmp_path: Path, secrets: dict[tuple[str, str], str], found: str | None
) -> None:
    opened(tmp_path).close()
    change(tmp_path, None, keyring=True)
    ((name, secret),) = secrets.items()
    secrets.clear()
    if found is not None:
        secrets[name] = found
    before = contents(tmp_path)
    for attempt in (lambda: opened(tmp_path), lambda: change(tmp_path, "swordfish")):
        with pytest.raises(KeyringGone, match=r"Nothing was changed; restore a backup\.$"):
            attempt()
    assert contents(tmp_path) == before
    secrets[name] = secret
    assert opens(tmp_path)


@pytest.mark.parametrize(
    ("backend", "answer", "sentence"),
    [
        (
            keyring.backends.fail.Keyring(),  # type: ignore[no-untyped-call]
            KeyringAnswer.NONE,
            "has no keyring",
        ),
        (
            keyring.backends.null.Keyring(),  # type: ignore[no-untyped-call]
            KeyringAnswer.NONE,
            "has no keyring",
        ),
        (PlainFileKeyring(), KeyringAnswer.NONE, "has no keyring"),
        (LockedKeyring(), KeyringAnswer.READY, "is locked"),
        (BrokenKeyring(), KeyringAnswer.READY, r"refused \(ConnectionResetError\)"),
        (ForgetfulKeyring(), KeyringAnswer.READY, "did not keep the key"),
        (SleepingKeyring(), KeyringAnswer.READY, "does not answer"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, KeyringBackend) else "",
)
def test_a_keyring_that_cannot_be_used_is_a_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend, answer: KeyringAnswer, sentence: str
) -> None:
    monkeypatch.setattr(system_keyring, "ASK", 0.2)
    opened(tmp_path).close()
    before = contents(tmp_path)
    with using(backend):
        assert keyring_available() == answer
        with pytest.raises(KeyringUnusable, match=sentence) as raised:
            change(tmp_path, None, keyring=True)
    assert contents(tmp_path) == before and opens(tmp_path)
    told = "".join(traceback.format_exception(raised.value))
    assert not any(secret in told for secret in getattr(backend, "refused", ())), "the secret is in no traceback"


def test_a_locked_keyring_keeps_the_home_shut_and_as_it_is(tmp_path: Path, secrets: dict[tuple[str, str], str]) -> None:
    opened(tmp_path).close()
    change(tmp_path, None, keyring=True)
    with using(LockedKeyring()), pytest.raises(KeyringUnusable, match="Unlock it and try again"):
        opened(tmp_path)
    assert opens(tmp_path)


def test_who_refuses_is_asked_once(tmp_path: Path) -> None:
    opened(tmp_path).close()
    locked = LockedKeyring()
    with using(locked), pytest.raises(KeyringUnusable):
        change(tmp_path, None, keyring=True)
    assert locked.asked == 1


def test_what_cannot_be_read_back_does_not_stay_in_the_keyring(tmp_path: Path) -> None:
    class Garbling(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            return "00"

    opened(tmp_path).close()
    backend = Garbling()
    with using(backend), pytest.raises(KeyringUnusable, match="did not keep the key"):
        change(tmp_path, None, keyring=True)
    assert not backend.secrets and Home.protection(tmp_path) == "file" and opens(tmp_path)


def test_several_plain_files_are_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.backend.get_all_keyring", lambda: [PlainFileKeyring(), PlainFileKeyring()])
    with using(ChainerBackend()):  # type: ignore[no-untyped-call]
        assert keyring_available() == KeyringAnswer.NONE
    monkeypatch.setattr("keyring.backend.get_all_keyring", lambda: [PlainFileKeyring(), MemoryKeyring()])
    with using(ChainerBackend()):  # type: ignore[no-untyped-call]
        assert keyring_available() == KeyringAnswer.READY


def test_a_keyring_that_never_says_whether_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_keyring, "LOOK", 0.1)
    monkeypatch.setattr(system_keyring, "_is_there", lambda: SleepingKeyring().get_password("", ""))
    assert keyring_available() == KeyringAnswer.SLOW


# -- killed at any instant ------------------------------------------------------------------------

STEPS = ("unlink", "make_private", "rename", "after")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("old", "new"), [(None, "new"), ("old", "new"), ("old", None)])
def test_killed_anywhere_the_old_or_the_new_one_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, old: str | None, new: str | None
) -> None:
    class Killed(BaseException):
        pass

    def die(*args: object) -> None:
        raise Killed

    opened(tmp_path, old).close()
    with monkeypatch.context() as dying:
        dying.setattr(Path, "unlink", lambda *_, **__: None)  # nobody cleans up after who is killed
        if step == "unlink":
            dying.setattr(folder, "make_private", die)
        elif step == "make_private":
            make = folder.make_private
            dying.setattr(folder, "make_private", lambda path, content: die(make(path, content[:40])))
        elif step == "rename":
            dying.setattr(folder, "rename", die)
        else:
            rename = folder.rename
            dying.setattr(folder, "rename", lambda *paths: die(rename(*paths)))
        with pytest.raises(Killed):
            change(tmp_path, new, current=old)
    passphrase = new if step == "after" else old
    opened(tmp_path, passphrase).close()
    assert sorted(contents(tmp_path)) == ["home.db", "home.key", "home.lock"], "no key is left lying about"


def test_a_full_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secrets: dict[tuple[str, str], str]
) -> None:
    def full(path: Path, content: bytes = b"") -> None:
        path.write_bytes(content[:10])
        raise OSError(28, "No space left on device")

    opened(tmp_path).close()
    before = contents(tmp_path)
    with monkeypatch.context() as disk:
        disk.setattr(folder, "make_private", full)
        for to_keyring in (True, False):
            with pytest.raises(HomeFull, match="disk is full"):
                change(tmp_path, None if to_keyring else "swordfish", keyring=to_keyring)
    assert contents(tmp_path) == before and not secrets
