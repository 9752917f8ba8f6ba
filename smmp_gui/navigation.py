"""Getting somewhere by keyboard: search, the switcher, the conversation before, after, or with something unread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget
from shiboken6 import isValid

from smmp_core.answers import Hit
from smmp_gui import shortcuts, text
from smmp_gui.adapter import Adapter
from smmp_gui.conversation import ConversationPage
from smmp_gui.people_list import GroupRow, ThreadRow
from smmp_gui.private_page import PrivatePage
from smmp_gui.search_rows import Scope
from smmp_gui.sidebar import Sidebar
from smmp_gui.switcher import Switcher
from smmp_gui.words import tr

Talk = GroupRow | ThreadRow


class Navigation(QObject):
    """The shortcuts of a window, and what they lead to."""

    def __init__(
        self,
        window: QWidget,
        adapter: Adapter,
        sidebar: Sidebar,
        stack: QStackedWidget,
        page: ConversationPage,
        private: PrivatePage,
        show_group: Callable[..., None],
        show_thread: Callable[..., None],
        show_person: Callable[[str], None],
    ) -> None:
        """``show_group`` and ``show_thread`` take, last and if wanted, the key of a message to open them at."""
        super().__init__(window)
        self._adapter, self._sidebar, self._stack, self._page, self._private = adapter, sidebar, stack, page, private
        self._show_group, self._show_thread = show_group, show_thread
        self._before: QWidget | None = None
        self.switcher = Switcher(window, adapter)
        self.search = sidebar.search
        for one in (self.switcher, self.search):
            one.group_chosen.connect(show_group)
            one.thread_chosen.connect(show_thread)
            one.person_chosen.connect(show_person)
        self.switcher.left.connect(self._return_focus)
        self.search.closed.connect(self._return_focus)
        self.search.hit_chosen.connect(self._show_hit)
        shortcuts.bind(
            window,
            {
                "search_here": self._search_here,
                "search_everywhere": self._search_everywhere,
                "switch": self._switch,
                "previous": lambda: self.step(-1),
                "next": lambda: self.step(1),
                "previous_unread": lambda: self.step(-1, unread=True),
                "next_unread": lambda: self.step(1, unread=True),
                "go_to": [partial(self._go_to, n) for n in range(9)],
                "next_pane": lambda: self._step_pane(1),
                "previous_pane": lambda: self._step_pane(-1),
            },
        )

    # -- search and switcher ------------------------------------------------------------------

    def _search_here(self) -> None:
        self._remember_focus()
        shown, adapter = self._stack.currentWidget(), self._adapter
        if shown is self._private:
            name = text.isolated(adapter.person(self._private.peer).name)
            self.search.open(
                Scope(self._private.group, self._private.peer), tr("in messages with {name}").format(name=name)
            )
        elif shown is self._page and self._page.group:
            info = next((info for info in adapter.service.groups() if info.group == self._page.group), None)
            name = text.isolated(text.shown_name(info.name if info is not None else "", self._page.group))
            self.search.open(Scope(self._page.group), tr("in {name}").format(name=name))
        else:
            self.search.open()

    def _search_everywhere(self) -> None:
        self._remember_focus()
        self.search.open()

    def _switch(self) -> None:
        if self.switcher.isVisible():
            self.switcher.close_again()
        else:
            self._remember_focus()
            self.switcher.open()

    def _remember_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.search.active and not self.switcher.isAncestorOf(focused):
            self._before = focused

    def _return_focus(self) -> None:
        """To who had it, or to where one writes."""
        before, self._before = self._before, None
        for one in (before, self._page.composer.field, self._private.composer.field, self._sidebar.list):
            if one is not None and isValid(one) and one.isVisible() and one.isEnabled():
                one.setFocus()
                return

    def _show_hit(self, hit: Hit) -> None:
        if hit.peer is None:
            self._show_group(hit.group, (hit.sender, hit.id))
        else:
            self._show_thread(hit.group, hit.peer, (hit.sender, hit.id))

    def _step_pane(self, by: int) -> None:
        """From the lists to the messages, to where one writes, and around."""
        lists = self.search.results if self.search.active else self._sidebar.list
        panes: list[tuple[QWidget, QWidget]] = [(self._sidebar, lists)]  # what belongs to it, what gets the focus
        shown = self._stack.currentWidget()
        if isinstance(shown, (ConversationPage, PrivatePage)):
            panes += [(shown.view, shown.view), (shown.composer, shown.composer.field)]
        elif shown is not None:
            panes += [(shown, one) for one in shown.findChildren(QPushButton) if one.isVisible()][:1]
        focused = QApplication.focusWidget()
        inside = [i for i, (pane, _) in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))]
        here = inside[0] if inside else 0
        for _ in panes:
            here = (here + by) % len(panes)
            if panes[here][1].isEnabled():
                panes[here][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # -- from one conversation to another -----------------------------------------------------

    def _talks(self) -> list[Talk]:
        return [row for row in self._sidebar.model.rows if isinstance(row, (GroupRow, ThreadRow))]

    def _open(self, talk: Talk) -> None:
        self.search.end()
        if isinstance(talk, GroupRow):
            self._show_group(talk.group)
        else:
            self._show_thread(talk.group, talk.person.fingerprint)

    def _go_to(self, n: int) -> None:
        talks = self._talks()
        if n < len(talks):
            self._open(talks[n])

    def step(self, by: int, *, unread: bool = False) -> None:
        """Go ``by`` conversations down the list, or to the next one that way with something unread, around its end."""
        talks, chosen = self._talks(), self._sidebar.chosen()
        here = next((i for i, talk in enumerate(talks) if talk.key == chosen), -1 if by > 0 else 0)
        if unread:
            onward = [talks[(here + by * k) % len(talks)] for k in range(1, len(talks) + 1)]
            talk = next((talk for talk in onward if talk.unread), None)
        else:
            talk = talks[here + by] if 0 <= here + by < len(talks) else None
        if talk is not None:
            self._open(talk)
