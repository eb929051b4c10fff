"""The switch of the discreet mode, in the sidebar: an icon and words, lit while it is on."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from rdpp_desk.messages import _
from rdpp_desk.ui.shell.nav_item import NavItem
from rdpp_desk.ui.widgets.buttons import tooltip

DISCREET_SHORTCUT = "Ctrl+Shift+D"


class DiscreetItem(NavItem):
    """« Mode discret »; « Mode discret activé » while it is on, said under the icon on the rail too."""

    def __init__(self) -> None:
        self._keys = QKeySequence(DISCREET_SHORTCUT).toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__("eye", _("Discreet mode"))
        self.set_on(False)

    def set_on(self, on: bool) -> None:
        """Say whether the mode is on."""
        self.current = on
        self.under = _("Discreet") if on else ""
        self._icon = "eye-off" if on else "eye"
        self._words = _("Discreet mode on") if on else _("Discreet mode")
        self.setAccessibleDescription(self._does())
        self._name()
        self.updateGeometry()
        self.update()

    def _does(self) -> str:
        return _("Shows the names again") if self.current else _("Codes in place of names, for a shared screen")

    def _name(self) -> None:
        super()._name()
        does = f"{self._words} · {self._does()}" if self._rail else self._does()
        self.setToolTip(tooltip(does, self._keys))
