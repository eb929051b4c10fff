"""A vault that is damaged: what happened, what is safe, and what can be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.salvage import SalvageReport
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, salvage_words, sentences
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.salvage_form import SalvageForm
from rdpp_desk.ui.unlock.step import WIDE_FORM, Step, back_button
from rdpp_desk.ui.widgets import Button, Card, Label, Paragraph, Strip, WaitingLine, hbox, panel, vbox


class SalvageStep(Step):
    """`opened` carries the desk and whether recovery words opened it; `asked` is `restore`; `left` goes back."""

    opened = Signal(object, bool)
    asked = Signal(str)
    left = Signal()
    width_wanted = WIDE_FORM

    def __init__(self, source: Path, clock: Clock, jobs: Jobs, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._made: tuple[Path, str] | None = None
        self.restore = Button(_("Restore a backup"), "archive-restore")
        self.restore.clicked.connect(lambda: self.asked.emit("restore"))
        self.explained = _explained(self.restore)
        self.back = back_button()
        self.back.clicked.connect(self.step_back)
        self.form = SalvageForm(clock, jobs, source, free_place(_("RDPP Desk saved")), self.back)
        self.form.salvaged.connect(self._salvaged)
        self.result = SalvageResult()
        self.waiting = WaitingLine(_("Opening…"))
        self.open_button = Button(_("Open the saved vault"), "lock-open", "primary")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.saved = self.heading(_("What was saved"))
        self.saved.hide()
        self.damaged = self.heading(_("This vault is damaged"))
        self.setLayout(
            vbox(
                self.saved,
                self.damaged,
                self.explained,
                self.form,
                self.result,
                self.waiting,
                hbox(None, self.open_button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.form.secret

    def wipe(self) -> None:
        self._opening.cancel()
        self._made = None
        self.form.wipe()
        self.result.wipe()

    def step_back(self) -> None:
        if self.form.busy:
            self.form.stop()
        else:
            self.left.emit()

    def _salvaged(self, report: SalvageReport, folder: str, secret: str) -> None:
        self._made = (Path(folder), secret)
        for past in (self.damaged, self.explained, self.form):
            past.hide()
        self.saved.show()
        self.setAccessibleName(_("What was saved"))
        self.result.show_report(report)
        self.open_button.show()
        self.open_button.setFocus()

    def _open(self) -> None:
        if self._made is None or self._opening.busy:
            return
        self.open_button.setEnabled(False)
        self.waiting.start()
        self._opening.start(unlocking.unlock, *self._made, self._done, self._failed)

    def _done(self, desk: Desk) -> None:
        by_words = self._made is not None and unlocking.looks_like_words(self._made[1])
        self._made = None
        self.waiting.stop()
        self.opened.emit(desk, by_words)

    def _failed(self, failure: DeskError) -> None:
        self.waiting.stop()
        self.open_button.setEnabled(True)
        said = sentences.error(failure)
        self.result.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


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
        where = _("The new vault is in {path}").format(path=report.path)
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
                "If you have a recent backup, restore it: nothing is missing from it. Otherwise, or for what was "
                "written since, save below what can be saved, in a new vault."
            ),
        ),
    )
    told = [panel(vbox(Label(title, "strong"), Paragraph(text), spacing=Space.S1)) for title, text in parts]
    return Card(*told, panel(hbox(restore, None)), spacing=Space.S3)
