"""The lock and the secrets that open the vault: one card each."""

from __future__ import annotations

from collections.abc import Callable

from rdpp_desk.messages import _
from rdpp_desk.ui.settings.capture_card import capture_card
from rdpp_desk.ui.settings.lock_card import delay_card
from rdpp_desk.ui.settings.quick_card import QuickCard
from rdpp_desk.ui.settings.register_card import register_card
from rdpp_desk.ui.settings.secrets_card import secrets_card
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.settings.trouble_card import trouble_card

CARDS: tuple[Callable[[Section], object], ...] = (
    delay_card,
    QuickCard,
    secrets_card,
    trouble_card,
    register_card,
    capture_card,
)


class SecuritySection(Section):
    """Its cards, in order: each builds itself on the section that it is given (`card`, `row`, `when_loaded`)."""

    key = "security"
    icon = "shield-check"

    @classmethod
    def title(cls) -> str:
        return _("Security")

    def build(self) -> None:
        for card in CARDS:
            card(self)
