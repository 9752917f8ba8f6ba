#!/usr/bin/env python3
"""Makes ready what SMMP needs and starts it.

python3 run.py [...]        the app; further arguments are its own (--home, --name, --lab, ...)
python3 run.py node [...]   the headless member
python3 run.py test [...]   every check and test; further arguments go to pytest
python3 run.py setup        make ready for all of these, start nothing
python3 run.py words        collect the window's sentences for translation, and compile the translations

Python packages go into .venv, each checked against the hash in requirements.lock. System packages that are missing
are installed by root, or with sudo after a question; otherwise the command to type is named. Tried on Debian 12 and
13. Ubuntu, macOS and Windows are written for and untried; of other systems only what is missing is named.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "smmp-ready"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
SIDE_BY_SIDE = [
    f"tests/{part}" for part in ("gui", "attacks", "conversation", "crypto", "protocol", "simulation", "vectors")
]
LOCKS = {"app": ROOT / "requirements.lock", "test": ROOT / "tests" / "requirements.lock"}
SIZES = {"app": "100 MB", "test": "130 MB"}


# --- System packages -------------------------------------------------------------------------------------------------


Packages = dict[str, Callable[[], bool]]
"""System packages by Debian's names, each with how to see that what it brings is there."""


def library(name: str) -> Callable[[], bool]:
    """Whether a shared library can be loaded."""

    def present() -> bool:
        try:
            return bool(ctypes.CDLL(name))
        except OSError:
            return False

    return present


def program(name: str) -> Callable[[], bool]:
    """Whether a program can be found, an administrator's too."""
    return lambda: shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


VENV_PACKAGES: Packages = {"python3-venv": lambda: all(map(importlib.util.find_spec, ("venv", "ensurepip")))}
QT_LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}
DISPLAY_LIBRARIES = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
TEST_PROGRAMS = {
    "xvfb": "Xvfb",
    "xdotool": "xdotool",
    "iproute2": "ip",
    "iptables": "iptables",
    "dbus": "dbus-daemon",
    "avahi-daemon": "avahi-daemon",
    "avahi-utils": "avahi-browse",
    "tcpdump": "tcpdump",
}
# Where somebody works, the keyring of their desktop must not be pushed aside by another one.
CI_PROGRAMS = {"gnome-keyring": "gnome-keyring-daemon"}
QT_PACKAGES: Packages = {name: library(file) for name, file in QT_LIBRARIES.items()}
DISPLAY_PACKAGES: Packages = {name: library(file) for name, file in DISPLAY_LIBRARIES.items()}
TEST_PACKAGES: Packages = {name: program(file) for name, file in TEST_PROGRAMS.items()}
CI_PACKAGES: Packages = {name: program(file) for name, file in CI_PROGRAMS.items()}
FONT_PACKAGES: Packages = {"fonts-noto-color-emoji": lambda: any(Path("/usr/share/fonts").rglob("*[Ee]moji*.ttf"))}

# No service is started, now or at the next boot: the tests run their own avahi inside a network of their own.
APT_SCRIPT = """
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    trap 'exit 130' INT TERM
    printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy || exit
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q update && apt-get -q install -y --no-install-recommends "$@" || exit
case " $* " in *" avahi-daemon "*)
    update-rc.d avahi-daemon disable
    systemctl disable avahi-daemon.service avahi-daemon.socket
esac > /dev/null 2>&1
true
"""


def ensure_packages(needed: Packages, useful: Packages) -> None:
    """Install the system packages that are missing, where that is allowed; end if a needed one stays missing."""
    if not sys.platform.startswith("linux"):
        return  # elsewhere the wheels bring all that Qt needs
    packages = needed | useful
    missing = [name for name, present in packages.items() if not present()]
    if missing and _may_install(missing):
        say(f"Installing system packages: {' '.join(missing)}")
        install = [*([] if _is_root() else ["sudo"]), "sh", "-c", APT_SCRIPT, "sh", *missing]
        subprocess.run(install, stdout=sys.stderr, check=False)
        missing = [name for name in missing if not packages[name]()]
    if missing:
        say(f"System packages are missing: {' '.join(missing)}\nInstall them with:  {_command(missing)}")
        if needed.keys() & missing:
            fail("Without them this cannot go on.")
        say("It goes on without them; a test that needs one of them is skipped and says why.")


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _may_install(packages: Sequence[str]) -> bool:
    """Root may; others after a yes on a terminal; nobody where there is no apt-get."""
    if shutil.which("apt-get") is None:
        return False
    if _is_root():
        return True
    if os.environ.get("CI") or not (sys.stdin.isatty() and shutil.which("sudo")):
        return False
    say(f"System packages are missing: {' '.join(packages)}")
    print("Install them with sudo? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _command(packages: Sequence[str]) -> str:
    """What to type to install packages."""
    install = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        return "your system's package manager (these are Debian's names; other systems were not tried)"
    if _is_root():
        return f"apt-get update && {install}"
    if shutil.which("sudo"):
        return f"sudo apt-get update && sudo {install}"
    return f"su -c 'apt-get update && {install}'"


# --- Python packages -------------------------------------------------------------------------------------------------


def is_ready(kind: str) -> bool:
    """Whether .venv is what the locks, pyproject.toml, this Python and the checkout's place ask for."""
    stamp = STAMP.read_text("utf-8").splitlines() if STAMP.is_file() else []
    return stamp[:2] == _wanted() and stamp[2] in (kind, "test") and PYTHON.exists()


def _wanted() -> list[str]:
    """What .venv depends on: what to make it anew for, what to refresh it for."""
    inputs = b"".join(path.read_bytes() for path in (*LOCKS.values(), ROOT / "pyproject.toml"))
    return [f"{ROOT} {platform.python_version()}", hashlib.sha256(inputs).hexdigest()]


def ensure_environment(kind: str) -> None:
    """Make or refresh .venv unless it is ready: "app", or "test" for the app and the tools of the tests."""
    if is_ready(kind):
        return
    if not os.access(ROOT, os.W_OK):
        fail(f"The environment cannot be made: {ROOT} may not be written to.")
    made_for = STAMP.read_text("utf-8").splitlines()[:1] if STAMP.is_file() else []
    if made_for != _wanted()[:1] or not PYTHON.exists():
        say("Making the environment .venv")
        _set_up([getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(VENV)])
    STAMP.unlink(missing_ok=True)
    say(f"Installing the Python packages of {LOCKS[kind].relative_to(ROOT)}, about {SIZES[kind]} to fetch")
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    # The lock is complete, so nothing is resolved: what is newest today cannot change what is installed.
    _set_up([*install, "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCKS[kind])])
    _set_up([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text("\n".join((*_wanted(), kind)), "utf-8")


def _set_up(command: Sequence[str]) -> None:
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        fail(f"That failed: {shlex.join(command)}\nWhat it said stands above; nothing has to be cleaned up.")


# --- What one can ask for --------------------------------------------------------------------------------------------


def prepare(kind: str, needed: Packages, useful: Packages) -> None:
    """Make ready: first the system packages, then .venv; what is only useful for the app is asked for once."""
    with one_at_a_time():
        if not is_ready(kind):
            needed = VENV_PACKAGES | needed
        elif kind == "app":
            useful = {}
        ensure_packages(needed, useful)
        ensure_environment(kind)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another run.py makes ready (Windows has no lock on folders)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def prepare_app() -> None:
    """Make ready for the window, or for its demonstration where there is no display."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    prepare("app", QT_PACKAGES | (DISPLAY_PACKAGES if display else {}), FONT_PACKAGES)


def prepare_test() -> None:
    """Make ready for the tests."""
    alone = CI_PACKAGES if os.environ.get("CI") else {}
    prepare("test", QT_PACKAGES, DISPLAY_PACKAGES | FONT_PACKAGES | TEST_PACKAGES | alone)


def start(module: str, arguments: Sequence[str]) -> NoReturn:
    """Become (on Windows: wait for) ``python -m module``."""
    command = [str(PYTHON), "-m", module, *arguments]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def test(arguments: Sequence[str]) -> NoReturn:
    """Run every check, then the tests; what failed is said last."""
    pytest = [str(PYTHON), "-m", "pytest", "--cov"]
    # The window's tests wait more than they compute, and the core's know no clock but their own: two files at a time.
    # The others load the computer or measure time, and are alone.
    first = [*pytest, "--cov-report=", "-n", "2", "--dist", "loadfile", *SIDE_BY_SIDE]
    rest = [*pytest, "--cov-append", "--cov-report=term", "--cov-fail-under=90"]
    rest += [f"--ignore={folder}" for folder in SIDE_BY_SIDE]
    steps = [
        [str(SCRIPTS / "ruff"), "check", "."],
        [str(SCRIPTS / "ruff"), "format", "--check", "."],
        [str(SCRIPTS / "mypy")],
        [str(SCRIPTS / "lint-imports"), "--no-logo"],
        *([[*pytest, "--cov-report=term", *arguments]] if arguments else [first, rest]),
    ]
    failed: list[str] = []
    for step in steps:
        name = shlex.join([Path(step[0]).stem, *step[1:]])
        print(f"\n== {name}", flush=True)
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nFAILED: {'; '.join(failed)}", flush=True)
    sys.exit(1 if failed else 0)


def words() -> NoReturn:
    """Bring the translations up to date with the source, and what is compiled from them; English has plurals only."""
    files = sorted((ROOT / "resources" / "translations").glob("*.ts"))
    sources = sorted(map(str, (ROOT / "smmp_gui").glob("**/*.py")))
    commands = [[str(SCRIPTS / "pyside6-lrelease"), *map(str, files)]]
    for file in files:
        plural = ["-pluralonly"] if file.stem == "smmp_en" else []
        collect = [str(SCRIPTS / "pyside6-lupdate"), "-no-obsolete", "-locations", "none", *plural, *sources]
        commands.insert(0, [*collect, "-ts", str(file)])
    for command in commands:
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            fail("The translations could not be brought up to date.")
    sys.exit(0)


def say(sentence: str) -> None:
    """Tell the user; stdout belongs to what is started."""
    print(sentence, file=sys.stderr, flush=True)


def fail(sentence: str) -> NoReturn:
    """Tell the user and end."""
    say(sentence)
    sys.exit(1)


def main(arguments: Sequence[str]) -> None:
    """Do what the command line asks for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file meets whatever Python there is
        fail(f"SMMP needs Python 3.11 or newer; this is {platform.python_version()}.")
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "setup":
        prepare_app()
        prepare_test()
    elif command == "test":
        prepare_test()
        test(rest)
    elif command == "words":
        prepare_app()
        words()
    elif command == "node":
        prepare("app", {}, {})
        start("smmp_core", rest)
    else:
        prepare_app()
        start("smmp_gui", arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
