"""Opening the vault again with the short code chosen in this run."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.code_edit import CodeEdit
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.step import Step
from rdpp_desk.ui.unlock.unlock_step import Waiting, greeting, kept_strip
from rdpp_desk.ui.unlock.vault_card import VaultCard
from rdpp_desk.ui.widgets import Button, Field, Strip, WaitingLine, hbox, vbox


class PinStep(Step):
    """`opened` carries the desk; `asked` what to do instead: open another vault, or `passphrase`.

    `over` when the code can open nothing any more, with the sentence that says why.
    """

    opened = Signal(object)
    asked = Signal(str)
    over = Signal(str)

    def __init__(self, key: unlocking.QuickKey, opening: Opening, now: datetime, waiting: Waiting) -> None:
        super().__init__()
        self._key, self._opening = key, opening
        card = VaultCard(key.path)
        card.asked.connect(self.asked)
        self.problem = Strip("warning")
        self.code = CodeEdit(_("Code"))
        self.code.returnPressed.connect(self._open)
        self.field = Field(_("Code"), self.code)
        self.button = Button(_("Open the vault"), "lock-open", "primary", "large", wide=True)
        self.button.clicked.connect(self._open)
        self.waiting = WaitingLine(_("Checking the code…"))
        self.full = Button(_("Use my passphrase"), variant="link", size="small")
        self.full.clicked.connect(lambda: self.asked.emit("passphrase"))
        self.setLayout(
            vbox(
                self.heading(greeting(now), _("Type your code to open your vault again.")),
                Space.S2,
                card,
                self.problem,
                Space.S1,
                self.field,
                self.button,
                self.waiting,
                hbox(self.full, None),
                *kept_strip(waiting),
                spacing=Space.S3,
            )
        )
        if key.left < unlocking.CODE_TRIES:
            self.field.set_error(tries_left(key.left))

    @property
    def serves(self) -> bool:
        """Whether its code may still open the vault."""
        return self._key.alive

    def first(self) -> QWidget:
        return self.code

    def wipe(self) -> None:
        self._opening.cancel()
        self._wait(False)
        self.code.clear()

    def _open(self) -> None:
        typed = self.code.text()
        if self._opening.busy:
            return
        if not typed.strip():
            self.field.set_error(_("Type your code first."))
            return
        self.problem.hide()
        self.field.set_error("")
        self._wait(True)
        self._opening.start(partial(_unlock, self._key), self._key.path, typed, self._done, self._failed)

    def _wait(self, waiting: bool) -> None:
        self.code.setReadOnly(waiting)
        self.button.setEnabled(not waiting)
        if waiting:
            self.waiting.start()
        else:
            self.waiting.stop()

    def _done(self, desk: Desk) -> None:
        self._wait(False)
        self.code.clear()
        self.opened.emit(desk)

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        self.code.clear()
        if not self._key.alive:
            last = failure.code == "wrong-pin"
            self.over.emit(
                _("Three wrong codes: your passphrase is needed.") if last else sentences.error(failure).what
            )
        elif isinstance(failure, WrongSecret):
            self.field.set_error(tries_left(self._key.left))
            self.code.setFocus()
        else:
            said = sentences.error(failure)
            self.problem.tell("warning", said.what, " ".join(filter(None, (said.safe, said.todo))))
            self.code.setFocus()


def tries_left(left: int) -> str:
    """What is said under the code after a wrong one."""
    count = {1: _("one"), 2: _("two")}.get(left, str(left))
    return ngettext(
        "This is not your code. You have {count} try left; after that, your passphrase.",
        "This is not your code. You have {count} tries left; after that, your passphrase.",
        left,
    ).format(count=count)


def _unlock(key: unlocking.QuickKey, folder: object, code: str, clock: Clock) -> Desk:
    return unlocking.unlock_quick(key.path, key, code, clock)
