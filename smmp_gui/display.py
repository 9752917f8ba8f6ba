"""Whether windows can be shown here. Qt would end the process where they cannot, so we look first."""

import os
import socket
import sys
from pathlib import Path

_PATIENCE = 2.0  # seconds
_X_SOCKETS = Path("/tmp/.X11-unix")
_X_PORT = 6000


def why_no_display() -> str | None:
    """Why no window can be shown, as a sentence; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform and not platform.startswith(("xcb", "wayland")):
        return None
    x, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / wayland).is_socket():
        return None
    if not x:
        return "There is no display here."
    return None if _answers(x) else f"The display {x} does not answer."


def _answers(display: str) -> bool:
    """Whether an X server listens at ``HOST:NUMBER.SCREEN``."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        try:
            socket.create_connection((host, _X_PORT + int(number)), _PATIENCE).close()
            return True
        except OSError:
            return False
    path = str(_X_SOCKETS / f"X{number}")
    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(_PATIENCE)
            if probe.connect_ex(address) == 0:
                return True
    return False
