"""The right column of the journal: the supervision counter, and the passages that wait for a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal

from rdpp_desk.actions.supervision import Journal
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.supervision import EntryState
from rdpp_desk.ui.supervision.waiting_list import WaitingList
from rdpp_desk.ui.supervision.words import entry_title
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Kind, Label, MenuButton, Paragraph, ProgressBar, clear, hbox

_OFFERED = 8


class CounterCard(Card):
    """Days and practice hours since the last supervision, against the practitioner's own rhythm."""

    def __init__(self, on_record: Callable[[], object]) -> None:
        super().__init__(Label(_("Supervision"), "overline"), spacing=Space.S2)
        self._inside = Card(kind="plain", spacing=Space.S2, margins=(0, 0, 0, 0))
        self._inside.setProperty("card", "none")
        self.column.addWidget(self._inside)
        record = Button(_("Record a supervision"), "calendar-check", size="small")
        record.clicked.connect(lambda: on_record())
        self.column.addLayout(hbox(record, None))

    def show_counter(self, counter: SupervisionCounter) -> None:
        """Show where it stands."""
        column = self._inside.column
        clear(column)
        hours = formats.minutes(counter.practice_minutes)
        if counter.days is None or counter.last_on is None:
            column.addWidget(Paragraph(_("No supervision recorded yet.")))
            if counter.practice_minutes:
                column.addWidget(Label(_("{hours} of practice so far").format(hours=hours), "caption"))
            return
        days = ngettext("{count} day", "{count} days", counter.days).format(count=counter.days)
        planned = _("of {every} planned").format(every=counter.every_days)
        bottom = Qt.AlignmentFlag.AlignBottom
        column.addLayout(hbox(Label(days, "title"), (Label(planned, "caption"), 0, bottom), None))
        spoken = ngettext(
            "{count} day since the last supervision", "{count} days since the last supervision", counter.days
        ).format(count=counter.days)
        kind: Kind = "warning" if counter.days_late else "accent"
        most = max(counter.every_days, 1)
        column.addWidget(ProgressBar(spoken, min(counter.days, most), most, kind))
        if counter.days_late:
            late = ngettext("{count} day late", "{count} days late", counter.days_late).format(count=counter.days_late)
            column.addWidget(Label(late, "label", tone="warning"))
        last = _("Last one on {day}").format(day=formats.day(counter.last_on))
        column.addWidget(Paragraph(last, "caption"))
        column.addWidget(Paragraph(_("{hours} of practice since").format(hours=hours), "caption"))

    def wipe(self) -> None:
        """Forget the figures."""
        clear(self._inside.column)


class WaitingCard(Card):
    """Passages « à travailler » from the notes; `take_asked` gives the marks and the page that takes them (0: new)."""

    take_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(spacing=Space.S2)
        self._title = Label(_("To work on"), "overline")
        self._said = Paragraph("")
        self.list = WaitingList()
        self.take = MenuButton(_("Take into a page"), text=_("Take into…"), icon="bookmark-plus", variant="outlined")
        self.list.ticked_changed.connect(self._ticked)
        for item in (self._title, self._said, self.list):
            self.column.addWidget(item)
        self.column.addLayout(hbox(self.take, None, margins=(0, Space.S1, 0, 0)))
        self._ticked(0)

    def show_journal(self, journal: Journal, *, discreet: bool = False) -> None:
        """Show what waits, and the pages that can take it."""
        count = len(journal.waiting)
        self.setVisible(bool(count))
        self._said.set_text(
            ngettext(
                "{count} passage marked in your notes. It is copied: the note does not change.",
                "{count} passages marked in your notes. They are copied: the notes do not change.",
                count,
            ).format(count=count)
        )
        self.list.show_passages(journal.waiting, self.list.ticked())
        self.take.menu_of_actions.clear()
        self.take.add(_("A new page"), partial(self._ask, 0), "plus")
        started = [one.entry for one in journal.entries if one.entry.state is not EntryState.BROUGHT]
        if started:
            self.take.menu_of_actions.addSeparator()
        for entry in started[:_OFFERED]:
            self.take.add(entry_title(entry, discreet=discreet), partial(self._ask, entry.id), "notebook-pen")

    def wipe(self) -> None:
        """Forget every passage and page."""
        self.list.wipe()
        self._said.set_text("")
        self.take.menu_of_actions.clear()

    def _ask(self, entry_id: int) -> None:
        self.take_asked.emit(self.list.ticked(), entry_id)

    def _ticked(self, count: int) -> None:
        self.take.setEnabled(bool(count))
        self.take.setToolTip("" if count else _("Tick the passages to take first."))
