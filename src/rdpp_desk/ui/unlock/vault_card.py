"""Which vault is meant: its folder's name, where it lies, and a way to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from rdpp_desk.messages import _, pgettext
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Label, MenuButton, Tile, hbox, vbox


def readable(folder: Path) -> str:
    """« Documents › Cabinet » : the folder as people say it, home left out."""
    try:
        parts = folder.relative_to(Path.home()).parts
    except ValueError:
        parts = tuple(filter(None, (part.strip("/\\") for part in folder.parts)))
    return " › ".join(parts)


class VaultCard(Card):
    """`asked` gives what to do instead: open, create or restore. After a lock from discreet mode it names nothing."""

    asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__(margins=(Space.S3, Space.S2 + 2, Space.S2 + 2, Space.S2 + 2))
        self._folder = folder
        self._name = Label("", "strong", elide="middle")
        self._place = Label("", "caption", elide="middle")
        self.change = MenuButton(_("Open another vault"), pgettext("another", "Change"))
        self.change.add(_("Choose another vault"), lambda: self.asked.emit("open"), "folder-open")
        self.change.add(_("Create a vault"), lambda: self.asked.emit("create"), "plus")
        self.change.add(_("Restore a backup"), lambda: self.asked.emit("restore"), "archive-restore")
        words = vbox(self._name, self._place, spacing=1)
        self.column.addLayout(hbox(Tile("shield-check"), (words, 1), self.change, spacing=Space.S3))
        self._tell(discreet=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell(discreet=bool(self.window().property("discreet")))

    def _tell(self, *, discreet: bool) -> None:
        whole = "" if discreet else str(self._folder)
        self._name.setText(_("Your vault") if discreet else self._folder.name)
        self._place.setText("" if discreet else readable(self._folder.parent))
        self._place.setVisible(not discreet)
        self.setToolTip(whole)
        self.setAccessibleName(_("Your vault") if discreet else _("Vault: {name}").format(name=self._folder.name))
        self.setAccessibleDescription(whole)
