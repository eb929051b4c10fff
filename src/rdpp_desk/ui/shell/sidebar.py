"""The sidebar: six destinations, the backup's state, settings and lock; 236 px, or a 62 px rail."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.shell.backup_button import BackupButton
from rdpp_desk.ui.shell.discreet_item import DiscreetItem
from rdpp_desk.ui.shell.nav_item import NavItem
from rdpp_desk.ui.shell.search_button import SearchButton
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets.labels import Label
from rdpp_desk.ui.widgets.layouts import hbox, vbox
from rdpp_desk.ui.widgets.marks import Tile

_LOGO, _LOGO_RAIL = 28, 32
LOCK_SHORTCUT = "Ctrl+L"
SETTINGS, BACKUP = "settings", "backup"


def destinations() -> tuple[tuple[str, str, str], ...]:
    """Key, icon and words of each destination."""
    return (
        ("today", "house", _("Today")),
        ("dossiers", "folder-open", _("Dossiers")),
        ("agreements", "signature", _("Agreements")),
        ("journal", "notebook-pen", _("Supervision journal")),
        ("groups", "users-round", _("Groups")),
        ("reminders", "bell", _("Reminders")),
    )


class Sidebar(QFrame):
    """Where to go. `chosen` gives the key of a page: that of a destination, or of the backups."""

    chosen = Signal(str)
    lock_asked = Signal()
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName(_("Main navigation"))
        self.rail = False
        self.search = SearchButton()
        self.search.clicked.connect(self.search_asked)
        self.items = {key: NavItem(icon, words) for key, icon, words in destinations()}
        self.items[SETTINGS] = NavItem("settings", _("Settings"))
        for key, item in self.items.items():
            item.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self.discreet = DiscreetItem()
        self.lock = NavItem("lock", _("Lock"), LOCK_SHORTCUT)
        self.lock.clicked.connect(self.lock_asked)
        self._current = ""
        self._build()
        manager().changed.connect(self._resize)
        self._resize()

    def _build(self) -> None:
        logo = Tile("feather", size=_LOGO, ink="on_accent", ground="accent")
        self._brand = QWidget()
        self._brand.setLayout(
            hbox(logo, Label("RDPP Desk", "subtitle"), None, spacing=Space.S2 + 2, margins=(Space.S1, 0, 0, 0))
        )
        self._mark = Tile("feather", size=_LOGO_RAIL, ink="on_accent", ground="accent")
        self.backup = BackupButton()
        self.backup.clicked.connect(lambda: self._choose(BACKUP))
        self.backup.hide()
        pages = [self.items[key] for key, _icon, _words in destinations()]
        self._column: QVBoxLayout = vbox(
            self._brand,
            (self._mark, 0, Qt.AlignmentFlag.AlignHCenter),
            Space.S3,
            self.search,
            Space.S2 + 2,
            *pages,
            None,
            self.backup,
            self.discreet,
            self.items[SETTINGS],
            self.lock,
            spacing=Space.LABEL,
        )
        self.setLayout(self._column)

    def set_current(self, key: str) -> None:
        """Light the entry `key` (none if unknown)."""
        self._current = key
        for name, item in self.items.items():
            item.set_current(name == key)

    def set_badge(self, key: str, count: int) -> None:
        """How many things wait behind the entry `key`."""
        if key in self.items:
            self.items[key].set_count(count)

    def set_backup_status(self, text: str, ok: bool) -> None:
        """The line about backups: « Sauvegarde vérifiée hier »."""
        self.backup.show_status(text, ok)
        self.backup.setVisible(bool(text) and not self.rail)

    def set_rail(self, rail: bool) -> None:
        """Fold to icons, or unfold."""
        self.rail = rail
        self._resize()

    def first_stop(self) -> QWidget:
        """Where F6 lands."""
        return self.items.get(self._current, self.search)

    def _choose(self, key: str) -> None:
        self.set_current(self._current)
        self.chosen.emit(key)

    def _resize(self) -> None:
        self.setFixedWidth(theme().px(Size.RAIL if self.rail else Size.SIDEBAR))
        side = Space.S2 if self.rail else Space.S3
        self._column.setContentsMargins(side, Space.S4, side, Space.S4)
        self._brand.setVisible(not self.rail)
        self._mark.setVisible(self.rail)
        self.backup.setVisible(not self.rail and bool(self.backup.text()))
        for item in (*self.items.values(), self.discreet, self.lock):
            item.set_rail(self.rail)
        self.search.set_rail(self.rail)
