"""For the day that something happens: the sheet for a lost computer, the full change of key."""

from __future__ import annotations

from rdpp_desk.messages import _
from rdpp_desk.ui.settings.new_key import NewKeyDialog
from rdpp_desk.ui.settings.recovery_runbook import runbook_button
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button


def trouble_card(section: Section) -> None:
    """What each is for, and its button."""

    def begin() -> None:
        dialog = NewKeyDialog(section, section.workspace)
        dialog.changed.connect(section.kept)
        dialog.changed.connect(section.load)
        dialog.open()

    change = Button(_("Change the key"), name=_("Change the key of the vault"))
    change.clicked.connect(begin)
    section.card(
        section.row(
            _("Computer lost, stolen or broken"),
            _("Two pages to print and keep elsewhere: what to do, where the backups are, whom to tell."),
            runbook_button(section.workspace),
        ),
        section.row(
            _("Someone may have opened or copied this vault"),
            _("The whole vault is written again under a new key, and a new recovery sheet replaces the present one."),
            change,
        ),
    )
