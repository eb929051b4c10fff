"""The contract with a business, in the two cases where nobody else pays for a person's work: the one accompanied runs
the business and signs for it, or the work accompanies no employee (charter, article 4)."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order, registration_holds, retention_is_reasoned
from rdpp_desk.documents.kinds.contract_steps import (
    CANCELLATION,
    ON_INVOICE,
    ORGANISATION,
    PLACE,
    RETENTION,
    SESSIONS,
    TRAVEL,
    business,
    contract_prefill,
    last_fields,
)
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, of_dossier, person
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.people import Organisation

OWNER, OTHER_WORK = "owner", "other_work"
SMALL = 5
"""The most employees of a business that the rules on contracts off premises may protect (C. conso., L.221-3)."""

_K = FieldKind


def _parties() -> Step:
    return Step(
        key="parties",
        fields=(
            Field(name="business_case", kind=_K.CHOICE, required=True, choices=(OWNER, OTHER_WORK)),
            ORGANISATION,
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


def _fees() -> Step:
    return Step(
        key="fees",
        fields=(
            Field(name="unit_price", kind=_K.MONEY, required=True),
            *TRAVEL,
            Field(name="vat_line", kind=_K.TEXT, required=True),
            *ON_INVOICE,
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
        SESSIONS,
        PLACE,
        Step(key="confidentiality", fields=RETENTION),
        _fees(),
        Step(key="cancellation", fields=CANCELLATION),
        Step(key="signature", fields=last_fields("force-majeure", "references")),
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
    engagement, client = of_dossier(facts), facts.client
    return answered(
        {
            "organisation": business(facts.organisation),
            "client": person(client, capacity=client.job_title) if client else None,
            "signatory": person(facts.signatory, "capacity"),
            "business_request": engagement.organisation_request or engagement.client_request,
            "business_interest": engagement.organisation_interest or engagement.client_interest,
            **contract_prefill(facts, language),
            "small_business": is_small(facts.organisation),
        }
    )


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
