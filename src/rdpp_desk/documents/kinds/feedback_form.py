"""The questionnaire that a client may fill in at the end: free, for the practitioner alone, never for the payer."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

_K = FieldKind
_MONTHS_KEPT = 12

_SCALES = {
    "fr": (
        "Le cadre m’a été expliqué clairement.",
        "J’ai pu parler librement, à mon rythme.",
        "Mes décisions sont restées les miennes.",
        "Le lieu convenait à ce travail.",
        "Ce travail m’a été utile.",
    ),
    "en": (
        "The framework was explained to me clearly.",
        "I could speak freely, at my own pace.",
        "My decisions remained mine.",
        "The place suited this work.",
        "This work was useful to me.",
    ),
}
_QUESTIONS = {
    "fr": (
        "Qu’est-ce qui a compté pour vous, dans ce travail ?",
        "Qu’est-ce qui vous a manqué, ou gêné ?",
        "Qu’auriez-vous aimé savoir avant de commencer ?",
        "Que conseilleriez-vous pour la suite de ce métier ?",
    ),
    "en": (
        "What mattered to you in this work?",
        "What was lacking, or made you uneasy?",
        "What would you have liked to know before beginning?",
        "What would you suggest for this practice from now on?",
    ),
}

MODEL = Model(
    kind=DocumentKind.FEEDBACK_FORM,
    scope=Scope.PERSON,
    template="feedback-form",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="questions",
            fields=(
                Field(name="feedback_scales", kind=_K.ROWS, columns=(Column("sentence", required=True),)),
                Field(
                    name="feedback_questions",
                    kind=_K.ROWS,
                    required=True,
                    columns=(Column("question", required=True),),
                ),
            ),
        ),
        Step(
            key="form",
            fields=(
                Field(name="feedback_named", kind=_K.YES_NO, required=True),
                Field(name="feedback_return", kind=_K.TEXT),
                Field(name="feedback_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
            ),
        ),
        Step(key="review"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("F1", "answering is free, and goes to nobody else", ("free",), "charter, article 5", locked=True),
    Item("F2", "scales and open questions", ("scales", "questions")),
    Item("F3", "what becomes of the sheet", ("becomes",), "GDPR, article 13"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """Questions to begin with, in the language of the document, for the practitioner to rewrite."""
    return answered(
        {
            "feedback_scales": [{"sentence": text} for text in _SCALES[language]],
            "feedback_questions": [{"question": text} for text in _QUESTIONS[language]],
            "feedback_kept_months": _MONTHS_KEPT,
            "backups_kept_months": facts.preferences.backups_kept_months,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody signs a questionnaire."""
    return ()
