"""The coach's own rhythms, and how long things are kept, with the two dates that follow."""

from __future__ import annotations

from rdpp_desk.messages import _, formats
from rdpp_desk.practice.retention import add_months, notes_destruction
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Label, Strip, units


class RhythmsSection(Section):
    """Reminders inform; they never blame and rarely block."""

    key = "rhythms"
    icon = "bell"

    @classmethod
    def title(cls) -> str:
        return _("Rhythms and retention")

    def build(self) -> None:
        days, years, months = units.days, units.years, units.months
        self.card(
            Label(_("Reminders"), "subtitle"),
            self.number(
                "supervision_every_days", _("Supervision"), _("Today reminds you when this rhythm is passed."), days
            ),
            self.number("backup_every_days", _("Backup"), _("A reminder comes when the last one is older."), days),
            self.number(
                "consent_reminder_days", _("Missing consent"), _("How long before a session it is recalled."), days
            ),
            self.number(
                "signature_reminder_days", _("Missing signature"), _("How long after a document was proposed."), days
            ),
            self.number("client_pause_days", _("Dossier without news"), _("After how long it is mentioned."), days),
        )
        self._dates = Strip("accent", icon="calendar-clock")
        self.card(
            Label(_("How long things are kept"), "subtitle"),
            self.number("notes_kept_years", _("Notes"), _("Counted from the end of the accompaniment."), years),
            self.number(
                "contracts_kept_years", _("Agreements"), _("Counted from the end of the accompaniment."), years
            ),
            self.number(
                "audit_kept_years",
                _("Register of the vault"),
                _("Exports, prints, erasures, openings; older lines go at the next opening."),
                years,
            ),
            self.number(
                "backups_kept_months", _("Backups"), _("How long you keep an old copy before destroying it."), months
            ),
            self._dates,
        )
        self.workspace.changed.connect(self._show_dates)

    def load(self) -> None:
        self._show_dates()

    def _show_dates(self) -> None:
        if not self.desk.vault.is_open:
            return
        kept, today = self.desk.preferences, self.desk.today()
        notes = notes_destruction(today, kept.notes_kept_years, kept.backups_kept_months)
        contracts = add_months(today, 12 * kept.contracts_kept_years)
        words = _(
            "For an accompaniment that would end today, its notes are to be destroyed here on {here}; the last backup "
            "that holds them expires on {backup}. Its agreements are kept until {contracts}."
        )
        self._dates.tell(
            "accent",
            _("What this means"),
            words.format(
                here=formats.day(notes.here), backup=formats.day(notes.last_backup), contracts=formats.day(contracts)
            ),
        )
