"""A vault that is damaged: what happened, what is safe, and what can be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.salvage import SalvageReport
from rdpp_desk.clock import Clock
from rdpp_desk.messages import _, salvage_words
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.making_step import MakingStep
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.salvage_form import SalvageForm
from rdpp_desk.ui.unlock.step import WIDE_FORM
from rdpp_desk.ui.widgets import Button, Card, Label, Paragraph, Strip, hbox, panel, vbox
from rdpp_desk.ui.widgets.told_path import shown_path


class SalvageStep(MakingStep):
    """What to know of a damaged vault, then what can be saved; `asked` is `restore`."""

    asked = Signal(str)
    width_wanted = WIDE_FORM

    def __init__(self, source: Path, clock: Clock, jobs: Jobs, opening: Opening) -> None:
        super().__init__(opening, _("Open the saved vault"))
        self.restore = Button(_("Restore a backup"), "archive-restore")
        self.restore.clicked.connect(lambda: self.asked.emit("restore"))
        self.explained = _explained(self.restore)
        self.form = SalvageForm(clock, jobs, source, free_place(_("RDPP Desk saved")), self.back)
        self.form.salvaged.connect(self._salvaged)
        self.account = SalvageResult()
        self.result = self.account.told
        self.saved = self.heading(_("What was saved"))
        self.saved.hide()
        self.damaged = self.heading(_("This vault is damaged"))
        self.setLayout(
            vbox(
                self.saved,
                self.damaged,
                self.explained,
                self.form,
                self.account,
                self.waiting,
                hbox(None, self.open_button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.form.secret

    def wipe(self) -> None:
        super().wipe()
        self.account.wipe()

    def _salvaged(self, report: SalvageReport, folder: str, secret: str) -> None:
        self._offer(folder, secret, self.damaged, self.explained)
        self.saved.show()
        self.setAccessibleName(_("What was saved"))
        self.account.show_report(report)


class SalvageResult(QWidget):
    """What was found, and all that there is to know about the rest; hidden until there is a report."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Strip("success")
        self.details = Paragraph("")
        self.setLayout(vbox(self.told, self.details, spacing=Space.S3))
        self.hide()

    def show_report(self, report: SalvageReport) -> None:
        """Say it, and read it aloud."""
        where = _("The new vault is in {path}").format(path=shown_path(self, report.path))
        kept = _("The damaged vault was not changed: keep it until you have looked through this one.")
        self.show()
        self.told.tell("success" if report.complete else "warning", salvage_words.headline(report), where)
        self.details.set_text("\n\n".join((*salvage_words.details(report), kept)))

    def wipe(self) -> None:
        """Forget it."""
        self.details.set_text("")
        self.hide()


def _explained(restore: Button) -> Card:
    parts = (
        (
            _("What happened"),
            _("Part of the vault’s files no longer reads: a worn disk, a copy cut short, or a synchronised folder."),
        ),
        (
            _("What is safe"),
            _("Your backups, and all that still reads in this vault. It is only read here, never changed."),
        ),
        (
            _("What to do"),
            _(
                "If you have a recent backup, restore it: it holds all that there was on its day. Otherwise, or for "
                "what was written since, save below what can be saved, in a new vault."
            ),
        ),
    )
    told = [panel(vbox(Label(title, "strong"), Paragraph(text), spacing=Space.S1)) for title, text in parts]
    return Card(*told, panel(hbox(restore, None)), spacing=Space.S3)
