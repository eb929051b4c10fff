"""Restoring a backup before any vault is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.backup_restore import Restoration
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.restore_form import RestoreForm, restoration_words
from rdpp_desk.ui.unlock.step import Step, back_button
from rdpp_desk.ui.widgets import Button, Strip, WaitingLine, hbox, vbox


class RestoreStep(Step):
    """`opened` carries the desk and whether recovery words opened it; `left` goes back."""

    opened = Signal(object, bool)
    left = Signal()

    def __init__(self, clock: Clock, jobs: Jobs, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._made: tuple[Path, str] | None = None
        self.back = back_button()
        self.back.clicked.connect(self.step_back)
        self.form = RestoreForm(clock, jobs, free_place(_("RDPP Desk restored")), self.back)
        self.form.restored.connect(self._restored)
        self.result = Strip("success")
        self.waiting = WaitingLine(_("Opening…"))
        self.open_button = Button(_("Open this vault"), "lock-open", "primary")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        intro = _("The backup is read in full, then a new vault is made from it. The file itself is never changed.")
        self.setLayout(
            vbox(
                self.heading(_("Restore a backup"), intro),
                self.form,
                self.result,
                self.waiting,
                hbox(None, self.open_button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.form.file.edit

    def wipe(self) -> None:
        self._opening.cancel()
        self._made = None
        self.form.wipe()

    def step_back(self) -> None:
        if self.form.busy:
            self.form.stop()
        else:
            self.left.emit()

    def _restored(self, made: Restoration, folder: str, secret: str) -> None:
        self._made = (Path(folder), secret)
        self.form.hide()
        self.result.tell("success", _("The vault was restored and read again."), restoration_words(made))
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
        self.result.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
