"""Where icons and other files of the app lie: in a checkout beside the packages, installed inside smmp_gui."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SHIPPED, _CHECKOUT = _HERE / "_resources", _HERE.parent / "resources"


def resource(name: str) -> Path:
    """The file or folder ``name`` of ``resources``, such as ``icons/app.svg``.

    Raises:
        FileNotFoundError: there is none of that name, or ``name`` leads out of the folder.
    """
    root = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    path = (root / name).resolve()
    if not (path.is_relative_to(root) and path.exists()):
        raise FileNotFoundError(f"no resource is called {name!r}")
    return path
