"""The one list model: small differences, told correctly."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from smmp_gui.rows import ROW_ROLE, RowsModel


@dataclass(frozen=True)
class Plain:
    """A row for the tests."""

    name: str
    value: int = 0
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By name."""
        return (self.name,)

    @property
    def spoken(self) -> str:
        """Name and value."""
        return f"{self.name} {self.value}"


class Mirror:
    """A view reduced to its memory: what it was told must amount to what the model holds."""

    def __init__(self, model: RowsModel[Plain]) -> None:
        self.model, self.rows = model, list(model.rows)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def _inserted(self, _parent: object, first: int, last: int) -> None:
        self.rows[first:first] = [self.model.index(i).data(ROW_ROLE) for i in range(first, last + 1)]

    def _removed(self, _parent: object, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _changed(self, first: object, last: object) -> None:
        for i in range(first.row(), last.row() + 1):  # type: ignore[attr-defined]
            self.rows[i] = self.model.index(i).data(ROW_ROLE)


lists = st.lists(st.builds(Plain, st.sampled_from("abcdefgh"), st.integers(0, 2)), unique_by=lambda row: row.name)


@settings(max_examples=200, deadline=None)
@given(st.lists(lists, max_size=6))
def test_a_view_ends_with_what_the_model_holds(states: list[list[Plain]]) -> None:
    model: RowsModel[Plain] = RowsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    mirror = Mirror(model)
    for state in states:
        model.set_rows(state)
        assert list(model.rows) == state == mirror.rows
    del tester


def test_appending_tells_of_the_new_rows_only() -> None:
    model: RowsModel[Plain] = RowsModel()
    model.set_rows([Plain("a"), Plain("b")])
    inserted, removed, changed = (
        QSignalSpy(model.rowsInserted),
        QSignalSpy(model.rowsRemoved),
        QSignalSpy(model.dataChanged),
    )
    model.set_rows([Plain("a"), Plain("b", 1), Plain("c")])
    assert (inserted.count(), removed.count(), changed.count()) == (1, 0, 1)
    assert inserted.at(0)[1:] == [2, 2]


def test_roles_and_flags() -> None:
    model: RowsModel[Plain] = RowsModel()
    model.set_rows([Plain("a", 7), Plain("heading", selectable=False)])
    first, second = model.index(0), model.index(1)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "a 7"
    assert first.data(ROW_ROLE) == Plain("a", 7)
    assert first.data(Qt.ItemDataRole.DecorationRole) is None
    assert first.flags() & Qt.ItemFlag.ItemIsSelectable
    assert not second.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.find(("heading",)).row() == 1
    assert not model.find(("none",)).isValid()
    assert isinstance(model, QAbstractItemModel)
