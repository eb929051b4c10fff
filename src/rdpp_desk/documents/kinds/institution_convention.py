"""The convention with an institution for a practice-analysis group: means given, nothing asked of what is said.

The members sign a charter of their own (`group_charter`); this one has two parties.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order, registration_holds, retention_is_reasoned
from rdpp_desk.documents.kinds.contract_steps import (
    ON_INVOICE,
    ORGANISATION,
    RETENTION,
    business,
    contract_prefill,
    last_fields,
)
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, of_dossier, person
from rdpp_desk.documents.kinds.group_charter import RECEIVES, member_rows
from rdpp_desk.documents.wizard import Model, Problem, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

_K = FieldKind


def numbers_in_order(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """A group has at least two members, and its most is not below its least."""
    least, most = answers.get("members_least"), answers.get("members_most")
    if least == 0:
        return (Problem(step="members", field="members_least", code="zero"),)
    if least is not None and most is not None and most < least:
        return (Problem(step="members", field="members_most", code="numbers-out-of-order"),)
    return ()


def _parties() -> Step:
    return Step(
        key="parties",
        fields=(
            ORGANISATION,
            Field(name="signatory", kind=_K.PARTY, required=True, required_parts=("name", "capacity")),
        ),
    )


def _members() -> Step:
    listed, counted = ("members_are", "listed"), ("members_are", "counted")
    return Step(
        key="members",
        fields=(
            Field(name="members_are", kind=_K.CHOICE, required=True, choices=("counted", "listed")),
            Field(
                name="group_members",
                kind=_K.PEOPLE,
                required=True,
                parts=("name", "job_title", "employer"),
                visible_if=listed,
            ),
            Field(name="members_least", kind=_K.INTEGER, required=True, visible_if=counted),
            Field(name="members_most", kind=_K.INTEGER, required=True, visible_if=counted),
        ),
    )


def _calendar() -> Step:
    return Step(
        key="calendar",
        fields=(
            Field(name="sessions_count", kind=_K.INTEGER, required=True),
            Field(name="session_minutes", kind=_K.INTEGER, required=True),
            Field(name="group_calendar", kind=_K.TEXT),
            Field(name="starts_on", kind=_K.DATE, required=True, group="period"),
            Field(name="ends_on", kind=_K.DATE, required=True, group="period"),
            Field(name="place", kind=_K.TEXT, required=True),
            Field(name="remote", kind=_K.YES_NO, required=True),
            Field(name="remote_tool", kind=_K.TEXT, required=True, visible_if=("remote", True)),
            Field(name="group_review", kind=_K.TEXT),
        ),
    )


def _fees() -> Step:
    return Step(
        key="fees",
        fields=(
            Field(name="unit_price", kind=_K.MONEY, required=True),
            Field(name="vat_line", kind=_K.TEXT, required=True),
            *ON_INVOICE,
            Field(name="cancellation_hours", kind=_K.INTEGER, required=True),
            Field(name="notice_days", kind=_K.INTEGER, required=True),
        ),
    )


MODEL = Model(
    kind=DocumentKind.INSTITUTION_CONVENTION,
    scope=Scope.GROUP,
    template="institution-convention",
    steps=(
        _parties(),
        Step(
            key="object",
            fields=(
                Field(name="group_name", kind=_K.TEXT, required=True),
                Field(name="group_purpose", kind=_K.LONG, required=True),
                Field(name="institution_interest", kind=_K.LONG, required=True),
            ),
        ),
        _members(),
        _calendar(),
        Step(
            key="back",
            fields=(
                Field(name="institution_receives", kind=_K.BOXES, choices=RECEIVES),
                *RETENTION,
            ),
        ),
        _fees(),
        Step(key="signature", fields=last_fields()),
        Step(key="review"),
    ),
    checks=(
        registration_holds,
        numbers_in_order,
        at_least_one("calendar", "sessions_count", "session_minutes"),
        in_order("calendar", "starts_on", "ends_on"),
        retention_is_reasoned("back"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("N1", "the parties, with their capacity", ("parties",)),
    Item("N2", "the object, both interests, and what it is not", ("object",), "charter, article 1"),
    Item("N3", "the members, a closed list or a number; no line of command", ("members",), "charter, article 8"),
    Item("N4", "free will", ("voluntary",), "charter, article 4", locked=True),
    Item("N5", "the facilitator's neutral role", ("practitioner-role",), "charter, articles 2 and 8", locked=True),
    Item("N6", "the role of the institution", ("institution-role",)),
    Item("N7", "decisions stay with each", ("decisions",), "charter, article 2", locked=True),
    Item("N8", "calendar, length and place; no recording", ("calendar",), "charter, article 7"),
    Item("N9", "confidentiality, both ways", ("confidentiality",), "charter, article 5", locked=True),
    Item("N10", "what goes back to the institution", ("institution-receives",), "charter, article 5", locked=True),
    Item("N11", "the limits the law sets", ("legal-limits",), locked=True),
    Item("N12", "supervision", ("supervision",), "charter, article 3"),
    Item("N13", "personal data and their retention", ("data-protection",), "GDPR, article 13"),
    Item("N14", "the price and payment", ("price",), "C. com., L.441-10"),
    Item("N15", "cancelling and stopping", ("cancellation", "interruption")),
    Item("N16", "review, duration and change", ("evaluation",), "charter, article 8"),
    Item("N17", "insurance", ("insurance",)),
    Item("N18", "mediation and law", ("mediation", "law"), "charter, article 9"),
    Item("N19", "the charter, originals, place, date and signatures", ("annexes", "signatures")),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. What the institution receives is asked: nothing is ticked."""
    engagement = of_dossier(facts)
    return answered(
        {
            "organisation": business(facts.organisation),
            "signatory": person(facts.signatory, "capacity"),
            "group_name": engagement.title,
            "group_purpose": engagement.client_request or engagement.client_interest,
            "institution_interest": engagement.organisation_interest or engagement.organisation_request,
            "group_members": member_rows(facts),
            **contract_prefill(facts, language),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Who binds the institution, and the practitioner."""
    head = answers.get("signatory") or {}
    return (Signer(Party.ORGANISATION, head.get("name") or "", head.get("capacity") or ""), as_practitioner(facts))
