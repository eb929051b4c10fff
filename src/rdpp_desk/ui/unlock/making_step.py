"""What the steps that make a vault share: going back, and opening what was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.unlock.making_form import MakingForm
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.step import Step, back_button
from rdpp_desk.ui.widgets import Button, Strip, WaitingLine


class MakingStep(Step):
    """`opened` carries the desk and whether recovery words opened it; `left` goes back.

    `result` is the strip that says what was made, or why it does not open.
    """

    opened = Signal(object, bool)
    left = Signal()
    form: MakingForm[Any]
    result: Strip

    def __init__(self, opening: Opening, open_words: str) -> None:
        super().__init__()
        self._opening = opening
        self._made: tuple[Path, str] | None = None
        self.back = back_button()
        self.back.clicked.connect(self.step_back)
        self.waiting = WaitingLine(_("Opening…"))
        self.open_button = Button(open_words, "lock-open", "primary")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()

    def wipe(self) -> None:
        self._opening.cancel()
        self._made = None
        self.form.wipe()

    def step_back(self) -> None:
        if self.form.busy:
            self.form.stop()
        else:
            self.left.emit()

    def _offer(self, folder: str, secret: str, *past: QWidget) -> None:
        """The vault is made: hide what is past, offer to open it."""
        self._made = (Path(folder), secret)
        for one in (self.form, *past):
            one.hide()
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
