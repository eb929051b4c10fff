"""The names that the clauses of a kind may say between braces, and what each gives; to be chosen from a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdpp_desk.documents import kinds, wording
from rdpp_desk.documents.answers import OBJECTIVE_PARTS, ROW_KINDS, Field, FieldKind
from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import DocumentKind, Scope

_ONE_OF = (FieldKind.BOXES, FieldKind.CHOICE, FieldKind.REPORT_ITEMS)


@dataclass(frozen=True, slots=True)
class TemplateName:
    """`written` is what goes into the text of a clause, `gives` what is printed in its place."""

    written: str
    gives: str


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one kind, under a title."""

    title: str
    names: tuple[TemplateName, ...]


def names(kind: DocumentKind) -> tuple[NameGroup, ...]:
    """Every name that a clause of `kind` may use: the wizard's answers, the dossier, and the words that agree."""
    model = kinds.MODELS[kind]
    steps = [
        NameGroup(
            wording.step(kind, step.key).name,
            tuple(name for field in step.fields for name in _of_field(kind, field)),
        )
        for step in model.steps
    ]
    groups = (NameGroup(_("Words and figures"), _words()), *steps, *_dossier(model.scope))
    return tuple(group for group in groups if group.names)


def _of_field(kind: DocumentKind, field: Field) -> Iterator[TemplateName]:
    label = wording.field(kind, field.name).label
    if field.kind in _ONE_OF:
        for value in field.choices:
            gives = _("{field}: only if “{choice}”").format(field=label, choice=wording.choice(field.name, value).label)
            yield TemplateName(f"{{% if {_condition(field, value)} %}}…{{% endif %}}", gives)
    elif field.kind is FieldKind.YES_NO:
        yield TemplateName(f"{{% if {field.name} %}}…{{% endif %}}", _("{field}: only if yes").format(field=label))
    elif field.kind is FieldKind.PARTY:
        for part in field.parts:
            gives = _("{field}: {detail}").format(field=label, detail=wording.part(part))
            yield TemplateName(f"{{{{ {field.name}.{part} }}}}", gives)
    elif field.kind in ROW_KINDS:
        yield TemplateName(_repeated(field), _("{field}: one line each").format(field=label))
    else:
        yield TemplateName(f"{{{{ {field.name}{_filter(field)} }}}}", label)


def _condition(field: Field, value: str) -> str:
    if field.kind is FieldKind.BOXES:
        return f'"{value}" in {field.name}'
    if field.kind is FieldKind.REPORT_ITEMS:
        return f'{field.name}.{value} == "yes"'
    return f'{field.name} == "{value}"'


def _repeated(field: Field) -> str:
    parts = OBJECTIVE_PARTS if field.kind is FieldKind.OBJECTIVES else field.parts
    if field.kind is FieldKind.ROWS:
        parts = tuple(column.name for column in field.columns if column.kind is FieldKind.TEXT) or ("",)
    shown = f"{{{{ row.{parts[0]} }}}}" if parts[0] else ""
    return f"{{% for row in {field.name} %}}\n- {shown}\n{{% endfor %}}"


def _filter(field: Field) -> str:
    if field.kind is FieldKind.INTEGER and field.name.endswith("_minutes"):
        return "|hours"
    return {FieldKind.DATE: "|day", FieldKind.MONEY: "|money"}.get(field.kind, "")


def _words() -> tuple[TemplateName, ...]:
    return (
        TemplateName("{{ today|day }}", _("The day of the print")),
        TemplateName("{{ originals|words }}", _("How many originals, in words")),
        TemplateName("{{ blank() }}", _("A line to fill in by hand")),
        TemplateName(
            '{{ agree(dossier.practitioner, "la praticienne", "le praticien", "la personne intervenante") }}',
            _("The words that agree with you"),
        ),
    )


def _dossier(scope: Scope) -> tuple[NameGroup, ...]:
    you = NameGroup(
        _("Your profile"),
        _listed(
            "practitioner",
            {
                "full_name": _("Your name"),
                "title": _("Your title"),
                "trade_name": _("The name you work under"),
                "siret|siret": _("Your SIRET number"),
                "training_number": _("Your training registration number"),
                "address": _("Your address"),
                "city": _("Your city"),
                "email": _("Your e-mail address"),
                "phone": _("Your telephone number"),
                "insurance": _("Your insurance"),
                "training": _("Your training"),
                "frames_of_reference": _("Your frames of reference"),
                "limits": _("Their limits"),
                "consumer_mediator": _("Your consumer mediator"),
            },
        ),
    )
    charter = NameGroup(
        _("Your charter"),
        _listed("charter", {"title": _("Its title"), "version": _("Its version"), "sha256": _("Its fingerprint")}),
    )
    return (you, charter) if scope is Scope.PRACTICE else (you, *_people(scope), charter)


def _people(scope: Scope) -> tuple[NameGroup, ...]:
    who = NameGroup(
        _("The client"),
        (
            *_listed("client", {"full_name": _("Their name"), "job_title": _("Their position")}),
            TemplateName(
                '{{ agree(dossier.client, "accompagnée", "accompagné", "accompagné·e") }}',
                _("The words that agree with the client"),
            ),
        ),
    )
    other = NameGroup(
        _("The organisation"),
        (
            *_listed(
                "organisation",
                {"name": _("Its name"), "legal_form": _("Its legal form"), "address": _("Its address")},
            ),
            *_listed("signatory", {"full_name": _("Who signs for it"), "capacity": _("In what capacity")}),
            *_listed("sponsor", {"full_name": _("The sponsor"), "job_title": _("The sponsor’s position")}),
        ),
    )
    return (other,) if scope is Scope.GROUP else (who, other)


def _listed(of: str, parts: dict[str, str]) -> tuple[TemplateName, ...]:
    return tuple(TemplateName(f"{{{{ dossier.{of}.{part} }}}}", gives) for part, gives in parts.items())
