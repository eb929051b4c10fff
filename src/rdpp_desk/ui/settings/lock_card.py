"""When the vault locks by itself."""

from __future__ import annotations

from rdpp_desk.messages import _
from rdpp_desk.ui.settings.section import Section


def delay_card(section: Section) -> None:
    """How long without a sign of life."""
    section.card(
        section.number(
            "lock_after_minutes",
            _("Lock by itself"),
            _("After this time without a key or a click; also at sleep and when the computer’s session locks."),
            _("min"),
        ),
    )
