"""The window: what is shown while locked, or the sidebar and the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.clock import Clock
from rdpp_desk.messages import _, sentences
from rdpp_desk.settings import Settings
from rdpp_desk.ui.auto_lock import AutoLock
from rdpp_desk.ui.clipboard import Clipboard
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.shell.page import Breakpoint, Page, PageFactory, breakpoint_of
from rdpp_desk.ui.shell.regions import walk
from rdpp_desk.ui.shell.shortcuts import shortcut_sheet, shortcuts
from rdpp_desk.ui.shell.sidebar import Sidebar
from rdpp_desk.ui.theme import Window, manager, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.command_palette import CommandPalette, PaletteSource
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.focus_ring import FocusRing
from rdpp_desk.ui.widgets.layouts import hbox
from rdpp_desk.ui.widgets.toast import ToastManager

TITLE = "RDPP Desk"
_ALLOWED_LOCKED = frozenset({"larger", "smaller", "usual-size", "shortcuts", "next-region", "previous-region"})
_ALLOWED_IN_DIALOG = frozenset({"lock", "larger", "smaller", "usual-size"})
Command = Callable[[], object]


class MainWindow(QWidget):
    """Hosts the entrance (unlock, first run) and, once open, the pages. Its title never says a name.

    `locking` is emitted once the pages are gone and before the entrance is shown: close the vault there, with
    `unsaved_drafts`, what the disk refused, and `place`, the page that was shown and what shows it again; say by
    `text_waiting` that some text is kept in memory. `page_shown` gives the key of each page as it comes.
    """

    locking = Signal()
    locked = Signal()
    page_shown = Signal(str)
    reflowed = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self, settings: Settings, clock: Clock, entrance: Callable[[], QWidget], jobs: Jobs | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.jobs = jobs or Jobs()
        self.breakpoint = Breakpoint.FULL
        self.is_locked = True
        self.unsaved_drafts: tuple[AnyDraft, ...] = ()
        self.place: tuple[str, dict[str, object]] = ("", {})
        self.text_waiting = False
        self._warned = False
        self.pages: dict[str, Page] = {}
        self._factories: dict[str, PageFactory] = {}
        self._commands: dict[str, Command] = {}
        self._palette_source: PaletteSource = lambda _text: ()
        self._palette: CommandPalette | None = None
        self._visited: list[tuple[str, dict[str, object]]] = []
        self._entrance_factory = entrance
        self._build()
        self.clipboard = Clipboard(self)
        self.toasts = ToastManager(self)
        self.ring = FocusRing(self)
        self.auto_lock = AutoLock(clock, settings.lock_after_minutes, self)
        self.auto_lock.lock_requested.connect(self.lock)
        manager().changed.connect(self._theme_changed)
        self._bind_shortcuts()
        self._show_entrance()

    def _build(self) -> None:
        self.setWindowTitle(TITLE)
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setMinimumSize(*Window.MINIMUM)
        self.resize(self.settings.window_width, self.settings.window_height)
        self._outer = QStackedWidget()
        self.sidebar = self._make_sidebar()
        self.stack = QStackedWidget()
        self._frame = QWidget()
        self._frame.setLayout(hbox(self.sidebar, (self.stack, 1), spacing=0))
        self._outer.addWidget(self._frame)
        self.setLayout(hbox(self._outer))

    def _make_sidebar(self) -> Sidebar:
        sidebar = Sidebar()
        sidebar.chosen.connect(self.show_page)
        sidebar.lock_asked.connect(self.lock)
        sidebar.search_asked.connect(self.open_palette)
        return sidebar

    def _bind_shortcuts(self) -> None:
        for shortcut in shortcuts():
            for keys in shortcut.keys if shortcut.key else ():
                bound = QShortcut(QKeySequence(keys), self)
                bound.setContext(Qt.ShortcutContext.WindowShortcut)
                bound.activated.connect(lambda key=shortcut.key: self.run_command(key))

    # What app.py does

    def open_desk(
        self,
        factories: Mapping[str, PageFactory],
        start: str,
        palette: PaletteSource | None = None,
        commands: Mapping[str, Command] | None = None,
        **params: object,
    ) -> None:
        """The vault is open: show the page `start`. Pages are made on first visit."""
        self._factories = dict(factories)
        self._commands = dict(commands or {})
        self._palette_source = palette or (lambda _text: ())
        self.is_locked = self._warned = False
        self._outer.setCurrentWidget(self._frame)
        self._drop_entrance()
        self.auto_lock.start()
        self.show_page(start, **params)

    def lock(self) -> None:
        """Flush, wipe and destroy every page, then show the entrance. Never asks, never waits."""
        if self.is_locked:
            return
        self.is_locked = True
        self.auto_lock.stop()
        current = self._current()
        if current is not None:
            current.leave()
            page, params = self._visited[-1]
            self.place = page, current.place(params)
        self.unsaved_drafts = tuple(draft for page in self.pages.values() for draft in page.drafts())
        self.jobs.stop_all()
        self._close_layers()
        self.clipboard.clear()
        self._destroy_pages()
        self.locking.emit()
        self._show_entrance()
        self.locked.emit()

    # What a page may ask (see shell.page.Shell)

    def show_page(self, page: str, **params: object) -> None:
        """Go to the page called `page`; unknown names and a locked window are ignored."""
        if self.is_locked or page not in self._factories:
            return
        before = self._current()
        if before is not None:
            before.leave()
        if not self._visited or self._visited[-1] != (page, params):
            self._visited.append((page, params))
        shown = self.pages.get(page) or self._make_page(page)
        self.stack.setCurrentWidget(shown)
        self._reflow()
        shown.enter(**params)
        if self._current() is not shown:
            return  # it sent elsewhere
        self.sidebar.set_current(shown.nav)
        self.page_shown.emit(page)
        announce(self, shown.title())
        start = shown.primary_focus()
        if start is not None and self.dialog() is None:  # what the page asks first keeps the keyboard
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_page(self, name: str) -> Page:
        page = self._factories[name]()
        page.shell = self
        self.pages[name] = page
        self.stack.addWidget(page)
        return page

    def back(self) -> None:
        """Go to the page seen before."""
        if len(self._visited) > 1:
            self._visited.pop()
            key, params = self._visited.pop()
            self.show_page(key, **params)

    def tell_surprise(self, _kind: str = "") -> None:
        """Something unforeseen happened: say so calmly (connect `Surprises.met` here)."""
        self.toasts.show(str(sentences.error(RuntimeError())))

    def set_badge(self, nav: str, count: int) -> None:
        """How many things wait behind a sidebar entry."""
        self.sidebar.set_badge(nav, count)

    def set_backup_status(self, text: str, ok: bool) -> None:
        """The line at the foot of the sidebar."""
        self.sidebar.set_backup_status(text, ok)

    def copy(self, text: str) -> None:
        """Copy, cleared after 30 s."""
        self.clipboard.copy(text)

    def run_command(self, key: str) -> None:
        """Do a command of the window: those of `shortcuts()`, or one given to `open_desk`."""
        if self.dialog() is not None and key not in _ALLOWED_IN_DIALOG:
            return
        if self.is_locked and key not in _ALLOWED_LOCKED:
            return
        page = self._current()
        if page is not None and not self.is_locked and page.does(key):
            return
        own: dict[str, Command] = {
            "palette": self.open_palette,
            "lock": self.lock,
            "find": self._find,
            "save": self._save,
            "print": self._print,
            "next-region": lambda: self.next_region(1),
            "previous-region": lambda: self.next_region(-1),
            "larger": lambda: self._rescale(1),
            "smaller": lambda: self._rescale(-1),
            "usual-size": lambda: self._rescale(0),
            "shortcuts": lambda: shortcut_sheet(self).open(),
        }
        command = self._commands.get(key) or own.get(key)
        if command is not None:
            command()

    def rebuild(self) -> None:
        """The language changed: make the sidebar and the pages anew, and show the same one again."""
        current = self._current()
        if self.is_locked or current is None:
            return
        current.leave()
        if any(page.drafts() for page in self.pages.values()):
            return  # a text that the disk refused lives in its page: other words can wait
        key, params = self._visited[-1]
        self._close_layers()
        self._drop_pages()
        before, self.sidebar = self.sidebar, self._make_sidebar()
        layout = self._frame.layout()
        if layout is not None:
            layout.replaceWidget(before, self.sidebar)
        before.hide()
        before.deleteLater()
        self.show_page(key, **params)

    # Inside

    def dialog(self) -> Dialog | None:
        """The dialog open now."""
        return next((child for child in self.findChildren(Dialog) if child.isVisible()), None)

    def open_palette(self) -> None:
        """Ctrl+K."""
        if self.is_locked or self._palette is not None:
            return
        self._palette = CommandPalette(self, self._palette_source)
        self._palette.closed.connect(self._palette_closed)
        self._palette.open()

    def next_region(self, step: int) -> None:
        """F6: sidebar, then the parts of the page, then the toast."""
        page = self._current()
        stops: list[QWidget] = [] if self.is_locked else [self.sidebar.first_stop()]
        stops += page.regions() if page is not None else []
        if self.toasts.current is not None:
            stops.append(
                self.toasts.current.button
                if self.toasts.current.button.isVisible()
                else self.toasts.current.close_button
            )
        walk(stops, step)

    def _find(self) -> None:
        page = self._current()
        field = page.search_field() if page is not None else None
        if field is None:
            self.open_palette()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> None:
        page = self._current()
        if page is not None:
            page.save_now()

    def _print(self) -> None:
        page = self._current()
        if page is not None:
            page.print_now()

    def _rescale(self, steps: int) -> None:
        themes = manager()
        if steps:
            themes.step_scale(steps)
        else:
            themes.set_scale(1.0)
        percent = round(theme().scale * 100)
        announce(self, _("Text size: {percent} %").format(percent=percent))
        self.keep_settings(text_scale=theme().scale)

    def keep_settings(self, **changes: object) -> None:
        """Change settings; `settings_changed` carries the whole for `app.py` to keep."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # names are checked by `replace`
        self.settings_changed.emit(self.settings)

    def _current(self) -> Page | None:
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _palette_closed(self) -> None:
        self._palette = None

    def _close_layers(self) -> None:
        if self._palette is not None:
            self._palette.close_palette()
        for dialog in self.findChildren(Dialog):
            dialog.close_with("")
        for window in reversed(self.findChildren(QDialog)):  # files, printers; those they opened go first
            if window.isVisible():
                window.reject()
        self.toasts.dismiss()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            page.wipe()
            self.stack.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self.pages = {}

    def _destroy_pages(self) -> None:
        self._drop_pages()
        self._factories, self._commands, self._visited = {}, {}, []
        self._palette_source = lambda _text: ()
        for key in self.sidebar.items:
            self.sidebar.set_badge(key, 0)
        self.sidebar.set_backup_status("", ok=True)

    def _show_entrance(self) -> None:
        self.entrance = self._entrance_factory()
        self._outer.addWidget(self.entrance)
        self._outer.setCurrentWidget(self.entrance)
        QTimer.singleShot(0, self, self._focus_entrance)

    def _focus_entrance(self) -> None:
        start = self.entrance.focusProxy() if self.is_locked else None
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_entrance(self) -> None:
        self._outer.removeWidget(self.entrance)
        self.entrance.setParent(None)
        self.entrance.deleteLater()

    def _theme_changed(self) -> None:
        self._reflow()
        self.update()

    def _reflow(self) -> None:
        found = breakpoint_of(self.width(), theme().scale)
        page = self._current()
        self.sidebar.set_rail(found is not Breakpoint.FULL or (page is not None and page.focus_screen))
        if found is not self.breakpoint:
            self.breakpoint = found
            self.reflowed.emit(found)
        if page is not None:
            page.reflow(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._holds_unsaved_text() and not self._warned:
            self._warned = True
            self.toasts.show(_("A text could not be saved. Closing the window again would lose it."))
            event.ignore()
            return
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        self.keep_settings(window_width=size.width(), window_height=size.height(), window_maximised=self.isMaximized())
        self.lock()
        super().closeEvent(event)

    def _holds_unsaved_text(self) -> bool:
        current = self._current()
        if self.is_locked or current is None:
            return self.text_waiting
        current.leave()
        return any(page.drafts() for page in self.pages.values())
