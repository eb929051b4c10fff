"""The information on data: for clients (GDPR, article 13), or for an organisation's contacts (article 14)."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import retention_is_reasoned
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

INVOICES_YEARS = 10
"""C. com., L.123-22."""
ENQUIRIES_MONTHS = 36
"""Three years from the last contact: the most that the CNIL accepts for people who did not become clients."""

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.PRIVACY_NOTICE,
    scope=Scope.PRACTICE,
    template="privacy-notice",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="audience",
            fields=(
                Field(name="audience", kind=_K.CHOICE, required=True, choices=("clients", "contacts")),
                Field(name="source_words", kind=_K.TEXT),
            ),
        ),
        Step(key="purposes", fields=(Field(name="notice_recipients", kind=_K.TEXT),)),
        Step(
            key="keeping",
            fields=(
                Field(
                    name="notes_kept_years",
                    kind=_K.INTEGER,
                    required=True,
                    group="retention",
                    visible_if=("audience", "clients"),
                ),
                Field(name="contracts_kept_years", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="invoices_kept_years", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="enquiries_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(
                    name="notes_kept_reason", kind=_K.TEXT, group="retention", visible_if=("audience", "clients")
                ),
            ),
        ),
        Step(key="review"),
    ),
    checks=(retention_is_reasoned("keeping"),),
)

CHECKLIST: tuple[Item, ...] = (
    Item("N1", "the controller and how to reach them", ("controller",), "GDPR, article 13.1.a", locked=True),
    Item("N2", "where the data come from, and which they are", ("source",), "GDPR, article 14.1.d and 14.2.f"),
    Item("N3", "purposes, each with its legal basis", ("purposes",), "GDPR, article 13.1.c and d", locked=True),
    Item("N4", "recipients and transfers", ("recipients",), "GDPR, article 13.1.e and f", locked=True),
    Item("N5", "retention, backups included", ("retention",), "GDPR, article 13.2.a", locked=True),
    Item("N6", "rights, consent withdrawn, complaint", ("rights",), "GDPR, article 13.2.b to d", locked=True),
    Item("N7", "what is compulsory; no automated decision", ("rights",), "GDPR, article 13.2.e and f"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the preferences say of retention. Whom it is for is asked."""
    preferences = facts.preferences
    return answered(
        {
            "notes_kept_years": preferences.notes_kept_years,
            "contracts_kept_years": preferences.contracts_kept_years,
            "invoices_kept_years": INVOICES_YEARS,
            "enquiries_kept_months": ENQUIRIES_MONTHS,
            "backups_kept_months": preferences.backups_kept_months,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody: information is received."""
    return ()
