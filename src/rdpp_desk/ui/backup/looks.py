"""Looking at disks off the window's thread, without waiting for one that hangs nor piling up looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup_places import BackupPlace, PlaceStatus
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.theme import Time
from rdpp_desk.ui.workspace import Workspace


class Look:
    """One look at a time: asked again before it answered, it looks once more, and only the last answer is told."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._again: Callable[[], None] | None = None
        self.waiting = False

    def ask(self, look: Callable[..., Any], *args: object, on_done: Callable[[Any], object]) -> None:
        """Call `look(*args)` off-thread, then `on_done` with what it returns; a look that fails tells nothing."""
        if self.waiting:
            self._again = lambda: self.ask(look, *args, on_done=on_done)
            return
        self.waiting = True
        self._workspace.jobs.run(
            look, *args, on_done=lambda found: self._end(lambda: on_done(found)), on_error=lambda _failure: self._end()
        )

    def _end(self, tell: Callable[[], object] | None = None) -> None:
        self.waiting = False
        again, self._again = self._again, None
        if again is not None:
            again()
        elif tell is not None:
            tell()


class PlaceLooks(QObject):
    """Looks at every place chosen, each apart. `seen` gives them all, in their order, once each has answered.

    After a moment it gives those that have, the others as silent, and all of them again at each answer.
    """

    seen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._desk = workspace, workspace.desk
        self._looks: dict[int, Look] = {}
        self._answers: dict[int, PlaceStatus] = {}
        self._places: list[BackupPlace] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(Time.SPINNER_AFTER)
        self._patience.timeout.connect(self.tell)

    def ask(self) -> None:
        """Look again at all of them."""
        try:
            self._places = backup_places.chosen(self._desk)
        except DeskError:
            return
        if not self._places:
            self.tell()
            return
        self._patience.start()
        for place in self._places:
            look = self._looks.setdefault(place.id, Look(self._workspace))
            look.ask(backup_places.status, self._desk, place, on_done=self._answered)

    def tell(self) -> None:
        """Give what is known now."""
        self._patience.stop()
        if not self._desk.vault.is_open:
            return
        try:
            silent = {place.id: backup_places.unseen(self._desk, place) for place in self._places if self._waits(place)}
        except DeskError:
            return
        known = self._answers | silent
        self.seen.emit(tuple(known[place.id] for place in self._places if place.id in known))

    def wipe(self) -> None:
        """Forget them."""
        self._patience.stop()
        self._places, self._answers = [], {}

    def _waits(self, place: BackupPlace) -> bool:
        return self._looks[place.id].waiting

    def _answered(self, status: PlaceStatus) -> None:
        self._answers[status.place.id] = status
        if not self._patience.isActive() or not any(self._waits(place) for place in self._places):
            self.tell()
