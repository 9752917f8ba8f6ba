"""Light or dark, how large, and whether things move."""

from smmp_gui.controls import Select
from smmp_gui.settings.page import Choice, Page, Room, Row, SwitchRow
from smmp_gui.words import LANGUAGES, QT_TRANSLATE_NOOP, tr

_SIZES = (
    (90, QT_TRANSLATE_NOOP("", "Small")),
    (100, QT_TRANSLATE_NOOP("", "As the system")),
    (115, QT_TRANSLATE_NOOP("", "Large")),
    (130, QT_TRANSLATE_NOOP("", "Larger")),
)


class AppearancePage(Page):
    """How everything looks."""

    title = QT_TRANSLATE_NOOP("", "Appearance")
    icon = "section-appearance"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        modes = (("system", tr("Like the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        self._mode = Choice("appearance", tr("Colours"), modes, lambda mode: room.prefer(appearance=mode))
        self.part(tr("Colours"))
        self.rows(self._mode)
        self.part(tr("Text and motion"))
        self._size = Select("textSize")
        for percent, words in _SIZES:
            self._size.addItem(tr(words), percent)
        self._size.activated.connect(lambda _index: room.prefer(text_size=self._size.currentData()))
        self._motion = SwitchRow(
            "motion", tr("Motion"), tr("Off: nothing on the screen moves by itself."), lambda on: room.prefer(motion=on)
        )
        self.rows(Row(tr("Size of text"), tr("Counts from the next start."), self._size), self._motion)
        self.part(tr("Language"))
        self._language = Select("language")
        self._language.addItem(tr("As the system"), "")
        for code, own_name in LANGUAGES.items():
            self._language.addItem(own_name, code)
        self._language.activated.connect(lambda _index: room.prefer(language=self._language.currentData()))
        self.rows(Row(tr("Language"), tr("Counts from the next start."), self._language))
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show what is preferred."""
        preferences = self.service.preferences
        self._mode.show_value(preferences.appearance)
        self._motion.show_value(preferences.motion)
        self._language.setCurrentIndex(max(0, self._language.findData(preferences.language)))
        self._size.setCurrentIndex(max(0, self._size.findData(preferences.text_size)))
