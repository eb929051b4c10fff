"""A made-up dossier and made-up answers, in which a template is tried before it is kept. Nobody reads them.

Each specimen answers every question of a model in another way, so that most branches of its clauses are gone through;
the last one answers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rdpp_desk.documents.answers import OBJECTIVE_PARTS, REPORT_ANSWERS, Answer, Field, FieldKind
from rdpp_desk.documents.facts import CharterReference, DossierFacts
from rdpp_desk.documents.wizard import Model
from rdpp_desk.practice.agreements import LawText, LawTextCode, Scope
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.people import Agreement, Client, Member, Organisation, Place, Practitioner, Signatory, Sponsor
from rdpp_desk.practice.reporting import REPORT_ITEMS, ReportingScope, ScopeItem

TODAY, DAY = date(2026, 11, 24), "2026-12-01"
TEXT, _NUMBER, _MINUTES, _CENTS, _SHA = "Lorem ipsum", 4, 90, 18000, "0" * 64
_LEAST = 2

_PRACTITIONER = Practitioner(
    first_name="Lorem",
    last_name="Ipsum",
    agreement=Agreement.FEMININE,
    title="dolor",
    trade_name="Sit Amet",
    siret="73282932000074",
    training_number="00 00 00000 00",
    address="1, rue Lorem",
    city="69000 Ipsum",
    email="lorem@ipsum.example",
    phone="00 00 00 00 00",
    website="ipsum.example",
    training=TEXT,
    frames_of_reference=TEXT,
    insurance=TEXT,
    mediators=(TEXT,),
    limits=TEXT,
    consumer_mediator=TEXT,
    consumer_mediator_address=TEXT,
    consumer_mediator_site="mediateur.example",
)


Say = Callable[[str, str], str]
"""Field and part of it, which may be empty → the text answered."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """One dossier and its answers."""

    facts: DossierFacts
    answers: dict[str, Answer]


def specimens(model: Model, say: Say | None = None) -> Iterator[Specimen]:
    """The first answers everything; each other answers otherwise; the last has neither dossier nor answers.

    `say` gives the text to answer for a field, or a part of it.
    """
    most = max([_LEAST, *(len(field.choices) for field in model.fields if field.kind is FieldKind.CHOICE)])
    for number in range(most):
        answers = {field.name: _answer(field, number, say or _lorem) for field in model.fields}
        yield Specimen(facts(model.scope, number), answers)
    engagement = None if model.scope is Scope.PRACTICE else Engagement(kind=EngagementKind.COACHING)
    yield Specimen(DossierFacts(practitioner=Practitioner(), engagement=engagement, today=TODAY), {})


_SCOPE = ReportingScope(
    document_id=1,
    agreed_on=TODAY,
    items=tuple(ScopeItem(item=item, each_time=False, to=TEXT, how=TEXT, until=TEXT) for item in REPORT_ITEMS),
)


@lru_cache(maxsize=16)
def facts(scope: Scope, number: int = 0) -> DossierFacts:
    """A dossier in which everything is known; `number` chooses its kind of work and how words agree."""
    practice = DossierFacts(
        practitioner=_PRACTITIONER,
        today=TODAY,
        law=tuple(_law(code, language) for code in LawTextCode for language in ("fr", "en")),
        place=Place(name=TEXT, address=TEXT),
        charter=CharterReference(title=TEXT, version="1", sha256=_SHA, received_on=TODAY, text=TEXT),
        continuity=number == 0,
    )
    return practice if scope is Scope.PRACTICE else _dossier(practice, scope, number)


def _dossier(practice: DossierFacts, scope: Scope, number: int) -> DossierFacts:
    kinds = tuple(kind for kind in EngagementKind if kind is not EngagementKind.PRACTICE_ANALYSIS)
    group = scope is Scope.GROUP
    return replace(
        practice,
        engagement=Engagement(
            kind=EngagementKind.PRACTICE_ANALYSIS if group else kinds[number % len(kinds)],
            title=TEXT,
            client_interest=TEXT,
            organisation_interest=TEXT,
            client_request=TEXT,
            organisation_request=TEXT,
            planned_sessions=_NUMBER,
            session_price_cents=_CENTS,
            starts_on=TODAY,
            ends_on=date.fromisoformat(DAY),
        ),
        scope=None if group else _SCOPE,
        held=(TODAY,),
        client=None if group else _client(tuple(Agreement)[number % len(Agreement)]),
        organisation=Organisation(
            name=TEXT, legal_form=TEXT, siren="732829320", address=TEXT, sector=TEXT, headcount=_NUMBER
        ),
        sponsor=Sponsor(organisation_id=1, last_name=TEXT, job_title=TEXT, email=TEXT, phone=TEXT),
        signatory=Signatory(organisation_id=1, last_name=TEXT, capacity=TEXT, email=TEXT),
        objectives=tuple(_objective(rank) for rank in range(_LEAST)),
        members=(Member(engagement_id=1, first_name=TEXT, job_title=TEXT, employer=TEXT, joined_on=TODAY),) * _LEAST,
    )


def _client(agreement: Agreement) -> Client:
    return Client(first_name=TEXT, agreement=agreement, job_title=TEXT, email=TEXT, phone=TEXT, address=TEXT)


def _objective(rank: int) -> Objective:
    return Objective(
        engagement_id=1,
        position=rank,
        wording=TEXT,
        indicator=TEXT,
        starting_level=TEXT,
        target_level=TEXT,
        due_on=TODAY,
        shareable=not rank,
    )


def _law(code: LawTextCode, language: str) -> LawText:
    return LawText(
        code=code, language=language, text=TEXT, source=TEXT, read_on=TODAY, check_after=date.max, sha256=_SHA
    )


def _answer(field: Field, number: int, say: Say) -> Answer:
    if field.kind is FieldKind.CHOICE:
        return field.choices[number % len(field.choices)]
    if field.kind is FieldKind.BOXES:
        return list(field.choices) if number % _LEAST == 0 else []
    if field.kind is FieldKind.REPORT_ITEMS:
        return {item: REPORT_ANSWERS[(rank + number) % len(REPORT_ANSWERS)] for rank, item in enumerate(field.choices)}
    if field.kind is FieldKind.PARTY:
        return {part: say(field.name, part) for part in field.parts}
    if field.kind is FieldKind.PEOPLE:
        return [{part: say(field.name, part) for part in field.parts}] * _LEAST
    if field.kind is FieldKind.OBJECTIVES:
        texts = {part: say(field.name, part) for part in OBJECTIVE_PARTS}
        first = {**texts, "due_on": DAY, "shareable": number % _LEAST == 0}
        return [first, {**first, "shareable": False}]
    if field.kind is FieldKind.ROWS:
        row = {column.name: _single(column.kind, number, say(field.name, column.name)) for column in field.columns}
        return [row] * _LEAST
    if field.kind is FieldKind.INTEGER and field.name.endswith("_minutes"):
        return _MINUTES
    return _single(field.kind, number, say(field.name, ""))


def _single(kind: FieldKind, number: int, text: str) -> Answer:
    values: dict[FieldKind, Answer] = {
        FieldKind.YES_NO: number % _LEAST == 0,
        FieldKind.DATE: DAY,
        FieldKind.INTEGER: _NUMBER if number % _LEAST == 0 else 1,
        FieldKind.MONEY: _CENTS,
    }
    return values.get(kind, text)


def _lorem(field: str, part: str) -> str:
    return TEXT
