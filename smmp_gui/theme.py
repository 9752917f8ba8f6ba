"""How everything looks: Fusion, our palettes, one scale of type and one of spacing, following the system."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from smmp_gui.control_style import control_sheet
from smmp_gui.palette import DARK, LIGHT, Palette

MODES = ("system", "light", "dark")
_FAMILIES = ("Inter", "SF Pro Text", "Segoe UI Variable Text", "Segoe UI", "Cantarell", "Noto Sans")
_SMALLEST_BODY = 10.5  # points


class Space(IntEnum):
    """Distances in device-independent pixels."""

    HAIR = 2
    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    HUGE = 24
    VAST = 40


RADIUS = 8
"""The corners of controls and cards."""

_SCALE = {"caption": 0.82, "small": 0.9, "body": 1.0, "title": 1.14, "heading": 1.5, "display": 1.9}


class Theme(QObject):
    """The present palette; ``changed`` when another one has been put on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = "system"
        self.motion = True  # whether anything may move; an animation lasts :meth:`duration`
        self.palette = LIGHT
        self.body_key = ""
        self._body, self._plain = QFont(), QFont()
        self._fonts: dict[tuple[str, QFont.Weight], QFont] = {}
        self._metrics: dict[tuple[str, QFont.Weight], QFontMetricsF] = {}

    def install(self, app: QApplication, mode: str = "system") -> None:
        """Dress ``app``; from now on follow the system where ``mode`` says so."""
        app.setStyle("Fusion")
        body = QGuiApplication.font()
        body.setFamilies([*_FAMILIES, body.family()])
        body.setPointSizeF(max(_SMALLEST_BODY, body.pointSizeF()))
        self._plain = QFont(body)
        self.set_text_size(100)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed, Qt.ConnectionType.UniqueConnection)
        self.mode = ""
        self.set_mode(mode)

    def set_mode(self, mode: str) -> None:
        """Show ``light``, ``dark`` or what the ``system`` shows.

        Raises ValueError for any other word.
        """
        if mode not in MODES:
            raise ValueError(f"A mode is one of {', '.join(MODES)}.")
        if mode != self.mode:
            self.mode = mode
            self._apply()

    def set_motion(self, motion: bool) -> None:
        """Let things move, or nothing."""
        self.motion = motion
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_FadeMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
            Qt.UIEffect.UI_FadeTooltip,
            Qt.UIEffect.UI_AnimateToolBox,
        ):
            QApplication.setEffectEnabled(effect, motion)

    def duration(self, milliseconds: int) -> int:
        """How long an animation lasts that would last so many ms: not at all, where nothing may move."""
        return milliseconds if self.motion else 0

    def set_text_size(self, percent: int) -> None:
        """Write in this size, of the system's own; what is on the screen already keeps its size."""
        body = QFont(self._plain)
        body.setPointSizeF(body.pointSizeF() * percent / 100)
        self.use_font(body)
        QApplication.setFont(body)

    def use_font(self, body: QFont) -> None:
        """Derive the whole scale from ``body``."""
        self._body, self.body_key = QFont(body), body.key()
        self._fonts.clear()
        self._metrics.clear()

    def _system_changed(self) -> None:
        if self.mode == "system":
            self._apply()

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.palette = DARK if self.mode == "dark" or (self.mode == "system" and system_dark) else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(qt_palette(self.palette))
            app.setStyleSheet(style_sheet(self.palette))
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """The present colour of a token of :class:`Palette`."""
        return QColor(getattr(self.palette, token))

    def font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the scale: caption, small, body, title, heading, display."""
        font = self._fonts.get((size, weight))
        if font is None:
            font = self._fonts[size, weight] = QFont(self._body)
            font.setPointSizeF(font.pointSizeF() * _SCALE[size])
            font.setWeight(weight)
        return QFont(font)

    def metrics(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
        """The measures of :meth:`font`."""
        metrics = self._metrics.get((size, weight))
        if metrics is None:
            metrics = self._metrics[size, weight] = QFontMetricsF(self.font(size, weight))
        return metrics

    def mono(self, size: str = "body") -> QFont:
        """A font in which digits stand in columns."""
        font = self.font(size)
        font.setFamilies(["JetBrains Mono", "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "monospace"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def person(self, fingerprint: str, *, on_own: bool = False) -> QColor:
        """The colour of a person's name, taken from the fingerprint; ``on_own``: for the dark ground of our bubbles."""
        people = DARK.people if on_own else self.palette.people
        try:
            return QColor(people[int(fingerprint[:4], 16) % len(people)])
        except ValueError:
            return QColor(people[0])


theme = Theme()
"""The one theme of this window."""


def qt_palette(p: Palette) -> QPalette:
    """Qt's roles from our meanings."""
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    roles = {
        role.Window: p.surface,
        role.WindowText: p.text,
        role.Base: p.raised,
        role.AlternateBase: p.window,
        role.Text: p.text,
        role.Button: p.raised,
        role.ButtonText: p.text,
        role.BrightText: p.on_accent,
        role.Highlight: p.accent,
        role.HighlightedText: p.on_accent,
        role.ToolTipBase: p.raised,
        role.ToolTipText: p.text,
        role.PlaceholderText: p.muted,
        role.Link: p.accent,
        role.LinkVisited: p.accent,
        role.Mid: p.line,
        role.Dark: p.edge,
        role.Light: p.raised,
        role.Accent: p.accent,
    }
    for which, colour in roles.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(p.muted))
    return palette


def style_sheet(p: Palette) -> str:
    """The controls' shapes, for the whole application; widgets have none of their own."""
    return f"""
    QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line}; padding: 6px; }}
    QWidget#sidebar, QWidget#sidebar QListView {{ background: {p.window}; border: none; }}
    QFrame#switcher {{ background: {p.raised}; border: 1px solid {p.edge}; border-radius: 12px; }}
    QFrame#switcher QListView {{ background: transparent; border: none; }}
    QWidget#sidebar QScrollArea {{ background: transparent; border: none; }}
    QWidget#conversation, QListView#messages, QWidget#empty {{ background: {p.surface}; border: none; }}
    QWidget#conversationHeader {{ border: none; border-bottom: 1px solid {p.line}; background: {p.surface}; }}
    QFrame[role="card"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: {RADIUS}px; }}
    QFrame#popup {{ background: {p.raised}; border: 1px solid {p.line}; }}
    QFrame#popup QListView {{ background: transparent; border: none; }}
    QFrame[role="note"] {{ background: {p.soft}; border: none; border-radius: {RADIUS}px; }}
    QFrame[role="note"] QLabel {{ color: {p.on_soft}; }}
    QFrame[role="attention"] {{ background: {p.attention_soft}; border: none; border-radius: {RADIUS}px; }}
    QFrame[role="attention"] QLabel {{ color: {p.attention}; }}
    QFrame[role="danger"] {{ background: {p.danger_soft}; border: none; border-radius: {RADIUS}px; }}
    QFrame[role="danger"] QLabel {{ color: {p.danger}; }}
    QScrollArea#steps {{ background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px; }}
    QScrollArea#steps:focus {{ border: 1px solid {p.accent}; }}
    QFrame#banner {{ margin: 8px 16px 8px 16px; }}
    QFrame#note {{ margin-top: 8px; }}
    QScrollArea#attachScroll, QWidget#attachList {{ background: transparent; border: none; }}
    QLabel {{ background: transparent; }}
    QLabel[tone="muted"] {{ color: {p.muted}; }}
    QLabel[tone="error"] {{ color: {p.attention}; }}
    QDialog {{ background: {p.surface}; }}
    QPushButton {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
        border-radius: {RADIUS}px; padding: 7px 16px; }}
    QPushButton:hover {{ background: {p.hover}; }}
    QPushButton:focus {{ border: 2px solid {p.accent}; padding: 6px 15px; }}
    QPushButton:disabled {{ color: {p.muted}; border-color: {p.line}; }}
    QPushButton[role="primary"] {{ background: {p.accent}; color: {p.on_accent}; border: 1px solid {p.accent};
        font-weight: 600; }}
    QPushButton[role="primary"]:hover {{ background: {p.accent_hover}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {p.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {p.line}; color: {p.muted}; border-color: {p.line}; }}
    QPushButton[role="link"] {{ background: transparent; border: none; color: {p.accent}; padding: 4px 6px;
        text-align: left; }}
    QPushButton[role="link"]:hover {{ text-decoration: underline; }}
    QPushButton[role="link"]:focus {{ text-decoration: underline; border: none; }}
    QPushButton[role="link"]:disabled {{ color: {p.muted}; }}
    QPushButton[role="segment"] {{ background: transparent; border: 1px solid transparent; color: {p.muted};
        padding: 6px 12px; }}
    QPushButton[role="segment"]:hover {{ color: {p.text}; }}
    QPushButton[role="segment"]:checked {{ background: {p.soft}; color: {p.on_soft}; border: 1px solid {p.soft};
        font-weight: 600; }}
    QPushButton[role="segment"]:focus {{ border: 2px solid {p.accent}; padding: 5px 11px; }}
    QFrame[role="segments"] {{ background: {p.neutral}; border: none; border-radius: {RADIUS + 3}px; }}
    QLineEdit, QPlainTextEdit {{ placeholder-text-color: {p.muted}; }}
    QLineEdit {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
        border-radius: {RADIUS}px; padding: 8px 10px; selection-background-color: {p.accent};
        selection-color: {p.on_accent}; }}
    QLineEdit:focus {{ border: 2px solid {p.accent}; padding: 7px 9px; }}
    QFrame#composerField {{ background: {p.raised}; border: 1px solid {p.edge}; border-radius: 18px; }}
    QFrame#composerField[focused="true"] {{ border: 1px solid {p.accent}; }}
    QFrame#privateField {{ background: {p.soft}; border: 1px solid {p.on_soft}; border-radius: 10px; }}
    QFrame#privateField[focused="true"] {{ border: 2px solid {p.accent}; }}
    QFrame#privateField:disabled {{ background: {p.surface}; border: 1px solid {p.edge}; }}
    QFrame#privateField QPlainTextEdit {{ color: {p.on_soft}; placeholder-text-color: {p.muted}; }}
    QWidget#privateHeader {{ border: none; border-bottom: 1px solid {p.accent}; background: {p.soft}; }}
    QPlainTextEdit {{ background: transparent; color: {p.text}; border: none; }}
    QPlainTextEdit[role="log"] {{ background: {p.raised}; border: 1px solid {p.line}; }}
    QListView[role="choice"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: {RADIUS}px; }}
    QMenu {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line}; padding: 6px; }}
    QMenu::item {{ padding: 7px 28px 7px 14px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {p.soft}; color: {p.on_soft}; }}
    QMenu::item:disabled {{ color: {p.muted}; }}
    QMenu::separator {{ height: 1px; background: {p.line}; margin: 6px 8px; }}
    QSplitter::handle {{ background: {p.line}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {p.edge}; border-radius: 3px; min-height: 32px; margin: 3px; }}
    QScrollBar::handle:vertical:disabled {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    {control_sheet(p)}
    """
