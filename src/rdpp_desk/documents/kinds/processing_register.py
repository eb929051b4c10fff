"""The register of processing: ten sheets to begin with, each to be adapted (GDPR, article 30).

The exemption of article 30.5 does not reach a practice that is not occasional and may hold sensitive data.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.kinds.register_sheets import COLUMNS, SECURITY, TRANSFERS, Kept, sheets
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.PROCESSING_REGISTER,
    scope=Scope.PRACTICE,
    template="processing-register",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="controller",
            fields=(
                Field(name="register_opened_on", kind=_K.DATE),
                Field(name="register_reviewed_on", kind=_K.DATE, required=True),
                Field(name="register_security", kind=_K.LONG, required=True),
                Field(name="register_transfers", kind=_K.TEXT, required=True),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True),
            ),
        ),
        Step(
            key="sheets",
            fields=(
                Field(
                    name="register_sheets",
                    kind=_K.ROWS,
                    required=True,
                    columns=tuple(
                        Column(name, _K.TEXT if name == "sheet" else _K.LONG, required=name in ("sheet", "purpose"))
                        for name in COLUMNS
                    ),
                ),
            ),
        ),
        Step(key="review"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("R1", "the controller", ("controller",), "GDPR, article 30.1.a"),
    Item("R2", "security, transfers, backups, rights", ("common",), "GDPR, article 30.1.e to g"),
    Item(
        "R3",
        "each processing: purpose, basis, people, data, recipients, retention",
        ("sheets",),
        "GDPR, article 30.1.b to f",
        locked=True,
    ),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """Ten sheets, with the delays of the preferences."""
    preferences = facts.preferences
    kept = Kept(
        notes_years=preferences.notes_kept_years,
        contracts_years=preferences.contracts_kept_years,
        attendance_years=5 if facts.practitioner.training_number else 1,
    )
    return answered(
        {
            "register_reviewed_on": facts.today.isoformat(),
            "register_security": SECURITY[language],
            "register_transfers": TRANSFERS[language],
            "backups_kept_months": preferences.backups_kept_months,
            "register_sheets": sheets(language, kept),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody: it is kept, and shown to the CNIL on request."""
    return ()
