"""A place on the disk: typed, or chosen in the system's own window, which never blocks the lock."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from rdpp_desk import paths
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets.buttons import Button
from rdpp_desk.ui.widgets.layouts import hbox
from rdpp_desk.ui.widgets.text_inputs import LineEdit

_NEUTRAL = "rdpp-desk"


class Picking(Enum):
    """What is looked for."""

    FOLDER = "folder"
    FILE = "file"
    NEW_FILE = "new-file"


Choose = Callable[[QWidget, Picking, str, Path, str, Callable[[str], object]], object]
"""Asks for a place: host, what, title, where to start, name filter, and what to call with the path chosen."""


def choose_with_dialog(
    host: QWidget, picking: Picking, title: str, start: Path, filters: str, chosen: Callable[[str], object]
) -> QFileDialog:
    """Open the system's file window. It closes by itself when `host` is destroyed (the lock).

    In discreet mode it begins in the documents, for people name folders after people.
    """
    dialog = QFileDialog(host, title)
    if picking is Picking.FOLDER:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    else:
        save = picking is Picking.NEW_FILE
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if save else QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(filters)
    near = paths.documents_folder() if host.window().property("discreet") else start
    folder = next((one for one in (near, *near.parents) if one.is_dir()), Path.home())
    dialog.setDirectory(str(folder))
    if picking is Picking.NEW_FILE:
        dialog.selectFile(start.name)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class PathField(QWidget):
    """A path and its « Choisir… » button: `changed` at each change, `left` when typing ends, `chosen` by the button.

    A name of one's own may be a person's: in discreet mode the system's window proposes another one.
    """

    changed = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(
        self,
        name: str,
        picking: Picking,
        value: Path | None = None,
        filters: str = "",
        choose: Choose = choose_with_dialog,
    ) -> None:
        super().__init__()
        self.choose = choose
        self._name, self._picking, self._filters = name, picking, filters
        self._own = False
        self.edit = LineEdit(name, text=str(value) if value is not None else "")
        self.button = Button(_("Choose…"), name=_("Choose: {what}").format(what=name))
        self.button.clicked.connect(self._ask)
        self.edit.textChanged.connect(self._tell)
        self.edit.textEdited.connect(self._take_over)
        self.edit.left.connect(self.left)
        self.setLayout(hbox((self.edit, 1), self.button, spacing=Space.S2))
        self.setFocusProxy(self.edit)
        self.setAccessibleName(name)

    def path(self) -> Path | None:
        """The place, absolute; « ~ » is the home folder. None if nothing is written."""
        words = self.edit.text().strip()
        return Path(words).expanduser().absolute() if words else None

    def set_path(self, place: Path | None) -> None:
        """Write another place, proposed by the program."""
        self._own = False
        self.edit.setText(str(place) if place is not None else "")

    def set_invalid(self, invalid: bool) -> None:
        """Red border, or not."""
        self.edit.set_invalid(invalid)

    def hide_path(self, discreet: bool) -> None:
        """Dots in place of the path in discreet mode, since people name folders after people; it can be typed still."""
        self.edit.hide_words(discreet)
        self._set_tip()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.hide_path(bool(self.window().property("discreet")))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.edit.setAccessibleDescription(description)

    def _tell(self) -> None:
        self._set_tip()
        self.changed.emit()

    def _set_tip(self) -> None:
        shown = self.edit.echoMode() is QLineEdit.EchoMode.Normal
        self.edit.setToolTip(self.edit.text() if shown else "")

    def _ask(self) -> None:
        start = self.path() or Path.home()
        if self._own and self.window().property("discreet"):
            start = start.with_name(_NEUTRAL + (start.suffix if f"*{start.suffix})" in self._filters else ""))
        self.choose(self, self._picking, self._name, start, self._filters, self._chosen)

    def _take_over(self) -> None:
        self._own = True

    def _chosen(self, place: str) -> None:
        self._own = True
        self.edit.setText(place)
        self.left.emit()
        self.chosen.emit()
