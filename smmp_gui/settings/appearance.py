"""Light or dark, how large, and whether things move."""

from smmp_gui.controls import Select
from smmp_gui.settings.page import Choice, Page, Room, Row, SwitchRow

_SIZES = ((90, "Small"), (100, "As the system"), (115, "Large"), (130, "Larger"))


class AppearancePage(Page):
    """How everything looks."""

    title = "Appearance"
    icon = "section-appearance"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        modes = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))
        self._mode = Choice("appearance", "Colours", modes, lambda mode: room.prefer(appearance=mode))
        self.part("Colours")
        self.rows(self._mode)
        self.part("Text and motion")
        self._size = Select("textSize")
        for percent, words in _SIZES:
            self._size.addItem(words, percent)
        self._size.activated.connect(lambda _index: room.prefer(text_size=self._size.currentData()))
        self._motion = SwitchRow(
            "motion", "Motion", "Off: nothing on the screen moves by itself.", lambda on: room.prefer(motion=on)
        )
        self.rows(Row("Size of text", "Counts from the next start.", self._size), self._motion)
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show what is preferred."""
        preferences = self.service.preferences
        self._mode.show_value(preferences.appearance)
        self._motion.show_value(preferences.motion)
        self._size.setCurrentIndex(max(0, self._size.findData(preferences.text_size)))
