"""The anonymiser: finds what could identify someone, lets the practitioner decide, checks what leaves."""

from __future__ import annotations

from rdpp_desk.anonymise.decisions import (
    Decision,
    Shared,
    Span,
    apply,
    decision_for,
    decisions_for,
    mask_by_hand,
    undecided,
)
from rdpp_desk.anonymise.engine import find_identifiers, forget, pseudonymise
from rdpp_desk.anonymise.findings import LABELS, Finding, Kind, KnownEntity, Label, Language
from rdpp_desk.anonymise.policy import export_record
from rdpp_desk.anonymise.pseudonyms import AliasTable, betrays_gender, prose
from rdpp_desk.anonymise.verify import Leak, leaks
from rdpp_desk.anonymise.wording import label_name, why

__all__ = [
    "LABELS",
    "AliasTable",
    "Decision",
    "Finding",
    "Kind",
    "KnownEntity",
    "Label",
    "Language",
    "Leak",
    "Shared",
    "Span",
    "apply",
    "betrays_gender",
    "decision_for",
    "decisions_for",
    "export_record",
    "find_identifiers",
    "forget",
    "label_name",
    "leaks",
    "mask_by_hand",
    "prose",
    "pseudonymise",
    "undecided",
    "why",
]
