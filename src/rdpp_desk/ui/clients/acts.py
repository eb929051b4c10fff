"""Do an act, tell it with its undo, let every screen refresh; a failure is said in its own sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rdpp_desk.errors import DeskError
from rdpp_desk.messages import sentences
from rdpp_desk.ui.workspace import Workspace

T = TypeVar("T")


def attempt(workspace: Workspace, act: Callable[[], T]) -> T | None:
    """What `act` gives; None after a failure, which a toast has told."""
    try:
        return act()
    except DeskError as failure:
        workspace.toasts.show(str(sentences.error(failure)))
        return None


def tell(workspace: Workspace, said: str, undo: Callable[[], object] | None = None) -> None:
    """Say what was just done, with its undo, and let every screen refresh."""

    def back() -> None:
        assert undo is not None
        attempt(workspace, undo)
        workspace.changed.emit()

    workspace.toasts.show(said, back if undo is not None else None)
    workspace.changed.emit()


def do(workspace: Workspace, act: Callable[[], T], said: str, undo: Callable[[T], object] | None = None) -> bool:
    """Do `act` and tell it; `undo` gets what `act` gave. Whether it was done."""
    try:
        given = act()
    except DeskError as failure:
        workspace.toasts.show(str(sentences.error(failure)))
        return False
    tell(workspace, said, None if undo is None else lambda: undo(given))
    return True
