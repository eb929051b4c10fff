"""The consent form: agreement to the work, information on data, and one unticked box per purpose.

Three things are recorded apart: the legal basis of the work, the client's express waiver of confidentiality for each
item that may be reported, and explicit consent for health data. Nothing is bundled (EDPB guidelines 05/2020).
"""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, retention_is_reasoned
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, dates, of_dossier, person, place_words
from rdpp_desk.documents.kinds.reporting import reporting_fields, terms_are_told
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.engagements import EngagementKind, Payer

ALWAYS = (Purpose.ACCOMPANIMENT, Purpose.SUPERVISION)
"""Purposes that every form asks about; the others only when offered."""

OFFERED = tuple(purpose.value for purpose in Purpose if purpose not in ALWAYS)

_K = FieldKind


def purpose_field(purpose: Purpose) -> str:
    """The name of the field that holds the decision on a purpose."""
    return f"purpose_{purpose.value}"


def _identity() -> Step:
    payers = tuple(payer.value for payer in Payer)
    return Step(
        key="identity",
        fields=(
            Field(name="client", kind=_K.PARTY, required=True, parts=("name", "contact")),
            Field(name="payer", kind=_K.CHOICE, required=True, choices=payers),
            Field(
                name="organisation",
                kind=_K.PARTY,
                required=True,
                parts=("name",),
                visible_if=("payer", Payer.ORGANISATION.value),
            ),
        ),
    )


def _work() -> Step:
    return Step(
        key="work",
        fields=(
            Field(name="work", kind=_K.CHOICE, required=True, choices=tuple(kind.value for kind in EngagementKind)),
            Field(name="sessions_count", kind=_K.INTEGER),
            Field(name="session_minutes", kind=_K.INTEGER, required=True),
            Field(name="place", kind=_K.TEXT, required=True),
            Field(name="unit_price", kind=_K.MONEY, required=True, visible_if=("payer", Payer.CLIENT.value)),
        ),
    )


def _remote() -> Step:
    return Step(
        key="remote",
        fields=(
            Field(name="remote", kind=_K.YES_NO, required=True),
            Field(name="remote_tool", kind=_K.TEXT, required=True, visible_if=("remote", True)),
        ),
    )


def _data() -> Step:
    return Step(
        key="data",
        fields=(
            Field(name="work_basis", kind=_K.CHOICE, required=True, choices=("contract", "legitimate_interest")),
            Field(name="recipients", kind=_K.TEXT),
            Field(name="ends_on", kind=_K.DATE, required=True, group="retention"),
            Field(name="notes_kept_years", kind=_K.INTEGER, required=True, group="retention"),
            Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
            Field(name="notes_kept_reason", kind=_K.TEXT, group="retention"),
        ),
    )


def _decisions() -> Step:
    return Step(
        key="decisions",
        fields=(
            Field(name="offered", kind=_K.BOXES, choices=OFFERED),
            *(
                Field(
                    name=purpose_field(purpose),
                    kind=_K.YES_NO,
                    group="purposes",
                    visible_if=None if purpose in ALWAYS else ("offered", purpose.value),
                    only_if=("remote", True) if purpose is Purpose.REMOTE else None,
                )
                for purpose in Purpose
            ),
        ),
    )


def _emergency() -> Step:
    return Step(
        key="emergency",
        fields=(
            Field(name="emergency", kind=_K.YES_NO, required=True),
            Field(name="emergency_contact", kind=_K.PARTY, parts=("name", "phone"), visible_if=("emergency", True)),
        ),
    )


MODEL = Model(
    kind=DocumentKind.CONSENT,
    scope=Scope.PERSON,
    template="consent",
    steps=(
        _identity(),
        Step(
            key="presentation",
            fields=(
                Field(name="training", kind=_K.LONG, required=True),
                Field(name="frames", kind=_K.LONG, required=True),
            ),
        ),
        _work(),
        _remote(),
        _data(),
        Step(key="reporting", fields=reporting_fields(required=False, visible_if=("payer", Payer.ORGANISATION.value))),
        _decisions(),
        _emergency(),
        Step(
            key="signature",
            fields=(
                Field(name="annex_charter", kind=_K.YES_NO),
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="made_on", kind=_K.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(at_least_one("work", "session_minutes"), retention_is_reasoned("data"), terms_are_told),
)

CHECKLIST: tuple[Item, ...] = (
    Item("C1", "who it is for", ("identity",)),
    Item("C2", "the practitioner's training and frames of reference", ("presentation",), "charter, article 3"),
    Item("C3", "what the work is and is not", ("nature",)),
    Item("C4", "how it goes", ("process",)),
    Item("C5", "what may be expected, limits and discomfort", ("effects",)),
    Item("C6", "free will", ("freedom",), "charter, article 4", locked=True),
    Item("C7", "the right to stop", ("freedom",), locked=True),
    Item("C8", "no medical care: treatments go on", ("nature",), "charter, article 6"),
    Item("C9", "the price, or where it is", ("process",)),
    Item("C10", "confidentiality and its limits", ("confidentiality",), "charter, article 5", locked=True),
    Item("C11", "supervision", ("supervision",), "EMCC global code"),
    Item("C12", "notes", ("notes",)),
    Item("C13", "remote sessions and recording", ("remote", "no-recording")),
    Item("C14", "what may be reported", ("reporting",), "charter, article 5"),
    Item("C15", "uses in supervision, training, publication: a box each", ("decisions",), "EDPB 05/2020"),
    Item("C16", "someone to call in an emergency", ("emergency",)),
    Item("C17", "withdrawing, and information on data", ("withdrawal", "data-protection"), "GDPR, articles 7 and 13"),
    Item("C18", "charter received, questions answered, date, place, signatures, copy", ("signatures",)),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. No decision of the client's is among it."""
    engagement, practitioner, preferences = of_dossier(facts), facts.practitioner, facts.preferences
    contact = (facts.client.email or facts.client.phone) if facts.client else ""
    return answered(
        {
            "client": person(facts.client, contact=contact),
            "payer": engagement.payer.value,
            "organisation": {"name": facts.organisation.name} if facts.organisation else None,
            "training": practitioner.training,
            "frames": practitioner.frames_of_reference,
            "work": engagement.kind.value,
            "sessions_count": engagement.planned_sessions,
            "session_minutes": engagement.session_minutes,
            "place": place_words(facts.place),
            "unit_price": engagement.session_price_cents,
            "work_basis": "contract",
            "ends_on": dates(engagement)["ends_on"],
            "notes_kept_years": preferences.notes_kept_years,
            "backups_kept_months": preferences.backups_kept_months,
            "offered": [Purpose.HEALTH_DATA.value, Purpose.REMOTE.value],
            "made_at": practitioner.town,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The client, then the practitioner."""
    client = answers.get("client") or {}
    return (Signer(Party.CLIENT, client.get("name") or ""), as_practitioner(facts))
