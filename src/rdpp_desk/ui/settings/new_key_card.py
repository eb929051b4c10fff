"""The full change of key, for the day of a doubt: one line among the security settings."""

from __future__ import annotations

from rdpp_desk.messages import _, pgettext
from rdpp_desk.ui.settings.new_key import NewKeyDialog
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button


def new_key_card(section: Section) -> None:
    """What it is for, and the button that begins it."""

    def begin() -> None:
        dialog = NewKeyDialog(section, section.workspace)
        dialog.changed.connect(section.kept)
        dialog.changed.connect(section.load)
        dialog.open()

    change = Button(pgettext("another", "Change"), name=_("Change the key of the vault"))
    change.clicked.connect(begin)
    section.card(
        section.row(
            _("Someone may have opened or copied this vault"),
            _("The whole vault is written again under a new key, and a new recovery sheet replaces the present one."),
            change,
        )
    )
