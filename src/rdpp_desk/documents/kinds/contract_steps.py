"""What the contracts ask in the same words, and what a dossier answers of it."""

from __future__ import annotations

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.dossier import charter_annexed, dates, late_payment, of_dossier, place_words
from rdpp_desk.documents.wizard import Step
from rdpp_desk.practice.people import Organisation

_K = FieldKind

ORGANISATION = Field(
    name="organisation",
    kind=_K.PARTY,
    required=True,
    parts=("name", "legal_form", "registration", "address"),
    required_parts=("name", "registration", "address"),
)
SESSIONS = Step(
    key="sessions",
    fields=(
        Field(name="sessions_count", kind=_K.INTEGER, required=True),
        Field(name="session_minutes", kind=_K.INTEGER, required=True),
        Field(name="spacing", kind=_K.TEXT),
        Field(name="starts_on", kind=_K.DATE, required=True, group="period"),
        Field(name="ends_on", kind=_K.DATE, required=True, group="period"),
    ),
)
REMOTE = (
    Field(name="remote", kind=_K.YES_NO, required=True),
    Field(name="remote_tool", kind=_K.TEXT, required=True, visible_if=("remote", True)),
    Field(
        name="who_calls_back",
        kind=_K.CHOICE,
        required=True,
        choices=("practitioner", "client"),
        visible_if=("remote", True),
    ),
)
PLACE = Step(key="place", fields=(Field(name="place", kind=_K.TEXT, required=True), *REMOTE))
RETENTION = (
    Field(name="notes_kept_years", kind=_K.INTEGER, required=True, group="retention"),
    Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
    Field(name="notes_kept_reason", kind=_K.TEXT, group="retention"),
)
TRAVEL = (
    Field(name="travel", kind=_K.CHOICE, required=True, choices=("none", "included", "flat")),
    Field(name="travel_price", kind=_K.MONEY, required=True, visible_if=("travel", "flat")),
)
ON_INVOICE = (
    Field(name="invoicing", kind=_K.CHOICE, required=True, choices=("start_end", "monthly", "end")),
    Field(name="payment_days", kind=_K.INTEGER, required=True),
    Field(name="late_payment", kind=_K.LONG),
)
CANCELLATION = (
    Field(name="cancellation_hours", kind=_K.INTEGER, required=True),
    Field(name="late_cancellation", kind=_K.CHOICE, required=True, choices=("counted", "postponed_once")),
    Field(name="notice_days", kind=_K.INTEGER, required=True),
)


def last_fields(*optional_clauses: str) -> tuple[Field, ...]:
    """The mediator, the charter, the optional clauses where there are any, then where and when it is signed."""
    optional = Field(name="optional_clauses", kind=_K.BOXES, choices=optional_clauses)
    return (
        Field(name="mediator", kind=_K.TEXT),
        Field(name="annex_charter", kind=_K.YES_NO),
        *((optional,) if optional_clauses else ()),
        Field(name="made_at", kind=_K.TEXT, group="made"),
        Field(name="made_on", kind=_K.DATE, group="made"),
    )


def work_prefill(facts: DossierFacts) -> dict[str, Answer]:
    """What the dossier knows of the sessions, the place, the price and cancelling."""
    engagement, preferences = of_dossier(facts), facts.preferences
    return {
        "sessions_count": engagement.planned_sessions,
        "session_minutes": engagement.session_minutes,
        **dates(engagement),
        "place": place_words(facts.place),
        "unit_price": engagement.session_price_cents,
        "vat_line": preferences.vat_line,
        "cancellation_hours": preferences.cancellation_notice_hours,
        "made_at": facts.practitioner.town,
    }


def kept_prefill(facts: DossierFacts) -> dict[str, Answer]:
    """How long notes are kept, and the charter as an annex."""
    return {
        "notes_kept_years": facts.preferences.notes_kept_years,
        "backups_kept_months": facts.preferences.backups_kept_months,
        "annex_charter": charter_annexed(facts),
    }


def contract_prefill(facts: DossierFacts, language: str) -> dict[str, Answer]:
    """What the dossier knows of a contract paid on invoice."""
    return {
        **work_prefill(facts),
        **kept_prefill(facts),
        "payment_days": facts.preferences.payment_days,
        "late_payment": late_payment(language),
    }


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
