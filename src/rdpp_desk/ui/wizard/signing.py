"""Short dialogs about a signature: when and where it was made, and the scan of the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rdpp_desk.actions.signatures import Scan
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import Medium, SentBy, Signature
from rdpp_desk.ui.theme import Size, theme
from rdpp_desk.ui.widgets import Combo, DateField, Dialog, Field, LineEdit
from rdpp_desk.ui.wizard.paper import PaperView

_SCAN_WIDTH = 720


class SendingDialog(Dialog):
    """The day the document went to those who sign, and how; `on_done` gets both."""

    def __init__(self, host: QWidget, today: Callable[[], date], on_done: Callable[[date, SentBy], object]) -> None:
        super().__init__(host, _("When and how was it sent?"), icon="send")
        self._on_done = on_done
        self.day = DateField(value=today(), today=today, required=True)
        self._field = Field(_("Day"), self.day, check=lambda: in_future(self.day.value(), today()))
        self.means = Combo([(one, label(one)) for one in SentBy], name=_("How it was sent"))
        self.add(self._field, focus=True)
        self.add(Field(_("How it was sent"), self.means))
        self.add_button("", _("Cancel"), safe=True)
        self.record = self.add_button("record", _("Record"), "primary")
        self.record.clicked.disconnect()
        self.record.clicked.connect(self._record)

    def _record(self) -> None:
        day = self.day.value()
        if self._field.verify() and day is not None:
            self.close_with("record")
            self._on_done(day, SentBy(str(self.means.value())))


def in_future(day: date | None, today: date) -> str:
    """What is said of a day to come; "" otherwise."""
    return _("This day is still to come.") if day is not None and day > today else ""


class SigningDialog(Dialog):
    """The day, the place and the form of a signature; `on_done` gets the three."""

    sensitive = True

    def __init__(
        self,
        host: QWidget,
        slot: Signature,
        today: Callable[[], date],
        place: str,
        on_done: Callable[[date, str, Medium], object],
    ) -> None:
        super().__init__(host, _("When and where was it signed?"), slot.signer, icon="pen-line")
        self._on_done = on_done
        self.day = DateField(value=slot.signed_on or today(), today=today, required=True)
        self.place = LineEdit(text=slot.place or place)
        self._field = Field(_("Day"), self.day, check=lambda: in_future(self.day.value(), today()))
        self.medium = Combo([(one, label(one)) for one in Medium], name=_("Form"))
        self.medium.set_value(slot.medium or Medium.PAPER)
        self.add(self._field, focus=True)
        self.add(Field(_("Place"), self.place, optional=_("optional")))
        self.add(Field(_("Form"), self.medium))
        self.add_button("", _("Cancel"), safe=True)
        self.record = self.add_button("record", _("Record"), "primary")
        self.record.clicked.disconnect()
        self.record.clicked.connect(self._record)

    def _record(self) -> None:
        day = self.day.value()
        if self._field.verify() and day is not None:
            self.close_with("record")
            self._on_done(day, self.place.text().strip(), Medium(str(self.medium.value())))


class ScanDialog(Dialog):
    """A scan kept in the vault, shown from memory; `on_save` puts a copy outside."""

    sensitive = True

    def __init__(self, host: QWidget, scan: Scan, on_save: Callable[[], object]) -> None:
        super().__init__(host, _("Scan kept in the vault"), scan.name, icon="paperclip", width=_SCAN_WIDTH)
        self._paper: PaperView | None = None
        self.add(self._view(scan), focus=True)
        save = self.add_button("save", _("Save a copy"), icon="download")
        self.add_button("", _("Close"), "primary", safe=True)
        save.clicked.connect(on_save)
        self.finished.connect(lambda _key: self._wipe())

    def _view(self, scan: Scan) -> QWidget:
        if scan.is_pdf:
            self._paper = PaperView()
            self._paper.setFixedHeight(theme().px(Size.DIALOG))
            self._paper.show_pdf(scan.content)
            return self._paper
        image = QPixmap()
        image.loadFromData(scan.content)
        shown, room = QLabel(), theme().px(_SCAN_WIDTH - Size.RAIL)
        shown.setPixmap(
            image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation) if image.width() > room else image
        )
        shown.setAccessibleName(_("Scan kept in the vault"))
        return shown

    def _wipe(self) -> None:
        if self._paper is not None:
            self._paper.wipe()
