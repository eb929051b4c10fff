"""What the wizard's screen needs of documents: the shapes of questions and answers, and the words for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdpp_desk.documents.answers import OBJECTIVE_PARTS, REPORT_ANSWERS, Answer, Column, Field, FieldKind, is_answered
from rdpp_desk.documents.wizard import Model, Problem, Step, StepStatus, WizardState
from rdpp_desk.documents.wording import StepWords, Words, choice, field, group, part, problem, step

if TYPE_CHECKING:
    from rdpp_desk.documents.pdf import Position, Printed, Reason

__all__ = [
    "OBJECTIVE_PARTS",
    "REPORT_ANSWERS",
    "Answer",
    "Column",
    "Field",
    "FieldKind",
    "Model",
    "Position",
    "Printed",
    "Problem",
    "Reason",
    "Step",
    "StepStatus",
    "StepWords",
    "WizardState",
    "Words",
    "choice",
    "field",
    "group",
    "is_answered",
    "part",
    "problem",
    "step",
]
