"""The contract with a private individual: what the consumer code asks, and what the charter asks."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import consumer
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order, retention_is_reasoned
from rdpp_desk.documents.kinds.contract_steps import PLACE, RETENTION, SESSIONS, kept_prefill, last_fields
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, of_dossier
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

_K = FieldKind
_AIM = (Column("wording", required=True), Column("indicator"), Column("due_on", _K.DATE))


def _request() -> Step:
    return Step(
        key="request",
        fields=(
            Field(name="client_request", kind=_K.LONG, required=True),
            Field(name="aims", kind=_K.ROWS, columns=_AIM),
        ),
    )


def _confidentiality() -> Step:
    return Step(
        key="confidentiality",
        fields=(
            *RETENTION,
            Field(name="emergency", kind=_K.YES_NO),
            Field(name="emergency_contact", kind=_K.PARTY, parts=("name", "phone"), visible_if=("emergency", True)),
        ),
    )


MODEL = Model(
    kind=DocumentKind.BIPARTITE_CONSUMER,
    scope=Scope.PERSON,
    template="bipartite-consumer",
    steps=(
        consumer.client_step(),
        consumer.conclusion_step(Field(name="early_start", kind=_K.YES_NO)),
        _request(),
        SESSIONS,
        PLACE,
        _confidentiality(),
        consumer.price_step(Field(name="first_payment_on", kind=_K.DATE)),
        consumer.cancellation_step(),
        Step(key="signature", fields=last_fields("force-majeure")),
        Step(key="review"),
    ),
    checks=(
        at_least_one("sessions", "sessions_count", "session_minutes"),
        in_order("sessions", "starts_on", "ends_on"),
        retention_is_reasoned("confidentiality"),
        consumer.nothing_before_its_day,
    ),
    derive=consumer.derive_signed,
)

_L = "C. conso., "
CHECKLIST: tuple[Item, ...] = (
    Item(
        "P1", "the parties, with postal address, telephone and e-mail", ("parties",), _L + "L.111-1"
    ),
    Item("P2", "what the work is and is not", ("preamble",)),
    Item("P3", "the essential characteristics of the service", ("object",), _L + "L.111-1"),
    Item("P4", "the client's request", ("request",)),
    Item("P5", "the objectives", ("objectives",)),
    Item("P6", "the client's free will", ("voluntary",), "charter, article 4", locked=True),
    Item("P7", "the role of the practitioner", ("practitioner-role",), "charter, article 2", locked=True),
    Item("P8", "decisions stay with the client", ("decisions",), "charter, article 2", locked=True),
    Item("P9", "the sessions, and the period of performance", ("sessions",), _L + "L.111-1"),
    Item("P10", "the place", ("place",), "charter, article 7"),
    Item("P11", "remote sessions, and no recording", ("remote", "no-recording"), "charter, article 7"),
    Item("P12", "confidentiality", ("confidentiality",), "charter, article 5", locked=True),
    Item("P13", "the limits the law sets to confidentiality", ("legal-limits",), locked=True),
    Item("P14", "supervision", ("supervision",), "charter, article 3"),
    Item("P15", "notes and who they belong to", ("notes",)),
    Item("P16", "personal data, and when the last copy goes", ("data-protection", "retention"), "GDPR, article 13"),
    Item("P17", "someone to call in an emergency, if the client wishes", ("emergency",)),
    Item("P18", "the total price, every tax in it", ("price",), _L + "L.111-1"),
    Item("P19", "payment; off premises none for seven days; no penalty", ("payment",), _L + "L.221-10"),
    Item("P20", "postponing and cancelling", ("cancellation",)),
    Item("P21", "stopping, and what is then due", ("interruption",), _L + "L.221-5"),
    Item("P22", "duration and amendment", ("duration",), _L + "L.221-5"),
    Item("P23", "the right of withdrawal, or its absence", ("withdrawal",), _L + "L.221-5, L.221-18", locked=True),
    Item("P24", "beginning earlier only at the client's request", ("early-start",), _L + "L.221-25", locked=True),
    Item("P25", "the statutory notice of withdrawal", ("withdrawal-notice",), _L + "annex R.221-3", locked=True),
    Item("P26", "the withdrawal form, on a sheet of its own", ("withdrawal", "annexes"), _L + "L.221-9, R.221-1"),
    Item("P27", "complaints", ("complaints",), _L + "L.221-5"),
    Item("P28", "the consumer mediator", ("consumer-mediator",), _L + "L.612-1, L.616-1, R.616-1", locked=True),
    Item("P29", "a third party chosen together, never in place of the others", ("mediation",), "charter, article 9"),
    Item("P30", "law, and no clause on the court", ("law",)),
    Item("P31", "insurance", ("insurance",)),
    Item("P32", "codes of conduct: the charter, annexed", ("annexes",), _L + "L.221-5"),
    Item("P33", "originals, place, date and signatures", ("signatures",), _L + "L.221-9"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. Nothing on how the contract is concluded: each step of it is asked."""
    return answered(
        {
            "client": consumer.prefill_client(facts),
            "client_request": of_dossier(facts).client_request,
            "aims": [
                {
                    "wording": objective.wording,
                    "indicator": objective.indicator,
                    "due_on": objective.due_on.isoformat() if objective.due_on else None,
                }
                for objective in sorted(facts.objectives, key=lambda one: one.position)
                if objective.deleted_at is None
            ],
            **consumer.prefill_work(facts),
            **kept_prefill(facts),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The client, then the practitioner."""
    client = answers.get("client") or {}
    return (Signer(Party.CLIENT, client.get("name") or ""), as_practitioner(facts))
