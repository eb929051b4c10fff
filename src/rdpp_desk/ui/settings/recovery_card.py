"""The recovery sheet to check from time to time, and the sheet for a lost computer."""

from __future__ import annotations

from datetime import timedelta

from rdpp_desk.actions import recovery
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.settings.recovery_check import CheckSheetDialog
from rdpp_desk.ui.settings.recovery_runbook import runbook_button
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button, Strip, clear, panel, vbox

CHECK_SHEET = "check-sheet"
"""What the page is asked to begin with by a duty of the day."""


def recovery_card(section: Section) -> None:
    """When the sheet was last checked, a button to check it now, another for the runbook."""
    place = vbox()
    check = Button(_("Check my sheet"), "check")

    def show() -> None:
        clear(place)
        place.addWidget(_state(section.desk))

    def begin() -> None:
        dialog = CheckSheetDialog(section, section.workspace)
        dialog.checked.connect(section.kept)
        dialog.checked.connect(show)
        dialog.open()

    check.clicked.connect(begin)
    section.when_loaded(show)
    section.when_asked(CHECK_SHEET, begin)
    section.card(
        section.row(
            _("Does my sheet still open this vault?"),
            _("A sheet that was copied wrong, or replaced, is found out today rather than the day it is needed."),
            check,
        ),
        panel(place),
        section.row(
            _("Computer lost, stolen or broken"),
            _("Two pages to print and keep elsewhere: what to do, where the backups are, whom to tell."),
            runbook_button(section.workspace),
        ),
    )


def _state(desk: Desk) -> Strip:
    last = recovery.last_checked_on(desk)
    if last is None:
        return Strip("warning", _("This sheet was never checked."))
    due = last + timedelta(days=desk.preferences.recovery_check_every_days)
    words = _("Sheet checked on {day}.").format(day=formats.day(last))
    if due < desk.today():
        return Strip("warning", words, _("It is time to check it again."))
    return Strip("success", words, _("To be checked again from {day} on.").format(day=formats.day(due)))
