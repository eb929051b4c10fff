"""The passphrase and the recovery sheet, to replace and to check."""

from __future__ import annotations

from rdpp_desk.messages import _, pgettext
from rdpp_desk.ui.settings.check_rows import check_rows
from rdpp_desk.ui.settings.secrets import PassphraseDialog, RecoveryDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button


def secrets_card(section: Section) -> None:
    """A button for each."""

    def change_passphrase() -> None:
        dialog = PassphraseDialog(section, section.workspace)
        dialog.changed.connect(section.kept)
        dialog.open()

    def new_sheet() -> None:
        dialog = RecoveryDialog(section, section.workspace)
        dialog.changed.connect(section.kept)
        dialog.open()

    change = Button(pgettext("another", "Change"), name=_("Change the passphrase"))
    change.clicked.connect(change_passphrase)
    renew = Button(_("Make a new sheet"))
    renew.clicked.connect(new_sheet)
    section.card(
        section.row(
            _("Passphrase"),
            _("Backups made before a change keep opening with the old one."),
            change,
        ),
        section.row(
            _("Recovery sheet"),
            _("A new sheet replaces the present one, which then opens older backups only."),
            renew,
        ),
        *check_rows(section),
    )
