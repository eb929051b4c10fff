"""Sauvegarde: the last verified copy first, then a new one, a rehearsal, a restore beside, the vault's health."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import today as reading
from rdpp_desk.messages import _
from rdpp_desk.ui.backup.backup_card import BackupCard
from rdpp_desk.ui.backup.health_card import HealthCard
from rdpp_desk.ui.backup.last_copy import LastCopyCard
from rdpp_desk.ui.backup.restore_card import RestoreCard
from rdpp_desk.ui.backup.verify_card import VerifyCard
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import Label, ScrollPage, hbox, vbox
from rdpp_desk.ui.workspace import Workspace

_READABLE = 760


class BackupPage(Page):
    """Kept until the lock, so that work under way goes on while other pages are shown."""

    nav = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.last = LastCopyCard()
        self.backup = BackupCard(workspace)
        self.verify = VerifyCard(workspace)
        self.restore = RestoreCard(workspace)
        self.health = HealthCard(workspace)
        self.backup.made.connect(self._made)
        self.restore.open_asked.connect(self._open_restored)
        heading = Label(_("Backup"), "display")
        parts = (heading, self.last, self.backup, self.verify, self.restore, self.health)
        self._inner = QWidget()
        self._inner.setLayout(vbox(*parts, None, spacing=Space.CARD))
        self.setLayout(vbox(ScrollPage(hbox((self._inner, 1000), None, spacing=0))))
        self._narrow()
        manager().changed.connect(self._narrow)

    def title(self) -> str:
        return _("Backup")

    def enter(self, **params: object) -> None:
        self.last.show_status(reading.today(self.workspace.desk).backup)
        self.backup.load()

    def wipe(self) -> None:
        for card in (self.last, self.backup, self.verify, self.restore):
            card.wipe()

    def primary_focus(self) -> QWidget | None:
        return self.backup.button

    def regions(self) -> list[QWidget]:
        return [self.backup.button, self.verify.file.edit, self.restore.begin, self.health.button]

    def _made(self) -> None:
        self.last.show_status(reading.today(self.workspace.desk).backup)
        self.workspace.changed.emit()

    def _open_restored(self, folder: str) -> None:
        self.shell.keep_settings(last_vault=folder)
        self.shell.lock()

    def _narrow(self) -> None:
        self._inner.setMaximumWidth(theme().px(_READABLE))
