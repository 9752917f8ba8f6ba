"""What this is, who we are here, where everything is kept."""

from smmp_core import __version__
from smmp_gui.settings.page import FactRow, Page, Room
from smmp_gui.words import QT_TRANSLATE_NOOP, tr


class AboutPage(Page):
    """Version, fingerprint, home."""

    title = QT_TRANSLATE_NOOP("", "About")
    icon = "section-about"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.words(
            tr(
                "SMMP {version}. Group chat in which everybody can see that all hold the same conversation, "
                "after “SMMP: A Secure Multi-Party Messaging Protocol” (2014). No server, no account."
            ).format(version=__version__)
        )
        fingerprint = self.service.fingerprint
        lines = "\n".join(" ".join(fingerprint[i + j : i + j + 8] for j in (0, 8, 16, 24)) for i in (0, 32))
        home = str(self.service.home)
        self.rows(
            FactRow("myFingerprint", tr("My fingerprint"), lines, exact=True, copy=fingerprint),
            FactRow("keptIn", tr("Kept in"), home, exact=True, copy=home),
        )
        self.end()
