"""Menus with themed icons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from rdpp_desk.ui.theme import Size, icons, theme


class _Entry(QAction):
    """An entry whose icon is painted each time its menu opens; a menu filled anew lets go of it by itself."""

    def __init__(self, menu: QMenu, label: str, icon: str, token: str) -> None:
        super().__init__(label, menu)
        self._icon, self._token = icon, token
        menu.aboutToShow.connect(self.paint_icon)

    def paint_icon(self) -> None:
        """Paint the icon in the colours and at the size of now."""
        now = theme()
        self.setIcon(icons.icon(self._icon, now.hex(self._token), now.px(Size.ICON), now.hex("disabled")))


def add_action(
    menu: QMenu, text: str, on_click: Callable[[], object], icon: str = "", shortcut: str = "", danger: bool = False
) -> QAction:
    """Add an entry to `menu`. `shortcut` is shown, not bound: the screen binds it."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    label = text.replace("&", "&&")
    label = f"{label}\t{keys}" if keys else label
    action = _Entry(menu, label, icon, "danger" if danger else "text2") if icon else QAction(label, menu)
    action.triggered.connect(lambda _checked=False: on_click())
    menu.addAction(action)
    return action
