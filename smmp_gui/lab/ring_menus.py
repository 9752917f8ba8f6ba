"""What can be done to a member or to a frame in flight: menus whose entries are acts of the experiment."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from smmp_core.lab import acts
from smmp_core.lab.acts import Act
from smmp_core.lab.scene import Figure, Scene
from smmp_gui import text
from smmp_gui.words import tr


class ActMenu(QMenu):
    """``act`` carries each :class:`~smmp_core.lab.acts.Act` of the entry that was chosen, in order."""

    act = Signal(object)

    def add(self, words: str, *what: Act) -> None:
        """An entry; one without acts is shown, but cannot be chosen."""
        action = self.addAction(words.replace("&", "&&"), partial(self._emit, what))
        action.setEnabled(bool(what))

    def _emit(self, what: Sequence[Act]) -> None:
        for act in what:
            self.act.emit(act)


def frame_menu(number: int, scene: Scene, parent: QWidget) -> ActMenu | None:
    """The menu of a frame; None if it is not in flight any more."""
    if number not in scene.moving:
        return None
    menu = ActMenu(parent)
    menu.setAccessibleName(tr("Frame in flight"))
    menu.add(tr("Drop"), acts.Seize(number, "drop"))
    menu.add(tr("Delay by a second"), acts.Seize(number, "delay"))
    menu.add(tr("Double"), acts.Seize(number, "double"))
    menu.add(tr("Corrupt"), acts.Seize(number, "corrupt"))
    return menu


def member_menu(key: str, scene: Scene, parent: QWidget) -> ActMenu | None:
    """The menu of a member; None if there is none."""
    figure = scene.figures.get(key)
    if figure is None:
        return None
    name, awake = figure.name, figure.running and not figure.paused
    inside = awake and figure.keys is not None
    menu = ActMenu(parent)
    menu.setAccessibleName(tr("{name}, what to do").format(name=text.bare(_shown(figure))))
    greeting = tr("Hello from {name}").format(name=name)
    menu.add(tr("Say something"), *([acts.Say(name, greeting)] if inside else []))
    menu.add(tr("Resync"), *([acts.Resync(name)] if inside else []))
    menu.addSeparator()
    if figure.paused:
        menu.add(tr("Resume"), acts.Resume(name))
    else:
        menu.add(tr("Pause"), *([acts.Pause(name)] if figure.running else []))
    if figure.running:
        menu.add(tr("Kill"), acts.Kill(name))
    else:
        menu.add(tr("Start again"), acts.Restart(name))
    menu.add(tr("Start again from an old copy"), acts.Restart(name, old=True))
    menu.addSeparator()
    _add_links(menu, figure, scene)
    menu.addSeparator()
    menu.add(tr("Make it lie"), *([acts.Inject(name, "equivocate")] if inside else []))
    menu.add(tr("Steal its keys"), *([acts.Steal(name)] if inside else []))
    menu.addSeparator()
    remover = _remover(figure, scene)
    if remover is not None:
        menu.add(tr("Let {name} remove it").format(name=_shown(remover)), acts.Remove(remover.name, name))
    else:
        menu.add(tr("Remove"))
    menu.add(tr("Leave"), *([acts.Leave(name)] if inside else []))
    return menu


def _add_links(menu: ActMenu, figure: Figure, scene: Scene) -> None:
    others = [other for other in scene.figures.values() if other.key != figure.key]
    linked = [other for other in others if frozenset((figure.key, other.key)) in scene.links]
    cut = [other for other in others if other not in linked]
    menu.add(tr("Cut off from everybody"), *(acts.Cut(figure.name, other.name) for other in linked))
    menu.add(tr("Link again"), *(acts.Link(figure.name, other.name) for other in cut if figure.running))


def _remover(figure: Figure, scene: Scene) -> Figure | None:
    """Somebody who can: in the group with it, running, with a key."""
    able = (
        other
        for other in scene.figures.values()
        if other.key != figure.key
        and other.running
        and not other.paused
        and other.keys is not None
        and figure.key in other.roster
    )
    return next(able, None)


def _shown(figure: Figure) -> str:
    return text.isolated(text.shown_name(figure.name, figure.key))
