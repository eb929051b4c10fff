"""The steps and fields of the yearly statement."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the statement."""
    return {
        "practice": (
            _("Hours practised"),
            _("How many hours did you practise?"),
            _("Totals of this year so far, from the sessions held. No client is named."),
        ),
        "supervision": (
            _("Supervision"),
            _("How much supervision, and by what norm?"),
            _("The ratio is printed with its arithmetic."),
        ),
        "training": (
            _("Training"),
            _("What training did you follow?"),
            _("Leave empty if there was none: nothing is then printed."),
        ),
        "signature": (_("Signature"), _("Who signs, where and when?"), _("Leave empty what will be written by hand.")),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "statement_from": (_("First day"),),
        "statement_to": (_("Last day"), _("Change the hours by hand if you change the period.")),
        "practice_time": (_("Hours of practice"), _("One line for each kind of work.")),
        "supervised_time": (
            _("Time of supervision"),
            _("Totals of this year so far, from your journal. Peers do not count."),
        ),
        "supervision_norm": (
            _("Norm"),
            _("One hour of supervision for so many hours of practice. Check it with the body."),
        ),
        "norm_hours": (_("Hours of practice for one hour of supervision"),),
        "training_followed": (_("Training followed"),),
        "signed_by": (_("Who signs"),),
        "supervisor": (_("The supervisor"),),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "supervision_norm": {
            "emcc": (_("EMCC: one for 35"), _("And four individual hours a year.")),
            "ac-foundation": (_("AC, first level: one for 15"),),
            "ac-professional": (_("AC, professional: one for 30"),),
            "ac-master": (_("AC, master: one for 40"),),
            "own": (_("Your own"),),
            "none": (_("No norm"), _("No ratio is printed.")),
        },
        "signed_by": {
            "practitioner": (_("You"),),
            "supervisor": (_("The supervisor"),),
            "both": (_("Both"),),
        },
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {
        "accreditation": _("Accreditation"),
        "what": _("Kind of work"),
        "course": _("Training"),
        "provider": _("Provider"),
        "format": _("Form"),
        "encounters": _("Meetings"),
        "hours": _("Hours"),
        "minutes": _("Minutes"),
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices, parts=parts)
