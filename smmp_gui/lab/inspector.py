"""The inspector: how one member stands, what has just moved in it, and by which formula of the paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from smmp_core.lab.scene import Figure, Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Keys, Round, Step
from smmp_gui.lab.facts_table import Cell, FactsTable, Row, grouped
from smmp_gui.lab.formula_view import FormulaView
from smmp_gui.lab.formulas import passages
from smmp_gui.lab.history import History
from smmp_gui.lab.marks import place_text
from smmp_gui.lab.meanings import meaning
from smmp_gui.lab.moves import heard_words, move_words, round_words, turn_words
from smmp_gui.lab.round_formulas import round_passages
from smmp_gui.lab.wording import person
from smmp_gui.states import state_words
from smmp_gui.text import bare, shown_name
from smmp_gui.theme import Space
from smmp_gui.widgets import ElidedLabel, Face, label
from smmp_gui.words import tr

WIDTH = 340
FEW = 6  # members up to which every public key has its own line


class Inspector(QScrollArea):
    """Shows one member at one moment of a timeline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName(tr("Inspector"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the focus, and is scrolled to
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH)
        self.member = ""  # whom it shows; empty: nobody
        self._history: History | None = None
        self._shown: object = None
        self._called = ""  # the name of that member
        self._face, self._name = Face(32), ElidedLabel("title", bold=True)
        self._where, self._roster, self._turn = (label("", "small", tone="muted", wrap=True) for _ in range(3))
        self._move = label("", "body", wrap=True)
        self.state = FactsTable("ratchet", tr("Keys of this member"))
        self.state.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.formulas = FormulaView()
        self.parts = FactsTable("parts", tr("Parts of the key agreement"))
        self.heard = FactsTable("heard", tr("What this member last heard of the others"))
        self._titles: dict[QWidget, QLabel] = {}
        self._build()
        self._say_nothing()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.TINY)
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self._face)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._where)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self._roster)
        column.addWidget(self._turn)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._move)
        for title, widget in (
            (tr("Keys, as fingerprints"), self.state),
            (tr("Parts of the key agreement so far"), self.parts),
            (tr("How they were computed"), self.formulas),
            (tr("What it last heard of the others"), self.heard),
        ):
            self._titles[widget] = label(title, "small", bold=True, tone="muted")
            column.addSpacing(Space.MEDIUM)
            column.addWidget(self._titles[widget])
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    # -- what the window tells ----------------------------------------------------------------

    def set_timeline(self, timeline: Timeline) -> None:
        """Look into another trace."""
        self._history, self._shown = History(timeline), None
        self.show_at(timeline.end, None)

    def show_at(self, at: float, member: str | None) -> None:
        """Show ``member`` at a moment; None: whoever moved last."""
        history = self._history
        if history is None:
            return
        history.extend()
        count, scene = history.timeline.index(at), history.timeline.scene(at)
        chosen = member if member is not None else history.last_moved(count) or next(iter(scene.figures), "")
        figure = scene.figures.get(chosen)
        if figure is None:
            self._say_nothing()
            return
        step = history.step(chosen, count)
        heard = [history.heard(chosen, other, count) for other in figure.roster if other != chosen]
        news = (chosen, figure.name, figure.keys, figure.round, figure.turn, figure.word, figure.running, figure.paused)
        ids = (id(history), id(step), tuple(id(one) for one in heard))
        if (news, ids) == self._shown:
            return
        self._shown, self.member = (news, ids), chosen
        self._head(scene, figure)
        self._body(scene, figure, step if step is not None and step.after == figure.keys else None)
        self._hear(scene, figure, count)

    # -- filling it ---------------------------------------------------------------------------

    def _say_nothing(self) -> None:
        self.member, self._shown = "", None
        self._face.hide()
        self._name.set_words(tr("Nobody is there yet."))
        for words in (self._where, self._roster, self._turn, self._move):
            words.hide()
        for widget, title in self._titles.items():
            widget.hide()
            title.hide()

    def _head(self, scene: Scene, figure: Figure) -> None:
        names = {one.key: one.name for one in scene.figures.values()}
        name = shown_name(figure.name, figure.key)
        self._face.show_person(name, figure.key)
        self._face.show()
        self._called = name
        self._name.set_words(name)
        state = state_words(figure.word) if figure.word else ""
        if not figure.running:
            state = tr("Not running")
        elif figure.paused:
            state = tr("Stands still")
        place = place_text(figure.place) if figure.place is not None else tr("No key yet")
        if figure.by_word and not state:
            state = tr("Known by its acknowledgements only")
        _say(self._where, " · ".join(part for part in (place, state) if part))
        numbered = [f"{index} {person(names, key)}" for index, key in enumerate(figure.roster)]
        _say(self._roster, tr("Members by number: {names}").format(names=", ".join(numbered)) if numbered else "")
        _say(self._turn, turn_words(figure, names) if figure.keys is not None else "")

    def _body(self, scene: Scene, figure: Figure, step: Step | None) -> None:
        names = {one.key: one.name for one in scene.figures.values()}
        busy, before = figure.round, step.before if step is not None else None
        if busy is not None and (step is None or busy.at >= step.at):
            _say(self._move, round_words(busy, names))
            self.formulas.show_passages(round_passages(busy))
            self._fill(self.parts, _parts_rows(busy, names))
            before = None  # the ratchet's last move is old news
        else:
            _say(self._move, move_words(step, names) if step is not None else "")
            self.formulas.show_passages(passages(step) if step is not None else [])
            self._fill(self.parts, [])
        self._titles[self.formulas].setVisible(bool(self.formulas.passages))
        self._fill(self.state, state_rows(before, figure.keys, figure, names) if figure.keys is not None else [])

    def _hear(self, scene: Scene, figure: Figure, count: int) -> None:
        assert self._history is not None
        names, rows = {one.key: one.name for one in scene.figures.values()}, []
        for other in figure.roster if figure.keys is not None else ():
            if other == figure.key:
                continue
            heard, name = self._history.heard(figure.key, other, count), person(names, other)
            place = place_text(heard.place) if heard is not None else "–"
            words, tone = heard_words(figure, heard)
            cells = (
                Cell(name),
                Cell(place, "value"),
                Cell(heard.digest if heard is not None else "", "digest"),
                Cell(words, tone=tone),
            )
            spoken = tr("{name}: {place}, {state}.").format(name=name, place=place, state=words)
            rows.append(Row(cells, spoken=spoken))
        self._fill(self.heard, rows)

    def _fill(self, table: FactsTable, rows: list[Row]) -> None:
        table.show_rows(rows)
        table.setVisible(bool(rows))
        self._titles[table].setVisible(bool(rows))

    # -- copying ------------------------------------------------------------------------------

    def as_text(self) -> str:
        """All that it shows, for the clipboard."""
        if not self.member:
            return tr("Nobody is there yet.")
        labels = (self._where, self._roster, self._turn, self._move)
        lines = [self._called, *(words.text() for words in labels if words.text())]
        for table in (self.state, self.parts):
            lines += ["  ".join(cell.text for cell in row.cells if cell.text) for row in table.rows]
        lines.append(self.formulas.as_text())
        lines += ["  ".join(cell.text for cell in row.cells if cell.text) for row in self.heard.rows]
        return bare("\n".join(line for line in lines if line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies everything."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            return
        super().keyPressEvent(event)


def _say(words: QLabel, said: str) -> None:
    words.setText(said)
    words.setVisible(bool(said))


def state_rows(before: Keys | None, after: Keys, figure: Figure, names: dict[str, str]) -> list[Row]:
    """Every value of the ratchet, what changed in bold with an arrow."""
    values = [(name, getattr(before, field, ""), getattr(after, field)) for name, field in FIELDS]
    rows = [_value_row(symbol, old, new, before is not None) for symbol, old, new in values]
    keys = list(zip(figure.roster, before.R if before is not None else after.R, after.R, strict=False))
    moved = [before is not None and old != new for _, old, new in keys]
    for index, (member, old, new) in enumerate(keys):
        if len(keys) > FEW and not moved[index]:
            continue
        about = tr("The public ratchet key of {name}.").format(name=person(names, member))
        rows.insert(-2, _value_row(f"R_{{{index}}}", old, new, moved[index] or before is not None, about))
    if len(keys) > FEW and not all(moved):
        count = len(keys) - sum(moved)
        cells = (
            Cell("R_i", "symbol", tone="muted"),
            Cell(),
            Cell(),
            Cell(tr("as before: {n}").format(n=count), tone="muted"),
        )
        rows.insert(-2, Row(cells, tr("The public ratchet keys of the other members have not changed.")))
    return rows


FIELDS = (
    ("v", "v"),
    ("RK", "RK"),
    ("HK", "HK"),
    ("NHK", "NHK"),
    ("mk", "mk"),
    ("r_j", "r"),
    ("conv_digest", "digest"),
    ("check", "check"),
)


def _value_row(symbol: str, old: str, new: str, moved: bool, about: str = "") -> Row:
    changed = moved and old != new
    about = about or meaning(symbol)
    cells = (
        Cell(symbol, "symbol", tone="text" if changed else "muted"),
        Cell(grouped(old) if changed else "", "value", tone="muted"),
        Cell("→" if changed else "", "value", tone="accent"),
        Cell(grouped(new), "value", strong=changed, tone="text" if changed else "muted"),
    )
    words = tr("{symbol} changes from {old} to {new}.") if changed else tr("{symbol} is {new}.")
    return Row(cells, about, words.format(symbol=symbol, old=old, new=new))


def _parts_rows(record: Round, names: dict[str, str]) -> list[Row]:
    """Who has sent what so far; what is waited for is open."""
    rows = []
    for member in record.roster:
        values = [record.R.get(member, ""), record.H.get(member, ""), record.K.get(member, "")]
        waits = member in record.waiting_for
        cells = [Cell(person(names, member), strong=waits)]
        for symbol, value in zip("RHK", values, strict=True):
            cells += [Cell(symbol, "symbol", tone="muted"), Cell(value[:4] or "–", "value", tone="text")]
        cells.append(Cell(tr("waited for") if waits else "", tone="attention"))
        about = (
            tr("Nothing of this round has come from {name} yet.").format(name=person(names, member)) if waits else ""
        )
        given = ", ".join(f"{s} {v[:4]}" for s, v in zip("RHK", values, strict=True) if v)
        rows.append(Row(tuple(cells), about, tr("{name}: {parts}.").format(name=person(names, member), parts=given)))
    return rows
