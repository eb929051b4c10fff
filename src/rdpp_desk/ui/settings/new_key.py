"""« Changer la clé du coffre »: after a suspected leak, everything written again under a new key, with a new sheet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import new_key
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.new_key import Changed
from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.recovery_sheet import RetypeView, SheetView
from rdpp_desk.ui.widgets import Button, Dialog, Field, Label, Paragraph, PasswordEdit, Strip, panel, vbox
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 640


class NewKeyDialog(Dialog):
    """The passphrase and a new sheet, the sheet typed again, then the work; `changed` once the new key is in force."""

    changed = Signal()

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(
            host,
            _("Change the key of the vault"),
            _(
                "For when someone may have opened or copied this vault: a passphrase that was read over your shoulder, "
                "a sheet or a computer that was out of your sight. The whole vault is written again under a new key; "
                "nothing in it changes."
            ),
            icon="shield-alert",
            width=_WIDTH,
        )
        self._workspace = workspace
        self._words = unlocking.new_recovery()
        self._stop, self._busy = threading.Event(), False
        self.column.setSpacing(Space.S4)
        self.problem = Strip("danger")
        self.limits = self._limits()
        self.passphrase = PasswordEdit(_("Present passphrase"), reveal_shortcut=False)
        self.field = Field(_("Present passphrase"), self.passphrase)
        copied = Paragraph(
            _("Print these words or copy them by hand. The present sheet stays valid until you have typed them again.")
        )
        self.heading = panel(vbox(Label(_("A new recovery sheet"), "strong"), copied, spacing=Space.S1))
        self.sheet = SheetView(workspace.desk.vault.path.name, self._words, workspace.desk.clock)
        self.retype = RetypeView(self._words)
        self.retype.matched.connect(self._begin)
        self.retype.look_again.connect(lambda: self._turn(False))
        self.work = WorkCard()
        self.work.stop_asked.connect(self._stop.set)
        for part in (self.problem, self.limits, self.field, self.heading, self.sheet, self.retype, self.work):
            self.add(part, focus=part is self.field)
        self._add_verbs()
        self.finished.connect(self._wipe)
        self._turn(False)

    @staticmethod
    def _limits() -> Paragraph:
        return Paragraph(
            _(
                "If your passphrase may be known, change it first. Backups made before keep the old key and open with "
                "the old secrets: make a new one afterwards and destroy them. The old file is overwritten, but a "
                "solid-state disk or a synchronised folder may keep traces of it."
            )
        )

    def _add_verbs(self) -> None:
        self.keep = self.add_button("", _("Keep the present key"))
        self.ready = Button(_("My sheet is ready"), variant="primary", trailing_icon="arrow-right")
        self.ready.clicked.connect(self._go_on)
        self._buttons.addWidget(self.ready)

    def close_with(self, key: str) -> None:
        """Close, unless the vault is being written again: that is stopped by its own button."""
        if not self._busy:
            super().close_with(key)

    def dismiss(self) -> None:
        """The lock ends the work, or comes too late: the new key is in force then, and Today says what is left."""
        self._stop.set()
        self._busy = False
        super().dismiss()

    def _go_on(self) -> None:
        empty = "" if self.passphrase.text() else str(sentences.error(UsageError("empty-passphrase")).what)
        self.field.set_error(empty)
        if empty:
            self.passphrase.setFocus()
        else:
            self._turn(True)

    def _turn(self, typing: bool) -> None:
        for part in (self.limits, self.field, self.heading, self.sheet, self.ready):
            part.setVisible(not typing)
        self.retype.setVisible(typing)
        (self.retype if typing else self.passphrase).setFocus()

    def _wait(self, waiting: bool) -> None:
        self._busy = waiting
        self.keep.setEnabled(not waiting)
        self.retype.setEnabled(not waiting)
        if waiting:
            self._stop.clear()
            self.problem.hide()
            self.work.start(_("Writing the vault again under a new key"))
        else:
            self.work.finish()

    def _begin(self, typed: str) -> None:
        if self._busy:
            return
        self._wait(True)
        self._workspace.jobs.run(
            _change,
            self._workspace.desk,
            self.passphrase.text(),
            self._words,
            typed,
            self._stop,
            on_done=self._written,
            on_error=self._failed,
            on_progress=self.work.progress,
        )

    def _written(self, changed: Changed) -> None:
        self._wait(False)
        try:
            new_key.reopen(self._workspace.desk, changed)
        except DeskError as failure:
            self._failed(failure)
            return
        self.changed.emit()
        self._workspace.toasts.show(_("New key and new sheet in force. Destroy the old sheet and make a backup."))
        self.close_with("changed")

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        if failure.code == "stopped":
            what, still = _("Stopped: nothing has changed."), _("The present key and sheet still serve.")
            self.problem.tell("warning", what, still)
            return
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret):
            self._turn(False)
            self.field.set_error(said.what)
            self.passphrase.setFocus()
            self.passphrase.selectAll()
        else:
            self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))

    def _wipe(self) -> None:
        self._words = ()
        self.passphrase.wipe()
        self.sheet.wipe()
        self.retype.wipe()


def _change(
    desk: Desk,
    passphrase: str,
    words: Sequence[str],
    typed: str,
    stop: threading.Event,
    *,
    report: Callable[[int, int], None],
) -> Changed:
    return new_key.change(desk, passphrase, words, typed, report, stop.is_set)
