"""What documents print by default, and the practitioner's own charter."""

from __future__ import annotations

from datetime import date

from rdpp_desk.actions import charter as charters
from rdpp_desk.actions import text_files
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.ui.settings.clauses_card import clauses_card, dated_strip
from rdpp_desk.ui.settings.law_texts import law_texts_card
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import (
    Button,
    DateField,
    Dialog,
    FlowLayout,
    Label,
    LineEdit,
    Paragraph,
    panel,
    units,
)
from rdpp_desk.ui.widgets.pickers import PathField, Picking


class PapersSection(Section):
    """VAT, delays, lengths, and « Ma charte »."""

    key = "documents"
    sensitive = True
    icon = "file-text"

    @classmethod
    def title(cls) -> str:
        return _("Documents")

    def build(self) -> None:
        dated_strip(self)
        clauses_card(self)
        self.vat_line = LineEdit(_("VAT line"))
        self.vat_line.left.connect(self._keep_vat)
        self.when_left(self._keep_vat)
        self.vat_until = DateField(_("Held valid until"), required=True)
        self.vat_until.changed.connect(self._keep_until)
        days, minutes, hours = units.days, _("min"), _("h")
        self.card(
            self.field(_("VAT line"), self.vat_line, _("Printed exactly as you write it. Have it reread.")),
            self.row(
                _("Held valid until"),
                _("Two months before, a reminder asks you to have the line reread."),
                self.vat_until,
            ),
            self.number("vat_rate_percent", _("VAT rate"), _("0 when no VAT is charged."), "%"),
            self.number("payment_days", _("Payment delay"), _("From the date of the invoice."), days),
        )
        self.card(
            self.number(
                "default_session_minutes", _("Usual length of a session"), _("Proposed, never imposed."), minutes
            ),
            self.number(
                "cancellation_notice_hours",
                _("Notice to cancel a session"),
                _("Proposed in agreements; below it, a session may be due."),
                hours,
            ),
        )
        self._build_charter()
        law_texts_card(self)

    def _build_charter(self) -> None:
        self._present = Paragraph("")
        self.read_button = Button(_("Read the text"), "book-open-text", size="small")
        self.read_button.clicked.connect(self._read)
        name = _("Text file of the charter")
        self.file = PathField(name, Picking.FILE, filters=_("Text (*.txt *.md)"))
        self.file_field = self.field(name, self.file, _("Plain text; kept word for word and annexed to documents."))
        self.charter_title = LineEdit(_("Its title"))
        self.version = LineEdit(_("Its version"))
        self.received = DateField(_("Adopted on"))
        self.title_field = self.field(_("Its title"), self.charter_title)
        adopt = Button(_("Load this charter"), "file-up")
        adopt.clicked.connect(self._adopt)
        self.card(
            Label(_("My charter"), "subtitle"),
            self._present,
            panel(FlowLayout(self.read_button)),
            self.file_field,
            self.title_field,
            self.field(_("Its version"), self.version),
            self.field(_("Adopted on"), self.received, _("Today when left empty.")),
            panel(FlowLayout(adopt)),
        )

    def load(self) -> None:
        super().load()
        stored = self.desk.preferences
        self.vat_line.setText(stored.vat_line)
        self.vat_until.set_value(stored.vat_line_until)
        self._show_charter()

    def wipe(self) -> None:
        for edit in (self.vat_line, self.charter_title, self.version):
            edit.clear()
        self.file.set_path(None)
        self._present.set_text("")

    def _keep_vat(self) -> None:
        self.keep_preferences(vat_line=self.vat_line.text().strip())

    def _keep_until(self, value: date | None) -> None:
        if value is not None and self.keep_preferences(vat_line_until=value):
            super().load()

    def _show_charter(self) -> None:
        kept = charters.charter(self.desk)
        self.read_button.setVisible(kept is not None)
        if kept is None:
            self._present.set_text(_("No charter yet. Documents can then not annex one."))
            return
        version = _("version {version}").format(version=kept.version) if kept.version else ""
        day = formats.day(kept.received_on)
        words = [kept.title, version, _("adopted on {day}").format(day=day)]
        self._present.set_text(", ".join(word for word in words if word))

    def _read(self) -> None:
        kept = charters.charter(self.desk)
        if kept is not None:
            dialog = Dialog(self, _("My charter"), width=680)
            dialog.sensitive = True
            dialog.add(Paragraph(kept.title, "strong"))
            dialog.add(Paragraph(kept.text, ""))
            dialog.add_button("", _("Close"), "primary", safe=True)
            dialog.open()

    def _adopt(self) -> None:
        try:
            text = text_files.read_text(self.file.path())
            title = self.charter_title.text().strip()
            self.title_field.set_error("" if title else _("Give the charter its title."))
            if not title:
                self.charter_title.setFocus()
                return
            charters.load_charter(self.desk, title, self.version.text().strip(), text, self.received.value())
        except DeskError as failure:
            self.file_field.set_error(str(sentences.error(failure)))
            self.file.edit.setFocus()
            return
        self.file_field.set_error("")
        self.file.set_path(None)
        self.charter_title.clear()
        self.version.clear()
        self.kept()
        self._show_charter()
        self.workspace.toasts.show(_("Charter loaded. Documents frozen before keep the one they annexed."))
