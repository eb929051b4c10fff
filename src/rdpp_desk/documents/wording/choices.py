"""What each choice, box or reporting item reads as."""

from __future__ import annotations

from rdpp_desk.messages import _, pgettext

Choices = dict[str, tuple[str, ...]]


def labels() -> dict[str, Choices]:
    """Field → choice → label, and consequence if any. "answers" are those of each reporting item."""
    items = report_items()
    return {
        **_meetings(),
        **_money(),
        **_consent(),
        "report": items,
        "report_apart": items,
        "answers": {
            "yes": (pgettext("reporting", "Yes"), _("Agreed in advance, within its terms.")),
            "no": (pgettext("reporting", "No"), _("Not reported.")),
            "each_time": (_("Each time"), _("Nothing leaves before the client has reread and approved the text.")),
        },
    }


def report_items() -> Choices:
    """The closed list of what may go back to the organisation."""
    return {
        "attendance_count": (_("The number of sessions attended"),),
        "dates_held": (_("The dates of the sessions held"),),
        "interruption": (_("The end or interruption, without the reason"),),
        "progress": (_("Progress on a shared objective, on a scale"),),
        "means": (_("The means asked of the organisation"),),
        "own_synthesis": (_("The summary written by the client"),),
        "learning": (_("A general learning"),),
        "follow_up": (_("A follow-up wished for"),),
    }


def purposes() -> Choices:
    """What a yes is for."""
    return {
        "accompaniment": (_("The accompaniment itself"),),
        "supervision": (_("Raising it in supervision, pseudonymised"),),
        "health_data": (_("Noting information about their own health"), _("Explicit consent; nothing without it.")),
        "remote": (_("Remote sessions"),),
        "training_use": (_("Use in training professionals, pseudonymised"),),
        "publication": (_("Publication, pseudonymised and reread"),),
        "named_in_log": (_("Being named in a log of hours"), _("When a certifying body asks for one.")),
        "contact_after": (_("Being contacted after the end"),),
    }


def _meetings() -> dict[str, Choices]:
    return {
        "meetings": {
            "initial": (_("At the start"), _("Both requests, shared objectives, framework.")),
            "middle": (_("Halfway"), _("To take stock of the shared objectives.")),
            "final": (_("At the end"), _("What the client finds it useful to say.")),
        },
        "meeting_summary": {
            "nobody": (_("No minutes"),),
            "client": (_("The client writes it"), _("And sends it to the others.")),
            "together": (_("The three together"), _("It goes no further until the client approves it.")),
        },
        "who_calls_back": {"practitioner": (_("You"),), "client": (_("The client"),)},
    }


def _money() -> dict[str, Choices]:
    return {
        "travel": {
            "none": (_("No travel is charged"),),
            "included": (_("Included in the price"),),
            "flat": (_("A flat sum"),),
        },
        "payer": {
            "organisation": (_("The organisation"),),
            "other": (_("Someone else for it"), _("A head office or a training fund.")),
            "client": (_("The client"),),
            "nobody": (_("Nobody (free of charge)"),),
        },
        "invoicing": {
            "start_end": (_("Half at signature, half at the end"),),
            "monthly": (_("Equal monthly parts"), _("Unrelated to the sessions held.")),
            "end": (_("Once, at the end"),),
        },
        "late_cancellation": {
            "counted": (_("The session counts and is not replaced"),),
            "postponed_once": (_("It may still be postponed once"),),
        },
        "optional_clauses": {
            "reflection-period": (
                _("Fourteen days to reflect"),
                _("When in doubt, above all for a business of five employees or fewer."),
            ),
            "force-majeure": (_("Force majeure"),),
            "references": (_("No use as a commercial reference"),),
        },
    }


def _consent() -> dict[str, Choices]:
    return {
        "work": {
            "rdpp": (_("RDPP"),),
            "coaching": (_("Individual coaching"),),
            "practice_analysis": (_("Practice analysis"),),
        },
        "work_basis": {
            "contract": (_("A contract that the client signs"), _("The tripartite agreement is one.")),
            "legitimate_interest": (_("Your legitimate interest"), _("When the client signs no contract.")),
        },
        "offered": {name: words for name, words in purposes().items() if name not in ("accompaniment", "supervision")},
    }
