"""A file in its bubble: within it at every width, in every state; what is said of it and what a click does."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from smmp_core.body import Body, FileInfo
from smmp_core.events import FileStage
from smmp_gui.bubble_layout import place
from smmp_gui.conversation_rows import MessageRow, Scene, conversation_rows
from smmp_gui.file_part import FilePart, PicturePart, paint_fitted
from smmp_gui.image_previews import Previews
from smmp_gui.shown_files import SAVE, STOP, VIEW, ShownFile
from tests.gui.build import ADA, ME, message, person

PDF = FileInfo("Quarterly report " * 9 + "\u202egnp.exe", 5_000_000, "ab" * 32, "cd" * 32, "application/pdf")
PHOTO = FileInfo("beach.jpg", 2_000_000, "ef" * 32, "cd" * 32, "image/jpeg", 3000, 2000)
STAGES: tuple[FileStage, ...] = ("absent", "fetching", "waiting", "here", "gone", "failed")
WIDTHS = [260, 330, 429, 640, 1200]
WHY = "Somebody sent something else than this file; it is fetched from others. " * 3


def row_of(info: FileInfo, shown: ShownFile | None, words: str = "", sender: str = ADA) -> MessageRow:
    """One message with a file."""
    scene = Scene(
        [message(1, sender, Body(words, None, info).encode())],
        (),
        person,
        frozenset(),
        True,
        date(2026, 11, 25),
        "Ops",
        file_of=lambda _message, _author: shown,
    )
    return next(row for row in conversation_rows(scene) if isinstance(row, MessageRow))


def part_of(row: MessageRow, width: int = 640) -> FilePart | PicturePart:
    """The file's part."""
    laid = (part.laid for part in place(row, width).parts)
    return next(one for one in laid if isinstance(one, (FilePart, PicturePart)))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_lies_within_the_bubble(qtbot: QtBot, stage: FileStage, width: int) -> None:
    owner = QObject()
    previews = Previews(owner)
    for info, sender in ((PDF, ADA), (PHOTO, ADA), (PHOTO, ME), (replace_size(PHOTO, 20_000, 3), ADA)):
        picture = previews.picture(info, automatic=False)
        shown = ShownFile(stage, 10, info.size, WHY if stage == "failed" else "", sender == ME, picture)
        for words in ("", "a caption " * 40):
            row = row_of(info, shown, words, sender)
            placed = place(row, width)
            assert placed.box.left() >= 0
            assert placed.box.right() <= width
            assert placed.box.bottom() <= placed.height
            for part in placed.parts:
                assert placed.box.contains(part.rect), part
            assert placed.box.contains(placed.meta)


def taken(*by: tuple[str, int]) -> ShownFile:
    """A file of our own that others fetch."""
    return ShownFile("here", 5_000_000, 5_000_000, own=True, taken=by)


def replace_size(info: FileInfo, width: int, height: int) -> FileInfo:
    """The same in another shape."""
    return FileInfo(info.name, info.size, info.root, info.key, info.type, width, height)


def test_a_long_name_is_cut_in_its_middle_and_shows_its_tricks() -> None:
    laid = part_of(row_of(PDF, ShownFile("absent", 0, PDF.size)))
    assert isinstance(laid, FilePart)
    assert laid.name.startswith("Quarterly")
    assert laid.name.endswith("‹RLO›gnp.exe")
    assert "…" in laid.name


@pytest.mark.parametrize(
    ("shown", "state", "acts"),
    [
        (ShownFile("absent", 0, 5_000_000), "5.0 MB", ["Download"]),
        (ShownFile("fetching", 1_200_000, 5_000_000), "Fetching 1.2 MB of 5.0 MB", ["Cancel"]),
        (ShownFile("waiting", 0, 5_000_000), "5.0 MB · Waiting for somebody who has it", ["Cancel"]),
        (ShownFile("here", 5, 5), "5 bytes", ["Save as…"]),
        (ShownFile("here", 5, 5, own=True), "5 bytes", ["Save as…", "Withdraw…"]),
        (taken(("Ada", 2_000_000)), "5.0 MB · \u2068Ada\u2069 fetches it: 40 %", ["Save as…", "Withdraw…"]),
        (taken(("Ada", 2), ("Bob", 3)), "5.0 MB · 2 people fetch it", ["Save as…", "Withdraw…"]),
        (
            taken(("Ada", 5_000_000), ("Bob", 5_000_000)),
            "5.0 MB · Fetched by \u2068Ada\u2069 and \u2068Bob\u2069",
            ["Save as…", "Withdraw…"],
        ),
        (ShownFile("gone", 0, 5), "5 bytes · Withdrawn", []),
        (ShownFile("failed", 0, 5, "The disk is full."), "Failed: The disk is full.", ["Try again"]),
    ],
)
def test_every_state_has_words_and_says_what_can_be_done(shown: ShownFile, state: str, acts: list[str]) -> None:
    assert shown.state == state
    assert [words for _, words in shown.acts()] == acts
    row = row_of(PDF, shown, "see page 3")
    said = f"see page 3. {state if state.endswith('.') else state + '.'}"
    assert said in row.spoken
    assert ("Enter:" in row.spoken) == bool(acts)


def test_only_the_button_and_its_word_stop_a_file_on_its_way() -> None:
    for stage, act in (("fetching", STOP), ("here", SAVE)):
        shown = ShownFile(stage, 5, PDF.size)  # type: ignore[arg-type]
        row = row_of(PDF, shown)
        part = next(p for p in place(row, 640).parts if isinstance(p.laid, FilePart))
        assert part.laid.act_at(part.rect.topLeft() + QPointF(20, 20), part.rect) == act
        name = part.rect.topLeft() + QPointF(80, 8)
        assert part.laid.act_at(name, part.rect) == ("" if act == STOP else SAVE)
        assert part.laid.act_at(part.rect.bottomRight() + QPointF(30, 30), part.rect) == ""


def test_an_image_keeps_its_place_until_it_is_there_and_is_a_file_when_it_has_gone(qtbot: QtBot) -> None:
    owner = QObject()
    previews = Previews(owner)
    picture = previews.picture(PHOTO, automatic=True)
    assert picture is not None
    sizes = set()
    for stage in ("absent", "fetching", "waiting", "here"):
        laid = part_of(row_of(PHOTO, ShownFile(stage, 0, PHOTO.size, picture=picture)))
        assert isinstance(laid, PicturePart)
        sizes.add((laid.width, laid.height))
    assert len(sizes) == 1
    assert isinstance(part_of(row_of(PHOTO, ShownFile("gone", 0, PHOTO.size, picture=picture))), FilePart)
    assert ShownFile("here", 0, 5, picture=picture).act == VIEW


def test_no_more_images_are_kept_than_fit(qtbot: QtBot) -> None:
    owner = QObject()
    previews = Previews(owner)
    for i in range(40):
        previews._keep(f"{i:064x}", QPixmap(680, 680))
    kept = [i for i in range(40) if previews.get(f"{i:064x}") is not None]
    assert sum(680 * 680 * 4 for _ in kept) <= 32 << 20
    assert kept == list(range(40 - len(kept), 40)), "those painted last"
    assert len(kept) > 10


@pytest.mark.parametrize("type", ["image/svg+xml", "image/tiff", "image/x-icns", "text/html", ""])
def test_only_what_can_be_decoded_is_taken_for_an_image(qtbot: QtBot, type: str) -> None:
    owner = QObject()
    previews = Previews(owner)
    claimed = FileInfo(PHOTO.name, PHOTO.size, PHOTO.root, PHOTO.key, type, 30, 20)
    assert previews.picture(claimed, automatic=True) is None
    assert previews.picture(replace_size(PHOTO, 60_000, 60_000), automatic=True) is None
    assert previews.picture(replace_size(PHOTO, 0, 20), automatic=True) is None


def test_what_one_can_see_through_stands_on_paper(qtbot: QtBot) -> None:
    for alpha, corner in ((0, "#ffffff"), (255, "#000000")):
        image = QImage(40, 40, QImage.Format.Format_ARGB32 if not alpha else QImage.Format.Format_RGB32)
        image.fill(QColor(0, 0, 0, alpha))
        canvas = QImage(60, 60, QImage.Format.Format_RGB32)
        canvas.fill(QColor("#123456"))
        painter = QPainter(canvas)
        paint_fitted(painter, QRectF(0, 0, 60, 60), QPixmap.fromImage(image))
        painter.end()
        assert canvas.pixelColor(12, 12).name() == corner
        assert canvas.pixelColor(2, 2).name() == "#123456"


def test_rows_differ_by_how_their_file_stands() -> None:
    row = row_of(PDF, ShownFile("absent", 0, PDF.size))
    assert row != replace(row, shown=ShownFile("here", 0, PDF.size))
