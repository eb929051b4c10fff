"""Answers that complete a document, whatever its kind: what a practitioner and a client would have said."""

from __future__ import annotations

from rdpp_desk.actions.wizard import Answer, Field, FieldKind, WizardState

_DATES = {
    "starts_on": "2026-12-07",
    "ends_on": "2027-07-02",
    "voluntary_on": "2026-11-20",
    "made_on": "2026-11-24",
    "meeting_initial_on": "2026-12-01",
    "meeting_final_on": "2027-07-01",
}
_NUMBERS = {"notes_kept_years": 2, "backups_kept_months": 6, "session_minutes": 60, "payment_days": 30}


def complete(state: WizardState) -> WizardState:
    """`state` with every question answered that the answers so far call for; what is answered stays."""
    before = None
    while before != state.answers:
        before = state.answers
        for field in state.model.fields:
            if state.visible(field.name) and (field.required or field.name == "report_terms"):
                state = state.answer(field.name, _filled(field, state.answers.get(field.name)))
    return state


def _filled(field: Field, value: Answer) -> Answer:
    kind = field.kind
    if kind is FieldKind.PARTY:
        return {part: (value or {}).get(part) or f"{part} écrit ici" for part in field.parts}
    if kind is FieldKind.REPORT_ITEMS:
        return {item: ("yes", "no", "each_time")[rank % 3] for rank, item in enumerate(field.choices)}
    if value not in (None, "", []):
        return value
    if kind is FieldKind.CHOICE:
        return field.choices[0]
    if kind is FieldKind.OBJECTIVES:
        return [{"wording": "Prendre la parole en comité", "shareable": True}]
    simple: dict[FieldKind, Answer] = {
        FieldKind.YES_NO: False,
        FieldKind.DATE: _DATES.get(field.name, "2026-12-07"),
        FieldKind.INTEGER: _NUMBERS.get(field.name, 8),
        FieldKind.MONEY: 18000,
    }
    return simple.get(kind, "Écrit ici")
