"""Copies to several places, one after the other, while the window stays usable; each recorded and thinned out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup import Made, Thinned
from rdpp_desk.actions.backup_places import BackupPlace, PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.workspace import Workspace

UNPLUGGED = "not-found"
_CLOSED = "vault-closed"  # under a copy, by a change of key: no trouble of the place


class CopyRun(QObject):
    """`copied` gives the report of each good copy, `refused` the place and its failure, `ended` comes last.

    All the places are looked at together, off the window's thread, and copied to in the order in which they answer:
    one that hangs keeps the others waiting no more than the window. `progressed` counts over all the places. A lock,
    or `stop`, ends it with nothing more delivered.
    """

    progressed = Signal(object, object)
    copied = Signal(object)
    refused = Signal(object, object)
    ended = Signal()

    def __init__(self, workspace: Workspace, places: Sequence[BackupPlace], *, automatic: bool) -> None:
        super().__init__(workspace)
        self._workspace, self._desk = workspace, workspace.desk
        self._automatic = automatic
        self._places = tuple(places)
        self._silent: dict[int, Job[Any]] = {}
        self._there: list[PlaceStatus] = []
        self._total, self._done = len(self._places), 0
        self._job: Job[Any] | None = None

    @property
    def silent(self) -> frozenset[int]:
        """The places that have not answered yet."""
        return frozenset(self._silent)

    @property
    def copying(self) -> bool:
        """Whether a copy is under way; if not, all that is left is to wait for an answer."""
        return self._job is not None

    def start(self) -> None:
        """Look at every place; begin with the first that answers."""
        for place in self._places:
            self._silent[place.id] = self._workspace.jobs.run(
                backup_places.status,
                self._desk,
                place,
                on_done=self._answered,
                on_error=partial(self._unseen, place),
            )
        if not self._places:
            self.ended.emit()

    def stop(self) -> None:
        """Stop at once: the copy under way leaves nothing, the earlier ones stay."""
        for job in (*self._silent.values(), self._job):
            if job is not None:
                job.stop()
        self._silent, self._there, self._job = {}, [], None

    def _answered(self, status: PlaceStatus) -> None:
        del self._silent[status.place.id]
        self._there.append(status)
        if self._job is None:
            self._next()

    def _unseen(self, place: BackupPlace, failure: DeskError) -> None:
        del self._silent[place.id]
        self._tell_failure(place, failure)
        if self._job is None:
            self._next()

    def _next(self) -> None:
        self._job = None
        if not self._there:
            if not self._silent:
                self.ended.emit()
            return
        status = self._there.pop(0)
        self._job = self._workspace.jobs.run(
            _copy,
            self._desk,
            status,
            on_done=partial(self._made, status.place),
            on_error=partial(self._failed, status.place),
            on_progress=self._progress,
        )

    def _progress(self, done: int, total: int) -> None:
        self.progressed.emit(self._done * total + done, self._total * total)

    def _made(self, place: BackupPlace, made: Made) -> None:
        try:
            record = backups.record_backup(self._desk, made, automatic=self._automatic)
        except DeskError as failure:
            self._failed(place, failure)
            return
        self._done += 1
        self.copied.emit(made.report)
        self._job = self._workspace.jobs.run(
            backups.settle,
            self._desk,
            record,
            on_done=partial(self._thinned, place),
            on_error=partial(self._failed, place),
        )

    def _thinned(self, place: BackupPlace, thinned: Thinned) -> None:
        if thinned.refused:
            with contextlib.suppress(DeskError):
                backup_places.note_old_copies(self._desk, place.id)
        self._next()

    def _failed(self, place: BackupPlace, failure: DeskError) -> None:
        self._tell_failure(place, failure)
        self._next()

    def _tell_failure(self, place: BackupPlace, failure: DeskError) -> None:
        self._done += 1
        if failure.code not in (UNPLUGGED, _CLOSED):
            with contextlib.suppress(DeskError):  # the vault's own disk may be what is full
                backup_places.note_trouble(self._desk, place.id, failure.code)
        self.refused.emit(place, failure)


def _copy(desk: Desk, place: PlaceStatus, *, report: Callable[[int, int], None]) -> Made:
    return backup_places.copy_to(desk, place, report)
