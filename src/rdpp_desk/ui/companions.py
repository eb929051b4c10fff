"""What lives beside the pages from an unlocking to the next lock: the automatic backup, the check at each opening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.workspace import Workspace


class Companion(Protocol):
    """Made once the vault is open and its first page shown."""

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self) -> None:
        """The vault is about to close: never asks, never waits."""
        ...

    def holds_quit(self, go_on: Callable[[], None]) -> bool:
        """Whether it has something to finish before the program ends, and will call `go_on` once done or skipped."""
        ...


def companions(workspace: Workspace, window: MainWindow) -> tuple[Companion, ...]:
    """Those of an open vault, in the order in which they may hold the end of the program."""
    from rdpp_desk.ui.auto_backup import AutoBackup
    from rdpp_desk.ui.opening_check import OpeningCheck

    return (OpeningCheck(workspace, window), AutoBackup(workspace, window))
