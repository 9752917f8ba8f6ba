"""Every glyph is there, inked, and has its own shape."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from smmp_gui import icons
from smmp_gui.settings.dialog import PAGES

NAMES = [
    *icons.STATE_ICONS.values(),
    "stored",
    "sent",
    "agreed",
    "delivered",
    "lock",
    "missing",
    "verified",
    "unverified",
    "plus",
    "more",
    "send",
    "qr",
    "blocked",
    "test-problem",
    "test-unknown",
    "test-pending",
    "muted",
    "camera",
    *(page.icon for page in PAGES),
]


def test_every_glyph_has_a_shape_of_its_own() -> None:
    pictures = {}
    for name in NAMES:
        picture = icons.pixmap(name, QColor("#000000"), QSize(24, 24), 2.0).toImage()
        assert picture.width() == 48
        inked = sum(picture.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
        assert 40 < inked < 48 * 48 * 0.8, name
        pictures[name] = bytes(picture.constBits())
    assert len(set(pictures.values())) == len(NAMES)


def test_ink_follows_the_colour() -> None:
    red = icons.pixmap("sent", QColor("#ff0000"), QSize(24, 24), 1.0).toImage()
    strongest = max((red.pixelColor(x, y) for x in range(24) for y in range(24)), key=QColor.alpha)
    assert strongest.red() > 200
    assert strongest.blue() < 50


def test_states_with_names_have_their_glyph() -> None:
    assert icons.state_icon("Waiting for Ada, Bob") == "waiting"
    assert icons.state_icon("Resyncing 2/3") == "resyncing"
    assert icons.state_icon("Everybody else has left") == "people"
    assert icons.state_icon("Removed") == "removed"
    assert not icons.app_icon().pixmap(64, 64).isNull()
