"""The window: what is shown while locked, or the sidebar and the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.clock import Clock
from rdpp_desk.messages import _, sentences
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import describe
from rdpp_desk.ui.auto_lock import AutoLock
from rdpp_desk.ui.clipboard import Clipboard
from rdpp_desk.ui.closing import Closing, Holder
from rdpp_desk.ui.discreet import Discretion
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.shell.commands import Command, Commands
from rdpp_desk.ui.shell.layers import close_layers, open_dialog
from rdpp_desk.ui.shell.page import Breakpoint, Page, PageFactory, breakpoint_of
from rdpp_desk.ui.shell.sidebar import Sidebar
from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.theme import Window, manager, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.command_palette import PaletteSource
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.focus_ring import FocusRing
from rdpp_desk.ui.widgets.layouts import hbox
from rdpp_desk.ui.widgets.toast import ToastManager

TITLE = "RDPP Desk"
_LOG = logging.getLogger("rdpp_desk.lock")
Found = TypeVar("Found")


class MainWindow(QWidget):
    """Hosts the entrance (unlock, first run) and, once open, the pages. Its title never says a name.

    `left` gives why nobody seems to be there, once the window is locked. `about_to_lock` comes before the pages keep
    what was typed; `locking` once they are gone and before the entrance is shown: close the vault there, with
    `unsaved_drafts`, what the disk refused, and `place`, the page that was shown and what shows it again; say by
    `text_waiting` that some text is kept in memory. `page_shown` gives the key of each page as it comes.
    """

    left = Signal(Reason)
    about_to_lock = Signal()
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
        self.holders: tuple[Holder, ...] = ()
        self.pages: dict[str, Page] = {}
        self._factories: dict[str, PageFactory] = {}
        self._visited: list[tuple[str, dict[str, object]]] = []
        self._entrance_factory = entrance
        self.discretion = Discretion(self)
        self._build()
        self.clipboard = Clipboard(self, watches=True)
        self.toasts = ToastManager(self)
        self.ring = FocusRing(self)
        self.auto_lock = AutoLock(clock, settings.lock_after_minutes, self)
        self.auto_lock.lock_requested.connect(self._left)
        self.commands = Commands(self)
        self.closing = Closing(self, self.lock)
        manager().changed.connect(self._theme_changed)
        self.auto_lock.start()
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
        sidebar.search_asked.connect(lambda: self.run_command("palette"))
        sidebar.discreet.clicked.connect(self.discretion.switch)
        sidebar.discreet.set_on(self.discretion.on)
        self.discretion.changed.connect(sidebar.discreet.set_on)
        return sidebar

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
        self.commands.give(commands or {}, palette)
        self.closing.begin()
        self.is_locked = False
        self._outer.setCurrentWidget(self._frame)
        self._drop_entrance()
        self.auto_lock.start()
        self.auto_lock.system.begin(self)
        self.show_page(start, **params)

    def lock(self) -> None:
        """Flush, wipe and destroy every page, then show the entrance. Never asks, never waits."""
        if self.is_locked:
            return
        self.is_locked = True
        self.jobs.stop_all()
        self.about_to_lock.emit()
        current = self.current()
        if current is not None:
            page, params = self._visited[-1]
            _whatever_happens(current.leave, None)
            self.place = page, _whatever_happens(lambda: current.place(params), {})
        self.unsaved_drafts = self._drafts()
        _whatever_happens(lambda: close_layers(self, self.toasts), None)
        _whatever_happens(self.clipboard.forget, None)
        self._destroy_pages()
        self.locking.emit()
        self._show_entrance()
        self.locked.emit()
        self.auto_lock.start()
        self.auto_lock.system.end()
        self.closing.locked()

    # What a page may ask (see shell.page.Shell)

    def show_page(self, page: str, **params: object) -> None:
        """Go to the page called `page`; unknown names and a locked window are ignored."""
        if self.is_locked or page not in self._factories:
            return
        before = self.current()
        if before is not None:
            before.leave()
        if not self._visited or self._visited[-1] != (page, params):
            self._visited.append((page, params))
        shown = self.pages.get(page) or self._make_page(page)
        self.stack.setCurrentWidget(shown)
        self._reflow()
        self.discretion.screen(shown)
        shown.enter(**params)
        self.discretion.screen(shown)
        if self.current() is not shown:
            return  # it sent elsewhere
        self.sidebar.set_current(shown.nav)
        self.page_shown.emit(page)
        announce(self, shown.title())
        start = self.discretion.start_of(shown, shown.primary_focus())
        if start is not None and self.dialog() is None:  # what the page asks first keeps the keyboard
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self, meanwhile: Callable[[], object]) -> None:
        """Keep what is typed on the page shown, do `meanwhile`, and show the page again where it was."""
        current = self.current()
        if self.is_locked or current is None:
            return
        current.leave()
        key, params = self._visited[-1]
        place = current.place(params)
        meanwhile()
        self._visited[-1] = (key, place)
        self.show_page(key, **place)

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
        """Do a command of the window (see `shell.commands`)."""
        self.commands.run(key)

    def rebuild(self) -> None:
        """The language changed: make the sidebar and the pages anew, and show the same one again."""
        current = self.current()
        if self.is_locked or current is None:
            return
        current.leave()
        if any(page.drafts() for page in self.pages.values()):
            return  # a text that the disk refused lives in its page: other words can wait
        key, params = self._visited[-1]
        params = current.place(params)
        self._visited[-1] = (key, params)
        close_layers(self, self.toasts)
        self._drop_pages()
        before, self.sidebar = self.sidebar, self._make_sidebar()
        layout = self._frame.layout()
        if layout is not None:
            layout.replaceWidget(before, self.sidebar)
        before.hide()
        before.deleteLater()
        self.show_page(key, **params)

    # Inside

    def _left(self, reason: Reason) -> None:
        self.lock()
        self.left.emit(reason)

    def dialog(self) -> Dialog | None:
        """The dialog open now."""
        return open_dialog(self)

    def keep_settings(self, **changes: object) -> None:
        """Change settings; `settings_changed` carries the whole for `app.py` to keep."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]  # names are checked by `replace`
        self.settings_changed.emit(self.settings)

    def current(self) -> Page | None:
        """The page shown, if any."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            _whatever_happens(page.wipe, None)
            for timer in page.findChildren(QTimer):  # what was about to happen does not, even in a moment
                timer.stop()
            self.stack.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self.pages = {}

    def _destroy_pages(self) -> None:
        self._drop_pages()
        self._factories, self._visited = {}, []
        self.commands.forget()
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
        page = self.current()
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
        if self._holds_unsaved_text() and self.closing.warns():
            self.toasts.show(_("A text could not be saved. Closing the window again would lose it."))
            event.ignore()
            return
        if not self.closing.allowed(() if self.is_locked else self.holders):
            event.ignore()
            return
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        self.keep_settings(window_width=size.width(), window_height=size.height(), window_maximised=self.isMaximized())
        self.lock()
        super().closeEvent(event)

    def _holds_unsaved_text(self) -> bool:
        current = self.current()
        if self.is_locked or current is None:
            return self.text_waiting
        current.leave()
        return bool(self._drafts())

    def _drafts(self) -> tuple[AnyDraft, ...]:
        nothing: tuple[AnyDraft, ...] = ()
        return tuple(draft for page in self.pages.values() for draft in _whatever_happens(page.drafts, nothing))


def _whatever_happens(act: Callable[[], Found], otherwise: Found) -> Found:
    """What `act` gives; `otherwise` if it fails, since nothing keeps the window from locking."""
    try:
        return act()
    except Exception as failure:
        _LOG.error("at lock: %s", describe(failure))
        return otherwise
