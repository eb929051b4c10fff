"""What the documents for a private individual share: how the contract is concluded, its price, its days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.contract_steps import CANCELLATION, TRAVEL, work_prefill
from rdpp_desk.documents.wizard import Problem, Step
from rdpp_desk.practice.consumer import (
    Conclusion,
    Met,
    Solicited,
    Where,
    conclusion,
    first_day_to_pay,
    last_day_to_withdraw,
    starts_too_early,
    tax,
)

SCHEDULES = ("each_session", "monthly", "start", "end")

_K = FieldKind


def client_step() -> Step:
    """Who the client is; a contract with them needs a postal address."""
    return Step(
        key="client",
        fields=(
            Field(
                name="client",
                kind=_K.PARTY,
                required=True,
                parts=("name", "address", "contact"),
                required_parts=("name", "address"),
            ),
        ),
    )


def conclusion_step(*more: Field) -> Step:
    """How each step of the conclusion happens, from which the law draws everything else."""
    distance = ("concluded_where", Where.DISTANCE.value)
    return Step(
        key="conclusion",
        fields=(
            Field(name="concluded_where", kind=_K.CHOICE, required=True, choices=tuple(one.value for one in Where)),
            Field(name="solicited", kind=_K.CHOICE, required=True, choices=tuple(one.value for one in Solicited)),
            Field(
                name="met_in_person",
                kind=_K.CHOICE,
                required=True,
                choices=tuple(one.value for one in Met),
                visible_if=distance,
            ),
            Field(name="online_interface", kind=_K.YES_NO, required=True, visible_if=distance),
            Field(name="online_function", kind=_K.TEXT, required=True, visible_if=("online_interface", True)),
            Field(
                name="withdrawal_granted",
                kind=_K.YES_NO,
                visible_if=("concluded_where", Where.USUAL_PLACE.value),
                only_if=("solicited", Solicited.NO.value),
            ),
            *more,
        ),
    )


def price_step(*more: Field) -> Step:
    """The price, and when it is paid."""
    return Step(
        key="price",
        fields=(
            Field(name="unit_price", kind=_K.MONEY, required=True),
            *TRAVEL,
            Field(name="vat_line", kind=_K.TEXT, required=True),
            Field(name="payment_schedule", kind=_K.CHOICE, required=True, choices=SCHEDULES),
            Field(name="payment_means", kind=_K.TEXT, required=True),
            *more,
        ),
    )


def cancellation_step() -> Step:
    """Postponing, stopping, and complaining."""
    complaints = Field(name="complaint_contact", kind=_K.TEXT, required=True)
    return Step(key="cancellation", fields=(*CANCELLATION, complaints))


def concluded(answers: Mapping[str, Answer]) -> Conclusion:
    """How the contract that these answers tell of is to be treated."""
    where, solicited, met = (answers.get(name) for name in ("concluded_where", "solicited", "met_in_person"))
    return conclusion(
        Where(where) if where else None,
        Solicited(solicited) if solicited else None,
        Met(met) if met else None,
    )


def derive(answers: Mapping[str, Answer], facts: DossierFacts, concluded_on: date | None = None) -> dict[str, Any]:
    """The names `concluded` (path, rights, days) and `price` (cents, all taxes included) for the clauses."""
    found = concluded(answers)
    granted = not found.withdrawal and answers.get("withdrawal_granted") is True
    return {
        "concluded": {
            "path": found.path.value,
            "withdrawal": found.withdrawal,
            "in_doubt": found.in_doubt,
            "granted": granted,
            "payment_waits": found.payment_waits,
            "last_day": _day(last_day_to_withdraw, concluded_on),
            "first_payment": _day(first_day_to_pay, concluded_on),
        },
        "price": _price(answers, facts.preferences.vat_rate_percent),
    }


def derive_signed(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    """As `derive`, counted from the day the contract is signed, where it is known."""
    return derive(answers, facts, day_of(answers, "made_on"))


def last_day(answers: Mapping[str, Answer], name: str) -> str | None:
    """The last day to withdraw from a contract concluded on the date of the field `name`, where it is known."""
    return _day(last_day_to_withdraw, day_of(answers, name))


def day_of(answers: Mapping[str, Answer], name: str) -> date | None:
    """The date answered in the field `name`."""
    given = answers.get(name)
    return date.fromisoformat(given) if given else None


def nothing_before_its_day(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """No session while the client may withdraw, unless they ask for it; off premises, no payment for seven days.

    Source: C. conso., L.221-25 and L.221-10.
    """
    found, concluded_on = concluded(answers), day_of(answers, "made_on")
    if concluded_on is None:
        return ()
    problems = []
    starts_on, paid_on = day_of(answers, "starts_on"), day_of(answers, "first_payment_on")
    waits = found.withdrawal and answers.get("early_start") is not True
    if waits and starts_on is not None and _holds(starts_too_early, concluded_on, starts_on):
        problems.append(Problem(step="sessions", field="starts_on", code="starts-before-withdrawal-ends"))
    first = _day(first_day_to_pay, concluded_on) if found.payment_waits else None
    if first is not None and paid_on is not None and paid_on.isoformat() < first:
        problems.append(Problem(step="price", field="first_payment_on", code="payment-too-early"))
    return tuple(problems)


def prefill_work(facts: DossierFacts) -> dict[str, Answer]:
    """What the dossier knows of the work, its price and its terms."""
    return {**work_prefill(facts), "complaint_contact": facts.practitioner.email}


def prefill_client(facts: DossierFacts) -> dict[str, str] | None:
    """The client, with a postal address on one line."""
    client = facts.client
    if client is None:
        return None
    address = ", ".join(line.strip() for line in client.address.split("\n") if line.strip())
    return {"name": client.full_name, "address": address, "contact": client.email or client.phone}


def _price(answers: Mapping[str, Answer], rate: int) -> dict[str, Any]:
    """Amounts in cents, all taxes included; None for what is not known. A session's price is rounded, then counted."""
    net, count = answers.get("unit_price"), answers.get("sessions_count")
    trip_net = answers.get("travel_price") if answers.get("travel") == "flat" else 0
    if net is None or trip_net is None:
        return {"unit": None, "sessions": None, "travel": None, "total": None, "vat": None}
    unit, trip = net + tax(net, rate), trip_net + tax(trip_net, rate)
    if count is None:
        return {"unit": unit, "sessions": None, "travel": trip, "total": None, "vat": None}
    total = count * unit + trip
    return {
        "unit": unit,
        "sessions": count * unit,
        "travel": trip,
        "total": total,
        "vat": total - count * net - trip_net,
    }


def _day(rule: Callable[[date], date], concluded_on: date | None) -> str | None:
    """The ISO date that a rule gives; None if it counts from a day not known, or past the end of the calendar."""
    try:
        return rule(concluded_on).isoformat() if concluded_on is not None else None
    except OverflowError:
        return None


def _holds(rule: Callable[[date, date], bool], *days: date) -> bool:
    try:
        return rule(*days)
    except OverflowError:
        return False
