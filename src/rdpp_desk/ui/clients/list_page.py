"""Every dossier: who, what comes next, what is signed; search as one types, filters, trash."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from rdpp_desk.actions import clients, dossiers, notes, trash
from rdpp_desk.actions.dossiers import DossierLine
from rdpp_desk.messages import _, ngettext
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.ui.clients.acts import attempt, tell
from rdpp_desk.ui.clients.dossier_table import DossierTable, TableHead
from rdpp_desk.ui.clients.new_dossier import NewDossier
from rdpp_desk.ui.clients.note_choice import NoteChoice
from rdpp_desk.ui.clients.trash_view import TrashView
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Size, Space, theme
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Dialog,
    EmptyState,
    Label,
    SearchEdit,
    Segmented,
    announce,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.date_text import plain
from rdpp_desk.ui.workspace import Workspace

_S = EngagementState
STATES: Mapping[str, frozenset[EngagementState]] = {
    "active": frozenset({_S.EXPLORING, _S.AGREED, _S.ACTIVE, _S.CLOSING}),
    "paused": frozenset({_S.PAUSED}),
    "closed": frozenset({_S.CLOSED}),
    "all": frozenset(_S),
}


class DossiersPage(Page):
    """`enter(then="new")` opens a new dossier's form; `then="note"` asks in which dossier to write."""

    nav = "dossiers"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines: tuple[DossierLine, ...] = ()
        self._asking = False
        self._search_keys: dict[int, str] = {}
        self._build_head()
        self.table = DossierTable(_("Dossiers"))
        self.table.opened.connect(lambda key: workspace.go("dossier", engagement_id=key))
        self._trash = TrashView(workspace)
        self._trash.closed.connect(lambda: self._show_trash(False))
        self._stack = QStackedWidget()
        self._card = Card(TableHead(self.table), (self.table, 1), spacing=0, margins=(Space.S1, 0, Space.S1, Space.S1))
        self._nothing = EmptyState("search", "", "", [self._everywhere_button()])
        self._first = self._first_dossier()
        for part in (self._card, self._nothing, self._first):
            self._stack.addWidget(part)
        margins = (Space.PAGE, Space.S5, Space.PAGE, Space.S4)
        body = vbox(
            self._head, Space.S2, self._tools, self._waiting, (self._stack, 1), spacing=Space.S2, margins=margins
        )
        self._list = panel(body)
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self._trash)
        self.setLayout(vbox(self._views))
        workspace.changed.connect(self._refresh)

    def _build_head(self) -> None:
        self._count = Label("", "caption")
        self._import = Button(_("Import"), "import")
        self._import.clicked.connect(lambda: self.workspace.go("import"))
        self._new = Button(_("New dossier"), "plus", "primary", shown_keys="Ctrl+Shift+N")
        self._new.clicked.connect(self.new_dossier)
        title = vbox(Label(_("Dossiers"), "display"), self._count, spacing=0)
        self._head = panel(hbox((title, 1), self._import, self._new, spacing=Space.S3))
        self.search = SearchEdit(_("Search a name or an organisation"))
        self.search.searched.connect(lambda _text: self._show())
        choices = [
            ("active", _("Under way")),
            ("paused", _("Paused")),
            ("closed", _("Closed")),
            ("all", _("All")),
        ]
        self.filters = Segmented(choices, _("Which dossiers"), "active")
        self.filters.changed.connect(lambda _key: self._show())
        to_trash = Button(_("Trash"), "trash-2", "ghost", size="small")
        to_trash.clicked.connect(lambda: self._show_trash(True))
        self._tools_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools_line.setContentsMargins(0, 0, 0, 0)
        self._tools_line.setSpacing(Space.S3)
        self._tools_line.addWidget(self.search)
        self._tools_line.addLayout(hbox(self.filters, None, to_trash, spacing=Space.S3), 1)
        self._tools = panel(self._tools_line)
        self._waiting_words = Label("", "caption", elide="right")
        begin = Button(_("Open a dossier for one of them"), variant="link", size="small")
        begin.clicked.connect(self.new_dossier)
        self._waiting = panel(hbox(self._waiting_words, begin, None, spacing=Space.S2))

    def _first_dossier(self) -> QWidget:
        new = Button(_("New dossier"), "plus", "primary")
        new.clicked.connect(self.new_dossier)
        bring = Button(_("Import"), "import")
        bring.clicked.connect(lambda: self.workspace.go("import"))
        text = _("A first name is enough. You will complete the rest at your own pace.")
        self._first_trash = Button(_("Trash"), "trash-2", "ghost")
        self._first_trash.clicked.connect(lambda: self._show_trash(True))
        return EmptyState("folder-open", _("Your first dossier begins here"), text, [new, bring, self._first_trash])

    def _everywhere_button(self) -> Button:
        button = Button(_("Search everywhere"), "search", shown_keys="Ctrl+K")
        button.clicked.connect(lambda: self.shell.run_command("palette"))
        return button

    # What the window asks

    def title(self) -> str:
        return _("Dossiers")

    def enter(self, **params: object) -> None:
        self._show_trash(False)
        self._read()
        then = params.get("then")
        if then == "new":
            self.new_dossier()
        elif then == "note":
            self._choose_for_note()

    def wipe(self) -> None:
        self._lines, self._search_keys = (), {}
        self.table.wipe()
        self._trash.wipe()
        self.search.clear()
        self._waiting_words.setText("")
        self._count.setText("")

    def primary_focus(self) -> QWidget | None:
        if self._asking:
            return None
        return self.table if self._lines else self._first.findChildren(Button)[0]

    def search_field(self) -> QWidget | None:
        return self.search

    def regions(self) -> list[QWidget]:
        if self._views.currentWidget() is self._trash:
            return [self._trash]
        return [self.search, self.table] if self._lines else [self._first.findChildren(Button)[0]]

    def reflow(self, breakpoint: Breakpoint) -> None:
        narrow = breakpoint is Breakpoint.COLUMN
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._tools_line.setDirection(way)
        self.search.setMinimumWidth(0 if narrow else theme().px(Size.SEARCH))
        self.search.setMaximumWidth(Size.UNBOUNDED if narrow else theme().px(Size.SEARCH))

    # Showing

    def _refresh(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._lines = dossiers.list_dossiers(self.workspace.desk, groups=False)
        self._search_keys = {
            one.engagement_id: plain(f"{one.name} {one.organisation} {one.known_as}") for one in self._lines
        }
        waiting = len(clients.without_dossier(self.workspace.desk))
        words = ngettext("{count} contact has no dossier yet.", "{count} contacts have no dossier yet.", waiting)
        self._waiting_words.setText(words.format(count=waiting))
        self._waiting.setVisible(bool(waiting))
        if self._views.currentWidget() is self._trash:
            self._trash.show_trash()
        self._show()

    def _show(self) -> None:
        states = STATES[self.filters.value()]
        sought = plain(self.search.text().strip())
        kept = [one for one in self._lines if one.state in states and sought in self._search_keys[one.engagement_id]]
        self.table.show_lines(kept, self.workspace.desk.today())
        self._tools.setVisible(bool(self._lines))
        for button in (self._new, self._import):
            button.setVisible(bool(self._lines))
        count = ngettext("{count} dossier", "{count} dossiers", len(kept)).format(count=len(kept))
        self._count.setText(count if self._lines else "")
        if not self._lines:
            self._first_trash.setVisible(bool(trash.trashed_dossiers(self.workspace.desk)))
            self._stack.setCurrentWidget(self._first)
        elif kept:
            self._stack.setCurrentWidget(self._card)
        else:
            self._tell_nothing()
        if sought:
            announce(self.search, count)

    def _tell_nothing(self) -> None:
        words = self.search.text().strip()
        if words:
            title = _("Nothing for “{words}”.").format(words=words)
            elsewhere = self.filters.value() != "all"
            text = _("Look among all dossiers, or search everywhere: notes, documents, journal.") if elsewhere else ""
            self._nothing.set_text(title, text or _("Search everywhere: notes, documents, journal."))
        else:
            self._nothing.set_text(_("No dossier here."), _("Other filters may hold some."))
        self._stack.setCurrentWidget(self._nothing)

    def _show_trash(self, shown: bool) -> None:
        if shown:
            self._trash.show_trash()
        was = self._views.currentWidget() is self._trash
        self._views.setCurrentWidget(self._trash if shown else self._list)
        if shown:
            self._trash.start().setFocus(Qt.FocusReason.OtherFocusReason)
        elif was:
            self._read()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # Acting

    def new_dossier(self) -> None:
        """Ask for a first name, and for what is known already."""
        form = NewDossier(self, self.workspace)
        form.made.connect(self._made)
        self._open(form)

    def _open(self, dialog: Dialog) -> None:
        """Show a dialog, which keeps the keyboard although the page is being entered."""
        self._asking = True
        dialog.finished.connect(self._asked)
        dialog.open()

    def _asked(self) -> None:
        self._asking = False

    def _made(self, engagement_id: int) -> None:
        tell(self.workspace, _("Dossier created"), lambda: self._unmake(engagement_id))
        self.workspace.go("dossier", engagement_id=engagement_id)

    def _unmake(self, engagement_id: int) -> None:
        clients.trash_dossier(self.workspace.desk, engagement_id)
        self.workspace.go("dossiers")

    def _choose_for_note(self) -> None:
        lines = dossiers.list_dossiers(self.workspace.desk, states=STATES["all"] - STATES["closed"])
        if not lines:
            self.new_dossier()
            return
        choice = NoteChoice(self, lines, self.workspace.desk.today())
        choice.chosen.connect(self._write_in)
        self._open(choice)

    def _write_in(self, engagement_id: int) -> None:
        made = attempt(self.workspace, lambda: notes.new_note(self.workspace.desk, engagement_id))
        if made is not None:
            self.workspace.changed.emit()
            self.workspace.go("dossier", engagement_id=engagement_id, note_id=made.id)
