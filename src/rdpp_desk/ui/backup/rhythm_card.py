"""How often copies make themselves, how many are kept, how often one is read back; applied at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from rdpp_desk.actions import preferences as choices
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.ui.settings.section import SettingRow
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Check,
    FlowLayout,
    Label,
    NumberField,
    Paragraph,
    Strip,
    panel,
    units,
    vbox,
)
from rdpp_desk.ui.widgets.units import Unit
from rdpp_desk.ui.workspace import Workspace


class RhythmCard(Card):
    """What was chosen, in words, and the choices folded under it; `kept` once one was stored."""

    kept = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S4)
        self._desk = workspace.desk
        self._filling = False
        self._numbers: dict[str, NumberField] = {}
        self.problem = Strip("danger")
        self.at_quit = Check(
            _("Also when I quit"), help_text=_("If something was written since the last copy. You can always skip it.")
        )
        self.at_quit.toggled.connect(lambda on: self._keep(backup_at_quit=on))
        self.summary = Paragraph("")
        self.change = Button(_("Change the rhythm"), size="small")
        self.change.clicked.connect(self._unfold)
        self._folded = panel(FlowLayout(self.change))
        self._rows = vbox(spacing=Space.S4)
        self.choices = panel(self._rows)
        self.choices.hide()
        for part in (Label(_("Rhythm"), "subtitle"), self.problem, self.summary, self._folded, self.choices):
            self.column.addWidget(part)
        self._number(
            "backup_every_hours", _("A copy every"), _("Hours of work, idle time not counted; 0: never."), units.hours
        )
        self._rows.addWidget(self.at_quit)
        days, weeks, months = units.days, units.weeks, units.months
        self._number("backups_daily", _("One a day for"), "", days)
        self._number("backups_weekly", _("One a week for"), "", weeks)
        self._number("backups_monthly", _("One a month for"), "", months)
        gone = _("What you erase is then gone from every copy by that time.")
        self._number("backups_kept_months", _("None beyond"), gone, months)
        self._number(
            "rehearsal_every_days", _("Try a restore every"), _("Today reminds you when this time has passed."), days
        )
        self.load()

    def load(self) -> None:
        """Show what is stored."""
        self._filling = True
        chosen = self._desk.preferences
        for name, field in self._numbers.items():
            if not field.hasFocus():
                field.set_value(getattr(chosen, name))
        self.at_quit.setChecked(chosen.backup_at_quit)
        self._filling = False
        self.summary.set_text(_summary(chosen))

    def _unfold(self) -> None:
        self._folded.hide()
        self.choices.show()
        self._numbers["backup_every_hours"].setFocus()

    def _number(self, name: str, label: str, sentence: str, unit: str | Unit) -> None:
        least, most = choices.LIMITS[name]
        field = NumberField(label, getattr(self._desk.preferences, name), least, most, unit=unit)
        row = SettingRow(label, sentence, field)
        field.left.connect(row.field.verify)
        field.changed.connect(lambda value: self._keep(**{name: value}) if value is not None else None)
        self._numbers[name] = field
        self._rows.addWidget(row)

    def _keep(self, **changes: Any) -> None:
        if self._filling:
            return
        present = choices.preferences(self._desk)
        wanted = replace(present, **changes)
        if wanted == present:
            return
        try:
            choices.save_preferences(self._desk, wanted)
        except DeskError as failure:
            self.problem.tell("danger", str(sentences.error(failure)))
            return
        self.problem.hide()
        self.summary.set_text(_summary(wanted))
        self.kept.emit()


def _summary(chosen: Preferences) -> str:
    """When copies make themselves, and how long they are kept."""
    hours = chosen.backup_every_hours
    if hours and chosen.backup_at_quit:
        words = ngettext(
            "A copy every hour of work, and when you quit.",
            "A copy every {count} hours of work, and when you quit.",
            hours,
        )
    elif hours:
        words = ngettext("A copy every hour of work.", "A copy every {count} hours of work.", hours)
    else:
        words = _("A copy when you quit.") if chosen.backup_at_quit else _("No copy makes itself.")
    kept = _(
        "You keep those of today, one a day for {daily} days, one a week for {weekly} weeks, one a month for "
        "{monthly} months, and none beyond {months} months."
    ).format(
        daily=chosen.backups_daily,
        weekly=chosen.backups_weekly,
        monthly=chosen.backups_monthly,
        months=chosen.backups_kept_months,
    )
    return f"{words.format(count=hours)} {kept}"
