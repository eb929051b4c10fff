"""Every document of the practice: the ones that wait for a signature first, with who has signed and since when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from rdpp_desk.actions import document_lists, documents
from rdpp_desk.actions.document_lists import DocumentListing
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.ui.agreements.rows import row_of, sought_in
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Size, Space, theme
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    EmptyState,
    Label,
    ListView,
    MenuButton,
    SearchEdit,
    Segmented,
    announce,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.date_text import plain
from rdpp_desk.ui.workspace import Workspace

_D = DocumentState
_STATES: Mapping[str, frozenset[DocumentState]] = {
    "all": frozenset(_D),
    "waiting": frozenset({_D.PROPOSED, _D.SIGNED}),
    "drafts": frozenset({_D.DRAFT}),
    "in_force": frozenset({_D.IN_FORCE}),
    "ended": frozenset({_D.ENDED, _D.REPLACED, _D.WITHDRAWN}),
}


class AgreementsPage(Page):
    """Opens the wizard for a draft, the follow-up of signatures for the others."""

    nav = "agreements"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._found: dict[int, DocumentListing] = {}
        self._narrow = False
        self._count = Label("", "caption")
        self.search = SearchEdit(_("Search a name or an organisation"))
        self.search.searched.connect(lambda _text: self._show())
        choices = [
            ("all", _("All")),
            ("waiting", _("To sign")),
            ("drafts", _("Drafts")),
            ("in_force", _("In force")),
            ("ended", _("Ended")),
        ]
        self.filters = Segmented(choices, _("Which documents"), "all")
        self.filters.changed.connect(lambda _key: self._show())
        self.list = ListView(_("Documents"))
        self.list.opened.connect(self._open)
        self._build()
        workspace.changed.connect(self._refresh)

    def _build(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.S3)
        self._line.addWidget(self.search)
        self._line.addLayout(hbox(self.filters, None), 1)
        self._tools = panel(self._line)
        self._card = Card((self.list, 1), margins=(Space.S1, Space.S2, Space.S1, Space.S2))
        self._nothing = EmptyState("search", "")
        self._to_dossiers = Button(_("See the dossiers"), "folder-open")
        self._to_dossiers.clicked.connect(lambda: self.workspace.go("dossiers"))
        text = _("A consent form or an agreement is prepared from the dossier of the person it is about.")
        self._empty = EmptyState("signature", _("No document yet."), text, [self._to_dossiers])
        self._stack = QStackedWidget()
        for part in (self._card, self._nothing, self._empty):
            self._stack.addWidget(part)
        self.new = MenuButton(
            _("New document of the practice"), _("New document"), "plus", "outlined", "normal", chevron=True
        )
        for kind in documents.offered(None):
            self.new.add(label(kind), partial(self._begin, kind), "file-text")
        self.new.setVisible(bool(documents.offered(None)))
        title = hbox((vbox(Label(_("Agreements"), "display"), self._count, spacing=0), 1), self.new)
        margins = (Space.PAGE, Space.S5, Space.PAGE, Space.S4)
        body = vbox(title, Space.S2, self._tools, (self._stack, 1), spacing=Space.S2, margins=margins)
        self.setLayout(vbox(panel(body)))

    def title(self) -> str:
        return _("Agreements")

    def enter(self, **params: object) -> None:
        self._read()

    def wipe(self) -> None:
        self._found = {}
        self.list.wipe()
        self.search.clear()
        self._count.setText("")

    def primary_focus(self) -> QWidget | None:
        return self.list if self._found else self._to_dossiers

    def search_field(self) -> QWidget | None:
        return self.search

    def regions(self) -> list[QWidget]:
        return [self.search, self.list] if self._found else [self._to_dossiers]

    def reflow(self, breakpoint: Breakpoint) -> None:
        narrow = breakpoint is Breakpoint.COLUMN
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        self.search.setMinimumWidth(0 if narrow else theme().px(Size.SEARCH))
        self.search.setMaximumWidth(Size.UNBOUNDED if narrow else theme().px(Size.SEARCH))
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _refresh(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._found = {one.document.id: one for one in document_lists.documents(self.workspace.desk)}
        self._show()

    def _show(self) -> None:
        states, sought = _STATES[self.filters.value()], plain(self.search.text().strip())
        kept = [one for one in self._found.values() if one.document.state in states and sought in plain(sought_in(one))]
        desk = self.workspace.desk
        shown_for = (desk.today(), desk.preferences, desk.practitioner.agreement)
        self.list.set_rows([row_of(one, *shown_for, narrow=self._narrow) for one in kept])
        count = ngettext("{count} document", "{count} documents", len(kept)).format(count=len(kept))
        self._count.setText(count if self._found else "")
        self._tools.setVisible(bool(self._found))
        if not self._found:
            self._stack.setCurrentWidget(self._empty)
        elif kept:
            self._stack.setCurrentWidget(self._card)
        else:
            words = self.search.text().strip()
            title = _("Nothing for “{words}”.").format(words=words) if words else _("No document here.")
            self._nothing.set_text(title, _("Other filters may hold some."))
            self._stack.setCurrentWidget(self._nothing)
        if sought:
            announce(self.search, count)

    def _begin(self, kind: DocumentKind) -> None:
        """A document of the whole practice, or the one begun."""
        try:
            begun = documents.start_document(self.workspace.desk, None, kind)
        except DeskError as failure:
            self.workspace.toasts.show(str(sentences.error(failure).what))
            return
        self.workspace.changed.emit()
        self.workspace.go("wizard", document_id=begun.id)

    def _open(self, key: object) -> None:
        found = self._found.get(key) if isinstance(key, int) else None
        if found is not None:
            draft = found.document.state is DocumentState.DRAFT
            self.workspace.go("wizard" if draft else "document", document_id=found.document.id)
