"""The keyboard shortcuts, as a list that can be read, walked through and heard."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smmp_gui import drawing, mirror
from smmp_gui.dialogs import Sheet
from smmp_gui.people_list import SectionRow
from smmp_gui.rows import ROW_ROLE, RowsModel
from smmp_gui.shortcuts import TABLE, Keys
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import button
from smmp_gui.words import tr

_WIDTH, _TALL = 560, 460
_SHOWN = 3  # keys of one row; of more, the first and the last
_CAP = 5  # around a key's name


@dataclass(frozen=True)
class KeysRow:
    """What keys do, and their names."""

    does: str
    keys: tuple[str, ...]
    whole: tuple[str, ...]  # all of them, where not all are shown
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By what they do."""
        return ("keys", self.does)

    @property
    def spoken(self) -> str:
        """What, then the keys."""
        return tr("{does}: {keys}").format(does=self.does, keys=tr(" or ").join(self.whole))


def shortcut_rows(table: Mapping[str, Keys] = TABLE) -> list[SectionRow | KeysRow]:
    """A table, under its headings."""
    rows: list[SectionRow | KeysRow] = []
    section = ""
    for one in table.values():
        if one.section != section:
            section = one.section
            rows.append(SectionRow(tr(section)))
        rows.append(_row(one))
    return rows


def _row(one: Keys) -> KeysRow:
    native = QKeySequence.SequenceFormat.NativeText
    names = tuple(QKeySequence(keys).toString(native) for keys in one.keys)
    return KeysRow(tr(one.does), names if len(names) <= _SHOWN else (names[0], "…", names[-1]), names)


class ShortcutsSheet(Sheet):
    """Lists every key of a window."""

    def __init__(self, parent: QWidget | None, table: Mapping[str, Keys] = TABLE) -> None:
        super().__init__(
            parent,
            tr("Keyboard shortcuts"),
            "shortcutsSheet",
            width=round(_WIDTH * theme.metrics("body").height() / 17),
        )
        self.model: RowsModel[SectionRow | KeysRow] = RowsModel(self)
        self.model.set_rows(shortcut_rows(table))
        self.list = QListView()
        self.list.setObjectName("shortcuts")
        self.list.setAccessibleName(tr("Keyboard shortcuts"))
        self.list.setProperty("role", "choice")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_KeysDelegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumHeight(min(_TALL, self.screen().availableGeometry().height() * 3 // 5))
        self.body.addWidget(self.list)
        self.add_button(button(tr("Close"), "close", "primary")).clicked.connect(self.accept)
        self.list.setCurrentIndex(self.model.index(1))
        self.list.setFocus()


class _KeysDelegate(QStyledItemDelegate):
    """What a key does; at the end its name on a key's cap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height, headings a little taller."""
        tall = theme.metrics("body").height() + 2 * Space.SMALL
        return QSize(option.rect.width(), round(tall + (Space.SMALL if _is_heading(index) else 0)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect = QRectF(option.rect).adjusted(Space.TINY, 1, -Space.TINY, -1)
        inner = rect.adjusted(Space.MEDIUM, 0, -Space.SMALL, 0)
        if isinstance(row, KeysRow):
            if option.state & QStyle.StateFlag.State_Selected:
                focused = option.state & QStyle.StateFlag.State_HasFocus
                painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(rect, RADIUS, RADIUS)
            right = self._caps(painter, inner, row)
            inner.setRight(right - Space.MEDIUM)
            drawing.elided(painter, inner, row.does, theme.font("body"), theme.color("text"))
        elif isinstance(row, SectionRow):
            inner.setTop(inner.top() + Space.SMALL)
            drawing.elided(painter, inner, row.title, theme.font("small", QFont.Weight.DemiBold), theme.color("muted"))
        painter.restore()

    def _caps(self, painter: QPainter, rect: QRectF, row: KeysRow) -> float:
        """Draw the keys from the end of the row on; answers where they begin."""
        metrics, right = theme.metrics("small"), rect.right()
        tall = metrics.height() + _CAP
        for name in reversed(row.keys):
            wide = max(metrics.horizontalAdvance(name) + 2 * _CAP + 2, tall)
            cap = QRectF(right - wide, rect.center().y() - tall / 2, wide, tall)
            if name != "…":
                painter.setPen(theme.color("edge"))
                painter.setBrush(theme.color("raised"))
                painter.drawRoundedRect(cap, _CAP, _CAP)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text"))
            drawing.words(painter, cap, name, Qt.AlignmentFlag.AlignHCenter)
            right = cap.left() - Space.TINY
        return right


def _is_heading(index: QModelIndex | QPersistentModelIndex) -> bool:
    return isinstance(index.data(ROW_ROLE), SectionRow)
