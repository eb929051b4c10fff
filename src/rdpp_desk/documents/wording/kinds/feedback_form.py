"""The steps and fields of the end-of-work questionnaire."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the questionnaire."""
    return {
        "questions": (
            _("Questions"),
            _("What would you like to ask?"),
            _("Rewrite them as you wish: they are about the work, never about the person."),
        ),
        "form": (
            _("What becomes of it"),
            _("How is it returned, and how long do you keep it?"),
            _("It says that answering is free and that the organisation does not receive it."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "feedback_scales": (_("Sentences with a scale"), _("From 1 to 5. None is ticked in advance.")),
        "feedback_questions": (_("Open questions"), _("Each has three lines to write on.")),
        "feedback_named": (_("May they put their name?"), _("Without a name, they may still be recognised.")),
        "feedback_return": (_("How to return it"), _("For example: by post, in a closed envelope.")),
        "feedback_kept_months": (_("The answers are kept for, in months"),),
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {"sentence": _("Sentence"), "question": _("Question")}


WORDS = KindWords(steps=steps, labels=labels, parts=parts)
