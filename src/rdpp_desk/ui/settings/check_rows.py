"""The recovery sheet, to check from time to time."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import recovery
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.settings.recovery_check import CheckSheetDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button, Strip, clear, panel, vbox

CHECK_SHEET = "check-sheet"
"""What the page is asked to begin with by a duty of the day."""


def check_rows(section: Section) -> tuple[QWidget, QWidget]:
    """A button to check the sheet now, and when it was last checked."""
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
    row = section.row(
        _("Does my sheet still open this vault?"),
        _("A sheet that was copied wrong, or replaced, is found out today rather than the day it is needed."),
        check,
    )
    return row, panel(place)


def _state(desk: Desk) -> Strip:
    last = recovery.last_checked_on(desk)
    if last is None:
        return Strip("warning", _("This sheet was never checked."))
    due = last + timedelta(days=desk.preferences.recovery_check_every_days)
    words = _("Sheet checked on {day}.").format(day=formats.day(last))
    if due < desk.today():
        return Strip("warning", words, _("It is time to check it again."))
    return Strip("success", words, _("To be checked again from {day} on.").format(day=formats.day(due)))
