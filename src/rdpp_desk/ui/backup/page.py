"""Sauvegarde: the last verified copy first, then a new one, the places, the copies, a rehearsal, a restore, health."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import today as reading
from rdpp_desk.actions.backup_places import PlaceStatus
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _
from rdpp_desk.ui.backup.backup_card import BackupCard
from rdpp_desk.ui.backup.generations_card import GenerationsCard
from rdpp_desk.ui.backup.health_card import HealthCard
from rdpp_desk.ui.backup.last_copy import LastCopyCard
from rdpp_desk.ui.backup.looks import Look, PlaceLooks
from rdpp_desk.ui.backup.places_card import PlacesCard
from rdpp_desk.ui.backup.rehearsal_card import RehearsalCard
from rdpp_desk.ui.backup.restore_card import RestoreCard
from rdpp_desk.ui.backup.rhythm_card import RhythmCard
from rdpp_desk.ui.backup.trouble import TroubleStrip
from rdpp_desk.ui.settings.recovery_runbook import runbook_button
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.unlock.salvage_card import SalvageCard
from rdpp_desk.ui.widgets import Card, FlowLayout, Label, Paragraph, ScrollPage, hbox, panel, vbox
from rdpp_desk.ui.workspace import Workspace

_READABLE = 760


class BackupPage(Page):
    """Kept until the lock, so that work under way goes on while other pages are shown.

    Entered with `then="places"`, `then="copies"` or `then="rehearse"`, it shows that card.
    """

    nav = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._found: tuple[PlaceStatus, ...] = ()
        self._known: frozenset[int] = frozenset()
        self._newest = Look(workspace)
        self._looks = PlaceLooks(workspace, self)
        self._looks.seen.connect(self._show_places)
        self.last = LastCopyCard()
        self.backup = BackupCard(workspace)
        self._start: QWidget = self.backup.button
        self.places = PlacesCard(workspace)
        self.copies = GenerationsCard(workspace)
        self.rehearsal = RehearsalCard(workspace)
        self.restore = RestoreCard(workspace)
        self.rhythm = RhythmCard(workspace)
        self.health = HealthCard(workspace)
        self.salvage = SalvageCard(workspace)
        self.salvage.open_asked.connect(self._open_restored)
        self.trouble = TroubleStrip(workspace, _("Restore a backup"), self._begin_restore, self._begin_salvage)
        self.backup.made.connect(self._changed)
        self.places.chosen.connect(self._changed)
        self.copies.opened.connect(self.rehearsal.read_back)
        self.copies.destroyed_noted.connect(self._changed)
        self.rehearsal.rehearsed.connect(self._changed)
        self.rhythm.kept.connect(self._changed)
        self.restore.open_asked.connect(self._open_restored)
        heading = Label(_("Backup"), "display")
        self._inner = QWidget()
        parts = (heading, self.trouble, self.last, self.backup, self.places, self.copies, self.rehearsal, self.restore)
        below = (self.rhythm, self.health, self.salvage, _lost_laptop(workspace))
        self._inner.setLayout(vbox(*parts, *below, None, spacing=Space.CARD))
        self._scroll = ScrollPage(hbox((self._inner, 1000), None, spacing=0))
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_start)
        self.setLayout(vbox(self._scroll))
        self._narrow()
        manager().changed.connect(self._narrow)
        workspace.changed.connect(self._follow)

    def title(self) -> str:
        return _("Backup")

    def enter(self, **params: object) -> None:
        if self._found:
            self._show_places(self._found)  # as the mode has it now: looking at the disks may take a while
        self._refresh()
        self.backup.load()
        self.restore.show_again()
        self.rhythm.load()
        self.health.load()
        starts: dict[object, tuple[QWidget, QWidget]] = {
            "places": (self.places, self.places.button),
            "rehearse": (self.rehearsal, self.rehearsal.button),
            "copies": (self.copies, self.copies.list),
        }
        card, self._start = starts.get(params.get("then"), (self.backup, self.backup.button))
        self._scroll.ensureWidgetVisible(card)
        self._scroll.ensureWidgetVisible(self._start, 0, Space.S5)

    def wipe(self) -> None:
        for card in (self.last, self.backup, self.places, self.copies, self.rehearsal, self.restore, self.salvage):
            card.wipe()
        self.trouble.wipe()
        self._looks.wipe()
        self._found, self._known = (), frozenset()

    def primary_focus(self) -> QWidget | None:
        return self._start

    def regions(self) -> list[QWidget]:
        return [self.backup.button, self.places.button, self.rehearsal.file.edit, self.restore.begin]

    def _refresh(self) -> None:
        self._show_copies()
        self._look_at_places()

    def _follow(self) -> None:
        """After a change elsewhere; a copy that made itself meanwhile is shown in its place as well."""
        known = self._known
        self._show_copies()
        if self._known != known and self.isVisible():
            self._look_at_places()

    def _look_at_places(self) -> None:
        """Off the window's thread, as all that touches them: a disk may be asleep, a network away."""
        self._looks.ask()

    def _show_start(self) -> None:
        """What is read off-thread pushes it down: it stays in sight as long as the keyboard is there."""
        if self.window().focusWidget() is self._start:
            self._scroll.ensureWidgetVisible(self._start, 0, Space.S5)

    def _show_copies(self) -> None:
        desk = self.workspace.desk
        if not desk.vault.is_open:
            return
        self.trouble.load()
        try:
            status, found = reading.backup_status(desk), backups.generations(desk)
        except DeskError as failure:
            self.trouble.tell_unread(failure)
            self.last.hide()
            return
        finally:
            self.salvage.setVisible(self.trouble.damaged)
        self.last.show()
        self.last.show_status(status)
        self.copies.show_generations(found)
        self._known = frozenset(one.record.id for one in found)
        self._newest.ask(backups.newest_file, found, on_done=self._propose)

    def _propose(self, newest: Path | None) -> None:
        self.rehearsal.propose(newest)
        self.restore.propose(newest)

    def _show_places(self, found: tuple[PlaceStatus, ...]) -> None:
        self._found = found
        self.places.show_places(found)
        self.backup.show_places(found)

    def _changed(self) -> None:
        self._refresh()
        self.workspace.changed.emit()

    def _open_restored(self, folder: str) -> None:
        self.shell.keep_settings(last_vault=folder)
        self.shell.lock()

    def _begin_restore(self) -> None:
        self._scroll.ensureWidgetVisible(self.restore)
        self.restore.begin.click()

    def _begin_salvage(self) -> None:
        self._scroll.ensureWidgetVisible(self.salvage)
        self.salvage.begin.click()

    def _narrow(self) -> None:
        self._inner.setMaximumWidth(theme().px(_READABLE))


def _lost_laptop(workspace: Workspace) -> Card:
    return Card(
        Label(_("If this computer is lost or stolen"), "subtitle"),
        Paragraph(_("What to do, in order, on paper: print it now and keep it with your recovery sheet.")),
        panel(FlowLayout(runbook_button(workspace))),
        spacing=Space.S3,
    )
