"""The contract with a business, in the two cases where nobody else pays for a person's work: the one accompanied runs
the business and signs for it, or the work accompanies no employee (charter, article 4)."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order, registration_holds, retention_is_reasoned
from rdpp_desk.documents.kinds.dossier import (
    answered,
    as_practitioner,
    charter_annexed,
    dates,
    late_payment,
    of_dossier,
    person,
    place_words,
)
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.people import Organisation

OWNER, OTHER_WORK = "owner", "other_work"
SMALL = 5
"""The most employees of a business that the rules on contracts off premises may protect (C. conso., L.221-3)."""

OPTIONAL_CLAUSES = ("force-majeure", "references")

_K = FieldKind


def _parties() -> Step:
    return Step(
        key="parties",
        fields=(
            Field(name="business_case", kind=_K.CHOICE, required=True, choices=(OWNER, OTHER_WORK)),
            Field(
                name="organisation",
                kind=_K.PARTY,
                required=True,
                parts=("name", "legal_form", "registration", "address"),
                required_parts=("name", "registration", "address"),
            ),
            Field(
                name="client",
                kind=_K.PARTY,
                required=True,
                required_parts=("name", "capacity"),
                visible_if=("business_case", OWNER),
            ),
            Field(
                name="signatory",
                kind=_K.PARTY,
                required=True,
                required_parts=("name", "capacity"),
                visible_if=("business_case", OTHER_WORK),
            ),
            Field(name="other_work", kind=_K.LONG, required=True, visible_if=("business_case", OTHER_WORK)),
        ),
    )


def _place() -> Step:
    return Step(
        key="place",
        fields=(
            Field(name="place", kind=_K.TEXT, required=True),
            Field(name="remote", kind=_K.YES_NO, required=True),
            Field(name="remote_tool", kind=_K.TEXT, required=True, visible_if=("remote", True)),
            Field(
                name="who_calls_back",
                kind=_K.CHOICE,
                required=True,
                choices=("practitioner", "client"),
                visible_if=("remote", True),
            ),
        ),
    )


def _fees() -> Step:
    return Step(
        key="fees",
        fields=(
            Field(name="unit_price", kind=_K.MONEY, required=True),
            Field(name="travel", kind=_K.CHOICE, required=True, choices=("none", "included", "flat")),
            Field(name="travel_price", kind=_K.MONEY, required=True, visible_if=("travel", "flat")),
            Field(name="vat_line", kind=_K.TEXT, required=True),
            Field(name="invoicing", kind=_K.CHOICE, required=True, choices=("start_end", "monthly", "end")),
            Field(name="payment_days", kind=_K.INTEGER, required=True),
            Field(name="late_payment", kind=_K.LONG),
            *signed_off_premises(),
        ),
    )


def signed_off_premises() -> tuple[Field, Field]:
    """How the signature comes about, and whether the business is small enough to be protected."""
    return (
        Field(name="off_premises", kind=_K.YES_NO, required=True, group="conclusion"),
        Field(
            name="small_business",
            kind=_K.YES_NO,
            required=True,
            group="conclusion",
            visible_if=("off_premises", True),
        ),
    )


MODEL = Model(
    kind=DocumentKind.BIPARTITE_BUSINESS,
    scope=Scope.PERSON,
    template="bipartite-business",
    steps=(
        _parties(),
        Step(
            key="request",
            fields=(
                Field(name="business_request", kind=_K.LONG, required=True, visible_if=("business_case", OWNER)),
                Field(name="business_interest", kind=_K.LONG, required=True, visible_if=("business_case", OWNER)),
            ),
        ),
        Step(
            key="sessions",
            fields=(
                Field(name="sessions_count", kind=_K.INTEGER, required=True),
                Field(name="session_minutes", kind=_K.INTEGER, required=True),
                Field(name="spacing", kind=_K.TEXT),
                Field(name="starts_on", kind=_K.DATE, required=True, group="period"),
                Field(name="ends_on", kind=_K.DATE, required=True, group="period"),
            ),
        ),
        _place(),
        Step(
            key="confidentiality",
            fields=(
                Field(name="notes_kept_years", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="notes_kept_reason", kind=_K.TEXT, group="retention"),
            ),
        ),
        _fees(),
        Step(
            key="cancellation",
            fields=(
                Field(name="cancellation_hours", kind=_K.INTEGER, required=True),
                Field(
                    name="late_cancellation", kind=_K.CHOICE, required=True, choices=("counted", "postponed_once")
                ),
                Field(name="notice_days", kind=_K.INTEGER, required=True),
            ),
        ),
        Step(
            key="signature",
            fields=(
                Field(name="mediator", kind=_K.TEXT),
                Field(name="annex_charter", kind=_K.YES_NO),
                Field(name="optional_clauses", kind=_K.BOXES, choices=OPTIONAL_CLAUSES),
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="made_on", kind=_K.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(
        registration_holds,
        at_least_one("sessions", "sessions_count", "session_minutes"),
        in_order("sessions", "starts_on", "ends_on"),
        retention_is_reasoned("confidentiality"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("B1", "the parties, with their capacity", ("parties",)),
    Item("B2", "the case in which two signatures are enough", ("fits",), "charter, article 4", locked=True),
    Item("B3", "the object, the request and the interest; what the work is not", ("object",), "charter, article 1"),
    Item("B4", "free will", ("voluntary",), "charter, article 4", locked=True),
    Item("B5", "the role of the practitioner", ("practitioner-role",), "charter, article 2", locked=True),
    Item("B6", "decisions stay with the client", ("decisions",), "charter, article 2", locked=True),
    Item("B7", "the sessions", ("sessions",)),
    Item("B8", "the place, remote sessions, no recording", ("place", "remote", "no-recording"), "charter, article 7"),
    Item("B9", "confidentiality", ("confidentiality",), "charter, article 5", locked=True),
    Item("B10", "the limits the law sets to confidentiality", ("legal-limits",), locked=True),
    Item("B11", "supervision", ("supervision",), "charter, article 3"),
    Item("B12", "notes and who they belong to", ("notes",)),
    Item("B13", "personal data", ("data-protection", "retention"), "GDPR, article 13"),
    Item("B14", "the price", ("price",)),
    Item("B15", "invoicing", ("payment",), "C. com., L.441-10"),
    Item("B16", "a small business that signs off premises", ("off-premises",), "C. conso., L.221-3"),
    Item("B17", "cancelling and postponing", ("cancellation",)),
    Item("B18", "interruption", ("interruption",)),
    Item("B19", "duration and amendment", ("duration",)),
    Item("B20", "insurance", ("insurance",)),
    Item("B21", "mediation, law and court", ("mediation", "law"), "charter, article 9"),
    Item("B22", "the charter, originals, place, date and signatures", ("annexes", "signatures")),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. In what case it is, is asked: everything rests on it."""
    engagement, preferences = of_dossier(facts), facts.preferences
    client = facts.client
    return answered(
        {
            "organisation": business(facts.organisation),
            "client": person(client, capacity=client.job_title) if client else None,
            "signatory": person(facts.signatory, "capacity"),
            "business_request": engagement.organisation_request or engagement.client_request,
            "business_interest": engagement.organisation_interest or engagement.client_interest,
            "sessions_count": engagement.planned_sessions,
            "session_minutes": engagement.session_minutes,
            **dates(engagement),
            "place": place_words(facts.place),
            "notes_kept_years": preferences.notes_kept_years,
            "backups_kept_months": preferences.backups_kept_months,
            "unit_price": engagement.session_price_cents,
            "vat_line": preferences.vat_line,
            "payment_days": preferences.payment_days,
            "late_payment": late_payment(language),
            "small_business": is_small(facts.organisation),
            "cancellation_hours": preferences.cancellation_notice_hours,
            "annex_charter": charter_annexed(facts),
            "made_at": facts.practitioner.town,
        }
    )


def business(organisation: Organisation | None) -> dict[str, Answer] | None:
    """An organisation as a party."""
    if organisation is None:
        return None
    return {
        "name": organisation.name,
        "legal_form": organisation.legal_form,
        "registration": organisation.siren,
        "address": organisation.address,
    }


def is_small(organisation: Organisation | None) -> bool | None:
    """Whether it has five employees or fewer; None where nobody knows."""
    if organisation is None or organisation.headcount is None:
        return None
    return organisation.headcount <= SMALL


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The client, who signs for the business too, or whoever signs for it; and the practitioner."""
    other = answers.get("business_case") == OTHER_WORK
    head = answers.get("signatory" if other else "client") or {}
    party = Party.ORGANISATION if other else Party.CLIENT
    return (Signer(party, head.get("name") or "", head.get("capacity") or ""), as_practitioner(facts))
