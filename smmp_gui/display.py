"""Whether windows can be shown here. Qt would end the process where they cannot, so we look first."""

import ctypes
import os
import sys
from pathlib import Path


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
    return None if _lets_us_in(x) else f"The display {x} cannot be used: it does not answer, or does not let us in."


def _lets_us_in(display: str) -> bool:
    """Whether the X server takes us, asked with the library and the permissions that Qt will use."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = ctypes.c_char_p, ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    # Never ended: a server whose only guest leaves may begin anew just when Qt comes.
    return not xcb.xcb_connection_has_error(xcb.xcb_connect(display.encode(), None))
