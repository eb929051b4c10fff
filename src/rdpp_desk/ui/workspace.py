"""What every page is given: the open desk, the one door for slow work, toasts, and the way to other pages."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from rdpp_desk.actions.desk import Desk
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.quick_unlock import QuickUnlock
from rdpp_desk.ui.widgets import ToastManager


class Go(Protocol):
    """Shows another page: `go("dossier", engagement_id=3)`."""

    def __call__(self, page: str, **params: object) -> None: ...


class Workspace(QObject):
    """Lives from an unlocking to the next lock. Pages emit `changed` after each write, so that others refresh."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        toasts: ToastManager,
        settings: Settings,
        go: Go,
        quick: QuickUnlock | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = jobs
        self.toasts = toasts
        self.settings = settings
        self.go = go
        self.quick = quick or QuickUnlock(desk.clock, self)
