"""The journal: its pages newest first, what waits for one, and how long since the last supervision."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions import supervision
from rdpp_desk.actions.supervision import Journal, OpenEntry
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.supervision import EntryState
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.supervision.acts import begin_page, take
from rdpp_desk.ui.supervision.extract_dialog import ExtractDialog
from rdpp_desk.ui.supervision.side_cards import CounterCard, WaitingCard
from rdpp_desk.ui.supervision.supervision_dialog import SupervisionDialog
from rdpp_desk.ui.supervision.words import (
    STATE_ICONS,
    capitalised,
    entry_number,
    entry_title,
    passages_count,
    state_words,
)
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    EmptyState,
    FlowLayout,
    Label,
    ListView,
    Paragraph,
    RowItem,
    ScrollPage,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_SIDE = 312


class JournalPage(Page):
    """Read anew each time it is entered or something changed; it holds nothing that can be lost."""

    nav = "journal"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.list = ListView(_("Pages of the journal, newest first"))
        self.list.opened.connect(lambda key: self.workspace.go("entry", entry_id=key))
        self.counter = CounterCard(self._record)
        self.waiting = WaitingCard()
        self.waiting.take_asked.connect(self._take)
        self.waiting.list.setProperty("veil", "slim")
        self.waiting.list.resized.connect(self._resize)
        self.extract = Button(_("Prepare the pseudonymised extract"), "scan-text", "primary")
        self.extract.clicked.connect(lambda: self.open_extract())
        self.new_page = Button(_("New page"), "plus")
        self.new_page.clicked.connect(lambda: begin_page(self.workspace))
        self._pages = Card(self.list, spacing=0, margins=(Space.S1,) * 4)
        first = Button(_("Write the first page"), "plus", "soft")
        first.clicked.connect(lambda: begin_page(self.workspace))
        self._empty = EmptyState(
            "notebook-pen",
            _("Your journal begins here"),
            _("A page holds one question for your supervisor. Passages that you mark in your notes come here too."),
            [first],
        )
        self._nothing = Card(self._empty, spacing=0)
        self._build()
        workspace.changed.connect(self._refresh)
        manager().changed.connect(self._resize)

    def _build(self) -> None:
        self._buttons = panel(FlowLayout(self.new_page, self.extract, spacing=Space.S2 + 2, between=Space.S2))
        words = vbox(
            Label(_("Supervision journal"), "display"),
            Paragraph(_("What you take to supervision. Nothing leaves it before you have reread it.")),
            spacing=2,
        )
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.setSpacing(Space.S3)
        self._header.addLayout(words, 1)
        self._header.addWidget(self._buttons)
        self._side = panel(vbox(self.counter, self.waiting, None, spacing=Space.CARD))
        left = panel(vbox(self._pages, self._nothing, None, spacing=0))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(Space.CARD + 2)
        self._body.addWidget(left, 1)
        self._body.addWidget(self._side)
        self.setLayout(vbox(ScrollPage(self._header, Space.S5, self._body, None, spacing=0)))

    def title(self) -> str:
        return _("Supervision journal")

    def enter(self, **params: object) -> None:
        self._refresh()
        if params.get("then") == "extract":
            self.open_extract()
        elif params.get("then") == "record":
            self._record()

    def wipe(self) -> None:
        self.list.wipe()
        self.counter.wipe()
        self.waiting.wipe()

    def sensitive(self) -> list[QWidget]:
        return [self.waiting.list]

    def primary_focus(self) -> QWidget | None:
        return self.list if self.list.rows() else self.new_page

    def regions(self) -> list[QWidget]:
        return [self.primary_focus() or self, self._side]

    def reflow(self, breakpoint: Breakpoint) -> None:
        down = QBoxLayout.Direction.TopToBottom
        column = breakpoint is Breakpoint.COLUMN
        self._body.setDirection(down if column else QBoxLayout.Direction.LeftToRight)
        narrow = breakpoint is not Breakpoint.FULL
        self._header.setDirection(down if narrow else QBoxLayout.Direction.LeftToRight)
        self._resize()

    def open_extract(self) -> None:
        """Ask which pages, then reread them."""
        dialog = ExtractDialog(self, self.workspace, self._since_last())
        dialog.chosen.connect(self._review)
        dialog.open()

    def _since_last(self) -> date | None:
        """The day the oldest page not yet brought was written: what the next supervision is about."""
        journal = supervision.journal(self.workspace.desk)
        return min(
            (one.entry.written_on for one in journal.entries if one.entry.state is not EntryState.BROUGHT),
            default=None,
        )

    def _review(self, start: object, end: object, unlinked: bool) -> None:
        self.workspace.go("review", start=start, end=end, unlinked=unlinked)

    def _record(self) -> None:
        SupervisionDialog(self, self.workspace).open()

    def _take(self, marks: tuple[int, ...], entry_id: int) -> None:
        taken = take(self.workspace, marks, entry_id)
        if taken:
            self.workspace.go("entry", entry_id=taken)

    def _refresh(self) -> None:
        journal = supervision.journal(self.workspace.desk)
        self._show_pages(journal)
        self.counter.show_counter(journal.counter)
        self.waiting.show_journal(journal, discreet=self.workspace.desk.discreet)
        self.extract.setEnabled(bool(journal.entries))
        self.extract.setToolTip("" if journal.entries else _("Write a page first."))

    def _show_pages(self, journal: Journal) -> None:
        rows, month = [], ""
        for one in journal.entries:
            written = capitalised(formats.month(one.entry.written_on))
            if written != month:
                month = written
                rows.append(RowItem(None, month, header=True))
            rows.append(_row(one, discreet=self.workspace.desk.discreet))
        self.list.set_rows(rows)
        self._pages.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._resize()

    def _resize(self) -> None:
        column = self._body.direction() is QBoxLayout.Direction.TopToBottom
        self._side.setMinimumWidth(0 if column else theme().px(_SIDE))
        self._side.setMaximumWidth(Size.UNBOUNDED if column else theme().px(_SIDE))
        self.list.setFixedHeight(max(1, self.list.content_height()))


def _row(one: OpenEntry, *, discreet: bool) -> RowItem:
    entry = one.entry
    title, number = entry_title(entry, discreet=discreet), entry_number(entry)
    parts = [
        "" if title == number else number,
        formats.day(entry.written_on, year=False),
        ", ".join(one.who),
        passages_count(len(one.passages)) if one.passages else "",
    ]
    return RowItem(
        entry.id,
        title,
        " · ".join(part for part in parts if part),
        chips=(state_words(entry),),
        icon=STATE_ICONS[entry.state],
    )
