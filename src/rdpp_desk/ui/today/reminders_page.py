"""Rappels: every duty, those put off included, with the rule behind each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import today as reading
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.duties import Duty
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.today.acts import DutyActs
from rdpp_desk.ui.today.duty_row import DutyRow
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    EmptyState,
    FocusPlace,
    Label,
    Paragraph,
    ScrollPage,
    Separator,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace


class RemindersPage(Page):
    """Rebuilt each time it is entered or something changed."""

    nav = "reminders"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._acts = DutyActs(workspace, self)
        self._place = FocusPlace(self)
        self._column = vbox(spacing=Space.S3)
        self._rhythms = Button(_("Change my rhythms"), "sliders-horizontal")
        self._rhythms.clicked.connect(lambda: workspace.go("settings", section="rhythms"))
        sentence = Paragraph(_("What your own rhythms and the charter ask."))
        words = vbox(Label(_("Reminders"), "display"), sentence, spacing=2)
        header = hbox((words, 1), self._rhythms)
        self.setLayout(vbox(ScrollPage(header, Space.S3, panel(self._column), None)))
        workspace.changed.connect(self._changed)

    def title(self) -> str:
        return _("Reminders")

    def enter(self, **params: object) -> None:
        self._refresh()

    def wipe(self) -> None:
        clear(self._column)
        self._place.forget()

    def primary_focus(self) -> QWidget | None:
        return self._rhythms

    def _changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        desk = self.workspace.desk
        away = reading.put_off(desk)
        every = reading.reminders(desk)
        self._place.leave()
        clear(self._column)
        now = [duty for duty in every if duty.key not in away]
        later = [duty for duty in every if duty.key in away]
        if not every:
            self._column.addWidget(EmptyState("circle-check", _("Everything is up to date."), kind="success"))
        if now:
            self._column.addWidget(self._card(now))
        if later:
            self._column.addSpacing(Space.S3)
            self._column.addWidget(Label(_("Put off"), "title"))
            for duty in later:
                back = _("Comes back on {day}").format(day=formats.weekday(away[duty.key]))
                self._column.addWidget(Label(back, "caption"))
                self._column.addWidget(self._card([duty], put_off=True))
        self._place.back(self._rhythms)

    def _card(self, duties: list[Duty], put_off: bool = False) -> Card:
        card = Card(spacing=0, margins=(Space.S1,) * 4)
        for number, duty in enumerate(duties):
            if number:
                card.column.addWidget(Separator())
            row = DutyRow(duty, self.workspace.desk, self._acts.do, self._bring_back if put_off else self._put_off)
            if put_off:
                row.later.set_icon("undo-2")
                row.later.setAccessibleName(_("Show again now"))
                row.later.setToolTip(_("Show again now"))
            card.column.addWidget(row)
            self._place.add(row.key, row, row.start)
        return card

    def _put_off(self, duty: Duty) -> None:
        until = reading.snooze(self.workspace.desk, duty, 7)
        self.workspace.changed.emit()
        self.workspace.toasts.show(
            _("Put off to {day}").format(day=formats.weekday(until)), lambda: self._bring_back(duty)
        )

    def _bring_back(self, duty: Duty) -> None:
        reading.unsnooze(self.workspace.desk, duty)
        self.workspace.changed.emit()
