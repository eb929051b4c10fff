"""« Noter une supervision »: when, how long, with whom, and which pages were worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import supervision
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.supervision import EntryState, SupervisionEntry, SupervisionFormat
from rdpp_desk.ui.clients.acts import tell
from rdpp_desk.ui.supervision.supervisor_fields import SupervisorFields
from rdpp_desk.ui.supervision.words import entry_number, entry_title
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Check,
    Combo,
    DateField,
    Dialog,
    Field,
    Label,
    MinutesField,
    Paragraph,
    Strip,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 580
_USUAL, _LONGEST = 60, 24 * 60
_OFFERED = 12


class SupervisionDialog(Dialog):
    """`recorded` once stored. `pages` are ticked at first; without any, those that are ready."""

    recorded = Signal()

    def __init__(self, host: QWidget, workspace: Workspace, pages: Sequence[int] = ()) -> None:
        super().__init__(host, _("Record a supervision"), icon="calendar-check", width=_WIDTH)
        self._workspace = workspace
        desk = workspace.desk
        entries = [one.entry for one in supervision.journal(desk).entries]
        again = next((one for one in entries if one.id in pages and one.held_on is not None), None)
        self._problem = Strip("danger")
        self.day = DateField(_("Day"), again.held_on if again else desk.today(), today=desk.today, required=True)
        self.minutes = MinutesField(_("Length"), (again.minutes if again else 0) or _USUAL, most=_LONGEST)
        formats = [(kind, label(kind)) for kind in SupervisionFormat]
        self.kind = Combo(formats, _("Kind"), again.format if again else SupervisionFormat.INDIVIDUAL)
        self.supervisor = SupervisorFields(desk, again.supervisor_id if again else None)
        self._day = Field(_("Day"), self.day, check=self._day_wrong)
        self._length = Field(_("Length"), self.minutes, check=self._length_wrong)
        self.ticks = self._page_ticks(entries, pages)
        self.add(self._problem)
        self.add(panel(hbox((self._day, 1), (self._length, 1), spacing=Space.S3)))
        self.add(Field(_("Kind"), self.kind))
        self.add(self.supervisor)
        self.add(self._pages_part())
        back = Button(_("Change nothing"))
        back.clicked.connect(lambda: self.close_with(""))
        self.store = Button(_("Record it"), icon="check", variant="primary", shortcut="Ctrl+Return")
        self.store.clicked.connect(self._store)
        for button in (back, self.store):
            self._buttons.addWidget(button)
        self.column.setSpacing(Space.S4)
        self._first = self.day

    def _page_ticks(self, entries: Sequence[SupervisionEntry], pages: Sequence[int]) -> dict[int, Check]:
        offered = [one for one in entries if one.id in pages or one.state is not EntryState.BROUGHT]
        ticks = {}
        for entry in offered[:_OFFERED]:
            on = entry.id in pages if pages else entry.state is EntryState.READY
            title = entry_title(entry, discreet=self._workspace.desk.discreet)
            number = entry_number(entry)
            ticks[entry.id] = Check(title, on, "" if title == number else number)
        return ticks

    def _pages_part(self) -> QWidget:
        if not self.ticks:
            return Paragraph(_("No page is waiting: one will be made for this supervision."), "caption")
        heading = Label(_("Pages worked on"), "label")
        none = Paragraph(_("Without any, a page is made for this supervision."), "caption")
        return panel(vbox(heading, *self.ticks.values(), none, spacing=Space.S1))

    def _day_wrong(self) -> str:
        day = self.day.value()
        if day is not None and day > self._workspace.desk.today():
            return _("A supervision is recorded once it has taken place.")
        return ""

    def _length_wrong(self) -> str:
        return "" if self.minutes.value() else _("How long was it, in minutes?")

    def _store(self) -> None:
        if not (self._day.verify() & self._length.verify() & self.supervisor.verify()):
            return
        try:
            self._record()
        except DeskError as failure:
            said = sentences.error(failure)
            self._problem.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))

    def _record(self) -> None:
        desk, day, length = self._workspace.desk, self.day.value(), self.minutes.value()
        if day is None or length is None:
            return
        kind = SupervisionFormat(str(self.kind.value()))
        chosen = [entry_id for entry_id, tick in self.ticks.items() if tick.isChecked()]
        before = [supervision.open_entry(desk, entry_id).entry for entry_id in chosen]
        made = supervision.mark_brought(desk, chosen, day, length, self.supervisor.settled(), kind)

        def undo() -> None:
            for entry in before:
                supervision.save_entry(desk, entry)
            if not before:
                supervision.trash_entry(desk, made[0].id)

        self.close_with("recorded")
        tell(self._workspace, _("Supervision recorded"), undo)
        self.recorded.emit()
