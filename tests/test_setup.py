"""The set-up: run.py, the pins, what is built, and what conftest promises every test."""

import ast
import configparser
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import run
from smmp_gui.resources import resource

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ABSENT: run.Packages = {"libabsent0": run.library("libabsent.so.0")}
PRESENT: run.Packages = {"present": run.program("sh")}


def pins(lock: Path) -> list[Requirement]:
    lines = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    return [Requirement(re.sub(r"--hash=\S+", "", line)) for line in lines]


def environment(python: str) -> dict[str, str]:
    return {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": "linux",
    }


class TestLocks:
    @pytest.mark.parametrize("lock", run.LOCKS.values(), ids=str)
    def test_holds_hashes_for_every_pin_and_no_address(self, lock: Path) -> None:
        text = lock.read_text("utf-8")
        assert not re.search(r"://|index|find-links|\bwww\b|@", text)
        for line in text.replace("\\\n", " ").splitlines():
            assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [\w.<>=!' ]+)?( +--hash=sha256:[0-9a-f]{64})+", line), line[:60]

    @pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
    def test_pins_a_version_that_the_project_allows_of_all_it_needs(self, python: str) -> None:
        def applies(requirement: Requirement) -> bool:
            return requirement.marker is None or requirement.marker.evaluate(environment(python))

        needed = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
        tools = PROJECT["dependency-groups"]["test"]
        for lock, wanted in ((run.LOCKS["app"], needed), (run.LOCKS["test"], needed + tools)):
            pinned = {pin.name.lower(): str(pin.specifier)[2:] for pin in pins(lock) if applies(pin)}
            for requirement in filter(applies, map(Requirement, wanted)):
                assert requirement.specifier.contains(pinned[requirement.name.lower()]), requirement

    def test_the_tests_run_on_the_very_packages_of_the_app(self) -> None:
        assert set(map(str, pins(run.LOCKS["app"]))) <= set(map(str, pins(run.LOCKS["test"])))

    def test_qt_is_sound_on_the_oldest_python(self) -> None:
        qt = [pin for pin in pins(run.LOCKS["app"]) if pin.name == "pyside6-essentials"]
        old = [pin for pin in qt if pin.marker and pin.marker.evaluate(environment("3.11"))]
        assert [pin.specifier.contains("6.12.0") for pin in old] == [False]


class TestRun:
    def test_stands_on_the_standard_library_alone(self) -> None:
        tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {module.split(".")[0] for module in modules} <= sys.stdlib_module_names

    def test_says_what_it_can_do_before_it_sets_up_anything(self, tmp_path: Path) -> None:
        script = tmp_path / "run.py"
        script.write_text((ROOT / "run.py").read_text("utf-8"), "utf-8")
        command = [sys.executable, "-I", "-S", str(script), "--help"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
        assert "run.py test" in done.stdout
        assert list(tmp_path.iterdir()) == [script]

    def test_names_the_command_for_a_needed_package_it_may_not_install(
        self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setenv("CI", "true")
        monkeypatch.setattr(shutil, "which", lambda name, **_: None if name == "sudo" else f"/usr/bin/{name}")
        with pytest.raises(SystemExit) as end:
            run.ensure_packages(PRESENT | ABSENT, {})
        assert end.value.code == 1
        install = "apt-get install -y --no-install-recommends libabsent0"
        assert f"su -c 'apt-get update && {install}'" in capfd.readouterr().err
        monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
        run.ensure_packages(PRESENT, ABSENT)
        said = capfd.readouterr().err
        assert f"sudo apt-get update && sudo {install}" in said
        assert "goes on without" in said

    def test_says_nothing_when_nothing_is_missing(self, capfd: pytest.CaptureFixture[str]) -> None:
        run.ensure_packages(PRESENT, PRESENT)
        assert capfd.readouterr() == ("", "")

    def test_is_what_ci_and_the_readme_call(self) -> None:
        assert "python3 run.py test" in (ROOT / ".ci" / "run").read_text("utf-8")
        assert os.access(ROOT / ".ci" / "run", os.X_OK)
        readme = (ROOT / "README.md").read_text("utf-8")
        assert re.search(r"^python3 run\.py( +#.*)?$", readme, re.MULTILINE)
        assert re.search(r"^python3 run\.py test( +#.*)?$", readme, re.MULTILINE)


class TestPackage:
    def test_its_commands_exist(self) -> None:
        scripts = PROJECT["project"]["scripts"] | PROJECT["project"]["gui-scripts"]
        assert set(scripts) == {"smmp-node", "smmp-gui"}
        for target in scripts.values():
            module, function = target.split(":")
            assert callable(getattr(importlib.import_module(module), function))

    def test_a_wheel_holds_the_code_and_the_resources(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=50)
        (wheel,) = tmp_path.glob("smmp-*-py3-none-any.whl")
        installed = tmp_path / "installed"
        with zipfile.ZipFile(wheel) as file:
            file.extractall(installed)
        assert {path.name for path in installed.iterdir()} - {"smmp_core", "smmp_gui"} == {
            path.name for kind in ("dist-info", "data") for path in installed.glob(f"*.{kind}")
        }
        (shared,) = installed.glob("*.data/data/share")
        assert (shared / "icons" / "hicolor" / "scalable" / "apps" / "smmp.svg").exists()
        entry = configparser.ConfigParser(interpolation=None)
        entry.read(shared / "applications" / "smmp.desktop", "utf-8")
        assert entry["Desktop Entry"]["Exec"] in PROJECT["project"]["gui-scripts"]
        assert (installed / "smmp_core" / "py.typed").exists()
        code = "from smmp_gui.resources import resource; print(resource('icons/app.svg'))"
        bare = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # a copy counts not
        found = subprocess.check_output([sys.executable, "-c", code], cwd=installed, env=bare, text=True, timeout=20)
        assert Path(found.strip()).is_relative_to(installed.resolve())

    def test_a_resource_is_found_and_nothing_beside(self) -> None:
        assert resource("icons/app.svg").read_bytes().lstrip().startswith(b"<")
        for name in ("icons/none.svg", "../pyproject.toml", "/etc/passwd"):
            with pytest.raises(FileNotFoundError):
                resource(name)


UNWANTED = """
import asyncio, logging, warnings
import pytest

def test_logs():
    logging.getLogger("smmp").error("a key was lost")

@pytest.mark.may_warn
def test_may_log():
    logging.getLogger("smmp").warning("expected")

def test_warns():
    warnings.warn("old")

async def test_loop():
    assert type(asyncio.get_running_loop()).__module__.startswith("asyncio")
"""
UNWANTED_GUI = """
import asyncio
import qasync
from PySide6.QtCore import QTimer, qWarning

def test_qt_warns(qtbot):
    qWarning(b"unparented")

async def test_qt_loop(qtbot):
    assert isinstance(asyncio.get_running_loop(), qasync.QEventLoop)
    done = asyncio.Event()
    QTimer.singleShot(1, done.set)
    await done.wait()
"""


def test_a_warning_that_nobody_expects_fails_a_test(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    (tests / "gui").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    (tests / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tests / "test_unwanted.py").write_text(UNWANTED, "utf-8")
    (tests / "gui" / "test_unwanted_gui.py").write_text(UNWANTED_GUI, "utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=50, check=False)
    results = dict(re.findall(r"::(\w+)\S* (PASSED|FAILED|ERROR)", done.stdout))
    assert results == {
        "test_logs": "FAILED",
        "test_may_log": "PASSED",
        "test_warns": "FAILED",
        "test_loop": "PASSED",
        "test_qt_warns": "FAILED",
        "test_qt_loop": "PASSED",
    }, done.stdout + done.stderr
