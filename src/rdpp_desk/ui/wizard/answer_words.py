"""Answers in words, as the review lists them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.wizard import OBJECTIVE_PARTS, Answer, Column, Field, FieldKind, WizardState, is_answered
from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import Document


def document_name(document: Document) -> str:
    """What a document is called on the screen: its kind, and that it is an amendment."""
    kind = label(document.kind)
    return kind if document.amends_id is None else _("Amendment: {kind}").format(kind=kind)


def answer_words(field: Field, value: Answer, currency: str = "EUR") -> str:
    """What was answered, over several lines if it has several parts; "" if nothing was."""
    if not is_answered(value):
        return ""
    kind = field.kind
    if kind is FieldKind.YES_NO:
        return _("Yes") if value else _("No")
    if kind is FieldKind.CHOICE:
        return wording.choice(field.name, value).label
    if kind is FieldKind.DATE:
        return formats.day(date.fromisoformat(value))
    if kind is FieldKind.INTEGER:
        return formats.number(value)
    if kind is FieldKind.MONEY:
        return formats.money(value, currency)
    if kind is FieldKind.BOXES:
        return ", ".join(wording.choice(field.name, box).label for box in value)
    if kind is FieldKind.REPORT_ITEMS:
        return "\n".join(_item(field.name, item, value.get(item)) for item in field.choices)
    if kind is FieldKind.PARTY:
        return _one_line(value, field.parts)
    if kind is FieldKind.PEOPLE:
        return "\n".join(_one_line(row, field.parts) for row in value)
    if kind is FieldKind.ROWS:
        return "\n".join(_row(field, row, currency) for row in value)
    if kind is FieldKind.OBJECTIVES:
        return "\n".join(_objective(number, row) for number, row in enumerate(value, start=1))
    return str(value).strip()


def review_fields(state: WizardState, step: str) -> tuple[Field, ...]:
    """The questions of a step that the answers call for."""
    fields = next(one.fields for one in state.model.steps if one.key == step)
    return tuple(field for field in fields if state.visible(field.name) and not field.given)


def _item(name: str, item: str, answer: Answer) -> str:
    said = wording.choice("answers", answer).label if answer else "…"
    return _("{item}: {answer}").format(item=wording.choice(name, item).label, answer=said)


def _one_line(value: Mapping[str, Answer], parts: tuple[str, ...]) -> str:
    return ", ".join(" ".join(str(value[part]).split()) for part in parts if is_answered(value.get(part)))


def _row(field: Field, row: Mapping[str, Answer], currency: str) -> str:
    return " · ".join(said for one in field.columns if (said := _cell(one, row.get(one.name), currency)))


def _cell(column: Column, value: Answer, currency: str) -> str:
    """A cell in words; a number, or a yes, says of what."""
    words = " ".join(answer_words(Field(column.name, column.kind), value, currency).split()).rstrip(".")
    if words and column.kind in (FieldKind.INTEGER, FieldKind.YES_NO):
        return _("{item}: {answer}").format(item=wording.part(column.name), answer=words)
    return words


def _objective(number: int, row: Mapping[str, Answer]) -> str:
    shared = _("the organisation may read it") if row.get("shareable") else _("not shared")
    words = " ".join(str(row.get(OBJECTIVE_PARTS[0]) or "…").split())
    return _("{number}. {wording} ({shared})").format(number=number, wording=words, shared=shared)
