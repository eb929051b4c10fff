"""The lock and the secrets that open the vault."""

from __future__ import annotations

from rdpp_desk.messages import _, pgettext
from rdpp_desk.ui.settings.secrets import PassphraseDialog, RecoveryDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button


class SecuritySection(Section):
    """Lock delay, passphrase, recovery sheet."""

    key = "security"
    icon = "shield-check"

    @classmethod
    def title(cls) -> str:
        return _("Security")

    def build(self) -> None:
        self.change = Button(pgettext("another", "Change"), name=_("Change the passphrase"))
        self.change.clicked.connect(self._change_passphrase)
        self.renew = Button(_("Make a new sheet"))
        self.renew.clicked.connect(self._new_sheet)
        self.card(
            self.number(
                "lock_after_minutes",
                _("Lock by itself"),
                _("After this time without a key or a click; also at sleep and when the computer’s session locks."),
                _("min"),
            ),
        )
        self.card(
            self.row(
                _("Passphrase"),
                _("Backups made before a change keep opening with the old one."),
                self.change,
            ),
            self.row(
                _("Recovery sheet"),
                _("A new sheet replaces the present one, which then opens older backups only."),
                self.renew,
            ),
        )

    def _change_passphrase(self) -> None:
        dialog = PassphraseDialog(self, self.workspace)
        dialog.changed.connect(self.kept)
        dialog.open()

    def _new_sheet(self) -> None:
        dialog = RecoveryDialog(self, self.workspace)
        dialog.changed.connect(self.kept)
        dialog.open()
