"""The passphrase is lost: the recovery words open the vault, and a new passphrase is chosen at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.passphrase_form import PassphraseForm
from rdpp_desk.ui.unlock.step import WIDE_FORM, Step, back_button
from rdpp_desk.ui.unlock.vault_card import VaultCard
from rdpp_desk.ui.unlock.words_entry import WordsEntry
from rdpp_desk.ui.widgets import Button, Strip, WaitingLine, hbox, vbox


class WordsStep(Step):
    """`opened` carries the desk that the words opened; `left` goes back to the passphrase."""

    opened = Signal(object)
    asked = Signal(str)
    left = Signal()
    width_wanted = WIDE_FORM

    def __init__(self, folder: Path, opening: Opening) -> None:
        super().__init__()
        self._folder, self._opening = folder, opening
        self.problem = Strip("danger")
        self.entry = WordsEntry(_("The 24 recovery words"))
        card = VaultCard(folder)
        card.asked.connect(self.asked)
        self.waiting = WaitingLine(_("Checking the words… Esc gives up."))
        back = back_button()
        back.clicked.connect(self.left)
        self.button = Button(_("Open with these words"), "lock-open", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._open)
        intro = _(
            "Take your recovery sheet and type its 24 words. Without your passphrase or recovery sheet, nobody can "
            "open this vault, not even us."
        )
        self.setLayout(
            vbox(
                self.heading(_("Passphrase forgotten"), intro),
                card,
                self.problem,
                self.entry,
                self.waiting,
                hbox(back, None, self.button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.entry.area

    def wipe(self) -> None:
        self._opening.cancel()
        self.entry.wipe()

    def step_back(self) -> None:
        if self._opening.busy:
            self._opening.cancel()
            self._wait(False)
        else:
            self.left.emit()

    def _open(self) -> None:
        problem = self.entry.problem()
        self.entry.field.set_error(problem)
        if problem:
            self.entry.area.setFocus()
            return
        self.problem.hide()
        self._wait(True)
        words = self.entry.text()
        self._opening.start(unlocking.unlock_with_words, self._folder, words, self._done, self._failed)

    def _wait(self, waiting: bool) -> None:
        self.button.setEnabled(not waiting)
        self.entry.area.setReadOnly(waiting)
        if waiting:
            self.waiting.start()
        else:
            self.waiting.stop()

    def _done(self, desk: Desk) -> None:
        self._wait(False)
        self.opened.emit(desk)

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret):
            self.entry.field.set_error(str(said))
        else:
            self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
        self.entry.area.setFocus()


class NewPassphraseStep(Step):
    """Nobody works on after recovery words alone: `done` once a new passphrase is in force."""

    done = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._busy = False
        self.problem = Strip("danger")
        self.form = PassphraseForm()
        self.form.submitted.connect(self._save)
        self.waiting = WaitingLine(_("Changing the passphrase…"))
        self.button = Button(_("Save and open the vault"), "lock-open", "primary", "large", wide=True)
        self.button.clicked.connect(self._save)
        intro = _("The words are right. Choose a new passphrase; the sheet goes on being valid.")
        self.setLayout(
            vbox(
                self.heading(_("A new passphrase"), intro),
                self.problem,
                self.form,
                self.waiting,
                self.button,
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.form.new

    def wipe(self) -> None:
        self.form.wipe()

    def _save(self) -> None:
        if self._busy or not self.form.verify():
            return
        self._wait(True)
        self._jobs.run(
            unlocking.set_passphrase,
            self._desk,
            self.form.passphrase(),
            on_done=lambda _none: self._done(),
            on_error=self._failed,
        )

    def _wait(self, waiting: bool) -> None:
        self._busy = waiting
        self.button.setEnabled(not waiting)
        if waiting:
            self.problem.hide()
            self.waiting.start()
        else:
            self.waiting.stop()

    def _done(self) -> None:
        self._wait(False)
        self.form.wipe()
        self.done.emit()

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        said = sentences.error(failure)
        self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
