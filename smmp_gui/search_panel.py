"""The search in the left column: a field, where it looks, and what it has found in place of the lists."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from smmp_core.answers import Hit
from smmp_core.errors import LocalError
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.adapter import Adapter
from smmp_gui.row_focus import RowFocus
from smmp_gui.rows import RowsModel
from smmp_gui.search_delegate import ResultDelegate
from smmp_gui.search_rows import LIMIT, HitRow, ResultRow, Scope, result_rows
from smmp_gui.shortcuts import pressed
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr

_PAUSE_MS = 120  # while one types, no search for every letter
_LONGEST = 1_000  # characters


class SearchField(QLineEdit):
    """One line; its keys for leaving it are its owner's."""

    stepped = Signal()
    """Down: to the results."""
    left = Signal()
    """Escape."""
    emptied = Signal()
    """Backspace where nothing is left to delete."""

    def __init__(self) -> None:
        super().__init__(maxLength=_LONGEST)
        self.setObjectName("search")
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        size = QSize(18, 18)
        self._glass.setIcon(icons.pixmap("search", theme.color("muted"), size, self.devicePixelRatioF()))

    def event(self, event: QEvent) -> bool:
        """Escape is meant for the search, not for the page beside it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Escape, and Backspace in an empty field."""
        if event.key() == Qt.Key.Key_Down:
            self.stepped.emit()
        elif pressed(event, "close"):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class ResultList(QListView):
    """What was found; typing goes on in the field."""

    left = Signal()
    """Escape."""
    back = Signal()
    """Up, from the first result."""
    typed = Signal(QKeyEvent)

    def __init__(self, model: RowsModel[ResultRow]) -> None:
        super().__init__()
        self.setObjectName("searchResults")
        self.setAccessibleName(tr("Search results"))
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def first(self) -> QModelIndex:
        """The first result."""
        model = self.model()
        return next((i for i in map(lambda n: model.index(n, 0), range(model.rowCount())) if _chosen(i)), QModelIndex())

    def event(self, event: QEvent) -> bool:
        """Escape is meant for the search, not for the page beside it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the first one, Escape, and letters."""
        if pressed(event, "close"):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.first():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Backspace or (event.text().isprintable() and event.text().strip()):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)


class ScopeChip(QAbstractButton):
    """Where is searched: ``in Ops``, with a cross; a click searches everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setObjectName("searchScope")
        self.setAccessibleDescription(tr("Searches everywhere instead"))
        self.setToolTip(tr("Search everywhere instead (Ctrl+F)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_scope(self, words: str) -> None:
        """``in Ops``, or nothing."""
        self._words = words  # no button's text: an ampersand in a name would become a key
        self.setAccessibleName(text.bare(words))
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words and the cross."""
        return QSize(round(theme.metrics("small").horizontalAdvance(self._words)) + 44, 28)

    def minimumSizeHint(self) -> QSize:
        """The words may be cut."""
        return QSize(80, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = self.hasFocus() or self.underMouse()
        painter.setPen(theme.color("on_soft" if edge else "soft"))
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        words = rect.adjusted(Space.MEDIUM, 0, -28, 0)
        drawing.elided(painter, words, self._words, theme.font("small"), theme.color("on_soft"))
        cross = QRectF(rect.right() - 23, rect.center().y() - 7, 14, 14)
        icons.draw(painter, cross, "close", theme.color("on_soft"))
        painter.end()


class SearchPanel(QWidget):
    """The field; ``results`` is for its owner to place. ``active`` while results stand in place of the lists."""

    toggled = Signal(bool)
    closed = Signal()
    """By Escape or the cross: whoever had the focus before gets it back."""
    group_chosen = Signal(str)
    thread_chosen = Signal(str, str)
    person_chosen = Signal(str)
    hit_chosen = Signal(object)

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self._adapter, self._tasks = adapter, tasks
        self.active = False
        self.scope = Scope()
        self._turn = 0
        self._hits: Sequence[Hit] = ()
        self._answered = ""  # what the results answer
        self._entered = False  # Enter was pressed before they did
        self.model: RowsModel[ResultRow] = RowsModel(self)
        self.results = ResultList(self.model)
        self.results.hide()
        RowFocus(self.results)
        self.field = SearchField()
        self.field.setAccessibleName(tr("Search"))
        self.field.setPlaceholderText(tr("Search (Ctrl+F)"))
        self._cross = IconButton("close", tr("Close the search (Esc)"), "closeSearch", side=28)
        self._cross.setParent(self.field)
        self._cross.hide()
        self.chip = ScopeChip()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.TINY)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.chip)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(self._edited)
        self.field.returnPressed.connect(self._enter)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.leave)
        self.field.emptied.connect(self.widen)
        self._cross.clicked.connect(self.leave)
        self.chip.clicked.connect(self._widen_and_type)
        self.results.left.connect(self.leave)
        self.results.back.connect(self.field.setFocus)
        self.results.typed.connect(self._type)
        self.results.clicked.connect(self._choose)
        self.results.activated.connect(self._choose)
        for signal in (adapter.groups_changed, adapter.people_changed):
            signal.connect(self._show_again)
        adapter.erased.connect(self._erased)

    def resizeEvent(self, event: object) -> None:
        """The cross stands at the field's end."""
        self._place_cross()

    def _place_cross(self) -> None:
        side, leftwards = self._cross.width(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._cross.move(5 if leftwards else self.field.width() - side - 5, (self.field.height() - side) // 2)
        room = side if self.active else 0
        self.field.setTextMargins(room if leftwards else 0, 0, 0 if leftwards else room, 0)

    def open(self, scope: Scope = Scope(), where: str = "") -> None:  # noqa: B008 - never changed
        """Search: ``scope`` says in which conversation, ``where`` names it; once more: everywhere."""
        again = self.active and self.scope == scope and self.field.hasFocus()
        self._look_in(Scope() if again else scope, "" if again else where)
        self._activate()
        self.field.setFocus()
        self.field.selectAll()

    def widen(self) -> None:
        """Search everywhere."""
        if self.scope != Scope():
            self._look_in(Scope(), "")

    def leave(self) -> None:
        """End the search, as the user asks."""
        was = self.active
        self.end()
        if was:
            self.closed.emit()

    def end(self) -> None:
        """End the search: the lists come back."""
        self._turn += 1
        self._pause.stop()
        self.field.clear()
        self.scope, self._hits, self._answered = Scope(), (), ""
        self.chip.show_scope("")
        if self.active:
            self.active = False
            self._cross.hide()
            self._place_cross()
            self.results.hide()
            self.toggled.emit(False)

    def _activate(self) -> None:
        if not self.active:
            self.active = True
            self._cross.show()
            self._place_cross()
            self._show([], "")
            self.toggled.emit(True)
            self.results.show()

    def _look_in(self, scope: Scope, where: str) -> None:
        self.scope = scope
        self.chip.show_scope(where)
        if self.active:
            self._ask()

    def _widen_and_type(self) -> None:
        self.widen()
        self.field.setFocus()

    def _edited(self) -> None:
        self._activate()
        self._turn += 1  # what is under way answers another question
        self._entered = False
        if self.field.text().strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._show([], "")

    def _ask(self) -> None:
        self._turn += 1
        self._pause.stop()
        words = self.field.text()
        self._tasks.start(self._search(self._turn, words, self.scope))

    async def _search(self, turn: int, words: str, scope: Scope) -> None:
        service = self._adapter.service
        group, peer = scope.group or None, scope.peer or None
        private = peer is not None or group is None  # in a group's conversation its one-on-one messages do not stand
        try:
            hits: Sequence[Hit] = await service.search(words, group=group, peer=peer, private=private, limit=LIMIT)
        except LocalError:  # the group that is searched has been left
            hits = ()
        if turn == self._turn and self.active:
            self._show(hits, words)
            if self._entered:
                self._enter()

    def _show(self, hits: Sequence[Hit], words: str) -> None:
        changed = self._answered != words
        self._hits, self._answered = hits, words
        self._show_again()
        if changed:
            self.results.setCurrentIndex(QModelIndex())
            self.results.scrollToTop()

    def _show_again(self) -> None:
        if self.active:
            rows = result_rows(self._adapter, self._answered, self.scope, self._hits, datetime.now())
            self.model.set_rows(rows)
            something = self.results.first().isValid()
            self.results.setFocusPolicy(Qt.FocusPolicy.StrongFocus if something else Qt.FocusPolicy.NoFocus)

    def _erased(self, _group: str) -> None:
        """What was found may be of it."""
        if self.active and self._hits:
            self._ask()

    def _step(self) -> None:
        first = self.results.first()
        if first.isValid():
            if not self.results.currentIndex().isValid():
                self.results.setCurrentIndex(first)
            self.results.setFocus()

    def _enter(self) -> None:
        """Open what is current, or first; once it is there, for who types faster than it comes."""
        self._entered = self._answered != self.field.text()
        if self._entered:
            self._ask()
            return
        current = self.results.currentIndex()
        self._choose(current if current.isValid() else self.results.first())

    def _type(self, event: QKeyEvent) -> None:
        self.field.setFocus()
        self.field.deselect()
        self.field.end(False)
        self.field.keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None or not row.selectable:
            return
        if isinstance(row, HitRow):
            self.results.setCurrentIndex(index)
            self.hit_chosen.emit(row.hit)
            self.results.setFocus()  # to go on to the next one
            return
        kind, *names = row.key
        self.end()
        chosen = {"group": self.group_chosen, "thread": self.thread_chosen, "person": self.person_chosen}[kind]
        chosen.emit(*names)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and pressed(event, "close")


def _chosen(index: QModelIndex) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
