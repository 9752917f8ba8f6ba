"""Read the pages of an SQLCipher 4 database as a thief who has the key would, free pages and gaps included."""

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from smmp_core.storage import keyfile
from smmp_core.storage.folder import DATABASE, KEY

PAGE, SALT, IV, MAC = 4096, 16, 16, 64


def key_of(home: Path, passphrase: str | None = None) -> bytes:
    """The key of the database in a home."""
    return keyfile.unlock(keyfile.decode((home / KEY).read_bytes()), passphrase)


def plaintext(home: Path, key: bytes) -> bytes:
    """Every page of the database, decrypted; each mac is checked, so nothing is skipped."""
    data = (home / DATABASE).read_bytes()
    assert data and len(data) % PAGE == 0
    mac_salt = bytes(byte ^ 0x3A for byte in data[:SALT])
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    pages = []
    for number, start in enumerate(range(0, len(data), PAGE), 1):
        page = data[start : start + PAGE]
        body, iv, mac = page[: -IV - MAC], page[-IV - MAC : -MAC], page[-MAC:]
        body = body[SALT:] if number == 1 else body
        assert hmac.digest(mac_key, body + iv + number.to_bytes(4, "little"), "sha512") == mac
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(pages)
