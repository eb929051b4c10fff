"""The story of a dossier at the left of its note: filters, search, months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.search import Hit, search
from rdpp_desk.actions.timeline import TimelineItem, TimelineKind
from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.practice.sessions import SessionState
from rdpp_desk.ui.clients.timeline_rows import kept, key_of, rows
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    ListView,
    Paragraph,
    RowItem,
    SearchEdit,
    Segmented,
    add_action,
    hbox,
    panel,
    vbox,
)

_ICONS = {"note": "message-square-text", "entry": "notebook-pen", "document": "signature"}


class TimelinePanel(QFrame):
    """`opened` gives the line (`TimelineItem`), `hit_opened` what a search found (`Hit`).

    `held`, `change`, `write` give a session's id: « Séance faite », move it, write its note.
    """

    opened = Signal(object)
    hit_opened = Signal(object)
    held = Signal(int)
    change = Signal(int)
    write = Signal(int)
    search_everywhere = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._engagement_id = 0
        self._items: dict[object, TimelineItem] = {}
        self._hits: dict[object, Hit] = {}
        self._narrow = False
        self._build()
        self._connect()
        manager().changed.connect(self._resize)
        self._resize()

    def _build(self) -> None:
        choices = [
            ("all", pgettext("timeline", "All")),
            ("sessions", _("Sessions")),
            ("documents", _("Documents")),
            ("milestones", _("Milestones")),
        ]
        self.filters = Segmented(choices, _("What the timeline shows"))
        self.search = SearchEdit(_("Search in this dossier"))
        self.list = ListView(_("Timeline"), timeline=True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._nothing = Paragraph("", centred=True)
        everywhere = Button(_("Search in all dossiers"), "search", size="small")
        everywhere.clicked.connect(self.search_everywhere)
        self._empty = panel(vbox(Space.S5, self._nothing, hbox(None, everywhere, None), None, spacing=Space.S3))
        self._empty.hide()
        tools = vbox(
            hbox(self.filters, None), self.search, spacing=Space.S2 + 2, margins=(Space.S4, Space.S4, Space.S3, 0)
        )
        around = vbox((self.list, 1), margins=(Space.S4, 0, Space.S3, Space.S2))
        self.setLayout(vbox(tools, Space.S2, (around, 1), (self._empty, 1), spacing=0))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _key: self._show())
        self.search.searched.connect(self._search)
        self.list.opened.connect(self._open)
        self.list.customContextMenuRequested.connect(self._offer)

    def fill(self, narrow: bool) -> None:
        """Take the whole width, or the column's own."""
        self._narrow = narrow
        self._resize()

    def show_items(self, engagement_id: int, items: Sequence[TimelineItem]) -> None:
        """Show this story; a search under way is kept for the same dossier."""
        if engagement_id != self._engagement_id:
            self._engagement_id = engagement_id
            self.search.setText("")
            self.filters.set_value("all")
        self._items = {key_of(item): item for item in items}
        if self.search.text().strip():
            self._search(self.search.text().strip())
        else:
            self._show()

    def choose_note(self, note_id: int) -> None:
        """Light the line of a note."""
        for key, item in self._items.items():
            if note_id and item.note_id == note_id:
                self.list.set_current(key)

    def choose(self, item: TimelineItem) -> None:
        """Light a line."""
        self.list.set_current(key_of(item))

    def item_of_session(self, session_id: int) -> TimelineItem | None:
        """The line of a session."""
        return self._items.get((TimelineKind.SESSION.value, session_id, ""))

    def wipe(self) -> None:
        """Forget every word."""
        self._items, self._hits, self._engagement_id = {}, {}, 0
        self.search.clear()
        self.list.wipe()
        self._nothing.set_text("")

    def _resize(self) -> None:
        wide = theme().px(Size.TIMELINE)
        self.setMinimumWidth(0 if self._narrow else wide)
        self.setMaximumWidth(Size.UNBOUNDED if self._narrow else wide)

    def _show(self) -> None:
        shown = kept(self._items.values(), self.filters.value())
        self._hits = {}
        self.list.placeholder = _("Nothing of this kind yet.") if self._items else _("No note yet.")
        self.list.set_rows(rows(shown, self._desk.local()))
        self._tell_nothing("")

    def _search(self, text: str) -> None:
        self.filters.setEnabled(not text)
        if not text:
            self._show()
            return
        hits = search(self._desk, text, engagement_id=self._engagement_id)
        self._hits = {(hit.kind, hit.id, "hit"): hit for hit in hits}
        self.list.set_rows([self._found(hit) for hit in hits])
        self._tell_nothing("" if hits else _("Nothing for “{words}”.").format(words=text))

    def _found(self, hit: Hit) -> RowItem:
        return RowItem(
            key=(hit.kind, hit.id, "hit"),
            title=hit.title or (_("Document") if hit.kind == "document" else _("Note")),
            date=formats.short_day(hit.when) if hit.when else "",
            icon=_ICONS.get(hit.kind, "file-text"),
            kind="accent",
            snippet=hit.snippet.replace("\x02", "").replace("\x03", ""),
        )

    def _tell_nothing(self, sentence: str) -> None:
        self._nothing.set_text(sentence)
        self._empty.setVisible(bool(sentence))
        self.list.setVisible(not sentence)

    def _open(self, key: object) -> None:
        if key in self._hits:
            self.hit_opened.emit(self._hits[key])
        elif key in self._items:
            self.opened.emit(self._items[key])

    def _offer(self, position: QPoint) -> None:
        item = self._items.get(self.list.current_key())
        if item is None or item.kind is not TimelineKind.SESSION:
            return
        menu = session_menu(self, item, self._desk.today())
        menu.popup(self.list.viewport().mapToGlobal(position))


def session_menu(panel_: TimelinePanel, item: TimelineItem, today: date) -> QMenu:
    """What can be done of a session, from its line."""
    parent: QWidget = panel_
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    if item.session_state is SessionState.PLANNED and item.when.date() <= today:
        add_action(menu, _("Session held"), lambda: panel_.held.emit(item.id), "circle-check")
    words = _("Write the note") if item.note_id is None else _("Open the note")
    add_action(menu, words, lambda: panel_.write.emit(item.id), "pen-line")
    add_action(menu, _("Move or change…"), lambda: panel_.change.emit(item.id), "calendar")
    return menu
