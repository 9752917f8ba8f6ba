import os
import unicodedata

import pytest

from smmp_core.storage import keyfile
from smmp_core.storage.errors import BadPassphrase, DamagedHome, HomeBroken, NewerHome, PassphraseNeeded

KEY = bytes(range(32))


def written(file: keyfile.KeyFile) -> keyfile.KeyFile:
    return keyfile.decode(keyfile.encode(file))


def test_a_passphrase_gives_the_key_back() -> None:
    file = written(keyfile.protect(KEY, "correct horse", os.urandom))
    assert keyfile.unlock(file, "correct horse") == KEY
    assert KEY not in keyfile.encode(file)
    with pytest.raises(BadPassphrase, match="does not open"):
        keyfile.unlock(file, "correct horses")
    with pytest.raises(PassphraseNeeded):
        keyfile.unlock(file, None)


def test_without_a_passphrase_the_file_is_the_key() -> None:
    file = written(keyfile.protect(KEY, None, os.urandom))
    assert keyfile.unlock(file, None) == KEY
    with pytest.raises(BadPassphrase, match="has no passphrase"):
        keyfile.unlock(file, "one")


def test_parameters_are_those_of_rfc_9106() -> None:
    file = keyfile.protect(KEY, "x", os.urandom)
    assert isinstance(file, keyfile.LockedKey)
    assert (file.passes, file.memory, file.lanes, len(file.salt)) == (3, 65_536, 4, 16)


def test_two_homes_with_one_passphrase_share_nothing() -> None:
    one, two = (keyfile.protect(KEY, "x", os.urandom) for _ in range(2))
    assert isinstance(one, keyfile.LockedKey) and isinstance(two, keyfile.LockedKey)
    assert one.salt != two.salt and one.sealed != two.sealed


def test_one_passphrase_in_two_unicode_forms() -> None:
    composed, decomposed = (unicodedata.normalize(form, "Käsefüße") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert keyfile.unlock(keyfile.protect(KEY, composed, os.urandom), decomposed) == KEY


@pytest.mark.parametrize("passphrase", ["", "\ud800"])
def test_no_passphrase_at_all(passphrase: str) -> None:
    with pytest.raises(BadPassphrase):
        keyfile.protect(KEY, passphrase, os.urandom)


def test_impossible_parameters_are_a_sentence() -> None:
    file = keyfile.LockedKey(sealed=bytes(60), salt=bytes(16), memory=8, lanes=64)
    with pytest.raises(HomeBroken, match="cannot be checked"):
        keyfile.unlock(file, "x")


@pytest.mark.parametrize("passphrase", [None, "x"])
def test_damage_is_never_taken_for_a_wrong_passphrase(passphrase: str | None) -> None:
    data = keyfile.encode(keyfile.protect(KEY, passphrase, os.urandom))
    damaged = [data[:length] for length in range(len(data))]
    damaged += [data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :] for at in range(len(data)) for bit in (1, 0x80)]
    damaged += [b"", b"\n", data + b"\n", data * 2, os.urandom(300), bytes(5000)]
    for bad in damaged:
        with pytest.raises(DamagedHome, match="Nothing was changed"):
            keyfile.decode(bad)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"protection":"file","key":"AAAA","format":1}', DamagedHome),
        (b"[]", DamagedHome),
        (b"no json", DamagedHome),
        (b'{"protection":"keyring","format":2}', DamagedHome),
        (b'{"protection":"hardware","format":3}', NewerHome),
    ],
)
def test_well_summed_nonsense(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"Nothing (in it )?was changed"):
        keyfile.decode(body + b"\n" + keyfile._checksum(body) + b"\n")


def test_the_key_is_in_no_repr() -> None:
    file = keyfile.protect(KEY, None, os.urandom)
    assert repr(file) == "OpenKey()"
