"""Copies to several places, one after the other, while the window stays usable; each recorded and thinned out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup import Made
from rdpp_desk.actions.backup_places import PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.workspace import Workspace

UNPLUGGED = "not-found"
_CLOSED = "vault-closed"  # under a copy, by a change of key: no trouble of the place


class CopyRun(QObject):
    """`copied` gives the report of each good copy, `refused` the place and its failure, `ended` comes last.

    `progressed` counts over all the places. A lock, or `stop`, ends it with nothing more delivered.
    """

    progressed = Signal(object, object)
    copied = Signal(object)
    refused = Signal(object, object)
    ended = Signal()

    def __init__(self, workspace: Workspace, places: Sequence[PlaceStatus], *, automatic: bool) -> None:
        super().__init__(workspace)
        self._workspace, self._desk = workspace, workspace.desk
        self._automatic = automatic
        self._left = list(places)
        self._total, self._done = len(places), 0
        self._job: Job[Any] | None = None

    def start(self) -> None:
        """Begin with the first place."""
        self._next()

    def stop(self) -> None:
        """Stop at once: the copy under way leaves nothing, the earlier ones stay."""
        self._left = []
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _next(self) -> None:
        self._job = None
        if not self._left:
            self.ended.emit()
            return
        place = self._left.pop(0)
        self._job = self._workspace.jobs.run(
            _copy,
            self._desk,
            place,
            on_done=lambda made: self._made(place, made),
            on_error=lambda failure: self._failed(place, failure),
            on_progress=self._progress,
        )

    def _progress(self, done: int, total: int) -> None:
        self.progressed.emit(self._done * total + done, self._total * total)

    def _made(self, place: PlaceStatus, made: Made) -> None:
        try:
            record = backups.record_backup(self._desk, made, automatic=self._automatic)
        except DeskError as failure:
            self._failed(place, failure)
            return
        self._done += 1
        self.copied.emit(made.report)
        self._job = self._workspace.jobs.run(
            backups.rotate,
            self._desk,
            record,
            on_done=lambda _names: self._next(),
            on_error=lambda failure: self._failed(place, failure),
        )

    def _failed(self, place: PlaceStatus, failure: DeskError) -> None:
        self._done += 1
        if failure.code not in (UNPLUGGED, _CLOSED):
            with contextlib.suppress(DeskError):  # the vault's own disk may be what is full
                backup_places.note_trouble(self._desk, place.place.id, failure.code)
        self.refused.emit(place, failure)
        self._next()


def _copy(desk: Desk, place: PlaceStatus, *, report: Callable[[int, int], None]) -> Made:
    return backup_places.copy_to(desk, place, report)
