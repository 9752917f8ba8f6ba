"""The file ``home.key``: the database's key, as it is, locked by a passphrase, or by a secret of the system's keyring.

Two lines of text: JSON, and the SHA-256 of the JSON in hex. So damage can be told from a wrong passphrase.
"""

import hashlib
import unicodedata
from typing import Annotated, Final

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import Undecryptable, open_, seal
from smmp_core.storage.errors import BadPassphrase, DamagedHome, HomeBroken, KeyringGone, NewerHome, PassphraseNeeded

FORMAT: Final = 2
KEY_BYTES: Final = 32
MAX_BYTES: Final = 4096  # of the file

_LABEL: Final = b"SMMP home key 1"
_KEYRING_LABEL: Final = b"SMMP home key 1 keyring"
# RFC 9106 §4, second recommended option: 64 MiB, for every computer that may run this.
_PASSES, _MEMORY_KIB, _LANES, _SALT_BYTES = 3, 64 * 1024, 4, 16


class OpenKey(msgspec.Struct, frozen=True, tag_field="protection", tag="file"):
    """The key as it is; only the file's mode protects it."""

    key: Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    format: int = 1

    def __repr__(self) -> str:
        return "OpenKey()"


class LockedKey(msgspec.Struct, frozen=True, tag_field="protection", tag="passphrase"):
    """The key sealed under Argon2id(passphrase) (RFC 9106)."""

    sealed: bytes  # nonce ‖ ciphertext ‖ tag
    salt: bytes
    passes: Annotated[int, msgspec.Meta(ge=1, le=100)] = _PASSES
    memory: Annotated[int, msgspec.Meta(ge=8, le=4 * 1024 * 1024)] = _MEMORY_KIB  # KiB
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = _LANES
    format: int = 1


class KeyringKey(msgspec.Struct, frozen=True, tag_field="protection", tag="keyring"):
    """The key sealed under a random secret, which lies in the system's keyring."""

    sealed: bytes  # nonce ‖ ciphertext ‖ tag
    entry: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]  # what the keyring knows the secret by
    format: int = 2


KeyFile = OpenKey | LockedKey | KeyringKey


def protect(key: bytes, passphrase: str | None, random: RandomSource) -> KeyFile:
    """What to write so that ``passphrase`` (None: whoever can read the file) gives ``key``.

    Raises:
        BadPassphrase: the passphrase is empty.
        HomeBroken: there is not enough memory.
    """
    if passphrase is None:
        return OpenKey(key)
    blank = LockedKey(sealed=b"", salt=random(_SALT_BYTES))
    return msgspec.structs.replace(blank, sealed=seal(_stretch(blank, passphrase), key, _LABEL, random))


def wrap(key: bytes, random: RandomSource) -> tuple[KeyringKey, bytes]:
    """What to write so that the keyring gives ``key``, and the secret to put there under its ``entry``."""
    secret = random(KEY_BYTES)
    return KeyringKey(seal(secret, key, _KEYRING_LABEL, random), random(16).hex()), secret


def unlock(file: KeyFile, passphrase: str | None, secret: bytes | None = None) -> bytes:
    """The database's key; ``secret`` is what the keyring holds under the file's entry.

    Raises:
        PassphraseNeeded: none was given.
        BadPassphrase: it is wrong, or one was given where there is none.
        KeyringGone: the secret is missing or another one.
        HomeBroken: there is not enough memory.
    """
    if not isinstance(file, LockedKey) and passphrase is not None:
        raise BadPassphrase("This home has no passphrase. Open it without one.")
    if isinstance(file, OpenKey):
        return file.key
    if isinstance(file, KeyringKey):
        try:
            return open_(secret or b"", file.sealed, _KEYRING_LABEL)
        except (Undecryptable, ValueError):  # a key of another length
            raise KeyringGone from None
    if passphrase is None:
        raise PassphraseNeeded
    try:
        return open_(_stretch(file, passphrase), file.sealed, _LABEL)
    except Undecryptable:
        raise BadPassphrase from None


def encode(file: KeyFile) -> bytes:
    """The bytes of ``home.key``."""
    body = msgspec.json.encode(file)
    return body + b"\n" + _checksum(body) + b"\n"


def decode(data: bytes) -> KeyFile:
    """What the bytes of ``home.key`` say.

    Raises:
        DamagedHome: they are not as they were written.
        NewerHome: a later format.
    """
    body, _, rest = data.partition(b"\n")
    if len(data) > MAX_BYTES or rest != _checksum(body) + b"\n":
        raise DamagedHome("The key file of this home is damaged. Nothing was changed; put it back from a backup.")
    try:
        if msgspec.json.decode(body, type=_Format).format > FORMAT:
            raise NewerHome
        file: KeyFile = msgspec.json.decode(body, type=KeyFile)
    except msgspec.DecodeError as error:
        raise DamagedHome("The key file of this home makes no sense. Nothing was changed.") from error
    return file


class _Format(msgspec.Struct):
    """All that is read of a later format."""

    format: int


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _stretch(file: LockedKey, passphrase: str) -> bytes:
    """Argon2id of the passphrase; one that is typed on another system may come in other Unicode forms."""
    try:
        secret = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise BadPassphrase("This passphrase holds what is no text.") from None
    if not secret:
        raise BadPassphrase("An empty passphrase protects nothing.")
    try:
        return hash_secret_raw(secret, file.salt, file.passes, file.memory, file.lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise HomeBroken(f"The passphrase cannot be checked: {error}.") from error
