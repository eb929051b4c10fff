"""Checks that several kinds of document share."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, is_answered
from rdpp_desk.documents.wizard import Check, Problem
from rdpp_desk.practice.references import digits_of, valid_siren, valid_siret

MOST_YEARS, YEARS_WITHOUT_REASON = 5, 3
"""How long working notes may be kept, and from when a reason is asked. No text of law fixes a coach's delay."""


def in_order(step: str, earlier: str, later: str, code: str = "dates-out-of-order") -> Check:
    """The check that the date `later` (a field of `step`) is not before the date `earlier`."""

    def check(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
        first, second = answers.get(earlier) or "", answers.get(later) or ""
        return (Problem(step=step, field=later, code=code),) if first and second and second < first else ()

    return check


def at_least_one(step: str, *names: str) -> Check:
    """The check that counts of `step` are not zero."""

    def check(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
        return tuple(Problem(step=step, field=name, code="zero") for name in names if answers.get(name) == 0)

    return check


def retention_is_reasoned(step: str) -> Check:
    """The check that notes are kept five years at most, and that beyond three a reason is given."""

    def check(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
        years = answers.get("notes_kept_years") or 0
        if years > MOST_YEARS:
            return (Problem(step=step, field="notes_kept_years", code="kept-too-long"),)
        if years > YEARS_WITHOUT_REASON and not is_answered(answers.get("notes_kept_reason")):
            return (Problem(step=step, field="notes_kept_reason"),)
        return ()

    return check


def registration_holds(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """A number of 9 or 14 digits is a SIREN or a SIRET, and its check digit is right; any other is foreign."""
    number = (answers.get("organisation") or {}).get("registration") or ""
    digits = digits_of(number)
    french = "".join(number.split()).isdigit() and len(digits) in (9, 14)
    if french and not (valid_siren(digits) or valid_siret(digits)):
        return (Problem(step="parties", field="organisation", code="registration-number", part="registration"),)
    return ()
