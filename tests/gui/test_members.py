"""The agreement's rows."""

from dataclasses import replace

from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from smmp_core.answers import GroupStatus, MemberStatus
from smmp_gui.members import HEIGHT, MemberDelegate, MemberRow, member_rows
from smmp_gui.rows import RowsModel
from smmp_gui.theme import theme
from tests.gui.build import ADA, BOB, ME, person

DEMI = QFont.Weight.DemiBold


def test_the_majority_stands_out() -> None:
    here = (1, 0, 4)
    members = [
        MemberStatus(BOB, True, here, "cd" * 32, "differs", 70.0),
        MemberStatus(ADA, True, here, "ab" * 32, "agrees", 3.0),
        MemberStatus(ME, True, here, "ab" * 32, "agrees", 0.0),
        MemberStatus("ef" * 32, False, None, None, "unknown"),
    ]
    rows = member_rows(GroupStatus("aa" * 16, "Out of step", here, "ab" * 32, members, 1), person)
    assert [row.person.name for row in rows] == ["Noor", "Ada", "Bob", "efefefef"]
    assert [row.majority for row in rows] == [True, True, False, False]
    assert [row.heard for row in rows] == ["this computer", "just now", "1 min ago", "away"]
    assert rows[1].where == "1·0·4"
    words, _, digits = rows[1].held.partition(" · ")
    assert (len(words.split()), digits) == (4, "abababab")
    assert rows[0].held == rows[1].held != rows[2].held
    assert rows[1].held in rows[1].spoken
    assert "differs" in rows[2].spoken
    assert "not verified" in rows[2].spoken


def test_one_alone_is_no_majority() -> None:
    status = GroupStatus("aa" * 16, "In step", None, None, [MemberStatus(ME, True, (1, 0, 0), "ab" * 32, "agrees")], 0)
    assert not member_rows(status, person)[0].majority


def drawn(row: MemberRow) -> QImage:
    """A row as it is painted."""
    model: RowsModel[MemberRow] = RowsModel()
    model.set_rows([row])
    image = QImage(400, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(theme.color("raised"))
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = image.rect()
    MemberDelegate().paint(painter, option, model.index(0))
    painter.end()
    return image


def test_before_anything_is_written_there_is_no_digest_to_compare(qapp: object) -> None:
    begun = [MemberStatus(who, True, (2, 0, 0), "00" * 32, "agrees", 1.0) for who in (ME, ADA)]
    _, ada = member_rows(GroupStatus("aa" * 16, "In step", (2, 0, 0), "00" * 32, begun, 0), person)
    assert ada.held == "Nothing written under these keys yet"
    assert ada.spoken == ("Ada, verified: agrees. Position 2·0·0. Nothing written under these keys yet. just now.")
    (_, silent) = member_rows(
        GroupStatus("aa" * 16, "Checking", None, None, [begun[0], MemberStatus(ADA, True, None, None, "unknown")], 0),
        person,
    )
    assert silent.held == "No digest yet"
    image = drawn(ada)
    ground = theme.color("raised").rgb()
    assert all(image.pixel(x, y) == ground for x in range(350, 400) for y in range(HEIGHT))  # no pattern
    written = drawn(replace(ada, digest="ab" * 32))
    assert any(written.pixel(x, y) != ground for x in range(350, 400) for y in range(HEIGHT))


def test_one_is_oneself_however_long_the_name(qapp: object) -> None:
    status = GroupStatus("aa" * 16, "In step", None, None, [MemberStatus(ME, True, (1, 0, 1), "ab" * 32, "agrees")], 0)
    (row,) = member_rows(status, lambda fingerprint: replace(person(fingerprint), name="n" * 60))
    image, ground = drawn(row), theme.color("raised").rgb()
    bold, body, small = theme.metrics("body", DEMI), theme.metrics("body").height(), theme.metrics("caption").height()
    top = (HEIGHT - body - 2 * small - 2) / 2
    baseline = round(top + (body - bold.height()) / 2 + bold.ascent())
    below = range(baseline + 2, int(top + body))  # where brackets reach, and nothing of the name
    assert any(image.pixel(x, y) != ground for x in range(70, 255) for y in below)
