"""The tripartite agreement: client, organisation and practitioner, with both requests and a closed reporting list."""

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
    REMOTE,
    RETENTION,
    SESSIONS,
    TRAVEL,
    business,
    contract_prefill,
    last_fields,
)
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, objective_rows, of_dossier, person
from rdpp_desk.documents.kinds.reporting import reporting_fields, terms_are_told
from rdpp_desk.documents.wizard import Model, Problem, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

MEETINGS = ("initial", "middle", "final")

_K = FieldKind


def _parties() -> Step:
    return Step(
        key="parties",
        fields=(
            Field(name="client", kind=_K.PARTY, required=True, parts=("name", "job_title", "contact")),
            ORGANISATION,
            Field(name="signatory", kind=_K.PARTY, required=True, required_parts=("name", "capacity")),
            Field(name="has_sponsor", kind=_K.YES_NO, required=True),
            Field(name="sponsor", kind=_K.PARTY, required=True, visible_if=("has_sponsor", True)),
        ),
    )


def _requests() -> Step:
    return Step(
        key="requests",
        fields=(
            Field(name="organisation_request", kind=_K.LONG, required=True, group="organisation"),
            Field(name="organisation_interest", kind=_K.LONG, required=True, group="organisation"),
            Field(name="client_request", kind=_K.LONG, required=True, group="client"),
            Field(name="client_interest", kind=_K.LONG, required=True, group="client"),
        ),
    )


def _place() -> Step:
    return Step(
        key="place",
        fields=(
            Field(name="place", kind=_K.TEXT, required=True),
            Field(name="at_workplace", kind=_K.YES_NO, required=True),
            *REMOTE,
        ),
    )


def _meetings() -> Step:
    some = ("meetings", MEETINGS)
    return Step(
        key="meetings",
        fields=(
            Field(name="meetings", kind=_K.BOXES, choices=MEETINGS),
            Field(name="meeting_initial_on", kind=_K.DATE, visible_if=("meetings", "initial")),
            Field(name="meeting_final_on", kind=_K.DATE, visible_if=("meetings", "final")),
            Field(name="meeting_minutes", kind=_K.INTEGER, required=True, visible_if=some),
            Field(
                name="meeting_summary",
                kind=_K.CHOICE,
                required=True,
                choices=("nobody", "client", "together"),
                visible_if=some,
            ),
        ),
    )


def _confidentiality() -> Step:
    return Step(
        key="confidentiality",
        fields=(
            Field(name="existence_known_to", kind=_K.TEXT),
            *RETENTION,
        ),
    )


def _fees() -> Step:
    return Step(
        key="fees",
        fields=(
            Field(name="unit_price", kind=_K.MONEY, required=True),
            Field(name="meetings_included", kind=_K.YES_NO, required=True, visible_if=("meetings", MEETINGS)),
            Field(name="meeting_price", kind=_K.MONEY, required=True, visible_if=("meetings_included", False)),
            *TRAVEL,
            Field(name="vat_line", kind=_K.TEXT, required=True),
        ),
    )


def _payment() -> Step:
    return Step(
        key="payment",
        fields=(
            Field(name="payer", kind=_K.CHOICE, required=True, choices=("organisation", "other")),
            Field(
                name="payer_other",
                kind=_K.PARTY,
                required=True,
                parts=("name", "address"),
                visible_if=("payer", "other"),
            ),
            *ON_INVOICE,
        ),
    )


def client_never_pays(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """Whoever else pays in the organisation's place is not the client: an employee who benefits never pays."""
    payer = (answers.get("payer_other") or {}).get("name") or ""
    client = (answers.get("client") or {}).get("name") or ""
    same = payer.strip() and payer.casefold().split() == client.casefold().split()
    return (Problem(step="payment", field="payer_other", code="client-never-pays", part="name"),) if same else ()


def objectives_come_in_time(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """No objective is due before the work begins."""
    start = answers.get("starts_on") or ""
    return tuple(
        Problem(step="objectives", field="objectives", code="dates-out-of-order", part=f"{number}.due_on")
        for number, row in enumerate(answers.get("objectives") or (), start=1)
        if row.get("due_on") and row["due_on"] < start
    )


MODEL = Model(
    kind=DocumentKind.TRIPARTITE,
    scope=Scope.PERSON,
    template="tripartite",
    steps=(
        _parties(),
        _requests(),
        Step(key="objectives", fields=(Field(name="objectives", kind=_K.OBJECTIVES, required=True),)),
        Step(key="voluntary", fields=(Field(name="voluntary_on", kind=_K.DATE),)),
        SESSIONS,
        _place(),
        _meetings(),
        Step(key="reporting", fields=reporting_fields(required=True)),
        _confidentiality(),
        _fees(),
        _payment(),
        Step(key="cancellation", fields=CANCELLATION),
        Step(key="annexes", fields=last_fields("reflection-period", "force-majeure", "references")),
        Step(key="review"),
    ),
    checks=(
        registration_holds,
        objectives_come_in_time,
        in_order("voluntary", "voluntary_on", "made_on", "voluntary-after-agreement"),
        at_least_one("sessions", "sessions_count", "session_minutes"),
        in_order("sessions", "starts_on", "ends_on"),
        at_least_one("meetings", "meeting_minutes"),
        in_order("meetings", "meeting_initial_on", "meeting_final_on"),
        terms_are_told,
        retention_is_reasoned("confidentiality"),
        client_never_pays,
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("T1", "the parties, with their capacity", ("parties",)),
    Item("T2", "where the request comes from, what the work is and is not", ("preamble",)),
    Item("T3", "the object", ("object",)),
    Item("T4", "the request of each, apart", ("requests",), "SFCoach 2-3"),
    Item("T5", "the objectives", ("objectives",)),
    Item("T6", "the client's free will, in a box of their own", ("voluntary",), "charter, article 4", locked=True),
    Item("T7", "the role of the organisation and of the sponsor", ("organisation-role",)),
    Item("T8", "the role of the practitioner", ("practitioner-role",), "charter, article 2", locked=True),
    Item("T9", "decisions stay with the client", ("decisions",), "charter, article 2", locked=True),
    Item("T10", "tripartite meetings", ("meetings",)),
    Item("T11", "the sessions", ("sessions",)),
    Item("T12", "the place", ("place",), "charter, article 7"),
    Item("T13", "remote sessions, and no recording", ("remote", "no-recording"), "charter, article 7"),
    Item("T14", "confidentiality", ("confidentiality",), "charter, article 5", locked=True),
    Item("T15", "what may be reported", ("reporting",), "charter, article 5", locked=True),
    Item("T16", "the limits the law sets to confidentiality", ("legal-limits",), locked=True),
    Item("T17", "supervision", ("supervision",), "charter, article 3"),
    Item("T18", "the charter, annexed", ("annexes", "charter")),
    Item("T19", "the price", ("price",)),
    Item("T20", "invoicing", ("payment",), "C. com., L.441-10"),
    Item("T21", "cancelling and postponing", ("cancellation",)),
    Item("T22", "interruption", ("interruption",)),
    Item("T23", "duration and amendment", ("duration",)),
    Item("T24", "personal data", ("data-protection", "retention"), "GDPR, article 13"),
    Item("T25", "notes and who they belong to", ("notes",)),
    Item("T26", "insurance", ("insurance",)),
    Item("T27", "mediation, law and court", ("mediation", "law"), "charter, article 9"),
    Item("T28", "annexes, originals, place, date and signatures", ("annexes", "signatures")),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. Nothing about reporting: each item is asked."""
    engagement, organisation, sponsor = of_dossier(facts), facts.organisation, facts.sponsor
    return answered(
        {
            "client": person(facts.client, "job_title", contact=facts.client.email if facts.client else ""),
            "organisation": business(organisation),
            "signatory": person(facts.signatory, "capacity"),
            "has_sponsor": sponsor is not None if organisation else None,
            "sponsor": person(sponsor, capacity=sponsor.job_title) if sponsor else None,
            "organisation_request": engagement.organisation_request,
            "organisation_interest": engagement.organisation_interest,
            "client_request": engagement.client_request,
            "client_interest": engagement.client_interest,
            "objectives": objective_rows(facts.objectives),
            **contract_prefill(facts, language),
            "payer": "organisation",
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The client, who signs the organisation in, and the practitioner."""
    client, signatory = answers.get("client") or {}, answers.get("signatory") or {}
    return (
        Signer(Party.CLIENT, client.get("name") or "", client.get("job_title") or ""),
        Signer(Party.ORGANISATION, signatory.get("name") or "", signatory.get("capacity") or ""),
        as_practitioner(facts),
    )
