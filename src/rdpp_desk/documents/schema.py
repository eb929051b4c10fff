"""The JSON schema of a model's answers, for whoever writes an answer file by hand."""

from __future__ import annotations

from typing import Any

from rdpp_desk.documents.answers import OBJECTIVE_PARTS, REPORT_ANSWERS, Field, FieldKind
from rdpp_desk.documents.wizard import Model

_TEXT = {"type": "string"}
_DATE = {"type": "string", "format": "date"}
_SCALARS: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: _TEXT,
    FieldKind.LONG: _TEXT,
    FieldKind.DATE: _DATE,
    FieldKind.YES_NO: {"type": "boolean"},
    FieldKind.INTEGER: {"type": "integer", "minimum": 0},
    FieldKind.MONEY: {"type": "integer", "minimum": 0, "description": "cents"},
}


def answers_schema(model: Model) -> dict[str, Any]:
    """A JSON schema (2020-12). Nothing is required: what lacks is listed and the print says « Projet »."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.kind.value,
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _property(field) for field in model.fields if not field.given},
    }


def _property(field: Field) -> dict[str, Any]:
    kind = field.kind
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if kind is FieldKind.CHOICE:
        return {"type": "string", "enum": list(field.choices)}
    if kind is FieldKind.BOXES:
        return {"type": "array", "items": {"type": "string", "enum": list(field.choices)}}
    if kind is FieldKind.REPORT_ITEMS:
        answer = {"type": "string", "enum": list(REPORT_ANSWERS)}
        return _object(dict.fromkeys(field.choices, answer))
    if kind is FieldKind.OBJECTIVES:
        parts = {**dict.fromkeys(OBJECTIVE_PARTS, _TEXT), "due_on": _DATE, "shareable": {"type": "boolean"}}
        return {"type": "array", "items": _object(parts)}
    if kind is FieldKind.ROWS:
        return {"type": "array", "items": _object({one.name: dict(_SCALARS[one.kind]) for one in field.columns})}
    person = _object(dict.fromkeys(field.parts, _TEXT))
    return person if kind is FieldKind.PARTY else {"type": "array", "items": person}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}
