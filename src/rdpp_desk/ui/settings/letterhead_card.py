"""In the profile: the logo that is printed at the top of documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rdpp_desk.actions import letterhead
from rdpp_desk.errors import DeskError
from rdpp_desk.files import storage_error
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.widgets import Button, FlowLayout, Label, panel, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking

_HIGH, _WIDE = 60, 240


class LetterheadCard(QWidget):
    """The logo as it is printed, a way to another one, and a way to none."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section
        self.picture = QLabel()
        self.picture.setAccessibleName(_("Your logo"))
        self._none = Label(_("No logo: documents begin with your name."), "second")
        self.file = PathField(_("Picture file of the logo"), Picking.FILE, filters=_("Pictures (*.png *.jpg *.jpeg)"))
        self.field = section.field(
            _("Picture file of the logo"),
            self.file,
            _("PNG or JPEG, {count} MB at most. Kept in the vault, without what the file says besides.").format(
                count=letterhead.LARGEST_LOGO_MB
            ),
        )
        self.use = Button(_("Use this logo"), icon="file-up", size="small")
        self.remove = Button(_("Take the logo off"), icon="x", size="small")
        self.use.clicked.connect(self._use)
        self.file.chosen.connect(self._use)
        self.remove.clicked.connect(self._remove)
        buttons = panel(FlowLayout(self.use, self.remove, spacing=Space.S2, between=Space.S2))
        self.setLayout(
            vbox(Label(_("Logo"), "subtitle"), self.picture, self._none, self.field, buttons, spacing=Space.S3)
        )
        section.when_loaded(self.load)

    def load(self) -> None:
        """Show the logo that is kept."""
        self._show(letterhead.logo(self._section.desk))

    def wipe(self) -> None:
        """Show none."""
        self.file.set_path(None)
        self._show(b"")

    def _show(self, logo: bytes) -> None:
        there = bool(logo)
        picture = QPixmap()
        if there and picture.loadFromData(logo):
            size = theme().px(_WIDE), theme().px(_HIGH)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(*size, keep, smooth)
        self.picture.setPixmap(picture)
        self.picture.setVisible(there)
        self.remove.setVisible(there)
        self._none.setVisible(not there)

    def _use(self) -> None:
        place = self.file.path()
        if place is None:
            self.field.set_error(_("Choose a picture first."))
            return
        try:
            content = _read(place)
        except DeskError as failure:
            self._refuse(failure)
            return
        self._section.workspace.jobs.run(letterhead.prepare_logo, content, on_done=self._keep, on_error=self._refuse)

    def _keep(self, prepared: bytes) -> None:
        if self._section.attempt(lambda: letterhead.keep_logo(self._section.desk, prepared), self.field):
            self.file.set_path(None)
            self._show(prepared)

    def _refuse(self, failure: DeskError) -> None:
        self.field.set_error(str(sentences.error(failure)))

    def _remove(self) -> None:
        desk, toasts = self._section.desk, self._section.workspace.toasts
        former = letterhead.remove_logo(desk)
        self._section.kept()
        self._show(b"")
        toasts.show(_("The logo is no longer printed."), lambda: self._keep(former))


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise storage_error(error, place) from None
