"""A PDF made on demand: to print, or to save in a place chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rdpp_desk import files, paths
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog, Field, FlowLayout, Strip, panel, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.printing import print_pdf
from rdpp_desk.ui.widgets.told_path import shown_path

_WIDTH = 560


class PaperBox(QWidget):
    """« Imprimer », « Enregistrer le PDF » and where; `make` gives the bytes, `allow` refuses a place by raising."""

    def __init__(
        self,
        make: Callable[[], bytes],
        file_name: str,
        help_text: str = "",
        allow: Callable[[Path], object] = lambda _place: None,
    ) -> None:
        super().__init__()
        self._make, self._allow = make, allow
        self.print_button = Button(_("Print"), "printer")
        self.print_button.clicked.connect(self._print)
        self.save_button = Button(_("Save the PDF"), "file-down")
        self.save_button.clicked.connect(self._save)
        self.told = Strip("success")
        name = _("PDF file")
        self.place = PathField(name, Picking.NEW_FILE, paths.documents_folder() / file_name, _("PDF file (*.pdf)"))
        self.field = Field(name, self.place, help_text)
        buttons = panel(FlowLayout(self.print_button, self.save_button))
        self.setLayout(vbox(buttons, self.told, self.field, spacing=Space.S3))
        self.setFocusProxy(self.print_button)

    def _print(self) -> None:
        try:
            content = self._make()
        except DeskError as failure:
            self._tell(failure)
            return
        print_pdf(self, content)

    def _save(self) -> None:
        place = self.place.path()
        self.field.set_error("" if place is not None else _("Say where to save it."))
        if place is None:
            self.place.setFocus()
            return
        target = place if place.suffix.lower() == ".pdf" else place.with_name(f"{place.name}.pdf")
        try:
            self._allow(target)
            files.write_atomic(target, self._make())
        except DeskError as failure:
            self._tell(failure)
            return
        self.told.tell("success", _("PDF saved."), shown_path(self, target))

    def _tell(self, failure: DeskError) -> None:
        said = sentences.error(failure)
        self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def paper_dialog(host: QWidget, title: str, text: str, icon: str, box: PaperBox) -> Dialog:
    """A dialog around a `PaperBox`, to be opened."""
    dialog = Dialog(host, title, text, icon=icon, width=_WIDTH)
    dialog.add(box, focus=True)
    dialog.add_button("", _("Close"), safe=True)
    return dialog
