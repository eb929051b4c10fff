"""The steps and fields of an organisation's letter for a certifying body."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the letter."""
    return {
        "organisation": (
            _("The organisation"),
            _("Who confirms the hours, and for whom?"),
            _("The organisation signs it on its own paper: your letterhead is not printed."),
        ),
        "hours": (
            _("Hours"),
            _("Which hours does it confirm?"),
            _("The organisation knows the sessions booked, never those held, unless attendance was agreed."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "signatory": (_("Who signs for the organisation"), _("With the capacity in which they bind it.")),
        "signatory_contact": (_("How to verify with them"), _("An e-mail address or a telephone number.")),
        "certifying_body": (_("Certifying body"),),
        "made_at": (_("Place"), _("Printed before the date.")),
        "made_on": (_("Date of the letter"), _("Leave empty to write it by hand.")),
        "coach_role": (_("Your role there"),),
        "hours_from": (_("First day"),),
        "hours_to": (_("Last day"),),
        "hours_are": (_("These hours are"),),
        "icf_hours": (_("Hours"), _("From the sessions booked under the agreement. Change them if need be.")),
        "icf_minutes": (_("And minutes"),),
        "people_count": (_("Number of people accompanied"),),
        "hours_paid": (_("Were they paid?"),),
        "client_named": (
            _("Name the client?"),
            _("Printed only while their consent to be named in a log of hours stands."),
        ),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "hours_are": {
            "booked": (_("Booked under the agreement"),),
            "held": (_("Held"), _("Only if attendance is among what may be reported.")),
        },
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices)
