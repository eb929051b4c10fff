"""The steps and fields of the report to an organisation."""

from __future__ import annotations

from rdpp_desk.documents.wording.choices import report_items
from rdpp_desk.documents.wording.words import KindWords, Labels, Steps
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the report."""
    return {
        "report": (
            _("The report"),
            _("To whom does it go?"),
            _("Only what the client agreed to in writing can be told; the rest is asked nowhere."),
        ),
        "facts": (
            _("Facts"),
            _("What is counted or dated?"),
            _("No reason for an absence or an end is ever given."),
        ),
        "content": (
            _("What is told"),
            _("What does the client want to have said?"),
            _("They read the exact text and approve it; a word changed after that calls for a new approval."),
        ),
        "signature": (
            _("Place and date"),
            _("Where and when is it written?"),
            _("The date is part of the text that the client approves."),
        ),
        "review": (
            _("Review"),
            _("Has the client read this text?"),
            _("Once frozen, the text no longer changes; it ends by saying that nothing else was disclosed."),
        ),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "report_scope": (_("What may be reported"),),
        "report_to": (_("Who receives it"), _("The person named in the agreement, and nobody else.")),
        "report_from": (_("From"),),
        "report_until": (_("To"),),
        "report_attended": (_("Sessions attended"), _("The number alone.")),
        "report_dates": (_("Dates of the sessions held"),),
        "report_ending": (_("Where the work stands"), _("Without a reason, nor by whose decision.")),
        "report_ended_on": (_("Since what day?"),),
        "report_progress": (_("Shared objectives"), _("The levels are those that the client gives.")),
        "report_means": (_("Means asked of the organisation"), _("Describe; do not prescribe.")),
        "report_synthesis": (_("The summary written by the client"), _("Their words, untouched.")),
        "report_learning": (_("A general learning"), _("Nothing that lets a session or someone be recognised.")),
        "report_follow_up": (_("Follow-up wished for"), _("A wish of the client’s; the decision stays with them.")),
        "made_on": (_("Date"), _("Printed in the text: choose it before the client reads.")),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "report_scope": report_items(),
        "report_ending": {
            "goes_on": (_("It goes on"),),
            "ended": (_("It reached its end"),),
            "stopped": (_("It came to an end"),),
        },
    }


def parts() -> dict[str, str]:
    """Part, or column → label."""
    return {
        "organisation": _("Organisation"),
        "held_on": _("Date"),
        "progress_objective": _("Shared objective"),
        "progress_start": _("At the start"),
        "progress_now": _("Today"),
        "progress_aim": _("Level aimed at"),
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices, parts=parts)
