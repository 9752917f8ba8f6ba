"""Everything that can be done in the lab now, in one menu: for the keyboard, and for what is about nobody alone."""

from PySide6.QtWidgets import QWidget

from smmp_core.lab import acts
from smmp_core.lab.scene import Scene
from smmp_gui import text
from smmp_gui.lab.ring_menus import ActMenu, member_menu
from smmp_gui.words import tr

_NEWCOMERS = ("Eve", "Finn", "Gus", "Hana", "Ivo", "Jun", "Kim", "Lea", "Max", "Nora")


def act_menu(scene: Scene, parent: QWidget) -> ActMenu | None:
    """A submenu for each member, then what is done to the network or the group; None without members."""
    if not scene.figures:
        return None
    menu = ActMenu(parent)
    menu.setAccessibleName(tr("What to do"))
    for key, figure in scene.figures.items():
        of_member = member_menu(key, scene, menu)
        if of_member is not None:
            of_member.setTitle(text.isolated(text.shown_name(figure.name, key)).replace("&", "&&"))
            of_member.act.connect(menu.act)
            menu.addMenu(of_member)
    menu.addSeparator()
    new = next(name for name in (*_NEWCOMERS, "") if all(one.name != name for one in scene.figures.values()))
    host = next((one for one in scene.figures.values() if one.running and not one.paused and one.keys), None)
    if new and host is not None:
        menu.add(tr("Add {name} to the group").format(name=new), acts.Add(host.name, new))
    names = [figure.name for figure in scene.figures.values()]
    half = (len(names) + 1) // 2
    menu.add(tr("Cut the network in two"), acts.Partition((tuple(names[:half]), tuple(names[half:]))))
    menu.add(tr("Let all links stand again"), acts.Merge())
    return menu
