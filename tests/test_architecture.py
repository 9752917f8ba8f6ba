"""The shape of the code: what may import what, and how long a module may be."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 500

IMPORT_WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "qasync", "smmp_gui"):
            raise ModuleNotFoundError(f"{name} is not installed here")

sys.meta_path.insert(0, NoQt())
import smmp_core
names = [module.name for module in pkgutil.walk_packages(smmp_core.__path__, "smmp_core.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def modules() -> list[Path]:
    folders = [ROOT / name for name in ("smmp_core", "smmp_gui", "tests")]
    return [ROOT / "run.py", *sorted(path for folder in folders for path in folder.rglob("*.py"))]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    command = [str(program), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=50, check=False)


def test_every_core_module_can_be_imported_where_there_is_no_qt() -> None:
    command = [sys.executable, "-c", IMPORT_WITHOUT_QT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == sum(path.parts[len(ROOT.parts)] == "smmp_core" for path in modules()) - 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("smmp_core/service.py", "import smmp_gui"),
        ("smmp_core/protocol/state.py", "import smmp_core.conversation"),
        ("smmp_core/crypto/suite.py", "import socket"),
        ("smmp_core/network/mesh.py", "import smmp_core.conversation"),
        ("smmp_core/storage/home.py", "import PySide6"),
    ],
)
def test_an_import_that_points_upwards_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    for package in ("smmp_core", "smmp_gui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_no_module_is_longer_than_one_concept_needs() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length >= LONGEST_MODULE} == {}
