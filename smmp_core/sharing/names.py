"""File names that others suggest, made safe to suggest to the user in turn."""

import unicodedata
from typing import Final

MAX_NAME: Final = 200  # bytes of UTF-8: file systems take 255, and a temporary name beside it is longer
_MAX_EXTENSION: Final = 20  # bytes; what is longer is no extension
_RESERVED: Final = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_FORBIDDEN: Final = frozenset('<>:"|?*')
_HIDDEN: Final = (
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
)  # control, format and bidi, surrogate, unassigned, ends of line


def safe_name(name: str) -> str:
    """A file name without path, tricks or surprises, on any system; ``file`` when nothing is left.

    The extension is kept, however long the name is.
    """
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    name = "".join(c for c in name if unicodedata.category(c) not in _HIDDEN)
    name = " ".join("".join("_" if c in _FORBIDDEN else c for c in name).split())
    name = name.lstrip(". ").rstrip(". ")
    if not name:
        return "file"
    # Windows takes the name of a device for the device, with any extension and spaces before it.
    if name.partition(".")[0].rstrip().casefold() in _RESERVED:
        name = "_" + name
    return _shortened(name)


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) > _MAX_EXTENSION or not extension:
        stem, dot, extension = name, "", ""
    room = MAX_NAME - len((dot + extension).encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return stem + dot + extension
