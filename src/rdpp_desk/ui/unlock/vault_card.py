"""Which vault is meant: its folder's name, where it lies, and a way to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

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
    """`asked` gives what to do instead: open, create or restore."""

    asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__(margins=(Space.S3, Space.S2 + 2, Space.S2 + 2, Space.S2 + 2))
        name = Label(folder.name, "strong", elide="middle")
        place = Label(readable(folder.parent), "caption", elide="middle")
        self.setToolTip(str(folder))
        self.setAccessibleName(_("Vault: {name}").format(name=folder.name))
        self.setAccessibleDescription(str(folder))
        self.change = MenuButton(_("Open another vault"), pgettext("another", "Change"))
        self.change.add(_("Choose another vault"), lambda: self.asked.emit("open"), "folder-open")
        self.change.add(_("Create a vault"), lambda: self.asked.emit("create"), "plus")
        self.change.add(_("Restore a backup"), lambda: self.asked.emit("restore"), "archive-restore")
        words = vbox(name, place, spacing=1)
        self.column.addLayout(hbox(Tile("shield-check"), (words, 1), self.change, spacing=Space.S3))
