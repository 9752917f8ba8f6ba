"""The shapes of the settings' controls, as a part of the application's one style sheet."""

from smmp_gui.palette import Palette

_RADIUS = 8


def control_sheet(p: Palette) -> str:
    """Fields to choose in, and the list of sections."""
    return f"""
    QWidget#settingsNav {{ background: {p.window}; border: none; border-right: 1px solid {p.line}; }}
    QListWidget#settingsSections {{ background: {p.window}; border: none; outline: none; }}
    QScrollArea[role="page"], QWidget[role="page"] {{ background: {p.surface}; border: none; }}
    QLabel[tone="done"] {{ color: {p.accent}; }}
    QFrame[role="hairline"] {{ background: {p.line}; border: none; max-height: 1px; min-height: 1px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {p.edge}; border-radius: 3px; min-width: 32px; margin: 3px; }}
    QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
    QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal {{ background: transparent; }}
    QComboBox, QSpinBox {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
        border-radius: {_RADIUS}px; padding: 6px 10px; min-width: 96px; selection-background-color: {p.accent};
        selection-color: {p.on_accent}; }}
    QComboBox[role="short"] {{ min-width: 4.5em; }}
    QComboBox:focus, QSpinBox:focus {{ border: 2px solid {p.accent}; padding: 5px 9px; }}
    QComboBox:disabled, QSpinBox:disabled {{ color: {p.muted}; border-color: {p.line}; }}
    QComboBox::drop-down {{ border: none; width: 28px; }}
    QComboBox::down-arrow {{ image: none; }}
    QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; background: transparent; padding: 0; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QComboBox QAbstractItemView {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line};
        selection-background-color: {p.soft}; selection-color: {p.on_soft}; outline: none; padding: 4px; }}
    """
