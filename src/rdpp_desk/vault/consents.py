"""What clients agreed to, purpose by purpose, and the items of a reporting scope that they took back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rdpp_desk.practice.consents import Consent, ConsentState
from rdpp_desk.practice.reporting import ItemWithdrawal
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import Table

CONSENTS = Table("consents", Consent)
WITHDRAWALS = Table("item_withdrawals", ItemWithdrawal)


def record_consent(db: Connection, consent: Consent) -> Consent:
    """Store a new decision; earlier ones of the same purpose stay, the last one counts."""
    return CONSENTS.add(db, consent)


def update_consent(db: Connection, consent: Consent) -> None:
    CONSENTS.update(db, consent)


def consent(db: Connection, record: int) -> Consent:
    return CONSENTS.get(db, record)


def consents(db: Connection, engagement_id: int | None = None) -> list[Consent]:
    """The decisions of one dossier, or of every dossier outside the trash, in the order they were recorded."""
    if engagement_id is None:
        return CONSENTS.all(
            db, "engagement_id IN (SELECT id FROM engagements WHERE deleted_at IS NULL) ORDER BY decided_on, id"
        )
    return CONSENTS.all(db, "engagement_id = ? ORDER BY decided_on, id", (engagement_id,))


def withdraw(db: Connection, record: int, on: date) -> Consent:
    """Record that the client took back this yes on that day."""
    withdrawn = replace(consent(db, record), state=ConsentState.WITHDRAWN, withdrawn_on=on)
    CONSENTS.update(db, withdrawn)
    return withdrawn


def erase_consent(db: Connection, record: int) -> None:
    """Delete a decision recorded by mistake."""
    CONSENTS.erase(db, record)


def withdraw_item(db: Connection, withdrawal: ItemWithdrawal) -> ItemWithdrawal:
    """Record that the client took back an item that a document lets go to the organisation."""
    return WITHDRAWALS.add(db, withdrawal)


def items_withdrawn(db: Connection, document_id: int) -> list[ItemWithdrawal]:
    """What was taken back of one document, oldest first."""
    return WITHDRAWALS.all(db, "document_id = ? ORDER BY id", (document_id,))


def erase_withdrawal(db: Connection, record: int) -> None:
    """Delete a withdrawal recorded by mistake."""
    WITHDRAWALS.erase(db, record)
