"""The way to the register of the vault."""

from __future__ import annotations

from rdpp_desk.messages import _
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button


def register_card(section: Section) -> None:
    """What it holds, and a button."""
    see = Button(_("See the register"), "scroll-text")
    see.clicked.connect(lambda: section.workspace.go("audit"))
    section.card(
        section.row(_("Register of the vault"), _("What left the vault, who opened it, what was erased."), see)
    )
