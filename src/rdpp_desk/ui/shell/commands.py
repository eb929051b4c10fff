"""What the keys, the palette and the pages may ask of the window, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.shell.regions import walk
from rdpp_desk.ui.shell.shortcuts import shortcut_sheet, shortcuts
from rdpp_desk.ui.theme import manager, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.command_palette import CommandPalette, PaletteSource

if TYPE_CHECKING:
    from rdpp_desk.ui.main_window import MainWindow

Command = Callable[[], object]
_ALLOWED_LOCKED = frozenset({"larger", "smaller", "usual-size", "shortcuts", "next-region", "previous-region"})
_ALLOWED_IN_DIALOG = frozenset({"lock", "discreet", "larger", "smaller", "usual-size"})


def _no_palette(_text: str) -> tuple[()]:
    return ()


class Commands(QObject):
    """Those of `shortcuts()`, and those that are given while a vault is open; the page shown comes first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._given: dict[str, Command] = {}
        self._source: PaletteSource = _no_palette
        self._palette: CommandPalette | None = None
        self._own: dict[str, Command] = {
            "palette": self._open_palette,
            "lock": window.lock,
            "find": self._find,
            "save": self._save,
            "print": self._print,
            "next-region": lambda: self._next_region(1),
            "previous-region": lambda: self._next_region(-1),
            "larger": lambda: self._rescale(1),
            "smaller": lambda: self._rescale(-1),
            "usual-size": lambda: self._rescale(0),
            "shortcuts": lambda: shortcut_sheet(window).open(),
        }
        for shortcut in shortcuts():
            for keys in shortcut.keys if shortcut.key else ():
                bound = QShortcut(QKeySequence(keys), window)
                bound.setContext(Qt.ShortcutContext.WindowShortcut)
                bound.activated.connect(lambda key=shortcut.key: self.run(key))

    def give(self, commands: Mapping[str, Command], palette: PaletteSource | None) -> None:
        """A vault is open: what else can be done, and what the palette searches."""
        self._given = dict(commands)
        self._source = palette or _no_palette

    def forget(self) -> None:
        """The vault is about to close."""
        self._given, self._source = {}, _no_palette

    def run(self, key: str) -> None:
        """Do the command `key`, unless a dialog or the lock stands in its way; unknown ones are ignored."""
        window = self._window
        if window.dialog() is not None and key not in _ALLOWED_IN_DIALOG:
            return
        if window.is_locked and key not in _ALLOWED_LOCKED:
            return
        page = window.current()
        if page is not None and not window.is_locked and page.does(key):
            return
        command = self._given.get(key) or self._own.get(key)
        if command is not None:
            command()

    def _open_palette(self) -> None:
        if self._palette is None:
            self._palette = CommandPalette(self._window, self._source)
            self._palette.closed.connect(self._palette_closed)
            self._palette.open()

    def _palette_closed(self) -> None:
        self._palette = None

    def _next_region(self, step: int) -> None:
        """Sidebar, then the parts of the page, then the toast."""
        window = self._window
        page = window.current()
        stops: list[QWidget] = [] if window.is_locked else [window.sidebar.first_stop()]
        stops += page.regions() if page is not None else []
        toast = window.toasts.current
        if toast is not None:
            stops.append(toast.button if toast.button.isVisible() else toast.close_button)
        walk(stops, step)

    def _find(self) -> None:
        page = self._window.current()
        field = page.search_field() if page is not None else None
        if field is None:
            self._open_palette()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> None:
        page = self._window.current()
        if page is not None:
            page.save_now()

    def _print(self) -> None:
        page = self._window.current()
        if page is not None:
            page.print_now()

    def _rescale(self, steps: int) -> None:
        themes = manager()
        if steps:
            themes.step_scale(steps)
        else:
            themes.set_scale(1.0)
        percent = round(theme().scale * 100)
        announce(self._window, _("Text size: {percent} %").format(percent=percent))
        self._window.keep_settings(text_scale=theme().scale)
