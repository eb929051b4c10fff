"""The switch of the discreet mode, in the sidebar: an icon and words, lit while it is on."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from rdpp_desk.messages import _
from rdpp_desk.ui.shell.nav_item import NavItem
from rdpp_desk.ui.widgets.buttons import tooltip

DISCREET_SHORTCUT = "Ctrl+Shift+D"


class DiscreetItem(NavItem):
    """« Mode discret »; « Mode discret activé » while it is on."""

    def __init__(self) -> None:
        keys = QKeySequence(DISCREET_SHORTCUT).toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__("eye", _("Discreet mode"), keys)
        self._keys = keys
        self.set_on(False)

    def set_on(self, on: bool) -> None:
        """Say whether the mode is on."""
        self.current = on
        self._icon = "eye-off" if on else "eye"
        self._words = _("Discreet mode on") if on else _("Discreet mode")
        self._hint = "" if on else self._keys
        self.setAccessibleDescription(
            _("Shows the names again") if on else _("Codes in place of names, for a shared screen")
        )
        self._name()
        self.update()

    def _name(self) -> None:
        super()._name()
        if self.current:
            self.setToolTip(tooltip(_("Shows the names again"), self._keys))
