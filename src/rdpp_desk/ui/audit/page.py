"""Registre du coffre: what left it, who opened it, what was erased; newest first, and what is sought in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from rdpp_desk.actions import audit
from rdpp_desk.actions.audit import Line, Sought
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.audit.filters import AuditFilters
from rdpp_desk.ui.audit.register_check import RegisterCheck
from rdpp_desk.ui.audit.rows import rows_of
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    EmptyState,
    FlowLayout,
    Label,
    ListView,
    Paragraph,
    ScrollPage,
    announce,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_A_PAGE = 100
_READABLE = 900


class AuditPage(Page):
    """Reads a page of lines at a time. A line leads to the document or dossier that it concerns."""

    nav = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines: list[Line] = []
        self._count = Label("", "caption")
        self.filters = AuditFilters(workspace.desk)
        self.filters.changed.connect(self._read)
        self.list = ListView(_("Lines of the register"))
        self.list.opened.connect(self._open)
        self.more = Button(_("Show older lines"), "chevron-down")
        self.more.clicked.connect(self._read_more)
        self.check = RegisterCheck(workspace)
        self._kept = Label("", "caption")
        self.keeping = Button(_("Change how long"), variant="link", size="small")
        self.keeping.clicked.connect(lambda: workspace.go("settings", section="rhythms"))
        self._build()
        self._narrow()
        workspace.changed.connect(self._refresh)
        manager().changed.connect(self._narrow)

    def _build(self) -> None:
        explained = Paragraph(
            _("What left the vault, who opened it, what was erased. What you read in it is never recorded.")
        )
        listed = Card(self.list, hbox(None, self.more, None), margins=(Space.S1, Space.S2, Space.S1, Space.S2))
        self._nothing = EmptyState("search", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        words = vbox(Label(_("Register of the vault"), "display"), explained, spacing=Space.S1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(Space.S3)
        self._top.addLayout(words, 1)
        self._top.addWidget(self.check.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        counted = panel(FlowLayout(self._count, self._kept, self.keeping, spacing=Space.S2))
        self._inner = QWidget()
        self._inner.setLayout(
            vbox(self._top, self.check, self.filters, counted, self._stack, None, spacing=Space.S3)
        )
        self.setLayout(vbox(ScrollPage(hbox((self._inner, 1000), None, spacing=0))))

    def title(self) -> str:
        return _("Register of the vault")

    def enter(self, **params: object) -> None:
        self.filters.load()
        years = self.workspace.desk.preferences.audit_kept_years
        kept = ngettext("Lines are kept for {count} year.", "Lines are kept for {count} years.", years)
        self._kept.setText(kept.format(count=years))
        self._read()

    def wipe(self) -> None:
        self._lines = []
        self.list.wipe()
        self.filters.wipe()
        self._count.setText("")

    def primary_focus(self) -> QWidget | None:
        return self.filters.search

    def search_field(self) -> QWidget | None:
        return self.filters.search

    def regions(self) -> list[QWidget]:
        return [self.check.button, self.filters.search, *([self.list] if self._lines else [])]

    def reflow(self, breakpoint: Breakpoint) -> None:
        column = breakpoint is Breakpoint.COLUMN
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if column else QBoxLayout.Direction.LeftToRight)

    def _refresh(self) -> None:
        if self.isVisible():
            self.filters.load()
            self._read()

    def _read(self) -> None:
        self._lines = []
        self._read_more()
        if self.filters.sought() != Sought():
            announce(self.filters.search, self._count.text())

    def _read_more(self) -> None:
        before = self._lines[-1].id if self._lines else None
        found = audit.lines(self.workspace.desk, self.filters.sought(), before, _A_PAGE)
        self._lines += found.lines
        self.list.set_rows(tuple(rows_of(self._lines)))
        self.list.setFixedHeight(self.list.content_height())
        self.more.setVisible(found.more)
        self._say(more=found.more)

    def _say(self, *, more: bool) -> None:
        count = len(self._lines)
        words = ngettext("{count} line", "{count} lines", count)
        if more:
            words = _("The {count} latest lines")
        self._count.setText(words.format(count=formats.number(count)) if count else "")
        self._count.setVisible(bool(count))
        if self._lines:
            self._stack.setCurrentIndex(0)
            return
        if self.filters.sought() == Sought():
            self._nothing.set_text(_("The register is empty."), _("Its first line will come with the next opening."))
        else:
            self._nothing.set_text(_("No line like this."), _("Other filters may show some."))
        self._stack.setCurrentIndex(1)

    def _open(self, key: object) -> None:
        place = next((line.place for line in self._lines if line.id == key), None)
        if place is not None and place[0] == "document":
            self.workspace.go("document", document_id=place[1])
        elif place is not None:
            self.workspace.go("dossier", engagement_id=place[1])

    def _narrow(self) -> None:
        self._inner.setMaximumWidth(theme().px(_READABLE))
        self.list.setFixedHeight(self.list.content_height())
