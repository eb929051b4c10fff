"""A small kind of document of the tests' own, with every construction that a clause may hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from rdpp_desk.documents.answers import Field, FieldKind
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.library import Library, read_clause
from rdpp_desk.documents.wizard import Model, Problem, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Agreement, Client, Organisation, Practitioner

K = FieldKind


def _dates_in_order(answers: Any) -> tuple[Problem, ...]:
    if answers.get("starts_on", "") > answers.get("ends_on", "9999"):
        return (Problem(step="frame", field="ends_on", code="before-start"),)
    return ()


MODEL = Model(
    kind=DocumentKind.TRIPARTITE,
    template="sample",
    scope=Scope.PERSON,
    steps=(
        Step(
            key="parties",
            fields=(
                Field(name="client_name", kind=K.TEXT, required=True),
                Field(name="signer", kind=K.PARTY, required=True, required_parts=("name", "capacity")),
                Field(name="others", kind=K.PEOPLE),
            ),
        ),
        Step(
            key="frame",
            fields=(
                Field(name="starts_on", kind=K.DATE, required=True),
                Field(name="ends_on", kind=K.DATE),
                Field(name="sessions", kind=K.INTEGER, required=True),
                Field(name="price", kind=K.MONEY),
                Field(name="mode", kind=K.CHOICE, choices=("in_person", "video")),
                Field(name="tool", kind=K.TEXT, required=True, visible_if=("mode", "video")),
                Field(name="tool_help", kind=K.LONG, visible_if=("tool", "Vox")),
            ),
        ),
        Step(
            key="work",
            fields=(
                Field(name="objectives", kind=K.OBJECTIVES, required=True),
                Field(name="request", kind=K.LONG),
                Field(name="voluntary", kind=K.YES_NO, required=True),
            ),
        ),
        Step(
            key="report",
            fields=(
                Field(name="report", kind=K.REPORT_ITEMS, required=True, choices=("dates", "progress")),
                Field(name="purposes", kind=K.BOXES, choices=("supervision", "training")),
                Field(name="optional_clauses", kind=K.BOXES, choices=("insurance",)),
            ),
        ),
        Step(key="review"),
    ),
    checks=(_dates_in_order,),
)

SIGNERS = (Signer(Party.CLIENT), Signer(Party.ORGANISATION), Signer(Party.PRACTITIONER))

COMPLETE: dict[str, Any] = {
    "client_name": "Zoé Œuvre",
    "signer": {"name": "Ana Ñandú", "capacity": "directrice"},
    "starts_on": "2026-12-01",
    "ends_on": "2027-06-30",
    "sessions": 8,
    "price": 123450,
    "mode": "in_person",
    "objectives": [{"wording": "Poser le cadre d'équipe", "indicator": "un point par semaine", "shareable": True}],
    "request": "Prendre ses marques : déléguer, dire non !",
    "voluntary": True,
    "report": {"dates": "yes", "progress": "no"},
}

FACTS = DossierFacts(
    practitioner=Practitioner(
        first_name="Claire",
        last_name="Delmas",
        title="coach",
        agreement=Agreement.FEMININE,
        address="2 rue du Lac",
        city="69000 Lyon",
        siret="12345678900012",
        email="claire@exemple.fr",
    ),
    engagement=Engagement(kind=EngagementKind.COACHING),
    today=date(2026, 11, 24),
    client=Client(first_name="Zoé", last_name="Œuvre", agreement=Agreement.FEMININE, remarks="CANARI"),
    organisation=Organisation(name="Novalens"),
)

BODIES = {
    "title": ("Convention d’essai", "", "Établie le {{ today|day }}"),
    "parties": (
        "Les parties",
        "step: parties",
        "Entre **{{ client_name }}**, {{ agree(dossier.client, 'accompagnée', 'accompagné', 'accompagné·e') }}, et "
        "**{{ dossier.organisation.name }}**, représentée par {{ signer.name }}, {{ signer.capacity }}.\n\n"
        "{{ dossier.organisation.legal_form|blank }}\n",
    ),
    "frame": (
        "Le cadre",
        "step: frame",
        "Le travail va du {{ starts_on|day }} au {{ ends_on|day }} : {{ sessions|words }} séances.\n"
        "Prix : {{ price|money }}. Voir l'{{ article('parties') }}.\n\n"
        "- premier point\n    - plus bas\n- second *point*\n\n1. un\n2. deux\n",
    ),
    "remote": ("À distance", "condition: mode == 'video'\nstep: frame", "Par {{ tool }}.\n"),
    "work": (
        "Les objectifs",
        "step: work",
        "{{ request }}\n\n| Objectif | Indicateur |\n|---|---|\n"
        "{% for o in objectives %}\n| {{ o.wording }} | {{ o.indicator|blank }} |\n{% endfor %}\n",
    ),
    "report": (
        "La restitution",
        "step: report",
        "| Élément | Oui | Non |\n|---|---|---|\n"
        "| Dates | {{ tick(report.dates == 'yes') }} | [ ] |\n\n"
        "- [ ] J’accepte la supervision.\n- [x] J’ai reçu la charte.\n",
    ),
    "insurance": ("L’assurance", "optional: true", "Une assurance est souscrite.\n"),
    "signatures": (
        "Signatures",
        "style: bare",
        "Fait en {{ originals|words }} exemplaires originaux, un pour chaque partie.\n\n"
        "[[signature client]] La bénéficiaire | {{ client_name }}\n"
        "[[signature organisation]] Pour l’organisation | {{ signer.name }} | {{ signer.capacity }}\n"
        "[[signature practitioner]] La praticienne | {{ dossier.practitioner.full_name }} | "
        "{{ dossier.practitioner.title }}\n",
    ),
}


def clause_text(id_: str, title: str, extra: str, body: str) -> str:
    front = "\n".join(line for line in (f"id: {id_}", f"title: {title}", "version: 1", extra) if line)
    return f"---\n{front}\n---\n{body}"


def sample_library(language: str = "fr", **replaced: str) -> Library:
    """The sample's clauses, some bodies replaced."""
    clauses = [
        read_clause(f"{number:02}-{id_}.md", clause_text(id_, title, extra, replaced.get(id_, body)))
        for number, (id_, (title, extra, body)) in enumerate(BODIES.items())
    ]
    return Library(language, "sample", clauses[0], tuple(clauses[1:]))


def sample(answers: dict[str, Any] | None = None, language: str = "fr", **replaced: str) -> Composition:
    """The sample composed with `answers` (all of them if None)."""
    given = COMPLETE if answers is None else answers
    return compose(MODEL, given, FACTS, sample_library(language, **replaced), SIGNERS)
