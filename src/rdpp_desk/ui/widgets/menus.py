"""Menus with themed icons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from rdpp_desk.ui.theme import Size, icons, theme


def add_action(
    menu: QMenu, text: str, on_click: Callable[[], object], icon: str = "", shortcut: str = "", danger: bool = False
) -> QAction:
    """Add an entry to `menu`. `shortcut` is shown, not bound: the screen binds it."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    label = text.replace("&", "&&")
    action = QAction(f"{label}\t{keys}" if keys else label, menu)
    action.triggered.connect(lambda _checked=False: on_click())
    menu.addAction(action)
    if icon:
        token = "danger" if danger else "text2"

        def paint_icon() -> None:
            now = theme()
            action.setIcon(icons.icon(icon, now.hex(token), now.px(Size.ICON), now.hex("disabled")))

        menu.aboutToShow.connect(paint_icon)
    return action
