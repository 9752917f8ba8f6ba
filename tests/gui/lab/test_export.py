"""Pictures as files: what is written can be read, and the same seed writes the same bytes."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import Heading, decode
from smmp_core.trace.records import Dropped
from smmp_gui.lab import highlights
from smmp_gui.lab.export import CannotExport, Step, export, painted_in, put, svg
from smmp_gui.palette import LIGHT
from smmp_gui.theme import theme
from tests.gui.lab.painted import unlike

LOST = SCENARIOS["lost-for-good"]
ROOT = Path(__file__).resolve().parents[3]


def smmp_gui(*arguments: str, hash_seed: str = "0", dots_per_inch: int = 96) -> subprocess.CompletedProcess[str]:
    """The command, where there is no display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "QT_FONT_DPI": str(dots_per_inch)}
    command = [sys.executable, "-m", "smmp_gui", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50, check=False)


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    experiment = Experiment(LOST, 7)
    experiment.advance(LOST.length)
    return Timeline(experiment.records)


def test_without_a_display_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "deep" / "other"
    for folder, hash_seed, dots in ((one, "1", 96), (other, "2", 131)):
        arguments = ("--lab", "--scenario", LOST.name, "--seed", "7", "--export", str(folder))
        done = smmp_gui(*arguments, hash_seed=hash_seed, dots_per_inch=dots)
        assert (done.returncode, done.stderr) == (0, "")
        assert sorted(done.stdout.split()) == sorted(map(str, folder.iterdir()))
    files = {path.name: path.read_bytes() for path in one.iterdir()}
    assert files == {path.name: path.read_bytes() for path in other.iterdir()}
    assert set(files) >= {"ring.gif", "narration.txt", "trace.jsonl"}
    for name in ("ring-1", "lanes", "strip"):
        assert set(files) >= {f"{name}-{mode}.{kind}" for mode in ("light", "dark") for kind in ("png", "svg")}
    for name, data in files.items():
        path = one / name
        if path.suffix == ".png":
            with Image.open(path) as picture:
                picture.load()
                colours = picture.convert("RGB").getcolors(1 << 24) or []
                assert len(colours) > 50, name  # something is drawn there
        elif path.suffix == ".svg":
            assert QSvgRenderer(QByteArray(data)).isValid(), name
        assert str(tmp_path).encode() not in data
    heading, records = decode(files["trace.jsonl"])
    assert (heading.scenario, heading.seed, heading.length) == (LOST.name, 7, LOST.length)
    experiment = Experiment(LOST, 7)
    experiment.advance(LOST.length)
    assert records == experiment.records
    assert "Who brings the cake?" in files["narration.txt"].decode()
    assert "\u2068" not in files["narration.txt"].decode()
    look_at_the_animation(one / "ring.gif")


def done(step: Step) -> None:
    """What of a step is left to others."""
    if step.work is not None:
        step.work()


def test_no_piece_of_the_work_keeps_the_window_waiting(tmp_path: Path) -> None:
    """Twenty members, too, are drawn in small pieces; what is long can be done on another thread."""
    names = tuple(f"Member {number}" for number in range(20))
    cues = (Cue(0.5, Say(names[0], "Hello")), Cue(1.5, Say(names[1], "And welcome")))
    experiment = Experiment(Scenario("many", names, 2.5, cues), 7)
    experiment.advance(2.5)
    longest, last = 0.0, time.thread_time()
    for step in export(Timeline(experiment.records), Heading(scenario="any"), tmp_path):
        longest = max(longest, time.thread_time() - last)
        done(step)
        last = time.thread_time()
    assert longest < 0.1  # some 25 ms; a whole picture with its compression takes 250


def look_at_the_animation(path: Path) -> None:
    """It moves, is small, and lasts no longer than somebody looks."""
    assert path.stat().st_size < 3_000_000
    with Image.open(path) as film:
        assert film.info["loop"] == 0
        frames: list[bytes] = []
        lasts = 0
        for number in range(film.n_frames):  # type: ignore[attr-defined]
            film.seek(number)
            lasts += film.info["duration"]
            frames.append(film.convert("RGB").tobytes())
    assert 3_000 < lasts <= 12_000
    assert len(set(frames)) > len(frames) // 2


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_can_be_drawn(name: str) -> None:
    """At every moment that is chosen, members are in the picture; the animation has its frames."""
    scenario = SCENARIOS[name]
    experiment = Experiment(scenario, scenario.seed)
    experiment.advance(scenario.length)
    timeline = Timeline(experiment.records)
    start, end = highlights.span(timeline)
    assert 0.0 <= start < end <= scenario.length + 1.0
    moments = highlights.telling(timeline)
    assert moments == sorted(moments)
    assert 2 <= len(moments) <= 6
    film = highlights.pace(timeline, 130, 0.004)
    assert 30 < len(film) <= 131
    assert film == sorted(film)
    assert film[-1] == end


def test_the_telling_moments_are_of_what_went_wrong(timeline: Timeline) -> None:
    moments = highlights.telling(timeline)
    assert any(len(timeline.scene(at).agreeing()) > 1 for at in moments)
    shown = {moving.sent.family for at in moments for moving in timeline.scene(at).moving.values()}
    assert {"message", "resync", "handshake"} <= shown


def test_a_frame_that_is_lost_is_shown_on_its_way() -> None:
    scenario = SCENARIOS["lost-last"]
    experiment = Experiment(scenario, scenario.seed)
    experiment.advance(scenario.length)
    timeline = Timeline(experiment.records)
    lost = [end.frame for end in timeline.ends.values() if isinstance(end, Dropped)]
    if lost:
        assert any(set(lost) & set(timeline.scene(at).moving) for at in highlights.telling(timeline))


def test_letters_of_a_drawing_are_as_large_as_those_of_a_picture() -> None:
    theme.set_text_size(130)  # of the windows only
    try:
        with painted_in(LIGHT):
            drawn = svg(QSize(200, 40), lambda painter, _rect: painter.drawText(10, 30, "Ada"))
            assert QFontInfo(theme.font("body")).pixelSize() == 14
    finally:
        theme.set_text_size(100)
    assert b'font-size="14"' in drawn
    assert b',sans-serif"' in drawn  # wherever none of our fonts is


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_drawing_looks_like_the_picture(tmp_path: Path, timeline: Timeline, mode: str) -> None:
    theme.set_text_size(130)  # of the windows only
    try:
        for step in export(timeline, Heading(scenario="any"), tmp_path):
            done(step)
            if (tmp_path / "strip-dark.svg").exists():
                break
    finally:
        theme.set_text_size(100)
    for name in ("ring-1", "lanes", "strip"):
        drawn = QSvgRenderer(QByteArray((tmp_path / f"{name}-{mode}.svg").read_bytes()))
        picture = QImage(str(tmp_path / f"{name}-{mode}.png"))
        assert drawn.defaultSize() * 2 == picture.size()
        other = QImage(picture.size(), QImage.Format.Format_RGB32)
        painter = QPainter(other)
        drawn.render(painter)
        painter.end()
        assert unlike(other, picture) < 0.03, name


def test_a_drawing_with_nothing_in_it_can_be_read() -> None:
    """Qt warns of the empty paths that it writes itself; and any warning fails a test."""
    drawn = svg(QSize(10, 10), lambda painter, _rect: painter.drawPath(QPainterPath()))
    assert QSvgRenderer(QByteArray(drawn)).isValid()


def test_what_the_window_wears_is_not_changed(tmp_path: Path, timeline: Timeline) -> None:
    theme.set_mode("dark")
    before = theme.palette
    for step in export(timeline, Heading(scenario="any"), tmp_path):
        done(step)
        assert theme.palette is before
        if len(list(tmp_path.iterdir())) >= 4:
            break
    light, dark = ((tmp_path / f"ring-1-{mode}.png").read_bytes() for mode in ("light", "dark"))
    assert light != dark


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_what_shows_a_real_group_is_for_the_owner_only(tmp_path: Path, timeline: Timeline) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "trace.jsonl").write_text("an old one, for everybody")
    for name, heading in (("real", Heading()), ("lab", Heading(scenario=LOST.name))):
        for step in export(Timeline(timeline.records[:300]), heading, tmp_path / name):
            done(step)
    assert {mode(path) for path in (tmp_path / "real").iterdir()} == {0o600}
    usual = tmp_path / "usual"
    usual.touch()
    assert {mode(path) for path in (tmp_path / "lab").iterdir()} == {mode(usual)}
    assert len(list((tmp_path / "lab").iterdir())) == len(list((tmp_path / "real").iterdir()))
    _, records = decode((tmp_path / "real" / "trace.jsonl").read_bytes())
    assert records == timeline.records[:300]


@pytest.mark.skipif(sys.platform == "win32", reason="sizes are not limited there")
@pytest.mark.parametrize("private", [True, False])
def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path, private: bool) -> None:
    import resource

    path = tmp_path / "one.jsonl"
    put(path, b"old", private=private)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))  # as if the disk were full
    try:
        with pytest.raises(OSError, match="large"):
            put(path, bytes(200_000), private=private)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(path, b"old")]


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path, timeline: Timeline) -> None:
    (tmp_path / "ring-1-light.png").mkdir()
    with pytest.raises(CannotExport, match="Nothing can be written to"):
        for step in export(timeline, Heading(), tmp_path):
            done(step)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--scenario", "collision"], "smmp-gui: --scenario is for the lab: add --lab.\n"),
        (["--seed", "4"], "smmp-gui: --seed is for the lab: add --lab.\n"),
        (["--export", "/tmp"], "smmp-gui: --export is for the lab: add --lab.\n"),
        (["--lab"], "smmp-gui: There is no display here. With --export DIR the lab is drawn into files.\n"),
        (["--lab", "--export", "/dev/null/x"], "smmp-gui: Nothing can be written to /dev/null/x: Not a directory.\n"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], says: str) -> None:
    done = smmp_gui(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", says)


def test_the_scenarios_are_listed() -> None:
    asked, mistaken = smmp_gui("--lab", "--scenario", "list"), smmp_gui("--lab", "--scenario", "moon")
    assert (asked.returncode, mistaken.returncode) == (0, 2)
    assert [line.split()[0] for line in asked.stdout.splitlines()] == list(SCENARIOS)
    assert mistaken.stderr == "smmp-gui: There is no scenario 'moon'. These are there:\n" + asked.stdout
