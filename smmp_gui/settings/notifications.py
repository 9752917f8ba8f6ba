"""What the app tells of while one looks elsewhere."""

from smmp_gui.settings.page import Choice, Page, Room, SwitchRow
from smmp_gui.words import QT_TRANSLATE_NOOP, tr


class NotificationsPage(Page):
    """Which messages make themselves heard, and what of them is shown."""

    title = QT_TRANSLATE_NOOP("", "Notifications")
    icon = "section-notifications"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.part(tr("Tell me about"))
        options = (
            ("all", tr("All messages and invitations")),
            ("private", tr("Private messages and invitations only")),
            ("nothing", tr("Nothing")),
        )
        self._notify = Choice("notify", tr("Tell me about"), options, lambda value: room.prefer(notify=value))
        self.rows(self._notify)
        self._words = SwitchRow(
            "notifyWords",
            tr("Show what was written"),
            tr("Off: a notification says only who wrote. Whoever sees your screen reads no message there."),
            lambda on: room.prefer(notify_words=on),
        )
        self.rows(self._words)
        self.words(tr("A single group is muted in its own menu."))
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show what is preferred."""
        preferences = self.service.preferences
        self._notify.show_value(preferences.notify)
        self._words.show_value(preferences.notify_words)
        self._words.setEnabled(preferences.notify != "nothing")
