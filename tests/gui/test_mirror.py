"""From right to left: what is painted is mirrored as a whole, but no letter, face or clock; clicks agree with it."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

import smmp_gui
from smmp_core.body import Answered, Body
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.bubble_parts import FOLD, ORIGINAL
from smmp_gui.controls import Switch
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.conversation_view import ConversationView
from smmp_gui.member_list import MemberList, PersonInGroup
from smmp_gui.people_list import GroupRow, PersonRow
from smmp_gui.rows import RowsModel
from smmp_gui.sidebar_delegate import SidebarDelegate
from smmp_gui.text_layout import lay_text
from smmp_gui.theme import theme
from smmp_gui.widgets import label
from tests.gui.build import ADA, BOB, ME, message, person
from tests.gui.hands import click

WIDTH = 640


@pytest.fixture
def rightwards(qapp: QApplication) -> Iterator[None]:
    """A window that reads from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def canvas(width: int = 80, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    return image


def inked(image: QImage, left: int, right: int) -> int:
    """How many pixels are not the ground's between two columns."""
    ground = image.pixel(image.width() // 2, 0)
    return sum(image.pixel(x, y) != ground for x in range(left, right) for y in range(image.height()))


def flipped(image: QImage) -> QImage:
    return image.transformed(QTransform.fromScale(-1, 1))


def view_of(qtbot: QtBot) -> ConversationView:
    view = ConversationView(person)
    qtbot.addWidget(view)
    view.resize(WIDTH, 1600)
    view.show()
    answer = Body("Yes", Answered(BOB, message(1, BOB, "When?").id)).encode()
    texts = [
        (BOB, "When?"),
        (ADA, "word " * 30),
        (ME, answer),
        (ADA, "a line of some width\n" * 60),
        (ADA, "שלום לכולם " * 12),
    ]
    view.transcript.reset([message(i, who, said) for i, (who, said) in enumerate(texts, 1)], complete=True)
    view.show_all("Ops")
    return view


def bubbles(view: ConversationView) -> list[tuple[MessageRow, QRect]]:
    found = []
    for i, row in enumerate(view.model_.rows):
        if isinstance(row, MessageRow):
            index = view.model_.index(i)
            found.append((row, view.delegate.bubble(index, view.visualRect(index))))
    return found


def test_own_bubbles_lie_left_and_others_right(qtbot: QtBot, rightwards: None) -> None:
    view = view_of(qtbot)
    wide = view.viewport().width()
    for row, bubble in bubbles(view):
        assert bubble.left() == 16 if row.own else bubble.right() < wide - 40


def test_the_offer_to_answer_stands_on_the_bubbles_free_side(qtbot: QtBot, rightwards: None) -> None:
    view = view_of(qtbot)
    for row, bubble in bubbles(view):
        view._reply.offer(row, bubble)
        assert not view._reply.geometry().intersects(bubble)
        assert view.viewport().rect().contains(view._reply.geometry())


def test_links_are_clicked_where_they_are_painted(qtbot: QtBot, rightwards: None) -> None:
    view = view_of(qtbot)
    wide = view.viewport().width()
    for wanted, row, bubble in [(ORIGINAL, *b) for b in bubbles(view) if b[0].quote] + [
        (FOLD, *b) for b in bubbles(view) if b[0].long
    ]:
        index = view.model_.find(row.key)
        view.scrollTo(index)
        rect = view.visualRect(index)
        bubble = view.delegate.bubble(index, rect)
        acts = {
            x: view.delegate.act_at(index, QPoint(x, y), rect)
            for y in range(bubble.top(), bubble.bottom(), 3)
            for x in (bubble.left() + 14, bubble.right() - 14, wide - 3 - bubble.left())
            if view.delegate.act_at(index, QPoint(x, y), rect)
        }
        assert acts == {bubble.left() + 14: wanted, bubble.right() - 14: wanted}  # and nothing opposite


def test_letters_and_faces_are_not_mirrored(qapp: QApplication) -> None:
    """What fills its place in the middle looks the same either way, and would not if it were turned."""
    layout, extent, _ = lay_text("Read me", theme.font("body"), 80, centred=True)

    def paint() -> list[QImage]:
        images = []
        for what in range(4):
            image = canvas(80, 40)
            painter = QPainter(image)
            mirror.begin(painter, image.rect())
            rect = QRectF(0, 0, 80, 40)
            painter.setFont(theme.font("body"))
            match what:
                case 0:
                    drawing.words(painter, rect, "Read me", Qt.AlignmentFlag.AlignHCenter)
                case 1:
                    drawing.lines(painter, layout, QRectF(0, 0, 80, extent.height()))
                case 2:
                    drawing.avatar(painter, QRectF(20, 0, 40, 40), "Rita Forge", ADA)
                case 3:
                    drawing.badge(painter, QPointF(60, 20), 47)
            painter.end()
            images.append(image)
        return images

    usual = paint()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = paint()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for one, other in zip(usual[:3], turned[:3], strict=True):
        assert one == other != flipped(one)
    assert turned[3] != flipped(usual[3])


def test_the_time_stands_where_the_last_line_ends(qtbot: QtBot, rightwards: None) -> None:
    view = view_of(qtbot)
    for row, _ in bubbles(view):
        placed = view.delegate.cache.place(row, WIDTH)
        assert placed.body is not None
        line = placed.body.lineAt(placed.body.lineCount() - 1)
        rect = next(part.rect for part in placed.parts if getattr(part.laid, "layout", None) is placed.body)
        seen, meta = mirror.visual(rect, WIDTH), mirror.visual(placed.meta, WIDTH)
        natural = line.naturalTextRect()
        wide = max(placed.body.lineAt(i).width() for i in range(placed.body.lineCount()))
        left = seen.right() - wide if row.words.startswith("ש") else seen.left()
        inked = natural.translated(left, seen.top())
        assert not inked.adjusted(1, 3, -1, -3).intersects(meta), row


@pytest.mark.parametrize("name", ["check", "waiting", "agreed", "chevron-right", "reply", "chevron-left"])
def test_only_glyphs_that_point_are_mirrored(qapp: QApplication, name: str) -> None:
    ink, size = QColor("black"), QSize(24, 24)
    usual = icons.pixmap(name, ink, size, 1.0).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = icons.pixmap(name, ink, size, 1.0).toImage()
        image = canvas(60, 24)
        painter = QPainter(image)
        mirror.begin(painter, QRectF(0, 0, 60, 24))
        icons.draw(painter, QRectF(0, 0, 24, 24), name, ink)
        painter.end()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    points = name in mirror.POINTING
    assert turned == (flipped(usual) if points else usual)
    assert inked(image, 0, 30) == 0 < inked(image, 36, 60)


def test_a_line_begins_right_and_is_cut_at_its_own_end(qapp: QApplication, rightwards: None) -> None:
    for words in ("ab", "שש"):
        image = canvas()
        painter = QPainter(image)
        mirror.begin(painter, image.rect())
        drawing.elided(painter, QRectF(0, 0, 80, 30), words, theme.font("body"), QColor("black"))
        painter.end()
        assert inked(image, 0, 30) == 0 < inked(image, 50, 80)


def test_a_sentence_of_ours_runs_as_the_window_does(qapp: QApplication, rightwards: None) -> None:
    said = text.onwards(f"{text.isolated('Ada')} כותבת…")
    assert text.is_right_to_left(said)
    assert text.bare(said) == "Ada כותבת…"


def test_a_label_begins_where_the_window_begins(qtbot: QtBot, rightwards: None) -> None:
    for words in ("Noor", "נור"):
        one = label(words)
        qtbot.addWidget(one)
        one.resize(200, 30)
        image = one.grab().toImage()
        assert inked(image, 0, 100) == 0 < inked(image, 100, 200)


@pytest.mark.parametrize("kind", ["group", "person"])
def test_rows_of_the_sidebar_have_their_face_right(qapp: QApplication, rightwards: None, kind: str) -> None:
    model: RowsModel[GroupRow | PersonRow] = RowsModel()
    group = GroupRow("ab" * 16, "Ops", "", "10:42", 3, "In step")
    model.set_rows([group if kind == "group" else PersonRow(replace(person(ADA), verified=False))])
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, 66)
    image = canvas(300, 66)
    painter = QPainter(image)
    delegate = SidebarDelegate(model)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    face = theme.person(group.group if kind == "group" else ADA).rgb()
    at = [x for x in range(300) for y in range(66) if image.pixel(x, y) == face]
    assert min(at) > 230
    if kind == "group":
        assert any(image.pixel(x, y) == theme.color("accent").rgb() for x in range(60) for y in range(66))


def test_a_members_lock_is_clicked_where_it_is_seen(qtbot: QtBot, rightwards: None) -> None:
    members, asked = MemberList(), list[str]()
    qtbot.addWidget(members)
    members.private_wanted.connect(asked.append)
    members.resize(400, 100)
    members.show_rows([PersonInGroup(person(ME)), PersonInGroup(person(ADA))])
    members.show()
    rect = members.visualRect(members.rows.index(1))
    click(members.viewport(), QPoint(rect.left() + 8 + 32 + 16, rect.center().y()))
    assert asked == [ADA]


def test_a_switch_is_on_at_its_left(qtbot: QtBot, rightwards: None) -> None:
    switch = Switch("Motion", "motion")
    qtbot.addWidget(switch)
    switch.setChecked(True)
    image = switch.grab().toImage()
    knob = [x for x in range(image.width()) if image.pixel(x, 14) == theme.color("on_accent").rgb()]
    assert max(knob) < image.width() / 2


def test_the_way_to_the_newest_is_at_the_left(qtbot: QtBot, rightwards: None) -> None:
    view = view_of(qtbot)
    view.resize(WIDTH, 200)
    view.verticalScrollBar().setValue(0)
    assert view._down.isVisible()
    assert view._down.x() == view.viewport().x() + 16


_PAINTS = {"drawText", "drawPixmap", "drawImage", "drawStaticText"}
_MAY = {"drawing", "icons", "gallery", "pictures", "barcode", "tray", "emoji_picker", "compare_emoji", "viewer"}
_MAY |= {"attach_strip", "drop_overlay"}  # paint pictures and what stands in the middle, unmirrored


def test_whoever_mirrors_paints_letters_and_pictures_by_way_of_drawing() -> None:
    """A module that paints mirrored must not put text or pictures under the painter's mirror itself."""
    for path in Path(next(iter(smmp_gui.__path__))).rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.stem in _MAY or "QPainter" not in source or "upright(" in source:
            continue
        if path.parent.name == "lab" and "mirror.begin(" not in source:
            continue  # its pictures of time and of a circle are the same in every language
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                lays = node.func.attr == "draw" and isinstance(node.func.value, ast.Attribute)
                assert node.func.attr not in _PAINTS and not lays, f"{path.name}:{node.lineno}: use smmp_gui.drawing"
