"""The whole window: the entrance, then the pages of an open vault, then the entrance again at lock."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rdpp_desk import settings as settings_store
from rdpp_desk.actions import drafts, notes, supervision
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import AnswersDraft, AnyDraft, EntryDraft, Sealed
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.settings import Settings
from rdpp_desk.ui import pages
from rdpp_desk.ui.application import build_application, catch_surprises, describe, dress, quiet_qt, speak, start_log
from rdpp_desk.ui.capture import CaptureShield
from rdpp_desk.ui.companions import Companion, companions
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.palette_source import palette_source
from rdpp_desk.ui.quick_unlock import QuickUnlock
from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.workspace import Workspace

_NOTES = "dossier"
_LOG = logging.getLogger("rdpp_desk.lock")


class Desktop(QObject):
    """Ties the window to the vault: opens it, hands it to the pages, closes it at lock.

    `kept_language` is the language to keep while `settings` ask for another, until one is chosen in the window.
    """

    def __init__(self, settings: Settings, clock: Clock, kept_language: str | None = None) -> None:
        super().__init__()
        self.clock = clock
        self.settings = settings
        self._kept_language = settings.language if kept_language is None else kept_language
        self.workspace: Workspace | None = None
        self.sealed: tuple[Sealed, ...] = ()
        self._note_was_open = False
        self._left: tuple[Path, str, dict[str, object]] | None = None
        self._companions: tuple[Companion, ...] = ()
        self._jobs = Jobs()
        self.quick = QuickUnlock(clock, self)
        self.quick.forgets_at_sleep = settings.quick_forgets_at_sleep
        self.shield = CaptureShield(settings.hide_from_capture, self)
        self.window = MainWindow(settings, clock, self._entrance, self._jobs)
        self.window.about_to_lock.connect(self._hurry)
        self.window.locking.connect(self._close_vault)
        self.window.page_shown.connect(self._note_left)
        self.window.settings_changed.connect(self._keep_settings)
        self.window.left.connect(self._rest)
        self.window.auto_lock.timer.timeout.connect(self.quick.look)

    def _entrance(self) -> QWidget:
        entrance = Entrance(self.settings, self.clock, self._jobs, self._note_was_open, bool(self.sealed), self.quick)
        entrance.opened.connect(self.open_desk)
        entrance.settings_changed.connect(self._keep_settings)
        return entrance

    def open_desk(self, desk: Desk) -> None:
        """The vault is open: rescue what could not be written before, and show where one was."""
        self._keep_settings(replace(self.settings, last_vault=str(desk.vault.path)))
        workspace = Workspace(
            desk, self.window.jobs, self.window.toasts, self.settings, self.window.show_page, self.quick
        )
        self.workspace = workspace
        self.window.discretion.begin(desk)
        workspace.changed.connect(self._refresh_frame)
        page, params = self._place_of(desk, self._rescue(desk))
        commands = {
            "new-note": lambda: workspace.go("dossiers", then="note"),
            "new-dossier": lambda: workspace.go("dossiers", then="new"),
            "new-entry": self._new_entry,
            "lock": self.window.lock,
            "discreet": self.window.discretion.switch,
        }
        shown = pages.factories(workspace), "today", palette_source(workspace, commands), commands
        self._as_far_as_it_reads(lambda: self.window.open_desk(*shown))
        if page:
            self._as_far_as_it_reads(lambda: workspace.go(page, **params))
        self._as_far_as_it_reads(self._refresh_frame)
        self._companions = companions(workspace, self.window)
        self.window.holders = self._companions
        for companion in self._companions:
            companion.start()

    def _as_far_as_it_reads(self, show: Callable[[], object]) -> None:
        """A damaged page of the vault costs what it held: the window opens, is watched over and locks as ever."""
        try:
            show()
        except DeskError as failure:
            self.tell_refusal(failure)

    def _rescue(self, desk: Desk) -> AnyDraft | None:
        """Write what was kept in memory since the lock, and say so; the last one written."""
        rescued, kept, words = None, [], []
        said = _("The text that could not be saved before the lock is back, and saved.")
        for sealed in self.sealed:
            try:
                rescued = drafts.rescue(desk, sealed)
            except DeskError as failure:
                kept.append(sealed)
                cause = sentences.error(failure)
                said = _("A text could not be saved before the lock, nor now: it stays in memory. {cause}").format(
                    cause=cause.what
                )
                with contextlib.suppress(DeskError):
                    words.append(drafts.words(drafts.unseal(desk, sealed)))
        if kept and words:
            self.window.toasts.show(said, lambda: self.window.copy("\n\n".join(words)), _("Copy the text"))
        elif self.sealed:
            self.window.toasts.show(said)
        self.sealed = tuple(kept)
        self.window.text_waiting = bool(kept)
        return rescued

    def tell_refusal(self, failure: object) -> None:
        """What a page did was refused, by the disk for instance, and the page has no place to say it."""
        if isinstance(failure, DeskError):
            self.window.toasts.show(str(sentences.error(failure)))

    def _new_entry(self) -> None:
        if self.workspace is not None:
            entry = supervision.new_entry(self.workspace.desk)
            self.workspace.changed.emit()
            self.workspace.go("entry", entry_id=entry.id)

    def _refresh_frame(self) -> None:
        if self.workspace is not None:
            from rdpp_desk.ui.today.frame import refresh

            self.window.auto_lock.set_minutes(self.workspace.desk.preferences.lock_after_minutes)
            with contextlib.suppress(DeskError):  # the page that cannot be read says so
                refresh(self.workspace.desk, self.window)

    def _close_vault(self) -> None:
        if self.workspace is not None:
            workspace, self.workspace = self.workspace, None
            unsaved = self.window.unsaved_drafts
            page, params = self.window.place
            self._left = (workspace.desk.vault.path, page, params)
            note_id = cast(int, params.get("note_id", 0)) if page == _NOTES else 0
            self._note_was_open = bool(note_id)
            with contextlib.suppress(DeskError):
                notes.remember_open_note(workspace.desk, note_id or None)
            self.sealed = (*self.sealed, *unlocking.lock(workspace.desk, unsaved).sealed)
            self.window.text_waiting = bool(self.sealed)
            workspace.deleteLater()

    def _rest(self, reason: Reason) -> None:
        self.quick.hear(reason)
        entrance = self.window.entrance
        if isinstance(entrance, Entrance) and self.window.is_locked:
            entrance.rest(reason)

    def _hurry(self) -> None:
        if self.workspace is not None:
            unlocking.hurry(self.workspace.desk)
        self._dismiss_companions()

    def _dismiss_companions(self) -> None:
        leaving, self._companions, self.window.holders = self._companions, (), ()
        for companion in leaving:
            try:
                companion.stop()
            except Exception as failure:  # whatever it was, the vault closes
                _LOG.error("at lock: %s", describe(failure))

    def _note_left(self, page: str) -> None:
        """Another page is shown: were the program to end now, no note would be open at its next start."""
        if self.workspace is not None and page != _NOTES:
            with contextlib.suppress(DeskError):
                notes.remember_open_note(self.workspace.desk, None)

    def _place_of(self, desk: Desk, draft: AnyDraft | None) -> tuple[str, dict[str, object]]:
        """The page of what was just written, else that of the lock, else the note open as the program ended.

        Its name is empty if there is none.
        """
        if isinstance(draft, AnswersDraft):
            return "wizard", {"document_id": draft.document_id}
        if isinstance(draft, EntryDraft):
            return "entry", {"entry_id": draft.entry_id}
        if draft is None and self._left is not None and self._left[0] == desk.vault.path:
            return self._left[1:]
        with contextlib.suppress(DeskError):
            note_id = notes.last_open_note(desk) if draft is None else draft.note_id
            if note_id is not None:
                note = notes.open_note(desk, note_id).note
                return _NOTES, {"engagement_id": note.engagement_id, "note_id": note_id}
        return "", {}

    def _keep_settings(self, changed: Settings) -> None:
        before, self.settings = self.settings, changed
        self.window.settings = changed
        self.quick.forgets_at_sleep = changed.quick_forgets_at_sleep
        self.shield.set_on(changed.hide_from_capture)
        if self.workspace is not None:
            self.workspace.settings = changed
        if before.language != changed.language:
            self._kept_language = changed.language
        settings_store.save(replace(changed, language=self._kept_language))
        application = QApplication.instance()
        if isinstance(application, QApplication) and before.language != changed.language:
            speak(application, changed.language)
            QTimer.singleShot(0, self.window, self._rebuild)
        if (before.appearance, before.less_motion) != (changed.appearance, changed.less_motion):
            dress(changed)

    def _rebuild(self) -> None:
        self.window.rebuild()
        self._refresh_frame()


def run(vault_path: Path | None, clock: Clock, language: str = "") -> int:
    """Show the window on `vault_path`, or the last vault, or the welcome; returns the exit status when it closes.

    `language` is spoken in place of the one kept, for this run.
    """
    start_log()
    kept = settings_store.load()
    settings = replace(kept, language=language or kept.language)
    if vault_path is not None:
        settings = replace(settings, last_vault=str(vault_path.absolute()))
    application = build_application(sys.argv[:1], settings)
    quiet_qt()
    surprises = catch_surprises()
    desktop = Desktop(settings, clock, kept.language)
    surprises.refused.connect(desktop.tell_refusal, Qt.ConnectionType.QueuedConnection)
    surprises.met.connect(desktop.window.tell_surprise, Qt.ConnectionType.QueuedConnection)
    if settings.window_maximised:
        desktop.window.showMaximized()
    else:
        desktop.window.show()
    return desktop.window.jobs.leave(application.exec())
