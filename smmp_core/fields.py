"""The fields of commands: what is taken for a name, a fingerprint, a group."""

from smmp_core.errors import LocalError


def own_name(name: str) -> str:
    """A name that can be shown and announced.

    Raises:
        LocalError: it is empty or too long.
    """
    name = name.strip()
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        size = 0
    if not 0 < size <= 128:
        raise LocalError("A name has 1 to 128 bytes.", code="bad_field")
    return name


def hex_bytes(text: str, size: int, what: str) -> bytes:
    """The bytes behind a hex field.

    Raises:
        LocalError: it is not ``size`` bytes of hex.
    """
    try:
        value = bytes.fromhex(text)
    except ValueError:
        value = b""
    if len(value) != size:
        raise LocalError(f"{what} must be {2 * size} hex digits.", code="bad_field")
    return value
