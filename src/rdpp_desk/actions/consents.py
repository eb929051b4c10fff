"""The client's yes, purpose by purpose; withdrawal acts at once."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.consents import Consent, Purpose


def consents(desk: Desk, engagement_id: int) -> tuple[Consent, ...]:
    """What was agreed to, refused or withdrawn, purpose by purpose."""
    raise NotImplementedError


def record_consents(desk: Desk, document_id: int) -> tuple[Consent, ...]:
    """Record the boxes of a signed consent form, with its version and SHA-256. Done by itself when the client signs.

    Raises:
        GateClosed: `document-not-signed` before the client's signature.
    """
    raise NotImplementedError


def record_paper_consents(desk: Desk, engagement_id: int, given: Mapping[Purpose, bool]) -> tuple[Consent, ...]:
    """Record what a paper form made before the program says (an engagement taken over)."""
    raise NotImplementedError


def withdraw_consent(desk: Desk, engagement_id: int, purpose: Purpose) -> Consent:
    """Record a withdrawal; every export obeys it from now on.

    Raises:
        UsageError: `consent-not-given`.
    """
    raise NotImplementedError


def undo_withdrawal(desk: Desk, consent: Consent) -> Consent:
    """Take back a withdrawal recorded by mistake."""
    raise NotImplementedError
