"""The discreet mode of the window: codes in place of names, a veil over words, for a shared screen or a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.shell.page import Page
from rdpp_desk.ui.widgets.command_palette import CommandPalette
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.field import Field
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.ui.widgets.surfaces import Strip
from rdpp_desk.ui.widgets.text_inputs import SearchEdit
from rdpp_desk.ui.widgets.veil import Veil, cover

if TYPE_CHECKING:
    from rdpp_desk.ui.main_window import MainWindow


class Discretion(QObject):
    """Kept from one unlocking to the next, off when the program starts. `changed` says whether it is on."""

    changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None
        self.on = False
        sentences.show_paths(True)

    def begin(self, desk: Desk) -> None:
        """A vault is open."""
        self._desk = desk
        desk.discreet = self.on

    def switch(self) -> None:
        """On or off, with the page on screen shown anew at once; what is being typed is kept first."""
        if self._window.is_locked or self._desk is None:
            return
        self._window.show_again(self._turn)
        self.changed.emit(self.on)
        if not self.on:
            self._window.toasts.show(_("Discreet mode is off."))
            return
        said = _("Discreet mode is on: codes stand for names, and texts are covered.")
        self._window.toasts.show(said, self.switch, _("Turn it off"))

    def screen(self, page: QWidget) -> None:
        """Before `page` is shown: cover what must be, or uncover it all."""
        if not isinstance(page, Page):
            return
        if self.on:
            for area in page.sensitive():
                cover(area, slim=area.property("veil") == "slim")
        else:
            for veil in page.findChildren(Veil):
                veil.lift()

    def start_of(self, page: Page, start: QWidget | None) -> QWidget | None:
        """Where the keyboard starts on `page`: on the veil, if `start` lies under it."""
        if start is None or not self.on:
            return start
        taken = [veil for veil in page.findChildren(Veil) if veil.takes(start)]
        return taken[0].show_here if taken else start

    def _turn(self) -> None:
        assert self._desk is not None
        self.on = not self.on
        self._desk.discreet = self.on
        self._window.setProperty("discreet", self.on)
        for dialog in self._window.findChildren(Dialog):
            dialog.hide_content(self.on)
        sentences.show_paths(not self.on)
        self._screen_fields()
        for palette in self._window.findChildren(CommandPalette):
            palette.close_palette()
        self._window.toasts.dismiss()

    def _screen_fields(self) -> None:
        for place in self._window.findChildren(PathField):
            place.hide_path(self.on)
        for search in self._window.findChildren(SearchEdit):
            search.hide_words(self.on and search.names)
        if self.on:
            for strip in self._window.findChildren(Strip):
                strip.hide_path()
            for field in self._window.findChildren(Field):
                field.hide_path()
