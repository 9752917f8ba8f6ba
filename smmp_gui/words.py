"""The window's words in the user's language, by Qt's translations.

Every sentence stands in English where it is used, inside ``tr``. ``python3 run.py words`` collects them into
``resources/translations/*.ts``, one file a language, for Qt Linguist or an editor, and compiles these for the app.
What is made while modules are imported is marked with ``QT_TRANSLATE_NOOP`` and given to ``tr`` when it is shown.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from smmp_gui.resources import resource

LANGUAGES = {"en": "English", "de": "Deutsch", "he": "עברית"}
"""By code: in their own words. English is what the source says; its file gives the plurals."""

_NOWHERE = {"en": "en_GB"}  # where the system names no region: it counts 24 hours, as such a system does
_kept: list[QTranslator] = []


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """``text`` in the user's language.

    Args:
        text: English, with ``{name}`` where something is put in later and ``%n`` for the number.
        comment: which meaning, where one English word has two.
        n: what ``%n`` stands for; it chooses the plural.
    """
    return QCoreApplication.translate("", text, comment or None, n)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for translation later, by ``tr``; ``_context`` is always empty."""
    return text


def language(wished: str, system: QLocale | None = None) -> str:
    """The language to speak: the one ``wished`` for, or the first of the system's that we have."""
    if wished in LANGUAGES:
        return wished
    spoken = [name.split("-")[0].replace("iw", "he") for name in (system or QLocale.system()).uiLanguages()]
    return next((code for code in spoken if code in LANGUAGES), "en")


def speak(app: QGuiApplication, code: str) -> None:
    """Show the window in the language ``code`` from now on: what is made next; Qt's own words too."""
    for translator in _kept:
        app.removeTranslator(translator)
    _kept.clear()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, file in ((qt, f"qtbase_{code}"), (str(resource("translations")), f"smmp_{code}")):
        translator = QTranslator(app)
        if translator.load(file, folder):
            app.installTranslator(translator)
            _kept.append(translator)
    rightwards = QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(_region(code, QLocale.system()))


def _region(code: str, system: QLocale) -> QLocale:
    """How dates and numbers are written: as the system has it in this language, or as this language does there."""
    spoken = QLocale(code).language()
    if system.language() == QLocale.Language.C:
        return QLocale(_NOWHERE.get(code, code))
    return system if system.language() == spoken else QLocale(spoken, system.territory())
