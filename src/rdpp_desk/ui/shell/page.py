"""What a screen is to the window, and what the window is to a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.ui.theme import Window
from rdpp_desk.ui.workspace import Workspace


class Breakpoint(Enum):
    """How much room there is: width ÷ text scale."""

    FULL = "full"
    RAIL = "rail"
    COLUMN = "column"


def breakpoint_of(width: int, scale: float) -> Breakpoint:
    """The breakpoint of a window `width` pixels wide at this text scale."""
    room = width / scale
    if room >= Window.FULL_FROM:
        return Breakpoint.FULL
    return Breakpoint.RAIL if room >= Window.RAIL_FROM else Breakpoint.COLUMN


class Shell(Protocol):
    """What a page may ask of the window around it, beside its `Workspace`."""

    breakpoint: Breakpoint

    def show_page(self, page: str, **params: object) -> None:
        """Go to a page."""
        ...

    def back(self) -> None:
        """Go to the page seen before."""
        ...

    def lock(self) -> None:
        """Lock now."""
        ...

    def set_badge(self, nav: str, count: int) -> None:
        """How many things wait behind a sidebar entry."""
        ...

    def set_backup_status(self, text: str, ok: bool) -> None:
        """The line at the foot of the sidebar."""
        ...

    def copy(self, text: str) -> None:
        """Copy, cleared after 30 s."""
        ...

    def keep_settings(self, **changes: object) -> None:
        """Change what is remembered outside the vault: language, appearance, last vault."""
        ...

    def run_command(self, key: str) -> None:
        """Do a command of the window, such as "new-note"."""
        ...


class Page(QWidget):
    """A screen. Made on first visit, kept until the lock, then wiped and destroyed.

    `nav` is the sidebar entry it lights; `focus_screen` folds the sidebar to its rail. `shell` is set by the
    window before the first `enter`.
    """

    nav = ""
    focus_screen = False
    shell: Shell

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)

    def title(self) -> str:
        """Its name, read aloud on arrival; never a client's."""
        return ""

    def enter(self, **params: object) -> None:
        """It is about to be shown, with what `go` was given."""

    def leave(self) -> None:
        """It is about to be hidden, or the vault to be locked: keep what was typed, quickly."""

    def place(self, params: Mapping[str, object]) -> dict[str, object]:
        """What `enter` needs to show again what is on screen; `params` is what it was last given."""
        return {name: value for name, value in params.items() if name != "then"}

    def drafts(self) -> tuple[AnyDraft, ...]:
        """After `leave`: what could not be saved, kept encrypted across the lock."""
        return ()

    def wipe(self) -> None:
        """The vault is about to close: empty every widget and model."""

    def sensitive(self) -> list[QWidget]:
        """What holds typed words or fields: covered in discreet mode. Each has a layout, or scrolls what has one."""
        return []

    def primary_focus(self) -> QWidget | None:
        """Where the keyboard starts."""
        return None

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes."""
        return None

    def save_now(self) -> None:
        """Ctrl+S."""

    def print_now(self) -> None:
        """Ctrl+P."""

    def does(self, key: str) -> bool:
        """Do a command of the window (`shortcuts`) in this page's own way; whether it did."""
        return False

    def reflow(self, breakpoint: Breakpoint) -> None:
        """The room changed, or the page is about to be shown."""

    def regions(self) -> list[QWidget]:
        """Where F6 stops inside the page."""
        first = self.primary_focus()
        return [first] if first is not None else []


PageFactory = Callable[[], Page]
