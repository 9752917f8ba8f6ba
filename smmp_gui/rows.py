"""One list model for all lists: rows are values with keys, and a new list is a small difference to the old."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from smmp_gui import text

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row itself."""

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What a row must offer: an identity, and what a screen reader says."""

    @property
    def key(self) -> tuple[str, ...]:
        """Who this row is, unique in its list."""

    @property
    def spoken(self) -> str:
        """The row as a sentence."""

    @property
    def selectable(self) -> bool:
        """Whether it can be chosen."""


R = TypeVar("R", bound=Row)


class RowsModel(QAbstractListModel, Generic[R]):
    """Shows a list of rows; ``set_rows`` tells the view no more than what changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> Sequence[R]:
        """The rows shown now."""
        return self._rows

    def set_rows(self, new: Sequence[R]) -> None:
        """Show ``new``: rows equal by key stay, those in between are taken out and put in."""
        old = self._rows
        shorter = min(len(old), len(new))
        head = 0
        while head < shorter and old[head].key == new[head].key:
            head += 1
        tail = 0
        while tail < shorter - head and old[-1 - tail].key == new[-1 - tail].key:
            tail += 1
        nowhere = QModelIndex()
        if len(old) > head + tail:
            self.beginRemoveRows(nowhere, head, len(old) - tail - 1)
            del old[head : len(old) - tail]
            self.endRemoveRows()
        if len(new) > head + tail:
            self.beginInsertRows(nowhere, head, len(new) - tail - 1)
            old[head:head] = new[head : len(new) - tail]
            self.endInsertRows()
        changed = [i for i, (was, is_) in enumerate(zip(old, new, strict=True)) if was != is_]
        self._rows = list(new)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def find(self, key: tuple[str, ...]) -> QModelIndex:
        """The index of the row with this key; invalid when there is none."""
        for i, row in enumerate(self._rows):
            if row.key == key:
                return self.index(i)
        return QModelIndex()

    def row(self, index: Index) -> R | None:
        """The row at ``index``."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index, never changed
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or the sentence it is read out as."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(getattr(row, "tip", "")) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can neither be chosen nor stepped on."""
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if not row.selectable:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def show_rows(view: QAbstractItemView, model: RowsModel[R], rows: Sequence[R]) -> None:
    """Show ``rows``; the one that the next key is meant for stays that one, wherever it has moved to."""
    current = model.row(view.currentIndex())
    model.set_rows(rows)
    now = model.row(view.currentIndex())
    if current is not None and (now is None or now.key != current.key):
        view.setCurrentIndex(model.find(current.key))
