"""Where the extract goes, and as what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog, Field, Segmented, vbox
from rdpp_desk.ui.widgets.pickers import Choose, PathField, Picking, choose_with_dialog

_WIDTH = 560
PDF, TEXT = "pdf", "txt"


def file_name(*, unlinked: bool) -> str:
    """A file name that says what it is, and nothing of anyone."""
    return _("Unlinked supervision journal") if unlinked else _("Pseudonymised supervision journal")


class ExportDialog(Dialog):
    """`chosen` gives the file and its format ("pdf" or "txt")."""

    chosen = Signal(object, str)

    def __init__(
        self, host: QWidget, *, unlinked: bool, folder: Path | None = None, choose: Choose = choose_with_dialog
    ) -> None:
        text = _("A last check reads the file back before it is written. Outside the vault it is not encrypted.")
        super().__init__(host, _("Export for supervision"), text, icon="download", width=_WIDTH)
        self._name = file_name(unlinked=unlinked)
        name = _("File")
        self.format = Segmented([(PDF, _("PDF")), (TEXT, _("Plain text"))], _("Kind of file"), PDF)
        self.place = PathField(name, Picking.NEW_FILE, _free(folder or _documents(), self._name, PDF), choose=choose)
        self._file = Field(name, self.place, check=self._missing)
        self.format.changed.connect(self._other_format)
        self.place.changed.connect(self._told_replaced)
        kind = QWidget()
        kind.setLayout(vbox(self.format, spacing=0))
        self.column.setSpacing(Space.S4)
        self.add(kind)
        self.add(self._file)
        back = Button(_("Not now"))
        back.clicked.connect(lambda: self.close_with(""))
        self.go = Button(_("Export"), icon="download", variant="primary", shortcut="Ctrl+Return")
        self.go.clicked.connect(self._go)
        for button in (back, self.go):
            self._buttons.addWidget(button)
        self._first = self.go

    def _other_format(self, key: str) -> None:
        place = self.place.path()
        if place is not None:
            named = place.stem.startswith(self._name)
            self.place.set_path(_free(place.parent, self._name, key) if named else place.with_suffix(f".{key}"))

    def _missing(self) -> str:
        place = self.place.path()
        if place is None:
            return _("Where should the file go?")
        if not place.parent.is_dir():
            return _("This folder does not exist.")
        return _("This is a folder: add the name of a file.") if place.is_dir() else ""

    def _told_replaced(self) -> None:
        place = self.place.path()
        there = place is not None and place.is_file()
        self._file.set_help(_("A file has this name: it will be replaced.") if there else "")

    def _go(self) -> None:
        if not self._file.verify():
            return
        place, key = self.place.path(), self.format.value()
        self.close_with("go")
        self.chosen.emit(place, key)


def _documents() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def _free(folder: Path, name: str, suffix: str) -> Path:
    """`name` in `folder`, with a number if that file exists already."""
    place, number = folder / f"{name}.{suffix}", 2
    while place.exists():
        place, number = folder / f"{name} ({number}).{suffix}", number + 1
    return place
