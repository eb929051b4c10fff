"""The theme of the running application, switched live."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from rdpp_desk.ui.theme.stylesheet import stylesheet
from rdpp_desk.ui.theme.theme import Theme, nearest_scale
from rdpp_desk.ui.theme.tokens import Window

Appearance = Literal["system", "light", "dark"]


class ThemeManager(QObject):
    """Holds the theme in force and says when it changed; widgets read it each time they paint."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme()
        self._appearance: Appearance = "light"
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    @property
    def appearance(self) -> Appearance:
        """What was asked: follow the system, light or dark."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow the system, or be light or dark."""
        self._appearance = appearance
        self.apply(replace(self._theme, dark=self._wants_dark()))

    def set_scale(self, scale: float) -> None:
        """Text size, 0.85 to 2.0; other values are held within."""
        self.apply(replace(self._theme, scale=nearest_scale(scale)))

    def step_scale(self, steps: int) -> None:
        """Next larger (1) or smaller (-1) text size."""
        nearest = min(range(len(Window.SCALES)), key=lambda at: abs(Window.SCALES[at] - self._theme.scale))
        self.set_scale(Window.SCALES[max(0, min(len(Window.SCALES) - 1, nearest + steps))])

    def set_less_motion(self, less: bool) -> None:
        """Whether movements are instant."""
        self.apply(replace(self._theme, less_motion=less))

    def apply(self, theme: Theme) -> None:
        """Put `theme` in force and tell everyone."""
        self._theme = theme
        application = cast(QApplication, QApplication.instance())
        application.setPalette(theme.palette())
        application.setFont(theme.font())
        application.setStyleSheet(stylesheet(theme))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._appearance != "system":
            return self._appearance == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self._appearance == "system":
            self.apply(replace(self._theme, dark=self._wants_dark()))


class _Held:
    manager: ThemeManager | None = None


def manager() -> ThemeManager:
    """The application's theme manager (made on first use, after the QApplication)."""
    if _Held.manager is None:
        _Held.manager = ThemeManager()
    return _Held.manager


def theme() -> Theme:
    """The theme in force."""
    return manager().theme
