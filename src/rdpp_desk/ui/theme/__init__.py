"""Look of the window: tokens, theme in force, fonts, icons."""

from __future__ import annotations

from rdpp_desk.ui.theme.manager import Appearance, ThemeManager, manager, theme
from rdpp_desk.ui.theme.theme import Theme
from rdpp_desk.ui.theme.tokens import Family, Line, Motion, Radius, Size, Space, Time, Type, TypeStyle, Window

__all__ = [
    "Appearance",
    "Family",
    "Line",
    "Motion",
    "Radius",
    "Size",
    "Space",
    "Theme",
    "ThemeManager",
    "Time",
    "Type",
    "TypeStyle",
    "Window",
    "manager",
    "theme",
]
