"""The sheet that says with whom one works: training, frames of reference and their limits, supervision, mediation."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

_OFFERED = {
    "fr": (
        "Un accompagnement est un temps de parole et de réflexion. On y regarde une situation de travail ou de vie, "
        "on y retrouve ses appuis, et l’on décide de ce que l’on veut en faire."
    ),
    "en": (
        "An accompaniment is a time to speak and to think. One looks at a situation at work or in life, finds one's "
        "footing again, and decides what to make of it."
    ),
}
_COURSE = {
    "fr": (
        "Un premier échange permet de se rencontrer et de dire la demande, sans engagement. Les séances suivent, à un "
        "rythme convenu. Une dernière séance permet de regarder le chemin et de se dire au revoir."
    ),
    "en": (
        "A first exchange lets us meet and put the request into words, with no commitment. Sessions follow, at an "
        "agreed pace. A last session lets us look back over the way and say goodbye."
    ),
}
_K = FieldKind

MODEL = Model(
    kind=DocumentKind.PRESENTATION,
    scope=Scope.PRACTICE,
    template="presentation",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="who",
            fields=(
                Field(name="training", kind=_K.LONG, required=True),
                Field(name="frames", kind=_K.LONG, required=True),
                Field(name="frames_limits", kind=_K.LONG, required=True),
            ),
        ),
        Step(
            key="work",
            fields=(
                Field(name="work_offered", kind=_K.LONG, required=True),
                Field(name="work_course", kind=_K.LONG, required=True),
            ),
        ),
        Step(
            key="frame",
            fields=(
                Field(name="supervision_rhythm", kind=_K.TEXT),
                Field(name="mediator", kind=_K.TEXT),
            ),
        ),
        Step(key="review"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("P1", "training", ("training",), "charter, article 3"),
    Item("P2", "frames of reference, and their limits", ("frames",), "charter, article 3", locked=True),
    Item("P3", "what the work is and is not", ("nature",), "charter, article 6", locked=True),
    Item("P4", "how it goes", ("process",)),
    Item("P5", "confidentiality and its limits", ("confidentiality",), "charter, article 5", locked=True),
    Item("P6", "supervision", ("supervision",), "charter, article 3"),
    Item("P7", "the charter followed", ("deontology",)),
    Item("P8", "insurance", ("insurance",)),
    Item("P9", "mediation, both kinds apart", ("mediation",), "charter, article 9"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the profile already says, and first words about the work, to be rewritten."""
    practitioner = facts.practitioner
    return answered(
        {
            "training": practitioner.training,
            "frames": practitioner.frames_of_reference,
            "frames_limits": practitioner.limits,
            "work_offered": _OFFERED[language],
            "work_course": _COURSE[language],
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody: it is handed over."""
    return ()
