"""Opening a vault with its passphrase."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.step import Step
from rdpp_desk.ui.unlock.vault_card import VaultCard
from rdpp_desk.ui.widgets import Button, Field, FlowLayout, Label, PasswordEdit, Strip, WaitingLine, hbox, panel, vbox

_EVENING = 18
_REPAIRS = {
    "vault-missing": "open",
    "not-a-vault": "open",
    "not-found": "open",
    "vault-newer": "open",
    "vault-damaged": "restore",
    "header-out-of-bounds": "restore",
    "vault-swapped": "restore",
}
_SALVAGEABLE = ("vault-damaged", "header-out-of-bounds", "vault-swapped")


class Waiting(Enum):
    """What the last lock left behind."""

    NOTHING = "nothing"
    OPEN = "open"
    UNSAVED = "unsaved"


def greeting(now: datetime) -> str:
    """According to the hour."""
    return _("Good evening") if now.hour >= _EVENING else _("Hello")


def kept_strip(waiting: Waiting) -> list[QWidget]:
    """What is said of it."""
    if waiting is Waiting.OPEN:
        words = _("A note was open when the vault locked. It is safe and will reopen as it was.")
        return [Strip("accent", text=words, icon="history")]
    if waiting is Waiting.UNSAVED:
        words = _("It is kept encrypted in memory. Open the vault without closing the program, to save it.")
        return [Strip("warning", _("A text could not be saved when the vault locked"), words)]
    return []


class UnlockStep(Step):
    """`opened` carries the desk and whether recovery words opened it; `asked` what to do instead.

    `asked`: open, create, restore, salvage, or words (the passphrase is forgotten).
    """

    opened = Signal(object, bool)
    asked = Signal(str)

    def __init__(self, folder: Path, opening: Opening, now: datetime, waiting: Waiting) -> None:
        super().__init__()
        self._folder, self._opening = folder, opening
        self._by_words = False
        self.card = VaultCard(folder)
        self.card.asked.connect(self.asked)
        self.problem = Strip("warning")
        self.secret = PasswordEdit(_("Passphrase"))
        self.field = Field(_("Passphrase"), self.secret)
        self.caps = Strip("warning", text=_("Caps Lock is on."))
        self.caps.hide()
        self.secret.caps_lock_changed.connect(self.caps.setVisible)
        self.button = Button(_("Open the vault"), "lock-open", "primary", "large", wide=True)
        self.button.clicked.connect(self._open)
        self.secret.returnPressed.connect(self._open)
        self.waiting = WaitingLine(_("Checking the passphrase… Esc gives up."))
        self.forgotten = Button(_("Forgotten passphrase?"), variant="link", size="small")
        self.forgotten.clicked.connect(lambda: self.asked.emit("words"))
        self._build(now, waiting)
        if not unlocking.is_vault(folder):
            code = "not-a-vault" if folder.exists() else "vault-missing"
            self._tell(VaultUnavailable(code, path=str(folder)))

    def _build(self, now: datetime, waiting: Waiting) -> None:
        below = hbox(self.forgotten, None, Label(_("Alt+A to show it"), "caption"))
        self.setLayout(
            vbox(
                self.heading(greeting(now), _("Enter your passphrase to open your vault.")),
                Space.S2,
                self.card,
                self.problem,
                Space.S1,
                self.field,
                self.caps,
                self.button,
                self.waiting,
                below,
                *kept_strip(waiting),
                spacing=Space.S3,
            )
        )

    def first(self) -> QWidget:
        return self.secret

    def wipe(self) -> None:
        self._opening.cancel()
        self.secret.wipe()

    def _open(self) -> None:
        if self._opening.busy:
            return
        typed = self.secret.text()
        if not typed.strip():
            self._failed(UsageError("empty-passphrase"))
            return
        self.problem.hide()
        self.field.set_error("")
        self._by_words = unlocking.looks_like_words(typed)
        self._wait(True)
        self._opening.start(unlocking.unlock, self._folder, typed, self._done, self._failed)

    def _wait(self, waiting: bool) -> None:
        self.secret.setReadOnly(waiting)
        self.button.setEnabled(not waiting)
        self.button.setText(_("Opening…") if waiting else _("Open the vault"))
        self.button.set_icon("" if waiting else "lock-open")
        if waiting:
            self.waiting.start()
        else:
            self.waiting.stop()

    def step_back(self) -> None:
        if self._opening.busy:
            self._opening.cancel()
            self._wait(False)
            self.secret.setFocus()

    def _done(self, desk: Desk) -> None:
        self._wait(False)
        self.secret.wipe()
        self.opened.emit(desk, self._by_words)

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        if isinstance(failure, WrongSecret):
            wrong = WrongSecret("wrong-words")
            typed = _("This passphrase does not open this vault. Check Caps Lock.")
            self.field.set_error(str(sentences.error(wrong)) if self._by_words else typed)
        elif failure.code == "empty-passphrase":
            self.field.set_error(_("Type your passphrase first."))
        else:
            self._tell(failure)
        self.secret.setFocus()
        self.secret.selectAll()

    def _tell(self, failure: DeskError) -> None:
        said = sentences.error(failure)
        repair = _REPAIRS.get(failure.code, "retry")
        words = {
            "open": _("Look for the vault"),
            "restore": _("Restore a backup"),
            "retry": _("Try again"),
        }[repair]
        act = Button(words, size="small")
        if repair == "retry":
            act.clicked.connect(self._open)
        else:
            act.clicked.connect(lambda: self.asked.emit(repair))
        acts = [act]
        if failure.code in _SALVAGEABLE:
            acts.append(Button(_("Save what can be saved"), size="small"))
            acts[-1].clicked.connect(lambda: self.asked.emit("salvage"))
        self.problem.set_actions(panel(FlowLayout(*acts)))
        self.problem.tell(
            "danger" if repair == "restore" else "warning", said.what, " ".join(filter(None, (said.safe, said.todo)))
        )
